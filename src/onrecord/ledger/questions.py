"""What may be asked of a ledger: contacts, figures, positions, the agenda, statements, each narrowed by the same filters."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import get_args

from onrecord.errors import InputError
from onrecord.ledger import actors, agenda, contested, copies, entries, positions, standing
from onrecord.ledger.actors import Known
from onrecord.ledger.agenda import Item
from onrecord.ledger.contested import Contested
from onrecord.ledger.copies import Source
from onrecord.ledger.entries import Entry
from onrecord.ledger.facets import Facets, Filter, check_day, days, facets, is_named, names, place_names
from onrecord.ledger.positions import Position
from onrecord.ledger.rows import COLUMNS, from_row
from onrecord.ledger.seeking import FACET, FIRST, Sought, of_articles, of_records
from onrecord.records import Article, EventType, Figure, Form, Statement

BARE = re.compile(r'"[^"]*"|NEAR(?=\()|\b(?:AND|OR|NOT)\b|[(),+*^]|[^\s"(),+*^]+')
OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR", *"(),+*^"})
OPERAND = r'("[^"]*"|[\w’\'-]+)'
BETWEEN = re.compile(rf"{OPERAND}\s+NEAR(?:/(\d+))?\s+{OPERAND}")
PLACE = "number, ifnull(published, ''), article, position, statement"
# Of a statement, as far as nobody corrected it: its last day and its first, or that of its article.
ENDS = "substr(coalesce(time_latest, time_earliest, published), 1, 10) >="
BEGINS = "substr(coalesce(time_earliest, time_latest, published), 1, 10) <="
FURTHER = 30  # times as many are looked at next, where the nearest were not enough
MANY = 30_000  # statements, from which those with the words are looked for first
PER_ARTICLE = 3  # statements, about
NEAR = 10  # words between, where the query says no number
SAID = f"{COLUMNS[Statement]}, outlet, published"
FORMS = get_args(Form)
TOLD = "statements.id IN (SELECT id FROM statements WHERE time_"
OR_CORRECTED = "UNION ALL SELECT record FROM judged)"
TOLD_SINCE = f"{TOLD}latest >= ? UNION ALL SELECT id FROM statements WHERE time_earliest >= ? {OR_CORRECTED}"
TOLD_UNTIL = f"{TOLD}earliest < ? UNION ALL SELECT id FROM statements WHERE time_latest < ? {OR_CORRECTED}"
OF_COUNTRY = f"""
    SELECT holder, steps.topic FROM steps JOIN events ON events.id = event WHERE event IN ({FACET}) AND (
        EXISTS (SELECT 1 FROM json_each(actor) AS doer WHERE json_extract(doer.value, '$.country') = ?)
        OR event IN (SELECT record FROM judged)
    )
"""
# What all steps of a position come to, where it may be asked for: only what was said more than once can have changed.
COMES_TO = """
    (? IS NULL OR max(day) >= ?) AND (? IS NULL OR min(day) <= ?)
    AND (NOT ? OR total(side = 'demand') > 1 OR (total(side = 'for') > 0 AND total(side = 'against') > 0))
"""
SYNTAX = 'write words, "a phrase", NEAR(one other, 5), AND, OR, NOT'


def happenings(db: sqlite3.Connection, asked: Filter, *, type: EventType | None = None) -> Iterator[Entry]:
    """The entries that are asked for, by their days."""
    sought = _among_entries(asked)
    if type:
        sought.that("type = ?", type)
    if asked.status:
        sought.that("status = ?", asked.status.lower())
    for row in sought.rows(db, "ORDER BY first, last, id"):
        entry = entries.entry(db, row["id"])
        if of_entry(db, entry).answer(asked):
            yield entry


def on_agenda(db: sqlite3.Connection, asked: Filter, *, on: str) -> Iterator[Item]:
    """The items that are asked for, as they stood on the day ``on``."""
    check_day("on", on)
    sought = _among_entries(asked).that("announced <= ?", on)
    if asked.status in agenda.TELLING:
        telling = agenda.TELLING[asked.status]
        sought.that(f"id IN (SELECT entry FROM accounts WHERE {telling})", *[on] * telling.count("?"))
    for row in sought.rows(db, "ORDER BY first, last, id"):
        item = agenda.item(db, row["id"], on)
        if item:
            of = of_entry(db, entries.entry(db, row["id"]))
            if of._replace(statuses=frozenset({item.status})).answer(asked):
                yield item


def _among_entries(asked: Filter) -> Sought:
    """The entries that may be asked for; each filter may be answered by another of an entry's accounts."""
    sought = Sought("SELECT id FROM entries").between(asked)
    sought.found_by(of_records(asked), "id IN (SELECT entry FROM accounts WHERE event IN ({}))")
    sought.found_by(of_articles(asked), "id IN (SELECT entry FROM accounts WHERE article IN ({}))")
    if asked.type:
        sought.that("(type = ? OR mode = ?)", asked.type.upper(), asked.type.lower())
    return sought


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
    for sought in _among_statements(asked, "statements.id FROM {} ON articles.id = article"):
        for row in sought.rows(db, "ORDER BY published, articles.id, position"):
            yield from _if_asked_for(db, row["id"], asked)


