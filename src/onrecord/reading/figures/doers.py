"""Who did what the figure tells: a subject, an agent, or those whose attack it was."""

from __future__ import annotations

from onrecord.reading.actors import Actors
from onrecord.reading.figures.claims import owner
from onrecord.reading.figures.deeds import Deed
from onrecord.reading.figures.words import UnitWords
from onrecord.reading.language import Parsed
from onrecord.records import Actor

PASSIVE = ("auxpass", "nsubjpass")
CAUSES = ("in", "by", "during", "from")
HANGS_ON = ("conj", "advcl", "xcomp")


class Doers:
    """Reads the doer of a deed."""

    def __init__(self, words: UnitWords) -> None:
        self._attacks = frozenset(words.deeds.attacks)

    def __call__(self, text: Parsed, deed: Deed, actors: Actors) -> Actor | None:
        """Who did it; None where the clause does not say, or those counted did it themselves."""
        if deed.verb is None or deed.role == "nsubj":
            return None
        passive = deed.role == "nsubjpass" or text.child(deed.verb, *PASSIVE) is not None
        doer = self._cause(text, deed.verb, actors) if passive else _subject(text, deed.verb)
        if doer is None or doer == deed.head:
            return None
        return actors.at(doer) or owner(text, doer, actors)

    def _cause(self, text: Parsed, verb: int, actors: Actors) -> int | None:
        """The agent of a passive verb, or the attack in which it was done."""
        for child in text.children[verb]:
            of = text.child(child, "pobj")
            if of is None or child < verb:
                continue
            if text.dep[child] == "agent" or (text.lower[child] in CAUSES and text.lemma[of] in self._attacks):
                return of
        return None


def _subject(text: Parsed, verb: int) -> int | None:
    """The subject of a verb: its own, or that of the clause it hangs on ("struck the port, killing 12")."""
    while (subject := text.child(verb, "nsubj")) is None:
        if text.dep[verb] == "acl":
            return text.head[verb] if text.tag[verb] == "VBG" else None
        if text.dep[verb] not in HANGS_ON or text.child(text.head[verb], *PASSIVE) is not None:
            return None
        verb = text.head[verb]
    relative = text.dep[verb] == "relcl" and text.tag[subject] in ("WDT", "WP")
    return text.head[verb] if relative else subject
