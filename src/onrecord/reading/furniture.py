"""Page furniture: what stands on a page beside the report, and is never read as part of it."""

from __future__ import annotations

from onrecord.reading.language import paragraphs_of


def body(text: str) -> list[tuple[int, int]]:
    """The character ranges of the paragraphs that belong to the report."""
    return paragraphs_of(text)
