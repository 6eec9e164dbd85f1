"""One source or many: which articles are copies of one report, or rewrites of it, by the passages they share.

Two articles are a ``copy`` where the shorter has next to nothing of its own, a ``rewrite`` where a good part of the shorter
stands in the other. What counts is the reports' own words: two that quote the same speech are two reports.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from onrecord.ledger.grouping import connected
from onrecord.ledger.passages import Seeds, Word, fingerprint, passages, seeds, words
from onrecord.ledger.windows import DAY, hours
from onrecord.records import Span

TABLES: tuple[str, ...] = ("shingles", "shingled", "copies", "shared_sources")

Kind = Literal["copy", "rewrite"]
COPIED = 0.9  # share of the shorter's own words from which it is a copy
REWRITTEN = 0.35  # and from which it is a rewrite
LEAST: dict[Kind, int] = {"copy": 20, "rewrite": 30}  # words in common: fewer can be chance, as in reports of one sentence
NEWS = 14.0  # days: what is printed later is no copy, but an old formula used again
ENOUGH = 0.1  # share of the runs kept of the shorter that must be common before two are compared
UNDATED = -1_000_000  # the day of an article of no date, which is held against all
FEW = 20  # own words below which a text is little but quotations, and these are compared as well

PARTNERS = "SELECT b FROM copies WHERE a = :article UNION SELECT a FROM copies WHERE b = :article"
CANDIDATES = """
    SELECT found.article FROM (
        SELECT article, count(*) AS common FROM (
            SELECT article FROM json_each(:hashes) CROSS JOIN shingles ON hash = value AND day BETWEEN :first AND :last
            UNION ALL
            SELECT article FROM json_each(:hashes) CROSS JOIN shingles ON hash = value AND day = :undated AND :first > :undated
        ) GROUP BY article
    ) AS found JOIN shingled ON shingled.article = found.article
     WHERE common >= max(2, :enough * min(shingled.hashes, :own)) ORDER BY found.article
"""
SENTENCES = """
    SELECT article, start, "end" FROM json_each(?) AS of CROSS JOIN sentences ON article = of.value ORDER BY article, position
"""
QUOTATIONS = """
    SELECT spans.article, start, "end" FROM json_each(?) AS of CROSS JOIN spans ON spans.article = of.value
      JOIN statements ON statements.id = record
     WHERE form <> 'indirect' AND field LIKE 'content.%' ORDER BY spans.article, start
"""
# Of one day the longest: what is copied is cut.
EARLIEST = """
    SELECT id FROM articles JOIN shingled ON article = id WHERE id IN (SELECT value FROM json_each(?))
     ORDER BY published IS NULL, published, hashes DESC, id
"""


class Text(NamedTuple):
    """An article's text, and its words as they are compared."""

    article: str
    text: str
    words: list[Word]


class Passage(msgspec.Struct, frozen=True):
    """What two articles have in common: ``spans`` are the words of each, in the order of ``articles``."""

    articles: tuple[str, str]
    spans: tuple[Span, Span]


class Source(msgspec.Struct, frozen=True):
    """Articles of one source, the first by date first (of one day the longest); each of the ``passages`` is one of the first's
    and of another's.

    A rewrite stands with the first of the copies that it rewrites.
    """

    articles: tuple[str, ...]
    kind: Kind
    passages: tuple[Passage, ...]


def added(db: sqlite3.Connection, article: str) -> None:
    """Holds an article against those that share a run of words with it."""
    own, day = _words(db, article), _day(db, article)
    hashes = sorted(fingerprint(own))
    first, last = (UNDATED, -UNDATED) if day == UNDATED else (day - int(NEWS) - 1, day + int(NEWS) + 1)
    near = {"first": first, "last": last, "undated": UNDATED}
    of_these = {"hashes": json.dumps(hashes), "own": len(hashes), "enough": ENOUGH}
    candidates = [row[0] for row in db.execute(CANDIDATES, {**near, **of_these})]
    db.executemany("INSERT INTO shingles VALUES (?, ?, ?)", ((number, day, article) for number in hashes))
    db.execute("INSERT INTO shingled VALUES (?, ?)", (article, len(hashes)))
    for other in candidates:
        if _of_one_time(db, article, other):
            _compare(db, *sorted([(article, own), (other, _words(db, other))]))
    if candidates:
        _join(db, article)


