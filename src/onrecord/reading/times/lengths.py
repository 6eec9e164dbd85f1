"""Lengths of time, steps of so many units from an anchor, and habits."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onrecord.reading.times import calendar
from onrecord.reading.times.anchors import UNPUBLISHED, Anchor, Resolved, dated
from onrecord.reading.times.calendar import SECONDS_IN, Period
from onrecord.reading.times.grammar import Expression

UNITS = ("Unit", "Units", "Quarter", "Weekend", "Weekends")
STEPS = ("Last", "Past", "Next", "This", "That", "BeforeThat", "AfterThat", "Recent")
UNKNOWN: list[None] = [None]  # how many, where the text does not say
NARRATIVE = ("That", "BeforeThat", "AfterThat")


def unit_of(of: Expression) -> str:
    """The letter of the unit that an expression counts in."""
    return str(of.word(*UNITS) or "D")


def counts(of: Expression) -> list[float]:
    """How many units: one number, two where it is a range, none where the text does not say ("several")."""
    found: list[float] = []
    joined = True
    half = False
    for part in of.parts:
        if part.name in ("Number", "Day", "Year", "Another") and isinstance(part.value, int | float):
            found = _composed(found, part.value) if joined else [*found, part.value]
            joined = True
        elif part.name == "Half":
            half = True
        elif part.name in ("Or", "To") or (part.name == "Dash" and found and found[-1] < 20):
            joined = False
    if half:
        found = [*found[:-1], (found[-1] if found else float(of.has("A") and of.has("And"))) + 0.5]
    if not found and not of.has("Few", "Units", "Weekends"):
        found = [1]
    return found


def _composed(found: list[float], value: float) -> list[float]:
    """Number words put together: twenty and four, three and hundred, five and a half."""
    if not found:
        return [value]
    return [*found[:-1], found[-1] * value if value in (100, 1000) else found[-1] + value]


def length(of: Expression) -> Resolved:
    """So many units of time; a range of them is ``A/B``."""
    unit = unit_of(of)
    return Resolved("DURATION", "/".join(calendar.duration(n, unit) for n in counts(of) or UNKNOWN), "a length of time")


def compound(of: Expression) -> Resolved | None:
    """A year and two months: lengths in falling units, put together."""
    joint = max(i for i, part in enumerate(of.parts) if part.name == "And")
    first, second = (Expression(of.rule, of.start, of.end, parts) for parts in (of.parts[:joint], of.parts[joint + 1 :]))
    one, two = (calendar.duration((counts(e) or UNKNOWN)[0], unit_of(e)) for e in (first, second))
    clock = two.startswith("PT") and not one.startswith("PT")
    return Resolved("DURATION", one + (two[1:] if clock else two.removeprefix("PT").removeprefix("P")), "a length of time")


def repeated(of: Expression) -> Resolved:
    """A habit: every so many units, every Monday, every morning."""
    if (number := of.number("Weekday", "Weekdays")) is not None:
        value = f"XXXX-WXX-{number}"
    elif (number := of.number("Month")) is not None:
        value = f"XXXX-{number:02}"
    elif (part := of.word("Part")) is not None:
        value = f"XXXX-XX-XXT{part}"
    elif (code := of.word("Season")) is not None:
        value = f"XXXX-{code}"
    elif of.has("Weekend"):
        value = "XXXX-WXX-WE"
    else:
        once = of.rule == "rate"
        value = calendar.duration(1 if once else (counts(of) or UNKNOWN)[0], str(of.all("Unit", "Units", "Quarter")[-1]))
    return Resolved("SET", value, "repeated")


def window(of: Expression, anchor: Anchor) -> Resolved:
    """The past or next so many units, as a length that lies against the publication date (or the last time told)."""
    unit, number = unit_of(of), (counts(of) or UNKNOWN)[-1]
    value = calendar.duration(number, unit)
    ahead = of.has("Next", "AfterThat")
    base = anchor.last.start if of.has("BeforeThat", "AfterThat") and anchor.last else anchor.now
    if number is None or base is None:
        return Resolved("DURATION", value, "a length of time up to now" if not ahead else "a length of time from now")
    whole = calendar.at_midnight(base.date()) if unit not in SECONDS_IN else base
    there = calendar.shifted(whole, number if ahead else -number, unit)
    first, last = sorted((whole, there))
    end = last if unit in SECONDS_IN else last + calendar.DAY
    name = f"{first.date().isoformat()}/{last.date().isoformat()}"
    period = Period(
        name, first, end, "day" if unit in "HDSM" else "week" if unit in "WF" else "year" if unit in "YEC" else "month"
    )
    zone = anchor.zone if unit in SECONDS_IN else None
    return Resolved("DURATION", value, f"counted from {anchor.origin}", period, period.precision, zone=zone)


def unit_stepped(of: Expression, anchor: Anchor) -> Resolved | None:
    """This week, last month, the previous year, that day, the past decade …"""
    unit = unit_of(of)
    if unit in SECONDS_IN:
        return None
    step = sum(v for v in of.all(*STEPS) if isinstance(v, int))
    told = of.has(*NARRATIVE) and not of.has("Last", "Past", "Next", "This")
    base = (anchor.day if unit == "D" else anchor.last) if told else None
    if of.has("The") and of.has("Next") and unit == "D" and anchor.day:
        base = anchor.day
    moment = base.start if base else anchor.now
    if told and not base and unit == "D" and not of.has("That"):
        moment = None
    if moment is None:
        return Resolved("DATE", None, UNPUBLISHED)
    origin = "counted from the last time told" if base else f"counted from {anchor.origin}"
    origin = f"future: next; {origin}" if of.has("Next") and not base else origin
    return dated(calendar.around(_step(moment, step, unit).date(), unit), origin)


def _step(moment: dt.datetime, step: int, unit: str) -> dt.datetime:
    return calendar.shifted(calendar.at_midnight(moment.date()), max(-1, min(1, step)), unit)


def lasting_or_dated(of: Expression, anchor: Anchor) -> Resolved | None:
    """ "The past decade", "the last week", "the coming year": a stretch up to or from now rather than a calendar unit."""
    unit = unit_of(of)
    if of.has("The") and ((of.has("Past", "Next") and unit != "D") or (of.has("Last") and unit in "WEC")):
        return window(of, anchor)
    return unit_stepped(of, anchor)


def ago(of: Expression, anchor: Anchor) -> Resolved:
    """So many units before the publication date."""
    there = _away(of, anchor.now, -1, f"counted from {anchor.origin}")
    return replace(there, zone=anchor.zone) if unit_of(of) in SECONDS_IN else there


def ahead(of: Expression, anchor: Anchor) -> Resolved:
    """So many units after the publication date."""
    there = _away(of, anchor.now, 1, f"counted from {anchor.origin}")
    return replace(there, zone=anchor.zone) if unit_of(of) in SECONDS_IN else there


def after_told(of: Expression, base: Period | None, direction: int) -> Resolved:
    """So many units after or before a time that the text has told."""
    return _away(of, base.start if base else None, direction, "counted from the last time told")


def _away(of: Expression, moment: dt.datetime | None, direction: int, reason: str) -> Resolved:
    unit, number = unit_of(of), counts(of)
    if unit in SECONDS_IN and "told" in reason:
        return length(of)
    if not number:
        return Resolved("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", "an unknown number of units away")
    if moment is None:
        return Resolved("DURATION", calendar.duration(number[0], unit), UNPUBLISHED)
    return dated(calendar.moved(moment, direction * number[0], unit), reason)
