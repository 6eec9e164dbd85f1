"""Parties: the actors whom the words of a clause name, and those to whom its weapons, forces and deeds belong."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.events.clauses import NOMINAL, RELATIVE, Clauses
from onrecord.reading.events.pairs import PairFinder
from onrecord.reading.places import Places
from onrecord.reading.statements import Statements
from onrecord.records import Actor

# Where, within a phrase that names no actor itself, the one stands to whom it belongs, or whom it concerns: nearest tie first.
TIES = (
    "by",
    "of",
    "from",
    "against",
    "on",
    "with",
    "to",
    "for",
    "in",
    "between",
    "into",
    "over",
    "about",
    "at",
    "near",
    "along",
    "towards",
    "toward",
)
# Where a place stands after them and hangs on a verb, it is where something was done, not who is concerned.
POSSESSIVE = ("PRP$", "WP$")
WHERE = ("in", "at", "near", "along", "into")
# What the model may call an entity that can act or be acted upon.
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
THING_TAIL = 4  # tokens of a thing's description kept after its noun
LONGEST_THING = 40  # characters of its description kept before the noun
DEPTH = 4  # how far down a phrase its owner is looked for


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is named where in one text."""

    clauses: Clauses
    actors: Actors
    places: Places
    statements: Statements
    weapons: frozenset[str]
    forces: frozenset[str]
    collectives: frozenset[str]
    of_states: frozenset[str]
    uses: frozenset[str]
    domains: frozenset[str]
    holds: frozenset[str]
    pairs: PairFinder
    known: dict[int, tuple[Actor, ...]] = field(default_factory=dict)
    place_at: dict[int, int] = field(default_factory=dict)
    states: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.place_at.update({t: k for k, found in enumerate(self.places.found) for t in range(found.start, found.end)})
        for kind in ("state", "group"):
            for head in sorted(self.actors.references):
                one = self.actors.one(head)
                if (
                    one is not None
                    and one.type == kind
                    and one.country
                    and one.name[:1].isupper()
                    and self._is_whole(head, one)
                ):
                    self.states.setdefault(one.country, one)

    def _is_whole(self, token: int, actor: Actor) -> bool:
        """Whether an actor is a state, not a town or region of it, or its people by their plain name ("Sudanese")."""
        people = actor.name == self.clauses.text.words[token] and actor.name[0].isupper()
        return people if actor.type == "group" else not self.is_part(token)

    def is_part(self, token: int) -> bool:
        """Whether the token names a town or region, not a state."""
        found = self.places.found[self.place_at[token]] if token in self.place_at else None
        return found is not None and found.kind != "country"

    def named(self, token: int) -> tuple[Actor, ...]:
        """The actors whom the noun phrase headed by ``token`` names, coordinated ones one by one."""
        if token not in self.known:
            self.known[token] = ()
            self.known[token] = self._named(token)
        return self.known[token]

    def _named(self, token: int) -> tuple[Actor, ...]:
        text = self.clauses.text
        if (text.lower[token] in RELATIVE and text.tag[token] in ("WP", "WDT")) or text.tag[token] == "WP$":
            clause = self.clauses.verb_above(token)
            return self._who(text.head[clause]) if clause is not None and text.dep[clause] == "relcl" else ()
        if text.lemma[token] in self.weapons:
            return ()
        if blamed := self._blamed(token):
            return blamed
        if pair := self.pairs.at(token):
            return pair
        if text.lemma[token] in self.forces and any(text.tag[p] in POSSESSIVE for p in text.all_children(token, "poss")):
            return self.owners(token)
        if shared := self._shared(token) or self._our_state(token):
            return shared
        one = self.statements.person(token) or self.actors.at(token)
        if one is None:
            return self._partitive(token) or distinct([a for c in text.all_children(token, "conj") for a in self.named(c)])
        parts = list(one.members) if one.type == "joint" and one.members else [one]
        if one.type != "joint":
            parts += [a for c in self._listed(token) for a in self.named(c)]
        return distinct([self._uncounted(a) for a in parts])

    def _uncounted(self, actor: Actor) -> Actor:
        """Several people without their number, which is no part of what they are called: "over 60 lawmakers"."""
        if actor.type not in ("unnamed", "group") or actor.mention is None or actor.mention.quote != actor.name:
            return actor
        tokens = self.clauses.text.tokens_in(actor.mention.start, actor.mention.end)
        start = self._after_count(tokens.start, tokens.stop - 1)
        span = self.clauses.text.span(start, tokens.stop)
        return actor if start == tokens.start else msgspec.structs.replace(actor, name=span.quote, mention=span)

    def _after_count(self, start: int, end: int) -> int:
        """Where a phrase of several words goes on after its number and the words about that: "at least 13 young men"."""
        text = self.clauses.text
        counts = (t for t in range(start, end) if text.pos[t] == "NUM" and any(c.isdigit() for c in text.words[t]))
        number = next((t for t in counts if text.words[t + 1] not in "-–"), None)  # not "a 35-year-old inmate"
        if number is None or any(text.pos[t] in ("NOUN", "PROPN", "VERB") for t in range(start, number)):
            return start
        after = next(t for t in range(number + 1, end + 1) if t == end or text.pos[t] != "NUM")
        return after if after < end or text.lower[end] == "others" else start

    def _our_state(self, token: int) -> tuple[Actor, ...]:
        """The state of whoever speaks in the quotation: "our country", "our" before what only states have ("our airspace")."""
        text = self.clauses.text
        owner = token if text.lower[token] == "our" else text.child(token, "poss")
        noun = text.head[token] if owner == token else token
        if owner is None or text.lower[owner] != "our" or text.lemma[noun] not in self.of_states:
            return ()
        speaker = self.statements.person(owner)
        state = self.states.get(speaker.country or "") if speaker is not None else None
        mention = text.span(owner, token + 1)
        return () if state is None or state.type != "state" else (msgspec.structs.replace(state, mention=mention),)

    def _blamed(self, token: int) -> tuple[Actor, ...]:
        """Whose the deed is for which somebody is blamed or thanked: "condemned the rebels for their raid"."""
        text = self.clauses.text
        preposition = text.head[text.head[token]]
        if text.tag[token] != "PRP$" or text.lower[preposition] != "for" or not self.clauses.is_verb(text.head[preposition]):
            return ()
        objects = text.all_children(text.head[preposition], "dobj")
        return self.named(objects[0]) if objects and text.pos[objects[0]] == "PROPN" else ()

    def _shared(self, token: int) -> tuple[Actor, ...]:
        """Those for whom a group stands that is named only by them: "the leaders of Chad and Sudan", "envoys from both"."""
        text = self.clauses.text
        if text.tag[token] != "NNS" or text.lemma[token] not in self.collectives:
            return ()
        named = [a for p in ("of", "from") for o in self.clauses.after(token, p) for a in self.named(o)]
        return distinct(named) if len(named) > 1 else ()

    def _who(self, token: int) -> tuple[Actor, ...]:
        return self.named(token) or (self.owners(token) if self.clauses.text.lemma[token] in self.weapons else ())

    def _listed(self, token: int) -> list[int]:
        """What is named beside a name: coordinated names, also where the parser takes one in a list for an apposition."""
        text = self.clauses.text
        appositions = text.all_children(token, "appos") if text.child(token, "conj") is None else []
        listed = [
            a for a in appositions if text.pos[a] == text.pos[token] == "PROPN" and text.child(a, "conj", "cc") is not None
        ]
        return text.all_children(token, "conj") + listed + self._goes_on(token)

    def _goes_on(self, token: int) -> list[int]:
        """The name after a name and a comma, which the parser joins to the verb: "warrants for A, minister B, and C"."""
        text = self.clauses.text
        verb, after = self.clauses.verb_above(token), text.right[token]
        if verb is None or text.pos[token] != "PROPN" or after >= len(text) or text.words[after] != ",":
            return []
        return [c for c in text.all_children(verb, "conj") if text.left[c] == after + 1 and text.pos[c] == "PROPN"]

    def place(self, token: int) -> tuple[Actor, ...]:
        """The place that is itself at the receiving end ("the shelling of Kharkiv"), after its state where that is named."""
        if token not in self.place_at or self.clauses.text.pos[token] not in NOMINAL:
            return ()
        found = self.places.found[self.place_at[token]]
        mention = self.clauses.text.span(found.start, found.end)
        place = Actor(found.place.name, "unnamed", country=found.place.country, mention=mention)
        state, itself = self.states.get(found.place.country or ""), self.actors.one(token)
        if state is None:
            return (place if itself is None or itself.type != "state" else itself,)
        return msgspec.structs.replace(state, mention=mention), place

    def _partitive(self, token: int) -> tuple[Actor, ...]:
        """The actors of whom some are meant: "dozens of students", "most of which"."""
        text = self.clauses.text
        whole = self.clauses.after(token, "of") if text.pos[token] in ("NUM", "PRON", "ADJ") else []
        return distinct([a for w in whole for a in self.named(w)])

    def concerned(self, token: int, but: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
        """Whom a phrase or clause is about, ``but`` for those names: who is in it, or in what it takes up ("the decision")."""
        if found := self.within(token, but):
            return found
        return () if self.within(token) else without(self._taken_up(token) or self.proper(token), but)

    def proper(self, token: int) -> tuple[Actor, ...]:
        """A proper name of which the article says no more: a person where the model sees one, else a body."""
        text = self.clauses.text
        label = next((e.label for e in text.entities if e.start <= token < e.end), None)
        if text.pos[token] != "PROPN" or label not in NAMES:
            return ()
        start = token
        while start > 0 and text.pos[start - 1] == "PROPN" and text.head[start - 1] == token:
            start -= 1
        mention = text.span(start, token + 1)
        named = Actor(mention.quote, "person" if label == "PERSON" else "body", mention=mention)
        return distinct([named, *(a for c in text.all_children(token, "conj") for a in self.named(c) or self.proper(c))])

    def _taken_up(self, token: int) -> tuple[Actor, ...]:
        """The actors of the last phrase with the same noun, which a definite one takes up."""
        text = self.clauses.text
        if text.pos[token] != "NOUN" or not any(text.lower[c] in DEFINITE for c in text.all_children(token, "det")):
            return ()
        for earlier in range(token - 1, -1, -1):
            if text.lemma[earlier] == text.lemma[token] and text.pos[earlier] == "NOUN" and (found := self.within(earlier)):
                return found
        return ()

    def within(self, token: int, but: frozenset[str] = frozenset(), depth: int = 0) -> tuple[Actor, ...]:
        """The actors named by the phrase or clause, or else the nearest ones inside it: owner, doer, target."""
        text = self.clauses.text
        if text.pos[token] in NOMINAL and (named := self.named(token)):
            return without(named, but)
        if place := without(self.place(token), but):
            return place[:1]
        if depth > DEPTH:
            return ()
        inside = self._inside_clause if self.clauses.is_verb(token) else self._inside_phrase
        return inside(token, but, depth)

    def _inside_phrase(self, token: int, but: frozenset[str], depth: int) -> tuple[Actor, ...]:
        return without(self.owners(token), but) or self.tied(token, but, depth) or self._reduced(token, but, depth)

    def thing(self, token: int) -> Actor | None:
        """A thing at the receiving end that belongs to nobody named ("a fuel depot"), as an unnamed party."""
        text = self.clauses.text
        if text.pos[token] not in ("NOUN", "PROPN"):
            return None
        start, end = text.left[token], min(text.right[token], token + 1 + THING_TAIL)
        owner = next(
            (p for p in text.all_children(token, "poss") if text.start[token] - text.start[start] > LONGEST_THING), None
        )
        start = start if owner is None else text.right[owner]
        start = self._after_count(start, token)
        while start < token and (text.pos[start] in ("DET", "PUNCT") or text.start[token] - text.start[start] > LONGEST_THING):
            start += 1
        while end > token + 1 and (
            text.pos[end - 1] in ("ADP", "DET", "PUNCT", "PRON", "SCONJ", "CCONJ", "ADV") or text.head[end - 1] > end
        ):
            end -= 1
        mention = text.span(start, end if end - token <= THING_TAIL else token + 1)
        return Actor(mention.quote, "unnamed", mention=mention)

    def owners(self, token: int) -> tuple[Actor, ...]:
        """To whom a thing, force or deed belongs: its possessor, or the name before it ("Iran's drones", "Iranian drones")."""
        text = self.clauses.text
        for child in text.all_children(token, "poss"):
            if found := self.named(child) or self.owners(child) or self._ahead(child):
                return self._states_of(found) if text.lemma[token] in self.domains else found
        for child in text.children[token]:
            if text.dep[child] in ("amod", "compound", "nmod") and (found := self._modifier(child)):
                return found if text.lemma[token] not in self.weapons else tuple(a for a in found if a.country or a.sector)
        for held in text.all_children(token, "acl"):
            if text.tag[held] == "VBN" and text.lemma[held] in self.holds:
                return distinct([a for d in self.clauses.doers(held) for a in self.named(d)])
        if text.lemma[token] in self.weapons and text.dep[token] == "dobj" and text.lemma[text.head[token]] in self.uses:
            return distinct([a for d in self.clauses.doers(text.head[token]) for a in self.named(d)])
        return ()

    def _states_of(self, owners: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Those to whom land belongs: of a person ("our airspace", said by a minister), the state."""
        states = ((a, self.states.get(a.country or "")) for a in owners)
        return tuple(
            msgspec.structs.replace(state, mention=a.mention) if state is not None and a.type == "person" else a
            for a, state in states
        )

    def _ahead(self, pronoun: int) -> tuple[Actor, ...]:
        """Who is named only after the pronoun: the subject of its sentence ("During his visit, the president …")."""
        text = self.clauses.text
        verb = self.clauses.verb_above(pronoun) if text.pos[pronoun] == "PRON" else None
        subject = self.clauses.surface_subject(verb) if verb is not None else None
        return self.named(subject) if subject is not None and subject > pronoun else ()

    def _modifier(self, token: int) -> tuple[Actor, ...]:
        """The name before a noun; also the one within a compound ("Hamas-led", "US-brokered")."""
        text = self.clauses.text
        if text.words[token][0].isupper() or token in self.place_at:
            one = self.actors.state_of(token) or self.actors.at(token)
            parts = list(one.members) if one and one.type == "joint" else [one] if one else []
            parts += [a for c in text.all_children(token, "conj") for a in self._modifier(c)]
            return distinct((*self._hyphened(token), *parts))
        named = [a for c in text.all_children(token, "compound", "npadvmod", "amod", "nmod") for a in self._modifier(c)]
        return distinct(named)

    def _hyphened(self, token: int) -> tuple[Actor, ...]:
        """The state named first in a pair before a noun: "the Chad-Sudan talks"."""
        text = self.clauses.text
        start = text.left[token]
        for at in range(max(start, 1), token):
            if text.words[at] in ("-", "–") and (state := self.actors.state_of(at - 1)) is not None:
                return (state,)
        return ()

    def is_town(self, actor: Actor) -> bool:
        """Whether an actor's words are the literal name of a place, not of a state ("the Geneva talks")."""
        if actor.mention is None:
            return False
        token = self.clauses.text.token_at(actor.mention.start)
        literal = token in self.place_at and self.places.found[self.place_at[token]].literal
        return literal and (actor.type != "state" or self.is_part(token))

    def tied(self, token: int, but: frozenset[str], depth: int) -> tuple[Actor, ...]:
        somewhere = self.clauses.is_verb(token)
        for preposition in TIES:
            for noun in self.clauses.after(token, preposition):
                if somewhere and preposition in WHERE and noun in self.place_at:
                    continue
                if found := self.within(noun, but, depth + 1):
                    return found
        return ()

    def _reduced(self, token: int, but: frozenset[str], depth: int) -> tuple[Actor, ...]:
        """The doer or target in a clause that tells more of the noun: "drones launched by Russia", "a bill banning X"."""
        for clause in dict.fromkeys((*self.clauses.text.all_children(token, "acl", "relcl"), *self.clauses.complements(token))):
            if found := self._inside_clause(clause, but, depth + 1):
                return found
        return ()

    def _inside_clause(self, verb: int, but: frozenset[str], depth: int) -> tuple[Actor, ...]:
        text, clauses = self.clauses.text, self.clauses
        own = text.child(verb, "nsubj") if clauses.is_infinitive(verb) else None
        passive = (
            [o for o in clauses.objects(verb) if text.left[verb] <= o < text.right[verb]] if clauses.is_passive(verb) else []
        )
        objects = [*passive, *text.all_children(verb, "dobj", "attr")]
        proper = [o for o in objects if text.pos[o] == "PROPN"]
        towards = [o for p in ("to", "with", "against", "from") for o in clauses.after(verb, p)]
        for noun in dict.fromkeys([*([own] if own is not None else []), *clauses.indirect(verb), *proper, *towards, *objects]):
            if found := self.within(noun, but, depth + 1):
                return found
        if found := self.tied(verb, but, depth):
            return found
        for inner in clauses.complements(verb):
            if found := self._inside_clause(inner, but, depth + 1):
                return found
        return ()


def distinct(actors: list[Actor] | tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, each name once."""
    return tuple({a.name: a for a in reversed(actors)}.values())[::-1]


def without(actors: tuple[Actor, ...], names: frozenset[str]) -> tuple[Actor, ...]:
    """The actors but those of the given names."""
    return tuple(a for a in actors if a.name not in names) if names else actors


def is_known(actor: Actor) -> bool:
    """Whether it is said who it is: by name or by country, not only "ten people" or "a depot"."""
    return actor.country is not None or actor.type not in ("unnamed", "group")
