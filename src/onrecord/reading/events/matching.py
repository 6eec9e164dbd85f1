"""Matching: a word that may tell of an event, held against its patterns, gives the event with its parties, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.events.nouns import Nouns
from onrecord.reading.events.patterns import Entry
from onrecord.reading.events.sides import Sides, Told
from onrecord.reading.events.verbs import Verbs


@dataclass(frozen=True, slots=True)
class Matching:
    """The patterns, applied to one text."""

    sides: Sides
    verbs: Verbs
    nouns: Nouns

    @property
    def triggers(self) -> frozenset[str]:
        """The lemmas worth looking at."""
        return self.sides.index.lemmas

    def told(self, token: int) -> Told | str | None:
        """What the token tells of; a reason, in plain words, where it looks like an event and is none; None for any other."""
        text = self.sides.clauses.text
        lemma, pos = text.lemma[token], text.pos[token]
        if (
            pos == "VERB"
            and text.dep[token] in ("pobj", "dobj", "nsubj")
            and text.child(token, "poss", "det", "amod") is not None
        ):
            pos = "NOUN"  # "their calls for restraint", read as a verb
        if pos == "VERB" and lemma in self.sides.index.verbs:
            return self._first(self.verbs.told(token, e) for e in self.sides.index.verbs[lemma])
        if pos == "NOUN" and lemma in self.sides.index.nouns:
            if text.dep[token] == "compound":
                return "part of a name or title, not an act" if text.pos[text.head[token]] == "PROPN" else None
            return self._first(self.nouns.told(token, e) for e in self.sides.index.nouns[lemma])
        if pos == "ADJ" and lemma in self.sides.index.adjectives and text.dep[token] in ("acomp", "conj", "attr", "oprd"):
            return self._first(self._adjective(token, e) for e in self.sides.index.adjectives[lemma])
        return None

    def _first(self, tries: Iterator[Told | str | None]) -> Told | str | None:
        """The first pattern that fits; else the first reason why one does not."""
        reason = None
        for found in tries:
            if isinstance(found, Told):
                return found
            reason = reason or found
        return reason

    def _adjective(self, adjective: int, entry: Entry) -> Told | str | None:
        text, pattern = self.sides.clauses.text, entry.pattern
        verb = text.head[adjective]
        if not self.sides.fits_beside(adjective, entry):
            return None
        subject = self.sides.clauses.surface_subject(verb) if self.sides.clauses.is_verb(verb) else None
        actor = self.sides.source(subject) if subject is not None else ()
        if pattern.type == "AGREE" and text.dep[verb] == "ccomp":
            actor = self.sides.voiced(actor, text.head[verb])
        recipient = self.sides.other(pattern.recipient, [adjective, verb], [], actor)
        issue = self.sides.issue(pattern, [adjective, verb], [])
        if pattern.issue and issue is None:
            return None
        return self.sides.complete(Told(pattern, adjective, verb, actor, recipient, issue))
