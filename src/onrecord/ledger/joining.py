"""The seam between the store and what is derived across articles.

Whatever is derived is a function of the set of articles on record and of people's judgements of them, never of the order in
which they came. Each module that derives something keeps tables of its own (``sql/NAME.sql``), brought up to date in the
transaction that stores or removes an article: a ledger is never without them, and one more article costs what it touches.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Protocol


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
    from onrecord.ledger import actors, contacts, contested, copies, facets, judgements, positions

    return (judgements, facets, actors, contacts, copies, positions, contested)


def added(db: sqlite3.Connection, article: str) -> None:
    """Brings an article just stored into everything that is derived."""
    for joiner in joiners():
        joiner.added(db, article)


def removed(db: sqlite3.Connection, article: str) -> None:
    """Takes an article about to be deleted out of everything that is derived."""
    for joiner in reversed(joiners()):
        joiner.removed(db, article)


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Lets a judgement of these records, made or taken back, bear on everything that is derived."""
    of_these = tuple(records)
    for joiner in joiners():
        joiner.judged(db, of_these)


def differences(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Where derived tables are not what the articles and judgements on record come to: the table, and what is wrong with it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        db.backup(copy)
        copy.row_factory = sqlite3.Row
        rederive(copy)
        for table in (table for joiner in joiners() for table in joiner.TABLES):
            there, derived = _rows(db, table), _rows(copy, table)
            if there - derived:
                yield table, f"{len(there - derived)} rows do not follow from the articles"
            if derived - there:
                yield table, f"{len(derived - there)} rows that follow from the articles are missing"


def rederive(db: sqlite3.Connection) -> None:
    """Empties every derived table and derives it again from the articles and judgements on record."""
    for table in (table for joiner in reversed(joiners()) for table in joiner.TABLES):
        db.execute(f"DELETE FROM {table}")
    for (article,) in db.execute("SELECT id FROM articles ORDER BY id").fetchall():
        added(db, article)


def _rows(db: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    return {tuple(row) for row in db.execute(f"SELECT * FROM {table}")}
