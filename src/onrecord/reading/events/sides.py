"""Sides: who stands where in a construction: the doer, the other side, the thing, and what is said to be done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.parties import Parties, distinct
from onrecord.reading.events.patterns import Entry, Index, Pattern
from onrecord.reading.events.targets import Targets, first
from onrecord.records import Actor

# Types whose other side may be a thing: what is shelled or seized.
PHYSICAL = frozenset({"ASSAULT", "COERCE"})
AIMING = ("on", "against", "of", "at")


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event: ``token`` its word, ``carrier`` the verb that carries an event noun (or the word itself)."""

    pattern: Pattern
    token: int
    carrier: int
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    issue: range | None = None
    held: bool = True  # whether somebody is said to do it, or parties to do it together; else the noun merely stands there
    where: int | None = None  # a word whose own phrase says where, before the clause does


@dataclass(frozen=True, slots=True)
class Sides:
    """The slots of patterns, looked up in one text; ``timed`` are the tokens of its times, which are nobody."""

    index: Index
    clauses: Clauses
    parties: Parties
    timed: frozenset[int]
    targets: Targets
    acronyms: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = self.clauses.text
        for token in range(1, len(text)):
            if text.dep[token] == "appos" and text.words[token].isupper() and text.words[token - 1] == "(":
                self.acronyms.setdefault(text.words[token], text.lemma[text.head[token]])

    def _words(self, token: int) -> set[str]:
        """What a token may be asked for as: its word, its lemma, and the noun of the name that an acronym stands for."""
        text = self.clauses.text
        return {text.lower[token], text.lemma[token], self.acronyms.get(text.words[token], text.lemma[token])}

    def fits_beside(self, token: int, entry: Entry) -> bool:
        """Whether a word that the pattern asks for stands in the clause, and none that it excludes."""
        text = self.clauses.text
        if not entry.beside and not entry.unless:
            return True
        words = {w for t in text.subtree(token) for w in self._words(t)}
        if "@place" in entry.beside and any(t in self.parties.place_at for t in text.subtree(token)):
            words |= {"@place"}
        below = [g for c in text.children[token] for g in (c, *text.children[c])]
        below += [g for c in below if text.pos[c] == "ADP" for g in text.children[c]]  # "pulled out of the deal"
        near = {w for c in below for w in self._words(c)}
        return (not entry.beside or bool(words & entry.beside)) and not near & entry.unless

    def source(self, token: int) -> tuple[Actor, ...]:
        """Who acts where ``token`` stands as doer: the actor named, or the owner of the force, weapon or deed."""
        text, clauses = self.clauses.text, self.clauses
        if found := self.parties.named(token) or self.parties.owners(token):
            return found
        if text.lemma[token] in self.index.bundles and (of := clauses.after(token, "of")):
            return distinct([a for o in of for a in self.source(o)])
        ties = self.ties(text.lemma[token])
        found = distinct(
            [a for t in ties for o in clauses.after(token, t) for a in self.parties.named(o) or self.parties.owners(o)]
        )
        if found:
            return found
        reduced = [d for c in text.all_children(token, "acl", "relcl") if self._is_done(token, c) for d in clauses.doers(c)]
        if not reduced and text.lemma[token] in self.index.collectives:
            reduced = self._authors(token)
        found = distinct([a for d in reduced for a in self.parties.named(d) or self.parties.owners(d)])
        return found or self.parties.proper(token)

    def _authors(self, document: int) -> list[int]:
        """Whose the words of a document are: who "issued a statement condemning" it, or said so "in a letter urging" it."""
        text, verb = self.clauses.text, self.clauses.text.head[document]
        if text.dep[document] == "pobj" and text.lower[verb] == "in":
            verb = text.head[verb]
        elif text.dep[document] != "dobj":
            return []
        while self.clauses.is_verb(verb) and text.dep[verb] == "ccomp":  # the phrase may hang on what is said
            verb = text.head[verb]
        return self.clauses.doers(verb) if self.clauses.is_verb(verb) else []

    def _is_done(self, noun: int, clause: int) -> bool:
        """Whether a clause tells by whom the noun was done or made: "drones fired by", "the strike it carried out"."""
        passive = self.clauses.is_passive(clause)
        return passive or (self.clauses.text.lemma[noun] in self.index.nouns and noun in self.clauses.objects(clause))

    def ties(self, lemma: str) -> tuple[str, ...]:
        """The prepositions after which a force's or deed's owner stands; for other things only "by" tells who acts."""
        if lemma in self.parties.weapons or lemma in self.parties.forces or lemma in self.index.collectives:
            return ("by", "from", "of")
        return ("by", "from") if lemma in self.index.nouns else ("by",)

    def other(
        self, slots: tuple[str, ...], nodes: list[int], objects: list[int], actor: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """The other side, from the first place that names somebody who is not the doer."""
        names = frozenset(a.name for a in actor)
        for slot in slots:
            tokens = self.slot(slot, nodes, objects)
            found = tuple(a for t in tokens if t not in self.timed for a in self.parties.concerned(t, names))
            if found:
                return distinct(found)
        return ()

    def _is_force(self, noun: int) -> bool:
        entries = self.index.nouns.get(self.clauses.text.lemma[noun], ())
        return any(e.pattern.type in PHYSICAL for e in entries)

    def struck(self, pattern: Pattern, nodes: list[int], objects: list[int], actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """All that a deed of force hit or took, as far as its clause says; where it happened only if it says nothing else."""
        slots = pattern.recipient or ("object", "on", "against")
        ways = (
            (self.targets.hit, [s for s in slots if s not in ("in", "inside")]),
            (self.targets.land, [s for s in slots if s == "in"]),
            (self.parties.within, [s for s in slots if s == "inside"]),
        )
        for hit, group in ways:
            tokens = [t for s in group for t in self.slot(s, nodes, objects)]
            tokens += self._listed(tokens, nodes)
            aimed = [t for t in dict.fromkeys(tokens) if t not in self.timed and not self._is_force(t)]
            if found := [a for t in aimed for a in hit(t) if not self.targets.is_own(a, actor)]:
                return first(found)
        return ()

    def _listed(self, tokens: list[int], nodes: list[int]) -> list[int]:
        """Who or what is named as part of what was struck: "hit targets, including two bridges"."""
        text, clauses = self.clauses.text, self.clauses
        if not tokens:
            return []
        return [o for n in (*nodes, *tokens) for o in clauses.after(n, "including") if text.pos[o] != "NUM"]

    def first_slot(self, slots: tuple[str, ...], nodes: list[int], objects: list[int]) -> list[int]:
        """The nouns of the first place that names somebody as doer."""
        return next((found for s in slots if (found := [t for t in self.slot(s, nodes, objects) if self.source(t)])), [])

    def slot(self, slot: str, nodes: list[int], objects: list[int]) -> list[int]:
        clauses = self.clauses
        match slot:
            case "object":
                return objects
            case "owner":
                return [p for o in objects for p in clauses.text.all_children(o, "poss")]
            case "indirect":
                return [o for n in nodes for o in clauses.indirect(n)]
            case "clause":
                return clauses.inner_subjects(*nodes)
            case "modifier":
                return [c for n in nodes[:1] for c in clauses.text.all_children(n, "amod", "compound", "nmod")]
            case "subject":
                return [s for n in nodes[:1] if (s := clauses.surface_subject(n)) is not None]
            case "inside":
                within = [o for o in objects if not self.parties.named(o)]
                return [*within, *(c for n in nodes for c in clauses.complements(n))]
            case "despite":
                inner = [c for n in nodes for c in clauses.complements(n)]
                return [o for n in (*nodes, *inner) for o in clauses.after(n, slot)]
            case "above":
                verb = clauses.verb_above(nodes[0])
                subject = clauses.surface_subject(verb) if verb is not None else None
                return [] if subject is None else [subject]
        return [o for n in nodes for o in (*clauses.after(n, slot), *self._set_off(n, slot)) if o != nodes[0]]

    def _set_off(self, noun: int, preposition: str) -> list[int]:
        """What an event noun is aimed at where a time stands between: "a strike Sunday on the port"."""
        text, after = self.clauses.text, self.clauses.text.right[noun]
        while after < len(text) and after in self.timed:
            after += 1
        apart = after - 1 in self.timed and text.pos[noun] == "NOUN" and preposition in AIMING
        return self.clauses.below(after) if apart and after < len(text) and text.lower[after] == preposition else []

    def issue(self, pattern: Pattern, nodes: list[int], objects: list[int]) -> range | None:
        """The words that say what is demanded, agreed or discussed."""
        text = self.clauses.text
        for slot in pattern.issue or (("object", "clause") if pattern.content else ()):
            tokens = (
                [c for n in nodes for c in self.clauses.complements(n)] if slot == "clause" else self.slot(slot, nodes, objects)
            )
            if tokens:
                return text.subtree(tokens[0])
        return None

    def candidates(self, noun: int) -> list[int]:
        """A noun, what is coordinated with it, and what it is a quantity of."""
        found = self.clauses.text.conjuncts(noun)
        for one in found:
            found += [o for p in ("of", "in", "worth") for o in self.clauses.after(one, p) if o not in found]
        return found

    def parts(self, noun: int) -> list[int]:
        """Like :meth:`candidates`, but only where the noun says how much or what part is meant: "half of the town"."""
        text = self.clauses.text
        parts = self.index.bundles | self.index.collectives | self.targets.things
        found = text.conjuncts(noun)
        for one in found:
            if text.pos[one] in ("NUM", "PRON", "ADJ", "DET") or text.lemma[one] in parts:
                found += [o for p in ("of", "in", "worth") for o in self.clauses.after(one, p) if o not in found]
        return found

    def is_one(self, noun: int, wanted: frozenset[str]) -> bool:
        text = self.clauses.text
        if text.lemma[noun] in wanted:
            return True
        if any(f"{text.lemma[c]} {text.lemma[noun]}" in wanted for c in text.all_children(noun, "compound", "amod", "poss")):
            return True
        if "@actor" in wanted and (self.parties.named(noun) or text.lemma[noun] in self.parties.forces):
            return True
        if "@place" in wanted and noun in self.parties.place_at:
            return True
        if "@person" in wanted and text.dep[noun] != "pobj" and any(a.type == "person" for a in self.parties.named(noun)):
            return True
        return "@name" in wanted and text.pos[noun] in ("PROPN", "PRON") and bool(self.parties.named(noun))

    def fits_aim(self, nodes: list[int], wanted: frozenset[str]) -> bool:
        """Whether what the deed is said to be aimed at, if anything, is something that can be hit or taken."""
        targets = [o for p in AIMING for n in nodes for o in self.clauses.after(n, p) if o not in self.timed]
        hit = (c for o in targets for c in self.candidates(o))
        return not targets or any(self.is_one(c, wanted) or self.parties.owners(c) for c in hit)

    def complete(self, told: Told) -> Told | str:
        """The event with its sides divided; a reason where a side is missing that the pattern asks for."""
        pattern = told.pattern
        if self.clauses.text.lemma[told.carrier] == "claim" and self.clauses.is_negated(told.carrier):
            return "claimed by nobody, which is no denial"
        if pattern.type in PHYSICAL:  # a pronoun that seems to mean who reports it
            told = replace(told, actor=tuple(a for a in told.actor if a.sector != "MED"))
        if not told.actor and not (pattern.doer != "named" and told.recipient):
            return "no doer named" if told.recipient else "no doer or target named"
        if not told.recipient and len(told.actor) < 2 and not self._may_be_alone(told):
            return "nobody named with whom"
        if pattern.type == "CONSULT" and told.recipient and all(a.sector == "MED" for a in told.recipient):
            return "told to the press"
        if pattern.mutual and pattern.type in PHYSICAL and told.recipient:
            sides = tuple(a for a in told.recipient if a.type != "unnamed" or a.country or a.sector)
            if not sides:
                return "fought against no party"
            told = replace(told, recipient=sides)
        if pattern.mutual and not told.recipient:
            together = told.actor if len(told.actor) > 1 else self.together(told)
            told = replace(told, actor=together[:1], recipient=together[1:])
        return "nobody named at the other side" if pattern.other and not told.recipient else told

    def voiced(self, actor: tuple[Actor, ...], verb: int) -> tuple[Actor, ...]:
        """Who promises: for a state whose readiness its official voices ("reaffirmed Chad's readiness to"), the official."""
        text = self.clauses.text
        if not self.clauses.is_verb(verb) or (text.lemma[verb],) not in self.index.active:
            return actor
        voices = distinct([a for d in self.clauses.doers(verb) for a in self.parties.named(d) if a.type == "person"])
        own = all(a.type != "person" and a.country in {v.country for v in voices} - {None} for a in actor)
        return voices if actor and voices and own else actor

    def _may_be_alone(self, told: Told) -> bool:
        """Whether one party is enough: always, but where people meet or talk; only a body of many meets by itself."""
        if told.pattern.together:
            return False
        if not told.pattern.gathering:
            return True
        together = self.together(told)
        return len(together) > 1 or any(a.type in ("body", "group") for a in together)

    def together(self, told: Told) -> tuple[Actor, ...]:
        """The parties named together before one noun: "British and French envoys agreed"."""
        carrier = told.carrier
        subject = self.clauses.surface_subject(carrier) if self.clauses.is_verb(carrier) else None
        owners = self.parties.owners(subject) if subject is not None else ()
        return owners if len(owners) > 1 else told.actor
