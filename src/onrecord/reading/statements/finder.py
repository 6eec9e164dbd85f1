"""Cues and what they hold: every word that says or thinks, in a construction that the lexicon gives it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotations
from onrecord.reading.statements.constructions import Construction, is_act, is_infinitive, of_adjective, of_noun, of_verb
from onrecord.reading.statements.extent import parts_of
from onrecord.reading.statements.saying import Saying, content_of
from onrecord.reading.statements.sources import source_of
from onrecord.reading.statements.words import Takes, Words


def of_words(text: Parsed, quotations: Quotations, words: Words) -> Iterator[Saying]:
    """A saying for each verb, noun and adjective of the lexicon that holds content, outside quotations."""
    for token, pos in enumerate(text.pos):
        if pos in ("VERB", "AUX") and is_act(text, token):
            takes = words.verb(text, token)
        elif pos == "NOUN":
            takes = words.nouns.get(text.lemma[token], {})
        elif pos == "ADJ":
            takes = words.adjectives.get(text.lemma[token], {})
        else:
            continue
        if takes and quotations.at(text.start[token]) is None:
            saying = _held(text, quotations, words, token, takes)
            if saying is not None:
                yield saying


def _held(text: Parsed, quotations: Quotations, words: Words, cue: int, takes: Takes) -> Saying | None:
    """What the cue holds in the first construction that it takes."""
    for construction in _constructions(text, cue):
        content = content_of(text, quotations, cue, parts_of(text, words, cue, construction))
        name = _name(quotations, construction, content, takes)
        if content and name in takes and not (name == "quote" and is_infinitive(text, cue)):
            return Saying(cue, takes[name], name, source_of(text, cue, agentive=construction.agentive), content)
    return None


def _constructions(text: Parsed, cue: int) -> Iterator[Construction]:
    if text.pos[cue] == "NOUN":
        return of_noun(text, cue)
    return of_adjective(text, cue) if text.pos[cue] == "ADJ" else of_verb(text, cue)


def _name(quotations: Quotations, construction: Construction, content: list[tuple[int, int]], takes: Takes) -> str:
    """The construction's name, or that of its kind with quotation marks, where only this is in the lexicon."""
    name = construction.name
    if name in takes or not any(quotations.between(*part) for part in content):
        return name
    return "quotation" if name in ("clause", "quote") else "quoted object" if name == "object" else name
