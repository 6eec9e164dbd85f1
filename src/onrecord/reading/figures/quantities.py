"""Quantities: numbers with what they count, how they are meant, and by what period; ranges joined, conversions marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.reading.figures.guards import Guards
from onrecord.reading.figures.hedges import Hedges
from onrecord.reading.figures.numbers import Form, Grammar, Numeral
from onrecord.reading.figures.rates import Rates
from onrecord.reading.figures.units import Unit, Units
from onrecord.reading.figures.words import Kind, NumberWords, UnitWords
from onrecord.reading.language import Parsed
from onrecord.reading.times import Times
from onrecord.records import Bound, Refusal

RANGE = re.compile(r"\s*(?:-|–|—|‑|to)\s*(?:-|about|around|some|over|more\s+than|nearly|as\s+(?:many|much)\s+as)?\s*\Z")
CHOICE = re.compile(r"\s+(?:or|and)\s+(?:even\s+)?\Z")
BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,3}\Z", re.IGNORECASE)
RATIO = re.compile(r"\s+(?:in|out\s+of|of)\s+(?:every\s+)?\Z")
BRACKET = re.compile(r"[^()]*[(\[]\s?(?:[^()]*[/,;]\s?|or\s+|about\s+|around\s+|some\s+)?\Z")
STEP = re.compile(r"[^,;()]{0,32}?\bto\s+(?:\w+\s+){0,2}?")  # between the ends of a change ("from 20 miles in 2008 to 29")
MOVED = re.compile(r"\bby\s+(?:\w+\s+){0,2}\Z")
LONGEST_STEP = 24


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``start`` and ``end`` are the characters of hedge, number and unit; ``first`` and ``last`` the tokens of the number
    itself. ``change`` is true where the two ends are a before and an after ("from 1.7 to 1.9 million"), each of them
    stated. ``conversion`` marks the same sum in another unit, in brackets. ``noun`` is the token of what is counted.
    """

    start: int
    end: int
    first: int
    last: int
    low: float
    high: float
    bound: Bound
    kind: Kind
    unit: str | None
    form: Form
    noun: int | None = None
    per: str | None = None
    again: bool = False
    change: bool = False
    conversion: bool = False
    hedged: bool = False
    scale: float = 1
    number_start: int = 0
    joined: bool = False


class QuantityFinder:
    """Finds the quantities of a text."""

    def __init__(self, numbers: NumberWords, units: UnitWords) -> None:
        self._grammar = Grammar(numbers)
        self._units = Units(units, numbers.letters)
        self._hedges = Hedges(numbers)
        self._guards = Guards(numbers)
        self._rates = Rates(units)

    def __call__(self, text: Parsed, times: Times) -> tuple[list[Quantity], list[Refusal]]:
        """The quantities in text order, and the numbers that are none."""
        found: list[Quantity] = []
        refused: list[Refusal] = []
        for start, end in text.paragraphs:
            here: list[Quantity] = []
            earlier: tuple[int, str] | None = None
            for number in self._grammar.find(text.text, start, end):
                unit = self._units.read(text, number)
                near = (
                    earlier[1]
                    if earlier
                    and re.fullmatch(
                        r"(?:st|nd|rd|th)?\s*(?:-|–|to|and|or|,|&)*\s*(?:and)?\s*", text.text[earlier[0] : number.start]
                    )
                    else None
                )
                reason = self._guards.reason(text, number, unit, times, near)
                if reason:
                    refused.append(Refusal("figures", text.chars(number.start, number.end), reason))
                    earlier = (number.end, reason)
                else:
                    here.append(self._quantity(text, number, unit))
            found += joined(text.text, here)
        return found, refused

    def _quantity(self, text: Parsed, number: Numeral, unit: Unit) -> Quantity:
        start, end = min(unit.start, number.start), unit.end
        bound: Bound = "exact"
        before = self._hedges.before(text.text, start)
        if before and not self._spans_time(text, before, unit):
            bound, start = before
        elif after := self._hedges.after(text.text, number.end) or self._hedges.after(text.text, end):
            bound, end = after[0], max(end, after[1])
        low, high = sorted((number.low * unit.times, number.high * unit.times))
        first, last = text.token_at(number.start), text.token_at(number.end - 1)
        return Quantity(
            start, end, first, last, low, high, bound, unit.kind, unit.name, number.form, unit.noun, self._rates.per(text, unit.end),
            unit.again, hedged=bool(before), scale=number.scale * unit.times, number_start=min(unit.start, number.start),
            joined=unit.joined,
        )  # fmt: skip

    def _spans_time(self, text: Parsed, before: tuple[Bound, int], unit: Unit) -> bool:
        """Whether "over" or "within" before a period is a preposition of time and no hedge ("over two days of talks")."""
        token = text.token_at(before[1])
        return unit.kind == "period" and text.lower[token] in ("over", "within") and text.dep[token] == "prep"


