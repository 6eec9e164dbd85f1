"""Numbers and names in words."""

from __future__ import annotations

import pytest

import handmade
from onrecord.records import Actor, Place, Value
from onrecord.views.wording import amount, number, titled, whereabouts, who


@pytest.mark.parametrize(
    ("value", "words"),
    [(40, "40"), (5000, "5,000"), (0.5, "0.5"), (1.7e9, "1.7 billion"), (2e6, "2 million"), (1234567, "1,234,567"), (-3, "-3")],
)
def test_numbers_are_written_as_in_newspapers(value: float, words: str) -> None:
    assert number(value) == words


def test_an_amount_tells_bound_range_and_rate() -> None:
    assert amount(Value(5000, 5000), "min", "week") == "more than 5,000 a week"
    assert amount(Value(5, 7), "about") == "about 5–7"


def test_actors_are_listed_and_titled() -> None:
    assert who([handmade.VELD, handmade.TASZ, handmade.QUILL]) == "Mara Veld, Joren Tasz and Ada Quill"
    assert titled(handmade.QUILL) == "Ada Quill, Foreign Minister"
    assert titled(Actor("the Foreign Minister", "unnamed", role="Foreign Minister")) == "the Foreign Minister"


def test_a_place_has_the_gazetteer_s_name_beside_its_own() -> None:
    assert whereabouts(Place("the capital", resolved="Tarsk")) == "the capital (Tarsk)"
    assert whereabouts(Place("Tarsk", resolved="Tarsk")) == "Tarsk"
