"""Counterparts: the side that a telling leaves out, because the article has said long before who fights or deals with whom.

"The air force struck again" in a report of a war between two sides is a strike on the other one. The side left out is taken
from the article's other events, where in more than half of those that the named side has a part in, one and the same party
stands opposite; its mention is where it does. Of words and of aid this is so only where one party alone is named, and who is
helped is not told by who is quarrelled with. A deed that is done to somebody, and for which no such party is found, is none:
a threat to nobody, a strike on nothing. What is said on a known issue is kept: a demand for a ceasefire is one also where it
is not said whose.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.events.merging import same_side
from onrecord.reading.events.parties import distinct, is_known
from onrecord.reading.events.records import Draft, event_id
from onrecord.reading.events.telling import ARMED
from onrecord.records import Actor, Event, Refusal

# Types of deeds that are done to somebody.
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"})
# Types of deeds whose other side is taken from the article's other events where it is left out; whom somebody blames, praises
# or helps is never who stands opposite to him for that reason.
TOWARDS = (DIRECTED | {"CONCEDE"}) - {"ACCUSE", "AID", "SUPPORT"}
# Types of deeds that a person does for a state.
OF_STATES = frozenset({"CONCEDE", "RETREAT", "THREATEN"})
# Types that set their parties for each other, and against each other: the one does not tell of the other.
FRIENDLY = frozenset({"AID", "COOPERATE", "SUPPORT"})
HOSTILE = frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
# How two speak to each other.
SPEAKING = frozenset({"phone", "meeting"})
# Sectors of bodies that stand for their state.
OFFICES = frozenset({"GOV", "MIL", "PRE", "PRM", "LEG"})
# Sectors of people who act for nobody but themselves.
PRIVATE = frozenset({"CVL", "HLH", "EDU", "LAB", "AGR"})


def with_counterparts(drafts: list[Draft], actors: Actors) -> tuple[list[Draft], list[Refusal]]:
    """The drafts with the sides that they leave out, and why the others are none: private, or done to nobody named."""
    reasons = [_reason_against(d.event) for d in drafts]
    refusals = [Refusal("events", d.event.trigger, r) for d, r in zip(drafts, reasons, strict=True) if r is not None]
    drafts = [d for d, r in zip(drafts, reasons, strict=True) if r is None]
    filled = [_with_counterpart(d, [o for o in drafts if _is_of_kind(o.event, d.event)], actors) for d in drafts]
    aimless = [Refusal("events", d.event.trigger, "done to nobody whom the article names") for d in filled if _is_aimless(d)]
    return [d for d in filled if not _is_aimless(d)], refusals + aimless


def _is_of_kind(one: Event, other: Event) -> bool:
    """Whether an event may tell who stands opposite in another: both of force; else not one friendly, the other hostile."""
    if _is_force(other):
        return one.type == "ASSAULT"
    return not any(a.type in FRIENDLY and b.type in HOSTILE for a, b in ((one, other), (other, one)))


def _reason_against(event: Event) -> str | None:
    """Why what is told between the parties that are named is no event, if it is none."""
    if _is_private(event):
        return "among private persons"
    helped = event.recipient if event.type in ("AID", "SUPPORT") else ()
    own = helped and all(a.type == "state" and _is_own(a, (b,)) for a in helped for b in event.actor)
    return "for the doer's own state" if own and event.actor else None


def _is_private(event: Event) -> bool:
    """Whether nobody in it acts for more than himself: "the doctor agreed", "a man attacked his neighbour"."""
    if event.type == "PROTEST" or not event.actor:
        return False
    private = all(a.sector in PRIVATE and a.country is None and a.type in ("unnamed", "group") for a in event.actor)
    return private and not any(is_known(a) for a in event.recipient)


def _is_aimless(draft: Draft) -> bool:
    event = draft.event
    alone = not event.recipient and (len(event.actor) < 2 or event.type in DIRECTED - {"RETREAT"})
    if event.mode == "phone":
        return alone
    nobodys = not event.actor and draft.told.pattern.doer == "known"
    return nobodys or (event.type in DIRECTED and alone and not draft.whole and event.topic is None)


def _is_force(event: Event) -> bool:
    """Whether it is done by arms: also what rebels take without a blow ("abducted ten people")."""
    return event.type == "ASSAULT" or (event.type == "COERCE" and any(a.sector in ARMED for a in event.actor))


def _with_counterpart(draft: Draft, told: list[Draft], actors: Actors) -> Draft:
    event = draft.event
    if not _is_force(event) and (event.type not in TOWARDS or len(event.actor) > 1):
        return draft
    actor, recipient = event.actor, event.recipient
    if not actor and event.type in ("ASSAULT", "RETREAT"):
        found = _defender(draft, actors) or _opposite(_struck(draft), told, actors, doing=True)
        actor = tuple(a for a in found if event.place is None or a.name != event.place.name)
    if actor and not _says_to_whom(event, actor):
        side = actor if actor is not event.actor else _those_who_act(event)
        claimant = event.according_to.name if event.according_to else None  # who demands it is not whom it is done to
        opposite = _hearer(draft, told) or tuple(a for a in _opposite(side, told, actors) if a.name != claimant)
        land = event.type == "RETREAT" and bool(opposite)  # not what is left, but to whom it is left
        recipient = distinct((*(() if land else recipient), *opposite))
    event = msgspec.structs.replace(event, actor=actor, recipient=recipient)
    return replace(draft, event=msgspec.structs.replace(event, id=event_id(event)))


def _hearer(draft: Draft, told: list[Draft]) -> tuple[Actor, ...]:
    """To whom a demand is put: the one with whom the last sentence, or this one, told that its doer spoke."""
    if draft.event.type != "REQUEST":
        return ()
    names = {a.name for a in draft.event.actor}
    near = (o.event for o in told if o.event.mode in SPEAKING and 0 <= draft.sentence - o.sentence <= 1)
    pairs = ((*e.actor, *e.recipient) for e in near if e.status == "occurred")
    return next((tuple(a for a in p if a.name not in names) for p in pairs if len(p) == 2 and names & {a.name for a in p}), ())


def _defender(draft: Draft, actors: Actors) -> tuple[Actor, ...]:
    """Who shot weapons down, where an office of one side says that they were: "the air force said that 40 were downed"."""
    claimant = draft.event.according_to
    if not draft.told.pattern.apart or claimant is None or claimant.country is None or claimant.sector not in OFFICES:
        return ()
    own = any(a.country == claimant.country for a in draft.event.recipient)
    return () if own else (actors.of_country(claimant.country) or claimant,)


def _struck(draft: Draft) -> tuple[Actor, ...]:
    """The side that was struck: those hit of whom it is said whose they are, else whoever's land it was done on."""
    if hit := tuple(a for a in draft.event.recipient if a.country):
        return hit
    place = draft.event.place if not draft.told.pattern.apart else None  # weapons are shot down over the land that they strike
    return (Actor(place.name, "state", country=place.country, mention=place.mention),) if place and place.country else ()


