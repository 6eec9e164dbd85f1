"""The store: articles with all that was read from them, kept in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Literal, Unpack

import msgspec

from onrecord.errors import InputError, LedgerError, NotOnRecord
from onrecord.ledger import entries, joining, judgements, merging, questions, standing, versions
from onrecord.ledger.actors import Known, actors_in
from onrecord.ledger.agenda import Item
from onrecord.ledger.contested import Contested
from onrecord.ledger.copies import Source
from onrecord.ledger.entries import Entry
from onrecord.ledger.facets import Asked, Filter
from onrecord.ledger.file import connect, in_plain_words, transaction
from onrecord.ledger.judgements import PAIRED, Judgement, Verdict, judgement
from onrecord.ledger.positions import Position
from onrecord.ledger.rows import TABLES, Kept, Row, from_row, misquotes, rows_of
from onrecord.ledger.versions import Correction, Read, Version
from onrecord.ledger.windows import hours
from onrecord.records import Article, Record, Refusal, Statement

SHORTEST = 5  # characters of a record's id that a person is shown, where so few tell it from all others
ENTRIES = "c"  # with which the ids of entries begin
LAST_CHARACTER = "\U0010ffff"


class Ledger:
    """What is on record: one SQLite file of articles, each with its whole text and its records.

    ::

        with onrecord.Ledger("onrecord.db") as ledger:
            for article in ledger.articles():
                print(article.outlet, len(ledger.records(article.id)))

    The file is made where there is none, unless ``create`` is false. :class:`~onrecord.errors.LedgerError` where it cannot be
    opened, is not a ledger, or cannot be written to.
    """

    def __init__(self, path: str | PathLike[str], *, create: bool = True) -> None:
        self.path = Path(path)
        self.connection: sqlite3.Connection = connect(self.path, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def store(self, reading: Read, *, retrieved: str | None = None) -> Literal["read", "unchanged"]:
        """Keep an article with all that was read from it, or, on whatever failure, nothing of it.

        ``"unchanged"`` where exactly this is on record already: then nothing is written. Another reading of the same text takes
        the place of the one before. Another text of the same id or address is a new version of the article, which is current
        unless it is known to have been retrieved earlier; the other is kept among :meth:`versions`. ``retrieved`` (an ISO
        instant) is for a new text that does not say it. :class:`~onrecord.errors.LedgerError` where a record breaks the
        contract: a span that is not in the text, a value that its field cannot have, a link to what is not on record.
        """
        new = _checked(reading)
        if self._has(new):
            return "unchanged"
        with in_plain_words(self.path), transaction(self.connection):
            self._keep(new, retrieved, versions.is_newer)
        return "read"

    def remove(self, article: str) -> None:
        """Take an article (its whole id), all its versions and their records out again.

        :class:`NotOnRecord` where there is none of that id.
        """
        with in_plain_words(self.path), transaction(self.connection):
            if not self._delete(article):
                raise NotOnRecord(f"no article {article!r} in {self.path}")
            self.connection.execute("DELETE FROM versions WHERE article = ?", (article,))

    def articles(self) -> Iterator[Article]:
        """Every article, by date of publication, one at a time."""
        return map(self.article, [row["id"] for row in self.query("SELECT id FROM articles ORDER BY published, id")])

    def article(self, name: str) -> Article:
        """The article of an id, or of the beginning of one that no other article's id begins with.

        An id that only an earlier version had is the article's. :class:`NotOnRecord` where there is none, or more than one.
        """
        of_version = self.query("SELECT article FROM versions WHERE id = ?1 AND article <> ?1", name)
        return self._struct(Article, self._named("articles", "article", of_version[0]["article"] if of_version else name))

    def records(self, article: str) -> list[Record]:
        """The records of an article (its whole id), in the order of its text."""
        found = [
            (row["position"], self._struct(kind, row))
            for table, kind in TABLES.items()
            for row in self.query(f"SELECT * FROM {table} WHERE article = ?", article)
        ]
        return [record for _, record in sorted(found, key=lambda pair: int(pair[0]))]

    def record(self, name: str) -> Record:
        """The record of an id, or of the beginning of one that no other record's id begins with.

        :class:`NotOnRecord` where there is none, or more than one.
        """
        place = self._named("records", "record", name)
        return self._struct(TABLES[place["table"]], self._named(place["table"], "record", place["id"]))

    def refusals(self, article: str) -> list[Refusal]:
        """What was seen in an article (its whole id) and not recorded, in the order of its text."""
        rows = self.query("SELECT * FROM refusals WHERE article = ? ORDER BY position", article)
        return [self._struct(Refusal, row) for row in rows]

    def sentences(self, article: str) -> list[tuple[int, int]]:
        """The character ranges of an article's sentences; what stands outside them was not read."""
        rows = self.query('SELECT start, "end" FROM sentences WHERE article = ? ORDER BY position', article)
        return [(row["start"], row["end"]) for row in rows]

    def short(self, record: str) -> str:
        """As much of a record's id as tells it from all others on record: what a person types."""
        before = self.query("SELECT id FROM records WHERE id < ? ORDER BY id DESC LIMIT 1", record)
        after = self.query("SELECT id FROM records WHERE id > ? ORDER BY id LIMIT 1", record)
        neighbours = [row["id"] for row in (*before, *after)]
        lengths = range(SHORTEST, len(record))
        return next((record[:n] for n in lengths if not any(other.startswith(record[:n]) for other in neighbours)), record)

    def contacts(self, **asked: Unpack[Asked]) -> Iterator[Entry]:
        """Meetings, calls, talks, visits, letters: one entry each, with the accounts of all who tell of it, by date.

        Every question takes the filters of :class:`~onrecord.ledger.facets.Filter` as keywords:
        ``ledger.contacts(actor="Veld", since="2031-03-01")``.
        """
        return questions.happenings(self.connection, Filter(**asked), type="CONSULT")

    def timeline(self, **asked: Unpack[Asked]) -> Iterator[Entry]:
        """What happened, or is to: one entry each, with the accounts of all who tell of it, by date."""
        return questions.happenings(self.connection, Filter(**asked))

    def agenda(self, *, on: str, **asked: Unpack[Asked]) -> Iterator[Item]:
        """What was announced, and what became of it by the end of the day ``on`` (an ISO date)."""
        return questions.on_agenda(self.connection, Filter(**asked), on=on)

    def contested(self, **asked: Unpack[Asked]) -> Iterator[Contested]:
        """What more than one claim is about, by day: the claims side by side, and how they stand to each other."""
        return questions.rivals(self.connection, Filter(**asked))

    def positions(self, **asked: Unpack[Asked]) -> Iterator[Position]:
        """What holders demanded, agreed to, refused and threatened on each topic, step by step, and where that changed."""
        return questions.held(self.connection, Filter(**asked))

    def statements(self, **asked: Unpack[Asked]) -> Iterator[Statement]:
        """Who said what, by the dates of the articles, with the values that persons corrected."""
        return questions.statements(self.connection, Filter(**asked))

    def search(self, words: str, **asked: Unpack[Asked]) -> Iterator[Statement]:
        """The statements with these words, the nearest first: words, ``"a phrase"``, ``NEAR(one other, 5)``, AND, OR, NOT.

        :class:`~onrecord.errors.InputError` where that is no query.
        """
        return questions.search(self.connection, words, Filter(**asked))

    def actors(self, **asked: Unpack[Asked]) -> Iterator[Known]:
        """Who is named in the records: each with all spellings, and the roles attested with their dates."""
        return questions.known(self.connection, Filter(**asked))

    def sources(self, **asked: Unpack[Asked]) -> Iterator[Source]:
        """Articles that are copies or rewrites of one report, with the passages they share."""
        return questions.sources(self.connection, Filter(**asked))

    def entry(self, name: str) -> Entry:
        """The entry of an id, or of the beginning of one. :class:`NotOnRecord` where there is none, or more than one."""
        found = self.query(
            "SELECT DISTINCT entry AS id FROM accounts WHERE entry >= ? AND entry < ?", name, name + LAST_CHARACTER
        )
        return entries.entry(self.connection, self._only(found, "entry", name))

    def versions(self, article: str) -> list[Version]:
        """All versions of an article (its whole id), the current one last."""
        return [*versions.earlier(self.connection, article), self._version(self.article(article))]

    def corrections(self, article: str) -> list[Correction]:
        """What changed from each version of an article (its whole id) to the next."""
        return list(versions.corrections(self.versions(article)))

    def copied(self, article: str) -> dict[str, int]:
        """The articles that share a source with one (its whole id): of each, which of :meth:`versions` it copied, from 1."""
        found = self.versions(article)
        others = self.query(
            "SELECT other.article FROM shared_sources AS one JOIN shared_sources AS other ON other.source = one.source"
            " WHERE one.article = ?1 AND other.article <> ?1 ORDER BY other.article",
            article,
        )
        return {row[0]: versions.copied(found, self.article(row[0]).text) for row in others}

    def judge(
        self, verdict: Verdict, *records: str, by: str, made: str, field: str | None = None, value: str | None = None
    ) -> Judgement:
        """What a person says of one record, or (``same``, ``not-same``) of two; each by its id or the beginning of it.

        An entry stands for its first account.
        ``made`` is an ISO instant. A ``correct`` names the ``field`` and, in words or JSON, the ``value`` that it should have.
        It is kept beside what was read, outlives other readings of the text, and goes before the machine's own decisions.
        :class:`~onrecord.errors.InputError` where a field cannot be corrected so.
        """
        of = [self.record(self.entry(name).accounts[0].event if name.startswith(ENTRIES) else name) for name in records]
        if len({record.id for record in of}) != 1 + (verdict in PAIRED):
            raise InputError(verdict, "is said of two records" if verdict in PAIRED else "is said of one record")
        corrected = None
        if field is not None:
            known = [actor for record in self.records(of[0].article) for actor in actors_in(record)]
            corrected = standing.value_of(of[0], field, value or "", known)
        return self.keep_judgements([judgement(verdict, of, by=by, made=made, field=field, value=corrected)])[0]

    def keep_judgements(self, of_others: Iterable[Judgement]) -> list[Judgement]:
        """Put judgements on record, such as those of another ledger; what is undone in either stays undone."""
        kept = list(of_others)
        with in_plain_words(self.path), transaction(self.connection):
            touched = [record for one in kept for record in judgements.keep(self.connection, one)]
            joining.judged(self.connection, dict.fromkeys(touched))
        return kept

    def undo(self, name: str, *, by: str, made: str) -> Judgement:
        """Take a judgement back, by its id or the beginning of it; it stays on record as taken back by whom and when."""
        which = self._named("judgements", "judgement", name)["id"]
        with in_plain_words(self.path), transaction(self.connection):
            joining.judged(self.connection, judgements.undo(self.connection, which, by=by, made=made))
        return next(one for one in self.judgements() if one.id == which)

    def judgements(self, *, of: str | None = None) -> list[Judgement]:
        """All judgements, or those of a record (its whole id), in the order in which they were made."""
        return judgements.judgements(self.connection, of=of)

    def last_words(self, article: str) -> dict[str, list[Judgement]]:
        """What was last said of each of an article's records (its whole id): right or wrong, and corrections by field."""
        return judgements.last_words(self.connection, article)

    def conflicts(self) -> list[tuple[Judgement, ...]]:
        """Judgements of different persons that contradict each other; of each person the last."""
        return judgements.conflicts(self.connection)

    def merge(self, other: Ledger) -> list[tuple[Judgement, ...]]:
        """Put on record all that another ledger has; the judgements of both that contradict each other.

        Which of the two is merged into which makes no difference to what is on record.
        """
        for article in other.articles():
            for version in other.versions(article.id):
                self._merge(version)
        self.keep_judgements(other.judgements())
        return self.conflicts()

    def _merge(self, version: Version) -> None:
        known = self._known(version)
        new = merging.chosen(version, known) if known else version
        if new != known:
            with in_plain_words(self.path), transaction(self.connection):
                self._keep(new, None, merging.is_current)

    def _known(self, version: Version) -> Version | None:
        """What is on record of a version's text."""
        article = versions.on_record(self.connection, version.article)
        return (
            next((one for one in self.versions(article) if one.article.text == version.article.text), None) if article else None
        )

    def query(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """The rows of a question in SQL, with ``values`` for its question marks."""
        with in_plain_words(self.path):
            return self.connection.execute(sql, values).fetchall()

    def _named(self, table: str, what: str, name: str) -> sqlite3.Row:
        """The row of the id ``name``, or the only one whose id begins so."""
        exact = self.query(f"SELECT * FROM {table} WHERE id = ?", name)
        found = exact or self.query(f"SELECT * FROM {table} WHERE id >= ? AND id < ? LIMIT 4", name, name + LAST_CHARACTER)
        self._only(found, what, name)
        return found[0]

    def _only(self, found: Sequence[sqlite3.Row], what: str, name: str) -> str:
        """The id of what was found under a name, if that is just one."""
        if not name or not found:
            raise NotOnRecord(f"no {what} {name!r} in {self.path}")
        if len(found) > 1:
            ids = ", ".join(row["id"] for row in found[:3])
            raise NotOnRecord(f"more than one {what} begins with {name!r}: {ids}{', …' if len(found) > 3 else ''}")
        return str(found[0]["id"])

    def _struct(self, kind: type[Kept], row: sqlite3.Row) -> Kept:
        try:
            return from_row(kind, dict(row))
        except msgspec.MsgspecError as error:
            raise LedgerError(f"{self.path}: a damaged {kind.__name__.lower()} ({error}); see onrecord verify") from error

    def _has(self, new: Version) -> bool:
        """Whether exactly this is on record, as the current or an earlier version."""
        article = versions.on_record(self.connection, new.article)
        current = article and self._current(article)
        if not article or not current:
            return False
        if current.text_sha256 == new.article.text_sha256:
            if new.article.id > article:  # one text of one page keeps the lesser of its ids
                return True
            row = next(rows_of(*msgspec.structs.astuple(_with_custody(new, current))))[1]
            return bool(self.query("SELECT 1 FROM articles WHERE id = ? AND sha256 = ?", article, row["sha256"]))
        earlier = versions.get(self.connection, article, new.article.text_sha256)
        if earlier is None or versions.is_newer(new.article, current):
            return False
        return earlier == _with_custody(new, earlier.article)

    def _keep(self, new: Version, retrieved: str | None, is_newer: Callable[[Article, Article], bool]) -> None:
        """Brings a version in, as the current one or an earlier one."""
        article = versions.on_record(self.connection, new.article) or new.article.id
        current = self._current(article)
        if current and current.text_sha256 == new.article.text_sha256:
            self._replace(article, _with_custody(new, current))
            return
        if new.article.retrieved is None:
            new = msgspec.structs.replace(new, article=msgspec.structs.replace(new.article, retrieved=retrieved))
        earlier = versions.get(self.connection, article, new.article.text_sha256)
        if earlier:
            new = _with_custody(new, earlier.article)
            versions.drop(self.connection, article, new.article.text_sha256)
        if current and not is_newer(new.article, current):
            versions.put(self.connection, article, new)
            return
        if current:
            versions.put(self.connection, article, self._version(current))
        self._replace(article, new)

    def _replace(self, article: str, new: Version) -> None:
        """Puts a version in the place of an article's current one."""
        self._delete(article)
        for table, row in rows_of(*msgspec.structs.astuple(new)):
            self._insert(table, row)
        self.connection.execute("UPDATE versions SET article = ? WHERE article = ?", (new.article.id, article))
        joining.added(self.connection, new.article.id)

    def _current(self, article: str) -> Article | None:
        rows = self.query("SELECT * FROM articles WHERE id = ?", article)
        return self._struct(Article, rows[0]) if rows else None

    def _version(self, article: Article) -> Version:
        """The current version of an article."""
        name = article.id
        return Version(article, tuple(self.records(name)), tuple(self.refusals(name)), tuple(self.sentences(name)))

    def _delete(self, article: str) -> bool:
        """Whether there was an article of that id to delete, with its records and its part in what is derived from many."""
        joining.removed(self.connection, article)
        return bool(self.connection.execute("DELETE FROM articles WHERE id = ?", (article,)).rowcount)

    def _insert(self, table: str, row: Row) -> None:
        columns = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", tuple(row.values()))


def _checked(reading: Read) -> Version:
    """A reading that keeps the contract."""
    article = reading.article
    try:
        new = versions.version(reading)
    except msgspec.ValidationError as error:
        raise LedgerError(f"{article.id} is not stored: a record breaks the contract ({error})") from error
    try:
        hours(article.retrieved or "1970-01-01")
    except ValueError as error:
        raise LedgerError(f"{article.id} is not stored: it cannot be retrieved at {article.retrieved!r}") from error
    for struct in (*new.records, *new.refusals):
        for field, span in misquotes(article.text, struct):
            raise LedgerError(
                f"{article.id} is not stored: {field} quotes {span.quote!r}, which is not at {span.start}-{span.end}"
            )
    return new


def _with_custody(new: Version, known: Article) -> Version:
    return msgspec.structs.replace(new, article=versions.in_custody(new.article, known))
