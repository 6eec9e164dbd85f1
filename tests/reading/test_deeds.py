"""Deeds of law, arms and pressure: who is meant where the sentence leaves it to the article or to grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from happenings import events, names
from onrecord.reading.reader import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A Danish reporter was arrested in Lisbon on Monday. Portuguese papers wrote of it.", ["Portugal"]),
        ("A Danish reporter was arrested on Monday.", []),
        ("In Portugal two candidates were barred from standing.", ["Portugal"]),
    ],
)
def test_where_the_law_acts_the_state_whose_law_it_is_does_it(text: str, doer: list[str], read: Read) -> None:
    found = [e for e in events(read(text, published="2025-05-19")) if e.type == "COERCE"]
    assert [names(e.actor) for e in found] == [doer]


def test_whoever_is_named_before_an_arrest_was_arrested(read: Read) -> None:
    (arrest,) = events(read("Portuguese police confirmed Anna Berg's arrest by the secret service.", published="2025-05-19"))
    assert (arrest.type, names(arrest.recipient)) == ("COERCE", ["Anna Berg"])


def test_candidates_told_by_their_number_are_those_named_after_it(read: Read) -> None:
    (event,) = events(read("Two ministers – Anna Berg and Karl Lind – were arrested by Danish police.", published="2025-05-19"))
    assert names(event.recipient) == ["Anna Berg", "Karl Lind"]


def test_what_rebels_take_without_a_blow_is_taken_from_whom_they_fight(read: Read) -> None:
    text = "The rebels attacked Chad on Monday. The rebels shelled Chadian troops. The rebels abducted ten people."
    taken = [e for e in events(read(text, published="2025-05-19")) if e.type == "COERCE"]
    assert [names(e.recipient) for e in taken] == [["ten people", "Chad"]]


def test_land_is_left_to_whoever_stands_opposite(read: Read) -> None:
    text = "Sudan attacked Chad on Monday. Sudanese forces shelled Chadian troops. Chad's troops withdrew from Abeche."
    left = [e for e in events(read(text, published="2025-05-19")) if e.type == "RETREAT"]
    assert [names(e.recipient) for e in left] == [["Sudan"]]


@pytest.mark.parametrize(
    ("sentence", "kind", "sides"),
    [
        ("It was Chad that had attacked Sudan.", "ASSAULT", (["Chad"], ["Sudan"])),
        ("Chad recruited as many as ten thousand Libyans to guard the wells.", "MOBILIZE", (["Chad"], ["Libyans"])),
        ("“Sudanese jets violated our airspace,” the Chadian president said in Chad.", "MOBILIZE", (["Sudan"], ["Chad"])),
    ],
)
def test_who_acts_upon_whom_however_it_is_put(sentence: str, kind: str, sides: tuple[list[str], ...], read: Read) -> None:
    found = [e for e in events(read(sentence, published="2025-05-19")) if e.type == kind]
    assert [(names(e.actor), names(e.recipient)[:1]) for e in found] == [sides]


def test_what_is_held_by_somebody_is_theirs(read: Read) -> None:
    (hack,) = events(read("Chadian hackers infiltrated computers used by the Libyan army.", published="2025-05-19"))
    assert (hack.type, names(hack.recipient)[0]) == ("COERCE", "Libyan army")


def test_an_acronym_is_what_its_name_says(read: Read) -> None:
    text = "Chad signed the Lake Waters Treaty (LWT) with Sudan. Chad withdrew from the LWT with Sudan on Monday."
    left = [e for e in events(read(text, published="2025-05-19")) if e.type in ("SANCTION", "RETREAT")]
    assert [(e.type, names(e.recipient)) for e in left] == [("SANCTION", ["Sudan"])]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Chad struck the Sudanese port on Monday, deploying ten missiles.", ["ASSAULT"]),
        ("Chad lifted its embargo on Sudan.", ["RETREAT"]),
        ("The workers began a strike against the Chadian government.", ["PROTEST"]),
    ],
)
def test_words_that_only_say_with_what_or_from_what_tell_nothing_of_their_own(
    sentence: str, kinds: list[str], read: Read
) -> None:
    assert [e.type for e in events(read(sentence, published="2025-05-19"))] == kinds


def test_what_is_done_at_once_is_done(read: Read) -> None:
    (event,) = events(read("Chad launched an immediate mobilization of Chadian reservists.", published="2025-05-19"))
    assert (event.type, event.status) == ("MOBILIZE", "occurred")


def test_orders_that_were_issued_were_issued(read: Read) -> None:
    text = "Evacuation orders issued by the Chadian army for residents of Abeche alarmed the United Nations."
    assert {e.status for e in events(read(text, published="2025-05-19")) if e.type == "COERCE"} == {"occurred"}
