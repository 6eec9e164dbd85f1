"""Times in words: a TIMEX3 value as a person writes it, with its clocks."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.records import When

PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
    "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "WE": "weekend",
}  # fmt: skip
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
VAGUE = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?|T([A-Z]{2}))?$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
PART_OF_YEAR = re.compile(r"(\d{4})-([A-Z]{2}|[QH]\d)$")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
DURATION = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])$|PT(\d+(?:\.\d+)?)([HMS])$")


def told(when: When | None, year: str | None = None) -> str:
    """A time in words, with all its clocks; empty where there is none. ``year`` goes without saying."""
    if when is None:
        return ""
    first = _bounded(when, year) + _zone(when)
    if not when.also:
        return first
    sign = {True: "=", False: "≠", None: "/"}[when.agrees]
    return f" {sign} ".join([first, *(_other_clock(other, when, year) for other in when.also)])


def _bounded(when: When, year: str | None) -> str:
    words = value_told(when.value, year) if when.value else when.mention.quote if when.mention else ""
    if when.earliest and not when.latest:
        return f"since {words}"
    return f"until {words}" if when.latest and not when.earliest else words


def _other_clock(other: When, first: When, year: str | None) -> str:
    """Another telling of a time, without the day where that is the same."""
    one, two = (DAY.match(when.value or "") for when in (first, other))
    if one and two and two[4] and one.groups()[:3] == two.groups()[:3]:
        return two[4] + _zone(other)
    return _bounded(other, year) + _zone(other)


def _zone(when: When) -> str:
    if not when.zone:
        return ""
    offset = re.match(r"(?:UTC|GMT)?([+-]\d\d:?\d\d)$", when.zone)
    return f" UTC{offset[1]}" if offset else f" {when.zone.rsplit('/', 1)[-1].replace('_', ' ')}"


def value_told(value: str, year: str | None = None) -> str:
    """A TIMEX3 value in words; as it is where it has none."""
    if "/" in value:
        first, last = value.split("/", 1)
        return f"{value_told(first, year)} to {value_told(last, year)}"
    try:
        return VAGUE.get(value) or _day(value, year) or _week(value, year) or _longer(value) or _duration(value) or value
    except ValueError:  # no such day in the calendar
        return value


def _day(value: str, year: str | None) -> str:
    match = DAY.match(value)
    if not match:
        return ""
    day = date(int(match[1]), int(match[2]), int(match[3]))
    if match[5] == "NI":
        return f"night to {_date(day + timedelta(1), year)}"
    words = _date(day, year)
    return " ".join(part for part in (words, match[4], PARTS.get(match[5] or "", match[5])) if part)


def _date(day: date, year: str | None) -> str:
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if str(day.year) != year else "")


def _week(value: str, year: str | None) -> str:
    match = WEEK.match(value)
    if not match:
        return ""
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return f"weekend of {_date(monday + timedelta(5), year)}" if match[3] else f"week of {_date(monday, year)}"


def _longer(value: str) -> str:
    if month := MONTH.match(value):
        return f"{date(int(month[1]), int(month[2]), 1):%B %Y}"
    part = PART_OF_YEAR.match(value)
    return f"{PARTS.get(part[2], part[2])} {part[1]}" if part else ""


def _duration(value: str) -> str:
    match = DURATION.match(value)
    if not match:
        return ""
    number = match[1] or match[3]
    unit = UNITS[match[2]] if match[2] else CLOCK_UNITS[match[4]]
    return f"{number} {unit}{'' if number == '1' else 's'}"
