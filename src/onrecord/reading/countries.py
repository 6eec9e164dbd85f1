"""States as news names them: the CLDR's names (babel), ISO 3166's codes (pycountry) and the lexicon's further spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec
import pycountry
from babel import Locale

Form = Literal["name", "adjective", "people", "seat"]
HISSING = ("s", "sh", "ch", "x", "z", "ese")


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a state is named: further names, adjectives, its people, and the seats that stand for its government.

    ``name`` is its plain name in the news, where the CLDR's is another.
    """

    name: str | None = None
    names: list[str] = []
    adjectives: list[str] = []
    people: list[str] = []
    seats: list[str] = []


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """States by ISO alpha-3 code, governments of parts of states, parts of the world with their adjectives.

    ``peoples`` are the adjectives of peoples without a state of their own, with the state they live in.
    """

    states: dict[str, State]
    regions: dict[str, str]
    blocs: dict[str, list[str]]
    peoples: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write of a state: ``country`` is its ISO alpha-3 code, ``state`` its plain name."""

    text: str
    form: Form
    country: str
    state: str


def plain_names(countries: Countries) -> dict[str, str]:
    """Each state's code and plain name: the lexicon's where it gives one, else the CLDR's English one."""
    territories = Locale("en").territories
    found = {c.alpha_3: territories[c.alpha_2].replace(" & ", " and ") for c in pycountry.countries if c.alpha_2 in territories}
    return found | {code: state.name for code, state in countries.states.items() if state.name}


def spellings(countries: Countries) -> Iterator[Spelling]:
    """Every way the lexicon knows to write of each state; an adjective's plural names the people ("Russians")."""
    for code, name in plain_names(countries).items():
        state = countries.states.get(code, State())
        peoples = [*state.people, *(f"{a}s" for a in state.adjectives if not a.endswith(HISSING))]
        yield from (Spelling(text, "name", code, name) for text in (name, *state.names))
        yield from (Spelling(text, "adjective", code, name) for text in state.adjectives)
        yield from (Spelling(text, "people", code, name) for text in peoples)
        yield from (Spelling(text, "seat", code, name) for text in state.seats)
