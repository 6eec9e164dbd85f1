"""Names: spellings of one name are one, other names are not, and nobody is somebody on a surname alone."""

from __future__ import annotations

import pytest

from onrecord.ledger.identity import actor_key, country_named, parties
from onrecord.records import Actor


def person(name: str) -> str:
    return actor_key(Actor(name, "person"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andriy Kovalskyy", "Andrei Kovalsky"),
        ("Andrii Kovalskyi", "Andrey Kovalskiy"),
        ("Serhiy Yermolenko", "Sergei Ermolenko"),
        ("Volodymyr Hrushko", "Vladimir Hrushko"),
        ("Yuliya Kharkova", "Iuliia Harkova"),
        ("Joseph P. Warden, Jr.", "Joe Warden"),
        ("Hüseyin Günay", "Huseyin Gunay"),
        ("Jürgen Mößner", "Juergen Moessner"),
        ("Muammar Qassafi", "Muammar Kassafi"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert person(one) == person(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Koval", "Sergei Koval"),
        ("Koval", "Ivan Koval"),
        ("Mara Veld", "Maria Veld"),
        ("Ivan Koval", "Ivan Kovalenko"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert person(one) != person(other)


def test_a_state_is_one_under_all_its_names() -> None:
    assert actor_key(Actor("Türkiye", "state", country="TUR")) == actor_key(Actor("Turkey", "state", country="TUR"))


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("his Greek counterpart", "GRC"),
        ("the presidents of South Korea", "KOR"),
        ("envoys", None),
        ("a polish on the car", None),
    ],
)
def test_the_state_that_a_phrase_names(phrase: str, country: str | None) -> None:
    assert country_named(phrase) == country


def test_a_list_in_one_phrase_is_several_parties() -> None:
    ministers = Actor("foreign ministers of Greece, Cyprus and Egypt", "group", country="GRC")
    assert [party.country for party in parties([ministers])] == ["GRC", "CYP", "EGY"]


def test_those_who_could_be_anybody_are_no_party() -> None:
    assert parties([Actor("four people", "group"), Actor("officials", "unnamed")]) == ()
