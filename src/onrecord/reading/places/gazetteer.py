"""The gazetteer: everything on the map that bears a name, with its point."""

from __future__ import annotations

import difflib
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.countries import Countries, Spelling, plain_names, spellings
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places.tables import REGION, SPELLING, Spread, Tables, fold, tables

Kind = Literal["country", "region", "county", "town", "water", "land", "site"]
Point = tuple[float, float]
CELL = 0.5  # degrees; an area's point is the middle of the cells that have towns, so that a metropolis weighs little
SAME_SPELLING = 0.8  # share of letters in common, in order, from which two spellings are one name
SPELLING_OF_WORDS = 0.4  # the same, below which several words are no spelling of a name


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place that the lexicon knows: its point, how many live there, further names, adjectives, the one state it lies in."""

    at: Point
    people: int = 0
    country: str | None = None
    also: list[str] = []
    adjectives: list[str] = []


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words by which places are recognised."""

    regions: list[str]
    features: list[str]
    features_before: list[str]
    joining: list[str]
    prepositions: list[str]
    quarters: list[str]
    locative: list[str]
    motion: list[str]
    at_object: list[str]
    going: list[str]
    aiming: list[str]
    at_target: list[str]
    happenings: list[str]
    light: list[str]
    verbal: list[str]
    whereabouts: list[str]
    stand_ins: list[str]
    stative: list[str]
    undergoing: list[str]
    of_government: list[str]
    titles: list[str]
    seldom: list[str]
    dealings: list[str]
    spatial: list[str]
    bodies: list[str]
    residents: list[str]
    named_after: list[str]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon's places: points of wide states, waters, lands, sites, towns, short forms of regions, words around them."""

    points: dict[str, Point]
    waters: dict[str, Known]
    lands: dict[str, Known]
    sites: dict[str, Known]
    towns: dict[str, Known]
    abbreviations: dict[str, str]
    words: Words
    evidence: dict[str, float]


class Organisation(msgspec.Struct, frozen=True):
    """What an organisation is called; the rest of what the lexicon says of it is the actors' concern."""

    name: str | None = None
    names: list[str] = []
    also: list[str] = []


