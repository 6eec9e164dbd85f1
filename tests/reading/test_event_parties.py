"""Who the parties of events are: those whom pairs, general nouns and pronouns take up, and those whom a clause leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.reader import Reading
from onrecord.records import Event, EventType

Read = Callable[..., Reading]
Sides = tuple[list[str], list[str]]


@pytest.fixture(scope="session")
def sides(read: Read) -> Callable[[str, EventType], Sides]:
    """The doers and the other side of the last event of a type in a text, by name."""

    def sides(text: str, kind: EventType) -> Sides:
        found = [e for e in read(text, published="2025-05-19").records if isinstance(e, Event) and e.type == kind]
        assert found, f"no {kind}"
        return [a.name for a in found[-1].actor], [a.name for a in found[-1].recipient]

    return sides


FindSides = Callable[[str, EventType], Sides]


@pytest.mark.parametrize(
    ("text", "kind", "doers", "others"),
    [
        (
            "President Alar Tamm called President Jan Kask. Alar Tamm briefed the interlocutor on the fighting.",
            "CONSULT",
            ["Alar Tamm"],
            ["Jan Kask"],
        ),
        (
            "There is enmity between Chad in Africa and Norway. Sweden urged both sides to release prisoners.",
            "REQUEST",
            ["Sweden"],
            ["Chad", "Norway"],
        ),
        (
            "The ministries of Industry and Trade met. Chad and Sudan signed a pact. Norway welcomed the two countries.",
            "SUPPORT",
            ["Norway"],
            ["Chad", "Sudan"],
        ),
    ],
)
def test_two_are_taken_up(text: str, kind: EventType, doers: list[str], others: list[str], sides: FindSides) -> None:
    assert sides(text, kind) == (doers, others)


def test_who_is_quarrelled_with_is_not_who_is_helped(sides: FindSides) -> None:
    assert (
        sides("Chad accused Sudan of fraud. Chad condemned Sudan. Chad offered support on the ceasefire.", "SUPPORT")[1] == []
    )


def test_the_side_left_out_is_named_by_its_state_not_its_seat(sides: FindSides) -> None:
    text = "Russian troops shelled Kyiv in Ukraine on Monday. Russian drones hit Kyiv. Russia struck a depot on Saturday."
    assert "Ukraine" in sides(text, "ASSAULT")[1]


def test_nobody_supports_or_aids_his_own_state(read: Read) -> None:
    reading = read("Latvian President Jan Kask praised Latvia.", published="2025-05-19")
    assert not [e for e in reading.records if isinstance(e, Event)]
    assert "for the doer's own state" in [r.reason for r in reading.refusals]


def test_what_a_speaker_calls_our_country_is_the_speakers_state(sides: FindSides) -> None:
    text = "Estonia is on guard. “Chad attacked our country,” Estonian President Alar Tamm said."
    assert sides(text, "ASSAULT") == (["Chad"], ["Estonia"])


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Chadian rebels claimed responsibility for an attack on a Sudanese port.", "Chadian rebels"),
        ("Sudan attacked a Chadian port, according to a draft of the report.", None),
        ("Sudan attacked a Chadian port, according to Chad.", "Chad"),
    ],
)
def test_who_asserts_a_deed_is_who_claims_it_or_says_it_not_a_document(text: str, claimant: str | None, read: Read) -> None:
    (event,) = [e for e in read(text, published="2025-05-19").records if isinstance(e, Event) and e.type == "ASSAULT"]
    assert (event.according_to.name if event.according_to else None) == claimant


def test_the_number_of_a_party_is_no_part_of_its_name(sides: FindSides) -> None:
    assert sides("Over 60 Chadian lawmakers urged Sudan to withdraw its troops.", "REQUEST")[0] == ["Chadian lawmakers"]


def test_where_somebody_was_killed_is_not_who_killed_him(read: Read) -> None:
    text = "At least 30 people were killed in Chad. Sudan launched an offensive in Chad on Tuesday. Chad condemned Sudan."
    killed = [e for e in read(text).records if isinstance(e, Event) and e.trigger.quote == "killed"]
    assert all("Chad" not in [a.name for a in e.actor] for e in killed)


def test_who_is_blamed_is_not_inferred_from_who_is_fought(read: Read) -> None:
    text = "Chad blamed “technical reasons” for the delay. Sudan shelled Chad on Sunday. Chad attacked Sudan on Monday."
    assert [e for e in read(text).records if isinstance(e, Event) and e.type == "ACCUSE"] == []


def test_a_counterpart_who_is_named_is_himself(sides: FindSides) -> None:
    text = (
        "President Alar Tamm said that Defence Minister Jan Kask had telephoned his Chadian counterpart Omar Sow "
        "and told him that the ships would sail."
    )
    assert sides(text, "CONSULT") == (["Jan Kask"], ["Omar Sow"])


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        (
            "Norway’s Defence Ministry said its own crews had downed 35 Sudanese drones.",
            "ASSAULT",
            ["Norway’s Defence Ministry"],
        ),
        ("Chad, whose army fought beside Sudan, did not sign.", "COOPERATE", ["Chad"]),
    ],
)
def test_forces_are_those_of_whom_they_belong_to(sides: FindSides, text: str, kind: EventType, doers: list[str]) -> None:
    assert sides(text, kind)[0] == doers


def test_who_does_not_claim_an_attack_has_not_denied_it(read: Read) -> None:
    assert [e for e in read("Sudan did not claim the attack on Chad.").records if isinstance(e, Event)] == []


def test_what_is_proposed_is_not_who_is_asked(read: Read) -> None:
    text = "President Alar Tamm proposed Norway or Chad as the place for a truce."
    assert all(not e.recipient for e in read(text).records if isinstance(e, Event))


def test_a_meeting_of_two_states_is_not_multilateral(read: Read) -> None:
    text = (
        "Norwegian Foreign Minister Alar Tamm met Chadian President Omar Sow and Chadian Defence Minister Idris Abba in Oslo."
    )
    assert [e.mode for e in read(text).records if isinstance(e, Event)] == ["meeting"]
