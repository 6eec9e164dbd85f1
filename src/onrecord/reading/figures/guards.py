"""What a number is not: a date, a clock time, an ordinal, part of a name … each with its reason."""

from __future__ import annotations

import re

from onrecord.reading.figures.numbers import Numeral
from onrecord.reading.figures.units import Unit
from onrecord.reading.figures.words import NumberWords, any_of
from onrecord.reading.language import Parsed
from onrecord.reading.times import Times

FIRST_YEAR, LAST_YEAR = 1400, 2199
LAST_DAY = 31
OLDEST = 110
YEAR_BEFORE = ("in", "since", "until", "between", "from", "by", "before", "after", "the", "and")
PRONOUN_BEFORE = (
    "the",
    "this",
    "that",
    "which",
    "no",
    "every",
    "each",
    "any",
    "another",
    "some",
    "'s",
    "’s",
    "my",
    "your",
    "his",
    "our",
    "their",
)
ORDERED = (
    "first",
    "second",
    "third",
    "fourth",
    "other",
    "latter",
    "former",
    "final",
    "last",
    "past",
    "better",
    "a",
    "next",
    "this",
    "each",
    "top",
    "bottom",
    "opening",
    "closing",
    "-",
)


class Guards:
    """Tells why a number is no quantity."""

    def __init__(self, words: NumberWords) -> None:
        clock, months = any_of(words.clock.words), any_of(words.clock.months)
        self._months = frozenset(words.clock.months)
        self._labels = frozenset(words.labels.words)
        self._clock = re.compile(rf":\d\d|\.\d\d\s?{clock}(?!\w)|\s?{clock}(?!\w)", re.IGNORECASE)
        self._month_after = re.compile(rf"(?:\s+|-)(?:of\s+)?{months}(?!\w)|[/-]\d+[/-]\d+(?!\w)|-\d\d?(?=-)", re.IGNORECASE)
        self._month_before = re.compile(rf"(?<!\w){months}[\s.]+(?:the\s+)?\Z", re.IGNORECASE)
        self._year_after = re.compile(rf"\s?{any_of(words.clock.eras)}(?!\w)", re.IGNORECASE)
        self._address = re.compile(
            rf"\s(?:[NSEW]\.?\s)?(?:\w+\s){{0,3}}?{any_of(w.capitalize() for w in words.streets.words)}(?!\w)"
        )

    def reason(self, text: Parsed, number: Numeral, unit: Unit, times: Times, earlier: str | None) -> str | None:
        """Why ``number`` is no quantity; None where it is one. ``earlier`` is the reason of a number just before it."""
        string = text.text
        if _glued(string, number, unit):
            return "an ordinal" if re.match(r"(?:st|nd|rd|th)(?!\w)", string[number.end :][:3]) else "part of a name or a date"
        if self._clock.match(string, number.end) or (
            string[max(0, number.start - 3) : number.start].rstrip(" ")[-1:] == ":"
            and _digit(string, number.start - 2)
            and number.form == "digits"
            and string[number.start - 1] == ":"
        ):
            return "a clock time"
        if (
            number.form == "digits"
            and unit.kind not in ("money", "percent", "measure")
            and self._is_date(text, number, unit, earlier)
        ):
            return "a date"
        if unit.kind == "bare" and _timed(text, number, times):
            return "a time"
        return self._named(text, number, unit)

    def _is_date(self, text: Parsed, number: Numeral, unit: Unit, earlier: str | None) -> bool:
        string, value = text.text, number.low
        if value != int(value) or number.scale != 1:
            return False
        if 0 < value <= LAST_DAY and (
            self._month_before.search(string, max(0, number.start - 14), number.start)
            or self._month_after.match(string, number.end)
        ):
            return True
        if earlier == "a date" and unit.kind == "bare":
            return True
        if re.search(r"\d[/-]\Z", string[max(0, number.start - 2) : number.start]) and re.search(
            r"\d+[/-]\d+[/-]\Z", string[max(0, number.start - 8) : number.start]
        ):
            return True
        return self._is_year(text, number, unit)

    def _is_year(self, text: Parsed, number: Numeral, unit: Unit) -> bool:
        written = text.text[number.start : number.end]
        if not (len(written) == 4 and written.isdigit() and FIRST_YEAR <= number.low <= LAST_YEAR):
            return False
        if self._year_after.match(text.text, number.end):
            return True
        if unit.kind == "count" and unit.noun is not None:
            counts = number.low % 100 == 0 and text.tag[unit.noun] in ("NNS", "NNPS")
            first = text.token_at(number.start)
            return not counts or (first > 0 and text.lower[first - 1] in YEAR_BEFORE)
        return unit.kind in ("bare", "share")

    def _named(self, text: Parsed, number: Numeral, unit: Unit) -> str | None:
        first, last = text.token_at(number.start), text.token_at(number.end - 1)
        begins = text.sentences[text.sent[first]][0] == first
        before = "" if begins else text.lower[first - 1]
        if number.form == "words" and number.low == 1 and (reason := _one(text, first, before, unit)):
            return reason
        if number.form == "share" and (reason := _no_share(text, first, last, before, unit)):
            return reason
        if unit.kind in ("money", "percent", "measure"):
            return None
        if number.form == "digits" and self._address.match(text.text, number.end):
            return "an address"
        if (
            before in self._labels
            and (unit.kind == "bare" or (number.form == "digits" and before not in ("the",)))
            and not (unit.kind == "count" and unit.noun is not None and text.tag[unit.noun] == "NNS")
        ):
            return f"the number of a {before.rstrip('.')}"
        if not begins and _in_name(text, first, last, unit):
            return "part of a name"
        if _aside_age(text, number, unit, first, last):
            return "an age"
        if _score(text.text, number):
            return "a score"
        return None


