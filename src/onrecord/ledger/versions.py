"""Corrected articles: the same address, or the same id, with another text is a new version of one article.

The version retrieved last is current, and what is derived rests on it; the earlier ones are kept with their records, so that
what a correction added and took back can be told.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Protocol

import msgspec

from onrecord.ledger.addresses import address
from onrecord.ledger.rows import as_declared
from onrecord.ledger.windows import hours
from onrecord.records import Article, Record, Refusal, Span

RUN = 4  # words in a row, by which a copy is held against versions


class Read(Protocol):
    """The parts of a reading that are kept."""

    @property
    def article(self) -> Article: ...
    @property
    def records(self) -> Sequence[Record]: ...
    @property
    def refusals(self) -> Sequence[Refusal]: ...
    @property
    def sentences(self) -> Sequence[tuple[int, int]]: ...


class Version(msgspec.Struct, frozen=True):
    """One text of an article, with all that was read from it."""

    article: Article
    records: tuple[Record, ...]
    refusals: tuple[Refusal, ...]
    sentences: tuple[tuple[int, int], ...]


class Correction(msgspec.Struct, frozen=True):
    """What changed from one version of an article to the next: sentences and records that are there in one of the two only.

    ``before`` and ``after`` are the versions' articles. A record that says the same in the same words is in both, wherever they
    stand; those of ``taken_back`` have the ids that they had.
    """

    before: Article
    after: Article
    words_taken_back: tuple[str, ...]
    words_added: tuple[str, ...]
    taken_back: tuple[Record, ...]
    added: tuple[Record, ...]


def version(reading: Read) -> Version:
    """A reading as it is kept. ``msgspec.ValidationError`` where a record breaks the contract."""
    records = tuple(as_declared(record) for record in reading.records)
    refusals = tuple(as_declared(refusal) for refusal in reading.refusals)
    return Version(reading.article, records, refusals, tuple(reading.sentences))


def on_record(db: sqlite3.Connection, article: Article) -> str | None:
    """The id under which an article is on record: by its own id, or by its address."""
    of_page = address(article.url)
    for sql, name in (
        ("SELECT id FROM articles WHERE id = ?", article.id),
        ("SELECT article FROM versions WHERE id = ?", article.id),
        ("SELECT id FROM articles WHERE address = ? ORDER BY id", of_page),
        ("SELECT article FROM versions WHERE address = ? ORDER BY article", of_page),
    ):
        row = db.execute(sql, (name,)).fetchone()
        if row:
            return str(row[0])
    return None


def in_custody(new: Article, known: Article) -> Article:
    """An article, with when and how its text was retrieved last: then, or as is known already."""
    last, first = (known, new) if _retrieved(known) > _retrieved(new) else (new, known)
    return msgspec.structs.replace(
        new,
        retrieved=last.retrieved,
        source_sha256=last.source_sha256 or first.source_sha256,
        archive=last.archive or first.archive,
    )


def is_newer(new: Article, current: Article) -> bool:
    """Whether a text takes the place of the current one: unless it is known to have been retrieved before it."""
    return new.retrieved is None or current.retrieved is None or order(new) > order(current)


def _retrieved(article: Article) -> float:
    return hours(article.retrieved) if article.retrieved else float("-inf")


def order(article: Article) -> tuple[float, str, str]:
    """By which the versions of an article are ordered: when they were retrieved, and where that is not known published."""
    return _retrieved(article), article.published or "", article.text_sha256


def put(db: sqlite3.Connection, article: str, earlier: Version) -> None:
    """Keeps an earlier version of an article."""
    read = msgspec.json.encode(earlier).decode()
    known = earlier.article
    row = (article, known.id, address(known.url), known.text_sha256, known.retrieved, read)
    db.execute("INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)", row)


def get(db: sqlite3.Connection, article: str, text_sha256: str) -> Version | None:
    """The earlier version of an article that has this text."""
    row = db.execute("SELECT reading FROM versions WHERE article = ? AND text_sha256 = ?", (article, text_sha256)).fetchone()
    return msgspec.json.decode(row[0], type=Version) if row else None


def drop(db: sqlite3.Connection, article: str, text_sha256: str) -> None:
    """Lets go of an earlier version."""
    db.execute("DELETE FROM versions WHERE article = ? AND text_sha256 = ?", (article, text_sha256))


def earlier(db: sqlite3.Connection, article: str) -> list[Version]:
    """The earlier versions of an article (its whole id), in the order in which they were retrieved."""
    rows = db.execute("SELECT reading FROM versions WHERE article = ?", (article,)).fetchall()
    return sorted((msgspec.json.decode(row[0], type=Version) for row in rows), key=lambda one: order(one.article))


def corrections(versions: Sequence[Version]) -> Iterator[Correction]:
    """What changed from each version to the next."""
    for before, after in pairwise(versions):
        words = _changed([*_sentences(before)], [*_sentences(after)])
        yield Correction(before.article, after.article, *words, _only_in(before, after), _only_in(after, before))


def copied(versions: Sequence[Version], text: str) -> int:
    """The number, from 1, of the version with which a copy has most runs of words in common; of equals the latest."""
    runs = _runs(text)
    shared = [len(_runs(version.article.text) & runs) for version in versions]
    return max(range(len(shared)), key=lambda number: (shared[number], number)) + 1


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _sentences(version: Version) -> Iterator[str]:
    return (version.article.text[start:end] for start, end in version.sentences)


def _changed(before: list[str], after: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences taken out and those put in."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    out = [sentence for tag, a, b, _, _ in codes if tag != "equal" for sentence in before[a:b]]
    into = [sentence for tag, _, _, c, d in codes if tag != "equal" for sentence in after[c:d]]
    return tuple(out), tuple(into)


def _only_in(one: Version, other: Version) -> tuple[Record, ...]:
    """The records of one version for which the other has none that says the same."""
    there = [_said(record) for record in other.records]
    found = []
    for record in one.records:
        said = _said(record)
        if said in there:
            there.remove(said)
        else:
            found.append(record)
    return tuple(found)


def _said(record: Record) -> Any:
    """What a record says, without where it stands and what it is called."""
    return _without_places(msgspec.structs.replace(record, id="", article="", **_unlinked(record)))


def _unlinked(record: Record) -> dict[str, Any]:
    return {name: None for name in ("statement", "part_of") if hasattr(record, name)}


def _without_places(value: Any) -> Any:
    if isinstance(value, Span):
        return value.quote
    if isinstance(value, msgspec.Struct):
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__ if name != "relations")
        return {name: _without_places(part) for name, part in fields}
    return [_without_places(part) for part in value] if isinstance(value, tuple) else value
