"""Targets: whom or what a deed of force hits or takes: people, things, and the land that they belong to or lie in."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.events.parties import WHERE, Parties, distinct
from onrecord.records import Actor

MOST = 3  # parties of one deed; a longer list is a list of damage


def first(struck: list[Actor]) -> tuple[Actor, ...]:
    """The first of those struck, each once, the places where it happened last."""
    return tuple(sorted(distinct(struck), key=lambda a: a.type == "unnamed" and a.country is not None))[:MOST]


@dataclass(frozen=True, slots=True)
class Targets:
    """What stands where something is struck, in one text; ``things`` are the nouns for what can be hit ("depot", "village")."""

    parties: Parties
    things: frozenset[str]

    def hit(self, token: int) -> tuple[Actor, ...]:
        """Whom or what the phrase says was hit or taken: the actors named, else the thing, whose it is and where."""
        parties, text = self.parties, self.parties.clauses.text
        if parties.is_part(token):
            return self.land(token)
        named = parties.named(token)
        if named and (text.pos[token] != "NOUN" or text.lemma[token] not in self.things):
            return named
        itself, owners = named[0] if len(named) == 1 else parties.thing(token), parties.owners(token)
        where = () if owners else self._where(token) or parties.tied(token, frozenset(), 0)
        return (*owners, *((itself,) if itself is not None else ()), *where)

    def land(self, token: int) -> tuple[Actor, ...]:
        """The places named, each with its state."""
        parties = self.parties
        return distinct([p for c in parties.clauses.text.conjuncts(token) for p in parties.place(c)])

    def _where(self, token: int) -> tuple[Actor, ...]:
        """The place of a thing, with its state: "a depot in Kharkiv", "tents in the Jabalia area"."""
        clauses = self.parties.clauses
        nouns = (n for tie in WHERE for n in clauses.after(token, tie))
        named = (p for n in nouns for p in (n, *clauses.text.all_children(n, "compound", "nmod"), *clauses.after(n, "of")))
        return next((found for p in named if (found := self.parties.place(p))), ())

    def is_own(self, party: Actor, actor: tuple[Actor, ...]) -> bool:
        """Whether a party is one of the doers or the state that they belong to; a town of their own they may take."""
        state = party.type == "state" and party.country is not None and not self._is_part(party)
        return any(party.name == a.name or (state and party.country == a.country) for a in actor)

    def _is_part(self, party: Actor) -> bool:
        """Whether a state is called by the name of a town or region, as "Gaza" is."""
        token = self.parties.clauses.text.token_at(party.mention.start) if party.mention is not None else -1
        places = self.parties.places.found
        return self.parties.is_part(token) and places[self.parties.place_at[token]].place.name == party.name
