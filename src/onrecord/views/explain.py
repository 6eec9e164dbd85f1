"""An article explained: sentence by sentence, what was recorded, and what was seen and refused, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.errors import NotOnRecord
from onrecord.ledger.store import Ledger
from onrecord.records import Article, Record, Refusal, Span, record_place
from onrecord.views.judgements import said
from onrecord.views.report import Report
from onrecord.views.show import summary
from onrecord.views.text import paragraph, quoted, say, shortened

INDENT = 6
LONGEST = 80  # characters shown of words that were refused
Range = tuple[int, int]


def explain(ledger: Ledger, article: Article, *, only: int | None = None, width: int = 80) -> Iterator[Text]:
    """The lines that explain an article, or only its paragraph of that number, counted from 1.

    :class:`~onrecord.errors.NotOnRecord` where the article has no such paragraph.
    """
    report = Report.of(ledger, article)
    if only is not None and not 1 <= only <= len(report.paragraphs):
        raise NotOnRecord(f"{article.id} has no §{only}: its paragraphs are §1 to §{len(report.paragraphs)}")
    read = ledger.sentences(article.id)
    refusals = ledger.refusals(article.id)
    for number, (start, end) in enumerate(report.paragraphs, start=1):
        if only in (None, number):
            sentences = [sentence for sentence in read if start <= sentence[0] < end]
            label: Text | None = say((f"§{number}", "bold"))
            for sentence in sentences or [(start, end)]:
                yield from paragraph(say(article.text[slice(*sentence)]), width, indent=INDENT, label=label)
                yield from _seen(report, sentence, refusals, width, furniture=not sentences)
                label = None
            yield Text()


def _seen(report: Report, sentence: Range, refusals: list[Refusal], width: int, *, furniture: bool) -> Iterator[Text]:
    """What was recorded from a sentence, and what was refused."""
    seen = []
    for record in report.records:
        line = _recorded(report, record, sentence)
        if line:
            seen.append(("recorded", "green", line))
            seen += [("judged", "magenta", said(one)) for one in report.judged.get(record.id, ())]
    seen += [_refused(refusal) for refusal in refusals if _begins(refusal.span, sentence)]
    if furniture and not seen:
        seen.append(("not read", "dim", say("page furniture, no part of the report")))
    for verdict, style, line in seen or [("–", "dim", say(("nothing recorded, nothing refused", "dim")))]:
        yield from paragraph(line, width, indent=INDENT + 11, label=say(" " * (INDENT + 1), (verdict, style)))


def _recorded(report: Report, record: Record, sentence: Range) -> Text | None:
    """The record, if it begins or goes on in the sentence."""
    place = record_place(record)
    first, *more = (place,) if isinstance(place, Span) else place
    if _begins(first, sentence):
        return summary(report, record)
    if any(_begins(span, sentence) for span in more):
        return say((report.short(record.id), "dim"), " goes on")
    return None


def _refused(refusal: Refusal) -> tuple[str, str, Text]:
    """The verdict on what was refused, its style and why; what is furniture was not even read."""
    if refusal.step == "furniture":
        return "not read", "dim", say(refusal.reason)
    words = quoted(shortened(refusal.span.quote, LONGEST))
    return "refused", "yellow", say(f"{refusal.step}: ", (words, "italic"), f": {refusal.reason}")


def _begins(span: Span, sentence: Range) -> bool:
    return sentence[0] <= span.start < sentence[1]
