"""The tellings of an article's events: every word that tells of one, with its status, before mentions are joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.deeds import joined
from onrecord.reading.events.matching import Matching, Told
from onrecord.reading.events.patterns import Pattern
from onrecord.reading.events.status import StatusRules, StatusWords, Verdict, rules
from onrecord.reading.language import Parsed
from onrecord.records import Actor, Refusal

REFUSAL = Pattern(type="REJECT", example="", inside="negated")
VERBAL_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A telling with its status, and the telling in whose clause it stands ("demanded that …"), if any."""

    told: Told
    verdict: Verdict
    claimed_by: tuple[Actor, ...] = ()


@dataclass(slots=True)
class Finder:
    """Finds the tellings of one text. ``contexts`` are the words of sentences that are about something else, with the reason."""

    text: Parsed
    clauses: Clauses
    matching: Matching
    words: StatusWords
    contexts: dict[str, str]
    reported: frozenset[int]
    refusals: list[Refusal] = field(default_factory=list)
    other: dict[int, str | None] = field(default_factory=dict)

    def run(self) -> list[Telling]:
        """The tellings, in text order."""
        told = joined(self._told(), self.clauses)
        inside = {t: one.pattern.inside for t, one in told.items() if one.pattern.inside is not None}
        status = rules(self.words, self.clauses, inside, self.reported)
        found = (self._with_status(one, told, status) for one in told.values())
        return [telling for telling in found if telling is not None]

    def _told(self) -> dict[int, Told]:
        told: dict[int, Told] = {}
        triggers = self.matching.triggers
        for token, lemma in enumerate(self.text.lemma):
            if lemma not in triggers:
                continue
            found = self.matching.told(token)
            reason = found if isinstance(found, str) else self._elsewhere(token) if found is not None else None
            if reason is not None:
                self._refuse(token, reason)
            elif isinstance(found, Told):
                told[token] = found
        return told

    def _elsewhere(self, token: int) -> str | None:
        """Why the token's sentence is about something else, if it is."""
        sentence = self.text.sent[token]
        if sentence not in self.other:
            start, end = self.text.sentences[sentence]
            nouns = (self.text.lemma[t] for t in range(start, end) if self.text.pos[t] in ("NOUN", "PROPN"))
            self.other[sentence] = next((self.contexts[w] for w in nouns if w in self.contexts), None)
        return self.other[sentence]

    def _with_status(self, one: Told, told: dict[int, Told], status: StatusRules) -> Telling | None:
        verdict = status.of(one.carrier)
        if one.carrier != one.token and verdict.status == "occurred":
            verdict = status.modified(one.token) or verdict
        if verdict.purpose and one.pattern.type in VERBAL_TYPES | {"CONSULT"}:
            verdict = Verdict("occurred")
        above = told.get(verdict.by) if verdict.by is not None else None
        reason = self._reason_against(one, verdict, above)
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

    def _reason_against(self, one: Told, verdict: Verdict, above: Told | None) -> str | None:
        """Why a telling is not recorded, though its words and parties fit."""
        if above is not None and above.pattern.inside == "none":
            return "part of a threat or summons, not an act of its own"
        if not one.pattern.bare and not one.held and verdict.status == "occurred":
            return "named, but nobody is said to do it"
        if self._is_question(one.token) and verdict.status in ("occurred", "negated"):
            return "a question, not a report"
        return None

    def _is_question(self, token: int) -> bool:
        _, end = self.text.sentences[self.text.sent[token]]
        return "?" in self.text.words[max(end - 2, 0) : end]

    def _refuse(self, token: int, reason: str) -> None:
        self.refusals.append(Refusal("events", self.text.span(token, token + 1), reason))
