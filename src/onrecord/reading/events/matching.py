"""Matching: a word that may tell of an event, held against its patterns, gives the event with its parties, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.reading.events.clauses import VERBAL, Clauses
from onrecord.reading.events.parties import Parties, distinct
from onrecord.reading.events.patterns import Entry, Index, Pattern
from onrecord.records import Actor

# Types whose other side may be a thing: what is shelled or seized.
PHYSICAL = frozenset({"ASSAULT", "COERCE"})
# Types whose doer is the owner of the thing, where a passive leaves the doer out: "US weapons were delivered".
OWN_THINGS = frozenset({"AID", "SANCTION", "RETREAT", "MOBILIZE"})
AIMING = ("on", "against", "of", "at")
MOST_STRUCK = 3  # parties of one deed; a longer list is a list of damage
VIOLENCE_PREPOSITIONS = ("in", "by", "during", "from", "after", "when")


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


@dataclass(frozen=True, slots=True)
class Matching:
    """The patterns, applied to one text."""

    index: Index
    clauses: Clauses
    parties: Parties
    timed: frozenset[int]

    @property
    def triggers(self) -> frozenset[str]:
        """The lemmas worth looking at."""
        return self.index.lemmas

    def told(self, token: int) -> Told | str | None:
        """What the token tells of; a reason (in plain words) where it looks like an event and is none; None where it does not."""
        text = self.clauses.text
        lemma, pos = text.lemma[token], text.pos[token]
        if pos == "VERB" and lemma in self.index.verbs:
            return self._first(self._verb(token, e) for e in self.index.verbs[lemma])
        if pos == "NOUN" and lemma in self.index.nouns:
            if text.dep[token] == "compound":
                return "part of a name or title, not an act" if text.pos[text.head[token]] == "PROPN" else None
            return self._first(self._noun(token, e) for e in self.index.nouns[lemma])
        if pos == "ADJ" and lemma in self.index.adjectives and text.dep[token] in ("acomp", "conj", "attr", "oprd"):
            return self._first(self._adjective(token, e) for e in self.index.adjectives[lemma])
        return None

    def _first(self, tries: Iterator[Told | str | None]) -> Told | str | None:
        """The first pattern that fits; else the first reason why one does not."""
        reason = None
        for found in tries:
            if isinstance(found, Told):
                return found
            reason = reason or found
        return reason

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: int, entry: Entry) -> Told | str | None:
        text, clauses, pattern = self.clauses.text, self.clauses, entry.pattern
        if not self._has_words(verb, entry.words) or not self._beside(verb, entry):
            return None
        objects = clauses.objects(verb)
        if not self._fits_object(objects, entry):
            return None
        doers = clauses.doers(verb)
        if not doers and "attack" in entry.subject:
            doers = self._violence(verb, entry)
        if entry.subject and doers and not any(self._is(c, entry.subject) for d in doers for c in self._candidates(d)):
            return None
        nodes = [verb, *objects] if entry.object or pattern.other else [verb]
        if pattern.actor:
            doers = self._first_slot(pattern.actor, nodes, objects)
        actor = distinct([a for d in doers for a in self._source(d)])
        if doers and not actor and pattern.doer == "optional":
            return "done by nobody named"
        if entry.aim and not self._fits_aim(nodes, entry.aim):
            return "aimed at no person, force or place"
        if not actor and not doers and pattern.type in OWN_THINGS:
            actor = distinct([a for o in objects for a in self.parties.owners(o)])
        if pattern.sides and not actor and not doers:
            actor = self.parties.pairs.sides_before(verb)
        if pattern.type in PHYSICAL:
            recipient = self._struck(pattern, nodes, [] if "attack" in entry.object else objects, actor)
        else:
            recipient = self._side(pattern.recipient or ("object",), nodes, objects, actor)
        if pattern.negative and not any(text.dep[c] == "neg" for c in text.children[verb]):
            return None
        issue = self._issue(pattern, nodes, objects)
        if pattern.content and issue is None:
            return None
        if pattern.content == "deed" and not self._says_deed(verb, issue):
            return None
        if pattern.own and not self._own_deed(verb, actor):
            return None
        return self._complete(Told(pattern, verb, verb, actor, recipient, issue))

    def _complete(self, told: Told) -> Told | str:
        """The event with its sides divided; a reason where a side is missing that the pattern asks for."""
        pattern = told.pattern
        if not told.actor and not (pattern.doer == "optional" and told.recipient):
            return "no doer named" if told.recipient else "no doer or target named"
        if pattern.other and not told.recipient:
            return "nobody named at the other side"
        if pattern.together and not told.recipient and len(told.actor) < 2:
            return "nobody named with whom"
        if pattern.mutual and not told.recipient:
            together = told.actor if len(told.actor) > 1 else self._together(told)
            return replace(told, actor=together[:1], recipient=together[1:])
        return told

    def _says_deed(self, token: int, issue: range | None) -> bool:
        """Whether what is said is something to be done, not something that is so: "insisted that he leave", not "that he left"."""
        complements = self.clauses.complements(token)
        return not complements or any(self.clauses.is_jussive(c) for c in complements)

    def _together(self, told: Told) -> tuple[Actor, ...]:
        """The parties named together before one noun: "British and French envoys agreed"."""
        carrier = told.carrier
        subject = self.clauses.surface_subject(carrier) if self.clauses.is_verb(carrier) else None
        owners = self.parties.owners(subject) if subject is not None else ()
        return owners if len(owners) > 1 else told.actor

    def _fits_object(self, objects: list[int], entry: Entry) -> bool:
        """Whether the object is one that the pattern asks for ("@none": there may be no object); what one does to oneself is no event."""
        text = self.clauses.text
        if any(text.lower[o].endswith(("self", "selves")) for o in objects):
            return False
        if not entry.object or (not objects and "@none" in entry.object):
            return True
        return any(self._is(c, entry.object) for o in objects for c in self._candidates(o))

    def _has_words(self, verb: int, words: tuple[str, ...]) -> bool:
        """Whether the particles and prepositions of a phrase stand with the verb."""
        text = self.clauses.text
        if not words:
            return True
        near = [
            c
            for c in text.children[verb]
            if c > verb and text.tag[c] != "VB" and not any(o in self.timed for o in self.clauses.below(c))
        ]
        beneath = {text.lower[c] for c in near} | {text.lower[g] for c in near for g in text.children[c] if text.tag[g] != "TO"}
        return all(w in beneath for w in words)

    def _beside(self, token: int, entry: Entry) -> bool:
        """Whether a word that the pattern asks for stands in the clause, and none that it excludes."""
        text = self.clauses.text
        if not entry.beside and not entry.unless:
            return True
        words = {w for t in text.subtree(token) for w in (text.lower[t], text.lemma[t])}
        if "@place" in entry.beside and any(t in self.parties.place_at for t in text.subtree(token)):
            words |= {"@place"}
        return (not entry.beside or bool(words & entry.beside)) and not words & entry.unless

    def _candidates(self, noun: int) -> list[int]:
        """A noun, what is coordinated with it, and what it is a quantity of."""
        text = self.clauses.text
        found = text.conjuncts(noun)
        for one in found:
            found += [
                o
                for o in (*self.clauses.after(one, "of"), *self.clauses.after(one, "in"), *self.clauses.after(one, "worth"))
                if o not in found
            ]
        return found

    def _is(self, noun: int, wanted: frozenset[str]) -> bool:
        text = self.clauses.text
        if text.lemma[noun] in wanted:
            return True
        if any(f"{text.lemma[c]} {text.lemma[noun]}" in wanted for c in text.all_children(noun, "compound", "amod")):
            return True
        if "@actor" in wanted and (self.parties.named(noun) or text.lemma[noun] in self.parties.forces):
            return True
        if "@place" in wanted and noun in self.parties.place_at:
            return True
        return "@name" in wanted and text.pos[noun] in ("PROPN", "PRON") and bool(self.parties.named(noun))

    def _violence(self, verb: int, entry: Entry) -> list[int]:
        """The attack in which somebody "was killed": it stands for the doer that a passive leaves out."""
        nouns = [n for p in VIOLENCE_PREPOSITIONS for n in self.clauses.after(verb, p)]
        return [n for n in nouns if self._is(n, entry.subject)]

    def _own_deed(self, verb: int, actor: tuple[Actor, ...]) -> bool:
        names = {a.name for a in actor}
        text = self.clauses.text
        for inner in self.clauses.complements(verb):
            subject = self.clauses.surface_subject(inner)
            ahead = any(text.tag[a] == "MD" for a in self.clauses.auxiliaries(inner)) or text.child(inner, "acomp") is not None
            if not ahead or any(text.dep[c] == "neg" for c in text.children[inner]):
                continue
            owners = () if subject is None else self.parties.named(subject) or self.parties.owners(subject)
            if any(a.name in names for a in owners):
                return True
        return False

    # ------------------------------------------------------------ nouns

    def _noun(self, noun: int, entry: Entry) -> Told | str | None:
        text, pattern = self.clauses.text, entry.pattern
        if not self._has_before(noun, entry.words) or not self._beside(noun, entry):
            return None
        bundle = self._bundle(noun)
        light, receiving = self._light(bundle)
        nodes = [noun, bundle, *([light] if light is not None and not receiving else [])]
        nodes = list(dict.fromkeys(nodes))
        actor = self._doer_of(pattern, nodes, light if not receiving else None)
        if entry.aim and not self._fits_aim(nodes, entry.aim):
            return "aimed at no person, force or place"
        if pattern.type in PHYSICAL:
            recipient = self._struck(pattern, nodes, [], actor)
        else:
            recipient = self._side(pattern.recipient or ("against", "on"), nodes, [], actor)
        if receiving and light is not None:
            recipient = distinct([a for d in self.clauses.doers(light) for a in self._source(d)]) or recipient
            recipient = tuple(a for a in recipient if a.name not in {b.name for b in actor})
        if pattern.sides and not actor and not recipient and (light is not None or not pattern.bare):
            actor = self.parties.pairs.sides_before(noun)
        issue = self._issue(pattern, nodes, [noun])
        if pattern.content and issue is None:
            return None
        held = light is not None or any(self.clauses.after(n, "between") for n in nodes)
        if text.dep[noun] in ("npadvmod", "nmod"):
            return None
        return self._complete(Told(pattern, noun, light if light is not None else noun, actor, recipient, issue, held))

    def _fits_aim(self, nodes: list[int], wanted: frozenset[str]) -> bool:
        """Whether what the deed is said to be aimed at, if anything, is something that can be hit or taken."""
        targets = [o for p in AIMING for n in nodes for o in self.clauses.after(n, p) if o not in self.timed]
        hit = (c for o in targets for c in self._candidates(o))
        return not targets or any(self._is(c, wanted) or self.parties.owners(c) for c in hit)

    def _has_before(self, noun: int, words: tuple[str, ...]) -> bool:
        text = self.clauses.text
        start = noun - len(words)
        if start < 0:
            return False
        return all(text.lemma[start + k] == w or text.lower[start + k] == w for k, w in enumerate(words))

    def _bundle(self, noun: int) -> int:
        """The noun that the event noun hangs on as a quantity or bundle, else itself."""
        text = self.clauses.text
        above = text.head[noun]
        if text.dep[noun] == "pobj" and text.lower[above] == "of" and text.lemma[text.head[above]] in self.index.bundles:
            return text.head[above]
        return noun

    def _light(self, noun: int) -> tuple[int | None, bool]:
        """The verb that carries the noun, and whether its subject is at the receiving end."""
        text = self.clauses.text
        while text.dep[noun] in ("conj", "appos") and text.pos[text.head[noun]] == "NOUN":
            noun = text.head[noun]
        above, words = text.head[noun], ()
        if text.dep[noun] == "pobj" and text.pos[above] == "ADP":
            above, words = text.head[above], (text.lower[above],)
            if text.dep[above] == "dobj":
                above, words = text.head[above], (text.lemma[above], *words)
        elif text.dep[noun] not in ("dobj", "nsubjpass", "attr", "dative"):
            clause = text.child(noun, "relcl", "acl")
            if clause is None or noun not in self.clauses.objects(clause):
                return None, False
            above = clause
        return self._carries(above, words, text.dep[noun] == "attr") if text.pos[above] in VERBAL else (None, False)

    def _carries(self, verb: int, words: tuple[str, ...], predicate: bool) -> tuple[int | None, bool]:
        """Whether the verb, with its preposition and object ("took part in", "claimed responsibility for"), is a light one."""
        text = self.clauses.text
        lemma = text.lemma[verb]
        phrases = {(lemma, *words), *((lemma, text.lemma[o], *words) for o in text.all_children(verb, "dobj") if words)}
        if phrases & self.index.active or (predicate and lemma == "be"):
            return verb, False
        return (verb, True) if phrases & self.index.passive else (None, False)

    def _doer_of(self, pattern: Pattern, nodes: list[int], light: int | None) -> tuple[Actor, ...]:
        """The doer of an event noun, from the first place that names one."""
        text = self.clauses.text
        for slot in pattern.actor or ("light", "possessor", "by", "modifier", "from"):
            if slot == "light":
                found = [] if light is None else [a for d in self.clauses.doers(light) for a in self._source(d)]
            elif slot == "possessor":
                found = [
                    a
                    for n in nodes
                    for p in text.all_children(n, "poss")
                    for a in (self.parties.named(p) or self.parties.owners(p))
                ]
            elif slot == "modifier":
                bare = [n for n in nodes if text.pos[n] == "NOUN" and text.child(n, "poss") is None]
                found = [a for n in bare for a in self.parties.owners(n) if not self.parties.is_town(a)]
            elif slot == "between":
                found = [a for n in nodes for o in self.clauses.after(n, slot) for a in self._both(o)]
            else:
                found = [a for n in nodes for o in self.clauses.after(n, slot) for a in self._source(o)]
            if found:
                return distinct(found)
        return ()

    def _both(self, token: int) -> tuple[Actor, ...]:
        """The parties of a phrase after "between": the actors it names, or the two to whom one group belongs."""
        owners = self.parties.owners(token)
        return owners if len(owners) > 1 else self.parties.named(token) or owners

    # ------------------------------------------------------------ adjectives

    def _adjective(self, adjective: int, entry: Entry) -> Told | str | None:
        text, pattern = self.clauses.text, entry.pattern
        verb = text.head[adjective]
        subject = self.clauses.surface_subject(verb) if self.clauses.is_verb(verb) else None
        actor = self._source(subject) if subject is not None else ()
        recipient = self._side(pattern.recipient, [adjective, verb], [], actor)
        issue = self._issue(pattern, [adjective, verb], [])
        if pattern.issue and issue is None:
            return None
        return self._complete(Told(pattern, adjective, verb, actor, recipient, issue))

    # ------------------------------------------------------------ sides

    def _source(self, token: int) -> tuple[Actor, ...]:
        """Who acts where ``token`` stands as doer: the actor named, or the owner of the force, weapon or deed."""
        text, clauses = self.clauses.text, self.clauses
        if found := self.parties.named(token) or self.parties.owners(token):
            return found
        ties = self._ties(text.lemma[token])
        found = distinct(
            [a for t in ties for o in clauses.after(token, t) for a in self.parties.named(o) or self.parties.owners(o)]
        )
        if found:
            return found
        reduced = [d for c in text.all_children(token, "acl", "relcl") if clauses.is_passive(c) for d in clauses.doers(c)]
        above = text.head[token]
        if not reduced and text.dep[token] == "dobj" and clauses.is_verb(above):  # "issued a statement condemning …"
            reduced = clauses.doers(above)
        found = distinct([a for d in reduced for a in self.parties.named(d) or self.parties.owners(d)])
        return found or self.parties.proper(token)

    def _ties(self, lemma: str) -> tuple[str, ...]:
        """The prepositions after which the owner of a force, weapon or deed stands; of other things only "by" tells who acts."""
        if lemma in self.parties.weapons or lemma in self.parties.forces or lemma in self.index.collectives:
            return ("by", "from", "of")
        return ("by", "from") if lemma in self.index.nouns else ("by",)

    def _side(
        self, slots: tuple[str, ...], nodes: list[int], objects: list[int], actor: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """The other side, from the first place that names somebody who is not the doer."""
        names = {a.name for a in actor}
        for slot in slots:
            tokens = self._slot(slot, nodes, objects)
            found = tuple(a for t in tokens if t not in self.timed for a in self.parties.concerned(t) if a.name not in names)
            if found:
                return distinct(found)
        return ()

    def _struck(self, pattern: Pattern, nodes: list[int], objects: list[int], actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """All that a deed of force hit or took, as far as its clause says; where it happened only if it says nothing else."""
        names = {a.name for a in actor}
        slots = pattern.recipient or ("object", "on", "against")
        for group in ([s for s in slots if s not in ("in", "inside")], [s for s in slots if s in ("in", "inside")]):
            tokens = [t for s in group for t in self._slot(s, nodes, objects) if t not in self.timed]
            struck = self.parties.within if "inside" in group else self.parties.struck
            found = [a for t in dict.fromkeys(tokens) for a in struck(t) if a.name not in names]
            if found:
                return distinct(found)[:MOST_STRUCK]
        return ()

    def _first_slot(self, slots: tuple[str, ...], nodes: list[int], objects: list[int]) -> list[int]:
        """The nouns of the first place that names somebody as doer."""
        return next((found for s in slots if (found := [t for t in self._slot(s, nodes, objects) if self._source(t)])), [])

    def _slot(self, slot: str, nodes: list[int], objects: list[int]) -> list[int]:
        clauses = self.clauses
        match slot:
            case "object":
                return objects
            case "indirect":
                return [o for n in nodes for o in clauses.indirect(n)]
            case "clause":
                subjects = [clauses.text.child(c, "nsubj", "nsubjpass") for n in nodes for c in clauses.complements(n)]
                return [s for s in subjects if s is not None]
            case "subject":
                return [s for n in nodes[:1] if (s := clauses.surface_subject(n)) is not None]
            case "inside":
                return [*objects, *(c for n in nodes for c in clauses.complements(n))]
            case "despite":
                inner = [c for n in nodes for c in clauses.complements(n)]
                return [o for n in (*nodes, *inner) for o in clauses.after(n, slot)]
            case "above":
                verb = clauses.verb_above(nodes[0])
                subject = clauses.surface_subject(verb) if verb is not None else None
                return [] if subject is None else [subject]
        return [o for n in nodes for o in clauses.after(n, slot)]

    def _issue(self, pattern: Pattern, nodes: list[int], objects: list[int]) -> range | None:
        """The words that say what is demanded, agreed or discussed."""
        text = self.clauses.text
        for slot in pattern.issue or (("object", "clause") if pattern.content else ()):
            tokens = (
                [c for n in nodes for c in self.clauses.complements(n)]
                if slot == "clause"
                else self._slot(slot, nodes, objects)
            )
            if tokens:
                return text.subtree(tokens[0])
        return None
