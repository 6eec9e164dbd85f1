"""How a number is meant: "more than", "up to", "about", and what comes after it ("or more")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.figures.words import NumberWords, any_of
from onrecord.records import Bound

REACH = 48  # characters before a number in which its hedge stands


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that say how a number is meant: their characters (half-open) and what they make of it."""

    start: int
    end: int
    bound: Bound


class Hedges:
    """Reads the bound of a number from the words around it."""

    def __init__(self, words: NumberWords) -> None:
        self._before: dict[str, Bound] = {p: bound for bound, hedge in words.bounds.items() for p in hedge.before}
        self._after: dict[str, Bound] = {p: bound for bound, hedge in words.bounds.items() for p in hedge.after}
        self._nouns: dict[str, Bound] = {p: bound for bound, hedge in words.bounds.items() for p in hedge.nouns}
        signs = [p for p in self._before if not p[-1].isalnum() and p[-1] != "."]
        phrases = [p for p in self._before if p not in signs]
        between = rf"(?:{any_of(words.between.words)}\s+)*"
        self._pattern = re.compile(
            rf"(?:(?<!\w)(?P<word>{any_of(phrases)})\s+{between}|(?P<sign>{any_of(signs)})\s?"
            rf"|(?<!\w)(?P<noun>{any_of(self._nouns)})\s+(?:\w+\s+)?(?:of|is|was)\s+)[“\"'‘(]?\Z",
            re.IGNORECASE,
        )
        self._pattern_after = re.compile(rf"\s?(?P<word>{any_of(self._after)})(?!\w)", re.IGNORECASE)

    def before(self, string: str, start: int) -> Hedge | None:
        """The hedge that ends before the character ``start``."""
        match = self._pattern.search(string, max(0, start - REACH), start)
        if match is None:
            return None
        if match["noun"]:
            return Hedge(start, start, self._nouns[match["noun"].lower()])
        return Hedge(match.start(), start, self._before[_plain(match["word"] or match["sign"])])

    def after(self, string: str, end: int) -> Hedge | None:
        """The hedge that begins after the character ``end``."""
        match = self._pattern_after.match(string, end)
        return Hedge(end, match.end(), self._after[_plain(match["word"])]) if match else None


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())
