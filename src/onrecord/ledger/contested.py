"""Contested figures: the claims of all reports about one thing, side by side, and how they stand to each other.

A claim is its claimant's, in however many papers it stands; what an outlet says in its own words is its own, and that of all
copies of one report is one. Nothing is averaged.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal

import msgspec

from onrecord.ledger import copies, judgements, standing
from onrecord.ledger.claims import Claim, Scene, claim
from onrecord.ledger.facets import days
from onrecord.ledger.grouping import Edge, connected, groups
from onrecord.ledger.rivals import SIDES, are_apart, one_thing, stand, told_again
from onrecord.ledger.rows import COLUMNS, from_row
from onrecord.ledger.verdicts import BY_PERSON, apart
from onrecord.records import Actor, Bound, Event, Figure, Span, Statement, Value, When

TABLES: tuple[str, ...] = ("claims", "claim_elements", "claim_pairs", "contested")

Relation = Literal["equal", "consistent", "revised", "contradictory"]
PARTNERS = "SELECT b FROM claim_pairs WHERE a = :figure UNION SELECT a FROM claim_pairs WHERE b = :figure"
NEAR = """
    SELECT DISTINCT figure FROM claim_elements
     WHERE element IN (SELECT value FROM json_each(?)) AND day IN (SELECT value FROM json_each(?))
"""
EVERY_DAY, EVERY_FOURTH = 9, 100  # days: times so long are found by every day, every fourth; longer ones by every 32nd


class Told(msgspec.Struct, frozen=True):
    """One claim: ``source`` names the first of the articles that are copies or rewrites of its article, or that itself.

    ``each`` where the number is that of each of two sides.
    """

    article: str
    figure: str
    claimant: Actor | None
    value: Value
    bound: Bound
    time: When | None
    unit: str | None
    measure: str | None
    each: bool
    quote: Span
    outlet: str | None
    published: str | None
    source: str


class Sum(msgspec.Struct, frozen=True):
    """A whole and the parts that an article tells of it: what remains, or that the parts come to more."""

    article: str
    whole: str
    parts: tuple[str, ...]
    remainder: Value | None
    exceeds: bool


class Contested(msgspec.Struct, frozen=True):
    """Claims about one thing, in the order of their articles; ``voices`` counts who claims, each once."""

    id: str
    what: str
    relation: Relation
    claims: tuple[Told, ...]
    voices: int
    sums: tuple[Sum, ...]


def added(db: sqlite3.Connection, article: str) -> None:
    """Holds an article's figures against those of others."""
    new = list(_claims(db, article))
    for one in new:
        _store(db, one)
    for one in new:
        _compare(db, one)
    figures = [one.figure for one in new]
    _regroup(db, figures + _judged_with(db, figures))


def removed(db: sqlite3.Connection, article: str) -> None:
    """Takes an article's claims out, and groups anew those that they stood with."""
    gone = [row[0] for row in db.execute("SELECT figure FROM claims WHERE article = ?", (article,))]
    touched, named = sorted({*_component(db, gone), *_judged_with(db, gone)} - set(gone)), _entries(db, gone)
    db.execute("DELETE FROM claims WHERE article = ?", (article,))
    _regroup(db, touched)
    _sum_up(db, named)


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Holds the figures of these records' articles anew against others."""
    for article in standing.articles(db, records):
        removed(db, article)
        added(db, article)


def settle(db: sqlite3.Connection) -> None:
    """Holds anew the claims of articles whose source is another than before: what copies say is one outlet's word."""
    changed = "SELECT entry FROM source_changed CROSS JOIN claims ON claims.article = source_changed.article"
    _sum_up(db, {row[0] for row in db.execute(f"{changed} WHERE entry IS NOT NULL")})
    db.execute("DELETE FROM source_changed")


