"""An article's records as persons' judgements leave them: without those judged wrong, and with corrected values.

Whatever is derived from records reads them here; ``Ledger.records`` tells what the machine read.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

import msgspec

from onrecord.errors import InputError
from onrecord.ledger import judgements
from onrecord.ledger.judgements import Judgement
from onrecord.ledger.rows import COLUMNS, TABLES, from_row
from onrecord.ledger.words import states
from onrecord.records import Actor, Place, Record, Span, Value, When

Kind = TypeVar("Kind", bound=Record)
LINKS = frozenset({"id", "article", "statement", "part_of", "relations"})


def records(db: sqlite3.Connection, article: str, kind: type[Kind]) -> Iterator[Kind]:
    """The records of one kind that stand, in the order of the text."""
    said = judgements.last_words(db, article)
    table = next(table for table, of_table in TABLES.items() if of_table is kind)
    for row in db.execute(f"SELECT {COLUMNS[kind]} FROM {table} WHERE article = ? ORDER BY position", (article,)).fetchall():
        about = said.get(row["id"], [])
        if not any(one.verdict == "wrong" for one in about):
            yield corrected(from_row(kind, dict(row)), about)


def record(db: sqlite3.Connection, read: Kind) -> Kind:
    """A record that was read, with the values that persons gave its fields."""
    return corrected(read, [one for one in judgements.judgements(db, of=read.id) if not one.undone])


def stands(db: sqlite3.Connection, read: Kind) -> Kind | None:
    """A record that was read, with the values that persons gave its fields; ``None`` where it was judged wrong."""
    about = judgements.last_words(db, read.article).get(read.id, [])
    return None if any(one.verdict == "wrong" for one in about) else corrected(read, about)


def articles(db: sqlite3.Connection, records: Iterable[str]) -> list[str]:
    """The articles that these records are of."""
    found = (db.execute("SELECT article FROM records WHERE id = ?", (record,)).fetchone() for record in records)
    return sorted({row[0] for row in found if row})


def corrected(record: Kind, about: Iterable[Judgement]) -> Kind:
    """The record with the values that persons gave its fields."""
    values = {one.field: one.value for one in about if one.field}
    return msgspec.convert({**msgspec.to_builtins(record), **values}, type(record)) if values else record


def value_of(record: Record, field: str, words: str, known: Iterable[Actor] = ()) -> Any:
    """The value, as JSON has it, that a person's words give a field: names, numbers, dates; ``null``; or JSON itself.

    A name is that of one of the ``known`` actors, where one bears it. :class:`InputError` where the field cannot be corrected,
    or cannot hold that.
    """
    fields = {one.name: one.type for one in msgspec.structs.fields(type(record))}
    if field not in fields or field in LINKS or Span in _parts(fields[field]):
        can_be = ", ".join(name for name in fields if name not in LINKS and Span not in _parts(fields[name]))
        raise InputError(field, f"no field that can be corrected ({can_be})")
    value = _value(_parts(fields[field]), words.strip(), tuple(known))
    try:
        return msgspec.to_builtins(msgspec.convert(value, fields[field]))
    except msgspec.ValidationError as error:
        raise InputError(field, f"cannot be {words!r} ({str(error).partition(' - at')[0].replace('`', '')})") from error


def _parts(annotation: Any) -> frozenset[Any]:
    """The types that an annotation is made of."""
    return frozenset({annotation}.union(*map(_parts, get_args(annotation))))


def _value(kinds: frozenset[Any], words: str, known: tuple[Actor, ...]) -> Any:
    if words == "null":
        return None
    if words[:1] in ("{", "["):
        return _json(words)
    if Actor in kinds:
        actors = [_actor(name.strip(), known) for name in words.split(";")]
        return actors if tuple in {getattr(kind, "__origin__", None) for kind in kinds} else actors[0]
    readings: dict[Any, Any] = {Value: _number, When: _when, Place: lambda name: {"name": name}, bool: _truth}
    return next((reads(words) for kind, reads in readings.items() if kind in kinds), words)


def _json(words: str) -> Any:
    try:
        return msgspec.json.decode(words)
    except msgspec.DecodeError as error:
        raise InputError(words, "not JSON") from error


def _actor(name: str, known: tuple[Actor, ...]) -> Any:
    bearer = next((actor for actor in known if actor.name.casefold() == name.casefold()), None)
    if bearer:
        return msgspec.to_builtins(msgspec.structs.replace(bearer, mention=None))
    country = states().get(name.lower())
    return {"name": name, "type": "state" if country else "person", "country": country}


def _number(words: str) -> Any:
    """``314``, or ``300-314``."""
    low, _, high = words.replace(",", "").replace("–", "-").partition("-")
    try:
        return {"low": float(low), "high": float(high or low)}
    except ValueError:
        return words


def _when(words: str) -> Any:
    """An ISO date or date-time, in UTC where it has no offset; any other TIMEX3 value, unbounded."""
    try:
        moment = dt.datetime.fromisoformat(words)
    except ValueError:
        return {"value": words, "reason": "corrected"}
    first = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    last = first + dt.timedelta(days=len(words) == len("2025-05-19"))
    value = words[: len("2025-05-19T10:00")]
    return {"value": value, "earliest": first.isoformat(), "latest": last.isoformat(), "reason": "corrected"}


def _truth(words: str) -> Any:
    return {"true": True, "yes": True, "false": False, "no": False}.get(words.lower(), words)
