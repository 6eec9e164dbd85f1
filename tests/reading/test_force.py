"""Force: who struck whom or what, and which tellings of it are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.reader import Reading
from onrecord.records import Event

Read = Callable[..., Reading]


def assaults(reading: Reading) -> list[Event]:
    return [r for r in reading.records if isinstance(r, Event) and r.type == "ASSAULT"]


def sides(event: Event) -> tuple[list[str], list[str]]:
    return [a.name for a in event.actor], [a.name for a in event.recipient]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Egypt condemned Libya's annexation of Darfur as Sudan protested.", ["Sudan", "Darfur"]),
        ("The Sudanese army captured Khartoum from the Rapid Support Forces.", ["Khartoum", "Rapid Support Forces"]),
        ("Libya hit a Sudanese refinery with drones and missiles.", ["a Sudanese refinery"]),
        ("Parts were found of a bomb used in a Libyan airstrike Friday on a school in Sudan.", ["a school in Sudan"]),
        ("Sudanese fled from El Fasher, the capital of Darfur, which fell to Libyan forces in May.", ["Sudanese", "El Fasher"]),
    ],
)
def test_what_was_struck_is_the_thing_and_whose_land_it_is_but_not_the_weapon(text: str, struck: list[str], read: Read) -> None:
    found = [name for e in assaults(read(text, published="2025-05-19")) for name in sides(e)[1]]
    assert found == struck


def test_a_curly_apostrophe_says_whose_the_attack_is(read: Read) -> None:
    (event,) = assaults(read("Norway condemned the rebels’ attack on Libya.", published="2025-05-19"))
    assert sides(event) == (["rebels"], ["Libya"])


def test_whoever_fights_a_side_throughout_struck_its_towns_too(read: Read) -> None:
    text = "Libya shelled the Sudanese army on Monday. Libya bombed Sudan on Tuesday. On Friday a market in Khartoum was hit."
    assert sides(assaults(read(text, published="2025-05-19"))[-1])[0] == ["Libya"]


def test_what_was_also_done_is_another_deed(read: Read) -> None:
    text = "Libya shelled Sudan on Monday. Libya also sank Sudanese warships."
    assert len(assaults(read(text, published="2025-05-19"))) == 2


def test_an_attack_in_a_land_and_in_a_town_of_it_may_be_one(read: Read) -> None:
    text = "Libya bombed a Sudanese depot in Khartoum on Monday. Libya's strike in Sudan on Monday killed two soldiers."
    assert len(assaults(read(text, published="2025-05-19"))) == 1
