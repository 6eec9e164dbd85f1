"""What a time is read from: the publication date, the narrative so far, and which way the clause looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.reading.times import calendar
from onrecord.reading.times.calendar import Period
from onrecord.records import TimexType

Direction = Literal[-1, 0, 1]  # past, undecided, future
FAR, CLOSE = 300, 60  # days
UNPUBLISHED = "open: the text gives no date to count from"


class Sense(NamedTuple):
    """Which way a clause looks, and the words that say so.

    ``nearest`` where it may be either ("could meet on Monday"), or is for short spans only ("votes on Monday", "falls in May").
    """

    direction: Direction
    reason: str
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """``now`` is the local time of publication (None if unknown), ``zone`` its offset where it has one.

    ``day`` and ``last`` are the last day and the last time that the text has told so far.
    """

    now: dt.datetime | None
    origin: str
    zone: str | None = None
    day: Period | None = None
    last: Period | None = None

    @property
    def today(self) -> dt.date | None:
        """The day of publication."""
        return self.now.date() if self.now else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to. ``period`` is None where the calendar does not hold it (a length, a habit, an open time)."""

    type: TimexType
    value: str | None
    reason: str
    period: Period | None = None
    precision: str | None = None
    other: Period | None = None
    zone: str | None = None


def dated(period: Period, reason: str, other: Period | None = None) -> Resolved:
    """A time on the calendar."""
    kind: TimexType = "TIME" if period.precision in ("minute", "part of day") else "DATE"
    return Resolved(kind, period.value, reason, period, period.precision, other if other != period else None)


def chosen(sense: Sense, behind: Period, ahead: Period, now: dt.datetime, default: Direction = -1) -> Resolved:
    """Of the last and the coming one, the one that the clause's tense points to; undecided, both are kept."""
    if sense.direction == 0:
        if sense.nearest:
            default = 1 if ahead.start - now < now - behind.start else -1
        first, other = (behind, ahead) if default < 0 else (ahead, behind)
        return dated(first, f"{sense.reason}; taken as {'past' if default < 0 else 'future'}", other)
    return dated(behind if sense.direction < 0 else ahead, sense.reason)


def years_around(today: dt.date) -> range:
    """The years in which a day without a year may lie."""
    return range(max(today.year - 1, 2), min(today.year + 2, 9998))


def yearly(today: dt.date, sense: Sense, candidates: list[Period], *, named: bool) -> Resolved:
    """Of the same day, month or season of neighbouring years, the last (past) or the coming one (future).

    A year is left out where it is plain, so an undecided time is the nearer one; one that only names its noun ("the October 7
    attack") rather is past, unless that were almost a year ago. OverflowError where the calendar ends before the candidates.
    """
    if not candidates:
        raise OverflowError(f"no such time around {today}")
    moment = calendar.at_midnight(today)
    behind = next((p for p in reversed(candidates) if p.start <= moment), candidates[0])
    ahead = next((p for p in candidates if p.end > moment), candidates[-1])
    if sense.nearest:
        sense = Sense(0, sense.reason)
    ago, until = (moment - behind.start).days, (ahead.start - moment).days
    if sense.direction < 0 and ago > FAR and until < CLOSE:
        return dated(ahead, "the nearer one: a year ago would be said with its year", behind)
    if sense.direction > 0 and until > FAR and ago < CLOSE:
        return dated(behind, "the nearer one: a year ahead would be said with its year", ahead)
    near: Direction = 1 if (ago > FAR if named else until < ago) else -1
    return chosen(sense, behind, ahead, moment, near)
