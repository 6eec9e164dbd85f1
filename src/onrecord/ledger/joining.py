"""The seam between the store and what is derived across articles.

Whatever is derived is a function of the set of articles on record and of people's judgements of them, never of the order in
which they came. Each module that derives something keeps tables of its own (``sql/NAME.sql``), brought up to date in the
transaction that stores or removes an article: a ledger is never without them, and one more article costs what it touches.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from onrecord.ledger import actors, contacts, contested, copies, facets, judgements, positions


class Joiner(Protocol):
    """What a module of derived tables gives to the store."""

    TABLES: tuple[str, ...]
    """The derived tables, those first whose rows are pointed at by others last."""

    def added(self, db: sqlite3.Connection, article: str) -> None:
        """Brings in an article whose records have just been stored."""

    def removed(self, db: sqlite3.Connection, article: str) -> None:
        """Takes out an article whose records are about to be deleted."""

    def judged(self, db: sqlite3.Connection, records: Iterable[str]) -> None:
        """Derives anew what judgements of these records bear on: one was just made or taken back."""


def joiners() -> tuple[Joiner, ...]:
    """All that is derived, each after what it builds upon."""
    return (judgements, facets, actors, contacts, copies, positions, contested)


def added(db: sqlite3.Connection, article: str) -> None:
    """Brings an article just stored into everything that is derived."""
    for joiner in joiners():
        joiner.added(db, article)
    contested.settle(db)


def removed(db: sqlite3.Connection, article: str) -> None:
    """Takes an article about to be deleted out of everything that is derived."""
    for joiner in reversed(joiners()):
        joiner.removed(db, article)
    contested.settle(db)


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Lets a judgement of these records, made or taken back, bear on everything that is derived."""
    of_these = tuple(records)
    for joiner in joiners():
        joiner.judged(db, of_these)


def differences(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Where derived tables are not what the articles and judgements on record come to: the table, and what is wrong with it.

    It is all derived anew in a copy, which stands on the disk for as long: a ledger may be larger than the memory.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "derived.db"
        _copied(db, copy)
        db.execute("ATTACH ? AS derived", (str(copy),))
        try:
            for table in (table for joiner in joiners() for table in joiner.TABLES):
                there, derived = f"SELECT * FROM main.{table}", f"SELECT * FROM derived.{table}"
                yield from _differ(db, table, f"{there} EXCEPT {derived}", "{} rows do not follow from the articles")
                yield from _differ(db, table, f"{derived} EXCEPT {there}", "{} rows that follow from the articles are missing")
        finally:
            db.execute("DETACH derived")


def _copied(db: sqlite3.Connection, path: Path) -> None:
    """Copies a ledger, and derives in the copy all that is derived. It is of no use after us: nothing waits for the disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        db.backup(copy)
        copy.row_factory = sqlite3.Row
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("BEGIN")
        rederive(copy)
        copy.execute("COMMIT")


def _differ(db: sqlite3.Connection, table: str, rows: str, reason: str) -> Iterator[tuple[str, str]]:
    number = db.execute(f"SELECT count(*) FROM ({rows})").fetchone()[0]
    if number:
        yield table, reason.format(number)


def rederive(db: sqlite3.Connection) -> None:
    """Empties every derived table and derives it again from the articles and judgements on record."""
    for table in (table for joiner in reversed(joiners()) for table in joiner.TABLES):
        db.execute(f"DELETE FROM {table}")
    for (article,) in db.execute("SELECT id FROM articles ORDER BY id").fetchall():
        added(db, article)
