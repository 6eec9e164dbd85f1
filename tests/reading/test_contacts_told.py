"""Contacts as reports tell them: meetings, visits, talks and calls, who held them, and how many there were."""

from __future__ import annotations

from collections.abc import Callable

from happenings import events, names
from onrecord.reading.reader import Reading

Read = Callable[..., Reading]


def test_a_meeting_told_twice_is_one_event(read: Read) -> None:
    text = "The Polish president met the Lithuanian president on Monday.\n\nThe meeting with the Lithuanian president was long."
    assert len([e for e in events(read(text, published="2025-05-19")) if e.type == "CONSULT" and e.recipient]) == 1


def test_talks_are_not_held_by_who_holds_them_up(read: Read) -> None:
    assert not events(read("Norway is holding up negotiations.", published="2025-05-19"))


def test_those_who_have_often_spoken_did_so_apart_from_the_call_told_before(read: Read) -> None:
    text = (
        "The Chadian president phoned the Sudanese president on Monday. The Chadian president has often spoken with the "
        "Sudanese president by phone."
    )
    assert len([e for e in events(read(text, published="2025-05-21")) if e.type == "CONSULT"]) == 2


def test_one_state_alone_does_not_meet(read: Read) -> None:
    assert not events(read("Chad met its targets. Chad met in May.", published="2025-05-19"))


def test_meetings_in_several_places_are_several(read: Read) -> None:
    text = "Norwegian President Alar Tamm met President Jan Kask in Riga and King Olaf Berg in Oslo."
    met = [e for e in events(read(text, published="2025-05-19")) if e.mode == "meeting"]
    assert [(names(e.recipient), e.place.name if e.place else None) for e in met] == [
        (["Jan Kask"], "Riga"),
        (["Olaf Berg"], "Oslo"),
    ]


def test_a_visit_and_the_meeting_with_the_host_are_one(read: Read) -> None:
    text = (
        "Norwegian President Alar Tamm met Latvian President Jan Kask in Riga on Monday. The Norwegian president’s visit to "
        "Latvia was his first."
    )
    found = [e for e in events(read(text, published="2025-05-21")) if e.type == "CONSULT"]
    assert [names((*e.actor, *e.recipient)) for e in found] == [["Alar Tamm", "Jan Kask"]]


def test_a_letter_is_no_meeting(read: Read) -> None:
    text = "Norwegian President Alar Tamm met Latvian President Jan Kask on Monday. Tamm then sent a letter to Kask."
    assert [e.mode for e in events(read(text, published="2025-05-21")) if e.type == "CONSULT"] == ["meeting", "letter"]


def test_talks_of_unnamed_delegates_are_those_of_the_two_sides(read: Read) -> None:
    text = "Chad and Sudan met in Geneva. Negotiators will return to Geneva on Friday for another round of talks."
    planned = next(e for e in events(read(text, published="2025-05-21")) if e.status == "planned")
    assert sorted(names((*planned.actor, *planned.recipient))) == ["Chad", "Sudan"]


def test_two_who_sign_sign_with_one_another(read: Read) -> None:
    signing = events(read("Chad and Sudan signed an agreement between the two countries in Rome.", published="2025-05-21"))[0]
    assert [names(signing.actor), names(signing.recipient)] == [["Chad"], ["Sudan"]]


def test_a_decision_that_is_welcomed_is_no_guest(read: Read) -> None:
    found = events(read("The Chadian president welcomed the decision of Norway to stay.", published="2025-05-21"))
    assert [e.type for e in found] == ["SUPPORT"]


def test_a_call_told_after_those_who_have_often_spoken_is_one_of_its_own(read: Read) -> None:
    text = (
        "The Chadian president has often spoken with the Sudanese president by phone. The Chadian president phoned the "
        "Sudanese president on Monday."
    )
    assert len([e for e in events(read(text, published="2025-05-21")) if e.type == "CONSULT"]) == 2


def test_speaking_to_the_press_is_no_consultation(read: Read) -> None:
    assert not events(read("The Norwegian minister spoke to Reuters about Chad.", published="2025-05-21"))


def test_the_envoys_of_two_states_meet_one_another(read: Read) -> None:
    found = events(read("Chadian and Sudanese envoys met on Monday.", published="2025-05-21"))
    assert [names((*e.actor, *e.recipient)) for e in found] == [["Chad", "Sudan"]]


def test_those_who_meet_for_a_first_meeting_meet_once(read: Read) -> None:
    text = "Norwegian President Alar Tamm met Latvian President Jan Kask for the first meeting of Baltic leaders in six years."
    assert [names((*e.actor, *e.recipient)) for e in events(read(text, published="2025-05-21"))] == [["Alar Tamm", "Jan Kask"]]


def test_the_capital_where_talks_are_held_is_no_party(read: Read) -> None:
    found = events(read("The Norwegian minister described the Abu Dhabi talks as constructive.", published="2025-05-21"))
    assert not [e for e in found if "Abu Dhabi" in names((*e.actor, *e.recipient))]
