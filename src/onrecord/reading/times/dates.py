"""Named days, months, seasons and years: from an expression's parts to the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from onrecord.reading.times import calendar
from onrecord.reading.times.anchors import UNPUBLISHED, Anchor, Resolved, Sense, chosen, dated, yearly, years_around
from onrecord.reading.times.calendar import DAY, Period
from onrecord.reading.times.grammar import Expression
from onrecord.reading.times.words import Holiday

ABSOLUTE = "written out"
MONTH, DAYS = ("Month", "ShortMonth"), ("Day", "Nth", "Ordinal")


class Dates:
    """Resolves what names a day or a stretch of the calendar. ``hours`` says when the parts of a day are."""

    def __init__(self, hours: Mapping[str, list[float]], holidays: Mapping[str, Holiday]) -> None:
        self._hours = hours
        self._holidays = holidays

    def part(self, day: dt.date, code: str) -> Period:
        """The morning, night … of a day."""
        return calendar.part_of_day(day, code, self._hours[code])

    def day_named(self, of: Expression, anchor: Anchor, sense: Sense, *, named: bool = False) -> Resolved | None:
        """The day that an expression names by date, holiday, weekday or as today, yesterday …; with its part of the day."""
        found = self._day(of, anchor, sense, named)
        code = of.word("Part", "Overnight", "Tonight")
        if found is None or found.period is None or found.period.precision != "day":
            return found
        if code or of.has("Tonight"):
            part = self.part(found.period.day, code or "NI")
            return dated(part, found.reason, found.other and self.part(found.other.day, code or "NI"))
        return found

    def _day(self, of: Expression, anchor: Anchor, sense: Sense, named: bool) -> Resolved | None:
        if of.has("NumDate") or (of.has("Day") and of.has("Year") and not of.has(*MONTH)):
            return self._written(of)
        if of.has(*MONTH):
            return month_day(of, anchor, sense, named=named)
        if of.has("Holiday"):
            return self._holiday(of, anchor, sense, named)
        if of.has("Weekday", "ShortWeekday"):
            return weekday(of, anchor, sense)
        return relative_day(of, anchor)

    def _written(self, of: Expression) -> Resolved | None:
        numbers = next((v for v in of.all("NumDate") if isinstance(v, tuple)), None) or tuple(
            v for v in of.all("Year", "Day") if isinstance(v, int)
        )
        date = real_day(*numbers[:3]) if len(numbers) >= 3 else None
        return dated(calendar.day(date), ABSOLUTE) if date else None

    def _holiday(self, of: Expression, anchor: Anchor, sense: Sense, named: bool) -> Resolved | None:
        """A holiday, or the week that it is in ("Easter week")."""
        rule, today = self._holidays[str(of.word("Holiday"))], anchor.today
        stated = of.has("Last", "Next", "This")
        make = calendar.week if of.word("Unit") == "W" and not stated else calendar.day
        year = of.number("Year")
        if year is None and today and stated and of.has("Unit"):
            year = today.year + (of.number("Last", "Next", "This") or 0)
        if year is not None:
            return dated(make(holiday(rule, year)), ABSOLUTE)
        if today is None:
            return Resolved("DATE", f"XXXX-{rule.day[0]:02}-{rule.day[1]:02}" if rule.day else None, UNPUBLISHED)
        candidates = [make(holiday(rule, y)) for y in years_around(today)]
        return yearly(today, stepped(of, sense), candidates, named=named)


def stepped(of: Expression, sense: Sense) -> Sense:
    """The sense that "last" and "next" impose."""
    if of.has("Last", "Past"):
        return Sense(-1, "past: last")
    return Sense(1, "future: next") if of.has("Next") else sense


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """The date, if the calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def holiday(rule: Holiday, year: int) -> dt.date:
    """A holiday's date in a year."""
    if rule.nth:
        return calendar.nth_weekday(year, *rule.nth) + rule.plus * DAY
    if rule.easter is not None:
        return calendar.easter(year) + rule.easter * DAY
    if rule.orthodox is not None:
        return calendar.orthodox_easter(year) + rule.orthodox * DAY
    return dt.date(year, *(rule.day or (1, 1)))


