"""Phrases that ascribe a sentence without a verb of saying: "according to the ministry", "in the minister's words"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotations
from onrecord.reading.statements.constructions import around
from onrecord.reading.statements.extent import fronted
from onrecord.reading.statements.saying import Saying, content_of
from onrecord.reading.statements.words import Words


def of_phrases(text: Parsed, quotations: Quotations, words: Words) -> Iterator[Saying]:
    """A saying for each phrase of the lexicon ("according to") that stands outside quotations."""
    for token, word in enumerate(text.lower):
        if word not in words.phrases or quotations.at(text.start[token]):
            continue
        for phrase, act in words.phrases[word]:
            after = token + len(phrase)
            if tuple(text.lower[token:after]) == phrase and (source := _complement(text, after - 1)) is not None:
                end = max(text.right[source], text.right[after - 1])
                content = content_of(text, quotations, token, fronted(text, words, token, around(text, token, (token, end))))
                if content:
                    yield Saying(token, act, "phrase", source, content)
                break


def _complement(text: Parsed, preposition: int) -> int | None:
    """The head of the noun phrase after a preposition, from the parse or, failing that, the next noun."""
    inner = text.child(preposition, "pobj")
    if inner is not None:
        return inner
    following = range(preposition + 1, min(preposition + 8, text.sentences[text.sent[preposition]][1]))
    noun = next((t for t in following if text.pos[t] in ("NOUN", "PROPN", "PRON")), None)
    while noun is not None and text.head[noun] > noun and text.dep[noun] in ("compound", "poss", "amod", "nmod"):
        noun = text.head[noun]
    return noun
