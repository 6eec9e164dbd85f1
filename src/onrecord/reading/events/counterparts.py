"""Counterparts: the side that a telling leaves out, because the article has said long before who fights or deals with whom.

"The air force struck again" in a report of a war between two sides is a strike on the other one. The side left out is taken
from the article's other events, where in more than half of those that the named side has a part in, one and the same party
stands opposite; its mention is where it does. A deed that is done to somebody, and for which no such party is found, is none:
a threat to nobody, a strike on nothing. What is said on a known issue is kept: a demand for a ceasefire is one also where it
is not said whose.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.events.merging import same_side
from onrecord.reading.events.parties import distinct
from onrecord.reading.events.records import Draft, event_id
from onrecord.records import Actor, Event, Refusal

# Types of deeds that are done to somebody.
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"})
# Types of deeds whose other side is taken from the article's other events where it is left out.
TOWARDS = DIRECTED | {"CONCEDE"}
# Types of deeds that a person does for a state.
OF_STATES = frozenset({"CONCEDE", "RETREAT", "THREATEN"})
# Sectors of bodies that stand for their state.
OFFICES = frozenset({"GOV", "MIL", "PRE", "PRM", "LEG"})
# Sectors of people who act for nobody but themselves.
PRIVATE = frozenset({"CVL", "HLH", "EDU", "LAB", "AGR"})


def with_counterparts(drafts: list[Draft], actors: Actors) -> tuple[list[Draft], list[Refusal]]:
    """The drafts with the sides that they leave out, and why the others are none: private, or done to nobody named."""
    refusals = [Refusal("events", d.event.trigger, "among private persons") for d in drafts if _is_private(d.event)]
    drafts = [d for d in drafts if not _is_private(d.event)]
    every = [d.event for d in drafts]
    force = [e for e in every if e.type == "ASSAULT"]
    filled = [_with_counterpart(d, force if d.event.type == "ASSAULT" else every, actors) for d in drafts]
    aimless = [Refusal("events", d.event.trigger, "done to nobody whom the article names") for d in filled if _is_aimless(d)]
    return [d for d in filled if not _is_aimless(d)], refusals + aimless


def _is_private(event: Event) -> bool:
    """Whether nobody in it acts for more than himself: "the doctor agreed", "a man attacked his neighbour"."""
    if event.type == "PROTEST" or not event.actor:
        return False
    private = all(a.sector in PRIVATE and a.country is None and a.type in ("unnamed", "group") for a in event.actor)
    return private and not any(_is_known(a) for a in event.recipient)


def _is_aimless(draft: Draft) -> bool:
    event = draft.event
    alone = not event.recipient and len(event.actor) < 2
    if event.mode == "phone":
        return alone
    nobodys = not event.actor and draft.told.pattern.doer == "known"
    return nobodys or (event.type in DIRECTED and alone and not draft.whole and event.topic is None)


def _with_counterpart(draft: Draft, told: list[Event], actors: Actors) -> Draft:
    event = draft.event
    if event.type not in TOWARDS:
        return draft
    actor, recipient = event.actor, event.recipient
    if not actor and event.type == "ASSAULT":
        actor = _opposite(_struck(event), told, actors)
    known = any(_is_known(a) and not _is_own(a, actor) for a in recipient) if event.type == "ASSAULT" else bool(recipient)
    if actor and not known:
        side = actor if actor is not event.actor else _those_who_act(event)
        claimant = event.according_to.name if event.according_to else None  # who demands it is not whom it is done to
        recipient = distinct((*recipient, *(a for a in _opposite(side, told, actors) if a.name != claimant)))
    event = msgspec.structs.replace(event, actor=actor, recipient=recipient)
    return replace(draft, event=msgspec.structs.replace(event, id=event_id(event)))


def _struck(event: Event) -> tuple[Actor, ...]:
    """The side that was struck: those hit of whom it is said whose they are, else whoever's land it was done on."""
    if hit := tuple(a for a in event.recipient if a.country):
        return hit
    place = event.place
    return (Actor(place.name, "state", country=place.country, mention=place.mention),) if place and place.country else ()


def _is_known(actor: Actor) -> bool:
    """Whether it is said who was hit: by name or by country, not only "ten people" or "a depot"."""
    return actor.country is not None or actor.type not in ("unnamed", "group")


def _is_own(actor: Actor, side: tuple[Actor, ...]) -> bool:
    return actor.country is not None and any(actor.country == a.country for a in side)


def _those_who_act(event: Event) -> tuple[Actor, ...]:
    """The doers; a person who halts or threatens force does so for a state."""
    if event.type not in OF_STATES:
        return event.actor
    return tuple(msgspec.structs.replace(a, type="state") if a.country else a for a in event.actor)


def _opposite(side: tuple[Actor, ...], told: list[Event], actors: Actors) -> tuple[Actor, ...]:
    """The party opposite the side in most of the events told; none where no one is in more than half."""
    found: list[Actor] = []
    for event in told:
        for mine, theirs in ((event.actor, event.recipient), (event.recipient, event.actor)):
            if any(same_side(a, m, actors) for a in side for m in mine):
                found += [
                    t for t in theirs if t.type in ("state", "body", "group") and t.name[:1].isupper() and not _is_own(t, side)
                ]
    most = max(found, key=lambda one: sum(same_side(one, f, actors) for f in found), default=None)
    if most is None or 2 * sum(same_side(most, f, actors) for f in found) <= len(found):
        return ()
    state = next((f for f in found if f.type == "state" and f.country == most.country), most)
    return (state if most.sector in OFFICES else most,)
