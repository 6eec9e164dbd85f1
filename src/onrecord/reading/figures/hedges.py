"""How a number is meant: "more than", "up to", "about", and what comes after it ("or more")."""

from __future__ import annotations

import re

from onrecord.reading.figures.words import NumberWords, any_of
from onrecord.records import Bound

REACH = 48  # characters before a number in which its hedge stands


class Hedges:
    """Reads the bound of a number from the words around it."""

    def __init__(self, words: NumberWords) -> None:
        self._before = {p: bound for bound, hedge in words.bounds.items() for p in hedge.before}
        self._after = {p: bound for bound, hedge in words.bounds.items() for p in hedge.after}
        glued = [p for p in self._before if not p[-1].isalnum() and p[-1] != "."]
        spaced = [p for p in self._before if p not in glued]
        between = rf"(?:{any_of(words.between.words)}\s+)*"
        self._pattern = re.compile(
            rf"(?:(?<!\w)(?P<word>{any_of(spaced)})\s+{between}|(?P<sign>{any_of(glued)})\s?)[“\"'‘(]?\Z", re.IGNORECASE
        )
        self._pattern_after = re.compile(rf"\s?(?P<word>{any_of(self._after)})(?!\w)", re.IGNORECASE)

    def before(self, text: str, start: int) -> tuple[Bound, int] | None:
        """The bound given by the words that end before the character ``start``, and where they begin."""
        match = self._pattern.search(text, max(0, start - REACH), start)
        if match is None:
            return None
        phrase = " ".join((match["word"] or match["sign"]).lower().split())
        return self._before[phrase], match.start()

    def after(self, text: str, end: int) -> tuple[Bound, int] | None:
        """The bound given by the words after the character ``end``, and where they end."""
        match = self._pattern_after.match(text, end)
        return (self._after[" ".join(match["word"].lower().split())], match.end()) if match else None