def month_day(of: Expression, anchor: Anchor, sense: Sense, *, named: bool) -> Resolved | None:
    """A day of a month, or a range of days: of its own year, or the one that its weekday or its clause's tense asks for."""
    month = of.number(*MONTH)
    days = [d for v in of.all(*DAYS, "DayRange") for d in (v if isinstance(v, tuple) else (v,)) if isinstance(d, int)][:2]
    if month is None or not days or not 1 <= days[0] <= 31:
        return None
    year, today = of.number("Year"), anchor.today
    if year is not None:
        found = _days(year, month, days)
        return dated(found, ABSOLUTE) if found else None
    if today is None:
        return Resolved("DATE", "/".join(f"XXXX-{month:02}-{d:02}" for d in days), UNPUBLISHED)
    candidates = [p for y in range(today.year - 4, today.year + 5) if (p := _days(y, month, days))]
    near = [p for p in candidates if abs(p.start.year - today.year) <= 1]
    wanted = of.number("Weekday", "ShortWeekday")
    if not near:
        return None
    fitting = [p for p in near if p.day.isoweekday() == wanted]
    if fitting:
        return dated(fitting[0], f"the year in which it is that weekday, near {anchor.origin}")
    return yearly(today, sense, candidates, named=named)


def day_of_month(of: Expression, anchor: Anchor) -> Resolved | None:
    """ "On the 15th", "April 24 and 25": of the month last told."""
    base, number = anchor.last.day if anchor.last else anchor.today, of.number(*DAYS) or 0
    if base is None:
        return Resolved("DATE", f"XXXX-XX-{number:02}", UNPUBLISHED)
    date = real_day(base.year, base.month, number)
    return dated(calendar.day(date), "of the month last told") if date else None


def _days(year: int, month: int, days: list[int]) -> Period | None:
    found = [calendar.day(d) for number in days if (d := real_day(year, month, number))]
    if len(found) != len(days):
        return None
    return calendar.between(*found) if len(found) == 2 else found[0]


