"""Quotations and their cues: which saying each quotation belongs to.

In this order: the cue whose content it is by the parse; the words that lead up to it (she said: "…"); those that follow
("…," she said); its signature ("…" — Ann Lee); the quotation before it, where it runs on ("…," she said. "…"). What is left
are scare quotes and titles, and is refused.
"""

from __future__ import annotations

import re

from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotation, Quotations
from onrecord.reading.statements.constructions import Range, is_act
from onrecord.reading.statements.saying import Saying
from onrecord.reading.statements.sources import source_of
from onrecord.reading.statements.words import Act, Words
from onrecord.records import Refusal

REACH = 30  # tokens between a quotation and the verb that introduces it, at most
UTTERANCE = 4  # words that a quotation without a stop has at least to be an utterance
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
LEADS = frozenset({",", ":", "—", "–", "-"})
CLAUSE = 2  # tokens between a verb and a quotation that make a clause around it, at least
NESTED = 8  # tokens between a verb and the quotation within a quotation that it introduces, at most
STOPS = ",.?!…-—–"
SIGNATURE = re.compile(r"\s*[―—–-]+\s*(?=[A-Z])[^\n.:;?!“”\"]{3,60}\.?\s*(?=\n|$)")


class Quoted:
    """The quotations of one text, given the cues found by the parse."""

    def __init__(self, text: Parsed, quotations: Quotations, words: Words, sayings: list[Saying]) -> None:
        self.text = text
        self.quotations = quotations
        self.words = words
        self.sayings = sayings
        self.by_cue = {s.cue: s for s in sayings}
        self.owner: dict[int, Saying] = {}
        self.refusals: list[Refusal] = []

    def attach(self) -> None:
        """Gives every quotation to a saying, or refuses it."""
        for saying in self.sayings:
            for part in saying.content:
                for quotation in self.quotations.between(*part):
                    self.owner.setdefault(quotation.start, saying)
        before: Quotation | None = None
        for quotation in self.quotations.outer:
            owner = self.owner.get(quotation.start) or self._beside(quotation) or self._running_on(quotation, before)
            if owner is None:
                self.refusals.append(self._refusal(quotation))
            else:
                self.owner[quotation.start] = owner
            before = quotation
        for quotation in self.quotations.found:
            if quotation.depth and self._is_utterance(quotation):
                self._nested(quotation)

    def _nested(self, quotation: Quotation) -> None:
        """A saying for what somebody else is quoted to have said: “They keep saying, ‘Wait.’”"""
        text = self.text
        last = text.token_at(quotation.start) - 1
        for cue in range(last, max(last - NESTED, 0), -1):
            if text.sent[cue] != text.sent[last] or text.words[cue] in ".;":
                return
            subject = text.child(cue, "nsubj")
            if subject is not None and self.words.speaks(text, cue) and text.lower[subject] not in ("i", "we", "you"):
                self._add(Saying(cue, "utterance", "quote", subject, [(quotation.start, quotation.end)]))
                return

    def _beside(self, quotation: Quotation) -> Saying | None:
        cue = self._leading(quotation)
        if cue is not None:
            return self._given_to(cue, self._led_up_to(quotation, cue))
        cue = self._following(quotation)
        if cue is not None:
            return self._given_to(cue, (quotation.start, quotation.end))
        return self._signed(quotation)

    def _given_to(self, cue: int, content: Range) -> Saying:
        saying = self.by_cue.get(cue)
        if saying is None or not self._is_quoting(saying):
            if saying is not None:
                self.sayings.remove(saying)
            saying = self._add(Saying(cue, self._act(cue), "quote", source_of(self.text, cue), []))
        saying.content = sorted([*saying.content, content])
        return saying

    def _led_up_to(self, quotation: Quotation, cue: int) -> Range:
        """The quotation, with the words of the same clause around it: she told the press she was “not yet” for it."""
        text = self.text
        last = text.token_at(quotation.start) - 1
        start = cue + 1
        told = () if "object to do" in self.words.verb(text, cue) and text.lemma[cue] != "tell" else ("dobj",)
        for child in text.all_children(cue, "dative", "prt", "advmod", "npadvmod", *told):
            if text.left[child] == start and text.right[child] <= last + 1:
                start = text.right[child]
        between = range(start, last + 1)
        if text.para[cue] != text.para[last] or any(text.words[t] in LEADS for t in between) or len(between) < CLAUSE:
            return quotation.start, quotation.end
        end = after = text.token_at(quotation.end)
        while after < text.sentences[text.sent[cue]][1] and text.words[after][0].isalnum() and text.dep[after] != "cc":
            after += 1
        return text.start[start], text.end[after - 1] if after > end else quotation.end

    def _add(self, saying: Saying) -> Saying:
        self.sayings.append(saying)
        self.by_cue[saying.cue] = saying
        return saying

    def _act(self, cue: int) -> Act:
        takes = self.words.verb(self.text, cue)
        return takes.get("quote") or takes.get("quotation") or "utterance"

    def _is_quoting(self, saying: Saying) -> bool:
        return saying.construction in ("clause", "quote", "quotation") and any(
            self.quotations.between(*p) for p in saying.content
        )

    def _leading(self, quotation: Quotation) -> int | None:
        """The verb that leads up to the quotation: "she said: …", "told the press, …", or any verb before a colon."""
        text = self.text
        last = text.token_at(quotation.start) - 1
        if last < 0 or not self._leads(last, quotation):
            return None
        stretch = range(last, max(last - REACH, -1), -1)
        verbs = []
        for token in stretch:
            if text.sent[token] != text.sent[last] or self.quotations.at(text.start[token]) or text.words[token] in (".", ";"):
                break
            if self._may_cue(token, leads=True):
                return token
            if text.pos[token] in ("VERB", "AUX") and text.child(token, "nsubj") is not None:
                verbs.append(token)
        return verbs[-1] if verbs and text.words[last] == ":" and self._is_utterance(quotation) else None

    def _leads(self, last: int, quotation: Quotation) -> bool:
        """Whether the words that end at ``last`` lead up to the quotation, from its paragraph or the last."""
        text = self.text
        end = text.paragraphs[text.para[last]][1]
        if end <= quotation.start:
            return text.words[last] in (":", ",") and not text.text[end : quotation.start].strip()
        return text.words[last] in (":", ",") or text.pos[last] in ("VERB", "AUX") or self._is_utterance(quotation)

    def _following(self, quotation: Quotation) -> int | None:
        """The verb that follows the quotation: "…," she said; after a comma any verb with a subject ("…," she shot back)."""
        text = self.text
        inner = text.text[quotation.inner[0] : quotation.inner[1]].rstrip()
        first = text.token_at(quotation.end)
        if not inner or inner[-1] not in STOPS or first >= len(text) or text.start[first] - quotation.end > 3:
            return None
        if text.start[first] >= text.paragraphs[text.para[first - 1]][1]:
            return None
        other = None
        for token in range(first, min(first + REACH, len(text))):
            if text.para[token] != text.para[first] or self.quotations.at(text.start[token]) or text.words[token] in ".;:":
                break
            if text.tag[token] in FINITE and self._may_cue(token):
                return token
            if other is None and text.pos[token] == "VERB" and text.child(token, "nsubj") is not None:
                other = token
        return other if inner[-1] == "," and self._is_utterance(quotation) else None

    def _may_cue(self, token: int, *, leads: bool = False) -> bool:
        text = self.text
        if text.pos[token] != "VERB" or not self.words.quotes(text, token) or not is_act(text, token):
            return False
        saying = self.by_cue.get(token)
        if saying is None:
            return True
        if not leads:
            return False
        if saying.construction not in ("clause", "quote", "quotation"):
            return not any(self.quotations.between(*p) for p in saying.content)
        return not self._is_quoting(saying) and saying.content[-1][1] <= text.start[token]

    def _signed(self, quotation: Quotation) -> Saying | None:
        """The saying of a quotation that its speaker's name signs, after a dash, to the end of the line."""
        text = self.text
        found = SIGNATURE.match(text.text, quotation.end)
        if found is None or not self._is_utterance(quotation):
            return None
        name = [t for t in text.tokens_in(quotation.end, found.end()) if text.pos[t] == "PROPN"]
        if not name:
            return None
        source = next((t for t in name if text.head[t] not in name), name[-1])
        return self._add(Saying(source, "utterance", "signature", source, [(quotation.start, quotation.end)]))

    def _running_on(self, quotation: Quotation, before: Quotation | None) -> Saying | None:
        """The saying that the quotation goes on with: that of the quotation before it, or of the sentence before it."""
        if not self._is_utterance(quotation):
            return None
        saying = self.owner.get(before.start) if before else None
        if before is None or saying is None or not self._follows(before, quotation, saying):
            saying = self._told_before(quotation)
        if saying is not None:
            saying.content = sorted([*saying.content, (quotation.start, quotation.end)])
        return saying

    def _told_before(self, quotation: Quotation) -> Saying | None:
        """The last utterance of the sentence that ends just before the quotation, in the same paragraph."""
        text = self.text
        first, last = text.token_at(quotation.start), text.token_at(quotation.start) - 1
        if last < 0 or first >= len(text) or text.para[first] != text.para[last] or text.words[last] not in (".", ":"):
            return None
        after = text.token_at(quotation.end)
        if after < len(text) and text.para[after] == text.para[last] and text.text[quotation.inner[1] - 1] not in ".?!…":
            return None
        told = [s for s in self.sayings if s.act == "utterance" and s.content and text.sent[s.cue] == text.sent[last]]
        return max(told, key=lambda s: s.cue, default=None)

    def _is_utterance(self, quotation: Quotation) -> bool:
        inner = self.text.text[quotation.inner[0] : quotation.inner[1]].strip()
        if not inner or _is_title(inner):
            return False
        return inner[-1] in ".?!…" or (not inner[0].islower() and len(inner.split()) >= UTTERANCE)

    def _follows(self, before: Quotation, quotation: Quotation, saying: Saying) -> bool:
        """Whether nothing but the attribution stands between two quotations, and none of its own after the second."""
        text = self.text
        gap = [t for t in range(text.token_at(before.end), text.token_at(quotation.start)) if text.words[t][0].isalnum()]
        if before.continued:
            return True
        if gap and {text.sent[t] for t in gap} != {text.sent[saying.cue]}:
            return False
        same = text.para[text.token_at(before.start)] == text.para[text.token_at(quotation.start)]
        if gap and not same and saying.cue not in gap:
            return False
        after = text.token_at(quotation.end)
        ends_paragraph = after >= len(text) or text.start[after] >= text.paragraphs[text.para[after - 1]][1]
        return same or ends_paragraph or text.text[quotation.inner[1] - 1] in ".?!…"

    def _refusal(self, quotation: Quotation) -> Refusal:
        inner = self.text.text[quotation.inner[0] : quotation.inner[1]].strip()
        if _is_title(inner):
            reason = "a title or name, not speech"
        elif not self._is_utterance(quotation):
            reason = "scare quotes or a term, not speech"
        else:
            reason = "quoted words that the text gives to nobody"
        return Refusal("statements", self.text.chars(quotation.start, quotation.end), reason)


def _is_title(inner: str) -> bool:
    """Whether every word of some length has a capital, as in titles, and no sentence ends."""
    long = [w for w in re.findall(r"[^\W\d_][\w’'-]*", inner) if len(w) > 3]
    return bool(long) and all(w[0].isupper() for w in long) and inner[-1] not in ".?!…"
