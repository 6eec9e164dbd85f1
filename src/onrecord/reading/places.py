"""Places: toponyms and demonyms, resolved together by the article's own geography."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.records import Article, Place, PlaceMention, Refusal


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name at one place in the text: its tokens (half-open), what it names, and whether it is meant as a place."""

    start: int
    end: int
    place: Place
    literal: bool


@dataclass(frozen=True, slots=True)
class Places:
    """The places of an article, in text order."""

    text: Parsed
    found: tuple[Toponym, ...] = ()
    mentions: tuple[PlaceMention, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def of_clause(self, head: int) -> Place | None:
        """Where the deed headed by the token ``head`` took or takes place, if its clause says so."""
        return None

    def country_at(self, token: int) -> str | None:
        """The country (ISO alpha-3) of the toponym or demonym that covers ``token``."""
        return next((t.place.country for t in self.found if t.start <= token < t.end), None)


class PlaceStep:
    """Finds and resolves the places of an article."""

    def __init__(self, lexicon: Lexicon) -> None: ...

    def __call__(self, text: Parsed, article: Article) -> Places:
        return Places(text)
