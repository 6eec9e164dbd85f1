"""All that a ledger holds, to be compared with what another holds."""

from __future__ import annotations

from onrecord import Ledger

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE '%_fts_%'"


def contents(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, sorted, without the numbers that SQLite gives them."""
    return {row["name"]: _rows(ledger, row["name"]) for row in ledger.query(TABLES)}


def _rows(ledger: Ledger, table: str) -> list[tuple[object, ...]]:
    rows = [dict(row) for row in ledger.query(f"SELECT * FROM {table}")]
    return sorted((tuple(value for column, value in row.items() if column != "number") for row in rows), key=str)
