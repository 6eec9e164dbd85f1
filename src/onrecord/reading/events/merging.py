"""Merging: several tellings of one event make one record, with the fullest as evidence."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.events.records import Draft
from onrecord.records import Actor, Event, record_id

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def merged(drafts: list[Draft], actors: Actors) -> list[Draft]:
    """The drafts, those of one event joined."""
    found: list[Draft] = []
    for draft in drafts:
        for k, known in enumerate(found):
            if _same(known, draft, actors):
                found[k] = _join(known, draft)
                break
        else:
            found.append(draft)
    return found


def _same(one: Draft, other: Draft, actors: Actors) -> bool:
    """Whether two tellings are of one event: type, status and parties agree, and time, place and issue do not differ."""
    a, b = one.event, other.event
    if (
        a.type != b.type
        or a.status != b.status
        or (a.mode and b.mode and a.mode != b.mode and "meeting" not in (a.mode, b.mode))
    ):
        return False
    if not _fit_parties(a, b, actors):
        return False
    if a.time and b.time and a.time.value and b.time.value:
        same_time = a.time.value.startswith(b.time.value) or b.time.value.startswith(a.time.value)
        if not same_time:
            return False
    if a.place and b.place and a.place.name != b.place.name:
        return False
    return (one.sentence == other.sentence and a.type == "ASSAULT") or _same_matter(a, b)


def _same_matter(a: Event, b: Event) -> bool:
    if a.topic and b.topic and a.type not in ("ASSAULT", "COERCE"):
        return a.topic == b.topic
    dated = bool(a.time and b.time)
    return dated or a.type in ("CONSULT", "SANCTION", "AID", "RETREAT")


def _fit_parties(a: Event, b: Event, actors: Actors) -> bool:
    if a.type in MUTUAL:
        return _within((*a.actor, *a.recipient), (*b.actor, *b.recipient), actors)
    return _within(a.actor, b.actor, actors) and _within(a.recipient, b.recipient, actors)


def _within(one: tuple[Actor, ...], other: tuple[Actor, ...], actors: Actors) -> bool:
    """Whether all of the fewer are among the more; an empty side fits any."""
    few, many = sorted((one, other), key=len)
    return all(any(actors.same(f, m) for m in many) for f in few)


def _join(one: Draft, other: Draft) -> Draft:
    a, b = one.event, other.event
    full, rest = (b, a) if _fullness(b) > _fullness(a) else (a, b)
    event = msgspec.structs.replace(
        full,
        mode=full.mode or rest.mode,
        actor=full.actor or rest.actor,
        recipient=full.recipient or rest.recipient,
        issue=full.issue or rest.issue,
        topic=full.topic or rest.topic,
        time=full.time or rest.time,
        place=full.place or rest.place,
        statement=full.statement if full.according_to or not rest.according_to else full.statement,
    )
    keep = other if full is b else one
    return replace(keep, event=msgspec.structs.replace(event, id=_id(event)))


def _fullness(event: Event) -> tuple[int, int]:
    filled = len(event.actor) + len(event.recipient) + sum(x is not None for x in (event.time, event.place, event.issue))
    return filled, len(event.evidence.quote)


def _id(event: Event) -> str:
    return record_id(
        "event",
        event.article,
        event.type,
        event.trigger.start,
        [a.name for a in event.actor],
        [a.name for a in event.recipient],
    )
