"""Reports of our own, each of one deed, as a reader would hand them over: for what is derived across articles."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from onrecord.reading.reader import Reading
from onrecord.records import Actor, Article, Event, Place, Span, When, record_id

VELD = Actor("Mara Veld", "person", role="President", country="FIN", sector="GOV")
TASZ = Actor("Joren Tasz", "person", role="Prime Minister", country="HUN", sector="GOV")
QUILL = Actor("Ada Quill", "person", role="Foreign Minister", country="PRT", sector="GOV")
FINLAND = Actor("Finland", "state", country="FIN")
HUNGARY = Actor("Hungary", "state", country="HUN")
GENEVA = Place("Geneva", resolved="Genève", country="CHE", lat=46.2, lon=6.15)
VIENNA = Place("Vienna", resolved="Wien", country="AUT", lat=48.21, lon=16.37)


def on(day: str) -> When:
    """A day that the text tells, in no zone."""
    return When(day, earliest=f"{day}T00:00:00+00:00", latest=f"{day}T23:59:59+00:00")


def inferred(day: str) -> When:
    """A day that is told only of what stands beside it."""
    return msgspec.structs.replace(on(day), reason="undated: told beside what took place then")


def undated(published: str) -> When:
    """The time of what is told as news of the day."""
    return When(published[:10], precision="day", reason="undated: told as of the day of the report")


def told(
    id: str,
    text: str = "They talked.",
    *,
    published: str = "2031-03-11",
    outlet: str | None = None,
    type: str = "CONSULT",
    status: str = "occurred",
    actor: tuple[Actor, ...] = (VELD,),
    recipient: tuple[Actor, ...] = (TASZ,),
    **fields: Any,
) -> Reading:
    """A report of one deed; its outlet is its own unless given."""
    trigger = re.search(r"\w+", text)
    assert trigger
    event = Event(
        record_id("event", id, text, type),
        id,
        type,
        status,
        Span(*trigger.span(), trigger[0]),
        Span(0, len(text), text),
        actor=actor,
        recipient=recipient,
        **fields,
    )
    article = Article(id, text, published=published, outlet=outlet or f"The {id} Post")
    return Reading(article, (event,), (), (), ((0, len(text)),))
