"""Which way a clause looks: past or future, from tense, aspect and verbs of planning."""

from __future__ import annotations

from onrecord.reading.language import Parsed
from onrecord.reading.times.anchors import Sense
from onrecord.reading.times.words import Tense

VERBS = frozenset({"VERB", "AUX"})
WILL = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d", "must", "should"})
MAY = frozenset({"could", "can", "ca", "may", "might"})
DONE = frozenset({"had", "have", "has", "having", "'ve", "’ve", "was", "were", "did"})
NAMING = frozenset({"compound", "nmod", "amod", "poss", "nummod"})


class TenseReader:
    """Reads a clause's direction; ``words`` holds the verbs of planning and the like."""

    def __init__(self, words: Tense) -> None:
        self._plan = frozenset(words.plan)
        self._plan_for = frozenset(words.plan_for)
        self._directive = frozenset(words.directive)
        self._implicative = frozenset(words.implicative)
        self._reporting = frozenset(words.reporting)
        self._unchanging = frozenset(words.unchanging)
        self._ranking = frozenset(words.ranking)
        self._occasions = frozenset(words.occasions)
        self._before = frozenset(words.open_before)
        self._after = frozenset(words.open_after)

    def sense(self, text: Parsed, start: int, end: int) -> Sense:
        """Which way the clause looks in which the time of the tokens ``start`` up to ``end`` stands."""
        before = text.lower[start - 1] if start else ""
        if before in self._after:
            return Sense(-1, f"past: {before}")
        modified = site(text, start, end)
        sense = self._climb(text, modified)
        if before in self._before and sense.direction <= 0 and not _is_settled(text, start - 1):
            return Sense(1, f"future: {before}")
        if before == "from" and sense.direction > 0 and text.lemma[modified] in self._plan:
            return Sense(0, "undecided: from", nearest=True)
        if names_its_noun(text, start, end) and sense.direction > 0 and not self._is_occasion(text, modified):
            return Sense(0, "undecided: it names what is done")
        return sense

    def opens(self, text: Parsed, start: int) -> str | None:
        """The word before a time that leaves its beginning or its end open ("until", "since"), if there is one."""
        word = text.lower[start - 1] if start else ""
        return word if word in self._after or word in self._before else None

    def is_open_after(self, word: str) -> bool:
        """Whether a word leaves the end open ("since"), not the beginning ("until")."""
        return word in self._after

    def _is_occasion(self, text: Parsed, noun: int) -> bool:
        return text.lemma[noun] in self._occasions or self._planned_noun(text, noun) is not None

    def _climb(self, text: Parsed, token: int) -> Sense:
        for at in (token, *text.ancestors(token)):
            if text.pos[at] in VERBS:
                return self._verb(text, at, token)
            if text.pos[at] in ("NOUN", "ADJ"):
                planned = self._planned_noun(text, at)
                if planned:
                    return planned
        return Sense(0, "undecided: no verb")

    def _planned_noun(self, text: Parsed, noun: int) -> Sense | None:
        """A planned visit; the visit that somebody plans or schedules."""
        above = text.head[noun]
        governing = [above] if text.dep[noun] == "dobj" and text.lemma[above] in self._plan - self._plan_for else []
        for word in (noun, *text.all_children(noun, "amod"), *governing):
            if text.lemma[word] in self._plan:
                return Sense(1, f"future: {text.words[word]}")
        return None

    def _verb(self, text: Parsed, verb: int, modified: int) -> Sense:
        helpers = text.all_children(verb, "aux", "auxpass")
        words = [text.lower[h] for h in helpers]
        shown = " ".join([*(text.words[h] for h in helpers), text.words[verb]])
        if WILL.intersection(words) and "have" not in words:
            return Sense(1, f"future: {shown}")
        if MAY.intersection(words) and "have" not in words:
            return Sense(0, f"undecided: {shown}", nearest=True)
        if text.lemma[verb] in self._plan and self._puts_ahead(text, verb):
            return self._as_planned(text, verb, shown)
        if "to" in words and "have" not in words:
            return self._infinitive(text, verb, shown)
        return self._finite(text, verb, words, shown, modified)

    def _puts_ahead(self, text: Parsed, verb: int) -> bool:
        """Whether a verb of planning speaks of something ahead: passive, with "for", with what is planned; not "set out"."""
        if text.child(verb, "prt") is not None:
            return False
        if any(text.lower[c] in ("for", "until") for c in text.all_children(verb, "prep")):
            return True
        if text.lemma[verb] in self._plan_for:
            return text.child(verb, "auxpass") is not None and text.child(verb, "xcomp") is not None
        return text.tag[verb] == "VBN" or text.pos[verb] == "ADJ" or text.child(verb, "dobj") is not None

    def _as_planned(self, text: Parsed, verb: int, shown: str) -> Sense:
        """What is planned lies ahead; what is told of it in the past leaves it open ("the plot set for Monday failed")."""
        if text.dep[verb] == "acl":
            main = next((a for a in text.ancestors(verb) if text.pos[a] in VERBS), verb)
            if (
                main != verb
                and text.dep[text.head[verb]] in ("nsubj", "nsubjpass")
                and self._finite(text, main, [], "", main).direction < 0
            ):
                return Sense(0, f"undecided: {shown}, and past: {text.words[main]}", nearest=True)
        return Sense(1, f"future: {shown}")

    def _infinitive(self, text: Parsed, verb: int, shown: str) -> Sense:
        """What is to be done lies ahead, unless it was ("managed to leave") or is what something was for ("came to sign")."""
        above = text.head[verb]
        lemma = text.lemma[above]
        if text.dep[verb] == "relcl" and any(text.lemma[c] in self._ranking for c in text.children[above]):
            return self._climb(text, above)
        if text.dep[verb] in ("nsubj", "csubj") and text.tag[above] == "VBD":
            return self._verb(text, above, verb)
        purpose = text.dep[verb] == "advcl" and lemma not in self._directive
        if above != verb and text.pos[above] in VERBS and (lemma in self._implicative or purpose):
            return self._verb(text, above, verb)
        return Sense(1, f"future: {shown}" if above == verb else f"future: {text.words[above]} {shown}")

    def _finite(self, text: Parsed, verb: int, helpers: list[str], shown: str, modified: int) -> Sense:
        tag, lemma = text.tag[verb], text.lemma[verb]
        if tag == "VBD" or DONE.intersection(helpers) or (tag == "VBN" and not helpers):
            return Sense(-1, f"past: {shown}")
        if tag == "VBG" and not helpers:
            above = text.head[verb]
            return Sense(0, "undecided: no finite verb") if above == verb else self._climb(text, above)
        if tag not in ("VBZ", "VBP", "VB", "VBG", "VBN"):
            return Sense(0, f"undecided: {shown}")
        if lemma in self._reporting or (lemma in self._unchanging and tag in ("VB", "VBP") and not helpers):
            return Sense(-1, f"past: {shown}")
        if modified != verb and not helpers:
            return Sense(0, f"undecided: {shown}", nearest=True)
        return Sense(1, f"future: {shown}", nearest=not helpers)


def _is_settled(text: Parsed, preposition: int) -> bool:
    """Whether "until" or "by" stands with what is done: "until Thursday, they had not …", "not until Monday", "By May, …"."""
    verb = text.head[preposition]
    if text.pos[verb] not in VERBS:
        return False
    helpers = [text.lower[c] for c in text.all_children(verb, "aux", "neg")]
    if "had" in helpers or "not" in (*helpers, text.lower[max(preposition - 1, 0)]):
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
