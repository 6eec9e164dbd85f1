"""The calendar: stretches of time with their TIMEX3 values (TimeML 1.2.1), and steps from one to another.

All times here are of an unnamed local clock; :mod:`onrecord.reading.times.zones` turns them into instants.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"m": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS_IN = {"D": 1, "W": 7, "F": 14}
SECONDS_IN = {"S": 1, "M": 60, "H": 3600}
# How a duration of so many units is written: prefix, factor, letter.
DURATION = {
    "S": ("PT", 1, "S"), "M": ("PT", 1, "M"), "H": ("PT", 1, "H"), "D": ("P", 1, "D"), "W": ("P", 1, "W"), "F": ("P", 2, "W"),
    "m": ("P", 1, "M"), "Q": ("P", 3, "M"), "Y": ("P", 1, "Y"), "E": ("P", 10, "Y"), "C": ("P", 100, "Y"),
}  # fmt: skip
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of local time: its TIMEX3 value, its first moment, the first moment after it, and how fine it is."""

    value: str
    start: dt.datetime
    end: dt.datetime
    precision: str

    @property
    def day(self) -> dt.date:
        """The day on which it starts."""
        return self.start.date()


def at_midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day."""
    return dt.datetime(day.year, day.month, day.day)


def day(date: dt.date) -> Period:
    """A calendar day."""
    start = at_midnight(date)
    return Period(date.isoformat(), start, start + DAY, "day")


def minute(moment: dt.datetime) -> Period:
    """A clock time: a moment, given to the minute."""
    return Period(moment.strftime("%Y-%m-%dT%H:%M"), moment, moment, "minute")


def part_of_day(date: dt.date, code: str, hours: list[float]) -> Period:
    """A morning, night … of a day; ``hours`` says from when to when it lasts, counted from the day's midnight."""
    start = at_midnight(date)
    first, last = (start + dt.timedelta(hours=h) for h in hours)
    return Period(f"{date.isoformat()}T{code}", first, last, "part of day")


def week(date: dt.date) -> Period:
    """The ISO week of a day, Monday to Sunday."""
    year, number, weekday = date.isocalendar()
    start = at_midnight(date - (weekday - 1) * DAY)
    return Period(f"{year:04}-W{number:02}", start, start + 7 * DAY, "week")


def weekend(date: dt.date) -> Period:
    """The Saturday and Sunday of a day's ISO week."""
    of = week(date)
    return Period(f"{of.value}-WE", of.start + 5 * DAY, of.end, "weekend")


def months(year: int, month: int, count: int, value: str, precision: str) -> Period:
    """A stretch of whole months; ``month`` may run past 12."""
    first, last = (at_midnight(dt.date(year + m // 12, m % 12 + 1, 1)) for m in (month - 1, month - 1 + count))
    return Period(value, first, last, precision)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return months(year, number, 1, f"{year:04}-{number:02}", "month")


def season(year: int, code: str) -> Period:
    """A season of the northern meteorological year; a winter has the year in which it begins."""
    return months(year, SEASONS[code], 3, f"{year:04}-{code}", "season")


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year."""
    return months(year, 3 * number - 2, 3, f"{year:04}-Q{number}", "quarter")


def half(year: int, number: int) -> Period:
    """A half of the calendar year."""
    return months(year, 6 * number - 5, 6, f"{year:04}-H{number}", "half")


def year(number: int) -> Period:
    """A calendar year."""
    return months(number, 1, 12, f"{number:04}", "year")


def decade(number: int) -> Period:
    """The ten years that share all but a year's last digit."""
    return months(number // 10 * 10, 1, 120, f"{number // 10:03}X", "decade")


def century(number: int) -> Period:
    """The hundred years that share a year's first two digits, as people count them (1900 to 1999)."""
    return months(number // 100 * 100, 1, 1200, f"{number // 100:02}XX", "century")


def around(date: dt.date, unit: str) -> Period:
    """The day, week, month … in which a day lies."""
    match unit:
        case "W" | "F":
            return week(date)
        case "WE":
            return weekend(date)
        case "m":
            return month(date.year, date.month)
        case "Q":
            return quarter(date.year, (date.month + 2) // 3)
        case "Y":
            return year(date.year)
        case "E":
            return decade(date.year)
        case "C":
            return century(date.year)
    return day(date)


def between(first: Period, last: Period) -> Period:
    """The stretch from the start of one to the end of the other."""
    return Period(f"{first.value}/{last.value}", first.start, last.end, first.precision)


def shifted(moment: dt.datetime, count: float, unit: str) -> dt.datetime:
    """``moment`` moved by so many units, to the last day of a shorter month if need be; OverflowError beyond the calendar."""
    if unit in MONTHS_IN:
        total = moment.year * 12 + moment.month - 1 + round(count * MONTHS_IN[unit])
        number, index = divmod(total, 12)
        if not dt.MINYEAR <= number < dt.MAXYEAR:
            raise OverflowError(f"year {number}")
        return moment.replace(year=number, month=index + 1, day=min(moment.day, calendar.monthrange(number, index + 1)[1]))
    return moment + dt.timedelta(seconds=count * (SECONDS_IN.get(unit) or 86400 * DAYS_IN.get(unit, 7)))


def moved(moment: dt.datetime, count: float, unit: str) -> Period:
    """The time so many units from ``moment``, as fine as the unit ("three years ago" is a year, "six hours ago" a minute)."""
    there = shifted(moment, count, unit)
    return (
        minute(there.replace(second=0, microsecond=0))
        if unit in SECONDS_IN
        else around(there.date(), "Y" if unit in "EC" else unit)
    )


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; ``None`` is an unknown number (``PXD``)."""
    if unit == "WE":
        return f"P{'X' if count is None else f'{count:g}'}WE"
    prefix, factor, letter = DURATION[unit]
    if count is None:
        return f"{prefix}X{letter}"
    whole, rest = divmod(count * factor, 1)
    if rest == 0.5 and unit == "H":
        return f"PT{whole:g}H30M" if whole else "PT30M"
    return f"{prefix}{count * factor:g}{letter}"


def easter(number: int) -> dt.date:
    """Easter Sunday of a year (Gregorian; the anonymous algorithm of Nature, 1876)."""
    a, (b, c) = number % 19, divmod(number, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    return dt.date(number, *_month_and_day(h + weekday - 7 * m + 114))


def orthodox_easter(number: int) -> dt.date:
    """Easter Sunday by the Julian computus, as a Gregorian date (Meeus; right from 1900 to 2099)."""
    d = (19 * (number % 19) + 15) % 30
    e = (2 * (number % 4) + 4 * (number % 7) - d + 34) % 7
    return dt.date(number, *_month_and_day(d + e + 114)) + 13 * DAY


def _month_and_day(code: int) -> tuple[int, int]:
    return code // 31, code % 31 + 1


def nth_weekday(number: int, month_number: int, weekday: int, which: int) -> dt.date:
    """The first, second … (-1: last) ISO ``weekday`` of a month; ValueError where it has no such day."""
    first, length = calendar.monthrange(number, month_number)
    days = [d for d in range(1, length + 1) if (first + d - 1) % 7 == weekday - 1]
    if which > len(days):
        raise ValueError(f"no weekday {which} in {number}-{month_number}")
    return dt.date(number, month_number, days[which - (which > 0)])
