"""Colleagues' ledgers: what both have, whichever is merged into which."""

from __future__ import annotations

import dataclasses
from itertools import permutations
from pathlib import Path

import pytest

from contents import contents
from meetings import meeting
from onrecord import Ledger
from onrecord.ledger.verify import faults

URL = "https://harbour.example/2031/geneva"
MORNING, NIGHT = "2031-03-12T08:00:00Z", "2031-03-12T20:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three ledgers: of an article, of its correction and a judgement, and of another reading and the contrary judgement."""
    with Ledger(tmp_path / "ida.db") as ledger:
        ledger.store(meeting("a", retrieved=MORNING, url=URL))
        ledger.store(meeting("b", retrieved=MORNING))
        ledger.judge("same", *pair(ledger), by="Ida", made="2031-04-01")
    with Ledger(tmp_path / "ben.db") as ledger:
        ledger.store(meeting("a2", retrieved=NIGHT, killed=14, url=URL))
        ledger.store(dataclasses.replace(meeting("b"), records=meeting("b").records[:2]))
        ledger.store(meeting("d"))
        ledger.store(meeting("e", killed=15, published="2031-03-13"))
        wrong = ledger.judge("wrong", ledger.records("d")[2].id, by="Ben", made="2031-04-02")
        ledger.undo(wrong.id, by="Ben", made="2031-04-03")
    with Ledger(tmp_path / "eve.db") as ledger:
        ledger.store(meeting("a", retrieved=NIGHT, url=URL))
        ledger.store(meeting("b", program=1, archive="https://archive.example/b"))
        ledger.store(meeting("d"))
        ledger.store(meeting("e", killed=16))
        ledger.judge("wrong", ledger.records("d")[2].id, by="Ben", made="2031-04-02")
        ledger.judge("not-same", *pair(ledger), by="Eve", made="2031-04-04")
    return tmp_path


def pair(ledger: Ledger) -> list[str]:
    return [ledger.records(article)[0].id for article in ("a", "b")]


def merged(folder: Path, names: tuple[str, ...]) -> Ledger:
    ledger = Ledger(folder / f"{'-'.join(names)}.db")
    for name in names:
        with Ledger(folder / f"{name}.db", create=False) as other:
            ledger.merge(other)
    return ledger


def test_the_order_of_merging_makes_no_difference(folder: Path) -> None:
    outcomes = []
    for names in permutations(("ida", "ben", "eve")):
        with merged(folder, names) as ledger:
            outcomes.append(contents(ledger))
            assert list(faults(ledger)) == []
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len(outcomes[0]["judgements"]) == 3


def test_nothing_is_lost(folder: Path) -> None:
    with merged(folder, ("ida", "ben", "eve")) as ledger:
        assert {article.id for article in ledger.articles()} >= {"b", "d", "e"}
        assert len(ledger.query("SELECT id FROM articles WHERE address IS NOT NULL")) == 1
        assert {len(ledger.versions(article)) for article in ("a2", "e")} == {2}
        assert len(ledger.records("b")) == 3
        assert ledger.article("b").archive == "https://archive.example/b"
        assert [(one.by, bool(one.undone)) for one in ledger.judgements()] == [("Ida", False), ("Ben", True), ("Eve", False)]


def test_conflicts_of_judgement_are_told(folder: Path) -> None:
    with Ledger(folder / "ida.db") as ledger, Ledger(folder / "eve.db") as other:
        (about,) = ledger.merge(other)
        assert {(one.by, one.verdict) for one in about} == {("Ida", "same"), ("Eve", "not-same")}


def test_merging_again_changes_nothing(folder: Path) -> None:
    with merged(folder, ("ida", "ben", "eve")) as ledger:
        before = contents(ledger)
        with Ledger(folder / "ben.db") as other:
            ledger.merge(other)
        assert contents(ledger) == before
