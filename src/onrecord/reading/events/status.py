"""Status: whether a deed took place, is planned, is only called for, or did not take place.

One rule set for all types, from the inside out; the first that speaks decides:

1. negation of the deed's own verb, nobody who does it, or "no" before its noun: ``negated``;
2. "has yet to": ``negated``; "is to", "is going to": ``planned``;
3. a condition ("if", "unless", "until"): ``called_for``;
4. an auxiliary: "will" ``planned``; "would", "could", "should", "must" … ``called_for``, except "would" in reported speech,
   which is the past of "will": ``planned``;
5. a word before an event noun: "planned talks", "a possible truce";
6. the word that governs the deed's clause or noun: "failed to", "scheduled to", "wants to", "demanded a", or a pattern that
   says what becomes of a deed inside it (``inside`` in ``plover.toml``);
7. a governing verb that says nothing of it ("began to", "held"): the status of that verb;
8. a clause of purpose ("sent troops to seize it"): ``planned``;
9. anything else is told as done: ``occurred``.

For verbal types the status is that of the speech act: what is demanded, promised or threatened does not bear on it.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.patterns import Inside
from onrecord.reading.language import Parsed
from onrecord.records import Status

DEPTH = 6  # governing words looked at, outwards


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``status`` of the lexicon."""

    future: frozenset[str]
    possible: frozenset[str]
    negative: frozenset[str]
    nobody: frozenset[str]
    condition: frozenset[str]
    coming: frozenset[str]
    proposed: frozenset[str]
    wanted: frozenset[str]
    failed: frozenset[str]
    denials: frozenset[str]
    object_control: frozenset[str]
    of_others: frozenset[str]
    governors: dict[Status, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, and the token that decided it where that is another event's word ("demanded", "agreed")."""

    status: Status
    by: int | None = None
    purpose: bool = False


@dataclass(frozen=True, slots=True)
class StatusRules:
    """The rules, for one text. ``inside`` says what the patterns found at a token make of deeds within their clause."""

    words: StatusWords
    clauses: Clauses
    inside: dict[int, Inside]
    governors: dict[str, Status]
    reported: frozenset[int]

    def of(self, token: int, depth: int = 0) -> Verdict:
        """The status of the deed that the verb, noun or adjective ``token`` tells of."""
        if depth > DEPTH:
            return Verdict("occurred")
        text = self.clauses.text
        if self.clauses.is_verb(token):
            return self._own(token) or self._governed(token, depth)
        if text.pos[token] == "ADJ" and self.clauses.is_verb(text.head[token]):
            return Verdict("negated") if self._negated(token) else self.of(text.head[token], depth + 1)
        governed, modified = self._governed(token, depth), self.modified(token)
        demanded = governed.by is not None and (modified is None or modified.status != "negated")
        return governed if demanded else modified or governed

    def _own(self, verb: int) -> Verdict | None:
        """Rules 1 to 4."""
        text, words = self.clauses.text, self.words
        if self._negated(verb):
            return Verdict("negated")
        above = text.head[verb]
        if any(text.lower[c] in words.condition and text.dep[c] in ("mark", "advmod") for c in text.children[verb]):
            return Verdict("called_for")
        if self._is_yet_to_come(verb) or self._is_inverted(verb):
            return Verdict("called_for")
        if self.clauses.is_infinitive(verb) and text.lemma[above] in ("have", "be") and text.dep[verb] == "xcomp":
            yet = any(text.lower[c] == "yet" for c in text.children[above])
            return Verdict("negated") if yet else self._own(above) or Verdict("planned")
        auxiliaries = [text.lower[a] for a in self.clauses.auxiliaries(verb)]
        if any(a in words.future for a in auxiliaries):
            return Verdict("planned")
        if any(a in words.possible for a in auxiliaries):
            reported = verb in self.reported or text.dep[verb] == "ccomp"
            return Verdict("planned" if "would" in auxiliaries and reported and not self._conditional(verb) else "called_for")
        return None

    def _is_yet_to_come(self, verb: int) -> bool:
        """Whether the deed is only waited for: "before a deal is reached"."""
        text = self.clauses.text
        present = {text.tag[t] for t in (verb, *self.clauses.auxiliaries(verb))} & {"VBZ", "VBP"}
        return bool(present) and any(text.lower[m] == "before" for m in text.all_children(verb, "mark"))

    def _is_inverted(self, verb: int) -> bool:
        """A condition without a conjunction: "Had they stormed the palace, …", "Should it fall, …"."""
        text = self.clauses.text
        first, last = text.sentences[text.sent[verb]]
        opening = first if text.words[first][0].isalnum() else first + 1
        asks = "?" in text.words[max(last - 2, 0) : last]
        return text.words[opening] in ("Had", "Were", "Should") and text.head[opening] == verb and not asks

    def _negated(self, token: int) -> bool:
        text = self.clauses.text
        if any(self._denies(c) and text.dep[c] in ("neg", "preconj", "advmod", "cc") for c in text.children[token]):
            return True
        if any(
            text.lower[d] == "no"
            for c in text.all_children(token, "prep")
            if c < token
            for o in self.clauses.below(c)
            for d in text.all_children(o, "det")
        ):
            return True  # "at no point", "under no circumstances"
        parties = text.all_children(token, "nsubj", "nsubjpass", "dobj") if self.clauses.is_verb(token) else []
        return any(text.lower[c] in self.words.nobody for p in parties for c in (p, *text.all_children(p, "det")))

    def _denies(self, word: int) -> bool:
        text = self.clauses.text
        return text.lower[word] in self.words.negative or f"{text.lower[word - 1]} {text.lower[word]}" in self.words.negative

    def _conditional(self, verb: int) -> bool:
        text = self.clauses.text
        return any(
            text.lower[m] in self.words.condition
            for c in text.all_children(verb, "advcl")
            for m in text.all_children(c, "mark", "advmod")
        )

    def modified(self, noun: int, *, done: bool = False) -> Verdict | None:
        """Rule 5; of a deed whose verb says that it is ``done``, "immediate" does not say that it is wanted."""
        text, words = self.clauses.text, self.words
        before = {text.lower[c] for c in text.all_children(noun, "amod", "det", "neg", "nmod", "compound")}
        if before & words.failed:
            return Verdict("negated")
        if before & words.coming:
            return Verdict("planned")
        open_ = words.proposed if done else words.proposed | words.wanted
        return Verdict("called_for") if before & open_ else None

    def _governed(self, token: int, depth: int) -> Verdict:
        """Rules 6 to 9."""
        text = self.clauses.text
        above = self._governor(token)
        if above is None:
            return Verdict("occurred")
        first = token
        while (
            text.dep[first] == "conj"
            and self.clauses.is_verb(text.head[first])
            and text.dep[text.head[first]] in ("ccomp", "conj")
        ):
            first = text.head[first]
        if first == token and text.dep[token] == "conj":
            first = self._clause_before(token)
        if first != token and self.clauses.is_verb(token) and text.dep[first] == "ccomp":
            return self._governed(first, depth + 1)  # "demanded that A go and that B stay"
        finite = self.clauses.is_verb(token) and self._is_finite(token)
        told = token > above or text.child(token, "mark") is not None  # "it was closed; they denied it" has two clauses
        if finite and told and text.dep[token] in ("ccomp", "acl", "relcl") and self._is_denied(above):
            return Verdict("negated")
        beside = text.dep[token] in ("advcl", "conj") and self.clauses.is_verb(token) and not self.clauses.is_infinitive(token)
        if above in self.inside and not beside and (not finite or text.dep[token] in ("ccomp", "acl")):
            fate = self.inside[above]
            return Verdict("called_for" if fate == "none" else fate, above)
        if finite:
            return Verdict("occurred")
        if text.dep[token] == "acl" and text.tag[token] == "VBN":
            return self.of(above, depth + 1)  # "orders issued in June" are what becomes of the orders
        if text.dep[token] in ("nsubj", "nsubjpass"):
            return self._as_subject(token, above, depth)
        said = self.governors.get(text.lemma[above])
        if said is not None and not (self.clauses.is_verb(token) and text.dep[token] in ("advcl", "conj")):
            return Verdict("negated" if self._is_none(above) else said, self._event_over(above))
        if not self.clauses.is_verb(token) and text.pos[token] != "ADJ":
            deeper = text.dep[token] in ("conj", "pobj") and not self.clauses.is_verb(above)
            return self._governed(above, depth + 1) if deeper and depth < DEPTH else Verdict("occurred")
        if self.clauses.is_verb(above) or text.pos[above] == "ADJ":
            verdict = self.of(above, depth + 1)
            beside = text.dep[token] == "advcl" and self.clauses.is_verb(token)
            purpose = beside and self.clauses.is_infinitive(token)
            if beside and not purpose and verdict.status == "negated":
                return Verdict("occurred")  # "has not agreed, insisting that …"
            return Verdict("planned", purpose=True) if purpose and verdict.status == "occurred" else verdict
        if self.clauses.is_verb(token) and self.clauses.is_infinitive(token):
            return Verdict("planned")
        return self._governed(above, depth + 1) if depth < DEPTH else Verdict("occurred")

    def _is_none(self, noun: int) -> bool:
        """Whether there is no such plan or wish, or it came to nothing: "no plan to strike", "dropped its plan"."""
        text = self.clauses.text
        if text.pos[noun] == "NOUN" and any(text.lower[d] == "no" for d in text.all_children(noun, "det")):
            return True
        return text.dep[noun] in ("dobj", "nsubjpass") and self.governors.get(text.lemma[text.head[noun]]) == "negated"

    def _event_over(self, word: int) -> int | None:
        """The event's word that a governing noun is the object of: "stressed the need for a truce"."""
        above = self.clauses.text.head[word]
        return above if above in self.inside and self.clauses.text.dep[word] == "dobj" else None

    def _clause_before(self, verb: int) -> int:
        """Of a clause with "that" that the parser has joined to the main verb, the clause that it goes on from; else itself."""
        text = self.clauses.text
        if not any(text.lower[c] == "that" for c in text.all_children(verb, "mark")):
            return verb
        above = [text.head[verb], *text.all_children(text.head[verb], "xcomp")]
        return next((c for a in above for c in text.all_children(a, "ccomp") if c < verb), verb)

    def _as_subject(self, noun: int, verb: int, depth: int) -> Verdict:
        """An event noun as subject: of "would follow" only possible, of "was planned" planned; else it is told as a fact."""
        said = self.governors.get(self.clauses.text.lemma[verb]) if self.clauses.is_passive(verb) else None
        own = self._own(verb)
        if own is not None and own.status != "negated":
            return own
        return Verdict(said) if said is not None else Verdict("occurred")

    def _is_denied(self, word: int) -> bool:
        """Whether a word, or its predicate, says that what follows is not so: "denied that", "it is a myth that"."""
        text = self.clauses.text
        near = [word, *text.all_children(word, "attr", "acomp")]
        if text.pos[word] == "NOUN":
            near.append(text.head[word])
            near += self.clauses.after(text.head[word], "as")
            near += text.all_children(text.head[word], "acomp", "attr", "oprd")
        return any(text.lemma[n] in self.words.denials for n in near)

    def _is_finite(self, verb: int) -> bool:
        text = self.clauses.text
        if text.tag[verb] in ("VBD", "VBZ", "VBP"):
            return True
        return any(text.tag[a] in ("VBD", "VBZ", "VBP") for a in self.clauses.auxiliaries(verb))

    def _governor(self, token: int) -> int | None:
        """The word whose clause or phrase the deed stands in: prepositions are looked through."""
        text = self.clauses.text
        above = text.head[token]
        if above == token or text.dep[token] in ("npadvmod", "poss", "parataxis", "appos"):
            return None
        if text.dep[token] == "relcl":
            return None
        while (text.pos[above] == "ADP" or self.clauses.is_return(above)) and text.head[above] != above:
            if text.pos[above] == "ADP" and text.lower[above] not in (
                "for",
                "to",
                "of",
                "in",
                "on",
                "with",
                "from",
                "into",
                "against",
                "about",
            ):
                return None
            above = text.head[above]
        return above


def rules(words: StatusWords, clauses: Clauses, inside: dict[int, Inside], reported: frozenset[int]) -> StatusRules:
    """The rules for a text, with what its patterns say of deeds inside them."""
    governors = {lemma: status for status, lemmas in words.governors.items() for lemma in sorted(lemmas)}
    return StatusRules(words, clauses, inside, governors, reported)


def reported_tokens(text: Parsed, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The tokens that stand in reported speech."""
    return frozenset(t for start, end in spans for t in text.tokens_in(start, end))
