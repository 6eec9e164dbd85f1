"""Stances: what somebody does with a demand, an offer or a piece of news, by the words of the lexicon."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from onrecord.reading.lexicon import Lexicon
from onrecord.records import Event, EventType, Span, Status

NOTES: dict[Status, str] = {"occurred": "", "planned": " (planned)", "called_for": " (called for)", "negated": ""}


Side = Literal["demand", "for", "against", "threat"]


class Stance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a type of event is named as a stance, what it is to its matter, and stems of words that name it more exactly."""

    stance: str
    side: Side
    special: dict[str, tuple[str, ...]] = {}


class Rivals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Beginnings of words of which a demand can have ``one`` or the ``other``."""

    one: tuple[str, ...]
    other: tuple[str, ...]


class Stances(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section of the lexicon: the stances by PLOVER type, the beginnings of words that confirm, and rival words."""

    types: dict[EventType, Stance]
    confirming: tuple[str, ...]
    rivals: tuple[Rivals, ...]


@cache
def _stances() -> Stances:
    return Lexicon().section("stances", Stances)


def is_stance(event: Event) -> bool:
    """Whether an event is a demand, or an answer to one."""
    return event.type in _stances().types and _stances().types[event.type].side != "threat"


def side(event: Event) -> Side | None:
    """What an event is to its matter; what is called for is a demand of it; to deny a refusal is no consent."""
    if event.status == "called_for":
        return "demand"
    known = _stances().types.get(event.type)
    if known and event.status == "negated":
        return "against" if known.side == "for" else None
    return known.side if known else None


def stance(event: Event) -> str:
    """What the holder does: "demanded", "offered (planned)", "not agreed"."""
    known = _stances().types[event.type]
    special = (name for name, stems in known.special.items() if _begins(event.trigger, stems))
    name = next(special, known.stance)
    return f"{'not ' * (event.status == 'negated')}{name}{NOTES[event.status]}"


def confirms(cue: Span | None) -> bool:
    """Whether the cue of a statement confirms what is said."""
    return cue is not None and _begins(cue, _stances().confirming)


def are_rivals(one: str, other: str) -> bool:
    """Whether the words of two demands cannot both be one demand's: "withdraw" and "freeze"."""
    return any(
        (_only(rivals.one, rivals.other, one) and _only(rivals.other, rivals.one, other))
        or (_only(rivals.other, rivals.one, one) and _only(rivals.one, rivals.other, other))
        for rivals in _stances().rivals
    )


def _only(these: tuple[str, ...], those: tuple[str, ...], words: str) -> bool:
    return _any_of(these, words) and not _any_of(those, words)


def _any_of(beginnings: tuple[str, ...], words: str) -> bool:
    return re.search(rf"\b(?:{'|'.join(beginnings)})", words, re.IGNORECASE) is not None


def _begins(words: Span, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words.quote.casefold().split())
