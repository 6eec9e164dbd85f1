"""What is known of actors before a text is read: states, organisations, and the nouns for those who speak and act."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec
import spacy

from onrecord.reading.countries import Countries, Form, spellings
from onrecord.reading.lexicon import Lexicon
from onrecord.records import ActorType

NounKind = Literal["person", "body"]


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor known by name; or several (``names``), each known by one name, that share all else."""

    name: str | None = None
    also: list[str] = []
    names: list[str] = []
    type: ActorType = "body"
    role: str | None = None
    country: str | None = None
    sector: str | None = None

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Every way to write the name, each with the full name."""
        yield from ((name, name) for name in self.names)
        if self.name:
            yield from ((spelling, self.name) for spelling in (self.name, *self.also))


class Organisations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The organisations that we list."""

    organisations: list[Listed]


class OwnActors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The actors that a user adds."""

    actors: list[Listed]


class SectorNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns for persons and for bodies of a sector, and the words that put another noun into it."""

    people: list[str] = []
    bodies: list[str] = []
    words: list[str] = []


class PlainNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of no sector of their own, with the one to take where the words around them give none ("" for none).

    ``capitalised`` are those bodies whose noun is a body's only in a name ("Amal Movement", not "the movement of troops").
    """

    people: dict[str, str]
    bodies: dict[str, str]
    capitalised: list[str]


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns for those who speak and act, the titles before names, and how one noun takes up another."""

    sectors: dict[str, SectorNouns]
    plain: PlainNouns
    honorifics: dict[str, str]
    abbreviations: dict[str, str]
    gender: dict[str, str]
    same_office: list[list[str]]
    takes_up: dict[str, list[str]]
    sides: list[str]
    for_state: list[str]
    works: list[str]
    own_words: list[str]
    portfolios: list[str]
    no_role: list[str]
    backed: list[str]
    partitives: list[str]
    former: list[str]
    indefinite: list[str]


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that the lexicon lists, as one of its names gives it."""

    name: str
    type: ActorType
    form: Form
    country: str | None = None
    sector: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for an actor. A ``plain`` one takes its sector from the words around it, ``sector`` where they give none."""

    words: tuple[str, ...]
    head: int
    kind: NounKind
    sector: str | None
    plain: bool
    capitalised: bool = False

    @property
    def text(self) -> str:
        """The noun as one string, as it is written."""
        return " ".join(self.words).replace(" - ", "-")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A listed name as its tokens, folded; ``capitals`` are those that must begin with a capital, all of it for an acronym."""

    tokens: tuple[str, ...]
    capitals: tuple[int, ...]
    acronym: bool
    known: Known


def fold(word: str) -> str:
    """A word without case and accents, by which spellings are compared."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")


class Tables:
    """The lexicon's knowledge of actors, arranged for look-up.

    ``names`` holds the listed names by first token, longest first; ``nouns`` the nouns for actors by head.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._cut = spacy.blank("en").tokenizer
        roles = lexicon.section("roles", Roles)
        countries = lexicon.section("countries", Countries)
        self.names: dict[str, list[Spelled]] = {}
        own = lexicon.section("actors", OwnActors).actors
        for spelling, known in [
            *_listed(own),
            *_states(countries),
            *_listed(lexicon.section("organisations", Organisations).organisations),
        ]:
            self._add_name(spelling, known)
        for entries in self.names.values():
            entries.sort(key=lambda e: -len(e.tokens))
        self.nouns: dict[str, list[Noun]] = {}
        self.words: dict[str, str] = {}
        for sector, nouns in roles.sectors.items():
            self._add_nouns("person", dict.fromkeys(nouns.people, sector), plain=False)
            self._add_nouns("body", dict.fromkeys(nouns.bodies, sector), plain=False)
            self.words |= dict.fromkeys(nouns.words, sector)
        self._add_nouns("person", roles.plain.people, plain=True)
        self._add_nouns("body", roles.plain.bodies, plain=True)
        self._add_nouns("body", dict.fromkeys(roles.plain.capitalised, ""), plain=True, capitalised=True)
        for found in self.nouns.values():
            found.sort(key=lambda n: -len(n.words))
        self.honorifics = roles.honorifics
        self.abbreviations = roles.abbreviations
        self.gender = roles.gender
        self.takes_up = {noun: frozenset(sectors) for noun, sectors in roles.takes_up.items()}
        self.sides = frozenset(roles.sides)
        self.for_state = frozenset(roles.for_state)
        self.works = frozenset(roles.works)
        self.own_words = frozenset(roles.own_words)
        self.portfolios = frozenset(roles.portfolios)
        self.no_role = frozenset(roles.no_role)
        self.backed = frozenset(roles.backed)
        self.partitives = frozenset(roles.partitives)
        self.former = frozenset(roles.former)
        self.indefinite = frozenset(roles.indefinite)
        self.offices: dict[str, frozenset[str]] = {}
        for words in roles.same_office:
            for word in words:
                self.offices[word] = self.offices.get(word, frozenset()) | frozenset(words)

    def same_office(self, one: str, other: str) -> bool:
        """Whether two nouns may name one office: "spokesman" and "spokesperson", "foreign minister" and "minister"."""
        return one == other or one.endswith(f" {other}") or other in self.offices.get(one, ())

    def noun(self, words: str) -> Noun | None:
        """The noun of exactly these words."""
        tokens = tuple(self._tokens(words))
        return next((n for n in self.nouns.get(tokens[-1], ()) if n.words == tokens), None)

    def _tokens(self, words: str) -> list[str]:
        return [t.text for t in self._cut(words)]

    def _add_name(self, spelling: str, known: Known) -> None:
        words = self._tokens(spelling)
        capitals = tuple(k for k, w in enumerate(words) if w[0].isupper() and w != "The")
        entry = Spelled(tuple(map(fold, words)), capitals, is_acronym(spelling), known)
        self.names.setdefault(entry.tokens[0], []).append(entry)

    def _add_nouns(self, kind: NounKind, sectors: dict[str, str], *, plain: bool, capitalised: bool = False) -> None:
        for spelling, sector in sectors.items():
            words = tuple(map(fold, self._tokens(spelling)))
            head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
            self.nouns.setdefault(words[head], []).append(Noun(words, head, kind, sector or None, plain, capitalised))


def is_acronym(spelling: str) -> bool:
    """Whether a name must stand in capitals to be meant ("US", "WHO", "U.N.")."""
    letters = spelling.replace(".", "").replace("-", "").replace(" ", "")
    return letters.isupper() and len(letters) <= 8


def _states(countries: Countries) -> Iterator[tuple[str, Known]]:
    for one in spellings(countries):
        if one.form == "people":
            yield one.text, Known(one.text, "group", "people", one.country)
        elif one.form == "adjective":
            yield one.text, Known(one.state, "state", "adjective", one.country)
        else:
            yield one.text, Known(one.text, "state", one.form, one.country, "GOV" if one.form == "seat" else None)
    for name, country in countries.regions.items():
        yield name, Known(name, "state", "name", country)
    for adjective, country in countries.peoples.items():
        yield adjective, Known(adjective, "group", "adjective", country)
        yield f"{adjective}s", Known(f"{adjective}s", "group", "people", country)
    for name, adjectives in countries.blocs.items():
        yield name, Known(name, "group", "name")
        yield from ((adjective, Known(name, "group", "adjective")) for adjective in adjectives)


def _listed(actors: Iterable[Listed]) -> Iterator[tuple[str, Known]]:
    for actor in actors:
        for spelling, full in actor.spellings():
            yield spelling, Known(full, actor.type, "name", actor.country, actor.sector, actor.role)
