"""What persons say of records: same, not same, right, wrong, or a corrected value; kept beside what the machine says.

A judgement is never changed by reading: it keeps the words that it is of, and finds the record that stands there again after
another reading, in another text of the article, and in another ledger. Where persons disagree, what was said last counts, and
:func:`conflicts` shows it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from itertools import groupby
from typing import Any, Literal

import msgspec

from onrecord.errors import InputError
from onrecord.ledger.rows import TABLES as KINDS
from onrecord.ledger.rows import from_row
from onrecord.records import Event, Figure, Record, Span, record_place

TABLES: tuple[str, ...] = ("judged",)
Verdict = Literal["same", "not-same", "right", "wrong", "correct"]
PAIRED: tuple[Verdict, ...] = ("same", "not-same")
LEAST_COMMON = 0.5  # share of two stretches of text, taken together, that must be common to both, to be of one record


class Anchor(msgspec.Struct, frozen=True):
    """A record that was judged: its id then, the words it stands on, and what it must still say to be that record."""

    article: str
    record: str
    kind: str
    start: int
    end: int
    quote: str
    said: str | None = None


class Judgement(msgspec.Struct, frozen=True):
    """What a person said of a record, or of two. ``made`` and ``undone`` are ISO instants; ``value`` is that of ``field``."""

    id: str
    verdict: Verdict
    of: tuple[Anchor, ...]
    by: str
    made: str
    field: str | None = None
    value: Any = None
    undone: str | None = None
    undone_by: str | None = None


def judgement(
    verdict: Verdict, records: Iterable[Record], *, by: str, made: str, field: str | None = None, value: Any = None
) -> Judgement:
    """A judgement of these records; its id is made from all that it says, so that one judgement is one in every ledger."""
    of = tuple(sorted(map(anchor, records), key=lambda one: (one.article, one.record)))
    said = msgspec.json.encode([verdict, of, by, made, field, value], order="sorted")
    return Judgement(f"j{hashlib.blake2b(said, digest_size=7).hexdigest()}", verdict, of, by, made, field, value)


def from_lines(lines: Iterable[bytes], source: str) -> list[Judgement]:
    """Judgements from JSON Lines. :class:`InputError` at a line that is none."""
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found += [msgspec.json.decode(line, type=Judgement)] if line.strip() else []
        except msgspec.MsgspecError as error:
            raise InputError(f"{source}, line {number}", f"no judgement ({error})") from error
    return found


def anchor(record: Record) -> Anchor:
    """By what a record is found again."""
    place = record_place(record)
    words = place if isinstance(place, Span) else place[0]
    kind = type(record).__name__.lower()
    return Anchor(record.article, record.id, kind, words.start, words.end, words.quote, _said(record))


def _said(record: Record) -> str | None:
    if isinstance(record, Event):
        return record.type
    return f"{record.value.low:g}–{record.value.high:g}" if isinstance(record, Figure) else None


def added(db: sqlite3.Connection, article: str) -> None:
    """Finds the records of an article that judgements are of."""
    former = "SELECT ?1 UNION SELECT id FROM versions WHERE article = ?1"
    rows = db.execute(f"SELECT * FROM anchors WHERE article IN ({former})", (article,)).fetchall()
    _attach(db, article, rows)


def removed(db: sqlite3.Connection, article: str) -> None:
    """Lets go of an article's records; the judgements stay."""
    db.execute("DELETE FROM judged WHERE article = ?", (article,))


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Judgements rest on no other judgements."""


def keep(db: sqlite3.Connection, new: Judgement) -> list[str]:
    """Puts a judgement on record; the records it is of. One that is there already is undone where either of the two is."""
    undone = min(filter(None, [_undone(db, new.id), (new.undone, new.undone_by) if new.undone else None]), default=(None, None))
    value = None if new.field is None else msgspec.json.encode(new.value).decode()
    row = (new.id, new.verdict, new.field, value, new.by, new.made, *undone)
    db.execute("INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
               " undone = excluded.undone, undone_by = excluded.undone_by", row)  # fmt: skip
    for part, of in enumerate(new.of):
        places = (of.article, of.record, of.kind, of.start, of.end, of.quote, of.said)
        db.execute("INSERT OR IGNORE INTO anchors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (new.id, part, *places))
    for (article,) in db.execute(
        "SELECT articles.id FROM articles JOIN anchors ON article = articles.id WHERE judgement = ?1"
        " UNION SELECT versions.article FROM versions JOIN anchors ON anchors.article = versions.id WHERE judgement = ?1",
        (new.id,),
    ).fetchall():
        added(db, article)
    return records_of(db, new.id)


def undo(db: sqlite3.Connection, id: str, *, by: str, made: str) -> list[str]:
    """Takes a judgement back; the records it was of."""
    db.execute("UPDATE judgements SET undone = ?, undone_by = ? WHERE id = ? AND undone IS NULL", (made, by, id))
    return records_of(db, id)


def records_of(db: sqlite3.Connection, id: str) -> list[str]:
    """The ids of the records on record that a judgement is of."""
    return [row[0] for row in db.execute("SELECT record FROM judged WHERE judgement = ? ORDER BY part", (id,))]


def judgements(db: sqlite3.Connection, *, of: str | None = None) -> list[Judgement]:
    """All judgements, or those of a record, in the order in which they were made; those taken back are among them."""
    which, of_it = ("WHERE id IN (SELECT judgement FROM judged WHERE record = ?)", (of,)) if of else ("", ())
    rows = db.execute(f"SELECT * FROM judgements {which} ORDER BY made, id", of_it).fetchall()
    return [_from_row(db, row) for row in rows]


def conflicts(db: sqlite3.Connection) -> list[tuple[Judgement, ...]]:
    """The judgements, two or more persons' last words on one thing, that contradict each other."""
    found = []
    standing = [one for one in judgements(db) if not one.undone]
    for _, about in groupby(sorted(standing, key=lambda one: _subject(db, one)), key=lambda one: _subject(db, one)):
        last = {one.by: one for one in about}
        if len({(one.verdict, msgspec.json.encode(one.value)) for one in last.values()}) > 1:
            found.append(tuple(last.values()))
    return found


