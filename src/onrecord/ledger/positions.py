"""Positions over time: what somebody demanded, agreed to, refused and threatened on a topic, and where that changed.

A step is its holder's, and also that of the state for whom the holder speaks: of its head of state or of government, its
ministers, its army. Who tells of his own state's step, as its minister, holds it too. What somebody calls for is his demand.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from onrecord.ledger import standing
from onrecord.ledger.addresses import government_of
from onrecord.ledger.identity import actor_key, parties
from onrecord.ledger.rows import COLUMNS, from_row
from onrecord.ledger.stances import Side, are_rivals, is_stance, side, stance
from onrecord.ledger.words import state_names, stems, stems_in_order
from onrecord.reading.lexicon import Lexicon
from onrecord.records import Actor, Event, Span, When

if TYPE_CHECKING:  # a ledger is opened without loading the parser
    from onrecord.reading.events.topics import Topics

TABLES: tuple[str, ...] = ("steps",)

SPEAKS = frozenset({"GOV", "PRE", "PRM", "MIL"})  # the sectors that speak for their state
HOLDERS = frozenset({"person", "state", "body"})
STATE = "state "  # before the code of a state, in a holder's key
MEMORY = 200  # steps back in which a change is looked for
ALIKE = 0.5  # share of the words of the shorter demand in common, from which two are of one matter
FIRST = 3  # words that say what a matter is
OPENING = 6  # words of a demand in which stands what is to be done
OPPOSED: dict[Side, Side] = {"for": "against", "against": "for"}


class Step(msgspec.Struct, frozen=True):
    """One report's word of what the holder did: ``quote`` is the evidence, ``by`` who did it in the holder's name.

    ``time`` is when, as far as the text tells; ``day`` orders the steps: that of the time, else of the report.
    """

    article: str
    event: str
    time: When | None
    stance: str
    day: str | None
    by: tuple[Actor, ...]
    to: tuple[Actor, ...]
    quote: Span
    according_to: Actor | None


class Change(msgspec.Struct, frozen=True):
    """A position changed between two steps (their events): how, and the words of both."""

    before: str
    after: str
    how: str
    quotes: tuple[Span, Span]


class Position(msgspec.Struct, frozen=True):
    """What one holder's position on a topic was, in the order of time."""

    holder: str
    topic: str
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]


class Holder(NamedTuple):
    """Whose step it is: what all spellings have in common, and the name in the article."""

    key: str
    name: str
    country: str | None


class Told(NamedTuple):
    """A step as it is held against others: ``about`` are the stems of the words that tell the matter, ``addressed`` the states
    of whom something is demanded."""

    event: Event
    step: Step
    side: Side
    own: bool
    about: frozenset[str]
    addressed: frozenset[str]


