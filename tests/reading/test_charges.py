"""Acts of words: what accuses, threatens, demands or refuses, and what only seems to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from happenings import events, names
from onrecord.reading.reader import Reading

Read = Callable[..., Reading]


def test_what_is_criticised_need_not_be_done_by_the_critic(read: Read) -> None:
    found = events(read("Chad criticised sending Norwegian generators to Sudan.", published="2025-05-21"))
    assert [names(e.actor) for e in found if e.type == "AID"] == [["Norway"]]


def test_whoever_is_blamed_for_a_deed_did_it(read: Read) -> None:
    found = events(read("Norway condemned Chad for its attack on Sudan.", published="2025-05-19"))
    assert [(names(e.actor), names(e.recipient)) for e in found if e.type == "ASSAULT"] == [(["Chad"], ["Sudan"])]


@pytest.mark.parametrize(
    "said",
    [
        "Bolivia violated the treaty",
        "Bolivia is committing crimes",
        "Bolivia has been making absurd demands",
        "Bolivia crossed a red line",
        "Bolivia deliberately flooded the valley",
        "responsibility for these crimes rests with Bolivia",
    ],
)
def test_who_tells_a_wrong_accuses_who_does_it(said: str, read: Read) -> None:
    found = events(read(f"Brazil said on Friday that {said}.", published="2025-05-19"))
    assert [(names(e.actor), names(e.recipient)) for e in found if e.type == "ACCUSE"] == [(["Brazil"], ["Bolivia"])]


@pytest.mark.parametrize(
    "said",
    [
        "Brazil may violate the truce",
        "if Bolivia violated the truce, talks would end",
        "Bolivia did not violate the truce",
        "Bolivia had asked Chad to stop violating the truce",
    ],
)
def test_a_wrong_that_is_not_asserted_accuses_nobody(said: str, read: Read) -> None:
    found = events(read(f"Brazil said on Friday that {said}.", published="2025-05-19"))
    assert not [e for e in found if e.type == "ACCUSE"]


@pytest.mark.parametrize(
    "said",
    ["We will retaliate if Sudan crosses the river", "Sudan will pay a heavy price", "The Sudanese army will be crushed"],
)
def test_harm_that_is_announced_is_threatened(said: str, read: Read) -> None:
    found = events(read(f"“{said},” the Chadian defence minister said on Friday.", published="2025-05-19"))
    (threat,) = [e for e in found if e.type == "THREATEN"]
    assert names(threat.actor) == ["Chadian defence minister"]
    assert threat.recipient[0].country == "SDN"


def test_nothing_is_asked_of_those_who_are_to_be_freed(read: Read) -> None:
    found = events(read("“Chad must be freed from these sanctions,” the Sudanese president said.", published="2025-05-19"))
    assert [names(e.recipient) for e in found if e.type == "REQUEST"] == [[]]


@pytest.mark.parametrize(
    ("matter", "asked"),
    [("the importance of history", []), ("the need for Bolivia to reopen the crossing", [["Bolivia"]])],
)
def test_stressing_asks_only_for_a_deed_of_somebody(matter: str, asked: list[list[str]], read: Read) -> None:
    found = events(read(f"Brazil stressed {matter}.", published="2025-05-19"))
    assert [names(e.recipient) for e in found if e.type == "REQUEST"] == asked


def test_who_called_it_so_stands_after_by(read: Read) -> None:
    found = events(read("Morocco's vote was described as illegitimate by Spain.", published="2025-05-19"))
    assert [(names(e.actor), names(e.recipient)) for e in found if e.type == "ACCUSE"] == [(["Spain"], ["Morocco"])]


def test_a_document_asks_what_its_author_asks(read: Read) -> None:
    found = events(
        read(
            "Brazil said that the vote was over, in a letter that urged Bolivia to release the prisoners.",
            published="2025-05-19",
        )
    )
    assert [(names(e.actor), names(e.recipient)) for e in found if e.type == "REQUEST"] == [(["Brazil"], ["Bolivia"])]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The council may reject Sudan's plan.", []),
        ("Egypt did not reject Sudan's plan.", []),
        ("Egypt has dropped its plan to reject Sudan's proposal.", ["negated"]),
    ],
)
def test_a_refusal_is_said_or_given_up(sentence: str, status: list[str], read: Read) -> None:
    found = events(read(sentence, published="2025-05-19"))
    assert [e.status for e in found if e.type == "REJECT"] == status


def test_a_threat_told_by_a_negation_is_a_threat(read: Read) -> None:
    (threat,) = events(read("North Korea said it would not hesitate to strike South Korea.", published="2025-05-19"))
    assert (threat.type, threat.status) == ("THREATEN", "occurred")


def test_a_demand_is_put_to_who_was_spoken_to(read: Read) -> None:
    text = "The Danish president called the Turkish president on Friday. He called for a ceasefire."
    (demand,) = [e for e in events(read(text, published="2025-05-19")) if e.type == "REQUEST"]
    assert (names(demand.actor), names(demand.recipient)) == (["Danish president"], ["Turkish president"])


def test_a_refusal_of_the_idea_is_about_what_was_said_before(read: Read) -> None:
    text = "Chad proposed a prisoner exchange on Friday. The Sudanese president has rejected the idea."
    (refusal,) = [e for e in events(read(text, published="2025-05-19")) if e.type == "REJECT"]
    assert refusal.topic == "prisoners"