def joined(string: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with those that are two ends of one range, or two numbers of one ratio, made one."""
    found: list[Quantity] = []
    for one in quantities:
        before = found[-1] if found else None
        both = _join(string, before, one) if before else None
        if both:
            found[-1] = both
        else:
            found.append(_converted(string, before, one))
    return found


def _join(string: str, one: Quantity, two: Quantity) -> Quantity | None:
    if one.form == "vague" or two.form == "vague" or one.low != one.high or two.low != two.high:
        return None
    gap = string[one.end : two.start] if two.start >= one.end else ""
    if RATIO.match(gap) and _is_ratio(one, two):
        share = one.low / two.low
        return replace(
            two,
            start=one.start,
            first=one.first,
            low=share,
            high=share,
            kind="share",
            form="share",
            bound=one.bound,
            hedged=one.hedged,
        )
    one, two = _same_scale(one, two)
    if not _comparable(one, two):
        return None
    lead = string[max(0, one.start - 30) : one.start]
    lead_full = string[max(0, one.start - 30) : one.number_start]
    between = BETWEEN.search(lead)
    if one.unit and MOVED.search(lead):
        return None
    if RANGE.match(gap) or (CHOICE.match(gap) and (between or (" and" not in gap and _close(one, two)))):
        pass
    elif not FROM.search(lead) or not STEP.fullmatch(gap):
        return None
    change = bool(FROM.search(lead_full)) and not between
    if one.low >= two.low and not change:
        return None
    low, high = sorted((one.low, two.low))
    unit = two.unit or one.unit
    kind = two.kind if two.unit else one.kind
    return replace(
        two, start=one.start, first=one.first, low=low, high=high, bound=one.bound if one.hedged else "exact", unit=unit, kind=kind, change=change,
        noun=two.noun if two.noun is not None else one.noun, hedged=one.hedged, number_start=one.number_start,
    )  # fmt: skip


def _same_scale(one: Quantity, two: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends by the scale that only the second names ("1 to 2 thousand", "$3 to $5 billion")."""
    if one.scale == 1 and two.scale > 1 and one.unit in (None, two.unit) and one.low < two.low / two.scale:
        return replace(one, low=one.low * two.scale, high=one.high * two.scale, scale=two.scale), two
    return one, two


def _comparable(one: Quantity, two: Quantity) -> bool:
    if one.unit is None or two.unit is None or one.unit == two.unit:
        return True
    if one.kind == two.kind == "money":
        return one.unit.endswith(two.unit) or two.unit.endswith(one.unit)
    return one.kind == two.kind != "count"


def _close(one: Quantity, two: Quantity) -> bool:
    """Whether "A or B" is a guess between neighbours ("two or three days")."""
    return one.unit is None and one.low < two.low <= 2 * one.low + 1


def _is_ratio(one: Quantity, two: Quantity) -> bool:
    return one.unit is None and one.low < two.low <= 1000 and two.kind in ("bare", "count") and one.low == int(one.low)


def _converted(string: str, before: Quantity | None, one: Quantity) -> Quantity:
    """``one``, marked where it is ``before`` in another unit in brackets; it is then meant in the same way."""
    if before is None or one.kind not in ("measure", "money") or before.kind not in ("measure", "money", "bare"):
        return one
    gap = string[before.end : one.start]
    if not BRACKET.fullmatch(gap) or len(gap) > LONGEST_STEP:
        return one
    return replace(one, conversion=True, bound=one.bound if one.hedged else before.bound)
