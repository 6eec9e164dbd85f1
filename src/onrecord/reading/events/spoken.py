"""What is done by saying it: demands by a modal verb, accusations by a judgement, threats by the speaker's own "will".

"Ukraine must withdraw" or "it is vital that Ukraine withdraw", said by another, is a demand;
"the raid was illegal" an accusation; "we will strike" a threat.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from onrecord.reading.events.accusing import Accusing, Condemning
from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.parties import Parties
from onrecord.reading.events.patterns import Pattern
from onrecord.reading.events.sides import Told
from onrecord.reading.events.status import Verdict
from onrecord.reading.events.telling import Telling
from onrecord.reading.events.threatening import Menacing, Threatening
from onrecord.reading.statements import Statements
from onrecord.records import Actor

DEMAND = Pattern(type="REQUEST", example="", inside="called_for")


class Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``spoken`` of the lexicon."""

    demands: frozenset[str]
    needs: frozenset[str]
    exempt: frozenset[str]
    urgent: frozenset[str]
    condemning: Condemning
    menacing: Menacing


@dataclass(frozen=True, slots=True)
class Speech:
    """What the statements of one text do."""

    words: Spoken
    clauses: Clauses
    parties: Parties
    statements: Statements
    accusing: Accusing
    threatening: Threatening
    triggers: frozenset[str]

    def acts(self, tellings: list[Telling]) -> list[Telling]:
        """The tellings with those that speakers bring about; what they demand is then claimed by them."""
        told = {t.told.token for t in tellings}
        found: dict[int, Telling] = {}
        for token, (word, lemma) in enumerate(zip(self.clauses.text.lower, self.clauses.text.lemma, strict=True)):
            if (word not in self.triggers and lemma not in self.triggers) or token in told:
                continue
            act = self._demanded(token) or self.accusing.told(token) or self.threatening.told(token)
            if act is not None:
                found.setdefault(act.carrier, Telling(act, Verdict("occurred"), spoken=True))
        marked = [self._claimed(self.threatening.marked(t), found) for t in tellings]
        return sorted((*marked, *found.values()), key=lambda t: t.told.token)

    def _demanded(self, token: int) -> Told | None:
        word = self.clauses.text.lower[token]
        if word in self.words.demands or word in self.words.needs:
            return self._demand(token)
        return self._urging(token) if word in self.words.urgent else None

    def _demand(self, modal: int) -> Told | None:
        text = self.clauses.text
        deed = self._deed(modal)
        subject = self.clauses.surface_subject(deed) if deed is not None else None
        if (
            deed is None
            or subject is None
            or subject > modal
            or (text.lower[modal] in self.words.needs and self.clauses.is_negated(modal))
        ):
            return None
        passive = self.clauses.is_passive(deed)  # nothing is asked of those who "must be freed"
        return self._act(modal, deed, subject, self.clauses.doers(deed) if passive else [subject])

    def _urging(self, urgent: int) -> Told | None:
        """ "It is vital that they go", "more is needed": who is to act stands as subject of what is to be done."""
        text = self.clauses.text
        verb = urgent if text.pos[urgent] == "VERB" else text.head[urgent]
        if text.pos[urgent] == "VERB":
            here = any(text.lower[a] in ("is", "are") for a in self.clauses.auxiliaries(urgent))
            subject = self.clauses.surface_subject(urgent) if here else None
        else:
            predicate = text.dep[urgent] in ("acomp", "attr", "oprd") and text.lemma[verb] == "be"
            subject = next(iter(self.clauses.inner_subjects(urgent, verb)), None) if predicate else None
        if subject is None or self.clauses.is_negated(verb):
            return None
        return self._act(urgent, verb, subject, [subject])

    def _act(self, trigger: int, carrier: int, subject: int, asked: list[int]) -> Told | None:
        """The demand of the speaker in whose words ``trigger`` stands, upon those whom the words ``asked`` are about."""
        said = self.statements.around(trigger)
        if said is None or said.speaker is None or said.negated or self.clauses.text.lower[subject] in self.words.exempt:
            return None
        concerned = tuple(a for t in asked for a in self.parties.concerned(t))
        others = tuple(a for a in concerned if a.name != said.speaker.name)
        if concerned and not others:
            return None
        return Told(DEMAND, trigger, carrier, (said.speaker,), others, self.clauses.text.subtree(carrier))

    def _deed(self, modal: int) -> int | None:
        """The verb of what has to be done: "must go", "needs to go"."""
        text = self.clauses.text
        if text.lower[modal] in self.words.demands:
            return text.head[modal] if text.dep[modal] == "aux" else None
        return next((c for c in text.all_children(modal, "xcomp") if self.clauses.is_infinitive(c)), None)

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


def speech(words: Spoken, clauses: Clauses, parties: Parties, statements: Statements) -> Speech:
    """What is looked for in the statements of one text."""
    accusing = Accusing(words.condemning, words.exempt, clauses, parties, statements)
    threatening = Threatening(words.menacing, clauses, parties, statements)
    triggers = words.demands | words.needs | words.urgent | accusing.triggers | threatening.triggers
    return Speech(words, clauses, parties, statements, accusing, threatening, triggers)
