"""Drafts of event records: each telling with its time, place, issue, claimant and the words that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import msgspec

from onrecord.reading.events.clauses import SUBJECT, Clauses
from onrecord.reading.events.setting import Setting
from onrecord.reading.events.sides import Told
from onrecord.reading.events.telling import HISTORY, VERBAL_TYPES, Telling
from onrecord.reading.events.topics import Topics
from onrecord.reading.language import Parsed
from onrecord.reading.statements import Statements
from onrecord.records import Actor, Article, Event, Mode, Span, Statement, Status, When, record_id

SHORTEST_EVIDENCE = 5  # tokens; a shorter phrase is shown with the clause it stands in
DELEGATES = re.compile(r"delega|negotiat|envoys", re.IGNORECASE)
# Types whose other side may be a place alone: where a curfew or a truce holds, or what troops enter.
OF_LAND = frozenset({"CONCEDE", "RETREAT", "COERCE", "MOBILIZE", "ASSAULT"})
# Ten thousand and more, as a count of people is written.
OF_A_WAR = re.compile(r"(?:[\w ]+ )?(?:\d{2,3},\d{3}\b|(?:tens|hundreds) of thousands)")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
KNOWN = frozenset({"the", "that", "this", "all"})
TAKING_UP = frozenset({"the", "this", "that", "it", "these", "those", "them", "such"})
PUNCTUATION = frozenset(",;:.-–—")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one place tells it, and the tokens it stands on."""

    event: Event
    told: Told
    sentence: int
    whole: bool
    tokens: tuple[int, ...]


