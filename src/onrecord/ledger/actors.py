"""Actors across articles: one person under several spellings, states and bodies by their names, roles with their dates."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.ledger import standing
from onrecord.ledger.identity import actor_key
from onrecord.ledger.rows import TABLES as KINDS
from onrecord.records import Actor, ActorType, Record

TABLES: tuple[str, ...] = ("attested",)


class Held(msgspec.Struct, frozen=True):
    """A role in which articles attest somebody; ``from_`` (in JSON ``from``) and ``to`` are the first and last day of these."""

    role: str
    from_: str | None = msgspec.field(name="from")
    to: str | None = None


class Known(msgspec.Struct, frozen=True):
    """An actor of many articles: the fullest spelling of the name, all its spellings, and the roles attested."""

    name: str
    type: ActorType
    country: str | None
    spellings: tuple[str, ...]
    roles: tuple[Held, ...]
    articles: tuple[str, ...]


def added(db: sqlite3.Connection, article: str) -> None:
    """Notes who is named in an article's records."""
    published = db.execute("SELECT published FROM articles WHERE id = ?", (article,)).fetchone()[0]
    day = (published or "")[:10]
    rows = {
        (actor_key(actor), day, article, actor.name, actor.role or "", actor.type, actor.country or "")
        for kind in KINDS.values()
        for record in standing.records(db, article, kind)
        for actor in actors_in(record)
        if actor.type in ("person", "state", "body")
    }
    db.executemany("INSERT INTO attested VALUES (?, ?, ?, ?, ?, ?, ?)", sorted(rows))


def removed(db: sqlite3.Connection, article: str) -> None:
    """Forgets who is named in an article."""
    db.execute("DELETE FROM attested WHERE article = ?", (article,))


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Notes anew who is named in the articles of these records."""
    for article in standing.articles(db, records):
        removed(db, article)
        added(db, article)


def actors(db: sqlite3.Connection, keys: Iterable[str]) -> Iterator[Known]:
    """The actors of these keys.

    Namesakes who act for different states are told apart; whom no state is told of goes with none of several.
    """
    for key in keys:
        rows = db.execute("SELECT * FROM attested WHERE key = ? ORDER BY day, article, name, role", (key,)).fetchall()
        yield from _told_apart(rows)


def _told_apart(rows: list[sqlite3.Row]) -> Iterator[Known]:
    countries = sorted({row["country"] for row in rows} - {""})
    if len(countries) < 2:
        yield _known(rows, countries[0] if countries else None)
        return
    for country in ("", *countries):
        of_this = [row for row in rows if row["country"] == country]
        if of_this:
            yield _known(of_this, country or None)


def _known(rows: list[sqlite3.Row], country: str | None) -> Known:
    times = Counter(row["name"] for row in rows)
    dates: dict[str, list[str | None]] = {}
    for row in rows:
        if row["role"]:
            dates.setdefault(row["role"], []).append(row["day"] or None)
    roles = tuple(Held(role, days[0], days[-1]) for role, days in dates.items())
    spellings = tuple(sorted(times, key=lambda name: (-times[name], name)))
    articles = tuple(dict.fromkeys(row["article"] for row in rows))
    return Known(spellings[0], rows[0]["type"], country, spellings, roles, articles)


def actors_in(record: Record | Actor | tuple[object, ...]) -> Iterator[Actor]:
    """Every actor in a record, at any depth."""
    if isinstance(record, Actor):
        yield record
    if isinstance(record, msgspec.Struct):
        parts: Iterable[object] = (getattr(record, name) for name in record.__struct_fields__)
    else:
        parts = record
    for part in parts:
        if isinstance(part, msgspec.Struct | tuple):
            yield from actors_in(part)  # type: ignore[arg-type]
