"""A place's name at one place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.places.gazetteer import Kind
from onrecord.records import Place


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name at one place in the text: its tokens (half-open), what it names, whether it is meant as a place.

    ``kind`` is what it is on the map, None where the gazetteer does not have it.
    """

    start: int
    end: int
    place: Place
    literal: bool
    kind: Kind | None = None
