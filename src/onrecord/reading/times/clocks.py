"""Clocks and ranges: which zone a clock is of, which day it is on, and which times are two tellings of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import msgspec

from onrecord.reading.language import Parsed
from onrecord.reading.times import calendar
from onrecord.reading.times.anchors import Resolved
from onrecord.reading.times.calendar import DAY, Period
from onrecord.reading.times.clause import Timex
from onrecord.reading.times.grammar import Expression
from onrecord.reading.times.words import TimeWords
from onrecord.reading.times.zones import Zones, instants

DAY_FINE = frozenset({"day", "part of day", "minute"})
PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})
NEAR = 3  # sentences back in which the place of a "local time" is looked for


@dataclass(frozen=True, slots=True)
class Read:
    """An expression as it goes on record, and as it was resolved.

    ``dayless`` is a clock that names no day of its own; ``adrift`` one that has none in its sentence either.
    """

    timex: Timex
    resolved: Resolved
    dayless: bool = False
    adrift: bool = False

    def at(self, period: Period) -> Read:
        """The same expression at another time of the calendar."""
        earliest, latest = instants(period, self.timex.when.zone)
        moved = self.told(value=period.value, earliest=earliest, latest=latest)
        return replace(moved, resolved=replace(self.resolved, value=period.value, period=period))

    def told(self, **fields: object) -> Read:
        """The same with other fields of its time."""
        return replace(self, timex=replace(self.timex, when=msgspec.structs.replace(self.timex.when, **fields)))

    @property
    def instant(self) -> dt.datetime | None:
        """The first moment of its time."""
        moment = self.timex.when.earliest or self.timex.when.latest
        return dt.datetime.fromisoformat(moment) if moment else None


class Clocks:
    """Compares clocks and joins ranges."""

    def __init__(self, words: TimeWords, zones: Zones) -> None:
        self._zones = zones
        self._where = frozenset(words.names.before_place)
        self._between = frozenset(words.links.clocks)
        self._from = frozenset(words.links.range_from)
        self._to = frozenset(words.links.range_to)

    def zone(self, text: Parsed, of: Expression) -> str | None:
        """The zone that a clock names; of "local time", that of the last place told, in the sentence or shortly before it."""
        name = of.word("Zone")
        if name is None:
            return None
        if name not in ("local", "local time"):
            return self._zones.named(name)
        return self._zones.of_places(list(self._places(text, of)))

    def _places(self, text: Parsed, of: Expression) -> Iterator[str]:
        """The places told near a clock, nearest first: those of its sentence, then those of the sentences before it."""
        sentence = text.sent[of.start]
        first = text.sentences[max(0, sentence - NEAR)][0]
        spans = [
            (e.start, e.end) for e in text.entities if e.label in PLACES and first <= e.start and text.sent[e.start] <= sentence
        ]
        end = text.sentences[sentence][1]
        spans += [(t + 1, t + 2) for t in range(first, end - 1) if text.lower[t] in self._where and text.pos[t + 1] == "PROPN"]
        for start, stop in sorted(spans, key=lambda s: (sentence - text.sent[s[0]], abs(s[0] - of.start))):
            yield text.text[text.start[start] : text.end[stop - 1]].lower()

    def day_beside(self, text: Parsed, of: Expression, read: list[Read]) -> dt.date | None:
        """The day told nearest to a clock in its sentence."""
        sentence = text.sent[of.start]
        near = [
            (abs(r.timex.start - of.start), r.resolved.period.day)
            for r in read
            if r.resolved.period and r.resolved.period.precision in DAY_FINE and text.sent[r.timex.start] == sentence
        ]
        return min(near)[1] if near else None

    def side_by_side(self, text: Parsed, read: list[Read]) -> list[Read]:
        """Puts the clocks of one moment into each other's ``also``, and says whether they agree."""
        clocks = [i for i, r in enumerate(read) if r.resolved.precision == "minute" and r.resolved.period]
        together = {(i, j) for i, j in pairwise(clocks) if self._told_as_one(text, read[i], read[j])}
        fixed = _moored(read, clocks)
        for i, j in sorted(together):
            fixed[i], fixed[j] = _on_nearest_days(fixed[i], fixed[j])
        found = list(fixed)
        for i in clocks:
            also = [j for j in clocks if j != i and ((min(i, j), max(i, j)) in together or _one_instant(fixed[i], fixed[j]))]
            if also:
                agree = all(fixed[j].instant == fixed[i].instant for j in also)
                found[i] = fixed[i].told(also=tuple(fixed[j].timex.when for j in also), agrees=agree)
        return found

    def as_ranges(self, text: Parsed, read: list[Read]) -> list[Read]:
        """Gives both ends of "from … to …" the whole range as their time."""
        found = list(read)
        for i, (one, two) in enumerate(pairwise(read)):
            whole = self._range(text, one, two)
            if whole:
                earliest, latest = instants(whole, one.timex.when.zone or two.timex.when.zone)
                fields = {
                    "value": whole.value,
                    "earliest": earliest,
                    "latest": latest,
                    "reason": "a range told from end to end",
                }
                found[i], found[i + 1] = one.told(**fields), two.told(**fields)
        return found

    def _range(self, text: Parsed, one: Read, two: Read) -> Period | None:
        first, second = one.timex, two.timex
        if not first.start or text.lower[first.start - 1] not in self._from:
            return None
        if second.start != first.end + 1 or text.lower[first.end] not in self._to:
            return None
        a, b = one.resolved.period, two.resolved.period
        return calendar.between(a, b) if a and b and a.start <= b.start else None

    def _told_as_one(self, text: Parsed, one: Read, two: Read) -> bool:
        between = range(one.timex.end, two.timex.start)
        if not (one.timex.when.zone and two.timex.when.zone) or one.timex.when.zone == two.timex.when.zone:
            return False
        words = [text.lower[t] for t in between]
        return 0 < len(words) <= 6 and words != [","] and self._between.issuperset(words)


