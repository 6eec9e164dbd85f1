"""The ledger's file: one SQLite database, opened, checked to be ours, and its errors in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from onrecord.errors import LedgerError

APPLICATION = 0x4F4E5243  # "ONRC", in the file's header: whose file it is
SCHEMA = 1  # counted up when tables change
CACHE = 65_536  # KiB of the file that are kept in memory at most
PATIENCE = 10.0  # seconds to wait for another program that is writing

REASONS = {
    sqlite3.SQLITE_NOTADB: "is not a ledger: it is no SQLite file",
    sqlite3.SQLITE_CORRUPT: "is damaged",
    sqlite3.SQLITE_BUSY: "is being written to by another program; try again when it is done",
    sqlite3.SQLITE_LOCKED: "is being written to by another program; try again when it is done",
    sqlite3.SQLITE_READONLY: "may be read but not written to",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: no such folder, or no right to it",
    sqlite3.SQLITE_PERM: "cannot be opened: no right to it",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk is full or failing",
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: "did not take it: a record points at one that is not on record",
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: "did not take it: two records have one id",
}


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turns what SQLite raises inside into a :class:`LedgerError` that names the file and the cause."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        reason = REASONS.get(code) or REASONS.get(code & 0xFF) or f"cannot be used: {error}"
        raise LedgerError(f"{path} {reason}") from error


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """The database at ``path``, with our tables; a new one where there is none and ``create`` says so.

    A rollback journal and not a write-ahead log: between transactions the ledger is one file that can be copied, and a process
    that is killed leaves the last whole transaction.
    """
    if not create and not path.exists():
        raise LedgerError(f"{path}: no ledger there (onrecord read makes one; --ledger names another)")
    with in_plain_words(path):
        mode = "rwc" if create else "rw"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None
        )
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            _make_or_check(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or, on whatever exception, nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _make_or_check(connection: sqlite3.Connection, path: Path) -> None:
    if _is_empty(connection):
        with transaction(connection):
            if _is_empty(connection):  # nobody else was quicker
                _make_tables(connection)
    if _pragma(connection, "application_id") != APPLICATION:
        raise LedgerError(f"{path} is not a ledger: it is another program's SQLite file")
    version = _pragma(connection, "user_version")
    if version > SCHEMA:
        raise LedgerError(f"{path} was written by a newer onrecord (its tables are version {version}, this one knows {SCHEMA})")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def _make_tables(connection: sqlite3.Connection) -> None:
    scripts = resources.files("onrecord.ledger").joinpath("sql").iterdir()
    for script in sorted(scripts, key=lambda script: script.name):
        for statement in _statements(script.read_text("utf-8")):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