def pairs(db: sqlite3.Connection, record: str) -> dict[str, Judgement]:
    """What was last said of a record and others: whether they are the same, by the others' ids."""
    rows = db.execute(
        "SELECT other.record AS partner, judgements.* FROM judged AS one"
        " JOIN judged AS other ON other.judgement = one.judgement AND other.part <> one.part"
        " JOIN judgements ON judgements.id = one.judgement"
        " WHERE one.record = ? AND undone IS NULL ORDER BY made, judgements.id",
        (record,),
    ).fetchall()
    return {row["partner"]: _from_row(db, row) for row in rows}


def last_words(db: sqlite3.Connection, article: str) -> dict[str, list[Judgement]]:
    """What was last said of an article's records, each by itself: right or wrong, and one correction for each field."""
    rows = db.execute(
        "SELECT judged.record AS record, judgements.* FROM judged JOIN judgements ON id = judgement"
        " WHERE article = ? AND undone IS NULL AND verdict IN ('right', 'wrong', 'correct') ORDER BY made, id",
        (article,),
    ).fetchall()
    found: dict[str, dict[str | None, Judgement]] = {}
    for row in rows:
        found.setdefault(row["record"], {})[row["field"]] = _from_row(db, row)
    return {record: list(by_field.values()) for record, by_field in found.items()}


def is_same_as_another(db: sqlite3.Connection, record: str) -> bool:
    """Whether a person says that a record is the same as some other, on record or not."""
    row = db.execute(
        "SELECT 1 FROM judged JOIN judgements ON id = judgement WHERE record = ? AND verdict = 'same' AND undone IS NULL",
        (record,),
    ).fetchone()
    return row is not None


def _from_row(db: sqlite3.Connection, row: sqlite3.Row) -> Judgement:
    of = db.execute("SELECT * FROM anchors WHERE judgement = ? ORDER BY part", (row["id"],)).fetchall()
    value = msgspec.json.decode(row["value"]) if row["value"] is not None else None
    anchors = tuple(_anchor(one) for one in of)
    beside = (row["field"], value, row["undone"], row["undone_by"])
    return Judgement(row["id"], row["verdict"], anchors, row["by"], row["made"], *beside)


def _anchor(row: sqlite3.Row) -> Anchor:
    return Anchor(*(row[name] for name in Anchor.__struct_fields__))


def _undone(db: sqlite3.Connection, id: str) -> tuple[str, str | None] | None:
    row = db.execute("SELECT undone, undone_by FROM judgements WHERE id = ? AND undone IS NOT NULL", (id,)).fetchone()
    return tuple(row) if row else None


def _subject(db: sqlite3.Connection, one: Judgement) -> tuple[str, ...]:
    """What a judgement is about: two that are about the same thing can contradict each other."""
    of = records_of(db, one.id)
    records = of if len(of) == len(one.of) else [anchor.record for anchor in one.of]
    about = "sameness" if one.verdict in PAIRED else one.field or "rightness"
    return (about, *sorted(records))


def _attach(db: sqlite3.Connection, article: str, anchors: list[sqlite3.Row]) -> None:
    if not anchors:
        return
    text = db.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()[0]
    for row in anchors:
        record = _found(db, article, text, _anchor(row))
        if record:
            db.execute("INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?)", (row["judgement"], row["part"], record, article))


def _found(db: sqlite3.Connection, article: str, text: str, of: Anchor) -> str | None:
    """The record of an article that a judgement is of: the one that says the same at the same words, if there is just one."""
    start = _place(text, of)
    table = next(table for table, kind in KINDS.items() if kind.__name__.lower() == of.kind)
    records = [from_row(KINDS[table], dict(row)) for row in db.execute(f"SELECT * FROM {table} WHERE article = ?", (article,))]
    if any(record.id == of.record for record in records):
        return of.record
    if start is None:
        return None
    rated = [
        (_common(anchor(record), start, start + len(of.quote)), record.id) for record in records if _said(record) == of.said
    ]
    best = max(rated, default=(0.0, ""))
    return best[1] if best[0] >= LEAST_COMMON and [rate for rate, _ in rated].count(best[0]) == 1 else None


def _place(text: str, of: Anchor) -> int | None:
    """Where the words stand: where they stood, or, in another text, where they stand now, if they do so once."""
    if text[of.start : of.end] == of.quote:
        return of.start
    return text.index(of.quote) if text.count(of.quote) == 1 else None


def _common(one: Anchor, start: int, end: int) -> float:
    """The share of two stretches of text that is common to both."""
    both = min(one.end, end) - max(one.start, start)
    return max(0.0, both / (max(one.end, end) - min(one.start, start)))