def _among_statements(asked: Filter, select: str) -> Iterator[Sought]:
    """The statements that are asked for, period by period; what is sought by its records is found by them, else by its day."""
    by_record = any(of_records(asked)) or (asked.type or "").lower() not in ("", *FORMS)
    for period, of in _periods(asked):
        by = "statements CROSS JOIN articles" if by_record or TOLD in period else "articles CROSS JOIN statements"
        yield _that_say(Sought(f"SELECT {select.format(by)}").that(period, *of), asked, "statements.id")


def search(db: sqlite3.Connection, words: str, asked: Filter) -> Iterator[Statement]:
    """The statements with these words that are asked for, the nearest first. :class:`InputError` where that is no query."""
    query = f"quotation : ({query_of(words)})"
    try:
        (matches,) = db.execute("SELECT count(*) FROM quotations_fts WHERE quotations_fts MATCH ?", (query,)).fetchone()
    except sqlite3.OperationalError as error:
        if not re.match("fts5|unknown special|no such column|unterminated", str(error)):
            raise
        raise InputError(f"search {words!r}", f"no query ({SYNTAX})") from error
    few = _at_most(db, asked) < min(matches, MANY)
    for statement in _among_few(db, query, asked) if few else _among_many(db, query, asked):
        yield from _if_asked_for(db, statement, asked)


def _at_most(db: sqlite3.Connection, asked: Filter) -> int:
    """How many statements the narrowest of the filters leaves, about."""
    counted = "SELECT count(*) FROM facets WHERE facet = ? AND value = ?"
    counts = [db.execute(counted, facet).fetchone()[0] for facet in of_records(asked)]
    counts += [PER_ARTICLE * db.execute(counted, facet).fetchone()[0] for facet in of_articles(asked)]
    if asked.since or asked.until:
        within = "SELECT count(*) FROM articles WHERE published BETWEEN ? AND ?"
        counts.append(PER_ARTICLE * db.execute(within, (asked.since or "0", asked.until or "9")).fetchone()[0])
    return min(counts, default=MANY)


def _among_few(db: sqlite3.Connection, query: str, asked: Filter) -> Iterator[str]:
    """The statements that are asked for, and then those of them with the words, the nearest first."""
    found = list(_in_all(db, asked))
    these = json.dumps([row["number"] for row in found])
    among = "SELECT rowid, rank FROM quotations_fts WHERE quotations_fts MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"
    ranks = {row[0]: row[1] for row in db.execute(among, (query, these))}
    yield from _in_order(found, ranks, ranks.keys())


def _among_many(db: sqlite3.Connection, query: str, asked: Filter) -> Iterator[str]:
    """The statements with the words, and then those of them that are asked for, the nearest first."""
    matching = "SELECT rowid, rank FROM quotations_fts WHERE quotations_fts MATCH ? ORDER BY rank"
    ranks = {row[0]: row[1] for row in db.execute(matching, (query,))}
    for near, is_rest in _nearest(ranks):
        # What is seldom among the nearest is found sooner by all else that is asked.
        found = _in_all(db, asked) if is_rest else _in_numbers(db, near, asked)
        yield from _in_order(found, ranks, set(near))


