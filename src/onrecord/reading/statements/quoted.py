"""Quotations and their cues: which saying each quotation belongs to.

In this order: a cue whose content it is by the parse; a verb of saying beside it ("…," she said; she said: "…"); the quotation
before it, where it runs on ("…," she said. "…"). What is left is a scare quote or a title, and is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotation, Quotations
from onrecord.reading.statements.saying import Saying
from onrecord.reading.statements.sources import source_of
from onrecord.reading.statements.words import Words
from onrecord.records import Refusal

REACH = 30  # tokens between a quotation and the verb that introduces it, at most
SENTENCE_LIKE = 4  # words that a quotation has at least to be taken for an utterance of its own


class Quoted:
    """The quotations of one text, given their cues."""

    def __init__(self, text: Parsed, quotations: Quotations, words: Words, sayings: list[Saying]) -> None:
        self.text = text
        self.quotations = quotations
        self.words = words
        self.sayings = sayings
        self.by_cue = {s.cue: s for s in sayings}
        self.refusals: list[Refusal] = []

    def attach(self) -> None:
        """Gives every quotation to a saying, or refuses it."""
        owner: dict[int, Saying] = {}
        for saying in self.sayings:
            if self.quotations.at(self.text.start[saying.cue]) is None:
                for start, end in saying.content:
                    for quotation in self.quotations.between(start, end):
                        owner.setdefault(quotation.start, saying)
        before: Quotation | None = None
        for quotation in self.quotations.outer:
            if quotation.start not in owner:
                saying = self._beside(quotation, owner) or self._running_on(quotation, before, owner)
                if saying is not None:
                    owner[quotation.start] = saying
                else:
                    self.refusals.append(self._refusal(quotation))
            before = quotation

    def _refusal(self, quotation: Quotation) -> Refusal:
        return Refusal(
            "statements", self.text.chars(quotation.start, quotation.end), "quoted words that nobody is said to have said"
        )

    def _beside(self, quotation: Quotation, owner: dict[int, Saying]) -> Saying | None:
        cue = self._cue_after(quotation)
        if cue is None:
            cue = self._cue_before(quotation)
        if cue is None:
            return None
        saying = self.by_cue.get(cue)
        if saying is None or saying.construction not in ("clause", "quote"):
            if saying is not None:
                self.sayings.remove(saying)
            takes = self.words.verb(self.text, cue)
            act = takes.get("quote") or takes["quotation"]
            saying = Saying(cue, act, "quote", source_of(self.text, cue), [])
            self.sayings.append(saying)
            self.by_cue[cue] = saying
        saying.content = sorted([*saying.content, (quotation.start, quotation.end)])
        return saying

    def _is_cue(self, token: int) -> bool:
        text = self.text
        takes = self.words.verb(text, token)
        return text.pos[token] == "VERB" and ("quote" in takes or "quotation" in takes) and self._is_free(token)

    def _is_free(self, cue: int) -> bool:
        saying = self.by_cue.get(cue)
        return saying is None or saying.construction not in ("clause", "quote") or not saying.content

    def _cue_after(self, quotation: Quotation) -> int | None:
        text = self.text
        inner = text.text[quotation.inner[0] : quotation.inner[1]].rstrip()
        if not inner or inner[-1] not in ",.?!…-—":
            return None
        for token in self._stretch_after(quotation):
            if text.words[token] in ".;:":
                return None
            if self._is_cue(token):
                return token
        return None

    def _stretch_after(self, quotation: Quotation) -> Iterator[int]:
        text = self.text
        first = text.token_at(quotation.end)
        for token in range(first, min(first + REACH, len(text))):
            if text.para[token] != text.para[first] or self.quotations.at(text.start[token]):
                return
            if text.start[first] - quotation.end > 3:
                return
            yield token

    def _cue_before(self, quotation: Quotation) -> int | None:
        text = self.text
        last = text.token_at(quotation.start) - 1
        if last < 0:
            return None
        paragraph = text.para[last]
        if text.start[last] < quotation.start and text.paragraphs[paragraph][1] < quotation.start:
            return None
        for token in range(last, max(last - REACH, -1), -1):
            if text.para[token] != paragraph or self.quotations.at(text.start[token]) or text.words[token] in (".", ";"):
                return None
            if self._is_cue(token):
                return token
        return None

    def _running_on(self, quotation: Quotation, before: Quotation | None, owner: dict[int, Saying]) -> Saying | None:
        if before is None or before.start not in owner or not self._is_utterance(quotation):
            return None
        saying = owner[before.start]
        if not self._follows(before, quotation, saying):
            return None
        saying.content = sorted([*saying.content, (quotation.start, quotation.end)])
        return saying

    def _is_utterance(self, quotation: Quotation) -> bool:
        inner = self.text.text[quotation.inner[0] : quotation.inner[1]].strip()
        return (
            bool(inner) and (inner[0].isupper() or not inner[0].isalpha()) and len(inner.split()) >= SENTENCE_LIKE
        ) or inner[-1:] in ".?!"

    def _follows(self, before: Quotation, quotation: Quotation, saying: Saying) -> bool:
        """Whether nothing but the attribution stands between two quotations, and no sentence of the outlet's own."""
        text = self.text
        gap = range(text.token_at(before.end), text.token_at(quotation.start))
        if before.continued:
            return True
        sentences = {text.sent[t] for t in gap if text.words[t][0].isalnum()}
        return not sentences or sentences == {text.sent[saying.cue]}
