"""Quotation marks: which stretches of a text stand between them.

Every style of mark is read (straight and curly, double and single, low, guillemets, doubled apostrophes), quotations in
quotations, and quotations over several paragraphs, where each paragraph opens again and only the last one closes. Marks that
have no partner never raise: an opening mark without one ends with its sentence, or with the paragraph that it opens; a closing
mark without one is passed over.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile("[\"“”„‟«»‘’‚‛‹›]|``|''|'")
# An opening mark and the marks that may close it; what opens and closes alike is told apart by the space around it.
CLOSES = {
    '"': '"”', "“": '”"‟“', "”": "”", "„": '“”‟"', "‟": '”"', "«": "»", "»": "«", "``": "''", "''": "''",
    "‘": "’'", "‚": "‘’", "‛": "’", "‹": "›", "'": "'’",
}  # fmt: skip
SINGLE = frozenset("'‘’‚‛‹›")
DIRECTED = frozenset("“„«")
LONGEST_SINGLE = 600  # characters; a single mark whose partner is farther off is an apostrophe
SENTENCE_STOP = re.compile(r"[.!?…](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, marks included, in characters. ``inner`` leaves the marks out.

    ``depth`` is 0 outside any other quotation. ``closed`` tells whether the closing mark stands in the text; ``continued``
    whether the quotation goes on in the next paragraph, which opens it again.
    """

    start: int
    end: int
    inner: tuple[int, int]
    depth: int
    closed: bool
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Quotations:
    """A text's quotations in text order: ``outer`` are those that stand in no other."""

    found: tuple[Quotation, ...]
    outer: tuple[Quotation, ...]

    def at(self, char: int) -> Quotation | None:
        """The outermost quotation that covers the character ``char``."""
        place = bisect.bisect_right(self.outer, char, key=lambda q: q.start) - 1
        return self.outer[place] if place >= 0 and char < self.outer[place].end else None

    def between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The outermost quotations that share a character with the stretch ``start`` up to ``end``."""
        first = bisect.bisect_right(self.outer, start, key=lambda q: q.end)
        return self.outer[first : bisect.bisect_left(self.outer, end, key=lambda q: q.start)]


def quotations_of(text: str, paragraphs: list[tuple[int, int]]) -> Quotations:
    """The quotations in the given paragraphs (character ranges) of a text."""
    found: list[Quotation] = []
    for number, (start, end) in enumerate(paragraphs):
        following = text[slice(*paragraphs[number + 1])][:2] if number + 1 < len(paragraphs) else ""
        found += _in_paragraph(text, start, end, following)
    found.sort(key=lambda q: (q.start, -q.end))
    return Quotations(tuple(found), tuple(q for q in found if q.depth == 0))


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inner: int


def _in_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Quotation]:
    """One paragraph's quotations; ``following`` is how the next paragraph begins."""
    stack: list[_Open] = []
    for found in MARK.finditer(text, start, end):
        mark, at = found.group(), found.start()
        level = next((k for k in reversed(range(len(stack))) if _may_close(text, stack[k], mark, at, end)), None)
        if level is not None:
            for depth in reversed(range(level + 1, len(stack))):
                yield _unclosed(text, stack[depth], at, depth)
            opened = stack[level]
            del stack[level:]
            yield Quotation(opened.start, found.end(), (opened.inner, at), level, closed=True)
        elif _may_open(text, mark, at, start, end):
            if not _is_deeper(text, stack, found, end):
                stack = [o for o in stack if o.mark != mark]
            stack.append(_Open(mark, at, found.end()))
    for depth, opened in enumerate(stack):
        if following.startswith(opened.mark) and opened.mark not in SINGLE:
            yield Quotation(opened.start, end, (opened.inner, end), depth, closed=False, continued=True)
            return
        yield _unclosed(text, opened, end, depth, whole=opened.start == start and opened.mark not in SINGLE)


def _unclosed(text: str, opened: _Open, limit: int, depth: int, *, whole: bool = False) -> Quotation:
    """A quotation that never closes: to the end of its sentence, or the ``whole`` paragraph where it opened that."""
    stop = None if whole else SENTENCE_STOP.search(text, opened.inner, limit)
    end = stop.end() if stop else limit
    return Quotation(opened.start, end, (opened.inner, end), depth, closed=False)


def _may_close(text: str, opened: _Open, mark: str, at: int, end: int) -> bool:
    if mark not in CLOSES[opened.mark] or at == opened.inner:
        return False
    after = text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < end else ""
    if mark in SINGLE:
        return not after.isalnum() and at - opened.start <= LONGEST_SINGLE
    if mark != opened.mark:
        return True
    opens = text[at - 1].isspace() and after.isalnum()
    return not opens and (mark not in "“”" or not text[at - 1].isspace())


def _may_open(text: str, mark: str, at: int, start: int, end: int) -> bool:
    if mark not in CLOSES:
        return False
    before = text[at - 1] if at > start else ""
    after = text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < end else ""
    if not after or after.isspace() or before.isalnum():
        return False
    return mark not in SINGLE or (not after.isdigit() and _has_partner(text, mark, at, end))


def _is_deeper(text: str, stack: list[_Open], mark: re.Match[str], end: int) -> bool:
    """Whether a mark that is open already opens once more: it shows its direction, and enough marks that close it lie ahead."""
    opened = sum(o.mark == mark.group() for o in stack)
    if not opened or mark.group() not in DIRECTED:
        return False
    closing = CLOSES[mark.group()].replace(mark.group(), "")
    return sum(text.count(c, mark.end(), end) for c in closing) > opened


def _has_partner(text: str, mark: str, at: int, end: int) -> bool:
    """Whether a mark that closes a single one stands ahead: it follows a letter or stop and no letter follows it."""
    ahead = text[at + 1 : min(end, at + LONGEST_SINGLE)]
    return re.search(rf"(?<=[\w.,!?…])[{CLOSES[mark]}](?!\w)", ahead) is not None
