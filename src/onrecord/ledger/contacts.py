"""One happening, told by many: which accounts of meetings, calls, strikes, swaps belong together.

Two accounts are compared (:mod:`~onrecord.ledger.sameness`) when they share two of their parties, states and place on one day;
what is held to be the same is grouped, and two accounts that cannot be one never stand in one group.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from onrecord.ledger import entries, judgements, standing
from onrecord.ledger.accounts import DEEDS, Account, account
from onrecord.ledger.grouping import Edge, connected, groups
from onrecord.ledger.judgements import Judgement
from onrecord.ledger.sameness import NEXT, Decision, decide
from onrecord.ledger.verdicts import BY_PERSON, apart
from onrecord.records import Event, Span

TABLES: tuple[str, ...] = ("accounts", "account_elements", "account_pairs", "entries")
PUT_OFF = "put off: "  # before an element of what was put or called off, by which accounts of its other times find it

TAKEN_UP = re.compile(r"(?:It|This|That) (?:was|is|will be|would be)\b")

PARTNERS = """
    SELECT b FROM account_pairs WHERE a = :event AND verdict = 'same'
    UNION SELECT a FROM account_pairs WHERE b = :event AND verdict = 'same'
"""

ANNOUNCED = """
    SELECT iif(total(told = 'text'), min(coalesce(substr(published, 1, 10), '')), NULL)
      FROM accounts JOIN articles ON articles.id = article WHERE entry = ? AND status = 'planned'