class Organisations(msgspec.Struct, frozen=True):
    """The lexicon's organisations."""

    organisations: list[Organisation]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on the map. ``regions`` are the ids of the regions it lies in (a region's own among them), the largest first.

    ``country`` is an ISO alpha-3 code; ``spelt`` is true where the name looked up is another spelling of this one. ``at`` is
    the point of what has one of its own; :meth:`Gazetteer.point` derives those of regions and states.
    """

    kind: Kind
    name: str
    country: str | None
    at: Point | None = None
    regions: tuple[int, ...] = ()
    admin1: str | None = None
    population: int = 0
    geonames: int | None = None
    spelt: bool = False


def _as_spelt(town: Entry, name: str) -> Entry | None:
    """A town under another folded spelling; one that hardly differs is its name, like "Kostiantynivka" for "Kostyantynivka".

    None where several words have nothing of its name: those translate or describe it, and mean other things in English.
    """
    alike = difflib.SequenceMatcher(None, fold(town.name), name, False).ratio()
    if alike >= SAME_SPELLING:
        return replace(town, spelt=False)
    return town if alike >= SPELLING_OF_WORDS or " " not in name else None


class Gazetteer:
    """Looks up names. Points of regions and states are derived from their towns, unless the lexicon gives them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon.section("places", PlaceWords)
        countries = lexicon.section("countries", Countries)
        self._tables: Tables = tables(tuple(self.lexicon.words.regions))
        self._state_rows = {code: row for row, code in reversed(list(enumerate(self._tables.countries, 1)))}
        self._state_names = plain_names(countries)
        self._spellings = [s for s in spellings(countries) if s.form != "seat"]
        self.seats = {fold(s.text): s.country for s in spellings(countries) if s.form == "seat"}
        bodies = lexicon.section("organisations", Organisations).organisations
        self.organisations = frozenset(n for body in bodies for n in (body.name, *body.names, *body.also) if n)
        self.adjectives = {fold(text): name for text, name in self._adjectives()}
        self._listed: dict[str, list[Entry]] = defaultdict(list)
        for name, entry in self._own_places():
            self._listed[fold(name)].append(entry)
        self.listed_starts = frozenset(name.split()[0] for name in self._listed)
        self._state_of = {fold(s.text): s.country for s in self._spellings if s.form == "name" and not self._is_part(s)}
        self.abbreviations = {text.replace(" ", ""): iso for text, iso in self.lexicon.abbreviations.items()}
        self.well_known = frozenset(r.regions[0] for iso in self.abbreviations.values() if (r := self.region_of_iso(iso)))
        self.lookup = lru_cache(maxsize=20_000)(self._lookup)

    def _adjectives(self) -> Iterator[tuple[str, str]]:
        """Demonyms and adjectives, with the folded name of what they are formed of."""
        names = {s.text for s in self._spellings if s.form == "name"}
        for spelling in self._spellings:
            if spelling.form in ("adjective", "people") and spelling.text not in names:
                yield spelling.text, fold(spelling.state)
        for name, known in self.lexicon.lands.items():
            yield from ((text, fold(name)) for adjective in known.adjectives for text in (adjective, f"{adjective}s"))

    def _is_part(self, spelling: Spelling) -> bool:
        """Whether a state's further name is that of one of its own regions ("Scotland")."""
        if spelling.text == spelling.state:
            return False
        named = [r for r in self._tables.names[fold(spelling.text)] if REGION <= r < SPELLING]
        return any(self._code(self._tables.region(r - REGION).country) == spelling.country for r in named)

    def _own_places(self) -> Iterator[tuple[str, Entry]]:
        kinds: list[tuple[Kind, dict[str, Known]]] = [
            ("water", self.lexicon.waters), ("land", self.lexicon.lands), ("site", self.lexicon.sites),
            ("town", self.lexicon.towns),
        ]  # fmt: skip
        for kind, group in kinds:
            for name, known in group.items():
                entry = Entry(kind, name, known.country, known.at, population=known.people)
                yield from ((one, entry) for one in (name, *known.also))

    def listed(self, name: str) -> tuple[Entry, ...]:
        """The lexicon's own places that bear a folded name."""
        return tuple(self._listed.get(name, ()))

    def _code(self, country: int) -> str:
        return self._tables.countries[country - 1]

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        """What bears a folded name: the lexicon's places and states first, then regions and towns."""
        found = list(self._listed.get(name, ()))
        if name in self._state_of and not found:
            found.append(self._state(self._state_of[name]))
        rows = self._tables.names[name]
        found += [self._region(row - REGION) for row in rows if REGION <= row < SPELLING]
        found += [self._town(row, False) for row in rows if row < REGION]
        spelt = (self._town(row - SPELLING, True) for row in rows if row >= SPELLING and row - SPELLING not in rows)
        return (*found, *(known for town in spelt if (known := _as_spelt(town, name))))

    def region_of_iso(self, iso: str) -> Entry | None:
        """The region of an ISO 3166-2 code ("US-LA")."""
        row = self._tables.isos.get(iso)
        return None if row is None else self._region(row)

    def region(self, id: int) -> Entry:
        """The region of an id, as towns give it in their ``regions``."""
        return self._region(id - 1)

    def _town(self, row: int, spelt: bool) -> Entry:
        town = self._tables.town(row)
        point = (town.lat, town.lon)
        admin1 = self._region_name(town.regions[0]) if town.regions else None
        return Entry(
            "town", town.name, self._code(town.country), point, town.regions, admin1, town.population, town.geonames, spelt
        )

    def _region(self, row: int) -> Entry:
        region = self._tables.region(row)
        inside = (region.id,) if region.parent is None else (region.parent, region.id)
        kind: Kind = "region" if region.level == 1 else "county"
        admin1 = self._region_name(inside[0])
        return Entry(kind, region.name, self._code(region.country), None, inside, admin1, geonames=region.geonames)

    def _region_name(self, id: int) -> str:
        return self._tables.region(id - 1).name

    def _state(self, code: str) -> Entry:
        return Entry("country", self._state_names[code], code, self.lexicon.points.get(code))

    def point(self, entry: Entry) -> Point | None:
        """Where an entry is: its own point, else the middle of its towns, None where it has no towns."""
        if entry.at is not None or entry.country is None:
            return entry.at
        return _middle(self._tables, self._state_rows.get(entry.country, 0), entry.regions[-1] if entry.regions else None)

    def towns_of(self, country: str) -> list[Point]:
        """The points of a state's towns, by its ISO alpha-3 code."""
        return [(lat, lon) for lat, lon in _spread(self._tables, self._state_rows[country]).points.tolist()]


@lru_cache(maxsize=50_000)
def _middle(found: Tables, country: int, region: int | None) -> Point | None:
    towns = _spread(found, country)
    return middle(towns.points if region is None else towns.inside(region))


@lru_cache(maxsize=256)
def _spread(found: Tables, country: int) -> Spread:
    return found.spread(country)


def middle(points: NDArray[np.float64]) -> Point | None:
    """The middle of an area by its towns: of the grid cells that have any, each weighed by its width. None without towns."""
    if not len(points):
        return None
    rows, columns = (points // CELL).T
    _, cell = np.unique(rows * 360 / CELL + columns, return_inverse=True)
    lat, lon = (np.bincount(cell, axis) / np.bincount(cell) for axis in points.T)
    weights = np.cos(np.radians(lat))
    return round(float(lat @ weights / weights.sum()), 4), round(float(lon @ weights / weights.sum()), 4)


def distance(a: Point, b: Point) -> float:
    """Kilometres between two points, along the earth's surface."""
    (lat_a, lon_a), (lat_b, lon_b) = (map(math.radians, p) for p in (a, b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether ``inner`` lies in ``outer``, a state or region."""
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    return bool(outer.kind in ("region", "county") and outer.regions[-1] in inner.regions and outer != inner)
