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


class Labels(Strict, frozen=True):
    """Words that make the number after them a name, or a place in an order."""

    words: tuple[str, ...]
    order: tuple[str, ...]


class Ballots(Strict, frozen=True):
    """Words before and after the two numbers of a ballot."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class HedgeWords(Strict, frozen=True):
    """Phrases that say how a number is meant, by where they stand to it, and nouns whose number is so meant."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Clock(Strict, frozen=True):
    """Words that make a number a clock time, a year or a day of the month."""

    words: tuple[str, ...]
    eras: tuple[str, ...]
    months: tuple[str, ...]
    before_years: tuple[str, ...]


class One(Strict, frozen=True):
    """Words beside which "one" is no number: after which it stands for something, or never counts, and before which."""

    before: tuple[str, ...]
    never_after: tuple[str, ...]
    after: tuple[str, ...]


class Shares(Strict, frozen=True):
    """Words after which "half" or "third" is no share, and those of which one must follow "a third"."""

    never_after: tuple[str, ...]
    before: tuple[str, ...]


class NumberWords(Strict, frozen=True):
    """The section ``numbers``."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    letters: dict[str, int]
    parts: dict[str, int]
    vague: dict[str, tuple[int, int]]
    bounds: dict[Bound, HedgeWords]
    particles: dict[str, tuple[str, ...]]
    between: Words
    labels: Labels
    codes: Words
    ballots: Ballots
    streets: Words
    clock: Clock
    one: One
    shares: Shares


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
    filled_with: tuple[str, ...]
    terms: tuple[str, ...]
    setting: tuple[str, ...]


class Sources(Strict, frozen=True):
    """Nouns for people who tell, words for what they know, and verbs of telling and of being asked."""

    words: tuple[str, ...]
    familiar: tuple[str, ...]
    telling: tuple[str, ...]
    asked: tuple[str, ...]


class DeedWords(Strict, frozen=True):
    """Verbs that say little by themselves, nouns of sum, verbs and nouns of force, and verbs of reckoning."""

    light: tuple[str, ...]
    sums: tuple[str, ...]
    force: tuple[str, ...]
    attacks: tuple[str, ...]
    reckoning: tuple[str, ...]


class Casualties(Strict, frozen=True):
    """Verbs of losing life, limb or freedom, and the states that come of it."""

    verbs: tuple[str, ...]
    states: tuple[str, ...]


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
    deeds: DeedWords
    again: Words
    participles: dict[str, str]


Kind = Literal["count", "money", "percent", "measure", "period", "share", "bare"]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first; a space fits any white space."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"
