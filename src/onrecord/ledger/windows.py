"""When something happened, as a stretch of time that can be held against another report's."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from onrecord.records import When

DAY = 24.0
INFERRED = "undated"  # how the reason of a time begins that rests on no words of the text
Told = Literal["text", "beside", "report", "nowhere"]


class Window(msgspec.Struct, frozen=True):
    """Hours since 1970 in UTC between which something lies.

    ``told`` by words of the text; by what stands ``beside`` it, and then perhaps a day off; by the day of the ``report``, as
    whose news it is told; or ``nowhere``: then it is looked for about that day.
    ``zoned`` where the hours are those of a known zone; else they are some place's own.
    """

    first: float
    last: float
    told: Told = "text"
    zoned: bool = False

    @property
    def days(self) -> range:
        """The days, counted from 1970, that it touches."""
        return range(int(self.first // DAY), int(self.last // DAY) + 1)

    def overlaps(self, other: Window, slack: float = 0.0) -> bool:
        """Whether the two can be of one time; ``slack`` is in hours."""
        return self.first <= other.last + slack and other.first <= self.last + slack


def window(time: When | None, published: str | None, *, past: bool = False) -> Window | None:
    """When a deed told with this time, in an article published then, lies; ``None`` where an end of it is not known.

    What is told without any time, as ``past``, lies not after the report.
    """
    if time and (time.earliest or time.latest):
        if not time.earliest or not time.latest:
            return None
        first, last = hours(time.earliest), hours(time.latest)
        if time.mention is None and (time.reason or "").startswith(INFERRED):
            return Window(first - DAY, last + DAY, "beside")
        return Window(first, last, zoned=time.zone is not None)
    if published is None:
        return None
    day = hours(published) // DAY * DAY
    if time and time.value:
        return Window(day - DAY, day + DAY - 1, "report")
    return Window(day - 2 * DAY, day + (DAY if past else 2 * DAY) - 1, "nowhere")


def hours(instant: str) -> float:
    """Hours since 1970 of an ISO date or date-time; one without offset is taken as UTC."""
    moment = dt.datetime.fromisoformat(instant)
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp() / 3600
