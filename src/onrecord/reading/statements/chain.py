"""How sayings hang together: what goes on with a saying, what stands inside one, and who relays whom."""

from __future__ import annotations

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.statements.judge import WHOLE, can_speak
from onrecord.reading.statements.saying import Saying
from onrecord.reading.statements.words import Words
from onrecord.records import Refusal

CLOSING = ' \u00a0"”’»'  # what may stand between a comma and the next clause
MARGIN = 3  # tokens at the beginning of a clause in which "what" makes it a comment
RELAYED = 0.9  # share of a statement's words that another statement within it takes up, where the first only relays it


def joined(text: Parsed, words: Words, actors: Actors, sayings: list[Saying]) -> list[Saying]:
    """Sayings with those that go on in a participle made one: "X said A, adding that B"."""
    by_cue = {s.cue: s for s in sayings if s.act == "utterance"}
    gone: set[int] = set()
    for saying in sayings:
        main = _main(text, words, actors, by_cue, saying)
        if main is not None:
            main.content = sorted({*main.content, *saying.content})
            gone.add(saying.cue)
    return [s for s in sayings if s.cue not in gone]


def _main(text: Parsed, words: Words, actors: Actors, by_cue: dict[int, Saying], saying: Saying) -> Saying | None:
    """The saying that a participle of saying goes on with, in the same sentence and by the same speaker.

    Where the parser hung it on what was said, the speaker is no thing of which that tells: "X said the plan was A, saying B".
    """
    cue = saying.cue
    if (
        saying.act != "utterance"
        or text.lemma[cue] not in words.continuing
        or text.tag[cue] != "VBG"
        or text.child(cue, "nsubj", "mark") is not None
    ):
        return None
    speaks = can_speak(text, words, actors, saying.source)
    for above in text.ancestors(cue):
        found = by_cue.get(above)
        if found is not None and text.tag[above] != "VBG":
            return None if speaks and _holds(text, found, cue) else found
        if speaks and text.pos[above] in ("VERB", "AUX") and text.tag[above] != "VBG":
            return None
    return None


def _holds(text: Parsed, saying: Saying, token: int) -> bool:
    return any(start <= text.start[token] < end for start, end in saying.content)


def parted(text: Parsed, sayings: list[Saying]) -> None:
    """Ends a saying's content where another's clause is set beside it: "X said A, while Y said B"."""
    for outer, inner in _pairs(text, sayings):
        cue = inner.cue
        if not _is_beside(text, cue) or text.child(cue, "nsubj", "nsubjpass") is None:
            continue
        start, end = outer.content[-1]
        begin = text.start[text.left[text.head[cue] if text.dep[cue] == "pcomp" else cue]]
        if (
            start < begin < end
            and inner.content[-1][1] >= end - 1
            and text.text[start:begin].rstrip(CLOSING).endswith((",", "–", "—", "-"))
        ):
            last = text.token_at(begin) - 1
            while last > 0 and not text.words[last][0].isalnum() and text.words[last] not in CLOSING:
                last -= 1
            if text.end[last] > start:
                outer.content[-1] = (start, text.end[last])


def _is_beside(text: Parsed, cue: int) -> bool:
    """Whether the cue's clause stands beside the one before it: "while Y said B", "with Y saying B"."""
    return text.dep[cue] in ("advcl", "conj") or (text.dep[cue] == "pcomp" and text.lower[text.head[cue]] == "with")


def _is_comment(text: Parsed, cue: int) -> bool:
    """Whether the saying is put into another's words by the outlet: "what the minister said was a mistake"."""
    return any(text.lower[t] == "what" for t in text.subtree(cue)[:MARGIN])


def relayed(text: Parsed, sayings: list[Saying]) -> tuple[list[Saying], list[Refusal]]:
    """The sayings with their chains of relayers (``within``), those left out that only relay, and why."""
    for outer, inner in _pairs(text, sayings):
        if not _is_comment(text, inner.cue) and (inner.source != outer.source or text.child(inner.cue, "nsubj") is not None):
            inner.within = outer
    kept, refused = [], []
    bare = {id(s.within) for s in sayings if s.within is not None and s.construction in WHOLE and _is_all(text, s.within, s)}
    for saying in sayings:
        if id(saying) in bare:
            refused.append(Refusal("statements", text.span(saying.cue, saying.cue + 1), "only relays the statement within it"))
        else:
            kept.append(saying)
    return kept, refused


def _pairs(text: Parsed, sayings: list[Saying]) -> list[tuple[Saying, Saying]]:
    """Each utterance with the innermost other in whose content its cue stands: (outer, inner)."""
    uttered = [s for s in sayings if s.act == "utterance"]
    holder: dict[int, Saying] = {}
    for saying in sorted(uttered, key=_length, reverse=True):
        for start, end in saying.content:
            for token in text.tokens_in(start, end):
                if token != saying.cue:
                    holder[token] = saying
    return [(holder[s.cue], s) for s in uttered if s.cue in holder and holder[s.cue] is not s]


def _length(saying: Saying) -> int:
    return sum(end - start for start, end in saying.content)


def _is_all(text: Parsed, outer: Saying, inner: Saying) -> bool:
    """Whether the inner saying, with the clause that attributes it, is nearly all that the outer one says."""
    said = _words(text, outer.content)
    clause = {t for t in text.subtree(inner.cue) if t in said}
    return len(_words(text, inner.content) & said | clause) >= RELAYED * len(said)


def _words(text: Parsed, content: list[tuple[int, int]]) -> set[int]:
    return {t for part in content for t in text.tokens_in(*part) if text.words[t][0].isalnum()}
