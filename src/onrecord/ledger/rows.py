"""Readings as rows of tables, and back: every field a column, structures as JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

import msgspec

from onrecord.ledger.addresses import address
from onrecord.records import Article, Event, Figure, Record, Refusal, Span, Statement

Row = dict[str, Any]
Kept = TypeVar("Kept", bound=Article | Record | Refusal)
TABLES: Mapping[str, type[Record]] = {"statements": Statement, "events": Event, "figures": Figure}


def _has_structure(annotation: Any) -> bool:
    """Whether values of a type are kept as JSON: structs, and tuples of them."""
    if isinstance(annotation, type):
        return issubclass(annotation, msgspec.Struct)
    return any(_has_structure(part) for part in get_args(annotation))


STRUCTURED: Mapping[type, frozenset[str]] = {
    kind: frozenset(field.name for field in msgspec.structs.fields(kind) if _has_structure(field.type))
    for kind in (Article, *TABLES.values(), Refusal)
}


COLUMNS: Mapping[type, str] = {
    kind: ", ".join(f'{table}."{name}"' for name in kind.__struct_fields__ if name != "kind") for table, kind in TABLES.items()
}
"""The columns of each kind's fields, without those that SQLite derives from them, which take longer to derive than to read."""


def rows_of(
    article: Article, records: Sequence[Record], refusals: Sequence[Refusal], sentences: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, Row]]:
    """All that a reading puts into the ledger: rows, each with its table; the article's is the first."""
    whole = (article, tuple(records), tuple(refusals), tuple(sentences))
    sha256 = hashlib.sha256(msgspec.json.encode(whole)).hexdigest()
    beside = {"address": address(article.url), "text_sha256": article.text_sha256, "sha256": sha256}
    yield "articles", {**to_row(article), **beside}
    for position, record in enumerate(records):
        yield from _rows_of_record(record, position)
    for position, refusal in enumerate(refusals):
        yield "refusals", {"article": article.id, "position": position, **to_row(refusal)}
    for position, (start, end) in enumerate(sentences):
        yield "sentences", {"article": article.id, "position": position, "start": start, "end": end}


def _rows_of_record(record: Record, position: int) -> Iterator[tuple[str, Row]]:
    table = next(table for table, kind in TABLES.items() if isinstance(record, kind))
    yield table, {**to_row(record), "position": position}
    for field, span in spans_with_fields(record):
        place = {"article": record.article, "record": record.id, "field": field}
        yield "spans", {**place, "start": span.start, "end": span.end, "quote": span.quote}
    if isinstance(record, Statement):
        quotation = " … ".join(span.quote for span in record.content)
        yield "quotations", {"statement": record.id, "speaker": record.speaker and record.speaker.name, "quotation": quotation}


def spans_with_fields(value: Any, field: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a record with the way to it: ``("content.0", …)``, ``("speaker.mention", …)``."""
    if isinstance(value, Span):
        yield field, value
        return
    parts: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, msgspec.Struct):
        parts = ((name, getattr(value, name)) for name in value.__struct_fields__)
    elif isinstance(value, tuple):
        parts = enumerate(value)
    for name, part in parts:
        yield from spans_with_fields(part, f"{field}.{name}" if field else str(name))


def as_declared(struct: Kept) -> Kept:
    """The struct as it will come back: with a whole number in a field of fractions as a fraction.

    ``msgspec.ValidationError`` where a field does not hold what it is declared to hold.
    """
    return msgspec.convert(msgspec.to_builtins(struct), type(struct))


def misquotes(text: str, struct: Record | Refusal) -> Iterator[tuple[str, Span]]:
    """The spans of a struct, each with the way to it, that do not stand in ``text`` as they are quoted."""
    for field, span in spans_with_fields(struct):
        if not 0 <= span.start < span.end or text[span.start : span.end] != span.quote:
            yield field, span


def to_row(struct: Article | Record | Refusal) -> Row:
    """The columns of a struct, in the order of its fields."""
    structured = STRUCTURED[type(struct)]
    fields = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return {name: _to_json(value) if name in structured else value for name, value in fields.items()}


def _to_json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


def from_row(kind: type[Kept], row: Mapping[str, Any]) -> Kept:
    """The struct of a row. ``msgspec.MsgspecError`` where a column does not hold what the field may be."""
    structured = STRUCTURED[kind]
    values = {name: row[name] for name in kind.__struct_fields__}
    parsed = {n: msgspec.json.decode(v) if n in structured and v is not None else v for n, v in values.items()}
    return msgspec.convert(parsed, kind, strict=False)  # SQLite has no booleans, only 0 and 1
