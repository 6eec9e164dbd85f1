"""The words of time: the lexicon's section, and each token's class among them.

Every token becomes one character, its class, so that the grammar is a regular expression over classes and a match's offsets are
token indices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from onrecord.reading.language import Parsed

Value = int | float | str | tuple[int, ...]


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a holiday's day is found: ``day`` [month, day], days from an ``easter``, or the ``nth`` [month, weekday, which]."""

    day: tuple[int, int] | None = None
    easter: int | None = None
    orthodox: int | None = None
    nth: tuple[int, int, int] | None = None
    plus: int = 0


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas that settle whether a time lies ahead or behind."""

    plan: list[str]
    plan_for: list[str]
    directive: list[str]
    implicative: list[str]
    reporting: list[str]
    unchanging: list[str]
    ranking: list[str]
    occasions: list[str]
    open_before: list[str]
    open_after: list[str]


class Links(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words between two times that belong together."""

    clocks: list[str]
    range_from: list[str]
    range_to: list[str]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make a name of a time beside them, or a place of a name."""

    after_date: list[str]
    after_march: list[str]
    before_year: list[str]
    before_units: list[str]
    months: list[str]
    before_name: list[str]
    before_place: list[str]


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``times`` of the lexicon."""

    words: dict[str, dict[str, int | float | str]]
    phrases: dict[str, dict[str, int | float | str]]
    hours: dict[str, list[float]]
    holidays: dict[str, Holiday]
    links: Links
    names: Names
    tense: Tense


class Tagged(NamedTuple):
    """A token's class, and what the lexicon or its figures say it is worth."""

    name: str
    value: Value


FIGURES = (
    "Year", "Day", "Nth", "Number", "DayRange", "YearRange", "Clock", "Hhmm", "Decade", "NumDate", "Holiday", "Zone",
)  # fmt: skip
OTHER, REST = "\u00a0", "\u00a1"  # no word of time; the further words of a phrase
CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:.h]([0-5]\d))?(?::[0-5]\d)?(z|[ap]\.?m\.?)?$")
NUMERIC_DATE = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)$")
DECADE = re.compile(r"(?:(early|mid|late)[-‑–])?(\d|\d{3})0['’]?s$")
PREFIXED_YEAR = re.compile(r"(?:pre|post|mid|early|late|fy)[-‑–]?(\d{4})$")
YEAR_RANGE = re.compile(r"((?:1[5-9]|20)\d\d)[-–/](\d{4}|\d\d)$")
DAY_RANGE = re.compile(r"(\d{1,2})[-–](\d{1,2})$")
OFFSET = re.compile(r"(?:utc|gmt)[+−-]\d{1,2}(?::?\d\d)?$")
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")


def camel(name: str) -> str:
    """A lexicon table's name as the grammar writes it: ``short_month`` -> ``ShortMonth``."""
    return "".join(part.capitalize() for part in name.split("_"))


