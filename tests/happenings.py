"""The events of a reading, for the tests of how they are read."""

from __future__ import annotations

from onrecord.reading.reader import Reading
from onrecord.records import Actor, Event


def events(reading: Reading) -> list[Event]:
    """The events on record, in text order."""
    return [r for r in reading.records if isinstance(r, Event)]


def names(actors: tuple[Actor, ...]) -> list[str]:
    """What somebody is called."""
    return [a.name for a in actors]