def _digit(string: str, at: int) -> bool:
    return 0 <= at < len(string) and string[at].isdigit()


def _glued(string: str, number: Numeral, unit: Unit) -> bool:
    """Whether letters run into the number, as in names ("F-16", "5G", "2020s"), ordinals and addresses of the web."""
    left = string[max(0, unit.start - 12) : unit.start]
    if re.search(r"[A-Za-z_@#/][.-]?\Z|\w[‑-]\Z", left) and not re.search(
        r"(?:\bsub|\bto|\d|minus|under)-?\Z|[a-z]/\Z|=\Z", left, re.IGNORECASE
    ):
        return True
    right = string[number.end : number.end + 1]
    return unit.times == 1 and (unit.noun is not None or unit.name is None) and (right.isalpha() or right == "_")


def _timed(text: Parsed, number: Numeral, times: Times) -> bool:
    """Whether the number stands in a calendar or clock expression."""
    token = text.token_at(number.start)
    return any(t.start <= token < t.end and t.type in ("DATE", "TIME") for t in times.found)


def _one(text: Parsed, first: int, before: str, unit: Unit) -> str | None:
    """Why "one" is no number: a pronoun, or a fixed phrase."""
    after = text.lower[first + 1] if first + 1 < len(text) else ""
    if after in ("another", "'s", "’s", "-", "and") and unit.kind in ("bare", "count"):
        return "no number: one"
    if unit.kind == "bare" and (
        before in PRONOUN_BEFORE or text.tag[first] in ("PRP", "NN") or (first and text.pos[first - 1] == "ADJ")
    ):
        return "a pronoun"
    return "a pronoun" if before in ("no", "every", "each", "that", "this", "which") and unit.kind != "count" else None


def _no_share(text: Parsed, first: int, last: int, before: str, unit: Unit) -> str | None:
    """Why "half", "a third" or "a quarter" is no share: an ordinal, a period."""
    after = text.lower[last + 1] if last + 1 < len(text) else ""
    plural = text.lower[last].endswith("s") or text.lower[last] == "half"
    if before in ORDERED or (after == "-" and text.lower[last] == "half"):
        return "a part of a time or game"
    if not plural and after not in ("of", ",", ".", "or", "more", "less") and text.lower[first] in ("a", "an"):
        return "an ordinal"
    return None


def _in_name(text: Parsed, first: int, last: int, unit: Unit) -> bool:
    """Whether the number belongs to a name: "Group of Seven", "iPhone 12", "787 Dreamliner"."""
    before, noun = first - 1, unit.noun
    if noun is not None and text.tag[noun] == "NNP" and text.words[first].isdigit() and not unit.joined:
        return True
    named = text.pos[before] == "PROPN" and text.end[before] + 1 >= text.start[first]
    if named and noun is not None:
        return (
            text.head[before] in (first, last, noun)
            and text.dep[before] in ("compound", "nmod")
            and text.pos[last + 1] == "PROPN"
        )
    if text.words[first][0].isalpha():
        return text.words[first][0].isupper() and noun is None and (named or text.pos[before] in ("ADP", "DET"))
    return named


def _aside_age(text: Parsed, number: Numeral, unit: Unit, first: int, last: int) -> bool:
    """Whether the number is an age beside a name: "Anna Novak, 25, said", "aged 12", "at age 9"."""
    if unit.kind != "bare" or not 0 < number.low <= OLDEST or number.scale != 1:
        return False
    if first and text.lower[first - 1] in ("aged", "age", "ages"):
        return True
    beside = first > 1 and text.words[first - 1] == "," and text.pos[first - 2] in ("PROPN", "NOUN")
    return beside and (last + 1 == len(text) or text.words[last + 1] in (",", ".", ";", ")"))


def _score(string: str, number: Numeral) -> bool:
    """Whether the number is half of a game's score: "2-0", "3–3"."""
    around = re.compile(r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-]|[-–]?\w)")
    for match in around.finditer(string, max(0, number.start - 4), number.end + 4):
        if match.start() <= number.start < match.end() and int(match[1]) >= int(match[2]):
            return True
    return False
