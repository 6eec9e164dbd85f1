"""Authorities: who arrests, bans or expels, where the text does not say it.

What only the law can do is done by the authorities of the state in which it takes place: "was arrested in Oslo" says no less
than "Norwegian police arrested". The state is that of the deed's own place; where its clause gives none, the one in which the
whole report plays: the first that it speaks of, if it speaks of no other more often. It has to be named in the article, whose
words for it are the mention.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.events.records import Draft, event_id
from onrecord.reading.places import Places
from onrecord.records import Actor, Event


def with_authorities(drafts: list[Draft], actors: Actors, places: Places) -> list[Draft]:
    """The drafts; where the law acts and no doer is named, with the state whose law it is as the doer."""
    towns = frozenset(found.place.name for found in places.found if found.kind == "town")
    states = {a.country: a for a in reversed(actors.states()) if a.name not in towns}
    return [_with_authority(d, places, states) if d.told.pattern.doer == "law" and not d.event.actor else d for d in drafts]


def _home(places: Places, event: Event) -> str | None:
    """The country (ISO alpha-3) that the article's places speak of first and most, but for those that say who undergoes it."""
    spans = [a.mention for a in event.recipient if a.mention is not None]
    named = [(found.place.country, found.place.mention) for found in places.found]
    countries = [c for c, m in named if c and m and not any(s.start <= m.start < s.end for s in spans)]
    most = max(Counter(countries).values(), default=0)
    return countries[0] if countries and countries.count(countries[0]) == most else None


def _with_authority(draft: Draft, places: Places, states: dict[str | None, Actor]) -> Draft:
    event = draft.event
    state = states.get(event.place.country if event.place is not None else _home(places, event))
    if state is None or any(state.name == a.name for a in event.recipient):
        return draft
    event = msgspec.structs.replace(event, actor=(state,))
    return replace(draft, event=msgspec.structs.replace(event, id=event_id(event)))