class Vocabulary:
    """Knows each token's class. ``codes`` maps the classes' names to their characters."""

    def __init__(self, lexicon: TimeWords, zones: Iterable[str]) -> None:
        self.codes = {name: chr(0xA2 + i) for i, name in enumerate([*map(camel, lexicon.words), *FIGURES])}
        self._single = {w: Tagged(camel(name), v) for name, table in lexicon.words.items() for w, v in table.items()}
        self._phrases: dict[str, list[tuple[list[str], Tagged]]] = {}
        for phrase, meaning in lexicon.phrases.items():
            self._add(phrase, *(Tagged(camel(name), value) for name, value in meaning.items()))
        for holiday in lexicon.holidays:
            self._add(holiday, Tagged("Holiday", holiday))
        for zone in zones:
            self._add(zone, Tagged("Zone", zone))
        for options in self._phrases.values():
            options.sort(key=lambda option: -len(option[0]))

    def _add(self, phrase: str, meaning: Tagged) -> None:
        words = re.sub(r"('s?)(?!\w)", r" \1", phrase).split()
        self._phrases.setdefault(words[0], []).append((words, meaning))

    def tag(self, text: Parsed) -> tuple[str, dict[int, Tagged]]:
        """The text's tokens as a string of classes, and the tagged ones by index."""
        codes = [OTHER] * len(text)
        tagged: dict[int, Tagged] = {}
        single, phrases = self._single, self._phrases
        for token, word in enumerate(text.lower):
            known = word in single or word in phrases or word[0].isdecimal() or word[-1].isdecimal() or word[-2:] == "0s"
            if known and codes[token] == OTHER:
                for at, code, meaning in self._tags(text, token, word):
                    codes[at] = code
                    if meaning:
                        tagged[at] = meaning
        for token in [t for t, meaning in tagged.items() if meaning.name == "Time"]:
            self._tag_city_time(text, token, codes, tagged)
        return "".join(codes), tagged

    def _tag_city_time(self, text: Parsed, token: int, codes: list[str], tagged: dict[int, Tagged]) -> None:
        """Make "Moscow time" or "local time" a zone where it follows a clock."""
        first = token
        while first > max(0, token - 3) and (text.words[first - 1][0].isupper() or text.lower[first - 1] == "local"):
            if codes[first - 1] not in (OTHER, self.codes["Local"]):
                break
            first -= 1
        if first < token and first > 0 and codes[first - 1] not in (OTHER, REST):
            codes[first : token + 1] = [self.codes["Zone"], *[REST] * (token - first)]
            tagged[first] = Tagged("Zone", " ".join(text.lower[first:token]))

    def _tags(self, text: Parsed, token: int, word: str) -> Iterator[tuple[int, str, Tagged | None]]:
        size, meaning = self._phrase(text, token, word) or (1, self._word(text, token, word))
        if meaning:
            yield token, self.codes[meaning.name], meaning
            for at in range(token + 1, token + size):
                yield at, REST, None

    def _phrase(self, text: Parsed, token: int, word: str) -> tuple[int, Tagged] | None:
        for words, meaning in self._phrases.get(word, ()):
            if [w.replace("’", "'") for w in text.lower[token : token + len(words)]] == words and (
                meaning.name not in ("Holiday", "Zone") or text.words[token][0].isupper()
            ):
                return len(words), meaning
        return None

    def _word(self, text: Parsed, token: int, word: str) -> Tagged | None:
        found = self._single.get(word)
        if not found:
            return figure(word)
        if found.name in CAPITALISED and (not text.words[token][0].isupper() or text.tag[token] == "MD"):
            return None
        return found


CAPITALISED = frozenset({"Month", "ShortMonth", "Weekday", "Weekdays", "ShortWeekday"})


def figure(word: str) -> Tagged | None:
    """What a word of figures may be: a day, a year, a clock time, a decade, a range of these, or just a number."""
    if word.isdecimal():
        number = int(word)
        if len(word) == 4 and word[0] != "0":
            return Tagged("Year", number) if number <= 2100 else Tagged("Number", number)
        if len(word) == 4 and number < 1000 and number % 100 < 60:
            return Tagged("Hhmm", number)
        return Tagged("Day", number) if len(word) <= 2 and 1 <= number <= 31 else Tagged("Number", number)
    if m := ORDINAL.match(word):
        return Tagged("Nth", int(m[1]))
    if OFFSET.match(word):
        return Tagged("Zone", word)
    if (m := CLOCK.match(word)) and (":" in word or m[3]):
        return Tagged("Clock", _clock(int(m[1]), int(m[2] or 0), m[3]))
    if m := NUMERIC_DATE.match(word):
        return Tagged("NumDate", _numeric_date(int(m[1]), m[2], int(m[3]), m[4]))
    if m := DECADE.match(word):
        return Tagged("Decade", int(m[2]) * 10)
    if m := YEAR_RANGE.match(word):
        return Tagged("YearRange", (int(m[1]), int(m[2]) if len(m[2]) == 4 else int(m[1][:2] + m[2])))
    if m := DAY_RANGE.match(word):
        return Tagged("DayRange", (int(m[1]), int(m[2])))
    if m := PREFIXED_YEAR.match(word):
        return Tagged("Year", int(m[1]))
    try:
        return Tagged("Number", float(word.replace(",", "")))
    except ValueError:
        return None


def _clock(hour: int, minutes: int, suffix: str | None) -> tuple[int, ...]:
    if suffix and suffix != "z":
        return hour % 12 + (12 if suffix[0] == "p" else 0), minutes
    return hour, minutes


def _numeric_date(first: int, divider: str, second: int, year: str) -> tuple[int, ...]:
    """Year, month, day: day first with full stops or where it must be, else month first as American papers write."""
    number = int(year) if len(year) == 4 else 2000 + int(year)
    return (number, second, first) if divider == "." or first > 12 else (number, first, second)
