"""What the lexicon knows that is needed across reports: names in several languages, words of sequence and of postponement."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from onrecord.reading.countries import Countries, plain_names, spellings
from onrecord.reading.lexicon import Lexicon

STEM = 5  # letters
SHORTEST_WORD = 3  # letters of a word that carries meaning


class Sequence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say which of several like things is meant: ordinals with their numbers, and what they count."""

    ordinals: dict[str, int]
    counted: list[str]


class Fate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stems of the words that say what became of what was announced, and the nouns of what it is said ``of``."""

    postponed: list[str]
    moved: list[str]
    cancelled: list[str]
    of: list[str]


class Sites(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of web addresses by which a site is a government's, and the states of those that end in no state's letters."""

    governmental: tuple[str, ...]
    without_state: dict[str, str]


class Across(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``across`` of the lexicon."""

    given_names: list[list[str]]
    name_suffixes: list[str]
    empty: list[str]
    sequence: Sequence
    fate: Fate
    sites: Sites


@cache
def across() -> Across:
    """The packaged lexicon's section."""
    return Lexicon().section("across", Across)


@cache
def states() -> dict[str, str]:
    """Every way to write of a state, in lower case, with its ISO 3166 alpha-3 code."""
    return {spelling.text.lower(): spelling.country for spelling in spellings(Lexicon().section("countries", Countries))}


@cache
def state_names() -> dict[str, str]:
    """The plain name of each state, by its ISO 3166 alpha-3 code."""
    return plain_names(Lexicon().section("countries", Countries))


def stems(phrase: str) -> frozenset[str]:
    """The beginnings of the words that carry a phrase's meaning, alike for "withdraw" and "withdrawal"."""
    return frozenset(stems_in_order(phrase))


@lru_cache(maxsize=65536)
def stems_in_order(phrase: str) -> tuple[str, ...]:
    """The same, in the order of the words."""
    words = re.findall(r"[^\W\d_]+", phrase.casefold())
    return tuple(word[:STEM] for word in words if len(word) >= SHORTEST_WORD and word not in across().empty)
