"""Positions over time: whose step it is, in what order, and what is a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from claiming import took
from onrecord import Ledger
from onrecord.ledger.positions import Position
from onrecord.reading.reader import Reading
from onrecord.records import Actor, Span
from telling import FINLAND, QUILL, on

TASZ = Actor("Joren Tasz", "person", role="Prime Minister", country="HUN", sector="PRM")
REBEL = Actor("Ivo Karst", "person", country="HUN", sector="REB")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        yield ledger


def positions(ledger: Ledger, *readings: Reading) -> dict[tuple[str, str], Position]:
    """The positions by holder and topic, once these are stored."""
    for one in readings:
        ledger.store(one)
    return {(held.holder, held.topic): held for held in ledger.positions()}


def about(text: str, words: str) -> dict[str, Span]:
    """The issue of a step: these words of its text."""
    start = text.index(words)
    return {"issue": Span(start, start + len(words), words)}


NO = "Hungary rejects a truce before the harvest."
YES = "Hungary accepts a truce of forty days."
REFUSED = took("no", "REJECT", NO, published="2031-03-01", **about(NO, "a truce before the harvest"))
AGREED = took("yes", "AGREE", YES, published="2031-06-01", **about(YES, "a truce of forty days"))


def test_steps_stand_in_the_order_of_time(ledger: Ledger) -> None:
    late = took("late", "REJECT", NO, published="2031-07-01", time=on("2031-02-01"))
    held = positions(ledger, AGREED, late, REFUSED)["Hungary", "ceasefire"]
    assert [(step.article, step.day, step.stance) for step in held.steps] == [
        ("late", "2031-02-01", "refused"),
        ("no", "2031-03-01", "refused"),
        ("yes", "2031-06-01", "agreed"),
    ]


def test_what_was_refused_and_is_agreed_to_is_a_change_with_both_quotations(ledger: Ledger) -> None:
    (change,) = positions(ledger, AGREED, REFUSED)["Hungary", "ceasefire"].changes
    assert ([span.quote for span in change.quotes], change.how) == ([NO, YES], "refused, then agreed")


def test_an_agreement_that_is_off_is_a_change(ledger: Ledger) -> None:
    text = "Hungary did not agree to any truce."
    off = took("off", "AGREE", text, published="2031-09-01", status="negated", **about(text, "any truce"))
    changes = positions(ledger, AGREED, off)["Hungary", "ceasefire"].changes
    assert [change.how for change in changes] == ["agreed, then not agreed"]


def test_an_answer_on_another_matter_is_no_change(ledger: Ledger) -> None:
    text = "Hungary agrees to observers on the bridges."
    other = took("other", "AGREE", text, published="2031-06-01", **about(text, "observers on the bridges"))
    assert positions(ledger, REFUSED, other)["Hungary", "ceasefire"].changes == ()


def test_on_another_sides_word_nothing_changed(ledger: Ledger) -> None:
    text = "Hungary accepts a truce, Finland claims."
    claimed = took("claimed", "AGREE", text, published="2031-06-01", according_to=FINLAND, **about(text, "a truce"))
    held = positions(ledger, REFUSED, claimed)["Hungary", "ceasefire"]
    assert (len(held.steps), held.changes) == (2, ())


DEMAND = "Hungary demands that Finland withdraw its brigades from the hills."


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("Hungary demands that Finland freeze its mobilisation this autumn.", True),
        ("Hungary again demanded that Finland withdraw its last brigades.", False),
        ("Hungary demands that Finland pay for the damaged roads.", False),
        ("Hungary asked that Finland keep some brigades in the hills.", True),
    ],
)
def test_another_demand_to_the_same_is_a_change(ledger: Ledger, text: str, changed: bool) -> None:
    readings = [
        took(
            name,
            "REQUEST",
            words,
            published=day,
            to=(FINLAND,),
            topic="troops",
            **about(words, words[words.index("that") + 5 : -1]),
        )
        for name, words, day in (("a", DEMAND, "2031-06-01"), ("b", text, "2031-08-01"))
    ]
    assert bool(positions(ledger, *readings)["Hungary", "troops"].changes) == changed


def test_another_number_of_the_same_is_another_demand(ledger: Ledger) -> None:
    texts = [f"Hungary demands that Finland pay {n} marks for the damaged roads." for n in (40, 90, 90)]
    readings = [
        took(f"d{n}", "REQUEST", text, published=f"2031-0{n + 6}-01", to=(FINLAND,), topic="trade", **about(text, text[28:-1]))
        for n, text in enumerate(texts)
    ]
    changes = positions(ledger, *readings)["Hungary", "trade"].changes
    assert [[span.quote for span in change.quotes] for change in changes] == [texts[:2]]


@pytest.mark.parametrize(
    ("url", "changes"),
    [
        ("https://www.president.gov.fi/news/1", 0),
        ("https://mfa.gov.hu/news/1", 1),
        ("https://tarskpost.fi/news/1", 1),
        ("https://state.gov/news/1", 0),
    ],
)
def test_what_a_governments_own_site_tells_of_another_states_step_is_that_governments_word(
    ledger: Ledger, url: str, changes: int
) -> None:
    told = took("yes", "AGREE", YES, published="2031-06-01", **about(YES, "a truce of forty days"))
    told = replace(told, article=msgspec.structs.replace(told.article, url=url))
    assert len(positions(ledger, REFUSED, told)["Hungary", "ceasefire"].changes) == changes


def test_a_leader_speaks_for_the_state_and_a_rebel_does_not(ledger: Ledger) -> None:
    held = positions(
        ledger,
        took("leader", "REJECT", "Tasz rejects a truce.", published="2031-03-01", holder=TASZ),
        took("rebel", "AGREE", "Karst accepts a truce.", published="2031-03-02", holder=REBEL),
    )
    assert {holder: [step.article for step in one.steps] for (holder, _), one in held.items()} == {
        "Hungary": ["leader"],
        "Joren Tasz": ["leader"],
        "Ivo Karst": ["rebel"],
    }


def test_a_minister_who_tells_of_his_states_step_holds_it_and_a_foreign_one_does_not(ledger: Ledger) -> None:
    held = positions(
        ledger,
        took("own", "AGREE", YES, published="2031-06-01", according_to=TASZ),
        took("foreign", "AGREE", YES, published="2031-06-02", according_to=QUILL),
    )
    assert [step.article for step in held["Joren Tasz", "ceasefire"].steps] == ["own"]
    assert ("Ada Quill", "ceasefire") not in held


def test_what_somebody_calls_for_is_his_demand(ledger: Ledger) -> None:
    text = "Finland must pull its troops back, Tasz said."
    called = took(
        "a", "RETREAT", text, published="2031-03-01", holder=FINLAND, topic=None, status="called_for", according_to=TASZ
    )
    held = positions(ledger, called)
    assert [(step.stance, step.article) for step in held["Joren Tasz", "troops"].steps] == [("demanded", "a")]
    assert ("Finland", "troops") not in held


def test_read_from_texts(ledger: Ledger, read: Callable[..., Reading]) -> None:
    no = read("Hungary rejects a truce, Prime Minister Joren Tasz said on Monday.", id="no", published="2031-03-04")
    yes = read("Hungary agreed on Friday to a truce proposed by Portugal.", id="yes", published="2031-06-07")
    (change,) = positions(ledger, yes, no)["Hungary", "ceasefire"].changes
    assert "rejects a truce" in change.quotes[0].quote
    assert "agreed on Friday to a truce" in change.quotes[1].quote
