"""One source or many: copies, rewrites, and what only looks like one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claiming import printed
from onrecord import Ledger
from onrecord.reading.reader import Reading

LEAD = (
    "Delegations of the two river republics signed an accord on the shared dam in Tarsk on Monday, "
    "ending a quarrel that had left a hundred villages without water since the spring. "
)
TERMS = (
    "Under the accord the gates will be opened for nine hours a day, and an engineer from each side will keep the log. "
    "A joint office is to be set up in the old customs house before the first snow. "
)
COLOUR = "Farmers on the left bank lit fires when the news came, and the ferry blew its horn until dark. "
OWN = "In the queue for bread nobody had heard of any accord, and the pump in the square was as dry as it had been in June. "
SPEECH = (
    "“We have not come here to count the drops, we have come so that our children need not carry water up the hill, and "
    "whoever breaks this accord will have to explain it to them and to their children after them,”"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        yield ledger


def sources(ledger: Ledger, *readings: Reading) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and articles of each source group, once these are stored."""
    for one in readings:
        ledger.store(one)
    return [(source.kind, source.articles) for source in ledger.sources()]


def test_a_wire_story_with_a_line_of_the_papers_own_is_a_copy(ledger: Ledger) -> None:
    wire = printed("wire", LEAD + TERMS + COLOUR)
    assert sources(ledger, wire, printed("paper", LEAD + TERMS + COLOUR + "Read more.")) == [("copy", ("paper", "wire"))]


def test_a_wire_story_cut_short_is_a_copy(ledger: Ledger) -> None:
    readings = printed("wire", LEAD + TERMS + COLOUR), printed("paper", LEAD, published="2031-03-12")
    assert sources(ledger, *readings) == [("copy", ("wire", "paper"))]


def test_of_one_day_the_longest_is_what_the_others_copied(ledger: Ledger) -> None:
    readings = printed("a", LEAD + TERMS), printed("wire", LEAD + TERMS + COLOUR), printed("b", LEAD)
    assert sources(ledger, *readings) == [("copy", ("wire", "a", "b"))]


def test_a_part_taken_over_is_a_rewrite_of_the_first_copy(ledger: Ledger) -> None:
    wire, copy = printed("wire", LEAD + TERMS), printed("copy", LEAD + TERMS, published="2031-03-12")
    rewrite = printed("rewrite", OWN + TERMS + COLOUR, published="2031-03-12")
    assert sources(ledger, rewrite, copy, wire) == [("copy", ("wire", "copy")), ("rewrite", ("wire", "rewrite"))]


def test_the_passages_stand_in_both_texts(ledger: Ledger) -> None:
    readings = {one.article.id: one for one in (printed("a", LEAD + TERMS), printed("b", COLOUR + TERMS.upper() + LEAD))}
    sources(ledger, *readings.values())
    (source,) = ledger.sources()
    assert len(source.passages) == 2
    for passage in source.passages:
        for article, span in zip(passage.articles, passage.spans, strict=True):
            assert readings[article].article.text[span.start : span.end] == span.quote


def test_a_word_changed_here_and_there_is_the_same_passage(ledger: Ledger) -> None:
    changed = TERMS.replace("nine hours", "9 hours").replace("customs house", "toll house")
    sources(ledger, printed("a", LEAD + TERMS), printed("b", LEAD + changed, published="2031-03-12"))
    (source,) = ledger.sources()
    assert [passage.spans[1].quote for passage in source.passages] == [(LEAD + changed).strip(". ")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (printed("a", LEAD + TERMS), printed("b", OWN + COLOUR)),
        (printed("a", LEAD + SPEECH, quoted=SPEECH), printed("b", OWN + SPEECH, quoted=SPEECH)),
        (
            printed("a", "The two sides signed an accord on the dam on Monday."),
            printed("b", "The two sides signed an accord on Monday."),
        ),
        (printed("a", LEAD + TERMS), printed("b", LEAD + TERMS, published="2031-05-30")),
    ],
    ids=["own words", "one speech quoted by two", "too short to tell", "a formula used again months later"],
)
def test_what_is_no_copy(ledger: Ledger, one: Reading, other: Reading) -> None:
    assert sources(ledger, one, other) == []


def test_a_copy_removed_leaves_the_others(ledger: Ledger) -> None:
    sources(ledger, *(printed(name, LEAD + TERMS) for name in "abc"))
    ledger.remove("a")
    assert sources(ledger) == [("copy", ("b", "c"))]
    ledger.remove("b")
    assert sources(ledger) == []
