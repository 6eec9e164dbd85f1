"""Pairs: whom "both sides", "the two leaders" or "the presidents" stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.records import Actor


class Pairs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``pairs`` of the lexicon: nouns that take up two persons, or two sides."""

    persons: frozenset[str]
    sides: frozenset[str]
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
        self.heads.extend(sorted(self.actors.references))
        for token in range(len(self.text)):
            both = self._sides_at(token)
            if both:
                self.pairs.append((token, both))

    def _sides_at(self, token: int) -> tuple[Actor, ...]:
        """Two sides named together at the token: "Chad and Sudan", "Chadian and Sudanese"."""
        others = self.text.all_children(token, "conj")
        if len(others) != 1 or not self.text.words[token][0].isupper():
            return ()
        both = [self.actors.state_of(t) or self.actors.one(t) for t in (token, others[0])]
        sides = tuple(a for a in both if a is not None and self._fits(a, person=False))
        return sides if len({a.name for a in sides}) == 2 else ()

    def sides_before(self, token: int) -> tuple[Actor, ...]:
        """The two sides last named together before the token: "both sides"."""
        before = [both for at, both in self.pairs if at < token]
        return before[-1] if before else ()

    def sides_throughout(self, token: int) -> tuple[Actor, ...]:
        """The two sides most often named together before the token: the parties of "a ceasefire" of which none is named."""
        before = [both for at, both in self.pairs if at < token]
        often = Counter(frozenset(a.name for a in both) for both in before)
        return max(reversed(before), key=lambda both: often[frozenset(a.name for a in both)], default=())

    def at(self, token: int) -> tuple[Actor, ...]:
        """The two for whom the plural phrase stands, with its words as their mention; none where it is no such phrase."""
        text, words = self.text, self.words
        if text.tag[token] not in ("NNS", "NNPS") or text.lemma[token] not in words.persons | words.sides:
            return ()
        before = [
            text.lower[c]
            for c in text.children[token]
            if c < token and text.dep[c] in ("det", "nummod", "amod", "predet", "quantmod")
        ]
        if (
            not before
            or not set(before) <= words.before
            or text.child(token, "relcl", "acl") is not None
            or self._is_told(token)
        ):
            return ()
        person = text.lemma[token] in words.persons
        pair = self._last_pair(token, person) if person else self.sides_before(token)
        mention = text.span(text.left[token], token + 1)
        return tuple(msgspec.structs.replace(a, mention=mention) for a in pair)

    def _is_told(self, token: int) -> bool:
        """Whether the phrase itself says whose: "leaders of the two parties" ("heads of state" does not)."""
        text = self.text
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
        return actor.type in ("state", "body", "group") and actor.name[:1].isupper()