"""


def added(db: sqlite3.Connection, article: str) -> None:
    """Compares what an article tells with what others tell of the same days and parties, and groups anew what that touches."""
    new = list(_told(db, article))
    for told in new:
        _store(db, told)
    for told in new:
        _compare(db, told)
    _regroup(db, [told.event for told in new])


def removed(db: sqlite3.Connection, article: str) -> None:
    """Takes an article's accounts out, and groups anew those that they stood with."""
    gone = [row[0] for row in db.execute("SELECT event FROM accounts WHERE article = ?", (article,))]
    _take_out(db, gone)


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Tells and compares these events anew, as far as they are accounts of anything."""
    of_these = set(records)
    _take_out(db, sorted(of_these))
    new = [told for article in standing.articles(db, of_these) for told in _told(db, article) if told.event in of_these]
    for told in new:
        _store(db, told)
    for told in new:
        _compare(db, told)
    _regroup(db, [told.event for told in new])


def _take_out(db: sqlite3.Connection, events: Sequence[str]) -> None:
    """Takes accounts out, and groups anew those that they stood with."""
    touched, named = _component(db, events), _entries(db, events)
    db.executemany("DELETE FROM accounts WHERE event = ?", ((event,) for event in events))
    _regroup(db, [event for event in touched if event not in set(events)])
    _sum_up(db, named)


def _told(db: sqlite3.Connection, article: str) -> Iterator[Account]:
    """What an article tells that others can tell too, where it tells of a time or a person says that they do."""
    outlet, published, text = db.execute("SELECT outlet, published, text FROM articles WHERE id = ?", (article,)).fetchone()
    sentences = db.execute('SELECT start, "end" FROM sentences WHERE article = ? ORDER BY start', (article,)).fetchall()
    for event in standing.records(db, article, Event):
        told = account(event, outlet=outlet, published=published, sentence=_sentence(text, sentences, event.evidence))
        can_be_told = told.type in DEEDS and told.status != "called_for" and told.days
        if can_be_told or judgements.is_same_as_another(db, event.id):
            yield told


def _sentence(text: str, sentences: Sequence[tuple[int, int]], evidence: Span) -> str:
    """The sentence that a clause stands in, with the next where that takes it up: "It was their third call"."""
    touched = [(start, end) for start, end in sentences if start < evidence.end and end > evidence.start]
    if not touched:
        return evidence.quote
    first, last = touched[0][0], touched[-1][1]
    following = next(((start, end) for start, end in sentences if start >= last), None)
    return text[first : following[1] if following and TAKEN_UP.match(text, following[0]) else last]


def _store(db: sqlite3.Connection, told: Account) -> None:
    days = (_day(told.days[0]), _day(told.days[-1])) if told.days else (None, None)
    when = (*days, told.window and told.window.told)
    stands = (entry_id(told.event), told.type, told.status, *when, told.fate)
    row = (told.event, told.article, *stands, msgspec.json.encode(told).decode())
    db.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    elements = _elements(told)
    if told.fate:
        elements += [PUT_OFF + element for element in elements]
    found_by = [(element, day, told.event) for element in elements for day in told.days]
    db.executemany("INSERT INTO account_elements VALUES (?, ?, ?)", found_by)


def _elements(told: Account) -> list[str]:
    return [f"{told.type} {element}" for element in told.elements]


def _compare(db: sqlite3.Connection, told: Account) -> None:
    """Holds an account against all that it might be the same as, and keeps the pairs that are, or may be."""
    said = judgements.pairs(db, told.event)
    for other in _accounts(db, sorted(_near(db, told) | set(said))):
        if other.article != told.article or other.event in said:
            a, b = sorted((told, other), key=lambda account: account.event)
            decision = _judged(said[other.event]) if other.event in said else decide(a, b)
            if decision.verdict in ("same", "candidate"):
                reasons = msgspec.json.encode(decision.reasons).decode()
                row = (a.event, b.event, decision.verdict, decision.strength, reasons)
                db.execute("INSERT OR REPLACE INTO account_pairs VALUES (?, ?, ?, ?, ?)", row)


def _judged(said: Judgement) -> Decision:
    """What a person says of two accounts, which no decision of ours outweighs."""
    reason = f"judged {said.verdict.replace('-', ' ')} by {said.by}"
    return Decision("same" if said.verdict == "same" else "apart", BY_PERSON, (reason,))


def _near(db: sqlite3.Connection, told: Account) -> set[str]:
    """The accounts that share two elements with this one on its days; of what was put or called off, on the days about them."""
    if not told.days:
        return set()
    first, last = told.days[0] - 1, told.days[-1] + 1
    found = _sharing(db, _elements(told), first, last)
    if told.type == "CONSULT":
        elements = _elements(told) if told.fate else [PUT_OFF + element for element in _elements(told)]
        found |= _sharing(db, elements, first - NEXT, last + NEXT)
    return found - {told.event}


def _sharing(db: sqlite3.Connection, elements: list[str], first: int, last: int) -> set[str]:
    marks = ", ".join("?" * len(elements))
    rows = db.execute(
        f"SELECT event FROM account_elements WHERE element IN ({marks}) AND day BETWEEN ? AND ?"
        " GROUP BY event HAVING count(DISTINCT element) > 1",
        (*elements, first, last),
    )
    return {row[0] for row in rows}


def _regroup(db: sqlite3.Connection, events: Iterable[str]) -> None:
    """Groups anew all accounts that hang together with these."""
    accounts = {told.event: told for told in _accounts(db, _component(db, events))}
    before = _entries(db, accounts)
    edges = list(_same(db, accounts))
    cannot = apart(db, accounts, edges, lambda a, b: decide(accounts[a], accounts[b]).verdict == "apart")
    for members in groups(accounts, edges, cannot):
        first = min((accounts[event] for event in members), key=lambda told: (told.published or "", told.article, told.event))
        for event in members:
            db.execute("UPDATE accounts SET entry = ?1 WHERE event = ?2 AND entry <> ?1", (entry_id(first.event), event))
    _sum_up(db, before | _entries(db, accounts))


def _entries(db: sqlite3.Connection, events: Iterable[str]) -> set[str]:
    """The entries that these accounts stand in."""
    rows = (db.execute("SELECT entry FROM accounts WHERE event = ?", (event,)).fetchone() for event in events)
    return {row[0] for row in rows if row}


def _sum_up(db: sqlite3.Connection, named: Iterable[str]) -> None:
    """Notes what the accounts of each of these entries come to."""
    for name in sorted(named):
        whole = entries.outline(db, name)
        if whole is None:
            db.execute("DELETE FROM entries WHERE id = ?", (name,))
            continue
        first, last = (whole.days[0], whole.days[-1]) if whole.days else ("", "")
        row = (name, whole.type, whole.mode, whole.status, first, last, db.execute(ANNOUNCED, (name,)).fetchone()[0])
        db.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _component(db: sqlite3.Connection, events: Iterable[str]) -> list[str]:
    """These accounts and all that hang together with them by pairs that are the same."""
    return connected(events, lambda event: [row[0] for row in db.execute(PARTNERS, {"event": event})])


def _same(db: sqlite3.Connection, events: Iterable[str]) -> Iterator[Edge]:
    for event in events:
        rows = db.execute("SELECT a, b, strength FROM account_pairs WHERE a = ? AND verdict = 'same'", (event,))
        yield from (Edge(*row) for row in rows)


def _accounts(db: sqlite3.Connection, events: Iterable[str]) -> Iterator[Account]:
    for event in events:
        for row in db.execute("SELECT compared FROM accounts WHERE event = ?", (event,)):
            yield _decoded(row[0])


@lru_cache(maxsize=4096)
def _decoded(compared: str) -> Account:
    return msgspec.json.decode(compared, type=Account)


def entry_id(first: str) -> str:
    """The id of the entry whose first account is the event of this id."""
    return f"c{first[1:]}"


def _day(number: int) -> str:
    return (dt.date(1970, 1, 1) + dt.timedelta(days=number)).isoformat()
