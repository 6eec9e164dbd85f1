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
