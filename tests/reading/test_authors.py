"""Whose words a text is, where its title tells: the author says "I" outside all quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.reader import Reading
from onrecord.records import Event

CALL = "I just spoke with President Ingrid Aasen of Norway. “I will come in May,” she told me."


def _met(reading: Reading) -> list[list[str]]:
    return [[a.name for a in (*e.actor, *e.recipient)] for e in reading if isinstance(e, Event) and e.type == "CONSULT"]


@pytest.mark.parametrize(
    "title",
    [
        "Statement by President Tomás Quiroga on the call with Norway",
        "Message from President Tomás Quiroga",
        "President Tomás Quiroga on the call with the President of Norway",
    ],
)
def test_in_a_text_that_its_title_gives_to_somebody_he_is_who_says_i(read: Callable[..., Reading], title: str) -> None:
    assert _met(read(CALL, published="2031-04-02", title=title)) == [["Tomás Quiroga", "Ingrid Aasen"]]


@pytest.mark.parametrize(
    "title", ["", "A call with Norway", "Statement of the ministers on Norway", "President Quiroga in Oslo"]
)
def test_where_the_title_names_no_author_nobody_is_taken_for_him(read: Callable[..., Reading], title: str) -> None:
    assert _met(read(CALL, published="2031-04-02", title=title)) == []


def test_whose_words_are_quoted_is_no_matter_of_the_title(read: Callable[..., Reading]) -> None:
    text = "“I met King Harald of Norway today,” said Prime Minister Lena Brandt. I was there."
    found = _met(read(text, published="2031-04-02", title="Statement by President Tomás Quiroga"))
    assert found == [["Lena Brandt", "Harald"]]
