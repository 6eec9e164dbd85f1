"""From an expression of the grammar to its type, its value and its place on the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from onrecord.reading.times import calendar, dates, lengths
from onrecord.reading.times.anchors import UNPUBLISHED, Anchor, Resolved, Sense, dated
from onrecord.reading.times.calendar import DAY
from onrecord.reading.times.dates import ABSOLUTE, Dates
from onrecord.reading.times.grammar import Expression
from onrecord.reading.times.words import Tagged, TimeWords

DAY_WORDS = (
    "Month", "ShortMonth", "Holiday", "Weekday", "ShortWeekday", "NumDate", "Deictic", "Tonight", "Last", "This", "That",
    "AfterThat", "BeforeThat",
)  # fmt: skip


class Resolver:
    """Resolves expressions, rule by rule."""

    def __init__(self, words: TimeWords) -> None:
        self._dates = Dates(words.hours, words.holidays)
        self._by_rule: dict[str, Callable[[Expression, Anchor, Sense], Resolved | None]] = {
            "month": dates.month, "season": dates.season, "quarter": dates.quarter, "stepped": _stepped,
            "overnight": self._overnight, "night_into": self._night_into, "week_of": self._week_of,
            "edge_of": _edge_of, "nth_of": _nth_of, "half": _half_of, "century": _century, "year": _year, "fiscal": _fiscal,
            "date_range": _date_range, "month_range": _month_range, "year_range": _year_range,
            "shifted": _shifted, "the_unit": _the_unit,
            "compound": lambda of, *_: lengths.compound(of),
            "day_of_month": lambda of, anchor, _: dates.day_of_month(of, anchor),
            "decade": lambda of, anchor, _: dates.decade(of, anchor),
            "ago": lambda of, anchor, _: lengths.ago(of, anchor),
            "window": lambda of, anchor, _: lengths.window(of, anchor),
            "every": lambda of, *_: lengths.repeated(of),
            "weekdays": lambda of, *_: lengths.repeated(of),
            "rate": lambda of, *_: lengths.repeated(of),
            "always": lambda of, *_: Resolved("SET", of.word("Always"), "repeated"),
            "reference": lambda of, *_: Resolved("DATE", of.word("Reference") or "PAST_REF", "not a date"),
            "length": lambda of, *_: lengths.length(of),
            "lasting": lambda of, *_: lengths.length(of),
            "units": lambda of, *_: lengths.length(of),
            "offset": lambda of, *_: lengths.length(of),
        }  # fmt: skip

    def resolve(
        self, of: Expression, anchor: Anchor, sense: Sense, *, named: bool = False, day: dt.date | None = None
    ) -> Resolved | None:
        """What an expression comes to; None where it is no time after all.

        ``named`` says that it names its noun ("the October 7 attack"); ``day`` is that of a clock time which names none.
        """
        try:
            if of.rule in ("date", "holiday", "weekday", "deictic", "part_of"):
                return self._dates.day_named(of, anchor, sense, named=named)
            if of.rule == "moment":
                return self._clock(of, anchor, sense, day)
            return self._by_rule[of.rule](of, anchor, sense)
        except (OverflowError, ValueError):
            return None

    def _clock(self, of: Expression, anchor: Anchor, sense: Sense, day: dt.date | None) -> Resolved | None:
        """A clock time, on the day that it names or on ``day``."""
        clock, rest = _split_clock(of)
        hours = _hours(clock)
        if hours is None:
            return None
        found = self._dates.day_named(rest, anchor, sense) if rest.has(*DAY_WORDS) else None
        if found is None and day:
            found = dated(calendar.day(day), "on the day told with it")
        shown = f"T{hours // 60:02}:{hours % 60:02}"
        if found is None or found.period is None:
            value = found.value if found and found.value else "XXXX-XX-XX"
            return Resolved("TIME", value + shown, UNPUBLISHED, precision="minute")
        moment = calendar.at_midnight(found.period.day) + dt.timedelta(minutes=hours)
        other = found.other and calendar.minute(calendar.at_midnight(found.other.day) + dt.timedelta(minutes=hours))
        return dated(calendar.minute(moment), found.reason, other)

    def names_day(self, of: Expression) -> bool:
        """Whether a clock time says on which day it is."""
        return _split_clock(of)[1].has(*DAY_WORDS)

    def _overnight(self, of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
        """The night before publication, or the one to come; "overnight on Monday", told that day, is the night before it."""
        if anchor.today is None:
            return Resolved("TIME", "XXXX-XX-XXTNI", UNPUBLISHED)
        if of.has(*DAY_WORDS):
            found = self._dates.day_named(of, anchor, sense)
            if found and found.period and found.period.day == anchor.today and sense.direction <= 0:
                return dated(
                    self._dates.part(anchor.today - DAY, "NI"), f"{sense.reason}; the night that ended on the day told"
                )
            return found
        night = anchor.today if sense.direction > 0 else anchor.today - DAY
        return dated(self._dates.part(night, "NI"), f"{sense.reason}; counted from {anchor.origin}")

    def _night_into(self, of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
        """The night that ends on the last day named ("overnight into Monday")."""
        if of.word("Part", "Overnight") != "NI":
            return None
        split = max(i for i, part in enumerate(of.parts) if part.name in ("Into", "To"))
        target = self._dates.day_named(Expression("date", of.start, of.end, of.parts[split + 1 :]), anchor, sense)
        if target is None or target.period is None:
            return Resolved("TIME", None, UNPUBLISHED)
        return dated(self._dates.part(target.period.day - DAY, "NI"), f"{target.reason}; the night before it")

    def _week_of(self, of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
        found = self._dates.day_named(of, anchor, sense)
        if found is None or found.period is None:
            return found
        return dated(calendar.around(found.period.day, lengths.unit_of(of)), found.reason)


def _split_clock(of: Expression) -> tuple[list[Tagged], Expression]:
    """The parts that tell the hour, and the expression without them."""
    parts = of.parts
    first = next(i for i, part in enumerate(parts) if _tells_hour(parts, i, part))
    last = first + (3 if _spoken(parts[first:]) is not None else 1)
    while last < len(parts) and parts[last].name in ("AmPm", "Oclock", "Zone", "In", "At", "The", "Part"):
        last += 1
    rest = tuple(part for part in parts[:first] + parts[last:] if part.name != "Zone")
    return list(parts[first:last]), Expression(of.rule, of.start, of.end, rest)


def _tells_hour(parts: tuple[Tagged, ...], index: int, part: Tagged) -> bool:
    after = parts[index + 1].name if index + 1 < len(parts) else ""
    if part.name in ("Clock", "Noon", "Hhmm") or _spoken(parts[index:]) is not None:
        return True
    return (part.name in ("Number", "Day") and after in ("AmPm", "Oclock", "In")) or (part.name == "Year" and after == "Zone")


def _spoken(parts: Sequence[Tagged]) -> int | None:
    """Minutes after midnight of a clock told in words: "half past eight", "a quarter to nine", "ten past six"."""
    if len(parts) < 3 or parts[1].name not in ("Past", "To") or parts[2].name not in ("Number", "Day"):
        return None
    told = {"Half": 30, "Quarter": 15}.get(parts[0].name)
    minutes = int(float(str(parts[0].value))) if told is None and parts[0].name in ("Number", "Day") else told
    if minutes is None or minutes >= 60:
        return None
    hour = int(float(str(parts[2].value))) * 60
    return hour + minutes if parts[1].name == "Past" else hour - minutes


def _hours(parts: list[Tagged]) -> int | None:
    """Minutes after midnight that a clock shows, None where no clock can."""
    of = Expression("clock", 0, 0, tuple(parts))
    first = parts[0].value
    shift = of.number("AmPm")
    if shift is None and (part := of.word("Part")):
        shift = 0 if part in ("MO", "DA") else 12
    if (spoken := _spoken(parts)) is not None:
        hour, minute = divmod(spoken, 60)
    elif isinstance(first, tuple):
        hour, minute = first[0], first[1]
    elif parts[0].name in ("Year", "Hhmm"):
        hour, minute = divmod(int(float(str(first))), 100)
    else:
        number = float(str(first))
        hour, minute = int(number), round(number % 1 * 100)
    if shift is not None and hour <= 12:
        hour = hour % 12 + shift
    return hour * 60 + minute if hour <= 24 and minute < 60 else None


def _stepped(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """This week, last month; a weekend also by the tense alone."""
    return dates.weekend(of, anchor, sense) if of.has("Weekend") else lengths.lasting_or_dated(of, anchor)


def _edge_of(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """The end of the year, the start of May: the year, the month."""
    if of.has("Month", "ShortMonth"):
        return dates.month(of, anchor, sense)
    if of.has("Season"):
        return dates.season(of, anchor, sense)
    if of.has("Weekend"):
        return dates.weekend(of, anchor, sense)
    if of.has("Decade"):
        return dates.decade(of, anchor)
    return _year(of, anchor, sense) if of.has("Year") else lengths.unit_stepped(of, anchor)


def _nth_of(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """The first week of June, the last Friday of May: by days 1 to 7, 8 to 14 … of the month."""
    inside = dates.month(Expression(of.rule, of.start, of.end, of.parts[-_tail(of) :]), anchor, sense)
    which = of.number("Ordinal", "Nth") or -1
    if inside is None or inside.period is None:
        return inside
    first, last = inside.period.day, (inside.period.end - DAY).date()
    if (weekday := of.number("Weekday") or (6 if of.has("Weekend") else None)) is not None:
        day = calendar.nth_weekday(first.year, first.month, weekday, which)
        return dated(calendar.weekend(day) if of.has("Weekend") else calendar.day(day), inside.reason)
    unit = lengths.unit_of(of)
    if unit == "D":
        return dated(calendar.day(last if which < 0 else first + (which - 1) * DAY), inside.reason)
    if unit != "W":
        return None
    start = last - 6 * DAY if which < 0 else first + 7 * (which - 1) * DAY
    return dated(calendar.between(calendar.day(start), calendar.day(min(start + 6 * DAY, last))), inside.reason)


def _tail(of: Expression) -> int:
    """How many parts stand after the last "of"."""
    return len(of.parts) - 1 - max(i for i, part in enumerate(of.parts) if part.name in ("Of", "In"))


def _half_of(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    if of.has("Month", "ShortMonth"):
        return dates.month(of, anchor, sense)
    return dates.decade(of, anchor) if of.has("Decade") else dates.quarter(of, anchor, sense)


def _date_range(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """May 30–June 2; Dec. 30–Jan. 2, 2025, which begins the year before."""
    (first, last), days = of.all("Month", "ShortMonth"), of.all("Day", "Nth")
    year = tuple(part for part in of.parts if part.name == "Year")
    closing = Expression("date", of.start, of.end, (Tagged("Month", last), Tagged("Day", days[1]), *year))
    end = dates.month_day(closing, anchor, sense, named=False)
    if end is None or end.period is None:
        return Resolved("DATE", None, UNPUBLISHED)
    opening = dates.real_day(end.period.day.year - (int(str(first)) > int(str(last))), int(str(first)), int(str(days[0])))
    return dated(calendar.between(calendar.day(opening), end.period), end.reason) if opening else None


def _month_range(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """May–June 2024."""
    months = [v for v in of.all("Month") if isinstance(v, int)]
    last = dates.month(Expression("month", of.start, of.end, (*of.parts[2:],)), anchor, sense)
    if last is None or last.period is None:
        return Resolved("DATE", None, UNPUBLISHED)
    year = last.period.day.year - (months[0] > months[1])
    return dated(calendar.between(calendar.month(year, months[0]), last.period), last.reason)


def _year_range(of: Expression, _: Anchor, __: Sense) -> Resolved | None:
    """1994–97, 2020-21."""
    years = [n for v in of.all("YearRange", "Year", "Day") for n in (v if isinstance(v, tuple) else (v,)) if isinstance(n, int)]
    first, last = years[0], years[1] if years[1] > 99 else years[0] // 100 * 100 + years[1]
    return dated(calendar.between(calendar.year(first), calendar.year(last)), ABSOLUTE) if first < last else None


def _year(of: Expression, _: Anchor, __: Sense) -> Resolved | None:
    return dated(calendar.year(of.number("Year") or 1), ABSOLUTE)


def _fiscal(of: Expression, _: Anchor, __: Sense) -> Resolved | None:
    """A fiscal year begins when its holder's law says: it has a name, and no bounds."""
    return Resolved("DATE", f"FY{of.number('Year')}", "a fiscal year: its bounds are its holder's")


