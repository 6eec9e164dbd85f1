"""One happening, many accounts: what is joined, what is kept apart, what is left to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import Ledger
from onrecord.reading.reader import Reading
from onrecord.records import Actor, When
from telling import FINLAND, GENEVA, HUNGARY, QUILL, TASZ, VELD, VIENNA, inferred, on, told, undated

ARMY = Actor("Finnish army", "body", country="FIN", sector="MIL")
REBELS = Actor("Karelian Front", "body", country="FIN", sector="REB")
DEPOT = Actor("depot", "unnamed")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        yield ledger


def joined(ledger: Ledger, *readings: Reading) -> list[list[str]]:
    """The articles of each entry, once these are stored."""
    for reading in readings:
        ledger.store(reading)
    return sorted(sorted(told.article for told in (*e.accounts, *e.announced)) for e in ledger.timeline())


def at(instant: str) -> When:
    """An instant that the text tells, with its zone."""
    return When(instant[:16], zone=instant[16:], earliest=instant, latest=instant)


SAME = {
    "one call told by both sides": (
        told("a", mode="phone", time=on("2031-03-11")),
        told("b", mode="phone", time=on("2031-03-11"), actor=(TASZ,), recipient=(VELD,)),
    ),
    "late on Monday here, on Tuesday there": (
        told("a", mode="phone", time=on("2031-03-10")),
        told("b", mode="phone", time=on("2031-03-11")),
    ),
    "told on a day, and beside what was told of another": (
        told("a", mode="phone", time=on("2031-03-11")),
        told("b", published="2031-03-12", mode="phone", time=inferred("2031-03-12")),
    ),
    "told today, and undated on the next day": (
        told("a", mode="phone", time=on("2031-03-11")),
        told("b", published="2031-03-12T01:20:00Z", mode="phone", time=undated("2031-03-12")),
    ),
    "in other spellings, one of them without a state": (
        told("a", mode="phone", time=on("2031-03-11"), actor=(Actor("Andriy Kovalskyy", "person", country="UKR"),)),
        told("b", mode="phone", time=on("2031-03-11"), actor=(Actor("Andrei Kovalsky", "person"),)),
    ),
    "leaders, and the states that they act for": (
        told("a", mode="talks", time=on("2031-03-11"), place=GENEVA),
        told("b", mode="talks", time=on("2031-03-11"), place=GENEVA, actor=(FINLAND,), recipient=(HUNGARY,)),
    ),
    "planned calls at clocks that disagree": (
        told("a", status="planned", mode="phone", time=at("2031-03-12T12:00+01:00")),
        told("b", status="planned", mode="phone", time=at("2031-03-12T15:00+02:00")),
    ),
    "one strike on one town": (
        told("a", "Shelled.", type="ASSAULT", actor=(ARMY,), recipient=(), time=on("2031-03-11"), place=GENEVA),
        told("b", "Hit.", type="ASSAULT", actor=(FINLAND,), recipient=(DEPOT,), time=on("2031-03-11"), place=GENEVA),
    ),
    "one exchange of prisoners": (
        told("a", "Exchanged 40 prisoners.", type="RETREAT", actor=(FINLAND, HUNGARY), recipient=(), time=on("2031-03-11")),
        told("b", "Exchanged prisoners.", type="RETREAT", actor=(HUNGARY, FINLAND), recipient=(), time=on("2031-03-11")),
    ),
}  # fmt: skip
APART = {
    "a call a week later": (
        told("a", mode="phone", time=on("2031-03-11")),
        told("b", "Called again.", mode="phone", time=on("2031-03-18")),
    ),
    "another call on the next day": (
        told("a", mode="phone", time=on("2031-03-10")),
        told("b", "They spoke again, their second call in two days.", mode="phone", time=on("2031-03-11")),
    ),
    "the first round and the second": (
        told("a", "Held a first round of talks.", mode="talks", time=on("2031-03-11")),
        told("b", "Held a second round of talks.", mode="talks", time=on("2031-03-11")),
    ),
    "one outlet's news of two days": (
        told("a", outlet="Post", published="2031-03-10", mode="phone", time=undated("2031-03-10")),
        told("b", outlet="Post", published="2031-03-11", mode="phone", time=undated("2031-03-11")),
    ),
    "another person of the same state": (
        told("a", mode="talks", time=on("2031-03-11")),
        told("b", mode="talks", time=on("2031-03-11"), actor=(Actor("Olin Brekke", "person", country="FIN"),)),
    ),
    "two who met a third, each by themselves": (
        told("a", mode="meeting", time=on("2031-03-11"), place=GENEVA),
        told("b", mode="meeting", time=on("2031-03-11"), place=GENEVA, recipient=(QUILL,)),
    ),
    "a call told without a time before the other": (
        told("a", published="2031-03-10", mode="phone"),
        told("b", published="2031-03-12", mode="phone", time=on("2031-03-11")),
    ),
    "two told beside other things, with nobody named in either clause": (
        told("a", "The two also discussed trade.", time=inferred("2031-03-11")),
        told("b", "They talked of fish.", time=inferred("2031-03-11")),
    ),
    "a call and a visit": (
        told("a", mode="phone", time=on("2031-03-11")),
        told("b", mode="visit", time=on("2031-03-11")),
    ),
    "two towns": (
        told("a", mode="meeting", time=on("2031-03-11"), place=GENEVA),
        told("b", mode="meeting", time=on("2031-03-11"), place=VIENNA),
    ),
    "shelling of one town day by day": (
        told("a", "Shelled.", type="ASSAULT", actor=(ARMY,), recipient=(), time=on("2031-03-10"), place=GENEVA),
        told("b", "Shelled.", type="ASSAULT", actor=(ARMY,), recipient=(), time=on("2031-03-11"), place=GENEVA),
    ),
    "attack and counterattack": (
        told("a", "Struck.", type="ASSAULT", actor=(FINLAND,), recipient=(HUNGARY,), time=on("2031-03-11")),
        told("b", "Struck.", type="ASSAULT", actor=(HUNGARY,), recipient=(FINLAND,), time=on("2031-03-11")),
    ),
    "an army and the rebels of its state": (
        told("a", mode="talks", time=on("2031-03-11"), actor=(ARMY,), recipient=(HUNGARY,)),
        told("b", mode="talks", time=on("2031-03-11"), actor=(REBELS,), recipient=(HUNGARY,)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("readings", SAME.values(), ids=SAME)
def test_joined(ledger: Ledger, readings: tuple[Reading, Reading]) -> None:
    assert joined(ledger, *readings) == [["a", "b"]]


@pytest.mark.parametrize("readings", APART.values(), ids=APART)
def test_kept_apart(ledger: Ledger, readings: tuple[Reading, Reading]) -> None:
    assert joined(ledger, *readings) == [["a"], ["b"]]


def test_a_third_leader_on_the_same_day_is_left_to_judge(ledger: Ledger) -> None:
    two = told("a", mode="meeting", time=on("2031-03-11"))
    three = told("b", mode="multilateral", time=on("2031-03-11"), recipient=(TASZ, QUILL))
    assert joined(ledger, two, three) == [["a"], ["b"]]
    first, second = ledger.contacts()
    (candidate,) = first.candidates
    assert (candidate.entry, second.candidates[0].entry) == (second.id, first.id)
    assert "at one time" in candidate.reasons


def test_an_entry_shows_what_each_account_leaves_out(ledger: Ledger) -> None:
    ledger.store(told("a", mode="talks", time=on("2031-03-11"), recipient=(TASZ, QUILL)))
    ledger.store(told("b", mode="talks", time=undated("2031-03-11"), place=GENEVA))
    (entry,) = ledger.contacts()
    assert [account.omits for account in entry.accounts] == [(), ("Ada Quill",)]
    assert entry.time == on("2031-03-11")
    assert entry.place == GENEVA
    assert [actor.name for actor in entry.participants] == ["Ada Quill", "Joren Tasz", "Mara Veld"]
    assert "both talks" in entry.reasons


def test_what_was_announced_stands_beside_the_accounts(ledger: Ledger) -> None:
    ledger.store(told("a", published="2031-03-08", status="planned", mode="meeting", time=on("2031-03-11")))
    ledger.store(told("b", mode="meeting", time=on("2031-03-11")))
    (entry,) = ledger.contacts()
    assert entry.status == "occurred"
    assert ([t.article for t in entry.accounts], [t.article for t in entry.announced]) == (["b"], ["a"])


def test_an_entry_keeps_its_id_when_a_later_report_joins(ledger: Ledger) -> None:
    ledger.store(told("a", mode="phone", time=on("2031-03-11")))
    (before,) = ledger.contacts()
    ledger.store(told("b", published="2031-03-12", mode="phone", time=on("2031-03-11")))
    (after,) = ledger.contacts()
    assert after.id == before.id


def test_two_that_cannot_be_one_are_not_joined_by_a_third(ledger: Ledger) -> None:
    readings = [
        told("a", "Held a first round of talks.", mode="talks", time=on("2031-03-11")),
        told("b", "Held talks.", mode="talks", time=on("2031-03-11")),
        told("c", "Held a second round of talks.", mode="talks", time=on("2031-03-11")),
    ]
    assert [len(group) for group in joined(ledger, *readings)] in ([1, 2], [2, 1])


def test_a_removed_article_takes_its_account_out(ledger: Ledger) -> None:
    joined(ledger, told("a", mode="phone", time=on("2031-03-11")), told("b", mode="phone", time=on("2031-03-11")))
    ledger.remove("a")
    (entry,) = ledger.contacts()
    assert [account.article for account in entry.accounts] == ["b"]


@pytest.mark.parametrize(("number", "entries"), [("second", 1), ("third", 2)])
def test_which_call_it_was_may_be_told_in_the_next_sentence(
    ledger: Ledger, read: Callable[..., Reading], number: str, entries: int
) -> None:
    call = "President Mara Veld of Finland spoke by phone with Hungary's Prime Minister Joren Tasz on Monday."
    for name, count in (("a", "second"), ("b", number)):
        ledger.store(read(f"{call} It was their {count} call this week.", id=name, published="2031-03-11"))
    assert len([entry for entry in ledger.contacts() if entry.mode == "phone"]) == entries
