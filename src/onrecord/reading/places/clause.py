"""Where a clause puts its deed."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Words
from onrecord.reading.places.literal import head_of
from onrecord.reading.places.toponym import Toponym
from onrecord.records import Place

# Relations that lead from a place's name up to the deed's word without leaving the deed's own clause.
INSIDE = frozenset(
    [
        "pobj",
        "prep",
        "dobj",
        "compound",
        "nmod",
        "amod",
        "appos",
        "conj",
        "nsubjpass",
        "poss",
        "pcomp",
        "advmod",
        "npadvmod",
        "attr",
        "oprd",
        "dep",
        "agent",
        "nsubj",
    ]
)
OWN_CLAUSE = frozenset({"xcomp", "pcomp"})


@dataclass(slots=True)
class Clauses:
    """Asks where clauses put their deeds; the places' names by their head tokens."""

    text: Parsed
    found: tuple[Toponym, ...]
    words: Words
    _heads: dict[int, Toponym] = field(init=False)

    def __post_init__(self) -> None:
        self._heads = {head_of(self.text, t.start, t.end): t for t in self.found}

    def place(self, head: int) -> Place | None:
        """The place to which the words around the deed's word ``head`` bind it, the closest binding first."""
        best: tuple[int, int, Toponym] | None = None
        for scope, cost in self._scopes(head):
            for token, toponym in self._heads.items():
                if self.text.sent[token] != self.text.sent[head]:
                    continue
                rank = self._bound(token, scope)
                if rank is not None and (best is None or (rank + cost, token) < best[:2]):
                    best = (rank + cost, token, toponym)
        return best[2].place if best else None

    def _scopes(self, head: int) -> list[tuple[int, int]]:
        """The deed's word, and the verb it depends on where it is a noun: what binds either binds the deed."""
        text = self.text
        scopes = [(head, 0)]
        at = head
        while text.pos[at] in ("NOUN", "PROPN", "ADP", "ADJ") and text.head[at] != at and len(scopes) < 4:
            at = text.head[at]
            scopes.append((at, 10 * len(scopes)))
        while text.dep[at] in OWN_CLAUSE and text.head[at] != at and len(scopes) < 5:
            at = text.head[at]
            scopes.append((at, 10 * len(scopes)))
        return scopes

    def _bound(self, token: int, scope: int) -> int | None:
        """How closely (less is closer) the name headed by ``token`` is bound to ``scope`` as its place; None if not."""
        text = self.text
        at, steps, kind = token, 0, self._kind(token)
        if kind is None:
            return None
        while at != scope:
            if text.dep[at] not in INSIDE or text.head[at] == at or steps > 6:
                return None
            if text.dep[at] in ("nsubj",) and text.head[at] == scope and text.pos[scope] == "VERB" and kind != 0:
                return None
            at = text.head[at]
            steps += 1
        return 2 * kind + steps

    def _kind(self, token: int) -> int | None:
        """0 for "in X", "at X"; 1 for an object or a target; 2 for "the X talks"; None for what is no place of a deed."""
        text = self.text
        toponym = self._heads[token]
        first = token
        while text.dep[first] in ("conj", "appos") and text.head[first] != first:
            first = text.head[first]
        governor, dep = text.head[first], text.dep[first]
        if dep == "pobj":
            return self._by_preposition(governor, toponym)
        if dep in ("dobj", "nsubjpass") and text.lemma[governor] in self.words.at_object:
            return 1
        if dep in ("compound", "nmod", "amod", "poss") and toponym.literal and text.pos[governor] == "NOUN":
            return 2
        return None

    def _by_preposition(self, preposition: int, toponym: Toponym) -> int | None:
        text = self.text
        word, governor = text.lower[preposition], text.head[preposition]
        if word == "of":  # "the city of X", "in the direction of X", "north of X": as the phrase it completes
            outer = text.head[governor] if text.pos[governor] in ("NOUN", "PROPN", "ADV") else governor
            return 0 if text.lower[outer] in self.words.locative or text.dep[governor] in ("advmod", "npadvmod") else 2
        if word in self.words.locative and word != "on":
            return 0
        if text.lemma[governor] in self.words.at_target or text.lemma[governor] in self.words.motion:
            return 1 if word in ("on", "to", "against", "into", "from", "toward", "towards") else None
        if word == "on":
            return 1 if toponym.literal else None
        return 3 if word in ("from", "into", "to") and toponym.literal else None
