"""Quotation marks: their stretches, nesting, paragraphs, and marks without a partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.language import paragraphs_of
from onrecord.reading.quotations import Quotations, quotations_of


def quotations(text: str) -> Quotations:
    return quotations_of(text, paragraphs_of(text))


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text).outer]


@pytest.mark.parametrize(
    "text",
    [
        'She said "we wait" and left.',
        "She said “we wait” and left.",
        "She said ‘we wait’ and left.",
        "She said 'we wait' and left.",
        "She said „we wait“ and left.",
        "She said „we wait” and left.",
        "She said «we wait» and left.",
        "She said »we wait« and left.",
        "She said ‹we wait› and left.",
        "She said ``we wait'' and left.",
        "She said ''we wait'' and left.",
        "She said ”we wait” and left.",
    ],
)
def test_every_style_of_mark(text: str) -> None:
    (found,) = quotations(text).outer
    assert text[slice(*found.inner)] == "we wait"
    assert text[: found.start] == "She said "
    assert text[found.end :] == " and left."
    assert found.closed


def test_a_quotation_in_a_quotation_stands_one_deeper() -> None:
    text = "“They told us, ‘Wait here,’ and went,” she said."
    outer, inner = quotations(text).found
    assert (outer.depth, inner.depth) == (0, 1)
    assert text[inner.start : inner.end] == "‘Wait here,’"
    assert quoted(text) == ["“They told us, ‘Wait here,’ and went,”"]


def test_apostrophes_open_and_close_nothing() -> None:
    text = "The ministers’ plan, and the '90s deal, don't and won’t hold, says the soldiers' own."
    assert quoted(text) == []


def test_an_apostrophe_does_not_close_a_single_quotation() -> None:
    assert quoted("He said ‘we don’t know’ twice.") == ["‘we don’t know’"]


def test_paragraphs_that_open_again_go_on_with_one_quotation() -> None:
    text = "“We began in May.\n\n“We end in June,” she said."
    first, second = quotations(text).outer
    assert first.continued
    assert not first.closed
    assert text[first.start : first.end] == "“We began in May."
    assert second.closed


def test_an_opening_mark_without_partner_ends_with_its_sentence() -> None:
    assert quoted("He said “we go. Then he left.") == ["“we go."]


def test_an_opening_mark_that_opens_a_paragraph_takes_the_paragraph() -> None:
    assert quoted("“We go. We come back.\n\nHe left.") == ["“We go. We come back."]


def test_a_closing_mark_without_partner_is_passed_over() -> None:
    assert quoted("We go,” he said. She said “no” twice.") == ["“no”"]


def test_a_quotation_never_leaves_its_paragraph() -> None:
    text = 'He said "we go.\n\nThe talks "failed" again.'
    assert quoted(text) == ['"we go.', '"failed"']


def test_the_quotation_at_a_character_and_between_two() -> None:
    text = "“One” and “two” and “three”"
    found = quotations(text)
    assert found.at(text.index("two")) is found.outer[1]
    assert found.at(text.index("and")) is None
    assert found.between(text.index("two"), text.index("three") + 2) == found.outer[1:]


@given(st.text(alphabet="ab .,\n\"“”‘’'„«»`", max_size=60))
def test_any_marks_give_ordered_stretches_within_the_text(text: str) -> None:
    found = quotations(text)
    for quotation in found.found:
        assert 0 <= quotation.start < quotation.inner[0] <= quotation.inner[1] <= quotation.end <= len(text)
    for left, right in zip(found.outer, found.outer[1:], strict=False):
        assert left.end <= right.start
