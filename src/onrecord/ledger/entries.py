"""What is known of a happening: its accounts side by side, what each leaves out, and what else may be the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.ledger import standing
from onrecord.ledger.facets import days
from onrecord.ledger.identity import parties
from onrecord.ledger.rows import COLUMNS, from_row
from onrecord.ledger.sameness import matched
from onrecord.ledger.windows import hours
from onrecord.records import Actor, Event, EventType, Mode, Place, Status, When

CANDIDATES = """
    SELECT other.entry, one.event, other.event, reasons
      FROM accounts AS one JOIN account_pairs ON a = one.event JOIN accounts AS other ON other.event = b
     WHERE one.entry = ?1 AND other.entry <> ?1
    UNION
    SELECT other.entry, one.event, other.event, reasons
      FROM accounts AS one JOIN account_pairs ON b = one.event JOIN accounts AS other ON other.event = a
     WHERE one.entry = ?1 AND other.entry <> ?1
     ORDER BY 1, 2, 3
"""
RANK: Sequence[Status] = ("occurred", "planned", "negated", "called_for")


class Telling(msgspec.Struct, frozen=True):
    """One report's account of a happening.

    ``omits`` are the participants whom others name and this account does not.
    """

    article: str
    event: str
    outlet: str | None
    published: str | None
    status: Status
    mode: Mode | None
    time: When | None
    place: Place | None
    participants: tuple[Actor, ...]
    omits: tuple[str, ...]
    according_to: Actor | None


class Candidate(msgspec.Struct, frozen=True):
    """Another entry that may be the same happening: an account here, one there, and what they have in common."""

    entry: str
    event: str
    other: str
    reasons: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True):
    """A happening as all reports together tell it.

    ``accounts`` are the reports of it; where it has happened, those who told of it beforehand are in ``announced``. ``time`` is
    the most exact that is told, ``reasons`` say why the accounts are held to be of one thing, ``candidates`` are left to judge.
    """

    id: str
    type: EventType
    mode: Mode | None
    status: Status
    time: When | None
    place: Place | None
    participants: tuple[Actor, ...]
    accounts: tuple[Telling, ...]
    announced: tuple[Telling, ...] = ()
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Outline(msgspec.Struct, frozen=True):
    """What all accounts of a happening together come to; ``days`` are its first and last, or that of the first report."""

    type: EventType
    mode: Mode | None
    status: Status
    time: When | None
    days: tuple[str, ...]


def entry(db: sqlite3.Connection, id: str) -> Entry:
    """The entry of an id."""
    told = list(_told(db, id))
    whole = _outline(told)
    foremost = [event for event, _, _ in told if event.status == whole.status]
    everybody = _participants(event for event, _, _ in told)
    tellings = [_telling(event, outlet, published, everybody) for event, outlet, published in told]
    return Entry(
        id,
        whole.type,
        whole.mode,
        whole.status,
        whole.time,
        next((event.place for event in foremost if event.place), None),
        everybody,
        tuple(telling for telling in tellings if telling.status == whole.status or whole.status != "occurred"),
        tuple(telling for telling in tellings if telling.status != whole.status and whole.status == "occurred"),
        tuple(_reasons(db, id)),
        tuple(_candidates(db, id)),
    )


def outline(db: sqlite3.Connection, id: str) -> Outline | None:
    """What the accounts of an entry come to; ``None`` where it has none."""
    told = list(_told(db, id))
    return _outline(told) if told else None


Accounts = Sequence[tuple[Event, str | None, str | None]]  # events with their articles' outlets and dates


def _told(db: sqlite3.Connection, id: str) -> Iterator[tuple[Event, str | None, str | None]]:
    rows = db.execute(
        f"SELECT {COLUMNS[Event]}, accounts.type AS of_type, accounts.status AS stands, outlet, published"
        " FROM accounts JOIN events ON events.id = event JOIN articles ON articles.id = accounts.article"
        " WHERE entry = ? ORDER BY published, accounts.article, position",
        (id,),
    ).fetchall()
    return ((_as_told(db, row), row["outlet"], row["published"]) for row in rows)


def _outline(told: Accounts) -> Outline:
    status = min((event.status for event, _, _ in told), key=RANK.index)
    foremost = [event for event, _, _ in told if event.status == status]
    time = min((event.time for event in foremost if event.time), key=_length, default=None)
    published = min((published for _, _, published in told if published), default=None)
    mode = next((event.mode for event in foremost if event.mode), None)
    return Outline(foremost[0].type, mode, status, time, days(time, published))


def _as_told(db: sqlite3.Connection, row: sqlite3.Row) -> Event:
    """The event of an account, as of the type and status that it has for the entry: a visit cancelled is a visit negated."""
    event = standing.record(db, from_row(Event, dict(row)))
    return msgspec.structs.replace(event, type=row["of_type"], status=row["stands"])


def _participants(events: Iterator[Event]) -> tuple[Actor, ...]:
    """Everybody whom any account names, once: by the fullest of the names that can be one's."""
    found: list[Actor] = []
    for actor in sorted((a for event in events for a in (*event.actor, *event.recipient)), key=lambda a: -len(a.name)):
        if not any(_both(actor, known) for known in found):
            found.append(actor)
    return tuple(sorted(found, key=lambda actor: actor.name))


def _telling(event: Event, outlet: str | None, published: str | None, everybody: Sequence[Actor]) -> Telling:
    here = (*event.actor, *event.recipient)
    omits = tuple(actor.name for actor in everybody if not any(_both(actor, one) for one in here))
    said = (event.status, event.mode, event.time, event.place)
    return Telling(event.article, event.id, outlet, published, *said, here, omits, event.according_to)


def _both(one: Actor, other: Actor) -> bool:
    """Whether two actors, of two accounts of one thing, can be one."""
    return one.name == other.name or bool(matched(parties([one]), parties([other]))[0])


def _length(time: When) -> tuple[bool, float, str]:
    """The most exact time first, those that the text does not bound last."""
    if not (time.earliest and time.latest):
        return True, 0.0, time.value or ""
    return False, hours(time.latest) - hours(time.earliest), time.value or ""


def _reasons(db: sqlite3.Connection, id: str) -> list[str]:
    rows = db.execute(
        "SELECT reasons FROM accounts AS one JOIN account_pairs ON a = one.event JOIN accounts AS other ON other.event = b"
        " WHERE verdict = 'same' AND one.entry = ?1 AND other.entry = ?1 ORDER BY a, b",
        (id,),
    )
    return list(dict.fromkeys(reason for row in rows for reason in msgspec.json.decode(row[0])))


def _candidates(db: sqlite3.Connection, id: str) -> Iterator[Candidate]:
    rows = db.execute(CANDIDATES, (id,))
    for other, here, there, reasons in rows:
        yield Candidate(other, here, there, tuple(msgspec.json.decode(reasons)))