def entry(db: sqlite3.Connection, id: str) -> Contested:
    """The claims about one thing, by the entry's id."""
    rows = _rows(db, id)
    claims = [_decoded(row["compared"]) for row in rows]
    told = [_told(db, row, one) for row, one in zip(rows, claims, strict=True)]
    voices = _voices(db, [one.source for one in told], claims)
    return Contested(id, _what(rows[0], claims), _relation(voices), tuple(told), len(voices), tuple(_sums(db, rows)))


def _claims(db: sqlite3.Connection, article: str) -> Iterator[Claim]:
    """The claims of an article's figures that stand."""
    text, published = db.execute("SELECT text, published FROM articles WHERE id = ?", (article,)).fetchone()
    sentences = db.execute('SELECT start, "end" FROM sentences WHERE article = ? ORDER BY position', (article,)).fetchall()
    figures = {figure.id: figure for figure in standing.records(db, article, Figure)}
    events = list(standing.records(db, article, Event)) if figures else []
    channels = {one.id: one.channel for one in standing.records(db, article, Statement)} if figures else {}
    lead = text[slice(*sentences[0])] if sentences else ""
    for figure in figures.values():
        start, end = _around(figure.evidence, sentences)
        told = tuple(event for event in events if event.evidence.start < end and start < event.evidence.end)
        around = (text[start:end], text[figure.evidence.end : end], lead)
        scene = Scene(published, *around, told, figures.get(figure.part_of or ""), channels.get(figure.statement or ""))
        made = claim(figure, scene)
        if made:
            yield made


