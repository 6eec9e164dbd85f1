"""Reports of our own, each of one figure or one position, as a reader would hand them over."""

from __future__ import annotations

import re
from typing import Any

from onrecord.reading.reader import Reading
from onrecord.records import Actor, Article, Event, Figure, Place, Span, Statement, Value, record_id
from telling import HUNGARY, on

ARMY = Actor("Finnish army", "body", country="FIN", sector="MIL")
MINISTRY = Actor("Hungary's Defence Ministry", "body", country="HUN", sector="GOV")
HOSPITAL = Actor("Tarsk hospital", "body", sector="HLH")
TARSK = Place("Tarsk", resolved="Tarsk", country="HUN", lat=47.5, lon=20.1)
MORVA = Place("Morva", resolved="Morva", country="HUN", lat=46.1, lon=18.0)
MONDAY = on("2031-03-10")


def figure(id: str, text: str, number: float, bound: str = "exact", **fields: Any) -> Figure:
    """A figure whose evidence is the whole text."""
    evidence = Span(0, len(text), text)
    return Figure(record_id("figure", id, number, text), id, Value(number, number), bound, evidence, **fields)


def claimed(
    id: str,
    number: float,
    bound: str = "exact",
    *,
    text: str = "So many people were killed.",
    published: str = "2031-03-11",
    outlet: str | None = None,
    **fields: Any,
) -> Reading:
    """A report of one figure: people killed in Tarsk on Monday, where nothing else is said."""
    said = {"unit": "people", "measure": "killed", "time": MONDAY, "place": TARSK, "claimant": ARMY, **fields}
    return reading(id, text, figure(id, text, number, bound, **said), published=published, outlet=outlet)


def took(
    id: str,
    type: str,
    text: str,
    *,
    published: str,
    holder: Actor = HUNGARY,
    to: tuple[Actor, ...] = (),
    topic: str | None = "ceasefire",
    status: str = "occurred",
    **fields: Any,
) -> Reading:
    """A report of one step of somebody's: the text is the evidence, its first word the trigger."""
    trigger = re.search(r"\w+", text)
    assert trigger
    event = Event(
        record_id("event", id, text, type),
        id,
        type,
        status,
        Span(*trigger.span(), trigger[0]),
        Span(0, len(text), text),
        actor=(holder,),
        recipient=to,
        topic=topic,
        **fields,
    )
    return reading(id, text, event, published=published)


def printed(id: str, text: str, *, published: str = "2031-03-11", quoted: str | None = None) -> Reading:
    """A report of which only the words matter; ``quoted`` are those of somebody who is quoted."""
    if quoted is None:
        return reading(id, text, published=published)
    start = text.index(quoted)
    content = (Span(start, start + len(quoted), quoted),)
    said = Statement(record_id("statement", id, content), id, ARMY, content, "direct")
    return reading(id, text, said, published=published)


def reading(id: str, text: str, *records: Any, published: str, outlet: str | None = None) -> Reading:
    """A report of one sentence with these records."""
    article = Article(id, text, published=published, outlet=outlet or f"The {id} Post")
    return Reading(article, records, (), (), ((0, len(text)),))
