"""A place's name at one place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Place


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name at one place in the text: its tokens (half-open), what it names, and whether it is meant as a place."""

    start: int
    end: int
    place: Place
    literal: bool
