"""``onrecord versions``, ``cite``, ``remove`` and ``merge``: articles, how they came here, and how they go."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.judging import tell_conflicts
from onrecord.cli.read import DEFAULT_LEDGER
from onrecord.cli.views import ledger_option, print_lines, terminal_width


@click.command()
@click.argument("article")
@ledger_option
def versions(article: str, ledger: Path) -> None:
    """Tell an article’s versions, and what each correction took back and added.

    ARTICLE is an article’s id or the beginning of it. Another text of the same address, or of the same id, is a new version. Of
    articles that copy it or share its source it is told which version they have.

    \b
    Example:
      onrecord versions ln-247
    """
    from onrecord.ledger.store import Ledger
    from onrecord.views.versions import versions

    with Ledger(ledger, create=False) as known:
        print_lines(versions(known, known.article(article), width=terminal_width()))


@click.command()
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@ledger_option
def cite(records: tuple[str, ...], ledger: Path) -> None:
    """Write footnotes to cite records by: outlet, title, date, address, paragraph, words, retrieval, hashes.

    \b
    Examples:
      onrecord cite s4f2a
      onrecord cite s4f2a e91bc > notes.txt
    """
    from onrecord.ledger.store import Ledger
    from onrecord.views.versions import footnote

    with Ledger(ledger, create=False) as known:
        for name in records:
            click.echo(footnote(known, known.record(name)).plain)


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@ledger_option
def remove(articles: tuple[str, ...], ledger: Path) -> None:
    """Take articles out of the ledger, with all their versions and records; judgements of them stay.

    ARTICLE is an article’s id or the beginning of it.

    \b
    Examples:
      onrecord remove ln-247
      onrecord remove ln-247 ln-248 --ledger war.db
    """
    from onrecord.ledger.store import Ledger

    with Ledger(ledger, create=False) as known:
        found = dict.fromkeys(known.article(name).id for name in articles)
        for name in found:
            known.remove(name)
            click.echo(f"removed {name}", err=True)


@click.command()
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_LEDGER,
    show_default=True,
    metavar="FILE",
    help="The ledger to merge into; it is made where there is none.",
)
def merge(other: Path, ledger: Path) -> None:
    """Put all that another ledger has on record here: articles, their versions, judgements.

    Nothing is lost, and it makes no difference which of the two is merged into which. Judgements that contradict each other are
    told; both stay on record. Exit status: 0, also where there are such.

    \b
    Example:
      onrecord merge colleague.db --ledger war.db
    """
    from onrecord.ledger.store import Ledger
    from onrecord.views.wording import counted

    with Ledger(other, create=False) as theirs, Ledger(ledger) as known:
        before = known.query("SELECT count(*) FROM articles")[0][0]
        conflicts = known.merge(theirs)
        after = known.query("SELECT count(*) FROM articles")[0][0]
    click.echo(f"{counted(after - before, 'new article')}, {counted(after, 'article')} in all", err=True)
    tell_conflicts(conflicts)
