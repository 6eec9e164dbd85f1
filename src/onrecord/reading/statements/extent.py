"""How far content that follows its cue goes on, where the parser hung its last parts on the cue itself."""

from __future__ import annotations

from onrecord.reading.language import Parsed
from onrecord.reading.statements.constructions import OPENING, Construction, Range, skip_conjunctions
from onrecord.reading.statements.words import Words

# Prepositions that go on with a noun phrase ("the challenges to …"); "on Monday" and "in a statement" go with the saying.
BREAKS = frozenset({",", "-", "–", "—", "--"})
CLOSING = frozenset({"”", '"', "''", "’"})
NAMING = frozenset({"naming", "object as"})
OUTSIDE = frozenset({"on", "in", "during", "at"})  # prepositions of the saying, not of the name
RELATIVE = frozenset({"which", "who"})
SHORT = 3  # tokens of a relative clause that does not matter
NOMINAL = frozenset({"to", "of", "for", "over", "about", "as", "with", "from", "against", "between"})


def parts_of(text: Parsed, words: Words, cue: int, construction: Construction) -> tuple[Range, ...]:
    """A construction's token ranges, the one that follows its cue carried on to its real end."""
    if construction.name == "quote":
        return fronted(text, words, cue, construction.parts)
    if len(construction.parts) != 1 or construction.parts[0][0] <= cue:
        return construction.parts
    ((start, end),) = construction.parts
    for child in text.children[cue]:
        if text.right[child] <= end or text.dep[child] in ("punct", "cc", "advmod"):
            continue
        if _is_gap(text, end, text.left[child]) or not _goes_on(text, words, child, is_clause=construction.name == "clause"):
            break
        end = text.right[child]
    if construction.name == "object" and end < text.sentences[text.sent[cue]][1] and text.words[end] in OPENING:
        end += 1
    if construction.name in NAMING:
        end = _named(text, start, end)
    return ((start, _cut(text, words, start, end)),)


def fronted(text: Parsed, words: Words, cue: int, parts: tuple[Range, ...]) -> tuple[Range, ...]:
    """Parts that stand before their cue, from the sentence's start where nobody else speaks in it: "A, but B, X said"."""
    if not parts:
        return parts
    start, end = parts[0]
    first = text.sentences[text.sent[cue]][0]
    if not first < start < cue or text.dep[start - 1] not in ("cc", "punct"):
        return parts
    if any(words.speaks(text, t) or text.words[t] in OPENING for t in range(first, start)):
        return parts
    return ((skip_conjunctions(text, first, start), end), *parts[1:])


def _cut(text: Parsed, words: Words, start: int, end: int) -> int:
    """Where a clause ends before its channel ("…” in a post"), the speaker's next act ("…, adding that") or a comment."""
    for comma in range(start + 1, end - 1):
        if (text.words[comma] in CLOSING or text.words[comma] == ",") and _is_channel(text, words, comma + 1):
            return comma + (text.words[comma] in CLOSING)
        if text.words[comma] in BREAKS:
            after = comma + 1 + (text.words[comma + 1] in CLOSING)
            verb = after + (after < end and text.pos[after] == "ADV")
            if verb < end and text.tag[verb] == "VBG" and words.speaks(text, verb):
                return after if after > comma + 1 else comma
            if end - after > SHORT and _is_comment(text, start, comma, end) and _begins_comment(text, after, end):
                return after if after > comma + 1 else comma
    return end


def _is_channel(text: Parsed, words: Words, preposition: int) -> bool:
    """Whether a phrase names what the words stood in ("in a social media post"), which is no part of them."""
    carrier = text.child(preposition, "pobj") if text.lower[preposition] in OUTSIDE else None
    return carrier is not None and (
        text.lemma[carrier] in words.channels.vehicles or text.words[carrier] in words.channels.media
    )


def _named(text: Parsed, start: int, end: int) -> int:
    """Where a quoted name ends: called the plan "a trick" | on the radio."""
    for token in range(end - 2, start, -1):
        if text.words[token] in CLOSING:
            return token + 1 if text.lower[token + 1] in OUTSIDE or text.dep[token + 1] == "npadvmod" else end
    return end


def _begins_comment(text: Parsed, token: int, end: int) -> bool:
    if text.lower[token] in RELATIVE:
        return text.right[text.head[token]] >= end - 1
    return text.pos[token] == "DET" or text.tag[token] == "VBG"


def _is_comment(text: Parsed, start: int, comma: int, end: int) -> bool:
    """Whether the words after the comma are plain where those before it are quoted in part."""
    clause = any(
        text.pos[t] in ("VERB", "AUX") and text.child(t, "nsubj", "nsubjpass") is not None for t in range(start, comma)
    )
    return clause and _marks(text, start, comma + 2) and not _marks(text, comma + 2, end)


def _marks(text: Parsed, start: int, end: int) -> bool:
    return any(text.words[t] in OPENING for t in range(start, end))


def _is_gap(text: Parsed, start: int, end: int) -> bool:
    return any(text.words[t][0].isalnum() and text.dep[t] not in ("cc", "advmod") for t in range(start, end))


def _goes_on(text: Parsed, words: Words, part: int, *, is_clause: bool) -> bool:
    dep = text.dep[part]
    if dep == "prep":
        return is_clause or text.lower[part] in NOMINAL
    if dep == "advcl":
        return is_clause and not (text.tag[part] == "VBG" and words.speaks(text, part))
    if dep == "ccomp":
        return is_clause
    if dep == "conj":
        tells = bool(words.verb(text, part)) and text.child(part, "ccomp", "dobj") is not None
        return is_clause and text.child(part, "nsubj", "nsubjpass") is not None and not tells
    return False
