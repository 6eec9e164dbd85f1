"""Which quantities bear on the story, and why the others do not."""

from __future__ import annotations

import re

from onrecord.reading.figures.deeds import Deed, Deeds
from onrecord.reading.figures.quantities import Quantity
from onrecord.reading.figures.words import UnitWords, any_of
from onrecord.reading.language import Parsed
from onrecord.reading.times import Times

TELLING = (
    "say",
    "tell",
    "know",
    "report",
    "speak",
    "describe",
    "confirm",
    "add",
    "acknowledge",
    "note",
    "claim",
    "believe",
    "think",
    "warn",
)
SUPERLATIVE = ("JJS", "RBS")


class Bearing:
    """Tells why a quantity is no figure."""

    def __init__(self, words: UnitWords, deeds: Deeds) -> None:
        self._deeds = deeds
        self._asides = frozenset(words.asides.words)
        self._sources = frozenset(words.sources.words)
        self._familiar = frozenset(words.sources.familiar)
        self._terms = frozenset(words.periods.terms)
        self._setting = frozenset(words.periods.setting)
        self._elapsed_before = frozenset(words.periods.elapsed_before)
        self._elapsed_after = re.compile(rf"\s+(?:\w+\s+)?{any_of(words.periods.elapsed_after)}(?!\w)")
        self._old = re.compile(r"[\s-]*olds?(?!\w)|\s+of\s+age(?!\w)")

    def reason(self, text: Parsed, quantity: Quantity, deed: Deed, times: Times) -> str | None:
        """Why ``quantity`` is no figure; None where it is one."""
        if quantity.form == "vague":
            return "a vague word"
        if quantity.conversion:
            return "a conversion of the number before it"
        if quantity.kind == "period":
            if self._old.match(text.text, quantity.end):
                return "an age"
            return None if self.is_term(text, quantity, deed) else "elapsed time or a length of time, no proposed term"
        if quantity.kind == "bare" and not quantity.again and quantity.unit is None and deed.verb is None and deed.noun is None:
            return "counts nothing named"
        if quantity.noun is not None and quantity.kind in ("count", "bare"):
            lemma = text.lemma[quantity.noun]
            if lemma in self._asides:
                return "counts turns of talk or of time"
            if self._is_source(text, quantity, deed):
                return "counts sources"
        if quantity.low == 1 == quantity.high and quantity.form == "words":
            return self._lone(text, quantity, deed)
        return None

    def _is_source(self, text: Parsed, quantity: Quantity, deed: Deed) -> bool:
        noun = quantity.noun
        if noun is None or text.lemma[noun] not in self._sources:
            return False
        if any(text.lower[t] in self._familiar for t in range(noun + 1, min(noun + 4, len(text)))):
            return True
        telling = deed.verb is not None and text.lemma[deed.verb] in TELLING
        return (telling and deed.role in ("nsubj", "to", "by")) or (
            deed.role == "to" and deed.verb is not None and text.lemma[deed.verb] == "accord"
        )

    def _lone(self, text: Parsed, quantity: Quantity, deed: Deed) -> str | None:
        """Why "one" says no more than "a": a figure it is where it is hedged or somebody or something came to harm."""
        if quantity.hedged and quantity.bound != "exact":
            return None
        hurt = deed.verb is not None and text.lemma[deed.verb] in self._deeds.casualties
        return None if hurt else "one of something, no count"

    def is_term(self, text: Parsed, quantity: Quantity, deed: Deed) -> bool:
        """Whether a length of time is a term that is proposed, ordered, set or broken, not time that has passed."""
        before = text.token_at(quantity.start) - 1
        if (before >= 0 and text.lower[before] in self._elapsed_before) or self._elapsed_after.match(text.text, quantity.end):
            return False
        if quantity.joined:
            noun = text.head[deed.head] if text.dep[deed.head] in ("compound", "nmod", "amod", "npadvmod") else deed.noun
            return noun is not None and text.lemma[noun] in self._terms
        if (deed.noun is not None and text.lemma[deed.noun] in self._terms) or self._of_term(text, quantity):
            return True
        return (
            deed.verb is not None
            and text.lemma[deed.verb] in self._setting
            and deed.role in ("for", "in", "within", "by", "to", "dobj", "npadvmod", "after")
        )

    def _of_term(self, text: Parsed, quantity: Quantity) -> bool:
        """Whether a term follows: "30 years in prison", "ten days of arrest"."""
        after = text.token_at(quantity.end)
        near = range(after, min(after + 3, len(text)))
        return any(text.lemma[t] in self._terms for t in near if text.sent[t] == text.sent[quantity.last])
