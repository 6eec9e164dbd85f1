"""What becomes of each saying: an utterance, a thought, or nothing of its own."""

from __future__ import annotations

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.statements.constructions import is_infinitive
from onrecord.reading.statements.saying import Saying
from onrecord.reading.statements.words import Words
from onrecord.records import Refusal

WHOLE = frozenset({"clause", "quote", "quotation", "phrase", "signature", "label", "made"})  # a sentence's worth of content
SUBSTANCE = frozenset({"VERB", "AUX", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "INTJ"})
POSSIBLE = frozenset({"can", "could", "would", "might", "may", "should", "must"})


def settled(text: Parsed, words: Words, actors: Actors, sayings: list[Saying]) -> tuple[list[Saying], list[Refusal]]:
    """The sayings that are recorded, each with its act, and what is refused."""
    for saying in sayings:
        if saying.act == "utterance" and not (_is_uttered(text, saying) and _is_spoken(text, words, actors, saying)):
            saying.act = "thought"
    inside = _covered(text, sayings)
    kept, refused = [], []
    for saying in sayings:
        reason = None
        if saying.act == "thought" and inside[saying.cue]:
            reason = "a thought within a statement: part of what is said"
        elif saying.construction == "quote" and not _tells(text, saying):
            reason = "what stands before it tells nothing"
        if reason:
            refused.append(Refusal("statements", text.span(saying.cue, saying.cue + 1), reason))
        else:
            kept.append(saying)
    return kept, refused


def _tells(text: Parsed, saying: Saying) -> bool:
    """Whether what is said is quoted or has more in it than "Since then, …" or "However, …"."""
    said = [t for part in saying.content for t in text.tokens_in(*part)]
    return any(text.pos[t] in SUBSTANCE or not (text.words[t][0].isalnum() or text.words[t] == ",") for t in said)


def _is_uttered(text: Parsed, saying: Saying) -> bool:
    """Whether something was said, rather than could be ("able to deny the reports"), or is spoken of ("claims of fraud")."""
    cue = saying.cue
    if text.pos[cue] == "NOUN" and saying.construction != "phrase":
        return saying.source is not None
    if saying.construction in WHOLE:
        return True
    possible = any(text.dep[c] == "aux" and text.lemma[c] in POSSIBLE for c in text.children[cue])
    return not possible and not is_infinitive(text, cue)


def _is_spoken(text: Parsed, words: Words, actors: Actors, saying: Saying) -> bool:
    return saying.construction in WHOLE or can_speak(text, words, actors, saying.source)


def can_speak(text: Parsed, words: Words, actors: Actors, source: int | None) -> bool:
    """Whether a source is one that speaks: somebody, or a document; "the meeting underscored the progress" says nothing."""
    if source is None:
        return True
    personal = text.pos[source] == "PRON" and text.lower[source] not in ("it", "this", "that", "which", "what")
    return personal or actors.at(source) is not None or text.lemma[source] in words.channels.documents


def _covered(text: Parsed, sayings: list[Saying]) -> list[bool]:
    covered = [False] * len(text)
    for saying in sayings:
        for start, end in saying.content:
            for token in text.tokens_in(start, end):
                covered[token] = covered[token] or token != saying.cue
    return covered
