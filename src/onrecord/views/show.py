"""A record opened: its words marked in their paragraph, its fields with their reasons, and what it is linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from rich.text import Text

from onrecord.ledger.store import Ledger
from onrecord.records import Actor, Event, Place, Record, Span, Statement, Value, When, record_place
from onrecord.views import clock, judgements
from onrecord.views.report import Report
from onrecord.views.text import joined, paragraph, quoted, say, shortened
from onrecord.views.wording import STATUSES, amount, noun, parties, titled, whereabouts

FIELDS = 14  # columns of the fields' names
ELSEWHERE = ("id", "article", "content", "evidence", "relations", "statement", "part_of")  # fields with a place of their own
MARKS = ("«", "»")
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


def show(ledger: Ledger, name: str, *, width: int = 80, marks: tuple[str, str] = MARKS) -> Iterator[Text]:
    """The lines that show a record, by its id or the beginning of it.

    ``marks`` stand before and after its words, which are also bold and underlined.
    :class:`~onrecord.errors.NotOnRecord` where no record, or more than one, is meant.
    """
    record = ledger.record(name)
    report = Report.of(ledger, ledger.article(record.article))
    kind = type(record).__name__.lower()
    yield from paragraph(say((f"{kind} {record.id}", "bold"), f" in {report.name}"), width, ref=report.article.id)
    yield Text()
    yield from _marked_paragraphs(report, _words(record), width, marks)
    yield Text()
    yield from _fields(report, record, width)
    yield from _links(report, record, width)
    for one in ledger.judgements(of=record.id):
        yield from judgements.told(one, width)


def _words(record: Record) -> tuple[Span, ...]:
    place = record_place(record)
    return (place,) if isinstance(place, Span) else place


def _marked_paragraphs(report: Report, words: Iterable[Span], width: int, marks: tuple[str, str]) -> Iterator[Text]:
    """The paragraphs in which words stand, with the words marked."""
    words = sorted(words, key=lambda span: span.start)
    for number, (start, end) in enumerate(report.paragraphs, start=1):
        inside = [(max(start, span.start), min(end, span.end)) for span in words if span.start < end and start < span.end]
        if inside:
            line = _marked(report.article.text, start, end, inside, marks)
            yield from paragraph(line, width, indent=6, label=say(f"§{number}"))


def _marked(text: str, start: int, end: int, inside: list[tuple[int, int]], marks: tuple[str, str]) -> Text:
    before, after = marks
    line = Text()
    for first, last in inside:
        if start < last:
            line += say(text[start:first], (f"{before}{text[max(start, first) : last]}{after}", "bold underline"))
            start = last
    return line + say(text[start:end])


def _fields(report: Report, record: Record, width: int) -> Iterator[Text]:
    """The fields that say something, one below the other; then the names of those that do not."""
    names = [field for field in record.__struct_fields__ if field not in ELSEWHERE]
    values = {field.replace("_", " "): getattr(record, field) for field in names}
    for name, value in values.items():
        label: Text | None = say((name, "dim"))
        lines = (
            _parties(report, record, value)
            if name in ("actor", "recipient") and isinstance(record, Event)
            else told(value, report)
        )
        for line in lines:
            yield from paragraph(line, width, indent=FIELDS, label=label)
            label = None
    silent = [name for name, value in values.items() if (value is None or value == ()) and name != "unresolved"]
    if silent:
        yield from paragraph(say((f"The text does not say: {', '.join(silent)}.", "dim")), width)


def _parties(report: Report, event: Event, value: tuple[Actor, ...]) -> Iterator[Text]:
    """The parties of an event; of those whom its sentence leaves out it is said that they are named elsewhere."""
    for actor in value:
        first, *others = told(actor, report)
        away = actor.mention is not None and _apart(report.article.text, actor.mention, event.evidence)
        yield say(first, ("; not in this sentence, but made plain there", "dim")) if away else first
        yield from others


def _apart(text: str, one: Span, other: Span) -> bool:
    """Whether a sentence ends between two spans."""
    first, last = sorted((one, other), key=lambda span: span.start)
    return SENTENCE_END.search(text, first.end, max(first.end, last.start)) is not None


def _links(report: Report, record: Record, width: int) -> Iterator[Text]:
    """What the record points at, and what points at it."""
    links = [*_relations(report, record), *_wholes(report, record), *_parts(report, record)]
    if links:
        yield Text()
    for link in links:
        yield from paragraph(link, width, indent=2)


def _relations(report: Report, record: Record) -> Iterator[Text]:
    for relation in record.relations if isinstance(record, Event) else ():
        other = report.by_id.get(relation.event or "")
        words = say(f"{relation.type.replace('_', ' ')} ", (quoted(relation.span.quote), "italic"))
        yield joined([words, summary(report, other)], ": ") if other else words


def _wholes(report: Report, record: Record) -> Iterator[Text]:
    for what, field in (("stands in", "statement"), ("is part of", "part_of")):
        if whole := report.by_id.get(getattr(record, field, None) or ""):
            yield say(f"{what} ", summary(report, whole))


def _parts(report: Report, record: Record) -> Iterator[Text]:
    what = "holds" if isinstance(record, Statement) else "of which"
    for other in report.records:
        if record.id in (getattr(other, "statement", None), getattr(other, "part_of", None)):
            yield say(f"{what} ", summary(report, other))


def summary(report: Report, record: Record) -> Text:
    """A record in a line: what it says at the shortest, and by what it is opened."""
    name = (report.short(record.id), "dim")
    if isinstance(record, Statement):
        speaker = record.speaker.name if record.speaker else "speaker not known"
        words = " … ".join(span.quote for span in record.content)
        return say(name, " statement: ", (speaker, "bold"), ": ", (shortened(words, 100), "italic"))
    if isinstance(record, Event):
        status = STATUSES[record.status]
        return say(name, f" event: {noun(record)}{f', {status}' if status else ''}: ", (parties(record), "bold"))
    told_number = amount(record.value, record.bound, record.per)
    return say(name, " figure: ", (f"{told_number} {record.unit or ''}".strip(), "bold"), f" {record.measure or ''}")


@singledispatch
def told(value: object, report: Report) -> list[Text]:
    """What a field says, in lines; nothing where it says nothing."""
    return [say(str(value))] if value else []


@told.register
def _(value: tuple, report: Report) -> list[Text]:  # type: ignore[type-arg]
    return [line for part in value for line in told(part, report)]


@told.register
def _(value: Value, report: Report) -> list[Text]:
    return [say(amount(value))]


@told.register
def _(value: Span, report: Report) -> list[Text]:
    return [say((quoted(value.quote), "italic"), (f" §{report.paragraph(value.start)}", "dim"))]


@told.register
def _(value: Actor, report: Report) -> list[Text]:
    what = joined([value.type, value.country or "", value.sector or ""])
    first = say((titled(value), "bold"), " (", what, ")", *_mention(value.mention, report))
    return [first, *_hanging("  ", told(value.members, report))]


@told.register
def _(value: Place, report: Report) -> list[Text]:
    point = f"{value.lat:.2f}, {value.lon:.2f}" if value.lat is not None and value.lon is not None else ""
    geonames = f"GeoNames {value.geonames}" if value.geonames else ""
    what = joined([value.admin1 or "", value.country or "", point, geonames])
    first = say((whereabouts(value), "bold"), *((" (", what, ")") if what else ()), *_mention(value.mention, report))
    return [first, *(line for other in value.alternatives for line in _hanging("or ", told(other, report)))]


@told.register
def _(value: When, report: Report) -> list[Text]:
    bounds = f"{value.earliest or 'open'} to {value.latest or 'open'}" if value.earliest or value.latest else ""
    lines = [
        say((clock.told(value), "bold"), *_mention(value.mention, report)),
        joined([value.value or "", value.zone or "", value.precision or "", bounds], "; "),
        say(f"because {value.reason}") if value.reason else Text(),
    ]
    others = [line for other in value.also for line in _hanging("also ", told(other, report))]
    agree = {True: ["all one instant"], False: ["the clocks differ"], None: []}[value.agrees]
    doubts = [line for other in value.alternatives for line in _hanging("or ", told(other, report))]
    return [line for line in (*lines, *others, *map(say, agree), *doubts) if line]


def _hanging(before: str, lines: Iterable[Text]) -> list[Text]:
    """Lines with a word before the first and as much space before the others."""
    return [say(" " * len(before) if number else before, line) for number, line in enumerate(lines)]


def _mention(mention: Span | None, report: Report) -> list[Text]:
    return [say(" "), *told(mention, report)] if mention else []
