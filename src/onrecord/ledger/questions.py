"""What may be asked of a ledger: contacts, figures, positions, the agenda, statements, each narrowed by the same filters."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.errors import InputError
from onrecord.ledger import actors, agenda, contested, copies, entries, positions, standing
from onrecord.ledger.actors import Known
from onrecord.ledger.agenda import Item
from onrecord.ledger.contested import Contested
from onrecord.ledger.copies import Source
from onrecord.ledger.entries import Entry
from onrecord.ledger.facets import Facets, Filter, check_day, days, facets, is_named, may_answer, names, place_names
from onrecord.ledger.positions import Position
from onrecord.ledger.rows import from_row
from onrecord.records import Article, EventType, Figure, Statement

BARE = re.compile(r'"[^"]*"|NEAR(?=\()|\b(?:AND|OR|NOT)\b|[(),+*^]|[^\s"(),+*^]+')
OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR", *"(),+*^"})
OPERAND = r'("[^"]*"|[\w’\'-]+)'
BETWEEN = re.compile(rf"{OPERAND}\s+NEAR(?:/(\d+))?\s+{OPERAND}")
NEAR = 10  # words between, where the query says no number
SYNTAX = 'write words, "a phrase", NEAR(one other, 5), AND, OR, NOT'


def happenings(db: sqlite3.Connection, asked: Filter, *, type: EventType | None = None) -> Iterator[Entry]:
    """The entries that are asked for, by their days."""
    for name in _entry_ids(db, asked, "type = ?1 OR ?1 IS NULL", type):
        entry = entries.entry(db, name)
        if of_entry(db, entry).answer(asked):
            yield entry


def on_agenda(db: sqlite3.Connection, asked: Filter, *, on: str) -> Iterator[Item]:
    """The items that are asked for, as they stood on the day ``on``."""
    check_day("on", on)
    ahead = msgspec.structs.replace(asked, since=max(on, asked.since or on)) if asked.status == "open" else asked
    for name in _entry_ids(db, ahead, "status = 'planned' AND told = ?1", "text"):
        item = agenda.item(db, name, on)
        if item:
            of = of_entry(db, entries.entry(db, name))
            if of._replace(statuses=frozenset({item.status})).answer(asked):
                yield item


def _entry_ids(db: sqlite3.Connection, asked: Filter, which: str, value: str | None) -> list[str]:
    """The entries that may be what is asked for, by their days, which may be two days from those of their accounts."""
    sql, values = f"SELECT entry FROM accounts WHERE ({which})", list[str | None]([value])
    for articles, of in may_answer(asked):
        sql += f" AND entry IN (SELECT entry FROM accounts WHERE article IN ({articles}))"
        values.extend(of)
    if asked.type:
        of_mode = "SELECT id FROM events WHERE mode = ? UNION ALL SELECT record FROM judged"
        of_type = f"SELECT entry FROM accounts WHERE type = ? UNION SELECT entry FROM accounts WHERE event IN ({of_mode})"
        sql += f" AND entry IN ({of_type})"
        values.extend((asked.type.upper(), asked.type.lower()))
    within = "coalesce(max(last) >= date(?, '-2 days'), true) AND coalesce(min(first) <= date(?, '+2 days'), true)"
    values.extend((asked.since, asked.until))
    return [row[0] for row in db.execute(f"{sql} GROUP BY entry HAVING {within} ORDER BY min(first), min(last), entry", values)]


def of_entry(db: sqlite3.Connection, entry: Entry) -> Facets:
    """What an entry offers to a question: its own type, status and time, and what any of its accounts tells."""
    told = (*entry.accounts, *entry.announced)
    published = min((one.published for one in told if one.published), default=None)
    places = [entry.place, *(one.place for one in told)]
    countries = {actor.country for actor in entry.participants} | {place.country for place in places if place}
    marks = ", ".join("?" * len(told))
    topics = db.execute(f"SELECT DISTINCT topic FROM events WHERE id IN ({marks})", [one.event for one in told])
    return Facets(
        names(actor for one in told for actor in one.participants) | names(entry.participants),
        frozenset(filter(None, countries)),
        frozenset(row[0] for row in topics if row[0]),
        frozenset(filter(None, (entry.type, entry.mode))),
        frozenset({entry.status}),
        frozenset().union(*map(place_names, places)),
        frozenset(one.outlet for one in told if one.outlet),
        days(entry.time, published),
    )


def statements(db: sqlite3.Connection, asked: Filter) -> Iterator[Statement]:
    """The statements that are asked for, by the dates of their articles."""
    sql, values = "SELECT id, outlet, published FROM articles WHERE true", list[str]()
    for articles, of in may_answer(asked):
        sql += f" AND id IN ({articles})"
        values.extend(of)
    if asked.since:
        sql += " AND (published >= ? OR id IN (SELECT article FROM statements WHERE time_latest >= ? OR time_earliest >= ?))"
        values.extend([asked.since] * 3)
    if asked.until:
        day_after = (dt.date.fromisoformat(asked.until) + dt.timedelta(days=1)).isoformat()
        sql += " AND (published < ? OR id IN (SELECT article FROM statements WHERE time_latest < ? OR time_earliest < ?))"
        values.extend([day_after] * 3)
    for row in db.execute(f"{sql} ORDER BY published, id", values).fetchall():
        article = Article(row["id"], "", published=row["published"], outlet=row["outlet"])
        yield from (said for said in standing.records(db, article.id, Statement) if _of_record(db, said, article).answer(asked))


def search(db: sqlite3.Connection, words: str, asked: Filter) -> Iterator[Statement]:
    """The statements with these words that are asked for, the nearest first. :class:`InputError` where that is no query."""
    sql = (
        "SELECT statements.id FROM quotations_fts JOIN quotations ON number = quotations_fts.rowid"
        " JOIN statements ON statements.id = statement JOIN articles ON articles.id = article WHERE quotations_fts MATCH ?"
    )
    values = [f"quotation : ({query_of(words)})"]
    for articles, of in may_answer(asked):
        sql += f" AND article IN ({articles})"
        values.extend(of)
    try:
        found = db.execute(f"{sql} ORDER BY rank, published, article, position", values).fetchall()
    except sqlite3.OperationalError as error:
        if not re.match("fts5|unknown special|no such column|unterminated", str(error)):
            raise
        raise InputError(f"search {words!r}", f"no query ({SYNTAX})") from error
    for (name,) in found:
        read = from_row(Statement, dict(db.execute("SELECT * FROM statements WHERE id = ?", (name,)).fetchone()))
        row = db.execute("SELECT outlet, published FROM articles WHERE id = ?", (read.article,)).fetchone()
        said, article = standing.stands(db, read), Article(read.article, "", published=row["published"], outlet=row["outlet"])
        if said and _of_record(db, said, article).answer(asked):
            yield said


def _of_record(db: sqlite3.Connection, record: Statement | Figure, article: Article | None = None) -> Facets:
    """What a statement or figure offers to a question; its topics are those of the events told in the same words."""
    spans = record.content if isinstance(record, Statement) else (record.evidence,)
    statement = record.id if isinstance(record, Statement) else record.statement
    rows = db.execute(
        "SELECT DISTINCT topic FROM events WHERE article = ? AND topic IS NOT NULL AND (statement = ?"
        " OR (json_extract(evidence, '$.start') < ? AND json_extract(evidence, '$.end') > ?))",
        (record.article, statement, spans[-1].end, spans[0].start),
    )
    return facets(record, article)._replace(topics=frozenset(row[0] for row in rows))


def query_of(search: str) -> str:
    """A query in the words of the index (FTS5), from what a person writes: words with apostrophes and points are words too."""
    near = BETWEEN.sub(lambda m: f"NEAR({m[1]} {m[3]}, {m[2] or NEAR})", search)
    pieces = (piece if piece in OPERATORS or piece.startswith('"') else f'"{piece}"' for piece in BARE.findall(near))
    return re.sub(r', "(\d+)" \)', r", \1)", " ".join(pieces)) + ('"' if search.count('"') % 2 else "")


def rivals(db: sqlite3.Connection, asked: Filter) -> Iterator[Contested]:
    """The contested figures that are asked for; their status is how the claims stand to each other."""
    sql, values = "SELECT entry FROM claims WHERE entry IS NOT NULL", list[str]()
    for articles, of in may_answer(asked):
        sql += f" AND entry IN (SELECT entry FROM claims WHERE article IN ({articles}))"
        values.extend(of)
    for row in db.execute(f"{sql} GROUP BY entry HAVING count(*) > 1 ORDER BY min(day), entry", values).fetchall():
        entry = contested.entry(db, row[0])
        if _of_contested(db, entry).answer(asked):
            yield entry


def _of_contested(db: sqlite3.Connection, entry: Contested) -> Facets:
    rows = [db.execute("SELECT * FROM figures WHERE id = ?", (claim.figure,)).fetchone() for claim in entry.claims]
    each = [_of_record(db, standing.record(db, from_row(Figure, dict(row)))) for row in rows]
    dates = sorted(day for claim in entry.claims for day in days(claim.time, claim.published))
    return Facets(
        frozenset().union(*(of.actors for of in each)),
        frozenset().union(*(of.countries for of in each)),
        frozenset().union(*(of.topics for of in each)),
        frozenset().union(*(of.types for of in each)),
        frozenset({entry.relation}),
        frozenset().union(*(of.places for of in each)),
        frozenset(claim.outlet for claim in entry.claims if claim.outlet),
        tuple(dates),
    )


def held(db: sqlite3.Connection, asked: Filter) -> Iterator[Position]:
    """The positions that are asked for: those of the actor, with all their steps; the dates are those of the steps."""
    sql, values = "SELECT DISTINCT holder, topic FROM steps WHERE true", list[str]()
    for articles, of in may_answer(asked):
        sql += f" AND (holder, topic) IN (SELECT holder, topic FROM steps WHERE article IN ({articles}))"
        values.extend(of)
    for holder, topic in db.execute(f"{sql} ORDER BY holder, topic", values).fetchall():
        position = positions.position(db, holder, topic)
        if position.steps and _of_position(db, holder, position).answer(asked):
            yield position


def _of_position(db: sqlite3.Connection, holder: str, position: Position) -> Facets:
    told = db.execute(
        "SELECT DISTINCT outlet FROM steps JOIN articles ON articles.id = article WHERE holder = ? AND steps.topic = ?",
        (holder, position.topic),
    )
    state = holder.removeprefix("state ") if holder.startswith("state ") else None
    by = {actor.country for step in position.steps for actor in step.by if actor.name == position.holder}
    spellings = {row[0] for row in db.execute("SELECT DISTINCT name FROM steps WHERE holder = ?", (holder,))}
    return Facets(
        frozenset({position.holder, *spellings}),
        frozenset(filter(None, {state, *by})),
        frozenset({position.topic}),
        frozenset(step.stance for step in position.steps),
        frozenset({"changed" if position.changes else "unchanged"}),
        frozenset(),
        frozenset(row[0] for row in told if row[0]),
        tuple(sorted(step.day for step in position.steps if step.day)),
    )


def known(db: sqlite3.Connection, asked: Filter) -> Iterator[Known]:
    """The actors that are asked for."""
    for actor in actors.actors(db, lambda name: is_named(asked.actor, [name])):
        roles = [day for role in actor.roles for day in (role.from_, role.to) if day]
        country = frozenset({actor.country}) if actor.country else frozenset()
        of = Facets(frozenset(actor.spellings), country, types=frozenset({actor.type}), days=tuple(sorted(roles)))
        if of.answer(asked):
            yield actor


def sources(db: sqlite3.Connection, asked: Filter) -> Iterator[Source]:
    """The groups of articles of one source that are asked for."""
    for source in copies.sources(db):
        of = _of_articles(db, source.articles)._replace(types=frozenset({source.kind}))
        if of.answer(asked):
            yield source


def _of_articles(db: sqlite3.Connection, articles: Iterable[str]) -> Facets:
    rows = [db.execute("SELECT outlet, published FROM articles WHERE id = ?", (article,)).fetchone() for article in articles]
    dates = tuple(sorted(row["published"][:10] for row in rows if row["published"]))
    return Facets(outlets=frozenset(row["outlet"] for row in rows if row["outlet"]), days=dates)
