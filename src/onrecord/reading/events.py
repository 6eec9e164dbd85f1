"""Events: who did what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places import Places
from onrecord.reading.statements import Statements
from onrecord.reading.times import Times
from onrecord.records import Article, Event, Mention, Refusal


@dataclass(frozen=True, slots=True)
class Events:
    """The events of an article."""

    text: Parsed
    records: tuple[Event, ...] = ()
    mentions: tuple[Mention, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class EventStep:
    """Finds the events of an article."""

    def __init__(self, lexicon: Lexicon) -> None: ...

    def __call__(
        self, text: Parsed, article: Article, times: Times, places: Places, actors: Actors, statements: Statements
    ) -> Events:
        return Events(text)
