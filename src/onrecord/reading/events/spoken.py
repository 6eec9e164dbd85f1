"""What is done by saying it: demands by a modal verb, accusations by a judgement, threats by the speaker's own "will".

"Ukraine must withdraw" or "it is vital that Ukraine withdraw", said by another, is a demand;
"the raid was illegal" an accusation; "we will strike" a threat.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.parties import Parties
from onrecord.reading.events.patterns import Pattern
from onrecord.reading.events.sides import Told
from onrecord.reading.events.status import Verdict
from onrecord.reading.events.telling import Telling
from onrecord.reading.statements import Statements
from onrecord.records import Actor, Statement

DEMAND = Pattern(type="REQUEST", example="", inside="called_for")
ACCUSATION = Pattern(type="ACCUSE", example="", inside="occurred")
THREAT = Pattern(type="THREATEN", example="", inside="none")
HARM = frozenset({"ASSAULT", "COERCE"})


class Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``spoken`` of the lexicon."""

    demands: frozenset[str]
    needs: frozenset[str]
    exempt: frozenset[str]
    urgent: frozenset[str]
    judgements: frozenset[str]


@dataclass(frozen=True, slots=True)
class Speech:
    """What the statements of one text do."""

    words: Spoken
    clauses: Clauses
    parties: Parties
    statements: Statements

    def acts(self, tellings: list[Telling]) -> list[Telling]:
        """The tellings with those that speakers bring about; what they demand is then claimed by them."""
        told = {t.told.token for t in tellings}
        found: dict[int, Telling] = {}
        for token, word in enumerate(self.clauses.text.lower):
            if token in told:
                continue
            act = None
            if word in self.words.demands or word in self.words.needs:
                act = self._demand(token)
            elif word in self.words.urgent:
                act = self._urging(token)
            elif word in self.words.judgements:
                act = self._accusation(token)
            if act is not None:
                found[act.told.carrier] = act
        marked = [self._claimed(self._threat(t), found) for t in tellings]
        return sorted((*marked, *found.values()), key=lambda t: t.told.token)

    def _demand(self, modal: int) -> Telling | None:
        text = self.clauses.text
        deed = self._deed(modal)
        subject = self.clauses.surface_subject(deed) if deed is not None else None
        if (
            deed is None
            or subject is None
            or subject > modal
            or (text.lower[modal] in self.words.needs and any(text.dep[c] == "neg" for c in text.children[modal]))
        ):
            return None
        return self._act(DEMAND, modal, deed, subject)

    def _urging(self, urgent: int) -> Telling | None:
        """ "It is vital that they go", "more is needed": who is to act stands as subject of what is to be done."""
        text = self.clauses.text
        verb = urgent if text.pos[urgent] == "VERB" else text.head[urgent]
        if text.pos[urgent] == "VERB":
            here = any(text.lower[a] in ("is", "are") for a in self.clauses.auxiliaries(urgent))
            subject = self.clauses.surface_subject(urgent) if here else None
        else:
            predicate = text.dep[urgent] in ("acomp", "attr", "oprd") and text.lemma[verb] == "be"
            subject = next(iter(self._subjects_within(urgent, verb)), None) if predicate else None
        if subject is None or self._is_negated(verb):
            return None
        return self._act(DEMAND, urgent, verb, subject)

    def _accusation(self, judgement: int) -> Telling | None:
        text = self.clauses.text
        verb = text.head[judgement]
        if text.dep[judgement] not in ("acomp", "attr", "oprd") or text.lemma[verb] != "be" or self._is_negated(verb):
            return None
        subjects = (self.clauses.surface_subject(verb), *self._subjects_within(judgement, verb))
        judged = (s for s in subjects if s is not None and text.lower[s] not in self.words.exempt)
        return self._act(ACCUSATION, judgement, verb, next(judged, None))

    def _subjects_within(self, predicate: int, verb: int) -> list[int]:
        """The subjects of the clauses that a predicate is said of: "it is regrettable that they …"."""
        inner = [c for n in (predicate, verb) for c in self.clauses.complements(n)]
        return [s for c in inner if (s := self.clauses.text.child(c, "nsubj", "nsubjpass")) is not None]

    def _act(self, pattern: Pattern, trigger: int, carrier: int, subject: int | None) -> Telling | None:
        """The act of the speaker in whose words ``trigger`` stands, upon those whom ``subject`` is about."""
        said = self.statements.around(trigger)
        if said is None or said.speaker is None or said.negated or subject is None:
            return None
        concerned = self.parties.concerned(subject)
        others = tuple(a for a in concerned if a.name != said.speaker.name)
        if not others and (concerned or pattern is not DEMAND):
            return None
        if self.clauses.text.lower[subject] in self.words.exempt:
            return None
        issue = self.clauses.text.subtree(carrier)
        return Telling(Told(pattern, trigger, carrier, (said.speaker,), others, issue), Verdict("occurred"), spoken=True)

    def _deed(self, modal: int) -> int | None:
        """The verb of what has to be done: "must go", "needs to go"."""
        text = self.clauses.text
        if text.lower[modal] in self.words.demands:
            return text.head[modal] if text.dep[modal] == "aux" else None
        return next((c for c in text.all_children(modal, "xcomp") if self.clauses.is_infinitive(c)), None)

    def _is_negated(self, verb: int) -> bool:
        return any(self.clauses.text.dep[c] == "neg" for c in self.clauses.text.children[verb])

    def _threat(self, telling: Telling) -> Telling:
        """Harm that the speaker's own side "will" do is threatened by saying so."""
        told, said = telling.told, self.statements.around(telling.told.token)
        if (
            told.pattern.type not in HARM
            or told.pattern.whole
            or telling.verdict.status != "planned"
            or self.clauses.is_infinitive(told.carrier)
            or said is None
            or not self._is_own(told, said)
        ):
            return telling
        return Telling(
            replace(told, pattern=THREAT, issue=self.clauses.text.subtree(told.carrier)), Verdict("occurred"), spoken=True
        )

    def _is_own(self, told: Told, said: Statement) -> bool:
        speaker = said.speaker
        return speaker is not None and any(
            a.name == speaker.name or (a.country is not None and a.country == speaker.country) for a in told.actor
        )

    def _claimed(self, telling: Telling, found: dict[int, Telling]) -> Telling:
        """A demanded deed is claimed by who demands it."""
        text, deed = self.clauses.text, telling.told.carrier
        while deed not in found and text.dep[deed] in ("conj", "xcomp"):
            deed = text.head[deed]
        demand = found.get(deed)
        if demand is None or demand.told.pattern is not DEMAND:
            return telling
        claimed: tuple[Actor, ...] = telling.claimed_by or demand.told.actor
        return replace(telling, claimed_by=claimed)
