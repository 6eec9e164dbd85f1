"""Verbs that tell of events: each pattern's demands on the clause, and the parties that its grammar gives."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.events.parties import distinct
from onrecord.reading.events.patterns import Entry
from onrecord.reading.events.sides import PHYSICAL, Sides, Told
from onrecord.records import Actor

# Types whose doer is the owner of the thing, where a passive leaves the doer out: "US weapons were delivered".
OWN_THINGS = frozenset({"AID", "SANCTION", "RETREAT", "MOBILIZE"})
VIOLENCE_PREPOSITIONS = ("in", "by", "during", "from", "after", "when")


@dataclass(frozen=True, slots=True)
class Verbs:
    """The patterns of verbs, applied to one text."""

    sides: Sides

    def told(self, verb: int, entry: Entry) -> Told | str | None:
        """What the verb tells of by one pattern; a reason where it nearly does; None where the pattern does not fit."""
        pattern, objects = entry.pattern, self.sides.clauses.objects(verb)
        if not self._fits(verb, objects, entry):
            return None
        doers = self._doers(verb, entry)
        if not self._fits_subject(doers, entry):
            return None
        nodes = [verb, *(objects if entry.object or pattern.other else ()), *self._nouns_beside(verb, entry)]
        if pattern.actor:
            doers = self.sides.first_slot(pattern.actor, nodes, objects)
        actor = self._actor(verb, doers, objects, entry)
        if doers and not actor and pattern.doer in ("optional", "law") and not all(map(self._is_arms, doers)):
            return "done by nobody named"
        if entry.aim and not self.sides.fits_aim(nodes, entry.aim):
            return "aimed at no person, force or place"
        issue = self.sides.issue(pattern, nodes, objects)
        if not self._says_enough(verb, issue, actor, entry):
            return None
        recipient = self._recipient(nodes, objects, actor, entry)
        return self.sides.complete(Told(pattern, verb, verb, actor, recipient, issue))

    def _is_arms(self, token: int) -> bool:
        """Whether a weapon or force acts, of which the clause need not say whose it is."""
        return self.sides.clauses.text.lemma[token] in self.sides.parties.weapons | self.sides.parties.forces

    def _fits(self, verb: int, objects: list[int], entry: Entry) -> bool:
        """Whether the clause has the words that the pattern asks for."""
        text = self.sides.clauses.text
        if entry.pattern.negative and not any(text.dep[c] == "neg" for c in text.children[verb]):
            return False
        return self._has_words(verb, entry.words) and self.sides.fits_beside(verb, entry) and self._fits_object(objects, entry)

    def _doers(self, verb: int, entry: Entry) -> list[int]:
        doers = self.sides.clauses.doers(verb)
        victims = "attack" in entry.subject and "attack" not in entry.object
        return self._violence(verb, entry) if victims and not doers else doers

    def _fits_subject(self, doers: list[int], entry: Entry) -> bool:
        if not entry.subject or not doers:
            return True
        return any(self.sides.is_one(c, entry.subject) for d in doers for c in self.sides.candidates(d))

    def _actor(self, verb: int, doers: list[int], objects: list[int], entry: Entry) -> tuple[Actor, ...]:
        """Who does it: who is named as doer, or, where a passive leaves the doer out, who owns the thing or takes part."""
        pattern, parties = entry.pattern, self.sides.parties
        actor = distinct([a for d in doers for a in self.sides.source(d)])
        if not actor and pattern.type == "PROTEST":
            return tuple(a for d in doers if (a := parties.thing(d)) is not None)
        if not actor and pattern.type == "ASSAULT":
            armed = (d for d in doers if self.sides.clauses.text.lemma[d] in self.sides.index.armed)
            return tuple(a for d in armed if (a := parties.thing(d)) is not None)
        if actor or doers:
            return actor
        if pattern.type in OWN_THINGS or "attack" in entry.object:
            actor = distinct([a for o in objects for a in parties.owners(o)])
        return actor or (parties.pairs.sides_throughout(verb) if pattern.sides else ())

    def _recipient(self, nodes: list[int], objects: list[int], actor: tuple[Actor, ...], entry: Entry) -> tuple[Actor, ...]:
        pattern = entry.pattern
        if pattern.type in PHYSICAL:
            return self.sides.struck(pattern, nodes, [] if "attack" in entry.object else objects, actor)
        slots = pattern.recipient or ("object",)
        if (pattern.mutual or pattern.type == "AGREE") and len(actor) > 1:
            slots = tuple(s for s in slots if s not in ("inside", "between"))  # they agree with one another
        own = (
            tuple(a for o in objects if entry.object for a in self.sides.parties.owners(o)) if pattern.type == "SUPPORT" else ()
        )
        found = self.sides.other(slots, nodes, objects, (*actor, *own))  # "conveyed Norway's support for": not Norway
        if found or entry.object or pattern.type != "SANCTION":
            return found
        return tuple(a for o in objects if (a := self.sides.parties.thing(o)) is not None)

    def _says_enough(self, verb: int, issue: range | None, actor: tuple[Actor, ...], entry: Entry) -> bool:
        """Whether it is said what is demanded, promised or threatened, where the pattern asks for that."""
        pattern = entry.pattern
        if pattern.content and issue is None:
            return False
        if pattern.content == "deed" and not self._says_deed(verb, actor):
            return False
        if pattern.type == "AGREE" and len(actor) < 2 and self._is_opinion(verb):
            return False
        return not pattern.own or self._own_deed(verb, actor, entry.beside)

    def _is_opinion(self, verb: int) -> bool:
        """Whether somebody only holds that something is so, with nothing to be done: "agreed that the photos were old"."""
        clauses = self.sides.clauses
        inner = clauses.complements(verb)
        return bool(inner) and not any(clauses.is_jussive(c) or clauses.is_modal(c) for c in inner)

    def _says_deed(self, token: int, actor: tuple[Actor, ...]) -> bool:
        """Whether what is said is for others to do, not so already: "insisted that she leave", not "that she left"."""
        complements = self.sides.clauses.complements(token)
        return not complements or any(self.sides.clauses.is_jussive(c) and not self._is_own(c, actor) for c in complements)

    def _is_own(self, clause: int, actor: tuple[Actor, ...]) -> bool:
        """Whether a clause with a subject of its own is about the doer: "told them that he must win"."""
        subject = self.sides.clauses.text.child(clause, "nsubj", "nsubjpass")
        names = {a.name for a in actor}
        return subject is not None and any(a.name in names for a in self.sides.parties.named(subject))

    def _has_words(self, verb: int, words: tuple[str, ...]) -> bool:
        """Whether the particles and prepositions of a phrase stand with the verb."""
        text = self.sides.clauses.text
        if not words:
            return True
        near = [
            c
            for c in text.children[verb]
            if c > verb
            and text.tag[c] != "VB"
            and (text.dep[c] != "oprd" or text.pos[c] == "ADJ")  # "let free", but not "called it a one-off"
            and not any(o in self.sides.timed for o in self.sides.clauses.below(c))
        ]
        beneath = {text.lower[c] for c in near} | {text.lower[g] for c in near for g in text.children[c] if text.tag[g] != "TO"}
        return all(w in beneath for w in words)

    def _nouns_beside(self, verb: int, entry: Entry) -> list[int]:
        """The nouns that the pattern asks for after a preposition: "withdrew from the treaty with"."""
        text = self.sides.clauses.text
        below = (
            o
            for p in text.all_children(verb, "prep")
            for o in (
                *self.sides.clauses.below(p),
                *(x for q in text.all_children(p, "prep") for x in self.sides.clauses.below(q)),
            )
        )
        return [o for o in below if text.lemma[o] in entry.beside]

    def _violence(self, verb: int, entry: Entry) -> list[int]:
        """The attack in which somebody "was killed": it stands for the doer that a passive leaves out; a place does not."""
        nouns = [n for p in VIOLENCE_PREPOSITIONS for n in self.sides.clauses.after(verb, p)]
        attacks = frozenset(word for word in entry.subject if not word.startswith("@"))
        return [n for n in nouns if self.sides.is_one(n, attacks)]

    def _own_deed(self, verb: int, actor: tuple[Actor, ...], wanted: frozenset[str]) -> bool:
        """Whether a clause that the verb says tells what the doer will do: one of the deeds wanted."""
        names = {a.name for a in actor}
        text = self.sides.clauses.text
        for inner in self.sides.clauses.complements(verb):
            subject = self.sides.clauses.surface_subject(inner)
            ahead = self.sides.clauses.is_modal(inner) or text.child(inner, "acomp") is not None
            if not ahead or any(text.dep[c] == "neg" for c in text.children[inner]):
                continue
            if not any(text.lemma[t] in wanted and text.pos[t] in ("VERB", "NOUN") for t in text.subtree(inner)):
                continue
            owners = () if subject is None else self.sides.parties.named(subject) or self.sides.parties.owners(subject)
            if any(a.name in names for a in owners):
                return True
        return False

    def _fits_object(self, objects: list[int], entry: Entry) -> bool:
        """Whether the object is one that the pattern asks for; what one does to oneself is no event."""
        text = self.sides.clauses.text
        if any(text.lower[o].endswith(("self", "selves")) for o in objects):
            return False
        if not entry.object or (not objects and "@none" in entry.object) or (objects and "@any" in entry.object):
            return True
        meant = self.sides.parts if entry.pattern.type == "ASSAULT" else self.sides.candidates
        return any(self.sides.is_one(c, entry.object) for o in objects for c in meant(o))
