"""Paragraphs and datelines: where a report's sentences may begin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.paragraphs import after_dateline, paragraphs_of
from onrecord.reading.reader import Reading
from onrecord.records import Statement


def test_blank_lines_and_single_lines_divide_paragraphs() -> None:
    text = "The envoys met.\n\nThey parted at noon.\nNothing was signed."
    assert [text[a:b] for a, b in paragraphs_of(text)] == ["The envoys met.", "They parted at noon.", "Nothing was signed."]


def test_hard_wrapped_prose_is_one_paragraph() -> None:
    text = (
        "The envoys of the two republics met in a tent on the\nborder on Tuesday and parted without having agreed on\n"
        "anything but the hour of the next meeting."
    )
    assert paragraphs_of(text) == [(0, len(text))]


@pytest.mark.parametrize(
    "dateline",
    [
        "KHARTOUM, Feb 5 (Courier News) - ",
        "KYIV/ANKARA, July 24 (Meridian Wire) — ",
        "PORT SUDAN, Sudan (AP) _ ",
        "GENEVA -- ",
        "Bamako (Sahel Press) – ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, read: Callable[..., Reading]) -> None:
    text = dateline + "Mali said on Monday that its envoy had left."
    assert text[after_dateline(text, 0) :].startswith("Mali said")
    (statement,) = [r for r in read(text, published="2024-02-06").records if isinstance(r, Statement)]
    assert statement.speaker is not None
    assert statement.speaker.name == "Mali"


@pytest.mark.parametrize(
    "text",
    [
        "Mali - a landlocked state - left the bloc.",
        "Talks failed – again.",
        "In Geneva (and elsewhere) talks went on.",
        "UN Secretary-General Ana Lopes left.",
        "US–China talks failed.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert after_dateline(text, 0) == 0
