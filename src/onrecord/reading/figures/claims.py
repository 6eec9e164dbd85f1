"""Figures from quantities: the units they take over, the words they rest on, whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.actors import Actors
from onrecord.reading.figures.deeds import NOUNS, Deed, Deeds
from onrecord.reading.figures.quantity import Quantity
from onrecord.reading.figures.words import UnitWords
from onrecord.reading.language import Parsed
from onrecord.records import Actor, Span

NEAR = 12  # tokens of number and deed together; beyond that, the evidence is the quantity with what is attached to it
FAR = 6  # tokens; farther off, what is attached to the quantity is the better evidence
LONGEST_TAIL = 8
MILLION = 1_000_000
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "to", "at")  # places in a clause where a bare number stands for those counted
EACH = re.compile(r"(?:\s+\w+)?\s+(?:for|from|on|by|to)\s+(?:each|either|both)\b", re.IGNORECASE)  # "157 from each side"
SHARED = re.compile(r"\s+(?:(?P<kind>[A-Za-z-]+)\s+)?(?:and|or|to)\s+")  # "two Russian and three Chinese bombers"


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity that bears on the story, the deed that governs it, and its unit, its own or taken over."""

    quantity: Quantity
    deed: Deed
    unit: str | None


class Claims:
    """Makes claims of the quantities that bear on the story."""

    def __init__(self, words: UnitWords, deeds: Deeds) -> None:
        self._deeds = deeds
        self._reckoning = frozenset(words.deeds.reckoning)
        self._sums = frozenset(words.deeds.sums)

    def __call__(self, text: Parsed, told: Sequence[tuple[Quantity, Deed]]) -> list[Claim]:
        """The claims, bare numbers with the units that the text leaves out ("killing two and wounding 11")."""
        claims: list[Claim] = []
        for k, (quantity, deed) in enumerate(told):
            unit = quantity.unit
            follower = told[k + 1][0] if k + 1 < len(told) else None
            unit = _shared(text, quantity, follower) or unit
            if unit is None and quantity.kind in ("bare", "share"):
                unit = self._taken_over(text, quantity, deed, claims)
            claims.append(Claim(quantity, deed, unit))
        return claims

    def _taken_over(self, text: Parsed, quantity: Quantity, deed: Deed, earlier: Sequence[Claim]) -> str | None:
        """What was counted before, or what the verb's subject counts, or people where they came to harm."""
        hurt = self._deeds.harms(text, deed) and not (quantity.again and quantity.noun is not None)
        sentence = text.sent[quantity.last]
        reach = sentence - (quantity.again or (deed.verb is not None and deed.role in ARGUMENTS))
        near = [c for c in reversed(earlier) if text.sent[c.quantity.last] >= reach and c.unit]
        if quantity.scale >= MILLION and (sum_ := next((c for c in near if c.quantity.kind == "money"), None)):
            return sum_.unit
        fit = [
            c for c in near if c.quantity.kind in ("count", "bare", "share") and (not hurt or self._deeds.harms(text, c.deed))
        ]
        fit.sort(key=lambda c: c.deed.role not in ("dobj", "nsubj", "nsubjpass"))
        if (subject := self._of_subject(text, deed)) is not None:
            return subject
        if fit:
            return fit[0].unit
        if hurt and deed.verb is not None:
            return _those_hurt(text, deed.head, deed.verb)
        return _of_object(text, quantity, deed)

    def counts_something(self, text: Parsed, claim: Claim) -> bool:
        """Whether it is plain that a claim counts something, though its unit may be left to the reader."""
        quantity, verb = claim.quantity, claim.deed.verb
        plain = claim.unit is not None or quantity.kind != "bare" or quantity.hedged or quantity.scale > 1
        return plain or (verb is not None and text.lemma[verb] in self._reckoning)

    def _of_subject(self, text: Parsed, deed: Deed) -> str | None:
        """What a bare amount is an amount of: "the number of parcels rose to 4,300", "desertions doubled to 1,180"."""
        if deed.verb is None or deed.role not in ("to", "at", "from", "by"):
            return None
        noun = text.child(deed.verb, "dobj", "nsubjpass", "nsubj")
        if noun is None or text.pos[noun] not in NOUNS:
            return None
        if text.lemma[noun] == "toll":
            return "people"
        of = text.child(noun, "prep")
        if text.lemma[noun] in self._sums and of is not None and (counted := text.child(of, "pobj")) is not None:
            return text.span(of + 1, counted + 1).quote
        first = noun - (noun > 0 and text.dep[noun - 1] == "compound")
        return text.span(first, noun + 1).quote if text.tag[noun] == "NNS" else None


