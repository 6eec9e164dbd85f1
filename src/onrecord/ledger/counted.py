"""What a figure counts, and what happened to it, in words that can be compared (the lexicon's section ``counted``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from onrecord.ledger.words import across, states, stems
from onrecord.reading.lexicon import Lexicon

ENDING = r"[^\W\d_]{0,4}"
PEOPLE = "people"


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words or phrases."""

    words: tuple[str, ...]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before the name of a place, and those that may stand between."""

    before: tuple[str, ...]
    between: tuple[str, ...]


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of bodies' names: those left out, and those that are one."""

    left_out: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``counted`` of the lexicon."""

    measures: dict[str, tuple[str, ...]]
    suffered: Listed
    things: dict[str, tuple[str, ...]]
    persons: Listed
    abstract: Listed
    each: Listed
    besides: Listed
    places: PlaceWords
    bodies: Bodies


class Unit(msgspec.Struct, frozen=True):
    """What is counted: its ``kind``, the ``country`` whose it is said to be, and the stems of the words that narrow it.

    ``abstract`` where the unit says nothing of what is counted, as "percent".
    """

    kind: str
    country: str | None = None
    narrowed: tuple[str, ...] = ()

    abstract: bool = False

    @property
    def persons(self) -> bool:
        """Whether persons are counted."""
        return self.kind in counted().persons.words


@cache
def counted() -> Counted:
    """The packaged lexicon's section."""
    return Lexicon().section("counted", Counted)


@lru_cache(maxsize=65536)
def measures(phrase: str) -> tuple[str, ...]:
    """What happened: the kinds of it that the lexicon knows, else the stems of the words, each marked ``~``."""
    known = [name for name, expression in _measures().items() if expression.search(phrase)]
    return tuple(sorted(known or (f"~{stem}" for stem in stems(phrase))))


@lru_cache(maxsize=65536)
def unit(phrase: str) -> Unit:
    """What is counted: of "prisoners of war" and "attack drones" the prisoners and the drones, narrowed by the other words."""
    words = re.findall(r"[^\W\d_]+", phrase)
    head = re.findall(r"[^\W\d_]+", re.split(r"\bof\b", phrase)[0]) or words
    kind, named_by = _kind(" ".join(head), head[-1] if head else phrase)
    country = next((states()[word.lower()] for word in words if word.lower() in states()), None)
    others = (word.casefold() for word in words if word.lower() not in states() and word.casefold() not in across().empty)
    narrowed = {word[:5] for word in others if word not in ("of", named_by) and word[:5] != named_by[:5]}
    return Unit(kind, country, tuple(sorted(narrowed)), not words or _abstract().search(" ".join(head)) is not None)


def _kind(head: str, last: str) -> tuple[str, str]:
    """The kind of the thing, and the word that names it: the last of the head that names any."""
    found = [(m.end(), name, m[0]) for name, expression in _things().items() for m in expression.finditer(head)]
    if found:
        _, name, word = max(found)
        return name, word.casefold()
    return (PEOPLE if last.lower() in states() else last.casefold()[:5]), last.casefold()


def of_each(evidence: str, after: str = "") -> bool:
    """Whether a number is said to be that of each side, in its evidence or right ``after`` it."""
    return _has(evidence, counted().each.words) or _has_next(after, counted().each.words)


def besides(evidence: str) -> bool:
    """Whether a number is said to be one beside others: "five other people"."""
    return _has(evidence, counted().besides.words)


def _has_next(phrase: str, words: Iterable[str]) -> bool:
    """Whether one of the words begins a phrase, after a preposition at most."""
    return any(re.match(rf"\s*(?:[a-z]+\s+)?{word}\b", phrase) for word in words)


def _has(phrase: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{word}\b", phrase, re.IGNORECASE) for word in words)


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The words by which a body is known among those of its state, whichever way its name is put."""
    one = {word: words[0] for words in counted().bodies.alike for word in words}
    words = (word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in states())
    return tuple(sorted({one.get(word, word) for word in words} - set(counted().bodies.left_out)))


def places_named(sentence: str) -> list[str]:
    """The names in a sentence that stand where the name of a place does, whether or not any gazetteer has it."""
    return [match[1] for match in _named_places().finditer(sentence)]


@cache
def _named_places() -> re.Pattern[str]:
    words = counted().places
    between = "|".join(rf"{word}\s+" for word in words.between)
    return re.compile(rf"\b(?i:{'|'.join(words.before)})\s+(?:{between})*([A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*)*)")


@cache
def _abstract() -> re.Pattern[str]:
    return _expression(counted().abstract.words)


@cache
def _measures() -> dict[str, re.Pattern[str]]:
    return {name: _expression(phrases) for name, phrases in counted().measures.items()}


@cache
def _things() -> dict[str, re.Pattern[str]]:
    return {name: _expression(phrases) for name, phrases in counted().things.items()}


def _expression(phrases: Iterable[str]) -> re.Pattern[str]:
    parts = (rf"{ENDING}\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(parts)}){ENDING}\b", re.IGNORECASE)
