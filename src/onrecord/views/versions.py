"""An article's versions, and what each correction took back and added; and a footnote to cite a record by."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.ledger.store import Ledger
from onrecord.records import Article, Record, When, record_place
from onrecord.views import clock
from onrecord.views.report import Report
from onrecord.views.show import summary
from onrecord.views.text import joined, paragraph, quoted, say

INDENT = 14  # columns before what was taken back or added


def versions(ledger: Ledger, article: Article, *, width: int = 80) -> Iterator[Text]:
    """The lines that tell of the versions of an article, oldest first, and of what changed from each to the next."""
    found = ledger.versions(article.id)
    yield from paragraph(say((f"{len(found)} version{'' if len(found) == 1 else 's'}", "bold"), f" of {article.id}"), width)
    for number, version in enumerate(found, 1):
        yield from paragraph(custody(version.article), width, indent=4, label=say((f"{number}", "bold")))
    for other, number in ledger.copied(article.id).items():
        yield from paragraph(say(f"version {number} stands in {other}"), width, indent=4)
    for number, correction in enumerate(ledger.corrections(article.id), 2):
        yield Text()
        yield say((f"Version {number}", "bold"))
        before = Report.of_records(correction.before, correction.taken_back, ledger.short)
        after = Report.of_records(correction.after, correction.added, ledger.short)
        changes = [("taken out", "yellow", say((quoted(words), "italic"))) for words in correction.words_taken_back]
        changes += [("put in", "green", say((quoted(words), "italic"))) for words in correction.words_added]
        changes += [("taken back", "yellow", summary(before, record)) for record in correction.taken_back]
        changes += [("added", "green", summary(after, record)) for record in correction.added]
        for verdict, style, line in changes or [("–", "dim", say("nothing that was read"))]:
            yield from paragraph(line, width, indent=INDENT, label=say("  ", (verdict, style)))


def custody(article: Article) -> Text:
    """Where a text comes from: when it was retrieved, and by what it can be proved."""
    return joined(
        [
            f"retrieved {article.retrieved}" if article.retrieved else "retrieval not known",
            f"published {article.published}" if article.published else "",
            f"text {article.text_sha256[:12]}",
            f"source {article.source_sha256[:12]}" if article.source_sha256 else "",
            article.archive or "",
        ]
    )


def footnote(ledger: Ledger, record: Record) -> Text:
    """All that a record is cited by, in one line: outlet, title, date, address, paragraph, words, retrieval, hashes."""
    article = ledger.article(record.article)
    report = Report.of(ledger, article)
    place = record_place(record)
    spans = place if isinstance(place, tuple) else (place,)
    words = " … ".join(span.quote for span in spans)
    cited = joined(
        [
            article.outlet or "",
            quoted(article.title) if article.title else "",
            clock.told(When(article.published[:10])) if article.published else "",
            article.url or f"article {article.id}",
            f"§{report.paragraph(spans[0].start)}",
        ]
    )
    proof = joined(
        [
            f"retrieved {article.retrieved}" if article.retrieved else "",
            f"archived at {article.archive}" if article.archive else "",
            f"SHA-256 of the source {article.source_sha256}" if article.source_sha256 else "",
            f"SHA-256 of the text {article.text_sha256}",
        ],
        "; ",
    )
    return say(cited, ": ", quoted(words), ". ", proof, f"; record {record.id}.")
