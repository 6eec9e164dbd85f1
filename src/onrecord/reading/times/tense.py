"""Which way a clause looks: past or future, from tense, aspect and verbs of planning."""

from __future__ import annotations

from onrecord.reading.language import Parsed
from onrecord.reading.times.anchors import Sense
from onrecord.reading.times.words import Tense

VERBS = frozenset({"VERB", "AUX"})
MODALS = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "could", "can", "may", "might", "should", "must", "ca"})
PASSING = frozenset({"prep", "pcomp", "agent"})
NAMING = frozenset({"compound", "nmod", "amod", "poss", "nummod"})


class TenseReader:
    """Reads a clause's direction; ``words`` holds the verbs of planning and the like."""

    def __init__(self, words: Tense) -> None:
        self._plan = frozenset(words.plan)
        self._implicative = frozenset(words.implicative)
        self._reporting = frozenset(words.reporting)
        self._before = frozenset(words.open_before)
        self._after = frozenset(words.open_after)

    def sense(self, text: Parsed, start: int, end: int) -> Sense:
        """Which way the clause looks in which the time of the tokens ``start`` up to ``end`` stands."""
        before = text.lower[start - 1] if start else ""
        if before == "since":
            return Sense(-1, "past: since")
        sense = self._climb(text, site(text, start, end))
        if before in ("by", "until", "till") and sense.direction <= 0 and not _is_settled(text, start):
            return Sense(1, f"future: {before}")
        return sense

    def open_end(self, text: Parsed, start: int) -> str | None:
        """The word before a time that leaves one of its ends open ("since", "until"), if there is one."""
        word = text.lower[start - 1] if start else ""
        return word if word in self._after or word in self._before else None

    def is_open_after(self, word: str) -> bool:
        """Whether a word leaves the end open ("since"), not the beginning ("until")."""
        return word in self._after

    def _climb(self, text: Parsed, token: int) -> Sense:
        for at in (token, *text.ancestors(token)):
            if text.pos[at] in VERBS:
                return self._verb(text, at)
            if at != token or text.pos[at] in ("NOUN", "ADJ"):
                planned = self._planned_noun(text, at)
                if planned:
                    return planned
        return Sense(0, "undecided: no verb")

    def _planned_noun(self, text: Parsed, noun: int) -> Sense | None:
        for word in (noun, *text.all_children(noun, "amod")):
            if text.lemma[word] in self._plan and text.tag[word] != "VBG":
                return Sense(1, f"future: {text.words[word]}")
        return None

    def _verb(self, text: Parsed, verb: int) -> Sense:
        helpers = text.all_children(verb, "aux", "auxpass")
        words = [text.lower[h] for h in helpers]
        shown = " ".join([*(text.words[h] for h in helpers), text.words[verb]])
        if MODALS.intersection(words) and "have" not in words:
            return Sense(1, f"future: {shown}")
        if text.lemma[verb] in self._plan and self._puts_ahead(text, verb):
            return Sense(1, f"future: {shown}")
        if "to" in words and "have" not in words:
            return self._infinitive(text, verb, shown)
        return self._finite(text, verb, words, shown)

    def _puts_ahead(self, text: Parsed, verb: int) -> bool:
        """Whether a verb of planning is said of something ahead: passive, "due", or with "for"; "agreed on Monday" is past."""
        lemma = text.lemma[verb]
        if text.pos[verb] == "ADJ" or lemma == "due":
            return True
        return any(text.lower[c] in ("for", "until", "to") for c in text.all_children(verb, "prep")) or (
            text.tag[verb] == "VBN"
            and lemma in ("schedule", "plan", "expect", "slate", "set", "anticipate", "postpone", "delay")
        )

    def _infinitive(self, text: Parsed, verb: int, shown: str) -> Sense:
        above = text.head[verb]
        if above == verb:
            return Sense(1, f"future: {shown}")
        lemma = text.lemma[above]
        if text.pos[above] in VERBS and lemma not in self._plan and (lemma in self._implicative or text.dep[verb] == "advcl"):
            return self._verb(text, above)
        return Sense(1, f"future: {text.words[above]} {shown}")

    def _finite(self, text: Parsed, verb: int, helpers: list[str], shown: str) -> Sense:
        tag = text.tag[verb]
        if tag == "VBD" or any(h in ("had", "was", "were", "did", "have", "has", "'ve", "’ve") for h in helpers):
            return Sense(-1, f"past: {shown}")
        if tag == "VBN" and not helpers:
            return Sense(-1, f"past: {shown}")
        if tag == "VBG" and not helpers:
            above = text.head[verb]
            if above == verb:
                return Sense(0, "undecided: no finite verb")
            return self._climb(text, above)
        if tag in ("VBZ", "VBP", "VB", "VBG") or helpers:
            past = text.lemma[verb] in self._reporting
            return Sense(-1 if past else 1, f"{'past' if past else 'future'}: {shown}")
        return Sense(0, f"undecided: {shown}")


def _is_settled(text: Parsed, start: int) -> bool:
    """Whether "until" or "by" stands with a deed that is done: "until Thursday, they had not …", "not until Tuesday", "By Monday, …"."""
    preposition = start - 1
    verb = text.head[preposition]
    if text.pos[verb] not in VERBS:
        return False
    if (
        any(text.lower[c] in ("had", "not", "n't", "n’t") for c in text.all_children(verb, "aux", "neg"))
        or text.lower[preposition - 1] == "not"
    ):
        return True
    return preposition < verb and text.tag[verb] == "VBD"


def top(text: Parsed, start: int, end: int) -> int:
    """The token of a stretch that governs the others."""
    return next((t for t in range(start, end) if not start <= text.head[t] < end or text.head[t] == t), start)


def site(text: Parsed, start: int, end: int) -> int:
    """The token that a time modifies: a verb, or a noun; prepositions are passed."""
    token = top(text, start, end)
    above = text.head[token]
    while text.pos[above] in ("ADP", "SCONJ") and text.head[above] != above:
        above = text.head[above]
    return above


def names_its_noun(text: Parsed, start: int, end: int) -> bool:
    """Whether a time stands before a noun as part of its name ("the October 7 attack", "Friday's talks")."""
    return text.dep[top(text, start, end)] in NAMING
