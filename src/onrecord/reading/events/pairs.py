"""Pairs: whom "both sides", "the two leaders" or "the presidents" stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.records import Actor, ActorType

# After these stands where something is, not who is party to it: "the situation in Chad and Sudan".
WHERE = frozenset({"in", "at", "near", "around", "across", "along"})
BEFORE = frozenset({"det", "nummod", "amod", "predet", "quantmod", "compound", "nmod", "poss"})


class Pairs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``pairs`` of the lexicon: nouns that take up two persons, or two sides."""

    persons: frozenset[str]
    other: frozenset[str]
    sides: frozenset[str]
    states: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class PairFinder:
    """Takes up pairs in one text: the last two named together, else the last two named."""

    words: Pairs
    text: Parsed
    actors: Actors
    heads: list[int] = field(default_factory=list)
    pairs: list[tuple[int, tuple[Actor, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        named = self.actors.references
        within = {t for head, r in named.items() for t in range(r.start, r.end) if t != head}
        self.heads.extend(head for head in sorted(named) if head not in within)
        for token in range(len(self.text)):
            both = self._sides_at(token)
            if both:
                self.pairs.append((token, both))

    def _sides_at(self, token: int) -> tuple[Actor, ...]:
        """Two sides named together at the token: "Chad and Sudan", "Chadian and Sudanese"."""
        others = self.text.all_children(token, "conj")
        if len(others) != 1 or not self.text.words[token][0].isupper():
            return ()
        first = self._beside_place(token)
        both = [self.actors.state_of(t) or self.actors.one(t) for t in (first, others[0]) if t is not None]
        sides = tuple(a for a in both if a is not None and self._fits(a, person=False))
        return sides if len({a.name for a in sides}) == 2 else ()

    def _beside_place(self, token: int) -> int | None:
        """The first of two: of "between Chad in Africa and Peru" Chad, though the place is the parser's; none of two places."""
        text, above = self.text, self.text.head[token]
        if text.lower[above] not in WHERE:
            return token
        noun = text.head[above]
        return noun if text.dep[noun] == "pobj" and text.lower[text.head[noun]] == "between" else None

    def sides_before(self, token: int, kind: ActorType | None = None) -> tuple[Actor, ...]:
        """The two sides (of one kind) last named together before the token: "both sides"."""
        before = [both for at, both in self.pairs if at < token and all(kind in (None, a.type) for a in both)]
        return before[-1] if before else ()

    def sides_throughout(self, token: int) -> tuple[Actor, ...]:
        """The two sides most often named together before the token: the parties of "a ceasefire" of which none is named."""
        before = [both for at, both in self.pairs if at < token]
        often = Counter(frozenset(a.name for a in both) for both in before)
        return max(reversed(before), key=lambda both: often[frozenset(a.name for a in both)], default=())

    def at(self, token: int) -> tuple[Actor, ...]:
        """The two for whom the plural phrase stands, with its words as their mention; none where it is no such phrase."""
        text, words = self.text, self.words
        if text.tag[token] == "NN" and text.lemma[token] in words.other:
            return self._other(token)
        if text.tag[token] not in ("NNS", "NNPS") or text.lemma[token] not in words.persons | words.sides | words.states:
            return ()
        before = [text.lower[c] for c in text.children[token] if c < token and text.dep[c] in BEFORE]
        if (
            not before
            or not set(before) <= words.before
            or text.child(token, "relcl", "acl") is not None
            or self._is_told(token)
        ):
            return ()
        if text.lemma[token] in words.persons:
            pair = self._last_pair(token, persons=True)
        elif text.lemma[token] in words.states:
            pair = self.sides_before(token, "state") or self._states_here(token)
        else:
            pair = self.sides_before(token)
        return self._named(pair, token)

    def _states_here(self, token: int) -> tuple[Actor, ...]:
        """The only two states that, or whose people, the sentence has named by then."""
        first = self.text.sentences[self.text.sent[token]][0]
        named = (self.actors.one(h) for h in self.heads[bisect_left(self.heads, first) : bisect_left(self.heads, token)])
        countries = dict.fromkeys(a.country for a in named if a is not None and a.country and a.type in ("state", "person"))
        states = [s for c in countries if c and (s := self.actors.of_country(c)) is not None]
        return tuple(states) if len(states) == len(countries) == 2 else ()

    def _named(self, actors: tuple[Actor, ...], token: int) -> tuple[Actor, ...]:
        """The actors, mentioned by the phrase that ends at the token."""
        mention = self.text.span(self.text.left[token], token + 1)
        return tuple(msgspec.structs.replace(a, mention=mention) for a in actors)

    def _other(self, token: int) -> tuple[Actor, ...]:
        """The other one of the two who speak with each other, where one of them does what is told: "told the interlocutor"."""
        text = self.text
        if text.dep[token] in BEFORE or any(text.pos[t] == "PROPN" for t in range(token + 1, text.right[token])):
            return ()  # "his counterpart Ada Quill" is named
        subject = text.child(text.head[token], "nsubj")
        doer = self.actors.one(subject) if subject is not None else None
        pair = self._last_pair(token, persons=True)
        others = tuple(a for a in pair if doer is not None and a.name != doer.name)
        return self._named(others, token) if len(others) == 1 else ()

    def _is_told(self, token: int) -> bool:
        """Whether the phrase itself says whose: "leaders of the two parties" ("heads of state" does not), "the OPEC states"."""
        text = self.text
        if any(self.actors.one(n) is not None or text.words[n].isupper() for n in range(text.left[token], token)):
            return True
        return any(
            text.lower[o] != "state"
            for p in text.all_children(token, "prep")
            if text.lower[p] in ("of", "from")
            for o in text.children[p]
        )

    def _last_pair(self, token: int, persons: bool) -> tuple[Actor, ...]:
        found: dict[str, Actor] = {}
        for head in reversed(self.heads[: bisect_left(self.heads, token)]):
            together = self.actors.at(head)
            if together is not None and together.type == "joint" and len(together.members) == 2:
                if all(self._fits(a, persons) for a in together.members):
                    return together.members
                continue
            one = self.actors.one(head)
            if one is not None and self._fits(one, persons):
                found.setdefault(one.name, one)
            if len(found) == 2 and persons:
                return tuple(found.values())[::-1]
        return ()

    def _fits(self, actor: Actor, person: bool) -> bool:
        if person:
            return actor.type == "person"
        known = actor.type == "state" or (actor.type in ("body", "group") and bool(actor.country or actor.sector))
        return known and actor.name[:1].isupper()
