"""The brief: what is on record, for a person to read in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.text import Text

from onrecord.ledger.store import Ledger
from onrecord.records import Article, Record
from onrecord.views.brief.contacts import contacts
from onrecord.views.brief.deeds import giving, incidents, words
from onrecord.views.brief.demands import demands
from onrecord.views.brief.figures import figures
from onrecord.views.brief.page import Page
from onrecord.views.brief.statements import statements
from onrecord.views.judgements import told
from onrecord.views.report import Report
from onrecord.views.wording import counted

LONGEST = 300  # characters shown of one quotation, unless the whole is asked for


def judged(page: Page) -> list[Text]:
    """What persons last said of the records above, which are shown as they were read."""
    about = [one for record in page.report.records for one in page.report.judged.get(record.id, ())]
    return [line for one in about for line in told(one, page.width)]


SECTIONS: Sequence[tuple[str, Callable[[Page], list[Text]]]] = (
    ("CONTACTS", contacts),
    ("DEMANDS AND ANSWERS", demands),
    ("FIGURES", figures),
    ("INCIDENTS", incidents),
    ("GIVEN AND GIVEN UP", giving),
    ("SUPPORT, BLAME, THREATS", words),
    ("STATEMENTS", statements),
    ("JUDGED BY PERSONS", judged),
)


def brief(ledger: Ledger, articles: Iterable[Article], *, width: int = 80, limit: int | None = LONGEST) -> Iterator[Text]:
    """The lines of the brief on some articles, one after the other, none wider than ``width`` columns.

    Of each quotation ``limit`` characters are shown, all where it is None.
    """
    before = False
    for article in articles:
        if before:
            yield from (Text(), Text("─" * width, "dim"), Text())
        yield from _of_article(Page(Report.of(ledger, article), width, limit))
        before = True
    if not before:
        yield Text("Nothing is on record yet.")


def _of_article(page: Page) -> Iterator[Text]:
    yield from _header(page)
    for title, section in SECTIONS:
        lines = section(page)
        if lines:
            yield from (Text(), Text(title, "bold"), *lines)
    if not page.report.records:
        yield from (Text(), Text("Nothing on record from this article."))


def _header(page: Page) -> Iterator[Text]:
    report = page.report
    counts: dict[str, Sequence[Record]] = {"statement": report.statements, "event": report.events, "figure": report.figures}
    has = ", ".join(counted(len(records), what) for what, records in counts.items())
    yield from page.line((report.name, "bold"), indent=0, ref=has)
    yield from page.line(report.article.title or "", indent=0, ref=report.article.id)
