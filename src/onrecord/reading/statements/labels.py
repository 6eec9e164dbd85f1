"""Speakers named by a label: the turns of a transcript ("MR. KIRBY: …") and headlines ("Zelensky: …")."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotation, Quotations
from onrecord.reading.statements.constructions import Range
from onrecord.reading.statements.saying import Saying
from onrecord.reading.statements.words import Words

NAME = r"[A-Z][\w.’'-]*(?: (?:of|the|and|for|bin|ibn|al|van|von|der|de|la|du|da|di|el|[A-Z][\w.’'-]*)){0,8}"
LABEL = re.compile(rf"(?P<edge>^|\n|[.!?…*>)”\"]\s{{1,3}})[\"“”]?(?P<name>{NAME})(?: ?\([^()\n]{{1,40}}\))?:[ \n](?=\S)")
ENDING = re.compile(r"[\s*<>…\[\]\"“”]+$")  # marks of omission and closing quotation marks at the end of a turn
SENTENCE = 5  # words in a turn, on average, at least
BEFORE = 0.2  # share of the text before the first label, at most, of a text that is all transcript
THROUGHOUT = 0.3  # labels for each paragraph of such a text, at least


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: its name, where what is said begins (in characters), and whether it opens a paragraph."""

    name: Range
    said: int
    opens: bool
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript: its character ranges, one a paragraph, and the head of the label's name."""

    source: int
    content: tuple[Range, ...]


def turns(text: Parsed, quotations: Quotations, words: Words) -> list[Turn]:
    """The turns of a transcript, each from its label to the next; empty where the text is none."""
    labels = [x for x in _labels(text, words) if x.opens or quotations.at(x.name[0] - 1) is None]
    if len(labels) > 1 and labels[0].said < text.paragraphs[0][1] and labels[0].text not in {x.text for x in labels[1:]}:
        del labels[0]  # the headline
    if not _is_transcript(text, labels):
        return []
    bounds = [*(x.name[0] for x in labels[1:]), _end(text, labels)]
    found = (Turn(_head(text, x), _pieces(text, x.said, bound)) for x, bound in zip(labels, bounds, strict=True))
    return [turn for turn in found if turn.content]


def as_quotations(quotations: Quotations, spoken: list[Turn]) -> Quotations:
    """Turns read as the quotations they are: the marks in them stand in a quotation."""
    whole = [Quotation(start, end, (start, end), 0, closed=True) for turn in spoken for start, end in turn.content]
    if not whole:
        return quotations
    said = Quotations((), tuple(whole))
    outer = [q for q in quotations.outer if said.at(q.start) is None]
    return Quotations(quotations.found, tuple(sorted([*outer, *whole], key=lambda q: q.start)))


def of_turns(spoken: list[Turn]) -> list[Saying]:
    """A saying for each turn of a transcript."""
    return [Saying(turn.source, "utterance", "label", turn.source, list(turn.content)) for turn in spoken]


def of_headlines(text: Parsed, words: Words) -> list[Saying]:
    """A saying for each paragraph of one sentence that a name and a colon open."""
    found = []
    for label in _labels(text, words):
        source = _head(text, label)
        end = text.paragraphs[text.para[source]][1]
        sentences = {text.sent[t] for t in text.tokens_in(label.said, end)}
        if label.opens and text.pos[source] == "PROPN" and len(sentences) == 1:
            found.append(Saying(source, "utterance", "label", source, [(label.said, end)]))
    return found


def _labels(text: Parsed, words: Words) -> list[Label]:
    """The labels in the text: those that open a paragraph, and names of several words after a sentence's end."""
    begins = {start for start, _ in text.paragraphs}
    found = []
    for match in LABEL.finditer(text.text):
        name, start = match["name"], match.start("name")
        token = text.token_at(start)
        if token >= len(text) or text.start[token] != start or {name.lower(), name.split()[0].lower()} & words.not_labels:
            continue
        opens = any(at in begins for at in range(match.end("edge") - 1, start + 1))
        if opens or " " in name:
            found.append(Label(match.span("name"), match.end(), opens, name))
    return found


def _is_transcript(text: Parsed, labels: list[Label]) -> bool:
    """Whether labels tell who speaks throughout: one comes again with sentences of its own, or the text is one speech."""
    if not labels:
        return False
    if text.text[: labels[0].name[0]].rstrip().endswith("* * *"):
        return True
    again = {name for name, count in Counter(x.text for x in labels).items() if count > 1}
    said = [len(text.text[x.said :].split("\n", 1)[0].split()) for x in labels if x.text in again]
    return len({x.text for x in labels}) > 1 and bool(said) and sum(said) / len(said) >= SENTENCE


def _end(text: Parsed, labels: list[Label]) -> int:
    """Where the last turn ends: with the text, where labels open it or stand throughout, else with its paragraph."""
    throughout = labels[0].name[0] <= len(text.text) * BEFORE or len(labels) >= len(text.paragraphs) * THROUGHOUT
    return text.paragraphs[-1][1] if throughout else text.paragraphs[text.para[_head(text, labels[-1])]][1]


def _head(text: Parsed, label: Label) -> int:
    """The last proper noun of a label, or its last word."""
    tokens = text.tokens_in(*label.name) or range(text.token_at(label.name[0]), text.token_at(label.name[0]) + 1)
    return next((t for t in reversed(tokens) if text.pos[t] == "PROPN"), tokens[-1])


def _pieces(text: Parsed, start: int, end: int) -> tuple[Range, ...]:
    """The stretch ``start`` up to ``end``, cut at the paragraphs, without what closes or is left out at its end."""
    cut = ((max(start, a), min(end, b)) for a, b in text.paragraphs if a < end and start < b)
    trimmed = ((a, a + len(ENDING.sub("", text.text[a:b]))) for a, b in cut)
    return tuple((a, b) for a, b in trimmed if any(c.isalnum() for c in text.text[a:b]))
