"""One article with its records, as the views look at it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.ledger.judgements import Judgement
from onrecord.ledger.store import Ledger
from onrecord.reading.paragraphs import paragraphs_of
from onrecord.records import Actor, Article, Event, Figure, Record, Span, Statement, When, first_offset
from onrecord.views.clock import told
from onrecord.views.text import plain


@dataclass(frozen=True, slots=True)
class Report:
    """An article, its records in text order and by id, the character ranges of its paragraphs, and what persons say of records.

    The records are as they were read; ``judged`` has what was last said of each, by its id.
    """

    article: Article
    records: Sequence[Record]
    by_id: Mapping[str, Record]
    paragraphs: Sequence[tuple[int, int]]
    short: Callable[[str], str]
    judged: Mapping[str, Sequence[Judgement]] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, article: Article) -> Report:
        """The report on ``article`` that ``ledger`` holds."""
        report = cls.of_records(article, ledger.records(article.id), ledger.short)
        return replace(report, judged=ledger.last_words(article.id))

    @classmethod
    def of_records(cls, article: Article, records: Sequence[Record], short: Callable[[str], str]) -> Report:
        """The report on an article of which these are the records."""
        return cls(article, records, {record.id: record for record in records}, paragraphs_of(article.text), short)

    @property
    def statements(self) -> list[Statement]:
        """The statements, in text order."""
        return [record for record in self.records if isinstance(record, Statement)]

    @property
    def events(self) -> list[Event]:
        """The events, in text order."""
        return [record for record in self.records if isinstance(record, Event)]

    @property
    def figures(self) -> list[Figure]:
        """The figures, in text order."""
        return [record for record in self.records if isinstance(record, Figure)]

    @property
    def name(self) -> str:
        """Outlet and date: "The Harbour Post, Mon 10 Mar 2031"; the id where neither is known."""
        published = self.article.published
        day = told(When(published[:10])) if published else ""
        return plain(", ".join(part for part in (self.article.outlet, day) if part) or self.article.id)

    def paragraph(self, char: int) -> int:
        """The number of the paragraph, counted from 1, in which a character stands."""
        return bisect_right([start for start, _ in self.paragraphs], char)

    def ref(self, record: Record) -> str:
        """Where a record stands and by what it is opened: "§4 e1f2a"."""
        return f"§{self.paragraph(first_offset(record))} {self.short(record.id)}"

    def time(self, when: When | None) -> str:
        """A time in words; the year of publication goes without saying."""
        return told(when, (self.article.published or "")[:4])

    def statement(self, name: str | None) -> Statement | None:
        """The statement of an id, if this report has it."""
        found = self.by_id.get(name or "")
        return found if isinstance(found, Statement) else None

    def source(self, actor: Actor | None, statement: str | None) -> str:
        """Who says so, and where they said it: "Donald Trump (Truth Social)"; empty for the outlet's own words."""
        said = self.statement(statement)
        channel = said.channel if said else None
        return "" if actor is None else f"{actor.name} ({channel})" if channel else actor.name


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end
