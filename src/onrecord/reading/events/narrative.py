"""Narrative time: when something took place whose own clause does not say when.

A report dates its sentences by one another, and what it does not date at all is the day's news. For what is told as done, the
first that speaks decides:

1. the time of the saying in whose words it stands ("officials said Monday that …");
2. the time of the clause that its clause hangs on ("fled in May as the army attacked");
3. the time told beside it in the sentence ("after the vote was annulled on Friday, urged them to …");
4. for acts of words, the day on which their doer was last said to speak or meet;
5. the last day that the paragraph told, or the month or year that the sentence before recalls;
6. the day of the report, unless a word says that it was at another time ("later", "long", "repeatedly").

What is planned to come "then" is of the day of the plan told before it. From the third on, and for such plans, the time is an
inference: it points to no words of the text, and its reason names what it was inferred from.

Only what is told in the simple past, as going on, or in the present of somebody's words is taken for news; what "has" been done
or is spoken of by a noun alone may lie anywhere in the past. What the opening sentence says that somebody "has" done, or says,
is the report's news.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeGuard

import msgspec

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.sides import Told
from onrecord.reading.events.telling import VERBAL_TYPES, Telling
from onrecord.reading.statements import Statements
from onrecord.reading.times import Times
from onrecord.reading.times.calendar import day
from onrecord.reading.times.clause import Timex
from onrecord.reading.times.clocks import DAY_FINE
from onrecord.reading.times.tense import site
from onrecord.reading.times.zones import instants
from onrecord.records import Actor, Article, Statement, When

AS_NEXT = "undated: told as following what is planned for that day"
AS_IN_SENTENCE = "undated: told beside what took place then"
AS_LAST_SPOKEN = "undated: told as of the day on which its doer last spoke or met"
AS_IN_PARAGRAPH = "undated: told as of the time last told in the paragraph"
AS_OF_REPORT = "undated: told as of the day of the report"
# Clauses that share the time of the clause that they hang on, and those in which a report tells its news.
SHARING = frozenset({"advcl", "conj", "relcl", "xcomp", "acl", "ccomp"})
MAIN = frozenset({"ROOT", "conj", "ccomp"})

Tense = Literal["past", "perfect", "present", "going on", "modal", "noun", "none"]
# What is told in these ways in somebody's words was news when it was said.
REPORTED = frozenset({"past", "perfect", "modal", "noun"})
OPENING = frozenset({"perfect", "present"})  # of a report's opening sentence
Occasions = dict[str, list[tuple[int, When]]]


@dataclass(frozen=True, slots=True)
class Narrative:
    """The time in which the events of one article are told.

    ``occasions`` are the dated acts of words and meetings of each actor (by name): the token that tells of each, and its time.
    """

    article: Article
    clauses: Clauses
    times: Times
    statements: Statements
    occasions: Occasions
    plans: list[tuple[int, When]]
    then: frozenset[str]
    otherwhen: frozenset[str]

    def candidates(self, telling: Telling) -> Iterator[When]:
        """When something may take or have taken place that is not dated in its own clause, the likeliest first."""
        match telling.verdict.status:
            case "occurred":
                yield from (when for when in self._candidates(telling) if when is not None)
            case "planned" if (when := self._next(telling.told.carrier)) is not None:
                yield when

    def _next(self, carrier: int) -> When | None:
        """The day of what comes "then": that of the last plan told."""
        text = self.clauses.text
        if not any(text.lower[c] in self.then for c in text.all_children(carrier, "advmod")):
            return None
        earlier = [when for token, when in self.plans if token < carrier]
        return _on(earlier[-1], AS_NEXT) if earlier else None

    def _candidates(self, telling: Telling) -> Iterator[When | None]:
        """The times that what is told as done may have, the likeliest first."""
        carrier, said = self._finite(telling.told.carrier), self.statements.around(telling.told.token)
        tense = self.tense(carrier)
        verbal = telling.spoken or telling.told.pattern.type in VERBAL_TYPES
        past = tense == "past"
        by_saying = verbal and said is not None and (telling.spoken or tense in ("present", "modal")) and self._is_news(said)
        if verbal and tense == "noun" and not telling.spoken:
            return
        if self._runs_on(carrier, tense):
            return
        if said is not None and (verbal or tense in REPORTED):
            yield said.time
        if past:
            yield self._shared(carrier)
            yield self._sentence_time(carrier)
        if verbal and (said is not None or past):
            yield self._occasion(telling)
        if by_saying or past:
            yield self._paragraph_time(carrier)
        news = by_saying or past or tense == "going on" or (tense in OPENING and self._opens_report(carrier))
        told = self.clauses.text.dep[carrier] in MAIN or (verbal and tense == "going on")
        if news and told and not self._is_of_another_time(carrier) and not self._lasted(telling.told):
            yield self._report_day()

    def _finite(self, carrier: int) -> int:
        """The verb in the past whose time a participle shares: "praised them while urging patience"."""
        text, verb = self.clauses.text, carrier
        while text.dep[verb] in ("advcl", "conj") and text.tag[verb] == "VBG" and text.child(verb, "nsubj", "aux") is None:
            verb = text.head[verb]
        return verb if self.clauses.is_verb(verb) and self.tense(verb) == "past" else carrier

    def _runs_on(self, carrier: int, tense: Tense) -> bool:
        """Whether something "has" been done over a stretch of time, not by the time it was said: "has killed ten since May"."""
        text = self.clauses.text
        since = (c for c in text.children[carrier] if text.lower[c] == "since" or text.dep[c] == "advcl")
        return tense == "perfect" and any("since" in (text.lower[c], *(text.lower[g] for g in text.children[c])) for c in since)

    def _opens_report(self, carrier: int) -> bool:
        """Whether the word stands in the sentence that opens the report."""
        return self.clauses.text.sent[carrier] == 0

    def _is_of_another_time(self, carrier: int) -> bool:
        """Whether a word says that something was not, or not only, on the day told last: "later", "long", "repeatedly"."""
        text = self.clauses.text
        return any(text.lower[c] in self.otherwhen for c in text.all_children(carrier, "advmod"))

    def _lasted(self, told: Told) -> bool:
        """Whether it is told as what lasted, not as a day's deed: "had them on a list", "more than a year of talks"."""
        text, token = self.clauses.text, told.token
        if text.lemma[token] == "have":
            return True
        over = text.head[text.head[token]] if text.dep[token] == "pobj" else token
        lengths = (t for t in self.times.found if t.type == "DURATION" and (t.when.value or "")[-1:] in ("M", "W", "Y"))
        return over != token and any(t.start <= over < t.end for t in lengths)

    def _is_news(self, said: Statement) -> bool:
        """Whether a saying itself is told as of a day: "he said", not "he has said"."""
        return said.cue is None or self.tense(self.clauses.text.token_at(said.cue.start)) != "perfect"

    def tense(self, carrier: int) -> Tense:
        """How the word that carries a deed tells it; a later verb in a row shares the auxiliaries of the first."""
        text = self.clauses.text
        if not self.clauses.is_verb(carrier):
            return "noun"
        carrier, helpers = self._with_helpers(carrier)
        tags = {text.tag[carrier], *(text.tag[h] for h in helpers)}
        if any(text.lemma[h] in ("have", "'ve", "’ve") for h in helpers):
            return "perfect"
        if "MD" in tags or "TO" in tags:
            return "modal" if "MD" in tags else "none"
        if "VBD" in tags:
            return "past"
        if tags & {"VBZ", "VBP"}:
            return "going on" if text.tag[carrier] == "VBG" else "present"
        return "none"

    def has_been(self, carrier: int) -> bool:
        """Whether the deed is one that "has" been done, up to now: it takes no time that is over ("has met him last May")."""
        text = self.clauses.text
        words = [text.lower[h] for h in self._with_helpers(carrier)[1]] if self.clauses.is_verb(carrier) else []
        return words[:1] in (["has"], ["have"], ["'ve"], ["’ve"])

    def _with_helpers(self, verb: int) -> tuple[int, list[int]]:
        """The first verb in a row, and its auxiliaries."""
        while self.clauses.text.dep[verb] == "conj" and self._goes_on(verb):
            verb = self.clauses.text.head[verb]
        return verb, self.clauses.auxiliaries(verb)

    def _goes_on(self, verb: int) -> bool:
        """Whether a verb in a row has no subject or auxiliary of its own: "has threatened the court and ignored its orders"."""
        text = self.clauses.text
        return text.tag[verb] in ("VBN", "VBG", "VBD") and text.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is None

    def _shared(self, verb: int) -> When | None:
        """The time of the clause that the verb's clause hangs on."""
        text = self.clauses.text
        if text.dep[verb] not in SHARING:
            return None
        above = next((a for a in text.ancestors(verb) if self.clauses.is_verb(a)), None)
        return self.times.of_clause(above) if above is not None else None

    def _occasion(self, telling: Telling) -> When | None:
        """The day on which one of the doers last spoke or met, as far as the text has told by then."""
        earlier = [one for a in telling.told.actor for one in self.occasions.get(a.name, ()) if one[0] < telling.told.token]
        return _on(max(earlier, key=lambda one: one[0])[1], AS_LAST_SPOKEN) if earlier else None

    def _sentence_time(self, token: int) -> When | None:
        """The nearest time told in the sentence: one before the deed sets the scene; after it, one of a clause."""
        text, found = self.clauses.text, self.times.found
        first, last = text.sentences[text.sent[token]]
        at = bisect.bisect_left(found, first, key=lambda t: t.start)
        here = [t for t in found[at : at + last - first] if t.start < last and self._sets_scene(t, token)]
        nearest = min(here, key=lambda t: abs(t.start - token), default=None)
        return _inferred(nearest.when, AS_IN_SENTENCE) if nearest else None

    def _sets_scene(self, timex: Timex, token: int) -> bool:
        if timex.type not in ("DATE", "TIME") or timex.when.latest is None or not is_past(timex.when):
            return False
        at = site(self.clauses.text, timex.start, timex.end)
        return timex.start < token or (self.clauses.is_verb(at) and self.clauses.text.dep[at] != "relcl")

    def _paragraph_time(self, token: int) -> When | None:
        """The last time told in the paragraph before the token's sentence: a day, or a stretch of the calendar."""
        text, found = self.clauses.text, self.times.found
        first = text.sentences[text.sent[token]][0]
        at = bisect.bisect_left(found, first, key=lambda t: t.start)
        while at and text.para[found[at - 1].start] == text.para[token]:
            at -= 1
            if not is_past(found[at].when) or not self._is_of_main_clause(found[at]):
                continue
            if is_day(found[at].when):
                return _on(found[at].when, AS_IN_PARAGRAPH)
            if found[at].type == "DATE" and self._is_last_told(found[at], token):
                return _inferred(found[at].when, AS_IN_PARAGRAPH)
        return None

    def _is_last_told(self, timex: Timex, token: int) -> bool:
        """Whether the sentence right before the token's is told of a month or year in the outlet's own words."""
        text = self.clauses.text
        told = text.sent[token] - text.sent[timex.start] == 1 and timex.when.precision in ("month", "year")
        return told and self.statements.around(timex.start) is None and self.statements.around(token) is None

    def _is_of_main_clause(self, timex: Timex) -> bool:
        """Whether a time is that of a sentence's news, not of what a noun or a clause beside it recalls."""
        text = self.clauses.text
        verb = site(text, timex.start, timex.end)
        when = text.dep[verb] == "advcl" and any(text.lower[c] == "when" for c in text.children[verb])
        return self.clauses.is_verb(verb) and (text.dep[verb] in MAIN or when)

    def _report_day(self) -> When | None:
        published = (self.article.published or "")[:10]
        return When(published, precision="day", reason=AS_OF_REPORT) if published else None


