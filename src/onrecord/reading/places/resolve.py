"""Which of its namesakes a name means: all names of an article are resolved together, by its own geography."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.reading.places.gazetteer import Entry, Gazetteer, holds
from onrecord.reading.places.recognise import Candidate

ROUNDS = 3
MOST = 40  # namesakes considered of one name
# Scores are log-odds. A town's is the decimal logarithm of its people; an area is known farther than a town in it.
SAME_NAME = -3.0  # a region that has a large town of its name in it, where no word says that the region is meant
LARGE = 50_000
PRIOR = {"country": 7.5, "land": 7.5, "water": 7.0, "site": 7.0, "region": 5.0, "county": 2.5}
WELL_KNOWN = 1.6  # a state or province that English-language news writes short
SPELT = -1.0  # another spelling of a town's name
SEAT = 1.0  # a capital
NAMED_COUNTY = 2.0  # a word says that it is a region
HELD = 8.0  # a state or region that holds it stands beside it
# What other names add, times the logarithm of how many lie in the same county, region or state, or near by.
NEAR = {"county": 2.0, "region": 2.0, "country": 1.8, "cell": 1.0}
CELL = 1.0  # degrees


Area = tuple[str, object]


@dataclass(slots=True)
class Sense:
    """A name in an article: how often it stands there, its namesakes, what is said to hold them, their probabilities."""

    candidate: Candidate
    count: int = 0
    holders: list[tuple[Entry, ...]] = field(default_factory=list)
    entries: tuple[Entry, ...] = ()
    areas: list[tuple[Area, ...]] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)

    def ranked(self) -> list[tuple[float, Entry]]:
        """The namesakes with their probabilities, the likeliest first."""
        return sorted(zip(self.chances, self.entries, strict=True), key=lambda pair: -pair[0])


def resolve(candidates: Iterable[Candidate], holders: dict[int, Candidate], gazetteer: Gazetteer) -> dict[int, Sense]:
    """The sense of each candidate, by its first token. ``holders`` gives what is said to hold a candidate, likewise.

    A name means the same all through an article, unless different holders are said ("Cambridge, England"): where none is, it
    means what it means where the first is.
    """
    senses: dict[tuple[str, str, bool, str], Sense] = {}
    found: dict[int, Sense] = {}
    said: dict[tuple[str, str, bool], str] = {}
    candidates = list(candidates)
    for one in candidates:
        if one.start in holders:
            said.setdefault((one.name, one.form, one.generic), holders[one.start].name)
    for one in candidates:
        plain = (one.name, one.form, one.generic)
        holder = holders.get(one.start)
        sense = senses.setdefault((*plain, holder.name if holder else said.get(plain, "")), Sense(one))
        sense.count += 1
        if holder:
            sense.holders.append(holder.entries)
        found[one.start] = sense
    for sense in senses.values():
        _prepare(sense, gazetteer)
    for _ in range(ROUNDS):
        _reweigh(list(senses.values()))
    return found


def _prepare(sense: Sense, gazetteer: Gazetteer) -> None:
    one = sense.candidate
    scored = [(_prior(e, one, gazetteer) + _held(e, sense), e) for e in one.entries]
    scored.sort(key=lambda pair: -pair[0])
    sense.entries = tuple(e for _, e in scored[:MOST])
    sense.areas = [tuple(_areas(e)) for e in sense.entries]
    sense.scores = [score for score, _ in scored[:MOST]]
    sense.chances = _chances(sense.scores)


def _prior(entry: Entry, one: Candidate, gazetteer: Gazetteer) -> float:
    if entry.kind != "town":
        named = NAMED_COUNTY if one.generic and entry.kind == "county" else 0.0
        known = WELL_KNOWN if entry.kind == "region" and entry.regions[0] in gazetteer.well_known else 0.0
        return PRIOR[entry.kind] + known + named + (SAME_NAME if _is_called_after_town(entry, one) else 0.0)
    seat = SEAT if gazetteer.seats.get(one.name) == entry.country and entry.population > 100_000 else 0.0
    return math.log10(entry.population + 100) + seat + (SPELT if entry.spelt else 0.0)


def _is_called_after_town(entry: Entry, one: Candidate) -> bool:
    return (
        not one.generic
        and entry.kind == "region"
        and any(e.kind == "town" and e.population >= LARGE and entry.regions[0] in e.regions for e in one.entries)
    )


def _held(entry: Entry, sense: Sense) -> float:
    return HELD if any(holds(outer, entry) for around in sense.holders for outer in around) else 0.0


def _chances(scores: list[float]) -> list[float]:
    if not scores:
        return []
    best = max(scores)
    odds = [math.exp(score - best) for score in scores]
    total = sum(odds)
    return [one / total for one in odds]


def _areas(entry: Entry) -> Iterator[Area]:
    """The areas an entry lies in, from the largest."""
    if entry.country:
        yield "country", entry.country
    if entry.regions:
        yield "region", entry.regions[0]
    if len(entry.regions) > 1:
        yield "county", entry.regions[1]
    if entry.at and entry.kind == "town":
        yield "cell", (round(entry.at[0] / CELL), round(entry.at[1] / CELL))


def _reweigh(senses: list[Sense]) -> None:
    """New probabilities: what lies where other names lie gains."""
    mass: dict[Area, float] = defaultdict(float)
    shares: list[dict[Area, float]] = []
    for sense in senses:
        weight = 1 + math.log(sense.count)
        own: dict[Area, float] = defaultdict(float)
        for chance, areas in zip(sense.chances, sense.areas, strict=True):
            for area in areas:
                own[area] += weight * chance
        for area, share in own.items():
            mass[area] += share
        shares.append(own)
    for sense, own in zip(senses, shares, strict=True):
        gains = [sum(NEAR[a[0]] * math.log1p(max(0.0, mass[a] - own[a])) for a in areas) for areas in sense.areas]
        sense.chances = _chances([score + gain for score, gain in zip(sense.scores, gains, strict=True)])
