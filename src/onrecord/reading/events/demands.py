"""Demands made by a modal verb in somebody's words: "Ukraine must withdraw", said by another."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.matching import Told
from onrecord.reading.events.parties import Parties
from onrecord.reading.events.patterns import Pattern
from onrecord.reading.events.status import Verdict
from onrecord.reading.events.telling import Telling
from onrecord.reading.statements import Statements
from onrecord.records import Actor

MODALS = frozenset({"must", "should", "ought"})
DEMAND = Pattern(type="REQUEST", example="", inside="called_for")


def demands(tellings: list[Telling], clauses: Clauses, parties: Parties, statements: Statements) -> list[Telling]:
    """The tellings, and with them the demands that speakers make of others; what is demanded is then claimed by the speaker."""
    found: dict[int, Telling] = {}
    for token, word in enumerate(clauses.text.lower):
        if word in MODALS or (word in ("needs", "need", "has", "have") and clauses.text.pos[token] in ("VERB", "AUX")):
            demand = _demand(token, clauses, parties, statements)
            if demand is not None:
                found[demand.told.carrier] = demand
    marked = [_claimed(t, found, clauses) for t in tellings]
    return sorted((*marked, *found.values()), key=lambda t: t.told.token)


def _demand(modal: int, clauses: Clauses, parties: Parties, statements: Statements) -> Telling | None:
    text = clauses.text
    said = statements.around(modal)
    deed = _deed(modal, clauses)
    if said is None or said.speaker is None or said.negated or deed is None:
        return None
    subject = clauses.surface_subject(deed)
    asked = parties.within(subject) if subject is not None else ()
    if not asked or any(a.name == said.speaker.name for a in asked) or _is_own(subject, clauses):
        return None
    if any(text.dep[c] == "neg" for c in text.children[deed]) and text.lower[modal] in ("need", "have"):
        return None
    told = Told(DEMAND, modal, deed, (said.speaker,), asked, text.subtree(deed))
    return Telling(told, Verdict("occurred"))


def _is_own(subject: int | None, clauses: Clauses) -> bool:
    return subject is not None and clauses.text.lower[subject] in ("i", "we", "it", "there", "you")


def _deed(modal: int, clauses: Clauses) -> int | None:
    """The verb of what has to be done: "must go", "needs to go"."""
    text = clauses.text
    if text.lower[modal] in MODALS:
        return text.head[modal] if text.dep[modal] == "aux" else None
    return next((c for c in text.all_children(modal, "xcomp") if clauses.is_infinitive(c)), None)


def _claimed(telling: Telling, found: dict[int, Telling], clauses: Clauses) -> Telling:
    """A demanded deed is claimed by who demands it."""
    deed = telling.told.carrier
    while deed not in found and clauses.text.dep[deed] == "conj":
        deed = clauses.text.head[deed]
    claimed: tuple[Actor, ...] = found[deed].told.actor if deed in found else ()
    return replace(telling, claimed_by=telling.claimed_by or claimed)
