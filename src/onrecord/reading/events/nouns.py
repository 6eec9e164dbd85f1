"""Event nouns: "an attack on", "talks between", "held a meeting with"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.events.clauses import VERBAL
from onrecord.reading.events.parties import distinct, is_known
from onrecord.reading.events.patterns import Entry, Pattern
from onrecord.reading.events.sides import PHYSICAL, Sides, Told
from onrecord.records import Actor


@dataclass(frozen=True, slots=True)
class Nouns:
    """The patterns of event nouns, applied to one text."""

    sides: Sides

    def told(self, noun: int, entry: Entry) -> Told | str | None:
        text, pattern = self.sides.clauses.text, entry.pattern
        if not self._has_before(noun, entry.words) or not self.sides.fits_beside(noun, entry):
            return None
        bundle = self._bundle(noun)
        light, receiving = self._light(bundle)
        nodes = [noun, bundle, *([light] if light is not None else [])]
        nodes = list(dict.fromkeys(nodes))
        actor = self._doer_of(pattern, nodes, light if not receiving else None)
        if pattern.type == "AGREE" and light is not None:
            actor = self.sides.voiced(actor, light)
        if not actor and pattern.doer != "named" and any(self.sides.clauses.after(n, "by") for n in nodes):
            return "done by nobody named"
        if entry.aim and not self.sides.fits_aim(nodes, entry.aim):
            return "aimed at no person, force or place"
        if pattern.type in PHYSICAL:
            recipient = self.sides.struck(pattern, nodes, self._undergoing(pattern, noun), actor)
        else:
            recipient = self.sides.other(pattern.recipient or ("against", "on"), nodes, self._undergoing(pattern, noun), actor)
        if receiving and light is not None:
            hit = self.sides.targets.hit if pattern.type in PHYSICAL else self.sides.source
            recipient = distinct([a for d in self.sides.clauses.doers(light) for a in hit(d)]) or recipient
            recipient = tuple(a for a in recipient if a.name not in {b.name for b in actor})
        if pattern.sides and not recipient and not any(map(is_known, actor)) and (light is not None or not pattern.bare):
            actor = self.sides.parties.pairs.sides_throughout(noun) or actor
        issue = self.sides.issue(pattern, nodes, [noun])
        if pattern.content and issue is None:
            return None
        held = light is not None or any(self.sides.clauses.after(n, "between") for n in nodes)
        if text.dep[noun] in ("npadvmod", "nmod"):
            return None
        return self.sides.complete(Told(pattern, noun, light if light is not None else noun, actor, recipient, issue, held))

    def _undergoing(self, pattern: Pattern, noun: int) -> list[int]:
        """The possessor of a deed that persons undergo: "his arrest", but "France's arrest of a spy", "France's arrests"."""
        owners = self.sides.clauses.text.all_children(noun, "poss") if pattern.undergone else []
        if self.sides.clauses.after(noun, "of"):
            return []
        return [p for p in owners if not any(a.type in ("state", "body") for a in self.sides.parties.named(p))]

    def _has_before(self, noun: int, words: tuple[str, ...]) -> bool:
        text = self.sides.clauses.text
        start = noun - len(words)
        if start < 0:
            return False
        return all(text.lemma[start + k] == w or text.lower[start + k] == w for k, w in enumerate(words))

    def _bundle(self, noun: int) -> int:
        """The noun that the event noun hangs on as a quantity or bundle, else itself."""
        text = self.sides.clauses.text
        above = text.head[noun]
        if text.dep[noun] == "pobj" and text.lower[above] == "of" and text.lemma[text.head[above]] in self.sides.index.bundles:
            return text.head[above]
        return noun

    def _light(self, noun: int) -> tuple[int | None, bool]:
        """The verb that carries the noun, and whether its subject is at the receiving end."""
        text = self.sides.clauses.text
        while text.dep[noun] in ("conj", "appos") and text.pos[text.head[noun]] == "NOUN":
            noun = text.head[noun]
        above = text.head[noun]
        words: tuple[str, ...] = ()
        if text.dep[noun] == "pobj" and text.pos[above] == "ADP":
            above, words = text.head[above], (text.lower[above],)
            if text.dep[above] in ("dobj", "attr"):
                above, words = text.head[above], (text.lemma[above], *words)
        elif text.dep[noun] not in ("dobj", "nsubjpass", "attr", "dative"):
            clause = text.child(noun, "relcl", "acl")
            if clause is None or noun not in self.sides.clauses.objects(clause):
                return None, False
            above = clause
        if text.tag[above] == "VBG" and text.dep[above] == "xcomp" and text.left[noun] == noun:  # "faced growing criticism"
            above = text.head[above]
        return self._carries(above, words, text.dep[noun] == "attr") if text.pos[above] in VERBAL else (None, False)

    def _carries(self, verb: int, words: tuple[str, ...], predicate: bool) -> tuple[int | None, bool]:
        """Whether the verb, with its preposition and object ("took part in", "claimed responsibility for"), is a light one.

        With a particle it is another verb: "held up the talks" is not "held talks".
        """
        text = self.sides.clauses.text
        words = (*(text.lower[c] for c in text.all_children(verb, "prt")), *words)
        lemma = text.lemma[verb]
        phrases = {(lemma, *words), *((lemma, text.lemma[o], *words) for o in text.all_children(verb, "dobj") if words)}
        if phrases & self.sides.index.active or (predicate and lemma == "be"):
            return verb, False
        return (verb, True) if phrases & self.sides.index.passive else (None, False)

    def _doer_of(self, pattern: Pattern, nodes: list[int], light: int | None) -> tuple[Actor, ...]:
        """The doer of an event noun, from the first place that names one."""
        text = self.sides.clauses.text
        for slot in pattern.actor or ("light", "possessor", "by", "modifier", "from"):
            if slot == "light":
                doers = self._culprit(nodes[0]) if light is None else self.sides.clauses.doers(light)
                found = [a for d in doers for a in self.sides.source(d)]
            elif slot == "possessor":
                found = [
                    a
                    for n in nodes
                    for p in text.all_children(n, "poss")
                    if p not in self._undergoing(pattern, n)
                    for a in (self.sides.parties.named(p) or self.sides.parties.owners(p))
                ]
            elif slot == "modifier":
                bare = [n for n in nodes if text.pos[n] == "NOUN" and text.child(n, "poss") is None]
                found = [a for n in bare for a in self.sides.parties.owners(n) if not self.sides.parties.is_town(a)]
            elif slot == "between":
                found = [a for n in nodes for o in self.sides.clauses.after(n, slot) for a in self._both(o)]
            else:
                found = [a for n in nodes for o in self.sides.clauses.after(n, slot) for a in self.sides.source(o)]
            if found:
                return distinct(found)
        return ()

    def _culprit(self, noun: int) -> list[int]:
        """Who is called responsible for the deed: "the men responsible for the raid", "the army is guilty of torture"."""
        text = self.sides.clauses.text
        while text.dep[noun] == "conj" and text.pos[text.head[noun]] == "NOUN":
            noun = text.head[noun]
        adjective = text.head[text.head[noun]]
        if text.dep[noun] != "pobj" or text.pos[adjective] != "ADJ" or text.lower[adjective] not in self.sides.index.culpable:
            return []
        bearer = text.head[adjective]
        return self.sides.clauses.doers(bearer) if self.sides.clauses.is_verb(bearer) else [bearer]

    def _both(self, token: int) -> tuple[Actor, ...]:
        """The parties of a phrase after "between": the actors it names, or the two to whom one group belongs."""
        owners = self.sides.parties.owners(token)
        return owners if len(owners) > 1 else self.sides.parties.named(token) or owners
