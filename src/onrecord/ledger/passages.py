"""Passages that two texts have in common, word for word or nearly so.

Which texts to compare is found by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003): of every ``WINDOW`` runs of ``SHINGLE`` words the one with the smallest hash is kept, so that two
texts with ``SHINGLE + WINDOW - 1`` words in common have one run in common that was kept of both.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

WORD = re.compile(r"\w+(?:['’-]\w+)*")
SHINGLE = 8  # words
WINDOW = 4  # runs
SEED = 4  # words in common from which a passage grows
GAP = 3  # words, on either side, that may differ within a passage
SHORTEST = 10  # words of a passage


class Word(NamedTuple):
    """A word as it is compared, where it stands, and whether it stands in a quotation of somebody."""

    word: str
    start: int
    end: int
    quoted: bool


class Run(NamedTuple):
    """Words in common: from which word of the one, from which of the other, how many of each."""

    a: int
    b: int
    length_a: int
    length_b: int


def words(text: str, sentences: Iterable[tuple[int, int]], quotations: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of a text's sentences (character ranges), in order."""
    starts = [start for start, _ in quotations]
    found = (match for start, end in sentences for match in WORD.finditer(text, start, end))
    return [Word(_compared(match[0]), *match.span(), _in(quotations, starts, match.start())) for match in found]


def _in(ranges: Sequence[tuple[int, int]], starts: Sequence[int], at: int) -> bool:
    """Whether a place is in one of the ranges, which are in order and begin at these starts."""
    if not ranges:
        return False
    before = bisect_right(starts, at)
    return before > 0 and at < ranges[before - 1][1]


def _compared(word: str) -> str:
    return word.casefold().replace("’", "'")


def fingerprint(of: Sequence[Word]) -> set[int]:
    """The hashes by which passages of a text are found in others."""
    listed = [word.word for word in of]
    hashes = [zlib.crc32(" ".join(listed[n : n + SHINGLE]).encode()) for n in range(len(of) - SHINGLE + 1)]
    return {min(hashes[n : n + WINDOW]) for n in range(max(1, len(hashes) - WINDOW + 1)) if hashes}


Seeds = dict[tuple[str, ...], list[int]]  # each ``SEED`` words in a row of a text, and where they begin


def seeds(of: Sequence[Word]) -> Seeds:
    """From where passages of a text may grow: made once, where it is held against many."""
    listed = [word.word for word in of]
    found: Seeds = {}
    for n in range(len(of) - SEED + 1):
        found.setdefault(tuple(listed[n : n + SEED]), []).append(n)
    return found


def passages(a: Sequence[Word], b: Sequence[Word], of_a: Seeds | None = None) -> list[Run]:
    """The near-identical passages of two texts, in the order of the second; ``of_a`` are the seeds of the first."""
    joined: list[Run] = []
    for run in _common(a, b, seeds(a) if of_a is None else of_a):
        last = joined[-1] if joined else None
        if last and 0 <= run.a - last.a - last.length_a <= GAP and run.b - last.b - last.length_b <= GAP:
            joined[-1] = Run(last.a, last.b, run.a + run.length_a - last.a, run.b + run.length_b - last.b)
        else:
            joined.append(run)
    return [run for run in joined if min(run.length_a, run.length_b) >= SHORTEST]


def _common(a: Sequence[Word], b: Sequence[Word], of_a: Seeds) -> Iterator[Run]:
    """The longest runs of equal words from each place of ``b`` on, ``SEED`` words at least, none of ``b`` twice."""
    listed = [word.word for word in b]
    at = 0
    while at + SEED <= len(b):
        starts = of_a.get(tuple(listed[at : at + SEED]), ())
        length, start = max(((_equal(a, b, start, at), -start) for start in starts), default=(0, 0))
        if length:
            yield Run(-start, at, length, length)
        at += length or 1


def _equal(a: Sequence[Word], b: Sequence[Word], at_a: int, at_b: int) -> int:
    """How many words are equal from there on."""
    length = 0
    while at_a + length < len(a) and at_b + length < len(b) and a[at_a + length].word == b[at_b + length].word:
        length += 1
    return length
