"""Setting: when and where an event took place, from its own clause and from nothing else.

A time or place that another event in the clause has ("condemned the raid of 3 May") is that event's. What somebody does by
saying it has the time of saying. An act of words that a report of a day tells in the simple past without a time is dated to
that day.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.sides import Told
from onrecord.reading.events.telling import VERBAL_TYPES, Telling
from onrecord.reading.places import Places
from onrecord.reading.statements import Statements
from onrecord.reading.times import Times
from onrecord.records import Article, Place, Statement, When

WITHOUT_PLACE = VERBAL_TYPES | {"SANCTION", "COOPERATE"}
BY_WIRE = frozenset({"phone", "letter"})
TOLD_AS_OF_THE_DAY = "undated: told as of the day of the report"


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where the events of one article take place. ``words`` are the tokens that tell of its events."""

    article: Article
    clauses: Clauses
    times: Times
    places: Places
    statements: Statements
    words: frozenset[int]

    def time(self, telling: Telling) -> When | None:
        """When the event took or takes place."""
        told = telling.told
        said = self.statements.around(told.token)
        if telling.spoken:
            return (said.time if said else None) or self._report_day()
        own = self._own_time(told)
        if own is not None:
            return own
        return self._report_day() if self._is_of_the_day(telling, said) else None

    def _own_time(self, told: Told) -> When | None:
        for token in dict.fromkeys((told.token, told.carrier)):
            when = self.times.of_clause(token)
            if when is not None and not self._is_others(when, token):
                return when
        return None

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

    def _is_of_the_day(self, telling: Telling, said: Statement | None) -> bool:
        """Whether a verbal act or meeting is told in the simple past, or as going on, in a main clause without any time."""
        text, told = self.clauses.text, telling.told
        carrier = told.carrier
        if telling.verdict.status != "occurred" or said is not None or told.pattern.type not in VERBAL_TYPES | {"CONSULT"}:
            return False
        first = carrier
        while text.dep[first] == "conj":
            first = text.head[first]
        if text.head[first] != first or not self.clauses.is_verb(carrier):
            return False
        auxiliaries = {text.lemma[a] for a in self.clauses.auxiliaries(carrier)}
        return text.tag[carrier] == "VBD" or (auxiliaries == {"be"} and text.tag[carrier] == "VBG")

    def _report_day(self) -> When | None:
        published = (self.article.published or "")[:10]
        return When(published, precision="day", reason=TOLD_AS_OF_THE_DAY) if published else None

    def place(self, telling: Telling) -> Place | None:
        """Where the event took or takes place; words have no place, nor what is done by telephone."""
        told = telling.told
        if told.pattern.type in WITHOUT_PLACE or told.pattern.mode in BY_WIRE:
            return None
        return next((p for t in dict.fromkeys((told.token, told.carrier)) if (p := self.places.of_clause(t)) is not None), None)
