"""Rates: the period (or thing) by which a number is reckoned, "a week", "per day", "daily"."""

from __future__ import annotations

import re

from onrecord.reading.figures.words import UnitWords, any_of
from onrecord.reading.language import Parsed


class Rates:
    """Reads what follows a quantity for the period by which it is reckoned."""

    def __init__(self, words: UnitWords) -> None:
        self._adverbs = words.periods.adverbs
        period = any_of(words.periods.words)
        other = any_of(w for w in words.measures.words if len(w) > 1)
        self._pattern = re.compile(
            rf"(?:-|\s+)an?(?:-|\s+)(?P<a>{period}|{other})(?!\w)"
            rf"|/(?P<slash>{period})(?!\w)"
            rf"|(?:\s+[\w-]+){{0,4}}?\s+(?:per\s+(?P<per>[a-z]+)|(?:each|every)\s+(?:single\s+)?(?P<every>{period})|(?P<adverb>{any_of(self._adverbs)}))(?!\w)"
        )

    def per(self, text: Parsed, end: int) -> str | None:
        """The period named after the character ``end``, in the singular; None where there is none."""
        match = self._pattern.match(text.text, end, end + 60)
        if match is None:
            return None
        return match["a"] or match["slash"] or match["per"] or match["every"] or self._adverbs[match["adverb"]]