def added(db: sqlite3.Connection, article: str) -> None:
    """Notes the steps that an article tells of."""
    published, url, outlet = db.execute("SELECT published, url, outlet FROM articles WHERE id = ?", (article,)).fetchone()
    site = government_of(url, outlet)
    events = list(standing.records(db, article, Event))
    for event in events:
        topic, kind = event.topic or _topics().of(event.evidence.quote), side(event)
        if topic and kind and not _within(event, events):
            day, named = _day(event, published), stance(event) if is_stance(event) else _called_for(event)
            for holder in _holders(event):
                told_by = (event.according_to.country if event.according_to else None) or site
                own = told_by in (None, holder.country)
                row = (
                    holder.key,
                    topic,
                    event.id,
                    article,
                    holder.name,
                    day,
                    named,
                    kind,
                    own,
                    _about(event),
                    _addressed(event),
                )
                db.execute("INSERT OR IGNORE INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def removed(db: sqlite3.Connection, article: str) -> None:
    """Forgets the steps that an article tells of."""
    db.execute("DELETE FROM steps WHERE article = ?", (article,))


def judged(db: sqlite3.Connection, records: Iterable[str]) -> None:
    """Notes anew the steps that the articles of these records tell of."""
    for article in standing.articles(db, records):
        removed(db, article)
        added(db, article)


def holders(db: sqlite3.Connection, named: Callable[[str], bool]) -> list[str]:
    """The keys of all holders that are ``named`` so in any article, or as states."""
    names = db.execute("SELECT DISTINCT holder, name FROM steps").fetchall()
    plain = ((holder, state_names().get(holder.removeprefix(STATE), "")) for holder in dict.fromkeys(row[0] for row in names))
    return sorted({holder for holder, name in (*map(tuple, names), *plain) if named(name)})


def position(db: sqlite3.Connection, holder: str, topic: str) -> Position:
    """The position of the holder of that key on a topic."""
    rows = db.execute(
        f"SELECT {COLUMNS[Event]}, steps.name, day, stance, side, own, about, addressed"
        " FROM steps JOIN events ON events.id = event WHERE holder = ? AND steps.topic = ?"
        " ORDER BY day, steps.article, position",
        (holder, topic),
    ).fetchall()
    of_judgements = "SELECT record FROM steps JOIN judged ON record = event WHERE holder = ? AND topic = ?"
    judged = {row[0] for row in db.execute(of_judgements, (holder, topic))}
    events = [from_row(Event, dict(row)) for row in rows]
    events = [standing.record(db, event) if event.id in judged else event for event in events]
    told = [_told(row, event) for row, event in zip(rows, events, strict=True)]
    names = Counter(row["name"] for row in rows)
    name = state_names().get(holder.removeprefix(STATE)) or min(names, key=lambda name: (-names[name], name))
    return Position(name, topic, tuple(one.step for one in told), tuple(_changes(told, _country(holder, told))))


def _country(holder: str, told: Iterable[Told]) -> str | None:
    """The state of a holder, or for which it acts, where any article tells."""
    if holder.startswith(STATE):
        return holder.removeprefix(STATE)
    doers = (actor for one in told for actor in (*_each(one.event.actor), one.event.according_to) if actor)
    return next((actor.country for actor in doers if actor.country and actor_key(actor) == holder), None)


def _told(row: sqlite3.Row, event: Event) -> Told:
    step = Step(
        event.article,
        event.id,
        event.time,
        row["stance"],
        row["day"],
        event.actor,
        event.recipient,
        event.evidence,
        event.according_to,
    )
    about, addressed = (frozenset(row[column].split()) for column in ("about", "addressed"))
    return Told(event, step, row["side"], bool(row["own"]), about, addressed)


def _about(event: Event) -> str:
    """The stems of the words that tell the matter, the parties' names left out."""
    matter = event.issue or event.evidence
    return " ".join(sorted(stems(matter.quote) - stems(" ".join(actor.name for actor in (*event.actor, *event.recipient)))))


def _addressed(event: Event) -> str:
    """The states of whom something is demanded: of what is called for, the doers."""
    to = event.actor if event.status == "called_for" else event.recipient
    return " ".join(sorted({party.country for party in parties(to) if party.country}))


@cache
def _topics() -> Topics:
    from onrecord.reading.events.topics import topics

    return topics(Lexicon())


def _called_for(event: Event) -> str:
    """The stance of who calls for a deed, as that of who demands it."""
    return stance(msgspec.structs.replace(event, type="REQUEST", status="occurred"))


def _within(event: Event, events: Iterable[Event]) -> bool:
    """Whether a deed called for is what a demand of the same article is about, and no demand of its own."""
    trigger = event.trigger
    return not is_stance(event) and any(
        is_stance(whole) and whole.evidence.start <= trigger.start < whole.evidence.end for whole in events
    )


def _day(event: Event, published: str | None) -> str | None:
    """The day of a step; nobody takes one later than it is reported, whatever time his words speak of."""
    told = event.time.earliest if event.time else None
    days = [instant[:10] for instant in (told, published) if instant]
    return min(days, default=None)


def _holders(event: Event) -> list[Holder]:
    """Everybody whose step it is: doers, states for whom they speak, and officials who tell of their own state's step."""
    said = event.according_to
    if event.status == "called_for":
        return [holder for actor in _each([said] if said else []) for holder in _and_state(actor)]
    doers = list(_each(event.actor))
    states = {actor.country for actor in doers if actor.type == "state"}
    if said and said.type == "person" and said.sector in SPEAKS and states and (said.country is None or said.country in states):
        doers.append(said)
    return [holder for actor in doers for holder in _and_state(actor)]


def _each(actors: Iterable[Actor]) -> Iterator[Actor]:
    for actor in actors:
        yield from _each(actor.members) if actor.members else (actor,)


def _and_state(actor: Actor) -> Iterator[Holder]:
    if actor.type in HOLDERS:
        yield Holder(actor_key(actor), actor.name, actor.country)
    if actor.type != "state" and actor.sector in SPEAKS and actor.country in state_names():
        yield Holder(f"{STATE}{actor.country}", state_names()[actor.country], actor.country)


def _changes(told: Sequence[Told], holder: str | None) -> Iterator[Change]:
    """Where a position changed: what was refused is agreed to, or the other way round; or something else is demanded."""
    earlier: dict[frozenset[str] | None, list[tuple[int, Told]]] = {}  # demands by whom they are put to; answers
    for n, after in enumerate(one for one in told if one.own):
        if not _may_change(after, holder):
            continue
        same = earlier.setdefault(after.addressed - {holder} if after.side == "demand" else None, [])
        near = (one for at, one in reversed(same) if n - at <= MEMORY and _at_another_time(one, after))
        before = _other_demand(near, after) if after.side == "demand" else _other_answer(near, after)
        same.append((n, after))
        if before:
            quotes = before.step.quote, after.step.quote
            yield Change(before.event.id, after.event.id, f"{before.step.stance}, then {after.step.stance}", quotes)


def _may_change(told: Told, holder: str | None) -> bool:
    """Whether a step tells its matter: a demand to one other state than the holder's, or an answer that is not only planned."""
    if told.side == "demand":
        return bool(told.event.issue) and len(told.addressed - {holder}) == 1
    return told.side in OPPOSED and bool(told.event.issue) and told.event.status != "planned"


def _at_another_time(one: Told, other: Told) -> bool:
    return one.event.article != other.event.article and one.step.day != other.step.day


def _other_answer(earlier: Iterable[Told], after: Told) -> Told | None:
    """The last answer on this matter, where it was the opposite."""
    first = _named_first(after)
    before = next((one for one in earlier if _named_first(one) & first), None)
    return before if before and OPPOSED[before.side] == after.side else None


def _named_first(told: Told) -> frozenset[str]:
    """The stems of the first words of the matter, which say what it is: "a truce" of "a truce before the harvest"."""
    return frozenset([stem for stem in stems_in_order(_matter(told)) if stem in told.about][:FIRST])


def _other_demand(earlier: Iterable[Told], after: Told) -> Told | None:
    """The last demand on this matter, where it cannot stand beside this one."""
    before = next((one for one in earlier if _on_one_matter(one, after)), None)
    return before if before and _differ(before, after) else None


def _on_one_matter(one: Told, other: Told) -> bool:
    """Whether two demands are of one matter: much the same words, or words of which it has one or the other."""
    return _alike(one.about, other.about) or are_rivals(_opening(one), _opening(other))


def _differ(one: Told, other: Told) -> bool:
    """Whether two demands of one matter are two: other numbers are asked, or the opposite."""
    numbers = [frozenset(re.findall(r"\d+", _matter(told))) for told in (one, other)]
    return are_rivals(_opening(one), _opening(other)) or (all(numbers) and not numbers[0] & numbers[1])


def _opening(told: Told) -> str:
    """The first words of a demand, in which stands what is to be done."""
    return " ".join(_matter(told).split()[:OPENING])


def _matter(told: Told) -> str:
    return told.event.issue.quote if told.event.issue else ""


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two demands are of one content."""
    return len(one & other) >= ALIKE * max(1, min(len(one), len(other)))
