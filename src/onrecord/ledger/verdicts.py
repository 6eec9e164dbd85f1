"""What persons say of two records, in groups that a machine makes: a judgement outweighs whatever is decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from onrecord.ledger import judgements
from onrecord.ledger.grouping import Edge, groups

BY_PERSON = 1000.0  # the strength of a judgement: more than of any decision


def apart(
    db: sqlite3.Connection, records: Iterable[str], edges: Iterable[Edge], cannot: Callable[[str, str], bool]
) -> Callable[[str, str], bool]:
    """Whether two records cannot stand in one group: persons say so, or they ``cannot`` and persons do not have them in one."""
    named = sorted(records)
    said_apart = {
        (record, other)
        for record in named
        for other, said in judgements.pairs(db, record).items()
        if said.verdict == "not-same"
    }  # fmt: skip
    by_persons = groups(named, [edge for edge in edges if edge.strength == BY_PERSON], lambda a, b: (a, b) in said_apart)
    joined = {record: members for members in by_persons for record in members}

    def are_apart(a: str, b: str) -> bool:
        if (a, b) in said_apart or joined[a] is joined[b]:
            return (a, b) in said_apart
        return cannot(a, b)

    return are_apart