@dataclass(slots=True)
class Recorder:
    """Makes drafts of the tellings of one article."""

    article: Article
    text: Parsed
    clauses: Clauses
    setting: Setting
    statements: Statements
    topics: Topics

    def drafts(self, tellings: list[Telling]) -> list[Draft]:
        """The drafts, in text order."""
        return [draft for telling in tellings if (draft := self._draft(telling)) is not None]

    def _draft(self, telling: Telling) -> Draft | None:
        told, text = telling.told, self.text
        pattern = told.pattern
        time = self.setting.time(telling)
        place = self.setting.place(telling)
        if pattern.type in OF_LAND and not told.recipient and place is not None:
            told = replace(told, recipient=(Actor(place.name, "unnamed", country=place.country, mention=place.mention),))
        if time is not None and (time.value or "")[:3].isdigit() and (time.value or "")[:4] < HISTORY:
            return None
        trigger, evidence = text.span(told.token, told.token + 1), self._evidence(told, telling.verdict.status)
        issue = self._issue(told)
        said = self.statements.around(told.token)
        status = (
            "planned"
            if telling.verdict.status == "occurred" and pattern.type not in VERBAL_TYPES and self._lies_ahead(time)
            else telling.verdict.status
        )
        event = Event(
            id="",
            article=self.article.id,
            type=pattern.type,
            status=status,
            trigger=trigger,
            evidence=evidence,
            mode=self._mode(told),
            actor=told.actor,
            recipient=told.recipient,
            issue=issue,
            topic=self._topic(told, issue, evidence),
            time=time,
            place=place,
            statement=said.id if said else None,
            according_to=self._claimant(telling),
        )
        whole = pattern.whole or self._is_toll(told)
        return Draft(msgspec.structs.replace(event, id=event_id(event)), told, text.sent[told.token], whole, (told.token,))

    def _is_toll(self, told: Told) -> bool:
        """Whether so many were hit that it tells of a war as a whole: "has killed more than 39,000 people"."""
        hit = next((a.mention for a in told.recipient if a.mention is not None), None)
        if hit is None or told.pattern.type != "ASSAULT" or told.pattern.doer != "known":  # not "held 20,000 as shields"
            return False
        phrase = self.text.subtree(self.text.token_at(hit.end - 1))
        return any(OF_A_WAR.match(q) for q in (hit.quote, self.text.span(phrase.start, phrase.stop).quote))

    def _topic(self, told: Told, issue: Span | None, evidence: Span) -> str | None:
        """The topic of what is said; of a refusal of what only takes up a matter ("the idea"), that of what went before."""
        if told.pattern.type not in VERBAL_TYPES:
            return self.topics.of(issue.quote) if issue else None
        found = self.topics.of(issue.quote if issue else evidence.quote)
        if found or told.pattern.type != "REJECT" or told.issue is None or len(told.issue) > 2:
            return found
        if self.text.lower[told.issue.start] not in TAKING_UP:
            return None
        before = self.text.sent[told.token] - 1
        if before < 0 or self.text.para[self.text.sentences[before][0]] + 1 < self.text.para[told.token]:
            return None
        return self.topics.of(self.text.span(*self.text.sentences[before]).quote)

    def _mode(self, told: Told) -> Mode | None:
        """How parties consult; a meeting of three sides is multilateral, a summit of two a meeting, delegates hold talks."""
        mode, parties = told.pattern.mode, (*told.actor, *told.recipient)
        if mode == "meeting" and any(a.mention and DELEGATES.search(a.mention.quote) for a in parties):
            return "talks"
        if mode == "meeting" and len({a.country or a.name for a in parties}) > 2:
            return "multilateral"
        if mode == "multilateral" and len(parties) == 2 and all(a.type in ("person", "state") for a in parties):
            return "meeting"
        return mode

    def _lies_ahead(self, time: When | None) -> bool:
        published = (self.article.published or "")[:10]
        return bool(time and time.earliest and published and time.earliest[:10] > published)

    def _claimant(self, telling: Telling) -> Actor | None:
        """Who asserts the event: who claims it as his; of what a statement tells, who demands or alleges it, else the speaker.

        A deed that the speaker only names ("welcomed the deal") is claimed, if by anybody, by who reports the speaker.
        """
        said = self.statements.around(telling.told.token)
        if self._is_claimed(telling.told):
            return telling.told.actor[0]
        if said is None:
            return None
        if self._is_presupposed(telling) or self._is_topic(telling, said):
            return said.via[-1] if said.via else None
        if telling.claimed_by:
            return telling.claimed_by[0]
        if said.speaker is None or telling.spoken or self._is_performed(telling.told, said.speaker):
            return None
        return said.speaker if _is_somebody(said.speaker) else None

    def _is_claimed(self, told: Told) -> bool:
        """Whether the doer claims the deed: "claimed responsibility for the attack"."""
        return told.carrier != told.token and self.text.lemma[told.carrier] == "claim" and bool(told.actor)

    def _is_topic(self, telling: Telling, said: Statement) -> bool:
        """Whether the statement says nothing of its own but names what it is about: "confirmed the call for a truce"."""
        text = self.text
        if telling.verdict.status != "occurred":
            return False
        tokens = [t for part in said.content for t in text.tokens_in(part.start, part.end)]
        heads = [t for t in tokens if text.head[t] == t or text.head[t] not in tokens]
        return all(text.pos[t] in ("NOUN", "PROPN", "DET", "PUNCT", "ADP") for t in heads)

    def _is_presupposed(self, telling: Telling) -> bool:
        """Whether a deed is only named, as known ("condemned the attack"): whoever names it does not claim it."""
        text, told = self.text, telling.told
        new = any(self.clauses.after(told.token, p) for p in ("of", "by"))
        known = text.dep[told.token] == "nsubj" or any(
            (text.lower[c] in KNOWN and not new) or text.dep[c] == "poss" for c in text.children[told.token]
        )
        bare = text.pos[told.token] == "NOUN" and told.carrier == told.token
        return bare and known and telling.verdict.status == "occurred"

    def _is_performed(self, told: Told, speaker: Actor) -> bool:
        """Whether the speaker's side does the deed by saying it: "I condemn", "we call on", "France stands by"."""
        if speaker.sector == "MED":  # it reports what others of its country do
            return False
        past = self.text.tag[told.carrier] in ("VBD", "VBN") and told.carrier == told.token
        if past or told.pattern.type not in VERBAL_TYPES:
            return False
        return any(
            a.name in speaker.name
            or (a.type in ("person", "state", "body") and a.country is not None and a.country == speaker.country)
            for a in told.actor
        )

    def _issue(self, told: Told) -> Span | None:
        return self._trimmed(told.issue.start, told.issue.stop) if told.issue is not None and len(told.issue) else None

    def _evidence(self, told: Told, status: Status) -> Span:
        """The clause: the carrier's phrase with the doer before it, but not the clauses that hang on from afar.

        Of a deed that is named ("the visit"), and told not to be or still to come, the clause that says so.
        """
        head, text = told.carrier, self.text
        if status in ("planned", "negated") and text.dep[head] in SUBJECT and self.clauses.is_verb(text.head[head]):
            head = text.head[head]
        start, end = self._start_of_clause(head), self._end_of_clause(head)
        if end - start < SHORTEST_EVIDENCE:
            verb = self.clauses.verb_above(self.text.head[head])
            if verb is not None:
                start, end = min(start, self.text.left[verb]), max(end, self.text.right[verb])
        return self._trimmed(start, end)

    def _start_of_clause(self, head: int) -> int:
        """Where the clause starts: after the verbs that stand before its own in a list."""
        before = self.clauses.listed_before(head) if self.clauses.is_verb(head) else None
        return self.text.left[head] if before is None else self.text.right[before]

    def _end_of_clause(self, head: int) -> int:
        """Where the clause ends: before what is only coordinated with it, or says why or when it came about."""
        text = self.text
        later = [c for c in text.children[head] if c > head and self.clauses.is_verb(c)]
        marked = [c for c in later if text.dep[c] == "advcl" and text.child(c, "mark") is not None]
        apart = [*marked, *(c for c in later if text.dep[c] in ("conj", "parataxis"))]
        if text.tag[head] in FINITE:  # a finite verb that the parser joined to the infinitive: "threatened to go and left"
            apart += [c for v in later if text.dep[v] == "xcomp" for c in text.all_children(v, "conj") if text.tag[c] in FINITE]
        return min((text.left[c] for c in apart if text.left[c] > head), default=text.right[head])

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.text
        first, last = text.sentences[text.sent[start]][0], text.sentences[text.sent[start]][1]
        start, end = max(start, first), min(end, last)
        while end - start > 1 and (text.words[end - 1] in PUNCTUATION or text.dep[end - 1] == "cc"):
            end -= 1
        while end - start > 1 and (
            text.words[start] in PUNCTUATION or text.dep[start] in ("mark", "cc") or text.lower[start] == "that"
        ):
            start += 1
        return text.span(start, end)


def _is_somebody(speaker: Actor) -> bool:
    """Whether a source is known as one who can speak: not a document of which it is not said whose it is."""
    return speaker.type != "unnamed" or bool(speaker.sector or speaker.country or speaker.role)


def event_id(event: Event) -> str:
    """The id of an event: its type, where its word stands, and who does it to whom."""
    parties = [a.name for a in event.actor], [a.name for a in event.recipient]
    return record_id("event", event.article, event.type, event.trigger.start, *parties)
