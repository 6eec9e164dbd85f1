"""What is known of actors before a text is read: states, organisations, and the nouns for those who speak and act."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec
import pycountry
from babel import Locale

from onrecord.reading.lexicon import Lexicon
from onrecord.records import ActorType

Form = Literal["name", "adjective", "people", "seat"]
TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|['’]s\b|[\w.]+(?:['’](?!s\b)\w+)*|[^\w\s]")
HISS = ("s", "sh", "ch", "x", "z", "ese")


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a state is named: further names, adjectives, its people, and the seats that stand for its government."""

    names: list[str] = []
    adjectives: list[str] = []
    people: list[str] = []
    seats: list[str] = []


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """States by ISO alpha-3 code, governments of parts of states, and parts of the world with their adjectives."""

    states: dict[str, State]
    regions: dict[str, str]
    blocs: dict[str, list[str]]


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor known by name; or several (``names``) that share all else."""

    name: str = ""
    names: list[str] = []
    also: list[str] = []
    type: ActorType = "body"
    role: str | None = None
    country: str | None = None
    sector: str | None = None


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
    """Nouns of no sector of their own, with the one to take where the words around them give none."""

    people: dict[str, str]
    bodies: dict[str, str]


class WordSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one use."""

    words: list[str]


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The nouns for those who speak and act, and the titles before names."""

    sectors: dict[str, SectorNouns]
    plain: PlainNouns
    honorifics: dict[str, str]
    abbreviations: dict[str, str]
    gender: dict[str, str]
    same_office: list[WordSet]
    former: WordSet
    indefinite: WordSet


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that the lexicon lists, as one of its names gives it."""

    name: str
    type: ActorType
    form: Form
    country: str | None
    sector: str | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for an actor. A ``plain`` one takes its sector from the words around it, ``sector`` where they give none."""

    words: tuple[str, ...]
    kind: Literal["person", "body"]
    sector: str | None
    plain: bool


def fold(word: str) -> str:
    """A word without case and accents, by which spellings are compared."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")


def tokens_of(name: str) -> tuple[str, ...]:
    """A listed name cut where the parser cuts, folded."""
    return tuple(fold(t) for t in TOKEN.findall(name))


class Tables:
    """The lexicon's knowledge of actors, arranged for look-up."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles = lexicon.section("roles", Roles)
        self.names: dict[str, list[tuple[tuple[str, ...], bool, Known]]] = {}
        listed = [*lexicon.section("organisations", Organisations).organisations, *lexicon.section("actors", OwnActors).actors]
        countries = lexicon.section("countries", Countries)
        for spelling, known in [*_states(countries), *_parts(countries), *_listed(listed)]:
            self._add_name(spelling, known)
        for entries in self.names.values():
            entries.sort(key=lambda e: -len(e[0]))
        self.state_names = {k.country: k.name for k in _first_names(countries)}
        self.nouns: dict[str, list[Noun]] = {}
        self.words: dict[str, str] = {}
        for sector, nouns in roles.sectors.items():
            self._add_nouns("person", nouns.people, sector)
            self._add_nouns("body", nouns.bodies, sector)
            self.words |= dict.fromkeys(nouns.words, sector)
        self._add_plain(roles.plain)
        for found in self.nouns.values():
            found.sort(key=lambda n: -len(n.words))
        self.honorifics = roles.honorifics
        self.abbreviations = roles.abbreviations
        self.gender = roles.gender
        self.offices: dict[str, frozenset[str]] = {}
        for words in roles.same_office:
            for word in words.words:
                self.offices[word] = self.offices.get(word, frozenset()) | frozenset(words.words)
        self.former = frozenset(roles.former.words)
        self.indefinite = frozenset(roles.indefinite.words)

    def _add_name(self, spelling: str, known: Known) -> None:
        tokens = tokens_of(spelling)
        self.names.setdefault(tokens[0], []).append((tokens, is_acronym(spelling), known))

    def _add_nouns(
        self, kind: Literal["person", "body"], words: Iterable[str], sector: str | None, plain: bool = False
    ) -> None:
        for word in words:
            tokens = tokens_of(word)
            head = tokens.index("of") - 1 if "of" in tokens[1:] else len(tokens) - 1
            self.nouns.setdefault(tokens[head], []).append(Noun(tokens, kind, sector or None, plain))

    def _add_plain(self, plain: PlainNouns) -> None:
        for word, sector in plain.people.items():
            self._add_nouns("person", [word], sector, True)
        for word, sector in plain.bodies.items():
            self._add_nouns("body", [word], sector, True)


def is_acronym(spelling: str) -> bool:
    """Whether a name must stand in capitals to be meant ("US", "WHO", "U.N.")."""
    letters = spelling.replace(".", "").replace("-", "").replace(" ", "")
    return letters.isupper() and len(letters) <= 8


def _first_names(countries: Countries) -> Iterator[Known]:
    """Each state by the name the CLDR gives it, else by the first of ours."""
    territories = Locale("en").territories
    for country in pycountry.countries:
        if country.alpha_2 in territories:
            yield Known(territories[country.alpha_2], "state", "name", country.alpha_3, None)
    for code, state in countries.states.items():
        if state.names and not pycountry.countries.get(alpha_3=code):
            yield Known(state.names[0], "state", "name", code, None)


def _states(countries: Countries) -> Iterator[tuple[str, Known]]:
    for known in _first_names(countries):
        yield known.name, known
        state = countries.states.get(known.country or "", State())
        for name in state.names:
            yield name, Known(name, "state", "name", known.country, None)
        for adjective in state.adjectives:
            yield adjective, Known(known.name, "state", "adjective", known.country, None)
            if not adjective.endswith(HISS):
                yield f"{adjective}s", Known(f"{adjective}s", "group", "people", known.country, None)
        for people in state.people:
            yield people, Known(people, "group", "people", known.country, None)
        for seat in state.seats:
            yield seat, Known(seat, "state", "seat", known.country, "GOV")


def _parts(countries: Countries) -> Iterator[tuple[str, Known]]:
    for name, country in countries.regions.items():
        yield name, Known(name, "state", "name", country, None)
    for name, adjectives in countries.blocs.items():
        yield name, Known(name, "group", "name", None, None)
        for adjective in adjectives:
            yield adjective, Known(name, "group", "adjective", None, None)


def _listed(listed: Iterable[Listed]) -> Iterator[tuple[str, Known]]:
    for actor in listed:
        for full, name in [(n, n) for n in actor.names] + [(actor.name, n) for n in (actor.name, *actor.also) if n]:
            yield name, Known(full, actor.type, "name", actor.country, actor.sector, actor.role)
