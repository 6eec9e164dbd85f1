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
        ("Libya hit a Sudanese refinery with drones and missiles.", ["Sudan", "a Sudanese refinery"]),
        ("Parts were found of a bomb used in a Libyan airstrike Friday on a school in Sudan.", ["a school in Sudan", "Sudan"]),
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


@pytest.mark.parametrize(
    "telling",
    [
        "Ukraine's air force said on Monday that 70 drones were shot down.",
        "Ukraine's air force said on Monday that air defenses downed 70 drones.",
        "Russia fired 90 drones at Ukraine, 70 of which were shot down, Ukraine's air force said on Monday.",
    ],
)
def test_weapons_are_shot_down_by_the_side_whose_office_says_so(telling: str, read: Read) -> None:
    found = assaults(read(f"Russia shelled Ukraine on Sunday. {telling}", published="2025-05-19"))
    assert (sides(found[-1])[0], "Russia" in sides(found[-1])[1]) == (["Ukraine"], True)


def test_nobody_is_taken_for_the_doer_who_uses_no_force_in_the_article(read: Read) -> None:
    text = "Libya bombed Darfur on Monday. Libya shelled Sudan on Tuesday. Libyan soldiers were killed on Friday."
    assert [sides(e)[0] for e in assaults(read(text, published="2025-05-19"))] == [["Libya"], ["Libya"]]


def test_the_toll_of_a_war_and_a_sides_own_campaign_are_the_war(read: Read) -> None:
    text = "Libya has killed more than 39,000 Sudanese. Libya launched its military campaign in Sudan in 2023."
    assert assaults(read(text, published="2025-05-19")) == []


def test_a_strike_and_what_it_was_aimed_at_are_one(read: Read) -> None:
    text = "A Libyan strike targeting Sudanese soldiers hit a school, killing ten people."
    (event,) = assaults(read(text, published="2025-05-19"))
    assert sides(event) == (["Libya"], ["a school", "Sudanese soldiers", "ten people"])


def test_what_was_also_done_is_another_deed(read: Read) -> None:
    text = "Libya shelled Sudan on Monday. Libya also sank Sudanese warships."
    assert len(assaults(read(text, published="2025-05-19"))) == 2


def test_an_attack_in_a_land_and_in_a_town_of_it_may_be_one(read: Read) -> None:
    text = "Libya bombed a Sudanese depot in Khartoum on Monday. Libya's strike in Sudan on Monday killed two soldiers."
    assert len(assaults(read(text, published="2025-05-19"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The museum captures the spirit of Sudan.",
        "She occupies one of the key positions in Khartoum.",
        "The court may strike down the rules of Libya.",
        "The costs will fall to Libya.",
        "Libyan parties took administrative control of the Sudanese fund.",
        "Libya wants to eliminate the Rapid Support Forces.",
        "Libya is fighting the disease and fights against injustice.",
    ],
)
def test_words_of_force_said_of_other_things_are_none(text: str, read: Read) -> None:
    assert assaults(read(text, published="2025-05-19")) == []


def test_a_person_who_attacks_a_person_in_politics_accuses(read: Read) -> None:
    text = "President Donald Trump attacked Senator Bernie Sanders over his taxes on Monday."
    found = [r for r in read(text, published="2025-05-19").records if isinstance(r, Event)]
    assert [(e.type, sides(e)) for e in found] == [("ACCUSE", (["Donald Trump"], ["Bernie Sanders"]))]


def test_whoever_is_called_responsible_for_a_deed_did_it(read: Read) -> None:
    text = "Libya hunts the Sudanese commander responsible for the murder of ten Libyan soldiers."
    assert [sides(e)[0] for e in assaults(read(text, published="2025-05-19"))] == [["Sudanese commander"]]


def test_people_held_as_shields_are_no_toll_of_a_war(read: Read) -> None:
    (event,) = assaults(read("Rebels held around 20,000 Sudanese villagers as human shields.", published="2025-05-19"))
    assert event.trigger.quote == "held"
