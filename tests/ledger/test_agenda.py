"""The agenda: how what was announced stands on a day, and all that was told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import Ledger
from onrecord.reading.reader import Reading
from onrecord.records import Event
from telling import GENEVA, on, told

PLANNED = {"mode": "meeting", "time": on("2031-03-10"), "place": GENEVA}
ANNOUNCED = told("a", "Will meet.", published="2031-03-01", status="planned", **PLANNED)
PUT_OFF = told("b", "The meeting was postponed.", published="2031-03-09", status="negated", **PLANNED)
CALLED_OFF = told("c", "Cancelled the meeting.", published="2031-03-09", type="REJECT", time=on("2031-03-10"))
HELD = told("d", "Met.", published="2031-03-18", mode="meeting", time=on("2031-03-17"), place=GENEVA)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(ANNOUNCED)
        yield ledger


def status(ledger: Ledger, day: str) -> str:
    (item,) = ledger.agenda(on=day)
    return item.status


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2031-03-01", "open"), ("2031-03-10", "open"), ("2031-03-12", "late"), ("2031-03-30", "overdue")],
)
def test_with_no_further_word(ledger: Ledger, day: str, expected: str) -> None:
    assert status(ledger, day) == expected


def test_before_it_was_announced_it_is_no_item(ledger: Ledger) -> None:
    assert list(ledger.agenda(on="2031-02-28")) == []


def test_a_later_word_counts_from_its_day(ledger: Ledger) -> None:
    ledger.store(PUT_OFF)
    assert (status(ledger, "2031-03-08"), status(ledger, "2031-03-09")) == ("open", "postponed")


def test_called_off(ledger: Ledger) -> None:
    ledger.store(CALLED_OFF)
    assert status(ledger, "2031-03-20") == "cancelled"


def test_put_off_and_then_held_is_one_item(ledger: Ledger) -> None:
    for reading in (PUT_OFF, HELD):
        ledger.store(reading)
    (item,) = ledger.agenda(on="2031-03-20")
    assert item.status == "held"
    assert [(step.article, step.told) for step in item.history] == [("a", "announced"), ("b", "postponed"), ("d", "held")]


def test_what_merely_happened_is_no_item(ledger: Ledger) -> None:
    ledger.store(told("e", "Met.", published="2031-04-01", mode="meeting", time=on("2031-04-01")))
    assert len(list(ledger.agenda(on="2031-04-02"))) == 1


def test_a_meeting_postponed_in_one_text_and_held_in_another_is_one_item(ledger: Ledger, read: Callable[..., Reading]) -> None:
    text = "The meeting of the ministers of Chad and Niger in Zinder, which was due on May 6, has been postponed to May 14."
    moved = read(text, id="moved", published="2031-05-02")
    held = read("The ministers of Chad and Niger met in Zinder on Wednesday.", id="held", published="2031-05-15")
    for one in (moved, held):
        ledger.store(one)
    (entry,) = ledger.contacts(country="TCD")
    assert [event.evidence.quote for event in moved if isinstance(event, Event)] == [text[:-1]]
    assert (entry.status, [told.article for told in (*entry.announced, *entry.accounts)]) == ("occurred", ["moved", "held"])


@pytest.mark.parametrize("day", [4, 24])
def test_a_meeting_set_anew_for_another_day_is_the_same_item_and_open(ledger: Ledger, day: int) -> None:
    text = f"Will meet on March {day}, {abs(day - 10)} days {'later' if day > 10 else 'earlier'} than announced."
    when = {**PLANNED, "time": on(f"2031-03-{day:02}")}
    ledger.store(told("moved", text, published="2031-03-03", status="planned", **when))
    (item,) = ledger.agenda(on="2031-03-03")
    assert (item.status, [(step.article, step.told) for step in item.history]) == (
        "open",
        [("a", "announced"), ("moved", "announced")],
    )


def test_two_meetings_announced_for_two_days_are_two_items(ledger: Ledger) -> None:
    when = {**PLANNED, "time": on("2031-03-24")}
    ledger.store(told("other", "Will meet on March 24.", published="2031-03-03", status="planned", **when))
    assert len(list(ledger.agenda(on="2031-03-03"))) == 2
