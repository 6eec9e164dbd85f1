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

# Clauses that share the time of the clause that they hang on.
SHARING = frozenset({"advcl", "conj", "relcl", "xcomp", "acl"})
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
        if own is not None or told.pattern.type not in VERBAL_TYPES | {"CONSULT"} or telling.verdict.status != "occurred":
            return own
        return self._time_of_saying(told, said)

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

    def _time_of_saying(self, told: Told, said: Statement | None) -> When | None:
        """When an act of words or a meeting took place of which its own clause gives no time.

        It shares the time of the clauses that it stands in; without one, what is told in the simple past, as going on, or in
        the present of somebody's words is of the day of the report.
        """
        text = self.clauses.text
        verb = self.clauses.verb_above(told.carrier)
        if verb is None:
            return None
        if said is not None:
            present = text.tag[verb] in ("VBZ", "VBP") and told.pattern.type in VERBAL_TYPES
            return (said.time or self._report_day()) if present else None
        while text.dep[verb] in SHARING and self.clauses.is_verb(text.head[verb]):
            verb = text.head[verb]
            if (when := self.times.of_clause(verb)) is not None and not self._is_others(when, verb):
                return when
        return self._report_day() if text.head[verb] == verb and self._is_news(verb, told) else None

    def _is_news(self, verb: int, told: Told) -> bool:
        """Whether a main clause tells of what has just happened or is going on."""
        text = self.clauses.text
        auxiliaries = {text.lemma[a] for a in self.clauses.auxiliaries(verb)}
        going_on = auxiliaries == {"be"} and text.tag[verb] == "VBG"
        stance = told.token != verb and text.pos[told.token] == "ADJ" and text.tag[verb] == "VBZ"
        return text.tag[verb] == "VBD" or going_on or stance

    def _report_day(self) -> When | None:
        published = (self.article.published or "")[:10]
        return When(published, precision="day", reason=TOLD_AS_OF_THE_DAY) if published else None

    def place(self, telling: Telling) -> Place | None:
        """Where the event took or takes place; words have no place, nor what is done by telephone."""
        told = telling.told
        if told.pattern.mode == "visit" and (host := self._host(told)) is not None:
            return host
        if told.pattern.type in WITHOUT_PLACE or told.pattern.mode in BY_WIRE:
            return None
        return next((p for t in dict.fromkeys((told.token, told.carrier)) if (p := self.places.of_clause(t)) is not None), None)

    def _host(self, told: Told) -> Place | None:
        """The place visited, where the host is named by it."""
        spans = [a.mention for a in told.recipient if a.mention is not None]
        tokens = {self.clauses.text.token_at(s.start) for s in spans}
        return next((found.place for found in self.places.found if tokens & set(range(found.start, found.end))), None)