def _moored(read: list[Read], clocks: list[int]) -> list[Read]:
    """The clocks without a day in their sentence, on the day of a clock told elsewhere that shows the same moment."""
    anchored = [read[i] for i in clocks if not read[i].adrift and read[i].timex.when.zone]
    found = list(read)
    for i in clocks:
        if read[i].adrift and read[i].timex.when.zone:
            moved = (_nearest_to(other, read[i]) for other in anchored)
            found[i] = next((m for m, other in zip(moved, anchored, strict=True) if m.instant == other.instant), read[i])
    return found


def _on_nearest_days(one: Read, two: Read) -> tuple[Read, Read]:
    """Two clocks of one moment: the one without a day gets the day on which it comes nearest to the other.

    11 p.m. in New York is 0400 GMT of the day after.
    """
    if one.dayless and not two.dayless:
        return _nearest_to(two, one), two
    return one, _nearest_to(one, two)


def _nearest_to(fixed: Read, loose: Read) -> Read:
    """A clock that names its weekday stays on that weekday."""
    target, period = fixed.instant, loose.resolved.period
    if target is None or period is None or fixed.resolved.period is None:
        return loose
    base, step = (fixed.resolved.period.day, DAY) if loose.dayless else (period.day, 7 * DAY)
    moments = [dt.datetime.combine(base + n * step, period.start.time()) for n in (0, -1, 1)]
    options = [loose.at(calendar.minute(moment)) for moment in moments]
    return min(options, key=lambda option: abs((option.instant or target) - target))


def _one_instant(one: Read, two: Read) -> bool:
    """Whether two clocks of different zones, both named, show one moment."""
    zones = one.timex.when.zone, two.timex.when.zone
    return all(zones) and zones[0] != zones[1] and one.instant == two.instant
