"""Relations: how an event stands to others, where the text says so ("then", "after", "first since", "in response to")."""

from __future__ import annotations

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.records import Draft
from onrecord.reading.language import Parsed
from onrecord.records import Event


def related(drafts: list[Draft], text: Parsed, clauses: Clauses) -> tuple[Event, ...]:
    """The events, with their relations."""
    return tuple(d.event for d in drafts)
