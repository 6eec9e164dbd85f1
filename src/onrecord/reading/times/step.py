"""The step: finds the times of an article, resolves them in their order, and puts the clocks of one moment side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.times import clause, guards, lengths
from onrecord.reading.times.anchors import Anchor, Resolved, Sense
from onrecord.reading.times.calendar import Period
from onrecord.reading.times.clause import Timex
from onrecord.reading.times.clocks import DAY_FINE, Clocks, Read
from onrecord.reading.times.grammar import Expression, Grammar
from onrecord.reading.times.resolve import Resolver
from onrecord.reading.times.tense import TenseReader, names_its_noun
from onrecord.reading.times.words import TimeWords, Vocabulary
from onrecord.reading.times.zones import ZoneNames, Zones, instants
from onrecord.records import Article, Refusal, TimeMention, When

LENGTHS = frozenset(
    {"length", "units", "lasting", "window", "ago", "every", "weekdays", "rate", "always", "reference", "year", "decade"}
)
DATELINE = 25  # tokens at the head of a text in which its own date is looked for
NO_SENSE = Sense(0, "")


@dataclass(frozen=True, slots=True)
class Times:
    """The times of an article, in text order."""

    text: Parsed
    found: tuple[Timex, ...] = ()
    mentions: tuple[TimeMention, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def of_clause(self, head: int) -> When | None:
        """When the deed or saying headed by the token ``head`` took or takes place, if its clause says so."""
        return clause.of_clause(self.text, self.found, head)


class TimeStep:
    """Finds and resolves the times of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.section("times", TimeWords)
        zones = Zones(lexicon.section("zones", ZoneNames))
        self._grammar = Grammar(Vocabulary(words, zones.names))
        self._resolver = Resolver(words)
        self._tense = TenseReader(words.tense)
        self._clocks = Clocks(words, zones)
        self._names = words.names

    def __call__(self, text: Parsed, article: Article) -> Times:
        entities = {t: entity for entity in text.entities for t in range(entity.start, entity.end)}
        kept: list[Expression] = []
        refusals: list[Refusal] = []
        for expression in self._grammar.expressions(text):
            reason = guards.refused(text, expression, entities, self._names)
            if reason:
                refusals.append(Refusal("times", text.span(expression.start, expression.end), reason))
            else:
                kept.append(expression)
        read = self._in_order(text, kept, self._anchor(text, article, kept))
        read = self._clocks.side_by_side(text, read)
        mentions = tuple(
            TimeMention(
                text.span(r.timex.start, r.timex.end),
                r.timex.type,
                r.resolved.value,
                r.timex.when.earliest,
                r.timex.when.latest,
            )
            for r in read
        )
        return Times(text, tuple(r.timex for r in self._clocks.as_ranges(text, read)), mentions, tuple(refusals))

    def _anchor(self, text: Parsed, article: Article, expressions: list[Expression]) -> Anchor:
        """The publication date; without one, the dateline's, if it is written out with its year. Never today's date."""
        if article.published:
            published = dt.datetime.fromisoformat(article.published)
            return Anchor(published.replace(tzinfo=None), "the publication date", _offset(published))
        empty = Anchor(None, "")
        first = next((of for of in expressions if of.rule == "date" and of.start < DATELINE), None)
        found = self._resolver.resolve(first, empty, NO_SENSE) if first else None
        return Anchor(found.period.start, "the date at the head of the text") if found and found.period else empty

    def _in_order(self, text: Parsed, expressions: list[Expression], anchor: Anchor) -> list[Read]:
        """Resolves in text order, but what hangs on a time beside it ("a day after Friday's vote") after that."""
        read: dict[int, Read] = {}
        waiting = []
        for of in expressions:
            if self._waits(text, of):
                waiting.append((of, anchor))
                continue
            one = self._read(text, of, anchor)
            if one:
                read[of.start] = one
                anchor = _advanced(anchor, one.resolved)
        for of, then in waiting:
            one = self._read_by_neighbour(text, of, then, list(read.values()))
            if one:
                read = {start: r for start, r in read.items() if not of.start < start < one.timex.end}
                read[of.start] = one
        return [read[start] for start in sorted(read)]

    def _waits(self, text: Parsed, of: Expression) -> bool:
        if of.rule == "moment":
            return not self._resolver.names_day(of)
        return of.rule in ("offset", "neighbour")

    def _read(self, text: Parsed, of: Expression, anchor: Anchor) -> Read | None:
        sense = NO_SENSE if of.rule in LENGTHS else self._tense.sense(text, of.start, of.end)
        rate = of.rule == "length" and guards.is_rate(text, of)
        rule = replace(of, rule="rate") if rate else of
        resolved = self._resolver.resolve(rule, anchor, sense, named=names_its_noun(text, of.start, of.end))
        if resolved and resolved.reason == sense.reason and anchor.now:
            resolved = replace(resolved, reason=f"{sense.reason}; counted from {anchor.origin}")
        return self._told(text, of, resolved, of.start, of.end) if resolved else None

    def _read_by_neighbour(self, text: Parsed, of: Expression, anchor: Anchor, read: list[Read]) -> Read | None:
        if of.rule == "moment":
            return self._clock_without_day(text, of, anchor, read)
        link = of.end - 1 if of.rule == "neighbour" else of.end
        direction = -1 if text.lower[link] in ("before", "earlier", "prior") else 1
        if _is_adverb(text, link):
            base = anchor.day if anchor.day and lengths.unit_of(of) == "D" else anchor.last
            return self._told(text, of, lengths.after_told(of, base, direction), of.start, link + 1)
        beside = next((r for r in read if r.timex.start == link + 1), None)
        if beside and beside.resolved.period:
            return self._told(text, of, lengths.after_told(of, beside.resolved.period, direction), of.start, beside.timex.end)
        return self._told(text, of, lengths.length(of), of.start, link) if of.rule == "offset" else None

    def _clock_without_day(self, text: Parsed, of: Expression, anchor: Anchor, read: list[Read]) -> Read | None:
        """A clock on the day told beside it; else on the last day told, unless the clause looks the other way: then today."""
        beside = self._clocks.day_beside(text, of, read)
        day = beside or (anchor.day.day if anchor.day else anchor.today)
        if not beside and day and anchor.today:
            ahead = self._tense.sense(text, of.start, of.end).direction
            day = max(day, anchor.today) if ahead > 0 else min(day, anchor.today) if ahead < 0 else day
        resolved = self._resolver.resolve(of, anchor, NO_SENSE, day=day)
        return replace(self._told(text, of, resolved, of.start, of.end), dayless=True, adrift=not beside) if resolved else None

    def _told(self, text: Parsed, of: Expression, resolved: Resolved, start: int, end: int) -> Read:
        """The resolved expression as a record: its bounds in its zone, open where "since" or "until" leaves them so."""
        zone = self._clocks.zone(text, of) or resolved.zone
        earliest, latest = instants(resolved.period, zone) if resolved.period else (None, None)
        reason = resolved.reason
        word = self._tense.opens(text, start)
        if word and resolved.period:
            after = self._tense.is_open_after(word)
            earliest, latest = (earliest, None) if after else (None, latest)
            reason = f"{'after' if after else 'by'}: {word}; {reason}"
        value = resolved.period.value if resolved.period else resolved.value
        others = (_other(resolved.other, zone),) if resolved.other else ()
        when = When(value, zone, earliest, latest, resolved.precision, reason, text.span(start, end), alternatives=others)
        return Read(Timex(start, end, resolved.type, when), resolved)


def _other(period: Period, zone: str | None) -> When:
    reason = "the other reading: the tense does not decide"
    return When(period.value, zone, *instants(period, zone), period.precision, reason)


def _offset(moment: dt.datetime) -> str | None:
    """The offset of a date-time that has one, as ``+03:00``."""
    return moment.isoformat()[-6:] if moment.tzinfo else None


def _advanced(anchor: Anchor, resolved: Resolved) -> Anchor:
    period = resolved.period
    if period is None or resolved.type not in ("DATE", "TIME"):
        return anchor
    return replace(anchor, last=period, day=period if period.precision in DAY_FINE else anchor.day)


def _is_adverb(text: Parsed, word: int) -> bool:
    """Whether "before" or "after" ends its phrase ("the day before"), with nothing that it governs."""
    return text.child(word, "pobj", "pcomp") is None and text.dep[word] in ("advmod", "prep", "amod", "acomp", "npadvmod") and (
        text.dep[word] != "prep" or text.right[word] == word + 1
    )  # fmt: skip
