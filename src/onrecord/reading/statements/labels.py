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

NAME = r"[A-Z][\w.’'-]*(?: (?:of|the|and|for|[A-Z][\w.’'-]*)){0,8}"
LABEL = re.compile(rf"(?P<edge>^|\n|[.!?…*>)”\"]\s{{1,3}})[\"“”]?(?P<name>{NAME})(?P<note> ?\([^()\n]{{1,40}}\))?:[ \n](?=\S)")
SENTENCE = 5  # words in a turn, on average, at least
OPENING = 0.2  # share of the text before the first label, at most, of a text that is all transcript
THROUGHOUT = 0.3  # labels for each paragraph of such a text, at least


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: its name, where what is said begins, and whether it opens a paragraph (all in characters)."""

    name: Range
    said: int
    opens: bool
    text: str


def turns(text: Parsed, quotations: Quotations, words: Words) -> list[tuple[Label, Range]]:
    """The turns of a transcript, each from its label to the next; empty where the text is none."""
    labels = [x for x in _labels(text, words) if x.opens or quotations.at(x.name[0] - 1) is None]
    if not _is_transcript(text, labels):
        return []
    bounds = [*(x.name[0] for x in labels[1:]), _end(text, labels)]
    return [(x, (x.said, _stripped(text.text, x.said, bound))) for x, bound in zip(labels, bounds, strict=True)]


def as_quotations(quotations: Quotations, spoken: list[tuple[Label, Range]]) -> Quotations:
    """Turns read as the quotations they are: the marks in them stand in a quotation."""
    whole = [Quotation(start, end, (start, end), 0, closed=True) for _, (start, end) in spoken if start < end]
    outer = [q for q in quotations.outer if not any(w.start <= q.start < w.end for w in whole)]
    return Quotations(quotations.found, tuple(sorted([*outer, *whole], key=lambda q: q.start))) if whole else quotations


def of_turns(text: Parsed, spoken: list[tuple[Label, Range]]) -> list[Saying]:
    """A saying for each turn of a transcript."""
    found = []
    for label, (start, end) in spoken:
        source = _head(text, label)
        if source is not None and any(c.isalnum() for c in text.text[start:end]):
            found.append(Saying(source, "utterance", "label", source, [(start, end)]))
    return found


def of_headlines(text: Parsed, quotations: Quotations, words: Words) -> list[Saying]:
    """A saying for each paragraph of one sentence that a name and a colon open."""
    found = []
    for label in _labels(text, words):
        paragraph = text.para[text.token_at(label.said)] if text.token_at(label.said) < len(text) else None
        if not label.opens or paragraph is None:
            continue
        start, end = text.paragraphs[paragraph]
        source = _head(text, label)
        sentences = {text.sent[t] for t in text.tokens_in(label.said, end)}
        if start <= label.name[0] and source is not None and text.pos[source] == "PROPN" and len(sentences) == 1:
            found.append(Saying(source, "utterance", "label", source, [(label.said, end)]))
    return found


def _labels(text: Parsed, words: Words) -> list[Label]:
    begins = {start for start, _ in text.paragraphs}
    found = []
    for match in LABEL.finditer(text.text):
        name = match["name"]
        if name.split()[0].lower() in words.not_labels or name.lower() in words.not_labels:
            continue
        opens = any(at in begins for at in range(match.end("edge") - 1, match.start("name") + 1))
        if opens or len(name.split()) > 1:
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
    throughout = labels[0].name[0] <= len(text.text) * OPENING or len(labels) >= len(text.paragraphs) * THROUGHOUT
    paragraph = next(p for p in text.paragraphs if p[1] > labels[-1].said)
    return text.paragraphs[-1][1] if throughout else paragraph[1]


def _head(text: Parsed, label: Label) -> int | None:
    tokens = [t for t in text.tokens_in(*label.name) if text.words[t][0].isalnum()]
    proper = [t for t in tokens if text.pos[t] == "PROPN"]
    return (proper or tokens or [None])[-1]


def _stripped(text: str, start: int, end: int) -> int:
    """The end of a turn without white space and marks of omission after it."""
    return start + len(re.sub(r"[\s*<>…\[\]\"“”]+$", "", text[start:end]))
