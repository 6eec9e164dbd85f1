"""The statements of a reading, for the tests of how they are read."""

from __future__ import annotations

from onrecord.reading.reader import Reading
from onrecord.records import Attribution, Statement


def statements(reading: Reading) -> list[Statement]:
    return [r for r in reading.records if isinstance(r, Statement)]


def attributions(reading: Reading) -> list[Attribution]:
    return [m for m in reading.mentions if isinstance(m, Attribution)]


def said(record: Statement | Attribution) -> str:
    return " / ".join(span.quote for span in record.content)


def only(reading: Reading) -> Statement:
    (statement,) = statements(reading)
    return statement


def name(record: Statement | Attribution) -> str | None:
    return record.speaker.name if record.speaker else None
