"""Accusations by telling: a speaker says in condemning words what another party does or is.

"The raid was illegal" judges a deed, "they have violated the truce" and "it makes absurd demands" call one a wrong, though no
word says that anybody is accused. Only what the statement itself asserts counts: not what it denies, asks, fears or quotes.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.parties import Parties, distinct
from onrecord.reading.events.patterns import Pattern
from onrecord.reading.events.sides import Told
from onrecord.reading.statements import Statements
from onrecord.records import Actor, Statement

ACCUSATION = Pattern(type="ACCUSE", example="", inside="occurred")


class Condemning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part ``condemning`` of the section ``spoken``."""

    judgements: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    doing: frozenset[str]
    resting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Accusing:
    """What the statements of one text accuse others of without saying so; ``exempt`` are subjects that are nobody."""

    words: Condemning
    exempt: frozenset[str]
    clauses: Clauses
    parties: Parties
    statements: Statements

    @property
    def triggers(self) -> frozenset[str]:
        """The words and lemmas worth looking at."""
        return self.words.judgements | self.words.verbs | self.words.nouns | self.words.adjectives | self.words.adverbs

    def told(self, word: int) -> Told | None:
        """The accusation in the statement around ``word``, if the word condemns somebody else there."""
        said = self.statements.around(word)
        if said is None or said.speaker is None or said.negated:
            return None
        return self._judged(word, said.speaker) or self._done(word, said, said.speaker)

    def _judged(self, word: int, speaker: Actor) -> Told | None:
        """ "The raid is illegal": whose the deed is, or who does it, that the word is said of."""
        text = self.clauses.text
        verb = text.head[word]
        predicate = text.dep[word] in ("acomp", "attr", "oprd") and text.lemma[verb] == "be"
        if not predicate or text.lower[word] not in self.words.judgements or self.clauses.is_negated(verb):
            return None
        subjects = (self.clauses.surface_subject(verb), *self.clauses.inner_subjects(word, verb))
        judged = next((s for s in subjects if s is not None and text.lower[s] not in self.exempt), None)
        concerned = () if judged is None else self.parties.concerned(judged)
        others = tuple(a for a in concerned if a.name != speaker.name)
        return Told(ACCUSATION, word, verb, (speaker,), others, text.subtree(verb)) if others else None

    def _done(self, word: int, said: Statement, speaker: Actor) -> Told | None:
        """ "They violated the truce", "it commits crimes": who does what the word calls a wrong."""
        verb = self._doing(word)
        if verb is None or not self._is_asserted(verb, said):
            return None
        doers = [a for d in self._culprits(verb) for a in self.parties.named(d) or self.parties.owners(d)]
        named = [a for a in doers if a.name[:1].isupper()]
        if not named or any(is_own(a, speaker) for a in doers):
            return None
        return Told(ACCUSATION, word, verb, (speaker,), distinct(named), self.clauses.text.subtree(verb))

    def _doing(self, word: int) -> int | None:
        """The verb that says that the wrong is done: the word, what it is said of, or a verb of doing with it in its object."""
        text, words = self.clauses.text, self.words
        if text.pos[word] == "VERB":
            return word if text.lemma[word] in words.verbs else None
        if text.dep[word] == "advmod" and text.lower[word] in words.adverbs:
            return text.head[word] if text.pos[text.head[word]] == "VERB" else None
        noun = text.head[word] if text.dep[word] == "amod" and text.lower[word] in words.adjectives else word
        if noun == word and text.lemma[word] not in words.nouns:
            return None
        while text.dep[noun] == "conj":
            noun = text.head[noun]
        verb = text.head[noun]
        if text.dep[noun] == "nsubj":
            return verb if text.lemma[verb] in words.resting else None
        return verb if text.dep[noun] == "dobj" and text.lemma[verb] in words.doing else None

    def _culprits(self, verb: int) -> list[int]:
        """Who does it: the doer, or with whom the responsibility "rests"."""
        resting = self.clauses.text.lemma[verb] in self.words.resting
        return self.clauses.after(verb, "with") if resting else self.clauses.doers(verb)

    def _is_asserted(self, verb: int, said: Statement) -> bool:
        """Whether the statement says it as a fact in its main clause."""
        text = self.clauses.text
        while True:
            left_open = any(text.tag[a] == "MD" for a in self.clauses.auxiliaries(verb))
            mark = text.child(verb, "mark")
            if left_open or self.clauses.is_negated(verb) or (mark is not None and text.lower[mark] != "that"):
                return False
            above = text.head[verb]
            same = self.clauses.surface_subject(above) == self.clauses.surface_subject(verb)  # not so: "urged them to stop"
            if text.dep[verb] not in ("xcomp", "conj", "advcl") or not self.clauses.is_verb(above) or not same:
                break
            verb = above
        main = text.dep[verb] in ("ROOT", "ccomp", "parataxis")
        return main and (text.head[verb] == verb or self.statements.around(text.head[verb]) is not said)


def is_own(actor: Actor, speaker: Actor) -> bool:
    """Whether an actor is the speaker, or the speaker's own state or a body of it."""
    return actor.name == speaker.name or (
        actor.type != "person" and actor.country is not None and actor.country == speaker.country
    )
