"""Finding in SQL what may answer a question, so that only that need be put together, and the first of it soon."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Self

from onrecord.ledger.facets import Filter, words

FIRST = 100  # rows that are fetched at once; who wants no more need not wait for the others
FACET = "SELECT record FROM facets WHERE facet = ? AND value = ?"


class Sought:
    """A question in SQL, and its values: what is selected, narrowed by one condition after another."""

    def __init__(self, select: str) -> None:
        self.sql = select
        self.values: list[object] = []
        self._joint = " WHERE"

    def that(self, condition: str, *values: object) -> Self:
        """Narrowed to what fulfils a condition."""
        self.sql += f"{self._joint} {condition}"
        self._joint = " AND"
        self.values += values
        return self

    def found_by(self, facets: Iterable[tuple[str, str]], among: str) -> Self:
        """Narrowed to what each of the facets leads to; ``among`` has the records of one, or what they belong to."""
        for facet in facets:
            self.that(among.format(FACET), *facet)
        return self

    def between(self, asked: Filter) -> Self:
        """Narrowed to the days asked for, by the columns ``first`` and ``last``, where "" is a day that is not known."""
        if asked.since:
            self.that("last >= ?", asked.since)
        return self.that("first BETWEEN '0' AND ?", asked.until) if asked.until else self

    def rows(self, db: sqlite3.Connection, rest: str, *values: object) -> Iterator[sqlite3.Row]:
        """The rows; ``rest`` is what follows the conditions, such as their order, with values of its own.

        None is left half fetched: a reader who takes his time would keep others from writing.
        """
        first = db.execute(f"{self.sql} {rest} LIMIT {FIRST}", [*self.values, *values]).fetchall()
        yield from first
        if len(first) == FIRST:
            yield from db.execute(f"{self.sql} {rest} LIMIT -1 OFFSET {FIRST}", [*self.values, *values]).fetchall()


def of_records(asked: Filter) -> Iterator[tuple[str, str]]:
    """The facets of records that are asked for: each must be one of what answers."""
    if asked.code:
        yield "country", asked.code
    if asked.topic:
        yield "topic", asked.topic.lower()
    yield from (("actor", word) for word in words(asked.actor or ""))
    yield from (("place", word) for word in words(asked.place or ""))


def of_articles(asked: Filter) -> Iterator[tuple[str, str]]:
    """The facets of articles that are asked for."""
    yield from (("outlet", word) for word in words(asked.outlet or ""))