def _in_order(found: Iterable[sqlite3.Row], ranks: Mapping[int, float], of: Set[int]) -> Iterator[str]:
    for *_, statement in sorted((ranks[row["number"]], *tuple(row)[1:]) for row in found if row["number"] in of):
        yield statement


def _in_numbers(db: sqlite3.Connection, numbers: Sequence[int], asked: Filter) -> Iterator[sqlite3.Row]:
    """The statements that are asked for among those of these numbers in the index of words."""
    tables = "quotations CROSS JOIN statements ON statements.id = statement CROSS JOIN articles ON articles.id = article"
    sought = Sought(f"SELECT {PLACE} FROM {tables}").that("number IN (SELECT value FROM json_each(?))", json.dumps(numbers))
    for bound, day in ((ENDS, asked.since), (BEGINS, asked.until)):
        if day:
            sought.that(f"({bound} ? OR statements.id IN (SELECT record FROM judged))", day)
    yield from db.execute(_that_say(sought, asked, "+statements.id").sql, sought.values).fetchall()


def _in_all(db: sqlite3.Connection, asked: Filter) -> Iterator[sqlite3.Row]:
    """All statements that are asked for, whatever their words."""
    for sought in _among_statements(
        asked, f"{PLACE} FROM {{}} ON articles.id = article JOIN quotations ON statement = statements.id"
    ):
        yield from db.execute(sought.sql, sought.values).fetchall()


def _nearest(ranks: Mapping[int, float]) -> Iterator[tuple[list[int], bool]]:
    """What is ranked, in that order: a few, then more, then the rest; what is as near as one is always with it."""
    numbers, start = list(ranks), 0
    for length in (FIRST, FURTHER * FIRST, len(numbers)):
        end = min(start + length, len(numbers))
        while start < end < len(numbers) and ranks[numbers[end]] == ranks[numbers[end - 1]]:
            end += 1
        yield numbers[start:end], length == len(numbers)
        start = end


def _that_say(sought: Sought, asked: Filter, id: str) -> Sought:
    """Narrowed to the statements that are asked for, but for their days; ``id`` is the column of their ids."""
    sought.found_by(of_records(asked), f"{id} IN ({{}})")
    sought.found_by(of_articles(asked), "+articles.id IN ({})")
    if asked.type and asked.type.lower() in FORMS:
        sought.that("(form = ? OR statements.id IN (SELECT record FROM judged))", asked.type.lower())
    elif asked.type:
        of_channel = "SELECT id FROM statements WHERE channel = ? UNION ALL SELECT record FROM judged"
        sought.that(f"{id} IN ({of_channel})", asked.type.lower())
    return sought


def _periods(asked: Filter) -> Iterator[tuple[str, list[str]]]:
    """What is published on the days asked for; before and after that, what tells of these days itself."""
    since = asked.since
    until = (dt.date.fromisoformat(asked.until) + dt.timedelta(days=1)).isoformat() if asked.until else None
    if since:
        yield f"ifnull(published < ?, true) AND {TOLD_SINCE}", [since] * 3
    bounds = [("published >= ?", since), ("published < ?", until)]
    yield " AND ".join(bound for bound, day in bounds if day) or "true", [day for _, day in bounds if day]
    if until:
        yield f"ifnull(published >= ?, {'false' if since else 'true'}) AND {TOLD_UNTIL}", [until] * 3


def _if_asked_for(db: sqlite3.Connection, id: str, asked: Filter) -> Iterator[Statement]:
    sql = f"SELECT {SAID} FROM statements JOIN articles ON articles.id = article WHERE statements.id = ?"
    row = db.execute(sql, (id,)).fetchone()
    said = standing.stands(db, from_row(Statement, dict(row)))
    article = Article(row["article"], "", published=row["published"], outlet=row["outlet"])
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
    sought = Sought("SELECT id FROM contested").between(asked)
    kind = [("type", asked.type.lower())] if asked.type else []
    sought.found_by((*of_records(asked), *kind), "id IN (SELECT entry FROM claims WHERE figure IN ({}))")
    sought.found_by(of_articles(asked), "id IN (SELECT entry FROM claims WHERE article IN ({}))")
    if asked.status:
        sought.that("relation = ?", asked.status.lower())
    for row in sought.rows(db, "ORDER BY first, last, id"):
        entry = contested.entry(db, row["id"])
        if _of_contested(db, entry).answer(asked):
            yield entry


