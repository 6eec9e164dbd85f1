"""What a question may ask for, what a record offers to it, and the index by which what may answer is found."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypedDict

import msgspec

from onrecord.errors import InputError
from onrecord.ledger import standing
from onrecord.ledger.actors import actors_in
from onrecord.ledger.identity import fold
from onrecord.ledger.rows import TABLES as KINDS
from onrecord.ledger.words import states
from onrecord.records import Actor, Article, Event, Figure, Place, Record, Statement, When

TABLES: tuple[str, ...] = ("facets",)

TOPICS = """
    SELECT id, topic, statement, json_extract(evidence, '$.start') AS start, json_extract(evidence, '$.end') AS "end"
      FROM events WHERE article = ? AND topic IS NOT NULL
"""


class Asked(TypedDict, total=False):
    """The filters of a question, as keywords."""

    actor: str | None
    country: str | None
    topic: str | None
    type: str | None
    status: str | None
    place: str | None
    outlet: str | None
    since: str | None
    until: str | None


def check_day(name: str, day: str) -> None:
    """:class:`InputError` where what stands for ``name`` is no ISO day."""
    try:
        if len(day) == len("2025-05-19"):
            dt.date.fromisoformat(day)
            return
    except ValueError:
        pass
    raise InputError(name, f"{day!r} is no day (write 2025-05-19)")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; what is ``None`` may be anything.

    ``actor``, ``place`` and ``outlet`` are words of names, in any transliteration; ``country`` a name or an ISO 3166 alpha-3
    code, of an actor's or a place's; ``type`` and ``status`` are those of what is asked for; ``since`` and ``until`` ISO days.
    """

    actor: str | None = None
    country: str | None = None
    topic: str | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for name, day in (("since", self.since), ("until", self.until)):
            check_day(name, day or "1970-01-01")

    @property
    def code(self) -> str | None:
        """The country's code."""
        return states().get(self.country.lower(), self.country.upper()) if self.country else None


class Facets(NamedTuple):
    """What is known of something that may be asked for; ``days`` are its first and its last, where any are known."""

    actors: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    days: tuple[str, ...] = ()

    def answer(self, asked: Filter) -> bool:
        """Whether it is what is asked for."""
        first, last = (self.days[0], self.days[-1]) if self.days else ("", "")
        return (
            is_named(asked.actor, self.actors)
            and (asked.code is None or asked.code in self.countries)
            and (asked.topic is None or asked.topic.lower() in self.topics)
            and (asked.type is None or asked.type.lower() in {kind.lower() for kind in self.types})
            and (asked.status is None or asked.status.lower() in self.statuses)
            and is_named(asked.place, self.places)
            and is_named(asked.outlet, self.outlets)
            and (asked.since is None or last >= asked.since)
            and (asked.until is None or "" < first <= asked.until)
        )


def added(db: sqlite3.Connection, article: str) -> None:
    """Notes what an article and its records are found by."""
    outlet = db.execute("SELECT outlet FROM articles WHERE id = ?", (article,)).fetchone()[0]
    found = {("outlet", word, article) for word in words(outlet or "")}
    told = db.execute(TOPICS, (article,)).fetchall()
    for kind in KINDS.values():
        for record in standing.records(db, article, kind):
            found |= {(facet, value, record.id) for facet, value in _found_by(record)}
            found |= {("topic", row["topic"], record.id) for row in told if _in_same_words(record, row)}
    db.executemany("INSERT INTO facets VALUES (?, ?, ?)", sorted(found))


def _found_by(record: Record) -> Iterator[tuple[str, str]]:
    """What a record is found by; an event by those who have a part in it, not by who tells of it."""
    actors = list(actors_in((*record.actor, *record.recipient) if isinstance(record, Event) else record))
    place = None if isinstance(record, Statement) else record.place
    yield from (("actor", word) for name in names(actors) for word in words(name))
    yield from (("place", word) for name in place_names(place) for word in words(name))
    yield from (("country", code) for code in _countries(actors, place))
    if isinstance(record, Figure):
        yield from (("type", kind.lower()) for kind in _types(record))


def _in_same_words(record: Record, event: sqlite3.Row) -> bool:
    """Whether an event is the record, or told in the same words."""
    if isinstance(record, Event):
        return bool(event["id"] == record.id)
    spans = record.content if isinstance(record, Statement) else (record.evidence,)
    statement = record.id if isinstance(record, Statement) else record.statement
    within = event["start"] < spans[-1].end and spans[0].start < event["end"]
    return within or (statement is not None and event["statement"] == statement)


def removed(db: sqlite3.Connection, article: str) -> None:
    """Forgets what an article and its records are found by."""
    of_it = "SELECT ?1 UNION ALL SELECT id FROM records WHERE article = ?1"
    db.execute(f"DELETE FROM facets WHERE record IN ({of_it})", (article,))


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Notes anew what the articles of these records are found by."""
    for article in standing.articles(db, records):
        removed(db, article)
        added(db, article)


def facets(record: Record, article: Article | None = None) -> Facets:
    """What a record, of an article, offers to a question."""
    actors = list(actors_in(record))
    place = None if isinstance(record, Statement) else record.place
    return Facets(
        names(actors),
        _countries(actors, place),
        frozenset({record.topic}) if isinstance(record, Event) and record.topic else frozenset(),
        _types(record),
        frozenset({record.status}) if isinstance(record, Event) else frozenset(),
        place_names(place),
        frozenset({article.outlet}) if article and article.outlet else frozenset(),
        days(record.time, article.published if article else None),
    )


def _countries(actors: Iterable[Actor], place: Place | None) -> frozenset[str]:
    return frozenset(filter(None, [*(actor.country for actor in actors), place.country if place else None]))


def names(actors: Iterable[Actor]) -> frozenset[str]:
    """The names of actors."""
    return frozenset(actor.name for actor in actors)


def place_names(place: Place | None) -> frozenset[str]:
    """The text's name of a place, and the gazetteer's."""
    return frozenset(filter(None, (place.name, place.resolved))) if place else frozenset()


def days(time: When | None, published: str | None) -> tuple[str, ...]:
    """The first and last day of a time; of what is told without one, the day of the report."""
    told = [instant[:10] for instant in (time.earliest, time.latest) if instant] if time else []
    return tuple(told or ([published[:10]] if published else []))


def words(name: str) -> list[str]:
    """The words of a name, each in one spelling for all."""
    return [folded for word in re.findall(r"[\w’'-]+", name) if (folded := fold(word))]


def _types(record: Record) -> frozenset[str]:
    if isinstance(record, Event):
        return frozenset(filter(None, (record.type, record.mode)))
    return frozenset(
        filter(None, (record.unit, record.measure) if isinstance(record, Figure) else (record.form, record.channel))
    )


def is_named(asked: str | None, names: Iterable[str]) -> bool:
    """Whether all words that are asked for stand in one of the names."""
    return asked is None or any(set(words(asked)) <= set(words(name)) for name in names)