def weekday(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """A weekday. "Last" and "next" exclude the day of publication; the tense does not ("is due to speak on Monday")."""
    wanted = of.number("Weekday", "ShortWeekday") or 1
    today = anchor.today
    if of.has("BeforeThat", "AfterThat", "That") and anchor.day:
        today = anchor.day.day
        sense = Sense(1 if of.has("AfterThat") else -1, "counted from the last day told")
    if today is None:
        return Resolved("DATE", f"XXXX-WXX-{wanted}", UNPUBLISHED)
    if of.has("Unit"):
        monday = calendar.week(today + 7 * DAY * (of.number("Last", "Next", "This") or 0)).day
        return dated(calendar.day(monday + (wanted - 1) * DAY), "by its week")
    back, forth = (today.isoweekday() - wanted) % 7, (wanted - today.isoweekday()) % 7
    if of.has("Last", "Past", "Next", "BeforeThat", "AfterThat"):
        back, forth = back or 7, forth or 7
    behind, ahead = calendar.day(today - back * DAY), calendar.day(today + forth * DAY)
    return chosen(stepped(of, sense), behind, ahead, calendar.at_midnight(today), 1 if of.has("This") else -1)


def relative_day(of: Expression, anchor: Anchor) -> Resolved | None:
    """Today, yesterday, this morning, that night, the next evening …"""
    from_told = of.has("That", "BeforeThat", "AfterThat", "The")
    told = anchor.day.day if anchor.day else None
    base = told if from_told else anchor.today
    step = of.number("Deictic", "Last", "Past", "Next", "BeforeThat", "AfterThat") or 0
    if base is None:
        return Resolved("DATE", "PRESENT_REF" if step == 0 else None, UNPUBLISHED)
    origin = f"counted from {anchor.origin}" if not from_told else "counted from the last day told"
    return dated(calendar.day(base + step * DAY), origin)


def month(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """A month: with its year ("April next year"), a step ("last October"), or by the tense."""
    number, today = of.number(*MONTH) or 1, anchor.today
    year = of.number("Year")
    if year is None and today and of.has("Unit"):
        year = today.year + (of.number("Last", "Next", "This") or 0)
        if of.has("That") and anchor.last:
            year = anchor.last.start.year
    if year is not None:
        return dated(calendar.month(year, number), ABSOLUTE)
    if today is None:
        return Resolved("DATE", f"XXXX-{number:02}", UNPUBLISHED)
    return recurring(of, today, sense, [calendar.month(y, number) for y in (today.year - 1, today.year, today.year + 1)])


def season(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """A season: with its year, a step ("last fall"), or by the tense."""
    code, today = str(of.word("Season")), anchor.today
    year = of.number("Year")
    if year is None and today and of.has("Unit"):
        year = today.year + (of.number("Last", "Next", "This") or 0)
    if year is not None:
        return dated(calendar.season(year, code), ABSOLUTE)
    if today is None:
        return Resolved("DATE", f"XXXX-{code}", UNPUBLISHED)
    return recurring(of, today, sense, [calendar.season(y, code) for y in range(today.year - 2, today.year + 2)])


def recurring(of: Expression, today: dt.date, sense: Sense, candidates: list[Period]) -> Resolved:
    """A month or season of neighbouring years: "last" is over, "next" not begun, "this" is of this year or under way."""
    moment = calendar.at_midnight(today)
    if of.has("Last", "Past"):
        return dated([p for p in candidates if p.end <= moment][-1], "past: last")
    if of.has("Next"):
        return dated(next(p for p in candidates if p.start > moment), "future: next")
    if of.has("This"):
        now = [p for p in candidates if p.start <= moment < p.end]
        return dated(now[0] if now else next(p for p in candidates if p.start.year == today.year), "this: of this year")
    return yearly(today, sense, candidates, named=False)


def weekend(of: Expression, anchor: Anchor, sense: Sense) -> Resolved:
    """The last or the coming weekend, by step or by tense."""
    if anchor.today is None:
        return Resolved("DATE", "XXXX-WXX-WE", UNPUBLISHED)
    moment = calendar.at_midnight(anchor.today)
    nearby = [calendar.weekend(anchor.today + 7 * DAY * n) for n in (-2, -1, 0, 1, 2)]
    over, begun = ([p for p in nearby if p.end <= moment], [p for p in nearby if p.start <= moment])
    coming = [p for p in nearby if p.end > moment]
    if of.has("Last", "Past"):
        found = dated(over[-1], "past: last")
    elif of.has("Next"):
        found = dated(next(p for p in coming if p.start > moment), "future: next")
    else:
        found = chosen(sense, begun[-1], coming[0], moment, 1 if of.has("This") else -1)
    return replace(found, period=_as_days(found.period), other=_as_days(found.other))


def _as_days(weekend: Period | None) -> Period | None:
    """A weekend by its two days, which says more than its name."""
    if weekend is None:
        return None
    saturday = weekend.day
    return replace(weekend, value=f"{saturday.isoformat()}/{(saturday + DAY).isoformat()}")


def quarter(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """A quarter or half of a year: numbered, or a step from the present one."""
    today = anchor.today
    which = of.number("Ordinal", "Nth", "QuarterName", "HalfYear")
    year = of.number("Year")
    if year is None and today:
        year = today.year + ((of.number("Last", "Next", "This") or 0) if of.has("Unit") else 0)
    halves = of.has("Half", "HalfYear")
    if which is None:
        if today is None or halves:
            return None
        step = of.number("Last", "Past", "Next", "This", "BeforeThat", "AfterThat") or 0
        return dated(calendar.moved(calendar.at_midnight(today), step, "Q"), f"counted from {anchor.origin}")
    if which > (2 if halves else 4):
        return None
    make = calendar.half if halves else calendar.quarter
    if year is not None and (of.has("Year", "Unit") or today is None):
        return dated(make(year, which), ABSOLUTE)
    if today is None:
        return Resolved("DATE", f"XXXX-{'H' if halves else 'Q'}{which}", UNPUBLISHED)
    return yearly(today, sense, [make(y, which) for y in range(today.year - 2, today.year + 3)], named=False)


def decade(of: Expression, anchor: Anchor) -> Resolved | None:
    """The 1980s, the '80s: two figures are of the century in which they are past."""
    number = of.number("Decade") or 0
    if number < 100:
        if not of.has("Apostrophe", "The"):
            return None
        latest = anchor.today.year if anchor.today else 2030
        number += 2000 if 2000 + number <= latest else 1900
    return dated(calendar.decade(number), ABSOLUTE)
