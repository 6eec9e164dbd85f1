"""Figures from quantities: what is counted, what happened, by whom, of whom, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.actors import Actors
from onrecord.reading.figures.deeds import Deed, Deeds
from onrecord.reading.figures.quantities import Quantity
from onrecord.reading.language import Parsed
from onrecord.reading.statements import Statements
from onrecord.records import Actor, Span, Statement

LONGEST_EVIDENCE = 16  # tokens; where the deed is farther off, the evidence is the quantity alone


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity that bears on the story, and the deed that governs it."""

    quantity: Quantity
    deed: Deed
    unit: str | None
    measure: str | None


def with_units(text: Parsed, told: Sequence[tuple[Quantity, Deed]], deeds: Deeds) -> list[Claim]:
    """Claims with the units that bare numbers take from what was counted before ("killing two and wounding 11")."""
    claims: list[Claim] = []
    for quantity, deed in told:
        unit = quantity.unit
        if quantity.kind in ("bare", "share") and unit is None:
            unit = _taken_over(text, quantity, deed, claims, deeds)
        claims.append(Claim(quantity, deed, unit, deeds.measure(text, deed)))
    return claims


def _taken_over(text: Parsed, quantity: Quantity, deed: Deed, earlier: Sequence[Claim], deeds: Deeds) -> str | None:
    sentence = text.sent[quantity.last]
    hurt = deed.verb is not None and text.lemma[deed.verb] in deeds.casualties
    for claim in reversed(earlier):
        if text.sent[claim.quantity.last] < sentence - 1:
            break
        same = text.sent[claim.quantity.last] == sentence
        harmed = claim.deed.verb is not None and text.lemma[claim.deed.verb] in deeds.casualties
        if claim.unit and claim.quantity.kind in ("count", "bare") and (same or quantity.again) and (harmed or not hurt):
            return claim.unit
    return "people" if hurt else None


def evidence(text: Parsed, quantity: Quantity, deed: Deed) -> Span:
    """The shortest stretch with number, unit and what happened."""
    first, end = text.token_at(quantity.start), text.token_at(quantity.end - 1) + 1
    start = first
    told = deed.verb if deed.verb is not None else deed.noun
    if told is not None:
        particle = text.child(told, "prt")
        last = max(end, told + 1, (particle if particle is not None else told) + 1)
        if last - min(start, told) <= LONGEST_EVIDENCE:
            start, end = min(start, told), last
    return text.span(start, end) if start != first or end != first else text.chars(quantity.start, quantity.end)


def claimant(text: Parsed, quantity: Quantity, actors: Actors, statements: Statements) -> tuple[Actor | None, Statement | None]:
    """Who gives the figure: the speaker of the statement it stands in; None where the outlet says so itself."""
    statement = statements.around(quantity.last)
    return (statement.speaker if statement else None), statement


def doer(text: Parsed, deed: Deed, actors: Actors) -> Actor | None:
    """Who did it: the subject of an active verb, or the agent of a passive one."""
    verb = deed.verb
    if verb is None:
        return None
    agent = text.child(verb, "agent")
    if agent is not None and (by := text.child(agent, "pobj")) is not None:
        return actors.at(by)
    if deed.role in ("nsubj", "nsubjpass") or text.child(verb, "auxpass", "nsubjpass") is not None:
        return None
    subject = _subject(text, verb)
    return actors.at(subject) if subject is not None else None


def _subject(text: Parsed, verb: int) -> int | None:
    """The subject of a verb: its own, or that of the clause it hangs on ("struck the port, killing 12")."""
    for _ in range(4):
        subject = text.child(verb, "nsubj")
        if subject is not None:
            return text.head[verb] if text.dep[verb] == "relcl" and text.tag[subject] in ("WDT", "WP") else subject
        if text.dep[verb] not in ("conj", "advcl", "xcomp", "acl") or text.head[verb] == verb:
            return None
        if text.dep[verb] == "acl":
            return text.head[verb]
        verb = text.head[verb]
    return None


def owner(text: Parsed, quantity: Quantity, deed: Deed, actors: Actors) -> Actor | None:
    """Whose they are: an owner or a nation before what is counted ("35 Ukrainian drones", "Russia's four regiments")."""
    noun = quantity.noun if quantity.noun is not None else deed.head
    for child in text.children[noun]:
        if text.dep[child] == "poss":
            return actors.at(child)
        if text.dep[child] in ("amod", "compound") and text.pos[child] in ("ADJ", "PROPN") and text.words[child][0].isupper():
            return actors.at(child)
    return None


def apart(quantity: Quantity) -> tuple[Quantity, ...]:
    """The quantities that are stated: two where it goes from one to the other, else itself."""
    if not quantity.change:
        return (quantity,)
    return replace(quantity, high=quantity.low), replace(quantity, low=quantity.high)
