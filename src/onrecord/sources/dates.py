"""When an article was published: every date that could be it, with where it was found.

The surest origin wins: ``given`` by whoever hands the article over, ``metadata`` of the page, ``dateline`` of the report,
``inferred`` from a line that holds nothing but a date, or from the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from onrecord.records import DateCandidate

ORIGINS = ("given", "metadata", "dateline", "inferred")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
ISO_DAY = r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
PLACE = r"(?-i:[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,4}(?:, [A-Z][\w.'’ -]{1,30})?)"
MONTH_FIRST = rf"{MONTH}\s+{DAY}(?:,?\s+{YEAR})?"
DAY_FIRST = rf"{DAY}\s+{MONTH}(?:,?\s+{YEAR})?"
DATELINES = tuple(
    # KYIV, Feb. 5, 2025 (Reuters) —
    re.compile(rf"{PLACE},?\s+{day}\s*(?:\([^)\n]{{1,40}}\))?\s*(?:[–—]|--?\s)", re.IGNORECASE)
    for day in (MONTH_FIRST, DAY_FIRST)
)
DATE_LINES = tuple(
    # Published: Monday, 5 February 2025 18:20 GMT
    re.compile(rf"(?:(?:first )?(?:published|posted)(?: on| at)?:?\s*)?(?:\w+day,?\s+)?{day}(?:\W.{{0,30}})?", re.IGNORECASE)
    for day in (MONTH_FIRST, DAY_FIRST, ISO_DAY)
)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)")
FIRST_LINES = 6  # below these, a date line is no longer the report's own head


def normalised(value: str) -> str | None:
    """A date or date-time in ISO 8601's extended form; ``None`` where ``value`` is none."""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value.strip()).isoformat().replace("+00:00", "Z")
    except ValueError:
        return None


def candidates(found: Iterable[DateCandidate], text: str, url: str | None) -> tuple[DateCandidate, ...]:
    """``found`` outside the text, and what text and address add, surest first."""
    outside = list(found)
    inferred = [DateCandidate(value, "inferred") for value in (*_date_lines(text), *_in_address(url or ""))]
    known = sorted([*outside, *inferred], key=_rank)
    dateline = _dateline(text, known[0].value if known else None)
    if dateline:
        known.append(DateCandidate(dateline, "dateline"))
    return tuple(sorted(dict.fromkeys(known), key=_rank))


def _rank(candidate: DateCandidate) -> int:
    return ORIGINS.index(candidate.origin)


def _dateline(text: str, near: str | None) -> str | None:
    """The date of a report's dateline; a year that it leaves out is the one that brings it nearest to ``near``."""
    for line in _first_lines(text):
        for pattern in DATELINES:
            if match := pattern.match(line):
                return _day(match) if match["year"] else _nearest(match, near)
    return None


def _date_lines(text: str) -> Iterator[str]:
    for line in _first_lines(text):
        match = next((m for pattern in DATE_LINES if (m := pattern.fullmatch(line)) and m["year"]), None)
        if match and (day := _day(match)):
            yield day


def _first_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text[:2000].splitlines())
    return [line for line in lines if line][:FIRST_LINES]


def _in_address(url: str) -> Iterator[str]:
    if match := IN_ADDRESS.search(url):
        year, month, day = map(int, match.groups())
        yield from filter(None, [_iso(year, month, day)])


def _nearest(match: re.Match[str], near: str | None) -> str | None:
    if near is None:
        return None
    reference = date.fromisoformat(near[:10])
    days = [day for year in (-1, 0, 1) if (day := _day(match, reference.year + year))]
    return min(days, key=lambda day: abs(date.fromisoformat(day) - reference), default=None)


def _day(match: re.Match[str], year: int | None = None) -> str | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1
    return _iso(year or int(match["year"]), number, int(match["day"]))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