def is_past_day(when: When | None) -> TypeGuard[When]:
    """Whether a time is a day, or a part of one, that is not read as lying ahead."""
    return is_past(when) and is_day(when)


def is_day(when: When | None) -> TypeGuard[When]:
    """Whether a time is a day, or a part of one."""
    return when is not None and when.precision in DAY_FINE and "/" not in (when.value or "/") and when.latest is not None


def is_past(when: When | None) -> TypeGuard[When]:
    """Whether a time is on the calendar and not read as lying ahead."""
    return when is not None and when.earliest is not None and not (when.reason or "").startswith("future")


def occasions(tellings: list[Telling], times: Times, statements: Statements) -> Occasions:
    """The dated acts of words and meetings of each actor, in text order."""
    found: list[tuple[int, Actor, When | None]] = []
    for telling in tellings:
        told, kind = telling.told, telling.told.pattern.type
        if telling.verdict.status == "occurred" and not telling.spoken and (kind in VERBAL_TYPES or kind == "CONSULT"):
            doers = (*told.actor, *told.recipient) if kind == "CONSULT" else told.actor
            when = times.of_clause(told.carrier)
            found += [(told.token, actor, when) for actor in doers]
    for said in statements.records:
        if said.speaker is not None and said.cue is not None:
            found.append((statements.text.token_at(said.cue.start), said.speaker, said.time))
    by_actor: Occasions = {}
    for token, actor, when in sorted(found, key=lambda one: one[0]):
        if is_past_day(when):
            by_actor.setdefault(actor.name, []).append((token, when))
    return by_actor


def plans(tellings: list[Telling], times: Times) -> list[tuple[int, When]]:
    """The dated plans, in text order."""
    dated = [(t.told.token, times.of_clause(t.told.carrier)) for t in tellings if t.verdict.status == "planned"]
    return [(token, when) for token, when in dated if is_day(when)]


def _inferred(when: When, reason: str) -> When:
    """A time told of something else, as an inference: without words of its own."""
    return msgspec.structs.replace(when, reason=reason, mention=None, also=(), agrees=None, alternatives=())


def _on(when: When, reason: str) -> When:
    """The day of a time told of something else, as an inference."""
    period = day(dt.date.fromisoformat((when.value or "")[:10]))
    return When(period.value, when.zone, *instants(period, when.zone), period.precision, reason)
