"""What an article has named so far: the references in text order, each with the quotation it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec

from onrecord.reading.actors.marking import Marked
from onrecord.reading.actors.persons import Person, persons
from onrecord.reading.actors.phrases import Phrases, Reference, joint
from onrecord.reading.quotations import Quotation, quotations_of

Fits = Callable[[Reference], bool]
NEAR = 6  # sentences that a noun phrase may look back for whom it takes up


class Discourse:
    """The references made so far, and who the article's persons are.

    What stands between quotation marks never becomes the antecedent of the narration, nor of another quotation.
    """

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.text = marked.text
        named = persons(marked)
        self.people: list[Person] = sorted({n.person.number: n.person for n in named}.values(), key=lambda p: p.number)
        self.phrases = Phrases(marked, named)
        self.references: dict[int, Reference] = {}
        self._quotations = quotations_of(self.text.text, self.text.paragraphs)
        self._said: list[tuple[Reference, Quotation | None]] = []

    def add(self, reference: Reference) -> None:
        """Takes note of a reference, and of what it is coordinated with as one antecedent: "A and B"."""
        head = reference.head
        self.references[head] = reference
        self._said.append((reference, self._quotation(head)))
        first = head
        while self.text.dep[first] == "conj" and self.text.head[first] in self.references:
            first = self.text.head[first]
        if first != head:
            members = [self.references[t] for t in self.text.conjuncts(first) if t in self.references]
            self._said.append((self.together(members, first), self._quotation(head)))

    def together(self, members: list[Reference], head: int) -> Reference:
        """Several references as one to all of them."""
        members = sorted(members, key=lambda r: r.start)
        actor = joint(self.text, [r.actor for r in members])
        end = max(r.end for r in members)
        return Reference(members[0].start, end, head, f"joint {actor.name}", actor, plural=True)

    def before(self, head: int, *, sentences: int) -> Iterator[Reference]:
        """What was named before a token, nearest first, as far as the token may take it up."""
        here, sent = self._quotation(head), self.text.sent[head]
        for reference, quotation in reversed(self._said):
            if sent - self.text.sent[reference.head] > sentences:
                return
            if reference.end <= head and (quotation is None or quotation is here):
                yield reference

    def last(self, head: int, fits: Fits) -> Reference | None:
        """The nearest reference before a token that fits."""
        return next((r for r in self.before(head, sentences=NEAR) if fits(r)), None)

    def only(self, head: int, fits: Fits) -> Reference | None:
        """The last mention before a token, wherever it stands, of the only one of the article that fits."""
        found = [r for r, _ in self._said if r.end <= head and self.text.pos[r.head] != "PRON" and fits(r)]
        return found[-1] if len({self._known_as(r) for r in found}) == 1 else None

    def _known_as(self, reference: Reference) -> str:
        """What tells whom a reference names: the listed name in it ("Houthi" of "Houthis", "Houthi rebels"), else its key."""
        listed = (self.marked.listed.get(t) for t in (reference.head, reference.start))
        names = [listing.known.name for listing in listed if listing is not None and listing.known.type != "state"]
        return names[0].removesuffix("s") if names else reference.key

    def first(self, fits: Fits) -> Reference | None:
        """The first reference of the article that fits."""
        return next((r for r, _ in self._said if fits(r)), None)

    def _quotation(self, token: int) -> Quotation | None:
        return self._quotations.at(self.text.start[token])


def named_again(bearer: Reference, found: Reference) -> Reference:
    """The bearer, named by the words of another phrase."""
    actor = msgspec.structs.replace(bearer.actor, mention=found.actor.mention)
    return replace(bearer, start=found.start, end=found.end, head=found.head, actor=actor)
