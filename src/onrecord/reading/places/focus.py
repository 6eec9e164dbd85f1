"""Where an article plays: the regions and states that its plainest names speak of."""

from __future__ import annotations

from collections import defaultdict

from onrecord.reading.places.recognise import Candidate

SPREAD = 3  # first-level regions in which a name may have namesakes and still say where an article plays


def in_focus(seen: list[Candidate], sure: list[Candidate]) -> dict[Candidate, str]:
    """For each candidate, whether it may lie in a region or a state that a surer name of the article speaks of.

    A name with namesakes all over the world puts nothing in focus.
    """
    regions: dict[int, set[str]] = defaultdict(set)
    states: dict[str, set[str]] = defaultdict(set)
    for one in sure:
        if len({e.country for e in one.entries}) == 1:
            states[one.entries[0].country or ""].add(one.name)
        if len({e.regions[0] for e in one.entries if e.regions}) <= SPREAD:
            for region in _regions(one):
                regions[region].add(one.name)
    return {one: _focus(one, regions, states) for one in seen}


def _focus(one: Candidate, regions: dict[int, set[str]], states: dict[str, set[str]]) -> str:
    if any(regions[region] - {one.name} for region in _regions(one) & regions.keys()):
        return "region in focus"
    if any(states[c] - {one.name} for e in one.entries if (c := e.country or "") in states):
        return "state in focus"
    return "out of focus"


def _regions(one: Candidate) -> set[int]:
    return {region for entry in one.entries for region in entry.regions}
