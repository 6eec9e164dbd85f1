"""What one article claims in a number, in the form in which it can be held against what others claim."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from onrecord.ledger.accounts import Site
from onrecord.ledger.counted import Unit, besides, body_words, counted, measures, of_each, places_named, unit
from onrecord.ledger.identity import actor_key, country_named, fold, parties
from onrecord.ledger.windows import Window, window
from onrecord.ledger.words import states, stems
from onrecord.records import Actor, Bound, Event, Figure, Place, When

T = TypeVar("T", When, Place)

DAYS = frozenset(map(str.lower, (*calendar.day_name, *calendar.day_abbr, *calendar.month_name, *calendar.month_abbr)))


class Claim(msgspec.Struct, frozen=True):
    """A figure of an article, as far as it tells what it counts.

    ``low`` and ``high`` are the number stated, ``each`` where it is that of each of two sides, ``besides`` where
    it is one beside others. ``since`` is the day from which
    is counted, where no end is told; else ``window`` is when. ``owners`` are the states whose they are, ``doers`` the states
    that did it; ``site`` and ``names`` (folded) tell where it was, ``states`` which states are named with it;
    ``words`` are the stems of its sentence.
    """

    figure: str
    article: str
    published: str | None
    claimant: str | None
    low: float
    high: float
    bound: Bound
    each: bool
    besides: bool
    measures: tuple[str, ...]
    unit: Unit
    per: str | None
    since: str | None
    window: Window | None
    site: Site | None
    doers: tuple[str, ...]
    owners: tuple[str, ...]
    names: tuple[str, ...]
    states: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def here(self) -> frozenset[str]:
        """What tells where it was, below states."""
        return frozenset({*self.names, *([fold(self.site.name)] if self.site else [])})

    @property
    def sides(self) -> frozenset[str]:
        """The states that it is about."""
        return frozenset({*self.doers, *self.owners, *self.states})


class Scene(msgspec.Struct, frozen=True):
    """What stands around a figure: its sentence, what of that comes ``after`` the figure, the article's first sentence; the
    events of its sentence, and the whole that it is part of.
    """

    published: str | None
    sentence: str
    after: str
    lead: str
    events: tuple[Event, ...]
    whole: Figure | None
    channel: str | None


def claim(figure: Figure, scene: Scene) -> Claim | None:
    """The claim that a figure makes; ``None`` where it does not tell what is counted, and what happened to it."""
    thing = unit(figure.unit) if figure.unit else None
    what = measures(figure.measure) if figure.measure else ()
    if not thing or not what:
        return None
    suffered = set(what) <= set(counted().suffered.words)
    doers = _countries(figure.by) or (_attackers(scene.events) if suffered else ())
    time, place = _time(figure, scene), figure.place or _told_once(event.place for event in scene.events if event.place)
    since = time.earliest if time and time.earliest and not time.latest else None
    names, among = _names(figure, scene)
    return Claim(
        figure.id,
        figure.article,
        scene.published,
        claimant_key(figure.claimant) if figure.claimant else None,
        figure.value.low,
        figure.value.high,
        figure.bound,
        of_each(figure.evidence.quote, scene.after),
        besides(figure.evidence.quote),
        what,
        thing,
        figure.per,
        since and since[:10],
        None if since else window(time, scene.published),
        _site(place),
        doers,
        _owners(figure, thing, what, doers, scene.whole),
        names,
        tuple(sorted({*among, *([place.country] if place and place.country else [])})),
        tuple(sorted(stems(scene.sentence))),
    )


def _time(figure: Figure, scene: Scene) -> When | None:
    """When: told of the figure, of the whole that it is part of, or of the deeds of its sentence."""
    whole = scene.whole.time if scene.whole else None
    return figure.time or whole or _told_once(event.time for event in scene.events if event.time and event.time.earliest)


def _site(place: Place | None) -> Site | None:
    """The place, where it is less than a state."""
    if place is None or (place.resolved or place.name).lower() in states():
        return None
    return Site(place.resolved or place.name, place.country, place.lat, place.lon)


def claimant_key(actor: Actor) -> str:
    """What all ways to name a claimant have in common: a person's name, or a body's words and its state."""
    if actor.type == "person":
        return actor_key(actor)
    words = body_words(actor.name)
    return " ".join(filter(None, (actor.country or country_named(actor.name), *words)))


def _told_once(told: Iterable[T]) -> T | None:
    """What several events of a sentence tell alike; nothing where they differ."""
    found = list(told)
    return found[0] if found and all(_said(one) == _said(found[0]) for one in found) else None


def _said(told: When | Place) -> str | None:
    return told.value if isinstance(told, When) else told.resolved or told.name


def _countries(actor: Actor | None) -> tuple[str, ...]:
    return tuple(sorted({party.country for party in parties([actor]) if party.country})) if actor else ()


def _attackers(events: Iterable[Event]) -> tuple[str, ...]:
    """The states that attack in these events."""
    return tuple(
        sorted({code for event in events if event.type == "ASSAULT" for doer in event.actor for code in _countries(doer)})
    )


def _owners(
    figure: Figure, counted: Unit, what: Iterable[str], doers: tuple[str, ...], whole: Figure | None
) -> tuple[str, ...]:
    """The states whose they are: told, or the launchers' of what is launched, or those of the whole."""
    told = _countries(figure.of) or ((counted.country,) if counted.country else ())
    if told or "launched" in what or whole is None:
        return told or (doers if "launched" in what else ())
    return _countries(whole.of) or (_countries(whole.by) if "launched" in measures(whole.measure or "") else ())


def _names(figure: Figure, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where it was by the names of its sentence, else of the article's first: folded, and the states that are named there."""
    claimant = figure.claimant
    said = {
        fold(word)
        for told in (claimant and claimant.name, claimant and claimant.role, scene.channel)
        for word in (told or "").split()
    }
    for text in (scene.sentence, scene.lead):
        found = [name for name in places_named(text) if name.split()[0].lower() not in DAYS]
        local = {fold(name.removesuffix("'s").removesuffix("’s")) for name in found if not country_named(name)}
        if local - said:
            break
    return tuple(sorted(local - said)), _states(scene.sentence)


def _states(sentence: str) -> tuple[str, ...]:
    """The states that a sentence names."""
    words = re.findall(r"[A-Z][\w.’'-]*", sentence)
    phrases = (" ".join(words[n : n + length]) for n in range(len(words)) for length in (1, 2, 3))
    return tuple(sorted({code for phrase in phrases if (code := states().get(phrase.lower()))}))
