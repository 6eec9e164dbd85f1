"""Who gives a figure: the speaker of its statement, or who reckons it."""

from __future__ import annotations

from onrecord.reading.actors import Actors
from onrecord.reading.figures.claims import Claim
from onrecord.reading.figures.deeds import Deed
from onrecord.reading.figures.words import UnitWords
from onrecord.reading.language import Parsed
from onrecord.reading.statements import Statements
from onrecord.records import Actor, Attribution, Statement

OWN_WORDS = ("nsubj", "nsubjpass", "relcl")  # what somebody is said to have told does not reach into these


class Claimants:
    """Reads the claimant of a figure."""

    def __init__(self, words: UnitWords) -> None:
        self._reckoning = frozenset(words.deeds.reckoning)

    def __call__(self, text: Parsed, claim: Claim, actors: Actors, statements: Statements) -> Actor | None:
        """The speaker of the statement that the figure belongs to, or who reckons it; None where the outlet says it itself."""
        told = statements.around(claim.quantity.last) or _told_with(text, claim.deed, statements)
        if told is not None:
            return told.speaker
        thought = next((a for a in statements.mentions if self._is_reckoned(text, a, claim)), None)
        return thought.speaker if thought is not None else self._reckoner(text, claim.deed, actors)

    def _is_reckoned(self, text: Parsed, thought: Attribution, claim: Claim) -> bool:
        """Whether the figure stands in a thought that is a reckoning: "analysts estimate that 40 were lost"."""
        at = text.start[claim.quantity.last]
        if thought.cue is None or not any(span.start <= at < span.end for span in thought.content):
            return False
        return any(text.lemma[t] in self._reckoning for t in text.tokens_in(thought.cue.start, thought.cue.end))

    def _reckoner(self, text: Parsed, deed: Deed, actors: Actors) -> Actor | None:
        """Who puts the number at so much: "the army put its dead at 17"."""
        verb = deed.verb
        if verb is None or text.lemma[verb] not in self._reckoning or text.child(verb, "auxpass", "nsubjpass") is not None:
            return None
        subject = text.child(verb, "nsubj")
        return actors.at(subject) if subject is not None and subject != deed.head else None


def _told_with(text: Parsed, deed: Deed, statements: Statements) -> Statement | None:
    """The statement that the deed goes on ("said that it struck the port, killing 12"), or on whose verb it hangs."""
    token = deed.head if deed.verb is None else deed.verb
    for other in text.all_children(token, "conj"):
        if (statement := statements.around(other)) is not None:
            return statement
    while (above := text.head[token]) != token and text.dep[token] not in OWN_WORDS:
        statement = statements.around(above)
        if statement is None and text.dep[token] != "conj":
            statement = _cued_by(text, above, statements)
        if statement is not None:
            return statement
        token = above
    return None


def _cued_by(text: Parsed, verb: int, statements: Statements) -> Statement | None:
    """The statement whose verb of saying stands at ``verb``."""
    at = text.start[verb]
    return next((s for s in statements.records if s.cue is not None and s.cue.start == at), None)
