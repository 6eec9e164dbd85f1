"""A saying on its way to a record: a cue, what it holds, and whose words it gives."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotations
from onrecord.reading.statements.constructions import Range
from onrecord.reading.statements.words import Act


@dataclass(slots=True, eq=False)
class Saying:
    """``cue`` is the head of the words that ascribe, ``source`` the head of the speaker's phrase.

    ``content`` holds character ranges in text order, ``construction`` tells how the cue holds it, and ``within`` is the
    utterance in whose content the cue stands.
    """

    cue: int
    act: Act
    construction: str
    source: int | None
    content: list[Range]
    within: Saying | None = None

    def relayers(self) -> list[Saying]:
        """The sayings in which this one stands, outermost first."""
        found: list[Saying] = []
        outer = self.within
        while outer is not None and outer not in found:
            found.append(outer)
            outer = outer.within
        return found[::-1]


def disjoint(content: list[Range]) -> list[Range]:
    """The ranges in text order, those that overlap made one."""
    found: list[Range] = []
    for start, end in sorted(content):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def content_of(text: Parsed, quotations: Quotations, cue: int, parts: tuple[Range, ...]) -> list[Range]:
    """The character ranges of a cue's content: token ranges without outer punctuation, widened to whole quotations.

    A cue that itself stands in a quotation never reaches out of it.
    """
    around = quotations.at(text.start[cue])
    found: list[Range] = []
    for first, last in parts:
        start, end = _trimmed(text, quotations, first, last)
        if start >= end:
            continue
        if around:
            start, end = max(start, around.inner[0]), min(end, around.inner[1])
        else:
            for quotation in quotations.between(start, end):
                start, end = min(start, quotation.start), max(end, quotation.end)
                if (
                    end <= text.start[cue]
                    and end == quotation.end
                    and text.text[start : quotation.start].rstrip().endswith(":")
                ):
                    start = quotation.start
        if start < end:
            found.append((start, end))
    return found


def _trimmed(text: Parsed, quotations: Quotations, first: int, last: int) -> Range:
    while first < last and _is_outer_punctuation(text, quotations, first):
        first += 1
    while first < last and _is_outer_punctuation(text, quotations, last - 1):
        last -= 1
    return (text.start[first], text.end[last - 1]) if first < last else (0, 0)


def _is_outer_punctuation(text: Parsed, quotations: Quotations, token: int) -> bool:
    return not text.words[token][0].isalnum() and text.words[token] not in "$€£%" and quotations.at(text.start[token]) is None
