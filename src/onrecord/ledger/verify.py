"""The proof of a ledger: every stored span equals its text, and every table says what was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from onrecord.ledger import joining
from onrecord.ledger.rows import TABLES, Row, from_row, misquotes, rows_of
from onrecord.ledger.store import Ledger
from onrecord.ledger.versions import Version
from onrecord.records import Article, Record, Refusal

Tables = dict[str, list[Row]]
Wrong = tuple[str, str]  # where, and what is wrong there
# What tells a table's rows apart, in a fault's words.
NAMES = {
    "articles": ("id",),
    **dict.fromkeys(TABLES, ("id",)),
    "spans": ("record", "field"),
    "quotations": ("statement",),
    "refusals": ("position",),
    "sentences": ("position",),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the ledger that is not as it was read: in which article (or file), where in it, and what is wrong."""

    article: str
    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.article}: {self.where}: {self.reason}"


def faults(ledger: Ledger) -> Iterator[Fault]:
    """All that is wrong in a ledger; nothing where it is sound."""
    sound = True
    for fault in _faults_of_what_was_read(ledger):
        sound = False
        yield fault
    if sound:  # what follows from damaged records says nothing
        yield from (Fault(str(ledger.path), table, reason) for table, reason in joining.differences(ledger.connection))


def _faults_of_what_was_read(ledger: Ledger) -> Iterator[Fault]:
    for row in ledger.query("PRAGMA quick_check"):
        if row[0] != "ok":
            yield Fault(str(ledger.path), "file", row[0])
    for row in ledger.query("PRAGMA foreign_key_check"):
        yield Fault(str(ledger.path), row["table"], f"points at one of {row['parent']} that is not on record")
    for row in ledger.query("SELECT id FROM articles ORDER BY id"):
        yield from _faults_of_article(row["id"], _stored(ledger, row["id"]))
    for row in ledger.query("SELECT rowid FROM versions ORDER BY article, retrieved, text_sha256"):
        yield from _faults_of_version(ledger.query("SELECT * FROM versions WHERE rowid = ?", row["rowid"])[0])


def _stored(ledger: Ledger, article: str) -> Tables:
    """The rows that the ledger has of an article, in the order in which they were read."""
    by_position = {
        table: ledger.query(f"SELECT * FROM {table} WHERE article = ? ORDER BY position", article)
        for table in (*TABLES, "refusals", "sentences")
    }
    beside = {
        "articles": ledger.query("SELECT * FROM articles WHERE id = ?", article),
        "spans": ledger.query("SELECT * FROM spans WHERE article = ?", article),
        "quotations": ledger.query(
            "SELECT quotations.* FROM quotations JOIN statements ON statements.id = statement WHERE article = ?", article
        ),
    }
    return {table: [dict(row) for row in rows] for table, rows in {**by_position, **beside}.items()}


def _faults_of_article(name: str, stored: Tables) -> list[Fault]:
    damaged = [Fault(name, where, reason) for where, reason in _damaged_rows(stored)]
    if damaged:
        return damaged  # what cannot be read cannot be compared
    article = from_row(Article, stored["articles"][0])
    placed = [(row["position"], from_row(kind, row)) for table, kind in TABLES.items() for row in stored[table]]
    records = [record for _, record in sorted(placed, key=lambda pair: int(pair[0]))]
    refusals = [from_row(Refusal, row) for row in stored["refusals"]]
    sentences = [(row["start"], row["end"]) for row in stored["sentences"]]
    misquoted = _misquotes(article.text, records, refusals)
    different = _differences(rows_of(article, records, refusals, sentences), stored)
    return [Fault(name, where, reason) for where, reason in (*misquoted, *different)]


def _faults_of_version(row: sqlite3.Row) -> Iterator[Fault]:
    """Where an earlier version's spans do not stand in its text, or its text is not the one that was read."""
    name = f"{row['article']}, version {row['text_sha256'][:12]}"
    try:
        version = msgspec.json.decode(row["reading"], type=Version)
    except msgspec.MsgspecError as error:
        yield Fault(name, "reading", f"cannot be read ({error})")
        return
    if version.article.text_sha256 != row["text_sha256"]:
        yield Fault(name, "text_sha256", "is not as it was read")
    for where, reason in _misquotes(version.article.text, version.records, version.refusals):
        yield Fault(name, where, reason)


def _damaged_rows(stored: Tables) -> Iterator[Wrong]:
    for table, kind in {"articles": Article, **TABLES, "refusals": Refusal}.items():
        for row in stored[table]:
            try:
                from_row(kind, row)
            except msgspec.MsgspecError as error:
                yield _name(table, row), f"cannot be read ({error})"


def _misquotes(text: str, records: Iterable[Record], refusals: Iterable[Refusal]) -> Iterator[Wrong]:
    """The spans that do not stand in the text as they are quoted."""
    named = [(record.id, record) for record in records] + [(f"refusals {n}", refusal) for n, refusal in enumerate(refusals)]
    for name, struct in named:
        for field, span in misquotes(text, struct):
            there = text[span.start : span.end]
            yield f"{name} {field}", f"{span.quote!r} is not at {span.start}-{span.end} of the text: {there!r} is"


def _differences(read: Iterable[tuple[str, Row]], stored: Tables) -> Iterator[Wrong]:
    """Where the tables do not say what they would say had the article been read to what they hold."""
    left = {table: {_name(table, row): row for row in rows} for table, rows in stored.items()}
    for table, row in read:
        name = _name(table, row)
        there = left[table].pop(name, None)
        if there is None:
            yield name, "is missing"
        else:
            yield from ((name, f"{column} is not as it was read") for column in row if row[column] != there[column])
    for rows in left.values():
        yield from ((name, "was not read from the text") for name in rows)


def _name(table: str, row: Row) -> str:
    return " ".join([table, *(str(row[column]) for column in NAMES[table])])
