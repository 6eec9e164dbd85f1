"""The tellings of an article's events: every word that tells of one, with its status, before mentions are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.deeds import joined
from onrecord.reading.events.matching import Matching
from onrecord.reading.events.patterns import Pattern
from onrecord.reading.events.sides import Told
from onrecord.reading.events.status import StatusRules, StatusWords, Verdict, rules
from onrecord.reading.language import Parsed
from onrecord.reading.times import Times
from onrecord.reading.times.clause import Timex
from onrecord.records import Actor, EventType, Refusal, Status

CONCESSION = Pattern(type="CONCEDE", example="", inside="planned")
REFUSAL = Pattern(type="REJECT", example="", inside="negated")
HISTORY = "1990"  # what a sentence tells of the years before is background
LIFETIME = 30  # years
TAG = 2  # tokens of a question tag, with its comma
# Acts of words that are none unless they were said.
UNSAID: dict[Status, frozenset[EventType]] = {
    "planned": frozenset({"REQUEST", "ACCUSE", "REJECT"}),
    "called_for": frozenset({"ACCUSE", "REJECT"}),
}
JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
ASKING = frozenset({"REQUEST", "AGREE"})
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
ARMED = frozenset({"REB", "UAF"})
VERBAL_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A telling with its status, and the telling in whose clause it stands ("demanded that …"), if any.

    ``claimed_by`` are those who demand or allege it; ``spoken`` marks what somebody does by saying it.
    """

    told: Told
    verdict: Verdict
    claimed_by: tuple[Actor, ...] = ()
    spoken: bool = False


class Subject(NamedTuple):
    """What a sentence is about instead: the reason to refuse its events, and of which types (empty: of all).

    ``unarmed``: a state, an army or armed men who use force there do so all the same ("shelled the theatre").
    """

    reason: str
    types: frozenset[EventType] = frozenset()
    unarmed: bool = False

    def covers(self, told: Told) -> bool:
        """Whether what is told is no event for this reason."""
        armed = self.unarmed and told.pattern.type in FORCE and any(map(_is_armed, told.actor))
        return not armed and (not self.types or told.pattern.type in self.types)


def _is_armed(actor: Actor) -> bool:
    """Whether somebody has arms at command: a state, its army, rebels; not "an army of locusts"."""
    return actor.type == "state" or actor.sector in ARMED or (actor.sector == "MIL" and actor.country is not None)


@dataclass(frozen=True, slots=True)
class Contexts:
    """What shows that a sentence is about something else, and about what: nouns, and expressions over its characters."""

    nouns: dict[str, Subject]
    expressions: tuple[tuple[re.Pattern[str], Subject], ...]

    def of(self, text: Parsed, sentence: int) -> Subject | None:
        """The reason why nothing in the sentence is an event, and of which types (empty: of all), if there is one."""
        start, end = text.sentences[sentence]
        nouns = (text.lemma[t] for t in range(start, end) if text.pos[t] == "NOUN")
        found = next((self.nouns[n] for n in nouns if n in self.nouns), None)
        words = text.text[text.start[start] : text.end[end - 1]]
        return found or next((subject for expression, subject in self.expressions if expression.search(words)), None)


