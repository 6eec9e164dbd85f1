"""What a text says a place lies in: "Odessa, Texas", "Merida in Venezuela", "the Syrian town of Tal Rifat"."""

from __future__ import annotations

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Words, holds
from onrecord.reading.places.recognise import Candidate

REACH = 8  # tokens between a place and what it lies in
BETWEEN = frozenset([",", "(", "in", "of", "the", "a", "an", "-", "'s", "’s"])


class Holders:
    """Finds for each name the name beside it of a state or region that holds one of its namesakes."""

    def __init__(self, words: Words) -> None:
        self.whereabouts = frozenset(words.whereabouts)
        self.passed = BETWEEN | self.whereabouts | frozenset(words.quarters)

    def of(self, text: Parsed, kept: list[Candidate]) -> dict[int, Candidate]:
        """The holder of each candidate that has one, by the candidate's first token."""
        starts = {one.start: one for one in kept}
        ends = {one.end - 1: one for one in kept}
        found = {}
        for one in kept:
            holder = self._behind(text, one, starts) or self._before(text, one, ends)
            if holder:
                found[one.start] = holder
        return found

    def _behind(self, text: Parsed, one: Candidate, starts: dict[int, Candidate]) -> Candidate | None:
        for token in range(one.end, min(one.end + REACH, len(text))):
            if text.para[token] != text.para[one.start]:
                return None
            if token in starts:
                other = starts[token]
                town = other.end < len(text) and text.lemma[other.end] in self.whereabouts
                fits = (other.form != "adjective" or town) and token > one.end
                return other if fits and _holds(other, one) else None
            if not self._may_stand_between(text, token):
                return None
        return None

    def _before(self, text: Parsed, one: Candidate, ends: dict[int, Candidate]) -> Candidate | None:
        said = False  # whether a word says that the one is part of the other
        for token in range(one.start - 1, max(one.start - REACH, 0) - 1, -1):
            if text.sent[token] != text.sent[one.start]:
                return None
            if token in ends:
                return ends[token] if said and _holds(ends[token], one) else None
            said = said or text.lower[token] in ("'s", "’s") or text.lemma[token] in self.whereabouts
            if text.lower[token] in (",", "(", "in") or not self._may_stand_between(text, token):
                return None
        return None

    def _may_stand_between(self, text: Parsed, token: int) -> bool:
        return text.lower[token] in self.passed or text.lemma[token] in self.whereabouts or text.pos[token] == "ADJ"


def _holds(outer: Candidate, inner: Candidate) -> bool:
    return any(holds(o, i) for o in outer.entries for i in inner.entries)
