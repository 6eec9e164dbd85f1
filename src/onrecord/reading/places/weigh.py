"""How likely each candidate is meant as a place: its own evidence, what is in focus, and its name elsewhere in the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from onrecord.reading.language import Parsed
from onrecord.reading.places.evidence import Evidence, Surroundings, surroundings
from onrecord.reading.places.focus import in_focus
from onrecord.reading.places.gazetteer import Gazetteer
from onrecord.reading.places.recognise import Candidate

OWN_SHARE = 0.5  # of a candidate's evidence; the rest is the mean of its name's in the article
NEVER = -10.0  # log-odds of what is no name of a place for certain
SURE = 1.5  # log-odds from which a name says where the article plays


class Weigher:
    """Adds the lexicon's weights of the signals that speak for and against each candidate."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.evidence = Evidence(gazetteer)
        self.weights = gazetteer.lexicon.evidence
        self.least = self.weights["at least"]

    def odds(self, text: Parsed, seen: list[Candidate]) -> list[float]:
        """The log-odds that each candidate is meant as a place."""
        around = surroundings(text, seen, self.evidence.titles)
        weighed = {one: value for one, value in zip(seen, self._own(around, seen), strict=True) if value > NEVER}
        sure = [one for one, value in weighed.items() if value > SURE]
        for one, focus in in_focus(list(weighed), sure).items():
            weighed[one] += self.weights.get(focus, 0.0)
        for one in list(self._in_list(text, weighed)):
            weighed[one] += self.weights["with place"]
        same: dict[tuple[str, str], list[float]] = defaultdict(list)
        for one, value in weighed.items():
            same[one.name, one.form].append(value)
        mean = {name: sum(values) / len(values) for name, values in same.items()}
        return [OWN_SHARE * weighed[c] + (1 - OWN_SHARE) * mean[c.name, c.form] if c in weighed else NEVER for c in seen]

    def _in_list(self, text: Parsed, weighed: dict[Candidate, float]) -> Iterator[Candidate]:
        """The doubtful candidates beside a likely one in a list ("in Sumy and nearby Trostianets")."""
        for one, other in pairwise(weighed):
            between = text.lower[one.end : other.start]
            if not 0 < len(between) <= 3 or {"and", "or"}.isdisjoint(between) or text.sent[one.start] != text.sent[other.start]:
                continue
            if all(word in (",", "and", "or") or word in self.evidence.quarters for word in between):
                doubtful, likely = sorted((one, other), key=lambda c: weighed[c])
                if weighed[doubtful] <= 0 < weighed[likely]:
                    yield doubtful

    def _own(self, around: Surroundings, seen: list[Candidate]) -> list[float]:
        starts, ends = {c.start: c for c in seen}, {c.end: c for c in seen}
        return [
            NEVER
            if self.evidence.is_ruled_out(around, one)
            else self.weights["base"] + sum(self.weights.get(s, 0.0) for s in self.evidence.signals(around, one, starts, ends))
            for one in seen
        ]
