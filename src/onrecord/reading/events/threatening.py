"""Threats by telling: a speaker says what harm the own side will do, or what another party will suffer.

"We will strike", "any attack will be answered", "they will pay a heavy price": no word says that anybody threatens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from onrecord.reading.events.accusing import is_own
from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.parties import Parties
from onrecord.reading.events.patterns import Pattern
from onrecord.reading.events.sides import Told
from onrecord.reading.events.status import Verdict
from onrecord.reading.events.telling import Telling
from onrecord.reading.statements import Statements
from onrecord.records import Actor

THREAT = Pattern(type="THREATEN", example="", inside="none")
HARM = frozenset({"ASSAULT", "COERCE"})
AHEAD = frozenset({"will", "'ll", "’ll", "would", "shall", "'d", "’d"})


class Menacing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part ``menacing`` of the section ``spoken``."""

    reprisals: frozenset[str]
    suffering: frozenset[str]
    suffered: frozenset[str]
    commanding: frozenset[str]


@dataclass(frozen=True, slots=True)
class Threatening:
    """What the statements of one text threaten others with without saying so."""

    words: Menacing
    clauses: Clauses
    parties: Parties
    statements: Statements

    @property
    def triggers(self) -> frozenset[str]:
        """The lemmas worth looking at."""
        return self.words.reprisals | self.words.suffering

    def told(self, verb: int) -> Told | None:
        """The threat in the statement around ``verb``: what the speaker's side will do, or another's will suffer."""
        said = self.statements.around(verb)
        if said is None or said.speaker is None or said.negated or not self._lies_ahead(verb):
            return None
        others = self._answered(verb, said.speaker) if self.clauses.text.lemma[verb] in self.words.reprisals else ()
        others = others or self._suffering(verb, said.speaker)
        return Told(THREAT, verb, verb, (said.speaker,), others, self.clauses.text.subtree(verb)) if others else None

    def _lies_ahead(self, verb: int) -> bool:
        text = self.clauses.text
        ahead = any(text.lower[a] in AHEAD for a in self.clauses.auxiliaries(verb))
        return ahead and not self.clauses.is_negated(verb) and text.dep[verb] not in ("relcl", "advcl")

    def _answered(self, verb: int, speaker: Actor) -> tuple[Actor, ...]:
        """Whom the speaker's side will answer: named in the clause, or in the condition on which it will."""
        doers = [a for d in self.clauses.doers(verb) for a in self.parties.named(d)]
        if not any(is_own(a, speaker) for a in doers):
            return ()
        but = frozenset({speaker.name, *(a.name for a in doers)})
        text = self.clauses.text
        conditions = [s for c in text.all_children(verb, "advcl") for s in text.all_children(c, "nsubj")]
        found = self.parties.within(verb, but) or tuple(a for s in conditions for a in self.parties.concerned(s, but))
        return tuple(a for a in found if not is_own(a, speaker))

    def _suffering(self, verb: int, speaker: Actor) -> tuple[Actor, ...]:
        """Who "will pay the price", "will face consequences", "will be punished"."""
        text, clauses = self.clauses.text, self.clauses
        passive = clauses.is_passive(verb) and text.lemma[verb] in self.words.reprisals
        suffered = text.lemma[verb] in self.words.suffering and any(
            text.lemma[o] in self.words.suffered for o in text.all_children(verb, "dobj")
        )
        subject = clauses.surface_subject(verb)
        if subject is None or not (passive or suffered) or speaker.sector not in self.words.commanding:
            return ()
        named = self.parties.named(subject) or self.parties.owners(subject)
        return () if any(is_own(a, speaker) for a in named) else named

    def marked(self, telling: Telling) -> Telling:
        """The telling; where it is of harm that the speaker's own side "will" do, as the threat that saying so is."""
        told, said = telling.told, self.statements.around(telling.told.token)
        if (
            told.pattern.type not in HARM
            or told.pattern.whole
            or telling.verdict.status != "planned"
            or self.clauses.is_infinitive(told.carrier)
            or (self.clauses.text.tag[told.carrier] in ("VBD", "VBN") and not self.clauses.is_passive(told.carrier))
            or said is None
            or said.speaker is None
        ):
            return telling
        actor = told.actor
        if not actor and self._lies_ahead(told.carrier) and self._threatens(told, said.speaker):
            actor = (said.speaker,)
        if not any(is_own(a, said.speaker) for a in actor):
            return telling
        threat = replace(told, pattern=THREAT, actor=actor, issue=self.clauses.text.subtree(told.carrier))
        return Telling(threat, Verdict("occurred"), spoken=True)

    def _threatens(self, told: Told, speaker: Actor) -> bool:
        """Whether who says that others "will be killed" commands those who kill."""
        return speaker.sector in self.words.commanding and not any(is_own(a, speaker) for a in told.recipient)
