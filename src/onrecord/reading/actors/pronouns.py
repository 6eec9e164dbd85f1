"""Pronouns: whom "he", "they", "it", "who" stand for, by number, gender and salience."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from onrecord.reading.actors.discourse import Discourse, Fits
from onrecord.reading.actors.phrases import MODIFIES, SUBJECT, Reference

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
EMPTY = frozenset(("be", "seem", "appear", "take", "remain"))
BACK = 4  # sentences that a pronoun may look back


class Pronouns:
    """Resolves pronouns; first and second persons stay with the statement they stand in."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.text = discourse.text
        self.genders = {p.key: p for p in discourse.people}

    def at(self, head: int) -> Reference | None:
        """Whom the pronoun at a token stands for; None where the text leaves it open."""
        found = self._bearer(head)
        if found is None:
            return None
        actor = msgspec.structs.replace(found.actor, mention=self.text.span(head, head + 1))
        return replace(found, start=head, end=head + 1, head=head, actor=actor, noun=None, work=False)

    def _bearer(self, head: int) -> Reference | None:
        word = self.text.lower[head]
        if word in SINGULAR:
            return self._of_gender(head, SINGULAR[word])
        if word in NEUTER:
            return None if self._is_empty(head) else self._antecedent(head, self._is_thing)
        if word in PLURAL:
            several = self._antecedent(head, lambda r: r.plural)
            return several or self._antecedent(head, lambda r: r.actor.type in ("body", "unnamed"))
        return self._relative(head) if word in RELATIVE else None

    def _of_gender(self, head: int, gender: str) -> Reference | None:
        """Whom "he" or "she" stands for; the pronoun shows the gender of the only one whom it can mean."""
        candidates = self._candidates(head, lambda r: self._is_one(r, gender))
        person = self.genders.get(candidates[0].key) if len({r.key for r in candidates}) == 1 else None
        if person is not None:
            person.gender = gender
        return self._most_salient(head, candidates)

    def _relative(self, head: int) -> Reference | None:
        """Whom "who" takes up: the noun that its clause modifies."""
        text = self.text
        clause = next((a for a in text.ancestors(head) if text.dep[a] == "relcl"), None)
        return self.discourse.references.get(text.head[clause]) if clause is not None else None

    def _is_empty(self, head: int) -> bool:
        """Whether "it" stands for nobody: "it is clear that", "it was reported that"."""
        text, verb = self.text, self.text.head[head]
        if text.lower[head] != "it" or text.dep[head] not in SUBJECT:
            return False
        return text.dep[head] == "nsubjpass" or text.lemma[verb] in EMPTY

    def _is_one(self, reference: Reference, gender: str) -> bool:
        if reference.actor.type not in ("person", "unnamed") or reference.plural:
            return False
        person = self.genders.get(reference.key)
        return (person.gender if person else reference.gender) in (None, gender)

    def _is_thing(self, reference: Reference) -> bool:
        """Whether "it" may stand for an actor: a state, or a body that is named or was spoken of as doing something."""
        if reference.actor.type not in ("body", "state") or reference.plural:
            return False
        return self._is_by_name(reference) or self.text.dep[reference.head] in SUBJECT

    def _is_by_name(self, reference: Reference) -> bool:
        """Whether a phrase has a name in it: "Kenya's government", "leaders of Mali"; not "the party"."""
        listed, words = self.discourse.marked.listed, range(reference.start, reference.end)
        return reference.noun is None or any(t in listed or self.text.pos[t] == "PROPN" for t in words)

    def _antecedent(self, head: int, fits: Fits) -> Reference | None:
        return self._most_salient(head, self._candidates(head, fits))

    def _candidates(self, head: int, fits: Fits) -> list[Reference]:
        """The references before a pronoun that it may take up, nearest first."""
        content = self._content_before(head)
        return [r for r in self.discourse.before(head, sentences=BACK) if r.head not in content and fits(r)]

    def _most_salient(self, head: int, candidates: list[Reference]) -> Reference | None:
        """A tie goes to the nearer."""
        return max(candidates, key=lambda r: self._salience(r, head), default=None)

    def _content_before(self, head: int) -> range:
        """The clause before a pronoun's verb that says what it said: nobody in it is the speaker."""
        text, verb = self.text, self.text.head[head]
        content = next((c for c in text.children[verb] if text.dep[c] == "ccomp" and c < head), None)
        return text.subtree(content) if content is not None and text.dep[head] in SUBJECT else range(0)

    def _salience(self, reference: Reference, head: int) -> float:
        """Nearness in sentences and paragraphs, then what the antecedent is in its clause."""
        text, own = self.text, reference.head
        salience = -2.0 * (text.sent[head] - text.sent[own]) - (text.para[own] != text.para[head])
        if text.dep[own] in SUBJECT:
            salience += 2.5 if text.dep[text.head[own]] in ("ROOT", "conj") else 1.5
        elif text.dep[own] in ("dobj", "agent"):
            salience += 0.5
        elif text.dep[own] in MODIFIES or text.dep[own] == "poss":
            salience -= 0.5
        if reference.actor.type in ("person", "state", "joint"):
            salience += 0.5
        elif not self._is_by_name(reference):
            salience -= 1.5
        if text.head[own] == text.head[head] and text.dep[head] != "poss":
            salience -= 6  # two arguments of one verb are two actors
        return salience
