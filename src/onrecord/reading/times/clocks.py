"""Clocks and ranges: which zone a clock is of, which day it is on, and which times are two tellings of one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from onrecord.reading.language import Parsed
from onrecord.reading.times import calendar
from onrecord.reading.times.calendar import DAY
from onrecord.reading.times.grammar import Expression
from onrecord.reading.times.words import TimeWords
from onrecord.reading.times.zones import Zones, instants
from onrecord.records import When

if TYPE_CHECKING:
    from onrecord.reading.times.step import Read

DAY_FINE = frozenset({"day", "part of day"})


class Clocks:
    """Compares clocks and joins ranges."""

    def __init__(self, words: TimeWords) -> None:
        self._zones = Zones(words.zones, words.city_zones)
        self._between = frozenset(words.links.clocks)
        self._from = frozenset(words.links.range_from)
        self._to = frozenset(words.links.range_to)

    def zone(self, text: Parsed, of: Expression) -> str | None:
        """The zone that a clock names; of "local time", that of the place nearest to it in the sentence."""
        name = of.word("Zone")
        if name != "local":
            return self._zones.named(name) if name else None
        first, last = text.sentences[text.sent[of.start]]
        places = [e for e in text.entities if first <= e.start < last and e.label in ("GPE", "LOC")]
        places.sort(key=lambda e: abs(e.start - of.start))
        zones = (self._zones.named(text.text[text.start[e.start] : text.end[e.end - 1]].lower()) for e in places)
        return next((zone for zone in zones if zone), None)

    def day_beside(self, text: Parsed, of: Expression, read: list[Read]) -> dt.date | None:
        """The day told nearest to a clock in its sentence."""
        sentence = text.sent[of.start]
        near = [
            r for r in read
            if text.sent[r.timex.start] == sentence and r.resolved.period and r.resolved.period.precision in (*DAY_FINE, "minute")
        ]  # fmt: skip
        nearest = min(near, key=lambda r: abs(r.timex.start - of.start), default=None)
        return nearest.resolved.period.day if nearest and nearest.resolved.period else None

    def side_by_side(self, text: Parsed, read: list[Read]) -> list[Read]:
        """Puts the clocks of one moment into each other's ``also``, and says whether they agree."""
        clocks = [i for i, r in enumerate(read) if r.resolved.precision == "minute" and r.resolved.period]
        read = list(read)
        said_together: set[tuple[int, int]] = set()
        for one, two in zip(clocks, clocks[1:], strict=False):
            if self._told_as_one(text, read[one], read[two]):
                read[two] = self._on_nearest_day(read[one], read[two])
                said_together.add((one, two))
        found = list(read)
        for i in clocks:
            also = [
                j for j in clocks
                if j != i and ((min(i, j), max(i, j)) in said_together or _same_instant(read[i].timex.when, read[j].timex.when))
            ]  # fmt: skip
            if also:
                agree = all(_instant(read[j].timex.when) == _instant(read[i].timex.when) for j in also)
                found[i] = read[i].with_when(also=tuple(read[j].timex.when for j in also), agrees=agree)
        return found

    def as_ranges(self, text: Parsed, read: list[Read]) -> list[Read]:
        """Gives both ends of "from … to …" the whole range as their time."""
        found = list(read)
        for i, (one, two) in enumerate(zip(read, read[1:], strict=False)):
            a, b = one.timex, two.timex
            joined = (
                a.start and text.lower[a.start - 1] in self._from and b.start == a.end + 1 and text.lower[a.end] in self._to
            )
            if (
                joined
                and one.resolved.period
                and two.resolved.period
                and one.resolved.period.start <= two.resolved.period.start
            ):
                whole = calendar.between(one.resolved.period, two.resolved.period)
                earliest, latest = instants(whole, a.when.zone or b.when.zone)
                reason = f"range: {text.lower[a.start - 1]} … {text.lower[a.end]}"
                changed = {"value": whole.value, "earliest": earliest, "latest": latest, "reason": reason}
                found[i], found[i + 1] = one.with_when(**changed), two.with_when(**changed)
        return found

    def _told_as_one(self, text: Parsed, one: Read, two: Read) -> bool:
        between = range(one.timex.end, two.timex.start)
        return bool(two.timex.when.zone or one.timex.when.zone) and 0 < len(between) <= 6 and all(
            text.lower[t] in self._between for t in between
        )  # fmt: skip

    def _on_nearest_day(self, one: Read, two: Read) -> Read:
        """The second clock on the day on which it comes nearest to the first: 11 p.m. in New York is 0400 GMT of the day after."""
        base, period = _instant(one.timex.when), two.resolved.period
        if base is None or period is None or two.timex.when.zone is None or one.timex.when.zone is None:
            return two
        options = [calendar.minute(period.start + n * DAY) for n in (0, -1, 1)]
        zone = two.timex.when.zone
        best = min(options, key=lambda p: abs(dt.datetime.fromisoformat(instants(p, zone)[0]) - base))
        earliest, latest = instants(best, zone)
        moved = two.with_when(value=best.value, earliest=earliest, latest=latest)
        return type(two)(moved.timex, msgspec_replace(two, best))


def msgspec_replace(read: Read, period: calendar.Period):  # type: ignore[no-untyped-def]
    import dataclasses

    return dataclasses.replace(read.resolved, value=period.value, period=period)


def _instant(when: When) -> dt.datetime | None:
    moment = when.earliest or when.latest
    return dt.datetime.fromisoformat(moment) if moment else None


def _same_instant(one: When, two: When) -> bool:
    """Whether two clocks of different zones, both named, show one moment."""
    return bool(one.zone and two.zone) and one.zone != two.zone and _instant(one) == _instant(two)