def removed(db: sqlite3.Connection, article: str) -> None:
    """Takes an article out of those it shares a source with."""
    day = _day(db, article)
    own = ((number, day, article) for number in sorted(fingerprint(_words(db, article))))
    db.executemany("DELETE FROM shingles WHERE hash = ? AND day = ? AND article = ?", own)
    db.execute("DELETE FROM shingled WHERE article = ?", (article,))
    touched = _component(db, [article])
    db.execute("DELETE FROM copies WHERE a = ?1 OR b = ?1", (article,))
    db.execute("DELETE FROM shared_sources WHERE article = ?", (article,))
    _regroup(db, [other for other in touched if other != article])


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Sources rest on no judgement of records."""


def groups_of(db: sqlite3.Connection, first: str) -> Iterator[tuple[tuple[str, ...], Kind]]:
    """The groups of articles of one source, each by date: copies, and a report with its rewrites."""
    members = [row[0] for row in db.execute("SELECT article FROM shared_sources WHERE source = ?", (first,))]
    copies = _joined(db, members, "copy")
    yield from ((together, "copy") for together in copies if len(together) > 1)
    yield from ((together, "rewrite") for together in _rewrites(db, copies) if len(together) > 1)


def source(db: sqlite3.Connection, articles: tuple[str, ...], kind: Kind) -> Source:
    """A group with the passages by which it is one."""
    first, *others = articles
    texts = _texts(db, articles)
    of_first = seeds(texts[first].words)
    return Source(articles, kind, tuple(p for other in others for p in _passages(texts[first], texts[other], of_first)))


def source_of(db: sqlite3.Connection, article: str) -> str:
    """The article that stands for all of one source: the first of them by date."""
    row = db.execute("SELECT source FROM shared_sources WHERE article = ?", (article,)).fetchone()
    return str(row[0]) if row else article


def _words(db: sqlite3.Connection, article: str) -> list[Word]:
    texts = _texts(db, [article])
    return texts[article].words if article in texts else []


def _texts(db: sqlite3.Connection, articles: Sequence[str]) -> dict[str, Text]:
    """The texts of articles, and their words."""
    these = (json.dumps(sorted(articles)),)
    sentences, quotations = _ranges(db.execute(SENTENCES, these)), _ranges(db.execute(QUOTATIONS, these))
    return {
        article: Text(article, text, words(text, sentences.get(article, []), quotations.get(article, [])))
        for article, text in db.execute("SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))", these)
    }


def _ranges(rows: Iterable[sqlite3.Row]) -> dict[str, list[tuple[int, int]]]:
    """Ranges of characters by their articles, in the order of the rows."""
    found: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in rows:
        found.setdefault(article, []).append((start, end))
    return found


def _compare(db: sqlite3.Connection, one: tuple[str, list[Word]], other: tuple[str, list[Word]]) -> None:
    (a, in_a), (b, in_b) = one, other
    runs = passages(in_a, in_b)
    own = min(_unquoted(in_a), _unquoted(in_b)) >= FEW
    share_a = _share(in_a, ((run.a, run.length_a) for run in runs), own)
    share_b = _share(in_b, ((run.b, run.length_b) for run in runs), own)
    most = max(share_a, share_b)
    kind: Kind = "copy" if most >= COPIED else "rewrite"
    if most >= REWRITTEN and sum(run.length_a for run in runs) >= LEAST[kind]:
        db.execute("INSERT INTO copies VALUES (?, ?, ?, ?, ?)", (a, b, kind, round(share_a, 3), round(share_b, 3)))


def _of_one_time(db: sqlite3.Connection, a: str, b: str) -> bool:
    dates = [row[0] for row in db.execute("SELECT published FROM articles WHERE id IN (?, ?)", (a, b)) if row[0]]
    return len(dates) < 2 or abs(hours(dates[0]) - hours(dates[1])) <= NEWS * DAY


def _day(db: sqlite3.Connection, article: str) -> int:
    """The day of an article's publication, counted from 1970."""
    row = db.execute("SELECT published FROM articles WHERE id = ?", (article,)).fetchone()
    return int(hours(row[0]) // DAY) if row and row[0] else UNDATED


def _unquoted(of: Sequence[Word]) -> int:
    return sum(not word.quoted for word in of)


def _share(of: Sequence[Word], runs: Iterable[tuple[int, int]], own: bool) -> float:
    """The share of a text's words (of its ``own`` only, or of all) that the runs cover."""
    covered = {n for start, length in runs for n in range(start, start + length)}
    counted = [n for n, word in enumerate(of) if not (own and word.quoted)]
    return len(covered & set(counted)) / len(counted) if counted else 0.0


def _component(db: sqlite3.Connection, articles: Iterable[str]) -> list[str]:
    return connected(articles, lambda article: [row[0] for row in db.execute(PARTNERS, {"article": article})])


def _join(db: sqlite3.Connection, article: str) -> None:
    """Names the source of an article just brought in, and of those whose first it is, or joins to others."""
    partners = [row[0] for row in db.execute(PARTNERS, {"article": article})]
    if not partners:
        return
    sources = sorted({source_of(db, partner) for partner in partners})
    first = _by_date(db, [article, *sources])[0]
    for source in sources:
        if source != first:
            db.execute("UPDATE shared_sources SET source = ? WHERE source = ?", (first, source))
    alone = {article, *partners}
    db.executemany("INSERT OR IGNORE INTO shared_sources VALUES (?, ?)", ((one, first) for one in sorted(alone)))


def _regroup(db: sqlite3.Connection, articles: Iterable[str]) -> None:
    """Names the source of all articles that hang together with these."""
    left = _component(db, articles)
    while left:
        together = _component(db, left[:1])
        left = sorted(set(left) - set(together))
        first = _by_date(db, together)[0]
        for article in together:
            if len(together) == 1:
                db.execute("DELETE FROM shared_sources WHERE article = ?", (article,))
            elif source_of(db, article) != first:
                db.execute("UPDATE shared_sources SET source = ? WHERE article = ?", (first, article))


def _joined(db: sqlite3.Connection, articles: Sequence[str], kind: Kind) -> list[tuple[str, ...]]:
    """Articles that hang together by pairs of one kind, each group by date."""
    return _grouped(db, articles, _pairs(db, articles, kind))


def _rewrites(db: sqlite3.Connection, copies: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What is rewritten with its rewrites, where the first of several copies stands for all."""
    first = {article: together[0] for together in copies for article in together}
    between = ((first[a], first[b]) for a, b in _pairs(db, first, "rewrite"))
    return _grouped(db, set(first.values()), ((a, b) for a, b in between if a != b))


def _pairs(db: sqlite3.Connection, articles: Iterable[str], kind: Kind) -> Iterator[tuple[str, str]]:
    of_these = "SELECT a, b FROM json_each(?) CROSS JOIN copies ON a = value WHERE kind = ?"
    return map(tuple, db.execute(of_these, (json.dumps(sorted(articles)), kind)).fetchall())


def _grouped(db: sqlite3.Connection, articles: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Articles that hang together by pairs, each group by date; the groups by their first names."""
    partners: dict[str, set[str]] = {article: set() for article in articles}
    for a, b in pairs:
        partners[a].add(b)
        partners[b].add(a)
    found, left = [], sorted(partners)
    while left:
        together = connected(left[:1], partners.__getitem__)
        left = sorted(set(left) - set(together))
        found.append(_by_date(db, together) if len(together) > 1 else tuple(together))
    return found


def _by_date(db: sqlite3.Connection, articles: Iterable[str]) -> tuple[str, ...]:
    return tuple(row[0] for row in db.execute(EARLIEST, (json.dumps(sorted(articles)),)))


def _passages(one: Text, other: Text, of_one: Seeds) -> Iterator[Passage]:
    for run in passages(one.words, other.words, of_one):
        spans = _span(one.text, one.words, run.a, run.length_a), _span(other.text, other.words, run.b, run.length_b)
        yield Passage((one.article, other.article), spans)


def _span(text: str, of: Sequence[Word], at: int, length: int) -> Span:
    start, end = of[at].start, of[at + length - 1].end
    return Span(start, end, text[start:end])