def _around(evidence: Span, sentences: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The sentence that a figure stands in."""
    return next(((s, e) for s, e in sentences if s <= evidence.start < e), (evidence.start, evidence.end))


def _store(db: sqlite3.Connection, one: Claim) -> None:
    days = _days(one)
    day = one.since or (_iso(one.window.days[0]) if one.window else None)
    row = (one.figure, one.article, _counted_since(one), day, one.claimant, msgspec.json.encode(one).decode())
    db.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", row)
    found_by = [(element, day, one.figure) for element in _elements(one) for day in days]
    db.executemany("INSERT INTO claim_elements VALUES (?, ?, ?)", found_by)


def _counted_since(one: Claim) -> str | None:
    """The entry of a count from some day on: all those of the same, from the same day, at the same place are of one."""
    if one.since is None or one.unit.abstract:
        return None
    where = sorted(one.here) or sorted(one.owners) or sorted(one.sides)
    key = json.dumps([one.measures, one.unit.kind, one.per, one.since, where])
    return f"n{hashlib.blake2b(key.encode(), digest_size=7).hexdigest()}"


def _elements(one: Claim) -> list[str]:
    """What happened, to what, and where: with another claim of the same thing one of these is in common."""
    measures = one.measures if one.measures[0].startswith("~") else ("+".join(one.measures),)
    unit = "persons" if one.unit.persons else one.unit.kind
    return [f"{measure} {unit} {where}" for measure in measures for where in sorted(one.here | one.sides)]


def _days(one: Claim) -> list[int]:
    """The days, counted from 1970, by which a claim is found."""
    days = one.window.days if one.window else range(0)
    step = 1 if len(days) <= EVERY_DAY else 4 if len(days) <= EVERY_FOURTH else 32
    return [day for day in days if day % step == 0]


def _compare(db: sqlite3.Connection, one: Claim) -> None:
    """Holds a claim against all that may be of the same thing, and keeps the pairs that are."""
    said = judgements.pairs(db, one.figure)
    near = {row[0] for row in db.execute(NEAR, (json.dumps(_elements(one)), json.dumps(_days(one))))}
    for other in _stored(db, sorted((near | set(said)) - {one.figure})):
        a, b = sorted((one, other), key=lambda claim: claim.figure)
        judgement = said.get(other.figure)
        strength = BY_PERSON * (judgement.verdict == "same") if judgement else one_thing(a, b)
        if strength:
            db.execute("INSERT OR REPLACE INTO claim_pairs VALUES (?, ?, ?)", (a.figure, b.figure, strength))


def _regroup(db: sqlite3.Connection, figures: Iterable[str]) -> None:
    """Groups anew all claims that hang together with these."""
    claims = {one.figure: one for one in _stored(db, _component(db, figures))}
    before = _entries(db, claims)
    edges = [Edge(*row) for figure in claims for row in db.execute("SELECT * FROM claim_pairs WHERE a = ?", (figure,))]
    cannot = apart(db, claims, edges, lambda a, b: are_apart(claims[a], claims[b]))
    for members in groups(claims, edges, cannot):
        shared = _shared(db, [claims[figure] for figure in members])
        for figure in members:
            db.execute("UPDATE claims SET entry = ?1 WHERE figure = ?2 AND entry IS NOT ?1", (shared, figure))
    _sum_up(db, before | _entries(db, claims))


def _shared(db: sqlite3.Connection, members: Sequence[Claim]) -> str | None:
    """The entry of claims that stand together; counts since one day share one, unless judged to be of another thing."""
    counted = [entry for one in members if (entry := _counted_since(one)) and not _is_of_another(db, one)]
    if counted:
        return counted[0]
    first = min(members, key=lambda one: (one.published or "", one.article, one.figure))
    return f"n{first.figure[1:]}" if len(members) > 1 else None


def _is_of_another(db: sqlite3.Connection, one: Claim) -> bool:
    """Whether a person says that a claim is not of the same thing as one on record whose id comes before."""
    said = judgements.pairs(db, one.figure)
    others = [figure for figure, judgement in said.items() if judgement.verdict == "not-same" and figure < one.figure]
    return next(_stored(db, others), None) is not None


def _judged_with(db: sqlite3.Connection, figures: Iterable[str]) -> list[str]:
    """The figures of which persons say that they are, or are not, the same as one of these."""
    return sorted({other for figure in figures for other in judgements.pairs(db, figure)})


def _entries(db: sqlite3.Connection, figures: Iterable[str]) -> set[str]:
    """The entries that these claims stand in."""
    rows = (db.execute("SELECT entry FROM claims WHERE figure = ?", (figure,)).fetchone() for figure in figures)
    return {row[0] for row in rows if row and row[0]}


def _sum_up(db: sqlite3.Connection, named: Iterable[str]) -> None:
    """Notes how the claims of each of these entries stand to each other, and when they lie."""
    for name in sorted(named):
        rows = _rows(db, name)
        if len(rows) < 2:
            db.execute("DELETE FROM contested WHERE id = ?", (name,))
            continue
        claims = [_decoded(row["compared"]) for row in rows]
        figures = [standing.record(db, from_row(Figure, dict(row))) for row in rows]
        dates = sorted(day for one, row in zip(figures, rows, strict=True) for day in days(one.time, row["published"]))
        relation = _relation(_voices(db, [copies.source_of(db, one.article) for one in claims], claims))
        row = (name, relation, *((dates[0], dates[-1]) if dates else ("", "")))
        db.execute("INSERT OR REPLACE INTO contested VALUES (?, ?, ?, ?)", row)


def _rows(db: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    return db.execute(
        f"SELECT {COLUMNS[Figure]}, of_name, by_name, compared, outlet, published"
        " FROM claims JOIN figures ON figures.id = figure JOIN articles ON articles.id = claims.article"
        " WHERE entry = ? ORDER BY published, claims.article, position",
        (name,),
    ).fetchall()


def _component(db: sqlite3.Connection, figures: Iterable[str]) -> list[str]:
    return connected(figures, lambda figure: [row[0] for row in db.execute(PARTNERS, {"figure": figure})])


def _stored(db: sqlite3.Connection, figures: Iterable[str]) -> Iterator[Claim]:
    for figure in figures:
        for row in db.execute("SELECT compared FROM claims WHERE figure = ?", (figure,)):
            yield _decoded(row[0])


@lru_cache(maxsize=16384)
def _decoded(compared: str) -> Claim:
    return msgspec.json.decode(compared, type=Claim)


def _told(db: sqlite3.Connection, row: sqlite3.Row, one: Claim) -> Told:
    figure = standing.record(db, from_row(Figure, dict(row)))
    source = copies.source_of(db, figure.article)
    return Told(
        figure.article,
        figure.id,
        figure.claimant,
        figure.value,
        figure.bound,
        figure.time,
        figure.unit,
        figure.measure,
        one.each,
        figure.evidence,
        row["outlet"],
        row["published"],
        source,
    )


def _voices(db: sqlite3.Connection, sources: Sequence[str], claims: Sequence[Claim]) -> Mapping[str, list[Claim]]:
    """The claims of each who claims, in the order of their articles; what copies say is the first outlet's own word."""
    voices: dict[str, list[Claim]] = {}
    for source, made in zip(sources, claims, strict=True):
        outlet = db.execute("SELECT coalesce(outlet, id) FROM articles WHERE id = ?", (source,)).fetchone()[0]
        voices.setdefault(made.claimant or f"in {outlet}", []).append(made)
    return voices


def _relation(voices: Mapping[str, list[Claim]]) -> Relation:
    """How the claims stand to each other: of each who claims, what was said last counts."""
    last = [claims[-1] for claims in voices.values()]
    again = [(a, b) for claims in voices.values() for a, b in pairwise(claims) if a.article != b.article]
    at_once = [(a, b) for a, b in again if a.published == b.published]
    if any(stand(a, b) == "contradictory" for a, b in (*combinations(last, 2), *at_once)):
        return "contradictory"
    if any(not told_again(a, b) for a, b in again):
        return "revised"
    everything = [one for claims in voices.values() for one in claims]
    return "equal" if all(stand(everything[0], one) == "equal" for one in everything) else "consistent"


def _what(row: sqlite3.Row, claims: Sequence[Claim]) -> str:
    """What is claimed, in the words of the first: "people killed, El Obeid, 2024-02-10"."""
    first = claims[0]
    where = first.site.name if first.site else row["of_name"] or row["by_name"]
    when = f"since {first.since}" if first.since else _iso(first.window.days[0]) if first.window else None
    return ", ".join(filter(None, (f"{row['unit']} {row['measure']}", where, when)))


def _sums(db: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> Iterator[Sum]:
    """The wholes among these figures, and those that they are parts of, with all their parts."""
    for whole in sorted({row["part_of"] or row["id"] for row in rows}):
        parts = db.execute(
            f"SELECT {COLUMNS[Figure]}, json_extract(compared, '$.each') AS each FROM figures LEFT JOIN claims ON figure = id"
            " WHERE part_of = ? ORDER BY position",
            (whole,),
        ).fetchall()
        found = db.execute(f"SELECT {COLUMNS[Figure]} FROM figures WHERE id = ?", (whole,)).fetchone()
        if parts and found:
            times = [SIDES if part["each"] else 1 for part in parts]
            told = [from_row(Figure, dict(part)) for part in parts]
            yield _sum(standing.record(db, from_row(Figure, dict(found))), told, times)


def _sum(whole: Figure, parts: Sequence[Figure], times: Sequence[int]) -> Sum:
    """The sum of parts, each so many ``times``."""
    low = whole.value.low - sum(part.value.high * n for part, n in zip(parts, times, strict=True))
    high = whole.value.high - sum(part.value.low * n for part, n in zip(parts, times, strict=True))
    remainder = None if high < 0 else Value(max(low, 0.0), high)
    return Sum(whole.article, whole.id, tuple(part.id for part in parts), remainder, high < 0)


def _iso(day: int) -> str:
    return (dt.date(1970, 1, 1) + dt.timedelta(days=day)).isoformat()
