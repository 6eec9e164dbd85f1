"""Paragraphs: where they begin and end in a text. Apart from the parser, because those who count them need none."""

from __future__ import annotations

import re

LONGEST_DATELINE = 100  # characters
IN_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]*)*"
BY_NAME = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3}"
STATE_AND_DAY = r"(?:,? [A-Z][\w.'’-]*| \d{1,2}(?:st|nd|rd|th)?| \d{4}|,)*?"
AGENCY = r"(?: ?\([^()\n]{2,40}\))"
DATELINE = re.compile(
    rf"(?:{IN_CAPITALS}{STATE_AND_DAY}{AGENCY}?|{BY_NAME}{STATE_AND_DAY}{AGENCY})"
    r"(?: ?--(?=[\s“\"A-Z]|$)| ?[–—](?=\s|$)| [-_](?=\s|$))\s*"
)
BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """The character ranges of a text's paragraphs, without the white space around them.

    Blank lines divide paragraphs; so do single line ends, unless the lines are hard-wrapped prose.
    """
    found = []
    at = 0
    for gap in [*BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        block = text[at:end]
        found += [(at, end)] if _is_wrapped(block) else [(at + m.start(), at + m.end()) for m in re.finditer(r"[^\n]+", block)]
        at = gap.end() if gap else end
    return [s for s in (_stripped(text, a, b) for a, b in found) if s[0] < s[1]]


def after_dateline(text: str, start: int) -> int:
    """Where a paragraph's first sentence begins: after "KYIV, May 19 (Reuters) -", or at ``start`` where there is none."""
    found = DATELINE.match(text[start : start + LONGEST_DATELINE])
    return start + found.end() if found else start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    block = text[start:end]
    return start + len(block) - len(block.lstrip()), end - (len(block) - len(block.rstrip()))


def _is_wrapped(block: str) -> bool:
    """Whether a block's line ends are a page width's, not the author's: most lines break off in the middle of a sentence."""
    lines = [line.strip() for line in block.strip("\n").split("\n")]
    if len(lines) < 2 or max(map(len, lines)) > 120:
        return False
    broken = sum(not re.search(r"[.!?:;][\"'”’)]*$", line) for line in lines[:-1])
    return broken >= 0.6 * (len(lines) - 1) and sum(map(len, lines[:-1])) >= 40 * (len(lines) - 1)
