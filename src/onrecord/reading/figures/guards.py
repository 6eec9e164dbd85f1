"""What a number is not: a date, a clock time, an ordinal, part of a name … each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.reading.figures.numbers import Numeral
from onrecord.reading.figures.units import Unit
from onrecord.reading.figures.words import NumberWords, any_of
from onrecord.reading.language import Parsed
from onrecord.reading.times import Times

FIRST_YEAR, LAST_YEAR = 1400, 2199
LAST_DAY = 31
OLDEST = 110
LONGEST_LABEL = 14
PLURAL = ("NNS", "NNPS")
NAMED_WITH = re.compile(r"(?:[A-Za-z_@#/][.]?|\w[-‑+])\Z")  # "F16", "F-16", "@user1", "post-9"
HEDGED_WITH = re.compile(
    r"(?:\b(?:sub|to|minus|under)|\d)[-‑]\Z|=\Z|\w/\Z", re.IGNORECASE
)  # "sub-7", "200-to-260", "15-22", "a/5"
ORDINAL = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
CHAIN = re.compile(r"(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|or|,|&)\s*)*\s*")  # between the days of one date: "4, 5 and 6 July"
SCORE = re.compile(r"(?<![\d-])(\d{1,3})(?:-to-|\s?[-–]\s?)(\d{1,3})(?![\d-]|[-–]?\w)")
DAY_MONTH = re.compile(r"0\d\.\d\d|\d\d\.0\d")
DECADE = re.compile(r"['’]?s(?!\w)")
HEIGHT = re.compile(r"\d['’′]\s?\d")
TELEPHONE = re.compile(r"(?<![\d-])\d+(?:-\d{2,}){2,}(?![\d-])")
FRACTIONS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128)  # the denominators that are written with a slash
WIDE = 16  # characters around a number in which a telephone number stands


class Guards:
    """Tells why a number is no quantity."""

    def __init__(self, words: NumberWords) -> None:
        clock, months = any_of(words.clock.words), any_of(words.clock.months)
        self._words = words
        self._label = re.compile(rf"(?<!\w)(?P<word>{any_of(words.labels.words)})\.?\s*\Z", re.IGNORECASE)
        self._code = re.compile(rf"[\s-]{any_of(words.codes.words)}(?!\w)", re.IGNORECASE)
        self._clock = re.compile(rf":\d\d|\.\d\d\s?{clock}(?!\w)|\s?{clock}(?!\w)", re.IGNORECASE)
        self._after_date = re.compile(
            rf"(?:{ORDINAL.pattern})?(?:\s+|-)(?:of\s+)?{months}(?!\w)|[/-]\d+[/-]\d+(?!\w)|-\d\d?(?=-)", re.IGNORECASE
        )
        self._before_date = re.compile(rf"(?:(?<!\w){months}[\s.]+(?:the\s+)?|\d[/-]\d\d?[/-]|\d{{4}}-)\Z", re.IGNORECASE)
        self._era = re.compile(rf"\s?{any_of(words.clock.eras)}(?!\w)", re.IGNORECASE)
        self._address = re.compile(
            rf"(?:-\d+)?\s(?:[NSEW]\.?\s)?(?:\w+\s){{0,3}}?{any_of(w.capitalize() for w in words.streets.words)}(?!\w)"
        )

    def reason(self, text: Parsed, number: Numeral, unit: Unit, times: Times, dated: int | None) -> str | None:
        """Why ``number`` is no quantity; None where it is one. ``dated`` is where a date's number before it ended."""
        if number.form == "digits" and DECADE.match(text.text, number.end) and number.low % 10 == 0:
            return "a date"
        if _runs_on(text.text, number, unit):
            return "an ordinal" if ORDINAL.match(text.text, number.end) else "part of a name"
        if self._clock.match(text.text, number.end):
            return "a clock time"
        if number.form == "digits" and (
            reason := self._calendar(text, number, unit, dated) or _digits_only(text.text, number, unit)
        ):
            return reason
        if unit.kind in ("bare", "share") and _timed(text, number, times):
            return "a time"
        return self._wording(text, number, unit)

    def _calendar(self, text: Parsed, number: Numeral, unit: Unit, dated: int | None) -> str | None:
        string = text.text
        after_colon = re.search(r"\d:\Z", string[max(0, number.start - 2) : number.start])
        if after_colon:
            return "a clock time"
        if unit.kind in ("money", "percent", "measure"):
            return None
        written = string[number.start : number.end]
        if DAY_MONTH.fullmatch(written) or ("/" in written and int(written.split("/")[1]) not in FRACTIONS):
            return "a date"
        if number.low != int(number.low) or number.scale != 1:
            return None
        if 0 < number.low <= LAST_DAY and self._beside_month(string, number):
            return "a date"
        chained = dated is not None and unit.kind == "bare" and CHAIN.fullmatch(string, dated, number.start)
        return "a date" if chained or self._is_year(text, number, unit) else None

    def _beside_month(self, string: str, number: Numeral) -> bool:
        before = self._before_date.search(string, max(0, number.start - 14), number.start)
        return bool(before or self._after_date.match(string, number.end))

    def _is_year(self, text: Parsed, number: Numeral, unit: Unit) -> bool:
        written = text.text[number.start : number.end]
        if not (len(written) == 4 and written.isdigit() and FIRST_YEAR <= number.low <= LAST_YEAR):
            return False
        if unit.kind != "count" or unit.noun is None or self._era.match(text.text, number.end):
            return unit.kind != "period"
        counts = number.low % 100 == 0 and text.tag[unit.noun] in PLURAL
        return not counts or _before(text, text.token_at(number.start)) in self._words.clock.before_years

    def _wording(self, text: Parsed, number: Numeral, unit: Unit) -> str | None:
        first, last = text.token_at(number.start), text.token_at(number.end - 1)
        before = _before(text, first)
        if number.form == "words" and number.low == 1 and self._is_pronoun(text, first, before, unit):
            return "a pronoun"
        if number.form == "share" and self._is_ordinal(text, first, last, before):
            return "an ordinal, or a part of a time or game"
        if unit.kind in ("money", "percent", "measure"):
            return None
        if number.form == "digits" and self._address.match(text.text, number.end):
            return "an address"
        if reason := self._labelled(text, number, unit):
            return reason
        if before and _in_name(text, first, last, unit):
            return "part of a name"
        if unit.kind == "bare" and self._is_age(text, number, first, last):
            return "an age"
        return None

    def _labelled(self, text: Parsed, number: Numeral, unit: Unit) -> str | None:
        """What the number is the number of: "Resolution 2334", "No. 7", "22 U.S.C."."""
        if self._code.match(text.text, number.end):
            return "the number of a law"
        counts = unit.noun is not None and text.tag[unit.noun] in PLURAL
        label = None if counts else self._label.search(text.text, max(0, number.start - LONGEST_LABEL), number.start)
        if label is None:
            return None
        word = label["word"].lower()
        return "a place in an order" if word in self._words.labels.order else f"the number of a {word.rstrip('.')}"

    def _is_pronoun(self, text: Parsed, first: int, before: str, unit: Unit) -> bool:
        """Whether "one" stands for somebody or something, or in a fixed phrase, and is no number."""
        after = text.lower[first + 1] if first + 1 < len(text) else ""
        if unit.kind in ("bare", "count") and (after in self._words.one.after or before in self._words.one.never_after):
            return True
        if unit.kind != "bare":
            return False
        return (
            before in self._words.one.before or text.tag[first] in ("PRP", "NN") or (first > 0 and text.pos[first - 1] == "ADJ")
        )

    def _is_ordinal(self, text: Parsed, first: int, last: int, before: str) -> bool:
        """Whether "half", "a third" or "a quarter" is no share: an ordinal, a part of a year or game."""
        after = text.lower[last + 1] if last + 1 < len(text) else ""
        half = text.lower[last] == "half"
        if before in self._words.shares.never_after or (half and (after == "-" or before == "and")):
            return True
        plain = half or text.lower[last].endswith("s") or text.lower[first] not in ("a", "an")
        return not plain and after not in self._words.shares.before

    def _is_age(self, text: Parsed, number: Numeral, first: int, last: int) -> bool:
        """Whether the number is an age: "Anna Novak, 25, said", "aged 12", "aged from 9"."""
        if not 0 < number.low <= OLDEST or number.scale != 1:
            return False
        if any(text.lower[t] in ("aged", "age", "ages") for t in range(max(0, first - 4), first)):
            return True
        beside = text.pos[first - 2] if first > 1 and text.words[first - 1] == "," else ""
        ends = last + 1 == len(text) or text.words[last + 1] in (",", ".", ";", ")")
        return ends and (beside == "PROPN" or (number.form == "digits" and beside == "NOUN"))


