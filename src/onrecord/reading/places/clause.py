"""Where a clause puts its deed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Words
from onrecord.reading.places.literal import head_of
from onrecord.reading.places.toponym import Toponym
from onrecord.records import Place

# Relations on the way from a place's name up to the deed's word that stay inside what is told of the deed.
UPWARD = frozenset(
    [
        "pobj",
        "prep",
        "dobj",
        "compound",
        "nmod",
        "appos",
        "conj",
        "pcomp",
        "advmod",
        "npadvmod",
        "attr",
        "oprd",
        "agent",
        "dep",
        "nsubjpass",
        "acl",
    ]
)
AT = frozenset(["at", "during", "in", "on"])  # an occasion behind these is where the deed took place, too
FOR = AT | {
    "for",
    "including",
    "of",
    "under",
}  # "is in Doha for talks", "was killed in a strike", "came under attack"
TOWARDS = frozenset(["on", "against", "to", "into", "toward", "towards", "upon"])
AWAY = frozenset(["from", "out"])
RELATIVE = frozenset(["which", "that"])
LEAVING = frozenset(["withdraw", "withdrawal", "evacuate", "evacuation", "flee", "pull", "retreat", "expel", "deport", "evict"])
STAND_IN_ROLES = frozenset(["pobj", "dobj", "nsubjpass"])
WIDE = {"country": 4, "land": 2, "region": 1}  # what a wide place ranks behind a narrow one
FARTHER = 10  # what each step from the deed's own word to the words that carry it costs


class Bindings:
    """The words that bind places to deeds, as sets."""

    def __init__(self, words: Words) -> None:
        self.locative = frozenset(words.locative)
        self.motion = frozenset(words.motion)
        self.at_object = frozenset(words.at_object)
        self.at_target = frozenset(words.at_target)
        self.happenings = frozenset(words.happenings) | self.at_target
        self.light = frozenset(words.light)
        self.verbal = frozenset(words.verbal)
        self.going = frozenset(words.going)
        self.aiming = frozenset(words.aiming)
        self.undergoing = frozenset(words.undergoing)
        self.quarters = frozenset(words.quarters)
        self.whereabouts = frozenset(words.whereabouts)
        self.stand_ins = frozenset(words.stand_ins)


@dataclass(slots=True)
class Clauses:
    """Asks where clauses put their deeds."""

    text: Parsed
    found: tuple[Toponym, ...]
    words: Bindings
    _heads: dict[int, Toponym] = field(init=False)

    def __post_init__(self) -> None:
        self._heads = {head_of(self.text, t.start, t.end): t for t in self.found}
        self._heads |= dict(self._stand_ins())

    def place(self, head: int) -> Place | None:
        """The place to which the words around the deed's word ``head`` bind it, the closest binding first."""
        first, last = self.text.sentences[self.text.sent[head]]
        named = [t for t in range(first, last) if t in self._heads]
        ranked = [
            (rank + cost, token)
            for scope, cost in self._scopes(head)
            for token in named
            if (rank := self._rank(token, scope)) is not None
        ]
        return self._heads[min(ranked)[1]].place if ranked else None

    def _stand_ins(self) -> Iterator[tuple[int, Toponym]]:
        """Nouns that stand for the town named last ("in the Turkish city"), of the country that their adjective names."""
        text = self.text
        for token, word in enumerate(text.lower):
            if word not in self.words.stand_ins or text.dep[token] not in STAND_IN_ROLES or not self._is_definite(token):
                continue
            country = next((t.place.country for t in self.found if t.kind and t.end == token and not t.literal), None)
            before = [t for t in self.found if t.end <= token and t.kind in ("town", "site") and t.literal]
            fitting = [t for t in before if country in (None, t.place.country)]
            if fitting:
                yield token, fitting[-1]

    def _is_definite(self, token: int) -> bool:
        """Whether a noun has "the" and nothing that says which one is meant."""
        text = self.text
        named = any(text.dep[c] in ("appos", "prep", "relcl", "compound") for c in text.children[token])
        return not named and any(text.lower[c] == "the" for c in text.children[token])

    def _scopes(self, head: int) -> Iterator[tuple[int, int]]:
        """The deed's word, then the words that carry it, with the cost of each: what binds them to a place binds the deed."""
        text = self.text
        at, cost = head, 0
        while True:
            yield at, cost
            if text.dep[at] == "relcl" and any(text.lower[c] == "where" for c in text.children[at]):
                yield from self._antecedent(text.head[at], cost + FARTHER)
            above = text.head[at]
            if above == at or cost > 3 * FARTHER or not self._carries(above, at):
                return
            at, cost = above, cost + FARTHER

    def _antecedent(self, token: int, cost: int) -> Iterator[tuple[int, int]]:
        yield token, cost
        if self.text.dep[token] == "pobj":
            yield self.text.head[token], cost

    def _carries(self, above: int, at: int) -> bool:
        """Whether ``above`` and ``at`` are told as one deed."""
        text = self.text
        if text.pos[at] in ("NOUN", "PROPN"):
            if text.pos[above] == "VERB":
                return text.lemma[above] not in self.words.verbal
            return text.dep[at] in ("compound", "conj") or (text.dep[at] == "pobj" and text.lower[above] in FOR)
        if text.dep[at] == "prep":
            verb = text.pos[above] in ("VERB", "AUX") or text.lower[at] == "of"
            return verb and text.lemma[above] not in self.words.verbal
        return text.dep[at] in ("xcomp", "conj", "pcomp", "acl") and text.pos[above] in ("VERB", "AUX", "NOUN")

    def _rank(self, token: int, scope: int) -> int | None:
        """How closely (less is closer) the name headed by ``token`` is bound to ``scope``; None where it is not."""
        text = self.text
        kind = self._binding(token, scope)
        if kind is None:
            return None
        first = self._first(token)
        wide = WIDE.get(self._heads.get(first, self._heads[token]).kind or "", 0)
        at, steps = scope if self._is_behind(scope, first) else token, 0
        while at != scope:
            above = text.head[at]
            if above == at or not self._passes(at, above, scope):
                return None
            at, steps = above, steps + 1
        return 2 * kind + min(steps, 4) + wide

    def _passes(self, at: int, above: int, scope: int) -> bool:
        """Whether the way up from ``at`` to ``above`` stays with the deed ``scope``."""
        text, dep = self.text, self.text.dep[at]
        if text.lemma[scope] in self.words.verbal:
            return dep in ("prep", "advmod") if above == scope else dep in ("pobj", "appos", "conj", "compound", "prep")
        if dep == "relcl":  # "a strike that killed two in Tyre"
            return above == scope and text.pos[scope] == "NOUN"
        if text.lemma[at] in self.words.happenings and text.pos[at] == "NOUN" and at != scope:
            return self._is_same_occasion(at, above)
        return above == scope if dep == "nsubj" else dep in UPWARD

    def _is_same_occasion(self, at: int, above: int) -> bool:
        """Whether the happening ``at`` is where the deed above it takes place: its light object, subject, or occasion."""
        text, dep = self.text, self.text.dep[at]
        if dep in ("dobj", "nsubj", "nsubjpass"):
            return text.lemma[above] not in self.words.verbal
        if dep == "pobj" and text.lower[above] == "of" and text.pos[text.head[above]] in ("NUM", "NOUN"):
            return text.dep[text.head[above]] == "dobj"  # "launched one of its attacks on", "held a round of talks in"
        return dep in ("compound", "appos") or (dep == "pobj" and text.lower[above] in AT)

    def _binding(self, token: int, scope: int) -> int | None:
        """0 for "in X", "at X"; 1 for an object or a target; 2 for "the X talks"; None for what is no place of a deed."""
        text, toponym = self.text, self._heads[token]
        first = self._first(token)
        governor, dep = text.head[first], text.dep[first]
        if self._is_behind(scope, first):
            return 1 if self._is_told_behind(scope) else None
        if dep == "pobj":
            return self._by_preposition(governor, toponym)
        if dep in ("dobj", "nsubjpass", "nsubj"):
            return self._by_verb(first, toponym)
        if dep in ("advmod", "npadvmod"):  # "kilometers south of Lviv"
            return 0
        if dep in ("compound", "nmod") and governor == scope and toponym.literal and toponym.kind != "country":
            return 2
        return None

    def _first(self, token: int) -> int:
        """The word in whose place in the sentence a name stands: the first of a list, "town" of "the town of Lviv"."""
        while (above := self._stands_for(token)) is not None:
            token = above
        return token

    def _stands_for(self, token: int) -> int | None:
        text, above = self.text, self.text.head[token]
        if text.dep[token] == "pobj" and text.lower[above] == "of":
            token, above = above, text.head[above]
            return above if text.lemma[above] in self.words.whereabouts else None
        beside = text.dep[token] in ("conj", "appos")
        return above if beside or (text.dep[token] == "compound" and text.lemma[above] in self.words.whereabouts) else None

    def _is_behind(self, verb: int, name: int) -> bool:
        """Whether a verb's clause says more of what is named before it."""
        return self.text.dep[verb] in ("acl", "relcl") and self._first(self.text.head[verb]) == name

    def _is_told_behind(self, verb: int) -> bool:
        """Whether a verb behind a place's name tells what was done there: "Crimea, annexed by", "the town they fled from"."""
        text, lemma = self.text, self.text.lemma[verb]
        if text.dep[verb] == "acl":
            return lemma in self.words.at_object
        if any(text.lower[c] in AWAY and self._is_left_behind(c) for c in text.children[verb]):
            return lemma in LEAVING
        pronoun = next((c for c in text.children[verb] if text.lower[c] in RELATIVE), None)
        if text.dep[verb] != "relcl" or pronoun is None:
            return False
        return lemma in (self.words.undergoing if text.dep[pronoun] == "nsubj" else self.words.at_object)

    def _is_left_behind(self, preposition: int) -> bool:
        """Whether what a preposition governs stands before the clause ("which they withdrew from")."""
        governed = self.text.child(preposition, "pobj")
        return governed is None or self.text.lower[governed] in RELATIVE

    def _by_verb(self, token: int, toponym: Toponym) -> int | None:
        """What a place is to the verb it is an argument of: "struck Odesa", "visited Poland", "Odesa came under fire"."""
        text = self.text
        lemma = text.lemma[text.head[token]]
        if text.dep[token] == "nsubj":
            return 1 if toponym.kind != "country" and lemma in self.words.undergoing else None
        whole = toponym.kind == "country" and not any(text.lower[c] in self.words.quarters for c in text.children[token])
        return 1 if lemma in (self.words.going if whole else self.words.at_object) else None

    def _by_preposition(self, preposition: int, toponym: Toponym) -> int | None:
        text = self.text
        word, governor = text.lower[preposition], text.head[preposition]
        lemma = text.lemma[governor]
        aimed = lemma if lemma in self.words.motion else self._deed(governor)
        if word == "of":
            return 1 if lemma in self.words.at_target else None
        if word in self.words.locative and word not in TOWARDS:
            return None if word == "at" and lemma in self.words.aiming else 0
        if word in TOWARDS and (aimed in self.words.at_target or aimed in self.words.motion):
            return 1 if toponym.literal and (toponym.kind != "country" or word in ("on", "to", "into")) else None
        if word in AWAY and lemma in LEAVING:
            return 1
        return None

    def _deed(self, governor: int) -> str:
        """The deed before "on" or "to": a verb's object, where they hang on the verb ("broke the siege on Tyre")."""
        text = self.text
        deed = text.child(governor, "dobj", "nsubjpass") if text.pos[governor] == "VERB" else None
        return text.lemma[governor if deed is None else deed]
