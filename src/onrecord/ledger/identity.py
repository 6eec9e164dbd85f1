"""Who is meant: names that are one name in several spellings, and the parties to a deed in a form that can be compared.

Nobody is merged on a surname alone. Spellings of one alphabet in another are folded together ("Zelensky", "Zelenskyy"), and so
are given names that are one in several languages ("Vladimir", "Volodymyr").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import msgspec

from onrecord.ledger.words import across, states
from onrecord.records import Actor

# One sound, written in several ways; applied in this order to words of small letters without accents.
FOLDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:ye|ie)", "e"),
        (r"y(?=[aou])", "i"),
        (r"(?:yy|iy|ij|yi|ii|ey|ei|ie|y)$", "i"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"(?<=[aou])e", ""),
        (r"w", "v"),
        (r"q|ck", "k"),
        (r"x", "ks"),
        (r"(.)\1+", r"\1"),
    )
)
LONGEST_STATE_NAME = 5  # words
OFFICIAL = frozenset({None, "GOV", "PRE", "PRM", "MIL", "SPY", "COP", "LEG", "JUD"})
PLURAL = frozenset({"group", "unnamed", "joint"})
LISTED = re.compile(r",? and |, ")
CAPITAL = re.compile(r"\b[A-Z]")


class Party(msgspec.Struct, frozen=True):
    """One that takes part, as far as it can be told from others.

    ``words`` are the folded words of its name; ``country`` whom it acts for; ``official`` where it may stand for that state.
    """

    name: str
    person: bool
    words: tuple[str, ...]
    country: str | None
    official: bool


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word of a name in one spelling for all its transliterations."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalnum())
    for pattern, sound in FOLDS:
        plain = pattern.sub(sound, plain)
    return plain


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, without initials and "Jr."; the given name in the form that stands for all of it."""
    suffixes = across().name_suffixes
    kept = [w for w in re.split(r"[\s,]+", name) if len(w.strip(".")) > 1 and w.strip(".").lower() not in suffixes]
    words = [fold(word) for word in kept]
    return tuple([_given_names().get(words[0], words[0]), *words[1:]] if len(words) > 1 else words)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two persons' names can be one's: first and last words alike, or a single word that is in the other name."""
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        return set(one) <= set(other) or set(other) <= set(one)
    return one[0] == other[0] and one[-1] == other[-1]


def person_key(name: str) -> str | None:
    """What all spellings of a person's name have in common; ``None`` of a name of one word, which is nobody's alone."""
    words = name_words(name)
    return f"{words[0]} {words[-1]}" if len(words) > 1 else None


def actor_key(actor: Actor) -> str:
    """What all spellings of an actor's name have in common. A person known by one word only is nobody but that word."""
    if actor.type == "person":
        return person_key(actor.name) or f"{fold(actor.name)} alone"
    if actor.type == "state" and actor.country:
        return f"state {actor.country}"
    return " ".join(fold(word) for word in actor.name.split() if word.lower() != "the")


def parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    """The parties that actors come to: members one by one, and lists in one phrase taken apart."""
    found = {(party.words, party.country): party for actor in actors for party in _parties(actor)}
    return tuple(found.values())


def _parties(actor: Actor) -> Iterator[Party]:
    for member in actor.members:
        yield from _parties(member)
    if actor.members:
        return
    parts = LISTED.split(actor.name) if actor.type in PLURAL else [actor.name]
    if len(parts) == 1 or not all(CAPITAL.search(part) for part in parts):
        parts = [actor.name]
    for part in parts:
        country = actor.country if len(parts) == 1 else None
        if not country and actor.type != "person":
            country = country_named(part)
        if country or (CAPITAL.search(part) and actor.type not in PLURAL) or len(parts) > 1:
            yield Party(part, actor.type == "person", _words(actor, part), country, actor.sector in OFFICIAL)


def _words(actor: Actor, part: str) -> tuple[str, ...]:
    return name_words(part) if actor.type == "person" else tuple(fold(word) for word in part.split())


@lru_cache(maxsize=65536)
def country_named(phrase: str) -> str | None:
    """The state that is named first in a phrase, by name, adjective or seat, as its ISO 3166 alpha-3 code."""
    words = re.findall(r"[\w.\-]+", phrase.replace("’s", "").replace("'s", ""))
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST_STATE_NAME), start, -1):
            code = states().get(" ".join(words[start:end]).lower())
            if code and CAPITAL.search(words[start]):
                return code
    return None


@cache
def _given_names() -> dict[str, str]:
    return {fold(name): fold(line[0]) for line in across().given_names for name in line}
