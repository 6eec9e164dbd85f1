"""Rows: whatever a struct holds, its row gives it back."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

import handmade
from onrecord.ledger.rows import as_declared, from_row, rows_of, spans_with_fields, to_row
from onrecord.records import Actor, Figure, Place, Span, Statement, Value, When

words = st.text()
spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99), words)
actors = st.builds(Actor, words, st.just("person"), role=st.none() | words, mention=st.none() | spans)
joint = st.builds(Actor, words, st.just("joint"), st.lists(actors).map(tuple))
times = st.builds(When, st.none() | words, also=st.lists(st.builds(When, words)).map(tuple), agrees=st.none() | st.booleans())
places = st.builds(Place, words, lat=st.none() | st.floats(-90, 90), geonames=st.none() | st.integers(0, 10**7))
statements = st.builds(
    Statement, words, words, st.none() | actors | joint, st.lists(spans).map(tuple), st.just("mixed"), negated=st.booleans()
)
figures = st.builds(
    Figure,
    words,
    words,
    st.builds(Value, st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 10**12)),
    st.just("about"),
    spans,
    time=st.none() | times,
    place=st.none() | places,
    part_of=st.none() | words,
)


@given(statements | figures)
def test_a_row_gives_its_struct_back(record: Statement | Figure) -> None:
    row = json.loads(json.dumps(to_row(as_declared(record))))  # what any other program would read and write
    assert from_row(type(record), row) == record


def test_every_span_is_found_by_its_way() -> None:
    for field, span in spans_with_fields(handmade.CALL):
        value: object = msgspec.to_builtins(handmade.CALL)
        for step in field.split("."):
            value = value[int(step)] if isinstance(value, list | tuple) else value[step]  # type: ignore[index]
        assert value == msgspec.to_builtins(span)
    assert [field for field, _ in spans_with_fields(handmade.CALL)] == [
        "trigger",
        "evidence",
        "time.mention",
        "time.also.0.mention",
        "relations.0.span",
    ]


def test_another_reading_has_another_hash() -> None:
    def sha256(*changed: Figure) -> str:
        _, row = next(rows_of(handmade.ARTICLE, changed, (), ()))
        return str(row["sha256"])

    assert sha256(handmade.LAUNCHED) == sha256(handmade.LAUNCHED)
    assert sha256(handmade.LAUNCHED) != sha256(msgspec.structs.replace(handmade.LAUNCHED, per="day")) != sha256()