def _of_object(text: Parsed, quantity: Quantity, deed: Deed) -> str | None:
    """Of a number that is that of each side, those to whom it was done: "swapped captives, 12 from each side"."""
    noun = text.child(deed.verb, "dobj", "nsubjpass") if deed.verb is not None else None
    if noun is None or noun > quantity.first or text.tag[noun] != "NNS" or not EACH.match(text.text, text.end[quantity.last]):
        return None
    return text.span(text.left[noun], noun + 1).quote


def _those_hurt(text: Parsed, head: int, verb: int) -> str:
    """Those who came to harm: the text's word where it counts them by it ("counted 14 wounded"), else people."""
    counted = "dobj" in (text.dep[head], text.dep[verb])
    return text.lower[verb] if counted and verb > head else "people"


def _shared(text: Parsed, quantity: Quantity, follower: Quantity | None) -> str | None:
    """The unit that a number shares with the next one: "two Russian and three Chinese bombers"."""
    if follower is None or follower.noun is None or follower.kind != "count" or quantity.again:
        return None
    if (quantity.noun is not None and text.tag[quantity.noun] in ("NNS", "NNPS")) or quantity.kind not in ("bare", "count"):
        return None
    match = SHARED.fullmatch(text.text, text.end[quantity.last], follower.start)
    if match is None:
        return None
    return f"{match['kind']} {text.words[follower.noun]}" if match["kind"] else follower.unit


def evidence(text: Parsed, quantity: Quantity, deed: Deed, numbers: Sequence[int]) -> Span:
    """The shortest stretch with number, unit and what happened; ``numbers`` are the tokens of all numbers."""
    first, end = text.token_at(quantity.start), text.token_at(quantity.end - 1) + 1
    start, stop = min((first, *deed.told)), max((end, *(t + 1 for t in deed.told)))
    tail = _tail(text, deed.head, end)
    parted = any(start <= n < first or end <= n < stop for n in numbers)
    far = first - start > FAR or stop - end > FAR
    if stop - start > NEAR or (tail > end and (parted or far)):
        start, stop = first, tail
    if (start, stop) == (first, end):
        return text.chars(quantity.start, quantity.end)
    return text.chars(min(text.start[start], quantity.start), max(text.end[stop - 1], quantity.end))


def _tail(text: Parsed, head: int, end: int) -> int:
    """Where what is attached to the quantity ends: "34 over the port"."""
    for child in text.children[head]:
        if child < end or text.dep[child] not in ("prep", "acl", "relcl", "amod"):
            continue
        of = text.child(child, "pobj")
        stop = text.right[child] if of is None else of + 1
        return stop if stop - end <= LONGEST_TAIL else end
    return end


def owner(text: Parsed, noun: int, actors: Actors) -> Actor | None:
    """Whose what is counted is: an owner or a nation before it ("35 Ukrainian drones", "Russia's four regiments")."""
    modifiers = (c for c in text.children[noun] if c < noun and text.dep[c] in ("amod", "nmod", "compound"))
    return actors.possessor(noun) or next((state for c in modifiers if (state := actors.state_of(c)) is not None), None)


def apart(quantity: Quantity) -> tuple[Quantity, ...]:
    """The quantities that are stated: two where it goes from one to the other, else itself."""
    if not quantity.change:
        return (quantity,)
    return replace(quantity, high=quantity.low), replace(quantity, low=quantity.high)
