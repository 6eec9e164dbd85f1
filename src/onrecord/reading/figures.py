"""Figures: every claimed number, of what, by whom, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places import Places
from onrecord.reading.statements import Statements
from onrecord.reading.times import Times
from onrecord.records import Article, Figure, QuantityMention, Refusal


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an article (``records``), and all its quantities (``mentions``)."""

    text: Parsed
    records: tuple[Figure, ...] = ()
    mentions: tuple[QuantityMention, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class FigureStep:
    """Finds the figures of an article."""

    def __init__(self, lexicon: Lexicon) -> None: ...

    def __call__(
        self, text: Parsed, article: Article, times: Times, places: Places, actors: Actors, statements: Statements
    ) -> Figures:
        return Figures(text)
