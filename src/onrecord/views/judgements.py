"""Judgements in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from rich.text import Text

from onrecord.ledger.judgements import Judgement
from onrecord.views.text import joined, paragraph, quoted, say, shortened

SHORT = 6  # characters of an id
LONGEST = 60  # characters of the words that were judged


def told(one: Judgement, width: int = 80) -> Iterator[Text]:
    """The lines of a judgement: its id, what it says of which words, by whom and when, and whether it was taken back."""
    line = said(one)
    if one.undone:
        line += say((f" taken back by {one.undone_by}, {one.undone[:10]}", "dim"))
    yield from paragraph(line, width, indent=SHORT + 2, label=say((one.id[:SHORT], "dim")))


def said(one: Judgement) -> Text:
    """What a judgement says of which words, by whom and when."""
    words = joined(
        [say((f"{of.record[:SHORT]} ", "dim"), (quoted(shortened(of.quote, LONGEST)), "italic")) for of in one.of], " and "
    )
    return say((one.verdict, "bold"), ": ", words, *_correction(one), f" ({one.by}, {one.made[:10]})")


def contradiction(about: Sequence[Judgement], width: int = 80) -> Iterator[Text]:
    """The lines that tell of judgements which contradict each other; the last made counts."""
    yield say(f"{len(about)} persons disagree; the last word counts:")
    for one in sorted(about, key=lambda one: (one.made, one.id)):
        yield from told(one, width)


def _correction(one: Judgement) -> list[Text]:
    value = (
        {name: part for name, part in one.value.items() if part not in (None, [])} if isinstance(one.value, dict) else one.value
    )
    return [say(f": {one.field} = {msgspec.json.encode(value).decode()}")] if one.field else []
