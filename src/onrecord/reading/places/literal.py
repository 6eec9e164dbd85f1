"""Whether a name is meant as the place, or stands for its government or people."""

from __future__ import annotations

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Entry, Gazetteer
from onrecord.reading.places.recognise import Candidate

PARTIES = frozenset({"with", "between", "by", "among", "against"})  # prepositions of those who deal with each other
TOWARDS = frozenset({"to", "from", "on", "for"})  # a government's, where what stands before is given or asked


class Literal:
    """Tells places from governments by the role of the name in its clause."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.seats = gazetteer.seats
        words = gazetteer.lexicon.words
        self.motion = frozenset(words.motion)
        self.at_target = frozenset(words.at_target)
        self.at_object = frozenset(words.at_object)
        self.stative = frozenset(words.stative)
        self.of_government = frozenset(words.of_government)
        self.spatial = frozenset(words.spatial)
        self.dealings = frozenset(words.dealings)
        self.verbal = frozenset(words.verbal)

    def is_meant(self, text: Parsed, one: Candidate, entry: Entry | None) -> bool:
        """True where the name is meant as the place itself."""
        if one.form == "adjective":
            return False
        if entry is None:
            return True
        token = head_of(text, one.start, one.end)
        if entry.kind == "country" or one.name in self.seats:
            return not self._acts(text, token)
        return entry.kind != "site" or not self._speaks(text, token)

    def _speaks(self, text: Parsed, token: int) -> bool:
        """Whether a building stands for the body that has its seat there ("the Pentagon denied")."""
        while text.dep[token] == "conj" and text.head[token] != token:
            token = text.head[token]
        return text.dep[token] == "nsubj" and text.lemma[text.head[token]] in self.verbal

    def _acts(self, text: Parsed, token: int) -> bool:
        """Whether the name stands where governments do: as doer, as party, or before what governments have."""
        first = token
        while text.dep[first] == "conj" and text.head[first] != first:
            first = text.head[first]
        head, dep = text.head[first], text.dep[first]
        if dep == "nsubj":
            return text.lemma[head] not in self.stative and text.pos[head] in ("VERB", "AUX")
        if dep in ("pobj", "agent"):
            return self._is_party(text, head)
        if dep in ("poss", "compound", "nmod", "amod"):
            return self._is_owner(text, first, head)
        if dep in ("dobj", "dative", "nsubjpass"):
            return text.lemma[head] not in self.at_object and text.lemma[head] not in self.motion and text.pos[head] == "VERB"
        return False

    def _is_party(self, text: Parsed, preposition: int) -> bool:
        word, governor = text.lower[preposition], text.head[preposition]
        if text.lemma[governor] in self.spatial:
            return False
        if word in PARTIES:
            return text.lemma[governor] not in self.at_target
        return word in TOWARDS and text.lemma[governor] in self.dealings

    def _is_owner(self, text: Parsed, token: int, head: int) -> bool:
        """Whether what the name stands before is a government's ("Kyiv officials", "Poland's foreign minister")."""
        if text.dep[token] != "poss" and text.words[token].replace(".", "").isupper():
            return True  # "US", "UK": adjectives
        return any(text.lower[t] in self.of_government for t in (head, *text.all_children(head, "compound")))


def head_of(text: Parsed, start: int, end: int) -> int:
    """The token of a range whose governor lies outside it; the last of those, a phrase's head standing last."""
    return next((t for t in range(end - 1, start - 1, -1) if not start <= text.head[t] < end or text.head[t] == t), end - 1)
