"""What the sections of the brief share: the layout of an entry, and an event told in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from onrecord.ledger.stances import confirms
from onrecord.records import Event, Record, Relation, Span, Statement, spans
from onrecord.views.report import Report, overlap
from onrecord.views.text import Piece, joined, paragraph, quoted, say, shortened
from onrecord.views.wording import noun, parties, whereabouts

MARGIN = 2
LABELS = 14  # columns: labels hang in the margin before what is said
STYLES = {"held": "green", "planned": "cyan", "proposed": "yellow", "declined": "red", "not held": "red"}


@dataclass(frozen=True, slots=True)
class Page:
    """A report laid out at a width of so many columns; ``limit`` is the most characters shown of one quotation."""

    report: Report
    width: int
    limit: int | None

    def line(self, *pieces: Piece, indent: int = LABELS, label: str = "", ref: str = "") -> list[Text]:
        """Words in their column, with a label in the margin and a reference at the right edge."""
        hanging = say(" " * MARGIN, (label, STYLES.get(label, "bold"))) if label else None
        return paragraph(say(*pieces), self.width, indent=indent, label=hanging, ref=ref)

    def words(self, record: Record, *quotes: Span, indent: int = LABELS, before: str = "") -> list[Text]:
        """The words that a record rests on, and where they stand."""
        shown = " … ".join(shortened(quoted(quote.quote), self.limit) for quote in quotes)
        return self.line(before, (shown, "italic"), indent=indent, ref=self.report.ref(record))

    def event(self, event: Event, label: str, what: str = "", *, source: str = "according to") -> list[Text]:
        """An event: when, who with whom, where; who says so; its words; what it stands in relation to."""
        told = self.line(self.headline(event, what), label=label)
        if teller := self.report.source(event.according_to, event.statement):
            told += self.line(f"{source} {teller}")
        told += self.words(event, event.evidence)
        for statement in self._also_told_in(event):
            teller = self.report.source(statement.speaker, statement.id) or "somebody"
            verb = "confirmed by" if confirms(statement.cue) else "also told by"
            told += self.words(statement, *statement.content, before=f"{verb} {teller}: ")
        for relation in event.relations:
            told += self._relation(relation)
        return told

    def headline(self, event: Event, what: str) -> Text:
        """When, who with whom, how and where."""
        place = f"in {whereabouts(event.place)}" if event.place else ""
        return joined([self.report.time(event.time), joined([(parties(event), "bold"), what, place])], "   ")

    def _also_told_in(self, event: Event) -> Iterator[Statement]:
        """The other statements in which the event's time is told, by another clock for one."""
        tellings = [telling for telling in spans(event.time) if not overlap(telling, event.evidence)]
        for statement in self.report.statements:
            if any(overlap(telling, content) for telling in tellings for content in statement.content):
                yield statement

    def _relation(self, relation: Relation) -> list[Text]:
        other = self.report.by_id.get(relation.event or "")
        kind = relation.type.replace("_", " ")
        if isinstance(other, Event):
            return self.line(f"{kind} ", self.headline(other, noun(other)), ref=self.report.ref(other))
        return self.line(f"{kind} ", (quoted(relation.span.quote), "italic"))
