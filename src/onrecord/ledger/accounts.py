"""What one article tells of one happening, in the form in which it can be held against what others tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from onrecord.ledger.identity import Party, fold, parties
from onrecord.ledger.windows import Window, window
from onrecord.ledger.words import across
from onrecord.records import Actor, Event, EventType, Mode, Place, Status

Fate = Literal["postponed", "cancelled", "moved"]

# Demands and accusations are not among the deeds that more than one report can tell of: they are positions.
DEEDS: frozenset[EventType] = frozenset(get_args(EventType)) - {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}
LONGEST = 9  # days: a time less exact than this tells no deed from others


class Site(msgspec.Struct, frozen=True):
    """Where: the gazetteer's name, else the text's; ``lat`` and ``lon`` in degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None


class Account(msgspec.Struct, frozen=True):
    """What one article tells of one happening.

    ``number`` is what the text counts it as ("the second round": ``("round", 2)``), ``again`` whether it says that there was
    one before, ``fate`` what it says became of what had been announced (where it was ``moved``, its time is the new one).
    ``words`` are the folded words of the clause.
    """

    event: str
    article: str
    outlet: str | None
    published: str | None
    type: EventType
    mode: Mode | None
    status: Status
    window: Window | None
    doers: tuple[Party, ...]
    others: tuple[Party, ...]
    site: Site | None
    number: tuple[str, int] | None
    again: bool
    fate: Fate | None
    trigger: str
    words: tuple[str, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part."""
        return self.doers + self.others

    @property
    def elements(self) -> list[str]:
        """What another account must share two of to be compared with this one: its parties, their states, its place."""
        of_parties = (key for party in self.parties for key in (party.country, party.words[-1] if party.words else None))
        place = f"@{fold(self.site.name)}" if self.site else None
        return sorted({key for key in (*of_parties, place) if key})

    @property
    def days(self) -> range:
        """The days, counted from 1970, on which it may have been; none where its time tells too little."""
        return self.window.days if self.window and len(self.window.days) <= LONGEST else range(0)


def account(event: Event, *, outlet: str | None, published: str | None, sentence: str) -> Account:
    """The account that an event of an article gives; ``sentence`` is the one that the event stands in."""
    called_off = event.type == "REJECT" and _names_contact(event.evidence.quote)
    fate = _fate(sentence) if called_off or event.status in ("negated", "planned") else None
    rejects_contact = called_off and fate is not None
    return Account(
        event.id,
        event.article,
        outlet,
        published,
        "CONSULT" if rejects_contact else event.type,
        event.mode,
        "negated" if rejects_contact else event.status,
        window(event.time, published, past=event.status == "occurred"),
        _parties(event.actor, event.place),
        _parties(event.recipient, event.place),
        _site(event.place),
        _number(sentence),
        re.search(r"\bagain\b", sentence) is not None,
        fate,
        fold(event.trigger.quote),
        tuple(sorted({fold(word) for word in re.findall(r"\w{3,}", event.evidence.quote)})),
    )


def _names_contact(words: str) -> bool:
    """Whether a clause names a meeting: to cancel it is told as a rejection, and is word of what was announced."""
    return not set(across().fate.of).isdisjoint(re.findall(r"\w+", words.lower()))


def _parties(actors: Sequence[Actor], place: Place | None) -> tuple[Party, ...]:
    """The parties, but for a town that is only the place of the deed ("shelled Nikopol")."""
    here = {name.casefold() for name in (place.name, place.resolved) if name} if place else set()
    return parties(actor for actor in actors if actor.type == "state" or actor.name.casefold() not in here)


def _site(place: Place | None) -> Site | None:
    return Site(place.resolved or place.name, place.country, place.lat, place.lon) if place else None


def _number(sentence: str) -> tuple[str, int] | None:
    """The thing counted and its number: "their second call this month", "the 3rd round of the talks"."""
    words = re.findall(r"\w+", sentence.lower())
    sequence = across().sequence
    for at, word in enumerate(words):
        digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
        number = int(digits[1]) if digits else sequence.ordinals.get(word)
        counted = next((w for w in words[at + 1 : at + 7] if w.removesuffix("s") in sequence.counted), None)
        if number and counted:
            return counted.removesuffix("s"), number
    return None


def _fate(sentence: str) -> Fate | None:
    words, fate = sentence.lower(), across().fate
    found: dict[Fate, list[str]] = {"moved": fate.moved, "postponed": fate.postponed, "cancelled": fate.cancelled}
    return next((name for name, stems in found.items() if any(stem in words for stem in stems)), None)
