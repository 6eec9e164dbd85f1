"""Which quantities bear on the story, and why the others do not."""

from __future__ import annotations

import re

from onrecord.reading.figures.deeds import Deed, Deeds
from onrecord.reading.figures.quantity import Quantity
from onrecord.reading.figures.words import UnitWords, any_of
from onrecord.reading.language import Parsed

DEFINITE = ("the", "these", "those", "both", "all", "our", "us", "you")
SET_TERM = ("for", "in", "within", "by", "to", "after", "dobj", "npadvmod")
AGE_AFTER = re.compile(r"-?\s*(?:,|and|or|to)\s+\w+[\s-]+(?:years?|months?)[\s-]olds?(?!\w)")  # "27 and 29 years old"
FEW = 10  # numbers up to here are written as words


class Bearing:
    """Tells why a quantity is no figure."""

    def __init__(self, words: UnitWords, deeds: Deeds) -> None:
        self._deeds = deeds
        self._asides = frozenset(words.asides.words)
        self._sources = words.sources
        self._periods = words.periods
        self._elapsed_after = re.compile(rf"\s+(?:\w+\s+)?{any_of(words.periods.elapsed_after)}(?!\w)")
        self._old = re.compile(r"[\s-]*olds?(?!\w)|\s+of\s+age(?!\w)")

    def reason(self, text: Parsed, quantity: Quantity, deed: Deed) -> str | None:
        """Why ``quantity`` is no figure; None where it is one."""
        if quantity.form == "vague":
            return "a vague word"
        if quantity.conversion:
            return "a conversion of the number before it"
        if self._old.match(text.text, quantity.end) or (quantity.kind == "bare" and AGE_AFTER.match(text.text, quantity.end)):
            return "an age"
        if quantity.kind == "period":
            return None if self._is_term(text, quantity, deed) else "a length of time, but no term that is proposed or set"
        if quantity.kind in ("count", "bare"):
            return self._uncounted(text, quantity, deed)
        return None

    def _uncounted(self, text: Parsed, quantity: Quantity, deed: Deed) -> str | None:
        """Why a number of people or things counts nothing that bears on the story."""
        few = quantity.form == "words" and quantity.high <= FEW
        if quantity.joined and few:
            return "part of a compound"
        if few and _known(text, quantity):
            return "refers to what was named before"
        if self._counts_sources(text, quantity, deed):
            return "counts sources"
        aside = quantity.noun is not None and text.lemma[quantity.noun] in self._asides and quantity.per is None
        if aside and (few or quantity.joined):
            return "counts turns of talk or of time"
        if quantity.low == 1 == quantity.high and few and not self._lone(text, quantity, deed):
            return "one of something, no count"
        return None

    def _counts_sources(self, text: Parsed, quantity: Quantity, deed: Deed) -> bool:
        """Whether those counted are the ones who tell: "three officials said", "two people familiar with the talks"."""
        if deed.verb is not None and text.lemma[deed.verb] in self._sources.asked:
            return True
        noun = quantity.noun if quantity.noun is not None else quantity.last
        if quantity.noun is not None and text.lemma[noun] not in self._sources.words:
            return False
        if any(text.lower[t] in self._sources.familiar for t in range(noun + 1, min(noun + 4, len(text)))):
            return True
        telling = deed.verb is not None and text.lemma[deed.verb] in self._sources.telling
        return telling and deed.role in ("nsubj", "to", "by")

    def _lone(self, text: Parsed, quantity: Quantity, deed: Deed) -> bool:
        """Whether "one" counts, rather than saying no more than "a": it is hedged, or came to harm."""
        if quantity.hedged and quantity.bound != "exact":
            return True
        if text.dep[deed.head] in ("appos", "conj"):
            return False
        return deed.verb is not None and text.lemma[deed.verb] in self._deeds.force

    def _is_term(self, text: Parsed, quantity: Quantity, deed: Deed) -> bool:
        """Whether a length of time is a term that is proposed, ordered, set or broken, not time that has passed."""
        before = text.token_at(quantity.start) - 1
        if before >= 0 and text.lower[before] in self._periods.elapsed_before:
            return False
        if self._elapsed_after.match(text.text, quantity.end) or self._filled(text, deed.head):
            return False
        if quantity.joined:
            noun = text.head[deed.head] if text.dep[deed.head] in ("compound", "nmod", "amod", "npadvmod") else deed.noun
            return noun is not None and (text.lemma[noun] in self._periods.terms or text.lower[noun] == "one")
        if (deed.noun is not None and text.lemma[deed.noun] in self._periods.terms) or self._of_term(text, quantity):
            return True
        if deed.verb is None or deed.role not in SET_TERM:
            return False
        return text.lemma[deed.verb] in self._periods.setting or _to_come(text, deed.verb)

    def _filled(self, text: Parsed, head: int) -> bool:
        """Whether the time was filled with something: "four years of all-out war"."""
        of = text.child(head, "prep")
        filled = text.child(of, "pobj") if of is not None and text.lower[of] == "of" else None
        return filled is not None and text.lemma[filled] in self._periods.filled_with

    def _of_term(self, text: Parsed, quantity: Quantity) -> bool:
        """Whether a term follows: "30 years in prison", "ten days of arrest"."""
        after = quantity.last + 1 if quantity.noun is None else quantity.noun + 1
        near = range(after, min(after + 3, len(text)))
        return any(text.lemma[t] in self._periods.terms for t in near if text.sent[t] == text.sent[quantity.last])


def _known(text: Parsed, quantity: Quantity) -> bool:
    """Whether the number points back: "the two countries", "the five", "three of us".

    Not where a clause of its own says which are meant ("the four towns taken in May").
    """
    if text.lower[quantity.last + 1 : quantity.last + 3] in (["of", "us"], ["of", "you"]):
        return True
    begin = text.sentences[text.sent[quantity.last]][0]
    before = text.token_at(quantity.start) - 1
    while before >= begin and text.pos[before] in ("ADJ", "NUM", "ADV"):
        before -= 1
    noun = quantity.last if quantity.noun is None else quantity.noun
    return before >= begin and text.lower[before] in DEFINITE and text.child(noun, "acl", "relcl") is None


def _to_come(text: Parsed, verb: int) -> bool:
    """Whether the deed is promised, demanded or possible: it stands with a modal verb or in the infinitive."""
    return any(text.tag[c] in ("MD", "TO") for c in text.children[verb] if c < verb)