def _is_own(actor: Actor, side: tuple[Actor, ...]) -> bool:
    return actor.country is not None and any(actor.country == a.country for a in side)


def _says_to_whom(event: Event, actor: tuple[Actor, ...]) -> bool:
    """Whether the other side is named: not only what was hit, or the own land that is left."""
    if _is_force(event):
        return any(is_known(a) and not _is_own(a, actor) for a in event.recipient)
    return any(event.type != "RETREAT" or not _is_land_of(a, actor) for a in event.recipient)


def _those_who_act(event: Event) -> tuple[Actor, ...]:
    """The doers; a person who halts or threatens force does so for a state."""
    if event.type not in OF_STATES:
        return event.actor
    return tuple(msgspec.structs.replace(a, type="state") if a.country else a for a in event.actor)


def _is_land_of(place: Actor, side: tuple[Actor, ...]) -> bool:
    """Whether it is only a place, and in the side's own state."""
    return place.type in ("unnamed", "state") and place.sector is None and place.name[:1].isupper() and _is_own(place, side)


def _opposite(side: tuple[Actor, ...], told: list[Draft], actors: Actors, *, doing: bool = False) -> tuple[Actor, ...]:
    """The party opposite the side in most of the events told, or of those in which it fights the side (``doing``).

    None where no one is in more than half.
    """
    found: list[Actor] = []
    for draft in told:
        event, both = draft.event, not doing or draft.whole or draft.told.pattern.mutual
        for mine, theirs in ((event.recipient, event.actor), *(((event.actor, event.recipient),) if both else ())):
            if any(same_side(a, m, actors) for a in side for m in mine):
                found += [t for t in theirs if _may_stand_opposite(t, side)]
    most = max(found, key=lambda one: sum(same_side(one, f, actors) for f in found), default=None)
    if most is None or 2 * sum(same_side(most, f, actors) for f in found) <= len(found):
        return ()
    return (most if _is_body(most) else _state_of(most, found, actors),)


def _may_stand_opposite(actor: Actor, side: tuple[Actor, ...]) -> bool:
    """Whether somebody is a named party that acts for another state, or for none that the side acts for."""
    named = actor.type in ("state", "body", "group") and actor.name[:1].isupper()
    return named and actor.country is not None and not _is_own(actor, side)


def _is_body(actor: Actor) -> bool:
    """Whether somebody acts for a body of its own, not as an office, a place or a part of the people of a state."""
    return actor.sector is not None and actor.sector not in OFFICES


def _state_of(actor: Actor, found: list[Actor], actors: Actors) -> Actor:
    """The state for which somebody acts, by its own name rather than by its seat, as far as the article names it."""
    states = [f for f in (*found, actors.of_country(actor.country or "")) if f is not None and f.type == "state"]
    own = [f for f in states if f.country == actor.country]
    return min(own, key=lambda f: f.sector is not None, default=actor)
