"""Whether a name is meant as the place, or stands for its government or people."""

from __future__ import annotations

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Entry, Gazetteer
from onrecord.reading.places.recognise import Candidate

BY_GOVERNMENTS = frozenset({"with", "between", "by", "among", "against", "to", "from", "on", "for"})
ALWAYS = frozenset({"with", "between", "by", "among", "against"})


class Literal:
    """Tells places from governments by the role of the name in its clause."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.seats = gazetteer.seats
        words = gazetteer.lexicon.words
        self.locative = frozenset(words.locative)
        self.motion = frozenset(words.motion)
        self.at_target = frozenset(words.at_target)
        self.stative = frozenset(words.stative)
        self.of_government = frozenset(words.of_government)
        self.at_object = frozenset(words.at_object)

    def is_meant(self, text: Parsed, one: Candidate, entry: Entry | None) -> bool:
        """True where the name is meant as the place itself."""
        if one.form == "adjective":
            return False
        if not (entry and self._can_act(one, entry)):
            return True
        token = head_of(text, one.start, one.end)
        return not self._acts(text, token, one)

    def _can_act(self, one: Candidate, entry: Entry) -> bool:
        return entry.kind == "country" or one.name in self.seats

    def _acts(self, text: Parsed, token: int, one: Candidate) -> bool:
        """Whether the name stands where governments do: as doer, as party, or before what governments have."""
        first = token
        while text.dep[first] == "conj" and text.head[first] != first:
            first = text.head[first]
        head, dep = text.head[first], text.dep[first]
        if dep == "nsubj":
            return text.lemma[head] not in self.stative and text.pos[head] in ("VERB", "AUX")
        if dep in ("pobj", "agent"):
            return self._is_party(text, head, one)
        if dep in ("poss", "compound", "nmod", "amod"):
            return text.lower[head] in self.of_government
        if dep in ("dobj", "dative", "nsubjpass"):
            return text.lemma[head] not in self.at_object and text.lemma[head] not in self.motion and text.pos[head] == "VERB"
        return False

    def _is_party(self, text: Parsed, preposition: int, one: Candidate) -> bool:
        word = text.lower[preposition]
        governor = text.head[preposition]
        if word in ALWAYS:
            return not (word == "against" and text.lemma[governor] in self.at_target)
        if word in ("to", "from", "on", "for", "of"):
            going = text.lemma[governor] in self.motion or text.lemma[governor] in self.at_target
            return not going and word != "of" and one.name in self.seats and text.pos[governor] in ("VERB", "NOUN")
        return False


def head_of(text: Parsed, start: int, end: int) -> int:
    """The token of a range whose governor lies outside it; the last of those, a phrase's head standing last."""
    return next((t for t in range(end - 1, start - 1, -1) if not start <= text.head[t] < end or text.head[t] == t), end - 1)
