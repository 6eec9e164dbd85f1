"""Relations: how an event stands to others, where the text says so ("then", "after", "first since", "in response to")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.records import Draft
from onrecord.records import Event, Relation

ANSWERING = frozenset({"REJECT", "AGREE", "CONCEDE", "SUPPORT"})
ANSWERED = frozenset({"REQUEST", "AGREE"})


class AnswerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns ("in response to") and verbs ("responded to") that say that an event answers another."""

    nouns: frozenset[str]
    verbs: frozenset[str]


class RelationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``relations`` of the lexicon."""

    then: frozenset[str]
    otherwhen: frozenset[str]
    another: frozenset[str]
    links: dict[str, frozenset[str]]
    answers: AnswerWords


@dataclass(frozen=True, slots=True)
class Relator:
    """Finds the relations between the events of one text."""

    words: RelationWords
    clauses: Clauses

    def related(self, drafts: list[Draft]) -> tuple[Event, ...]:
        """The events, in text order, with their relations."""
        ids = {token: d.event.id for d in drafts for token in d.tokens}
        ordered = sorted(drafts, key=lambda d: d.told.token)
        found = []
        for before, draft in zip([None, *ordered], ordered, strict=False):
            relations = (
                *self._then(draft, before),
                *self._linked(draft, ids),
                *self._answers(draft, drafts),
                *self._first(draft),
            )
            kept = {r.type + (r.event or ""): r for r in reversed(relations) if r.event != draft.event.id}
            found.append(msgspec.structs.replace(draft.event, relations=tuple(kept.values())[::-1]))
        return tuple(found)

    def _then(self, draft: Draft, before: Draft | None) -> Iterator[Relation]:
        text = self.clauses.text
        for child in text.all_children(draft.told.carrier, "advmod"):
            if before is not None and text.lower[child] in self.words.then:
                yield Relation("then", before.event.id, text.span(child, child + 1))

    def _linked(self, draft: Draft, ids: dict[int, str]) -> Iterator[Relation]:
        """Relations to events that stand behind a preposition or conjunction that hangs on this one."""
        text = self.clauses.text
        own = (draft.told.token, draft.told.carrier)
        for link in dict.fromkeys(c for t in own for c in text.children[t]):
            name = self._name(link)
            if name is None:
                continue
            other = next((ids[t] for t in text.subtree(link) if t in ids and t not in own), None)
            if other is not None:
                word = text.left[link] if self.clauses.is_verb(link) else link
                yield Relation(name, other, text.span(word, word + 1))

    def _name(self, link: int) -> str | None:
        """The relation that a preposition ("after"), a clause ("after he …") or "in response to" states."""
        text = self.clauses.text
        word = text.lower[link]
        if text.dep[link] == "advcl":
            word = next((text.lower[m] for m in text.all_children(link, "mark")), "")
        elif text.dep[link] != "prep":
            return None
        if any(text.lemma[o] in self.words.answers.nouns for o in self.clauses.below(link)):
            return "answers"
        if word == "to" and text.lemma[text.head[link]] in self.words.answers.verbs:
            return "answers"
        return next((name for name, words in self.words.links.items() if word in words), None)

    def _answers(self, draft: Draft, drafts: list[Draft]) -> Iterator[Relation]:
        """What is accepted, refused or welcomed where the issue itself is a demand or an offer."""
        issue = draft.told.issue
        if issue is None or draft.event.type not in ANSWERING or draft.event.issue is None:
            return
        for other in drafts:
            if other is not draft and other.event.type in ANSWERED and any(t in issue for t in other.tokens):
                yield Relation("answers", other.event.id, draft.event.issue)

    def _first(self, draft: Draft) -> Iterator[Relation]:
        """The rank that the text gives the event: "the first talks since 2022"."""
        text = self.clauses.text
        token = draft.told.token
        firsts = [c for c in text.children[token] if text.lower[c] == "first"]
        sentence = text.sentences[text.sent[token]]
        since = next(
            (t for t in range(token, sentence[1]) if text.lower[t] == "since" and text.dep[t] in ("prep", "mark")), None
        )
        if firsts and since is not None:
            yield Relation("first_since", None, text.span(firsts[0], max(text.right[since], since + 1)))