@dataclass(slots=True)
class Finder:
    """Finds the tellings of one text."""

    text: Parsed
    clauses: Clauses
    matching: Matching
    words: StatusWords
    contexts: Contexts
    reported: frozenset[int]
    times: Times
    refusals: list[Refusal] = field(default_factory=list)
    other: dict[int, Subject | None] = field(default_factory=dict)

    def run(self) -> list[Telling]:
        """The tellings, in text order."""
        words = self._told()
        told = joined(words, self.clauses)
        inside = {t: one.pattern.inside for t, one in words.items() if one.pattern.inside is not None}
        status = rules(self.words, self.clauses, inside, self.reported)
        found = [t for one in told.values() if (t := self._with_status(one, told, status)) is not None]
        conceded = self._conceded(found)
        filled = self._filled([self._as_concession(t) if t.told.token in conceded else t for t in found])
        return [t for t in filled if t.told.pattern.type != "CONCEDE" or t.verdict.by not in conceded]

    def _conceded(self, tellings: list[Telling]) -> set[int]:
        """The words by which one party promises to give something up, and so concedes it: "agreed to halt its strikes"."""
        by = [t.verdict.by for t in tellings if t.told.pattern.yields and t.verdict.by is not None]
        given = {*by, *(self.text.head[noun] for noun in by if self._is_object(noun))}  # "made a promise to halt"
        return {t.told.token for t in tellings if t.told.token in given and self._is_promise_of_one(t.told)}

    def _is_promise_of_one(self, told: Told) -> bool:
        """Whether one party alone promises: no offer that another has to take up, no agreement of two with each other."""
        if told.pattern.type != "AGREE" or told.pattern.inside != "planned" or self.clauses.after(told.token, "with"):
            return False
        start = self.text.start[told.token]
        return not any(a.mention is not None and a.mention.start < start for a in (*told.actor[1:], *told.recipient))

    def _as_concession(self, telling: Telling) -> Telling:
        return replace(telling, told=replace(telling.told, pattern=CONCESSION, recipient=()))

    def _filled(self, tellings: list[Telling]) -> list[Telling]:
        """The tellings; who demands, agrees or refuses a deed does so towards its other side, or towards who is to do it."""
        inner: dict[int, tuple[Actor, ...]] = {}
        for t in tellings:
            if t.verdict.by is not None:
                inner.setdefault(t.verdict.by, t.told.recipient or t.told.actor)
        filled = [
            self._towards(t, inner.get(t.told.token, ()) or self._answered(t, tellings) or self._of_deal(t, tellings))
            for t in tellings
        ]
        asked = (t for t in filled if not self._is_empty(t, t.told.token in inner))
        return [one for t in asked for one in _each_meeting(t, self.text)]

    def _is_empty(self, telling: Telling, asks_deed: bool) -> bool:
        """Whether what is stressed is asked of nobody, nor any deed: "stressed the importance of history"."""
        told = telling.told
        if told.pattern.content != "event" or told.recipient or asks_deed:
            return False
        self._refuse(told.token, "asks nobody named to do anything")
        return True

    def _of_deal(self, telling: Telling, tellings: list[Telling]) -> tuple[Actor, ...]:
        """The parties of the deal or meeting that somebody welcomes, blames or rejects: "welcomed the truce of Rome"."""
        if telling.told.pattern.type not in JUDGING or not self.clauses.is_verb(telling.told.token):
            return ()
        objects = self.clauses.objects(telling.told.token)
        deals = (t.told for t in tellings if t.told.pattern.mutual)
        near = (d for d in deals if d.token in objects or self.text.head[d.token] in objects)
        return next(((*d.actor, *d.recipient) for d in near), ())

    def _answered(self, telling: Telling, tellings: list[Telling]) -> tuple[Actor, ...]:
        """Of a refusal, who asked for it in the same sentence; of an invitation or offer, who refuses it there."""
        kind, sentence = telling.told.pattern.type, self.text.sent[telling.told.token]
        noun = self.text.pos[telling.told.token] == "NOUN"
        if kind != "REJECT" and not (noun and kind in ASKING):
            return ()
        wanted = ASKING if kind == "REJECT" else frozenset({"REJECT"})
        near = (t for t in tellings if self.text.sent[t.told.token] == sentence and t.told.pattern.type in wanted)
        return next((t.told.actor for t in near if kind != "REJECT" or self.text.pos[t.told.token] == "NOUN"), ())

    def _towards(self, telling: Telling, others: tuple[Actor, ...]) -> Telling:
        names = {a.name for a in telling.told.actor}
        others = tuple(a for a in others if a.name not in names)
        if telling.told.recipient or not others:
            return telling
        return replace(telling, told=replace(telling.told, recipient=others))

    def _told(self) -> dict[int, Told]:
        told: dict[int, Told] = {}
        triggers = self.matching.triggers
        for token, lemma in enumerate(self.text.lemma):
            if lemma not in triggers:
                continue
            found = self.matching.told(token)
            reason = found if isinstance(found, str) else self._elsewhere(token, found) if found is not None else None
            if reason is not None:
                self._refuse(token, reason)
            elif isinstance(found, Told):
                told[token] = found
        return told

    def _elsewhere(self, token: int, told: Told) -> str | None:
        """Why the token's sentence is about something else, if it is."""
        sentence = self.text.sent[token]
        if sentence not in self.other:
            self.other[sentence] = self.contexts.of(self.text, sentence) or self._history(sentence)
        subject = self.other[sentence]
        return subject.reason if subject is not None and subject.covers(told) else None

    def _history(self, sentence: int) -> Subject | None:
        """Whether the sentence tells of long ago: its times lie before 1990, or a lifetime back."""
        start, end = self.text.sentences[sentence]
        here = [t for t in self.times.found if start <= t.start < end]
        years = [v[:4] for t in here if (v := t.when.value or "")[:3].isdigit()]
        if any(self._is_lifetime(t) for t in here) or (years and max(years) < HISTORY):
            return Subject("history, told as background")
        return None

    def _is_lifetime(self, timex: Timex) -> bool:
        years = re.fullmatch(r"P(\d+)Y", timex.when.value or "")
        after = self.text.lower[timex.end] if timex.end < len(self.text) else ""
        return years is not None and int(years[1]) >= LIFETIME and after in ("after", "ago", "since", "on", "before", "earlier")

    def _with_status(self, one: Told, told: dict[int, Told], status: StatusRules) -> Telling | None:
        verdict = status.of(one.carrier)
        if one.carrier != one.token and verdict.status == "occurred":
            verdict = status.modified(one.token, done=True) or verdict
        carried = told.get(one.carrier) if one.carrier != one.token else None
        if (
            carried is not None
            and carried.pattern.inside in ("planned", "called_for", "negated")
            and verdict.status == "occurred"
        ):
            verdict = Verdict(carried.pattern.inside, one.carrier)  # "offered a truce"
        if one.pattern.negative or (verdict.purpose and one.pattern.type in VERBAL_TYPES | {"CONSULT"}):
            verdict = Verdict("occurred")  # "would not hesitate to strike" is said
        if verdict.by is not None and one.pattern.type in VERBAL_TYPES and self.text.pos[one.token] == "NOUN":
            verdict = Verdict("occurred")  # the status of a demand or offer is its own, whatever becomes of it
        above = told.get(verdict.by) if verdict.by is not None else None
        reason = self._reason_against(one, verdict, above, told)
        if reason is not None:
            self._refuse(one.token, reason)
            return None
        if self._is_refusal(one, verdict):
            return Telling(replace(one, pattern=REFUSAL, issue=self.text.subtree(one.carrier)), Verdict("occurred"))
        if above is None:
            return Telling(one, verdict)
        demanded = verdict.status == "called_for" and not one.actor
        return Telling(replace(one, actor=above.recipient) if demanded else one, verdict, above.actor)

    def _is_refusal(self, one: Told, verdict: Verdict) -> bool:
        """Whether somebody says that they will not do it: "will not lift the ban"."""
        modal = (a for a in self.clauses.auxiliaries(one.carrier) if self.text.lower[a] in ("will", "would", "wo"))
        return verdict.status == "negated" and any(modal) and one.pattern.type not in VERBAL_TYPES

    def _is_unsaid(self, one: Told, verdict: Verdict) -> bool:
        """Whether an act of words is only to come, possible, or a refusal denied; one that is demanded is kept."""
        if verdict.status == "negated":
            return one.pattern.type == "REJECT" and self.clauses.is_negated(one.carrier)
        demanded = verdict.status == "called_for" and verdict.by is not None
        return not demanded and one.pattern.type in UNSAID.get(verdict.status, ())

    def _reason_against(self, one: Told, verdict: Verdict, above: Told | None, told: dict[int, Told]) -> str | None:
        """Why a telling is not recorded, though its words and parties fit."""
        if self._is_unsaid(one, verdict):
            return "words that nobody has said"
        if above is not None and above.pattern.inside == "none":
            return "part of a threat or summons, not an act of its own"
        if not one.pattern.bare and not one.held and verdict.by is None and verdict.status != "planned":
            return "named, but nobody is said to do it"
        over = told.get(self.text.head[one.token])
        if (
            over is not None
            and over.pattern.type in ("AGREE", "SUPPORT")
            and one.pattern.type == "AGREE"
            and self._is_object(one.token)
        ):
            return "what is agreed or signed, not an act of its own"
        if above is not None and above.pattern.type == "AGREE" and one.pattern.type == "SUPPORT":
            return "what is promised, not an act of its own"
        rejected = above is not None and above.pattern.type == "REJECT"
        if rejected and self._is_object(one.token) and one.pattern.type not in VERBAL_TYPES:
            return "what is rejected, not an act of its own"
        if self._is_question(one.token):
            return "a question, not a report"
        if any(self.text.lower[c] == "whether" for c in self.text.children[one.carrier]):
            return "left open: whether"
        return None

    def _is_object(self, token: int) -> bool:
        return self.text.pos[token] == "NOUN" and self.text.dep[token] in ("dobj", "nsubjpass")

    def _is_question(self, token: int) -> bool:
        """Whether the sentence asks; one that only asks for assent at its end ("…, okay?") does not."""
        start, end = self.text.sentences[self.text.sent[token]]
        asks = next((t for t in range(max(end - 2, start), end) if self.text.words[t] == "?"), None)
        return asks is not None and "," not in self.text.words[max(asks - TAG, start) : asks]

    def _refuse(self, token: int, reason: str) -> None:
        self.refusals.append(Refusal("events", self.text.span(token, token + 1), reason))


def _each_meeting(telling: Telling, text: Parsed) -> list[Telling]:
    """A telling of visits to several states, or of meetings in several places, one for each; any other as it is."""
    told = telling.told
    apart = [_place_of_its_own(a, text) for a in told.recipient]
    visits = told.pattern.mode == "visit" and all(a.type != "person" for a in told.recipient)
    if len(apart) < 2 or not (visits or (told.pattern.mode in ("visit", "meeting") and sum(p is not None for p in apart) > 1)):
        return [telling]
    each = zip(told.recipient, apart, strict=True)
    return [replace(telling, told=replace(told, recipient=(host,), where=place)) for host, place in each]


def _place_of_its_own(actor: Actor, text: Parsed) -> int | None:
    """The last word of a name right after which it is said where: "met X in Rome and Y in Oslo"."""
    if actor.mention is None:
        return None
    after = text.token_at(actor.mention.end - 1) + 1
    return after - 1 if after < len(text) and text.lower[after] in ("in", "at") else None