def _before(text: Parsed, token: int) -> str:
    """The word before ``token`` in its sentence, in lower case; empty at the sentence's beginning."""
    return "" if text.sentences[text.sent[token]][0] == token else text.lower[token - 1]


def _runs_on(string: str, number: Numeral, unit: Unit) -> bool:
    """Whether letters run into the number, as in names ("F-16", "5G", "2020s"), ordinals and addresses of the web."""
    left = string[max(0, unit.start - 12) : unit.start]
    if NAMED_WITH.search(left) and not HEDGED_WITH.search(left):
        return True
    right = string[number.end : number.end + 1]
    signed = unit.times != 1 or (unit.noun is None and unit.name is not None)
    return not signed and (right.isalpha() or right == "_")


def _timed(text: Parsed, number: Numeral, times: Times) -> bool:
    """Whether the number stands in a calendar or clock expression."""
    token = text.token_at(number.start)
    return any(t.start <= token < t.end and t.type in ("DATE", "TIME") for t in times.found)


def _in_name(text: Parsed, first: int, last: int, unit: Unit) -> bool:
    """Whether the number belongs to a name: "Group of Seven", "iPhone 12", "Nord Stream 2 project"."""
    before, noun = first - 1, unit.noun
    named = text.pos[before] == "PROPN" and text.end[before] + 1 >= text.start[first]
    if text.words[first].isalpha():
        if not text.words[first][0].isupper():
            return False
        proper = last + 1 < len(text) and text.words[last + 1][0].isupper() and text.pos[last + 1] in ("PROPN", "NOUN")
        return proper if noun is not None else named or text.pos[before] in ("ADP", "DET")
    if noun is None or unit.joined:
        return named
    same_phrase = text.head[before] in (first, last, noun) and text.dep[before] in ("compound", "nmod")
    if text.tag[noun] in ("NN", "NNP") and unit.kind == "count":
        return named
    return named and same_phrase and text.pos[last + 1] == "PROPN"


def _digits_only(string: str, number: Numeral, unit: Unit) -> str | None:
    """What the digits are part of: a score ("2-0"), a height ("6'3"), a telephone number."""
    if unit.name is not None and unit.noun is None:
        return None
    if _covers(SCORE, string, number, 6, lambda m: int(m[1]) >= int(m[2])):
        return "a score"
    if _covers(HEIGHT, string, number, 3):
        return "a height"
    return "a telephone number" if _covers(TELEPHONE, string, number, WIDE) else None


def _covers(
    pattern: re.Pattern[str], string: str, number: Numeral, reach: int, accept: Callable[[re.Match[str]], bool] = bool
) -> bool:
    """Whether ``pattern`` stands over the number, within ``reach`` characters of it."""
    found = pattern.finditer(string, max(0, number.start - reach), number.end + reach)
    return any(m.start() <= number.start < m.end() and accept(m) for m in found)
