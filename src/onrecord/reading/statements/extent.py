"""How far content that follows its cue goes on, where the parser hung its last parts on the cue itself."""

from __future__ import annotations

from onrecord.reading.language import Parsed
from onrecord.reading.statements.constructions import Construction, Range
from onrecord.reading.statements.words import Words

# Prepositions that go on with a noun phrase ("the challenges to …"); "on Monday" and "in a statement" go with the saying.
BREAKS = frozenset({",", "-", "–", "—", "--"})
CLOSING = frozenset({"”", '"', "''", "’"})
RELATIVE = frozenset({"which", "who"})
SHORT = 3  # tokens of a relative clause that does not matter
NOMINAL = frozenset({"to", "of", "for", "over", "about", "as", "with", "from", "against", "between"})


def parts_of(text: Parsed, words: Words, cue: int, construction: Construction) -> tuple[Range, ...]:
    """A construction's token ranges, the one that follows its cue carried on to its real end."""
    if len(construction.parts) != 1 or construction.parts[0][0] <= cue:
        return construction.parts
    ((start, end),) = construction.parts
    for child in text.children[cue]:
        if text.right[child] <= end or text.dep[child] in ("punct", "cc", "advmod"):
            continue
        if _is_gap(text, end, text.left[child]) or not _goes_on(text, words, child, is_clause=construction.name == "clause"):
            break
        end = text.right[child]
    return ((start, _cut(text, words, start, end)),)


def _cut(text: Parsed, words: Words, start: int, end: int) -> int:
    """Where a clause ends before the speaker's next act ("…, adding that") or the outlet's comment ("…, which …")."""
    for comma in range(start + 1, end - 1):
        if text.words[comma] in BREAKS:
            relative = comma + 1 + (text.words[comma + 1] in CLOSING)
            verb = relative + (relative < end and text.pos[relative] == "ADV")
            if verb < end and text.tag[verb] == "VBG" and words.speaks(text, verb):
                return relative if relative > comma + 1 else comma
            if (
                relative < end
                and text.lower[relative] in RELATIVE
                and end - relative > SHORT
                and text.right[text.head[relative]] >= end - 1
            ):
                return relative if relative > comma + 1 else comma
    return end


def _is_gap(text: Parsed, start: int, end: int) -> bool:
    return any(text.words[t][0].isalnum() and text.dep[t] not in ("cc", "advmod") for t in range(start, end))


def _goes_on(text: Parsed, words: Words, part: int, *, is_clause: bool) -> bool:
    dep = text.dep[part]
    if dep == "prep":
        return is_clause or text.lower[part] in NOMINAL
    if dep == "advcl":
        return is_clause and not (text.tag[part] == "VBG" and words.speaks(text, part))
    if dep == "conj":
        tells = bool(words.verb(text, part)) and text.child(part, "ccomp", "dobj") is not None
        return is_clause and text.child(part, "nsubj", "nsubjpass") is not None and not tells
    return False
