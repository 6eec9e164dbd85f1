"""Two numbers that are one: ranges ("15 to 22"), ratios ("one in five"), and conversions in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.figures.quantity import Quantity

FILLER = r"(?:about|around|some|over|more\s+than|nearly|as\s+(?:many|much)\s+as)?"
TO = re.compile(rf"(?:\s?[-–‑]\s?|—|\s*(?:-\s)?to[\s-]){FILLER}\s*")
OR = re.compile(r"\s+or\s+(?:even\s+)?")
AND = re.compile(r"\s+and\s+")
IN = re.compile(r"\s+(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+every\s+)")
STEP = re.compile(r"[^,;()]{0,32}?\bto\s+(?:\w+\s+){0,2}?")  # between the ends of a change: "from 20 miles in 2008 to 29"
BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,3}\Z", re.IGNORECASE)
BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}\Z")
BRACKET = re.compile(r"[^()\d]{0,24}[(\[]\s?(?:or\s+|about\s+|around\s+|some\s+|nearly\s+)?")
SLASH = re.compile(r"\s?[/,;]\s?")
LEAD = 30  # characters before a range in which "from" or "between" stands
LARGEST_RATIO = 1000
THOUSAND = 1000


def joined(string: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, those that are two ends of one range or two numbers of one ratio made one, conversions marked."""
    found: list[Quantity] = []
    for one in quantities:
        before = found[-1] if found else None
        both = _as_one(string, before, one) if before else None
        if both:
            found[-1] = both
        else:
            found.append(_converted(string, before, one) if before else one)
    return found


def _as_one(string: str, one: Quantity, two: Quantity) -> Quantity | None:
    if "vague" in (one.form, two.form) or one.low != one.high or two.low != two.high or two.start < one.end:
        return None
    gap = string[one.end : two.start]
    if IN.fullmatch(gap) and _is_ratio(one, two):
        share = one.low / two.low
        return replace(
            one, end=two.end, last=two.last, low=share, high=share, kind="share", form="share", unit=two.unit, noun=two.noun
        )
    one = _scaled_alike(one, two, suspended=gap.startswith("- "))
    if not _comparable(one, two):
        return None
    change = _is_change(string, one, gap)
    if not change and not (one.low < two.low and _is_range(string, one, two, gap)):
        return None
    low, high = sorted((one.low, two.low))
    names = two if two.unit else one
    return replace(
        two,
        start=one.start,
        number_start=one.number_start,
        first=one.first,
        low=low,
        high=high,
        bound=one.bound,
        hedged=one.hedged,
        unit=names.unit,
        kind=names.kind,
        noun=one.noun if two.noun is None else two.noun,
        change=change,
    )


def _is_range(string: str, one: Quantity, two: Quantity, gap: str) -> bool:
    lead = string[max(0, one.start - LEAD) : one.start]
    if one.unit and BY.search(lead):  # "rose by $2 to $30" is two sums
        return False
    if TO.fullmatch(gap):
        return True
    if AND.fullmatch(gap):
        return bool(BETWEEN.search(lead))
    return bool(OR.fullmatch(gap)) and one.unit is None and two.low <= 2 * one.low + 1


def _is_change(string: str, one: Quantity, gap: str) -> bool:
    """Whether a number goes to another ("from 1.7 million to 1.9 million"): both are stated."""
    return bool(FROM.search(string[max(0, one.number_start - LEAD) : one.number_start]) and STEP.fullmatch(gap))


def _scaled_alike(one: Quantity, two: Quantity, *, suspended: bool) -> Quantity:
    """The first number by the scale that only the second has ("1 to 2 thousand", "$3-5 billion", "2- to 3,000")."""
    alike = one.unit is None or two.unit is None or _same_unit(one.unit, two.unit)
    scale = THOUSAND if suspended and two.low >= THOUSAND else two.scale
    if alike and one.scale == 1 and scale > 1 and one.low < two.low / scale:
        return replace(one, low=one.low * scale, high=one.high * scale, scale=scale)
    return one


def _comparable(one: Quantity, two: Quantity) -> bool:
    if one.unit is None or two.unit is None or _same_unit(one.unit, two.unit):
        return True
    return one.kind == two.kind and one.kind not in ("count", "money")


def _same_unit(one: str, two: str) -> bool:
    """Whether two units are one, also where one is said more closely ("US dollars", "dollars")."""
    return one.endswith(two) or two.endswith(one)


def _is_ratio(one: Quantity, two: Quantity) -> bool:
    return one.unit is None and one.low < two.low <= LARGEST_RATIO and two.kind in ("bare", "count") and one.low == int(one.low)


def _converted(string: str, before: Quantity, one: Quantity) -> Quantity:
    """``one``, marked where it is ``before`` in another unit in brackets; it is then meant in the same way."""
    if one.kind not in ("measure", "money") or before.kind not in ("measure", "money", "bare"):
        return one
    gap = string[before.end : one.start]
    if not (BRACKET.fullmatch(gap) or (before.conversion and SLASH.fullmatch(gap))):
        return one
    return replace(one, conversion=True, bound=one.bound if one.hedged else before.bound)
