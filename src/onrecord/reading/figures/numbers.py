"""The grammar of numbers: digits and words, scales, fractions and signs, in the text as it was written.

A :class:`Numeral` is what one number says by itself; what it counts, how it is hedged and whether it is part of a range is
for :mod:`~onrecord.reading.figures.quantities`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.reading.figures.words import NumberWords, any_of

Form = Literal["digits", "words", "share", "vague", "article"]
TENFOLD = 100  # scales up to here multiply what stands before them; larger ones close a group ("two hundred thousand")
WORD = re.compile(r"[a-z]+")
PLAIN = str.maketrans("−⁄", "-/", ",\u00a0\u202f\u2009 ^")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its characters (half-open), its value, and the scale by which a word in it multiplied it.

    ``high`` differs from ``low`` for words that give an order of magnitude only ("dozens"). An ``article`` counts only
    before a period ("in a day").
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    scale: float = 1


class Grammar:
    """Finds numerals. Letters that are a scale only in certain company ("5m") are left to the caller."""

    def __init__(self, words: NumberWords, periods: tuple[str, ...]) -> None:
        self._words = words
        self._scales = {**words.scales, **words.abbreviations}
        self._pattern = re.compile(_pattern(words, periods), re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> Iterator[Numeral]:
        """The numerals in the characters ``start`` up to ``end``, in text order."""
        for match in self._pattern.finditer(text, start, end):
            if match["number"]:
                yield self._digits(match)
            elif match["vague"]:
                yield self._vague(match)
            elif match["share"]:
                yield self._share(match)
            elif match["article"]:
                yield Numeral(*match.span("article"), 1, 1, "article")
            else:
                value, scale = self._evaluate(WORD.findall(match[0].lower()))
                yield Numeral(*match.span(), value, value, "words", scale)

    def _digits(self, match: re.Match[str]) -> Numeral:
        value, scale = float(match["number"].translate(PLAIN)), 1.0
        if match["part"]:
            value = _with_part(value, match["part"].translate(PLAIN))
        if match["power"]:
            value *= 10.0 ** int(match["power"].translate(PLAIN))
        for word in WORD.findall((match["times"] or "").lower()):
            scale *= self._scales[word]
        value = _clean(value * scale) * (-1 if match["sign"] else 1)
        return Numeral(*match.span(), value, value, "digits", scale)

    def _share(self, match: re.Match[str]) -> Numeral:
        words = WORD.findall(match[0].lower())
        value = (self._words.small.get(words[0], 1)) / self._words.parts[words[-1]]
        return Numeral(*match.span(), value, value, "share")

    def _vague(self, match: re.Match[str]) -> Numeral:
        first, *rest = (w for w in WORD.findall(match[0].lower()) if w != "of")
        low, high = self._words.vague[first]
        for word in rest:
            low, high = low * self._words.vague[word][0], high * self._words.vague[word][0]
        return Numeral(*match.span(), low, high, "vague")

    def _evaluate(self, words: list[str]) -> tuple[float, float]:
        """What number words come to, and the last scale among them ("two and a half million": 2,500,000, a million)."""
        total, current, scale = 0.0, 0.0, 1.0
        for word in words:
            if word in self._scales:
                scale = float(self._scales[word])
                current = (current or 1) * scale
                if scale > TENFOLD:
                    total, current = total + current, 0
            elif word in self._words.parts:
                current += 1 / self._words.parts[word]
            else:
                current += self._words.small.get(word) or self._words.tens.get(word) or 0
        return _clean(total + current), scale


def _with_part(value: float, part: str) -> float:
    """The number with what is written after it: "2½" is 2.5, "1/16" a sixteenth."""
    return value / float(part[1:]) if part[0] == "/" else value + unicodedata.numeric(part)


def _clean(value: float) -> float:
    """Without the dust of binary multiplication (2.4 × 10⁹)."""
    return float(f"{value:.12g}")


def _pattern(words: NumberWords, periods: tuple[str, ...]) -> str:
    small, tens, scales = any_of(words.small), any_of(words.tens), any_of(words.scales)
    plain = rf"(?:{tens}(?:[\s-]{small})?|{small})"
    more = rf"(?:(?:\s+and)?\s+{plain}(?!\w))?"
    parts, vague = any_of(words.parts), any_of(words.vague)
    openers = (*words.small, *words.tens, *words.vague, *words.parts, *["a", "for", "in", "within", "minus"])
    initials = "".join(sorted({word[0] for word in openers}))
    return rf"""(?x)
      (?:(?<!\w)(?=[{initials}])|(?=[\d.−-]))  # where a number can begin at all: it is this that makes the search quick
      (?:
        (?P<sign>(?<![\w)])(?:minus[\s-]*|[-−](?=[.\d])))?
        (?<![\d])(?<!\d[.,])
        (?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?!\d)|\d+(?:\.\d+)?|(?<!\w)\.\d+)
        (?P<part>[½¼¾⅓⅔]|[/⁄]\d+(?![\d/]))?
        (?:\s?[×x]\s?10(?P<power>\^?[-−]?\d+))?
        (?P<times>(?:[\s-]+{scales}(?!\w))+|\s?{any_of(words.abbreviations)}(?!\w))?
      | (?<!\w)(?:in|for|within)\s+(?:(?:only|just|under|about|less\s+than)\s+)?(?P<article>an?)(?=\s+{any_of(periods)}(?!\w))
      | (?<!\w)(?P<vague>{vague}(?:\s+of\s+{vague})*)(?!\w)
      | (?<!\w)(?P<share>(?:an?|{small})[\s-]{parts}(?![\w-]|\s+(?:of\s+)?an?\s+{scales})|half(?!\w|\s+an?\s+{scales}))
      | (?<!\w)(?:(?:half\s+an?|an?\s+quarter\s+of\s+an?|an?)\s+{scales}{more}|{plain}(?:\s+and\s+a\s+half)?)
        (?:[\s-]+{scales}{more})*(?!\w)
      )
    """
