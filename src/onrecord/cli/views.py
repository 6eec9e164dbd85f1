"""``onrecord brief``, ``show``, ``explain`` and ``verify``: the ledger for people."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.read import DEFAULT_LEDGER

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NARROW, PAPER, WIDE = 40, 80, 100  # columns: at the least, where there is no terminal, at the most

ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_LEDGER,
    show_default=True,
    metavar="FILE",
    help="The ledger to look into.",
)


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@ledger_option
@click.option("--full", is_flag=True, help="Show quotations whole, however long.")
def brief(articles: tuple[str, ...], ledger: Path, full: bool) -> None:
    """Tell what is on record.

    ARTICLE is an article's id or the beginning of it; without one, all articles are told, by date. § is the paragraph that the
    words stand in; what follows it opens the record with “onrecord show”.

    \b
    Examples:
      onrecord brief
      onrecord brief ln-247 --full
      onrecord brief --ledger war.db | less
    """
    from onrecord.ledger.store import Ledger
    from onrecord.views.brief import LONGEST, brief

    with Ledger(ledger, create=False) as known:
        chosen = [known.article(name) for name in articles] if articles else known.articles()
        print_lines(brief(known, chosen, width=terminal_width(), limit=None if full else LONGEST))


@click.command()
@click.argument("record")
@ledger_option
def show(record: str, ledger: Path) -> None:
    """Open a record: its words marked in their paragraph, its fields and their reasons, what persons said of it.

    RECORD is a record's id or the beginning of it, as “onrecord brief” shows it; or that of a contact or another happening, as
    “onrecord contacts” shows it: then its accounts are shown side by side.

    \b
    Examples:
      onrecord show c7d02
      onrecord show s4f2a
      onrecord show e91bc --ledger war.db
    """
    from onrecord.ledger.store import ENTRIES, Ledger
    from onrecord.views.entry import entry
    from onrecord.views.show import MARKS, show

    with Ledger(ledger, create=False) as known:
        if record.startswith(ENTRIES):
            print_lines(entry(known, known.entry(record), width=terminal_width()))
        else:
            print_lines(show(known, record, width=terminal_width(), marks=("", "") if _is_terminal() else MARKS))


def _a_paragraph(_: click.Context, option: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    number = value.removeprefix("§").strip()
    if not number.isascii() or not number.isdigit():
        raise click.BadParameter(f"{value!r} is no paragraph (write 4 or §4)", param=option)
    return int(number)


@click.command()
@click.argument("article")
@click.argument("paragraph", required=False, metavar="[§]", callback=_a_paragraph)
@ledger_option
def explain(article: str, paragraph: int | None, ledger: Path) -> None:
    """Say, sentence by sentence, what was recorded, and what was seen and refused, and why.

    ARTICLE is an article's id or the beginning of it; § the number of a paragraph, for that one only.

    \b
    Examples:
      onrecord explain ln-247
      onrecord explain ln-247 §4
    """
    from onrecord.ledger.store import Ledger
    from onrecord.views.explain import explain

    with Ledger(ledger, create=False) as known:
        print_lines(explain(known, known.article(article), only=paragraph, width=terminal_width()))


@click.command()
@ledger_option
@click.pass_context
def verify(ctx: click.Context, ledger: Path) -> None:
    """Prove that every stored span still equals its text, and every table what was read.

    Exit status: 0 when all holds, 1 when anything does not (it is listed).

    \b
    Example:
      onrecord verify --ledger war.db
    """
    from onrecord.ledger.store import Ledger
    from onrecord.ledger.verify import faults
    from onrecord.views.text import plain
    from onrecord.views.wording import counted

    with Ledger(ledger, create=False) as known:
        wrong = [plain(str(fault)) for fault in faults(known)]
        (articles,), (spans,) = (known.query(f"SELECT count(*) FROM {table}")[0] for table in ("articles", "spans"))
    for line in wrong:
        click.echo(line)
    result = counted(len(wrong), "fault") if wrong else "all as they were read"
    click.echo(f"{counted(articles, 'article')}, {counted(spans, 'span')}: {result}", err=True)
    ctx.exit(1 if wrong else 0)


def _is_terminal() -> bool:
    """Whether output goes to a person's terminal, which shows styles; FORCE_COLOR and NO_COLOR have their say."""
    console = _console()
    return console.is_terminal and not console.is_dumb_terminal


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False)


def terminal_width() -> int:
    """Columns to fill: the terminal's, within reason; 80 where there is none."""
    return max(NARROW, min(shutil.get_terminal_size().columns, WIDE)) if _is_terminal() else PAPER


def print_lines(lines: Iterable[Text]) -> None:
    """Lines with their styles on a terminal, bare anywhere else."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows no curly quotes shows question marks
    console = _console()
    for line in lines:
        if console.is_terminal:
            console.print(line, soft_wrap=True)
        else:
            click.echo(line.plain)