def _century(of: Expression, _: Anchor, __: Sense) -> Resolved | None:
    """The 20th century; other numbered units ("third day") are no times by themselves."""
    number = of.number("Nth", "Ordinal") or 0
    return dated(calendar.century(100 * (number - 1)), ABSOLUTE) if lengths.unit_of(of) == "C" and number > 1 else None


def _shifted(of: Expression, anchor: Anchor, sense: Sense) -> Resolved | None:
    """Two days later, a year earlier: from the last time told; a month from now: from publication.

    What is told in the past and would come to lie ahead was counted from something else: a length is all that is sure.
    """
    if of.has("Reference"):
        return lengths.ahead(of, anchor)
    base = anchor.day if lengths.unit_of(of) in "DHM" else anchor.last
    found = lengths.after_told(of, base, of.number("Later", "Earlier") or 1)
    past_due = found.period and anchor.now and found.period.start > anchor.now and sense.direction <= 0
    return lengths.length(of) if past_due else found


def _the_unit(of: Expression, anchor: Anchor, _: Sense) -> Resolved | None:
    """ "Earlier in the year": the year of publication. A day or an hour is too little to be one by itself."""
    unit, base = lengths.unit_of(of), anchor.today
    if unit in "HMD":
        return None
    return dated(calendar.around(base, unit), f"counted from {anchor.origin}") if base else Resolved("DATE", None, UNPUBLISHED)