def _of_contested(db: sqlite3.Connection, entry: Contested) -> Facets:
    rows = [
        db.execute(f"SELECT {COLUMNS[Figure]} FROM figures WHERE id = ?", (claim.figure,)).fetchone() for claim in entry.claims
    ]
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
    sought = Sought("SELECT holder, topic FROM steps")
    if asked.actor:
        named = positions.holders(db, lambda name: is_named(asked.actor, [name]))
        sought.that("holder IN (SELECT value FROM json_each(?))", json.dumps(named))
    if asked.topic:
        sought.that("topic = ?", asked.topic.lower())
    if asked.code:
        state = positions.STATE + asked.code
        sought.that(f"(holder = ? OR (holder, topic) IN ({OF_COUNTRY}))", state, "country", asked.code, asked.code)
    if asked.type:
        sought.that("(holder, topic) IN (SELECT holder, topic FROM steps WHERE lower(stance) = ?)", asked.type.lower())
    sought.found_by(of_articles(asked), "(holder, topic) IN (SELECT holder, topic FROM steps WHERE article IN ({}))")
    for row in sought.rows(db, f"GROUP BY holder, topic HAVING {COMES_TO} ORDER BY holder, topic", *_come_to(asked)):
        position = positions.position(db, row["holder"], row["topic"])
        if position.steps and _of_position(db, row["holder"], position).answer(asked):
            yield position


def _come_to(asked: Filter) -> tuple[object, ...]:
    return asked.since, asked.since, asked.until, asked.until, asked.status == "changed"


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
    """The actors that are asked for, by their keys."""
    sought = Sought("SELECT key FROM attested")
    if asked.actor:
        names = db.execute("SELECT DISTINCT key, name FROM attested").fetchall()
        named = {row["key"] for row in names if is_named(asked.actor, [row["name"]])}
        sought.that("key IN (SELECT value FROM json_each(?))", json.dumps(sorted(named)))
    wanted = {
        "country = ?": asked.code,
        "type = ?": asked.type and asked.type.lower(),
        "role <> '' AND day >= ?": asked.since,
        "role <> '' AND day <= ?": asked.until,
    }
    for condition, value in wanted.items():
        if value:
            sought.that(f"key IN (SELECT key FROM attested WHERE {condition})", value)
    for actor in actors.actors(db, (row["key"] for row in sought.rows(db, "GROUP BY key ORDER BY key"))):
        roles = [day for role in actor.roles for day in (role.from_, role.to) if day]
        country = frozenset({actor.country}) if actor.country else frozenset()
        of = Facets(frozenset(actor.spellings), country, types=frozenset({actor.type}), days=tuple(sorted(roles)))
        if of.answer(asked):
            yield actor


def sources(db: sqlite3.Connection, asked: Filter) -> Iterator[Source]:
    """The groups of articles of one source that are asked for."""
    sought = Sought("SELECT DISTINCT source FROM shared_sources")
    sought.found_by(of_articles(asked), "source IN (SELECT source FROM shared_sources WHERE article IN ({}))")
    dated = "source IN (SELECT source FROM articles CROSS JOIN shared_sources ON article = articles.id WHERE published {} ?)"
    if asked.type:
        of_kind = "SELECT source FROM copies JOIN shared_sources ON article = a WHERE kind = ?"
        sought.that(f"source IN ({of_kind})", asked.type.lower())
    for bound, day in ((">=", asked.since), ("<=", asked.until and f"{asked.until}~")):  # "~" is after all times of a day
        if day:
            sought.that(dated.format(bound), day)
    for row in sought.rows(db, "ORDER BY source"):
        for articles, kind in copies.groups_of(db, row["source"]):
            if _of_articles(db, articles)._replace(types=frozenset({kind})).answer(asked):
                yield copies.source(db, articles, kind)


def _of_articles(db: sqlite3.Connection, articles: Iterable[str]) -> Facets:
    rows = [db.execute("SELECT outlet, published FROM articles WHERE id = ?", (article,)).fetchone() for article in articles]
    dates = tuple(sorted(row["published"][:10] for row in rows if row["published"]))
    return Facets(outlets=frozenset(row["outlet"] for row in rows if row["outlet"]), days=dates)
