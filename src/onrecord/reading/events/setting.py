"""Setting: when and where an event took place, by its own clause; where that gives no time, by the narrative.

A time or place that another event in the clause has ("condemned the raid of 3 May") is that event's.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.narrative import Narrative
from onrecord.reading.events.sides import Told
from onrecord.reading.events.telling import VERBAL_TYPES, Telling
from onrecord.reading.places import Places
from onrecord.reading.times import Times
from onrecord.records import Article, Place, When

WITHOUT_PLACE = (VERBAL_TYPES - {"AGREE"}) | {"SANCTION"}
BY_WIRE = frozenset({"phone", "letter"})


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where the events of one article take place. ``words`` are the tokens that tell of its events."""

    article: Article
    clauses: Clauses
    times: Times
    places: Places
    narrative: Narrative
    words: frozenset[int]

    def time(self, telling: Telling) -> When | None:
        """When the event took or takes place."""
        own = None if telling.spoken else self._own_time(telling.told)
        times = (*(() if own is None else (own,)), *self.narrative.candidates(telling))
        return next((when for when in times if not self._is_amiss(when, telling)), None)

    def _is_amiss(self, when: When, telling: Telling) -> bool:
        """Whether a time cannot be the event's.

        What is called for lies not behind, unless its own phrase says so. What has been said lies not ahead, and a stretch of
        months up to now is what it is about ("welcomed the progress of the past year").
        """
        today, text = (self.article.published or "")[:10], self.clauses.text
        first, last = (when.earliest or "")[:10], (when.latest or "")[:10]
        if not today:
            return False
        match telling.verdict.status:
            case "called_for":
                own = when.mention and text.token_at(when.mention.start) in text.subtree(telling.told.token)
                return not own and "" < last < today
            case "occurred" if telling.told.pattern.type in VERBAL_TYPES:
                return first > today or ((when.value or "").endswith(f"/{today}") and first[:7] != today[:7])
        return False

    def _own_time(self, told: Told) -> When | None:
        for token in dict.fromkeys((told.token, told.carrier)):
            when = self.times.of_clause(token)
            if when is not None and not self._is_others(when, token) and not self._is_of_perfect(when, told):
                return when
        return None

    def _is_of_perfect(self, when: When, told: Told) -> bool:
        """Whether a time that is over stands with what "has" been done: it is of something else in the clause."""
        over = (when.latest or "9")[:10] < (self.article.published or "")[:10]
        return over and self.narrative.has_been(told.carrier)

    def _is_others(self, when: When, token: int) -> bool:
        """Whether a time hangs on another event's word below this one."""
        text = self.clauses.text
        if when.mention is None:
            return False
        at = text.token_at(when.mention.start)
        for above in (at, *text.ancestors(at)):
            if above == token:
                return False
            if above in self.words and text.pos[above] in ("NOUN", "VERB") and token in text.ancestors(above):
                return text.dep[above] not in ("xcomp", "conj")
        return False

    def place(self, telling: Telling) -> Place | None:
        """Where the event took or takes place; words but for agreements have no place, nor has what is done by telephone."""
        told = telling.told
        if told.pattern.mode == "visit" and (host := self._host(told)) is not None:
            return host
        if told.pattern.type in WITHOUT_PLACE or told.pattern.mode in BY_WIRE:
            return None
        tokens = dict.fromkeys((told.where, told.token, told.carrier))
        return next((p for t in tokens if t is not None and (p := self.places.of_clause(t)) is not None), None)

    def _host(self, told: Told) -> Place | None:
        """The place visited, where the host is named by it."""
        spans = [a.mention for a in told.recipient if a.mention is not None]
        tokens = {self.clauses.text.token_at(s.start) for s in spans}
        return next((found.place for found in self.places.found if tokens & set(range(found.start, found.end))), None)
