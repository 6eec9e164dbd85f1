"""The lexicon's sections ``numbers`` and ``units``: their schema, and regular expressions made of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.records import Bound


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table that may hold nothing but its fields."""


class Words(Strict, frozen=True):
    """A list of words or phrases in lower case."""

    words: tuple[str, ...]


class Hedge(Strict, frozen=True):
    """Phrases that say how a number is meant, by where they stand to it."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Clock(Strict, frozen=True):
    """Words that make a number a clock time, a year or a day of the month."""

    words: tuple[str, ...]
    eras: tuple[str, ...]
    months: tuple[str, ...]


class NumberWords(Strict, frozen=True):
    """The section ``numbers``."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    letters: dict[str, int]
    parts: dict[str, int]
    vague: dict[str, tuple[int, int]]
    bounds: dict[Bound, Hedge]
    between: Words
    labels: Words
    streets: Words
    clock: Clock


class Signed(Strict, frozen=True):
    """Units by their words, and by signs that may stand right after the digits."""

    words: tuple[str, ...]
    signs: tuple[str, ...]


class Periods(Strict, frozen=True):
    """Words of time: the periods, when they are elapsed time, and when a term that is proposed or ordered."""

    words: tuple[str, ...]
    adverbs: dict[str, str]
    elapsed_before: tuple[str, ...]
    elapsed_after: tuple[str, ...]
    terms: tuple[str, ...]
    setting: tuple[str, ...]


class Sources(Strict, frozen=True):
    """Nouns for people who tell, and adjectives for what they know."""

    words: tuple[str, ...]
    familiar: tuple[str, ...]


class Casualties(Strict, frozen=True):
    """Verbs of losing life, limb or freedom."""

    verbs: tuple[str, ...]


class UnitWords(Strict, frozen=True):
    """The section ``units``."""

    currency_signs: dict[str, str]
    money: Words
    percent: Signed
    measures: Signed
    periods: Periods
    sources: Sources
    asides: Words
    casualties: Casualties
    again: Words
    participles: dict[str, str]


Kind = Literal["count", "money", "percent", "measure", "period", "share", "bare"]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first; a space fits any white space."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"
