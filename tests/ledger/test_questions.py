"""What is found for a question by the tables' indexes is all that answers it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import Ledger
from onrecord.ledger import seeking
from onrecord.ledger.seeking import Sought
from onrecord.reading.reader import Reader
from onrecord.sources import articles_in

CASES = Path(__file__).parents[2] / "bench" / "cases" / "across" / "articles.jsonl"
DAY = "2024-03-05"
FILTERS: list[dict[str, str]] = [
    {},
    *({"actor": name} for name in ("Zelensky", "ministry", "Karameh", "air force", "nobody")),
    *({"country": name} for name in ("Russia", "ISR", "Chile")),
    *({"topic": topic} for topic in ("ceasefire", "withdrawal", "territory")),
    *({"place": name} for name in ("Nikopol", "Quito", "Stepanakert")),
    *({"outlet": name} for name in ("Courier", "Dnipro Observer")),
    *({"type": kind} for kind in ("CONSULT", "phone", "drones", "killed", "direct", "demanded", "person", "copy")),
    *(
        {"status": s}
        for s in ("occurred", "planned", "contradictory", "revised", "changed", "held", "open", "postponed", "overdue")
    ),
    {"since": DAY},
    {"until": DAY},
    {"since": DAY, "until": "2024-09-02"},
    {"country": "UKR", "outlet": "Observer", "since": "2024-08-01"},
]
QUESTIONS = ("timeline", "agenda", "contested", "positions", "statements", "actors", "sources")


@pytest.fixture(scope="module")
def ledger(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("questions") / "on.db") as ledger:
        for article in articles_in(CASES):
            ledger.store(reader.read(article))
        yield ledger


def answers(ledger: Ledger, question: str, asked: dict[str, str]) -> list[Any]:
    more = {"on": "2024-12-31"} if question == "agenda" else {}
    return list(getattr(ledger, question)(**more, **asked))


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_sought_by_index_is_all_that_answers(ledger: Ledger, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [answers(ledger, question, asked) for asked in FILTERS]
    narrowed = Sought.that
    # What is planned for a time that is not told is no item of the agenda, whatever is asked.
    not_at_all = lambda sought, which, *of: narrowed(sought, which, *of) if which == "announced <= ?" else sought  # noqa: E731
    monkeypatch.setattr(Sought, "that", not_at_all)
    for asked, those in zip(FILTERS, found, strict=True):
        everything = answers(ledger, question, asked)
        assert those == [one for n, one in enumerate(everything) if one not in everything[:n]], asked
    assert sum(map(bool, found)) > 2


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_fetched_later_follows_what_is_fetched_first(
    ledger: Ledger, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = answers(ledger, question, {})
    monkeypatch.setattr(seeking, "FIRST", 2)
    assert answers(ledger, question, {}) == at_once


def test_search_narrows_what_it_finds_without_changing_its_order(ledger: Ledger) -> None:
    every = list(ledger.search("ceasefire OR troops OR drones"))
    for asked in FILTERS:
        if asked.keys() <= {"actor", "country", "topic", "outlet", "since", "until"}:
            these = {said.id for said in ledger.statements(**asked)}  # type: ignore[arg-type]
            assert [said for said in every if said.id in these] == list(ledger.search("ceasefire OR troops OR drones", **asked))  # type: ignore[arg-type]
