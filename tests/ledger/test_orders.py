"""What is on record is made by what was read and judged, never by the order of reading: whatever comes, goes, comes again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from contents import contents
from onrecord import Ledger
from onrecord.ledger.judgements import Judgement, judgement
from onrecord.reading.reader import Reader, Reading
from onrecord.records import Event
from onrecord.sources import articles_in

CASES = Path(__file__).parents[2] / "bench" / "cases" / "across" / "articles.jsonl"
EARLY, LATE = "2031-01-01T08:00:00Z", "2031-01-02T08:00:00Z"
CORRECTED = 4  # of so many articles there is a corrected text
JUDGED = 6  # so many pairs of events are judged


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[list[Reading]]:
    """Each article's versions: of most there is one."""
    found = []
    for number, article in enumerate(articles_in(CASES)):
        first = msgspec.structs.replace(article, retrieved=EARLY, source_sha256=None)
        versions = [first]
        if number % CORRECTED == 0:
            text = f"{first.text.rpartition(chr(10))[0] or first.text}\n\nThis report was corrected on Monday."
            versions.append(msgspec.structs.replace(first, text=text, retrieved=LATE))
        found.append([reader.read(version) for version in versions])
    return found


def some_judgements(readings: Sequence[Sequence[Reading]]) -> list[Judgement]:
    """Judgements of events of different articles, half of them that they are the same."""
    events = [next((r for r in versions[0].records if isinstance(r, Event)), None) for versions in readings]
    told = [event for event in events if event]
    pairs = list(pairwise(told))[:: len(told) // JUDGED]
    verdicts = ("same", "not-same", "same")
    return [judgement(verdicts[n % 3], pair, by="Ida", made=f"2031-02-0{n + 1}") for n, pair in enumerate(pairs[:JUDGED])]


class Ledgers(RuleBasedStateMachine):
    """A ledger in which articles come and go, and what should be in it."""

    def __init__(self, readings: Sequence[Sequence[Reading]]) -> None:
        super().__init__()
        self.readings = readings
        self.judgements = some_judgements(readings)
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger(Path(self.folder.name) / "on.db")
        self.stored: dict[str, set[int]] = {}
        self.said: set[int] = set()

    @rule(article=st.integers(0, 51), version=st.integers(0, 1))
    def read(self, article: int, version: int) -> None:
        versions = self.readings[article]
        number = min(version, len(versions) - 1)
        self.ledger.store(versions[number])
        self.stored.setdefault(versions[number].article.id, set()).add(number)

    @rule(first=st.integers(0, 51))
    def read_some_more(self, first: int) -> None:
        for article in range(first, min(first + 6, 52)):
            self.read(article, 0)

    @rule(which=st.integers(0, 51))
    def remove(self, which: int) -> None:
        if self.stored:
            name = sorted(self.stored)[which % len(self.stored)]
            self.ledger.remove(name)
            del self.stored[name]

    @rule(which=st.integers(0, JUDGED - 1))
    def judge(self, which: int) -> None:
        self.ledger.keep_judgements([self.judgements[which]])
        self.said.add(which)

    @invariant()
    def nothing_is_half_done(self) -> None:
        assert not self.ledger.connection.in_transaction

    def teardown(self) -> None:
        with Ledger(Path(self.folder.name) / "at once.db") as at_once:
            at_once.keep_judgements(self.judgements[which] for which in sorted(self.said))
            for versions in self.readings:
                for number in sorted(self.stored.get(versions[0].article.id, ())):
                    at_once.store(versions[number])
            expected = contents(at_once)
        found = contents(self.ledger)
        self.ledger.close()
        self.folder.cleanup()
        assert {table for table in found if found[table] != expected[table]} == set()


def test_the_same_articles_and_judgements_make_the_same_ledger(readings: list[list[Reading]]) -> None:
    machine: Callable[[], Ledgers] = lambda: Ledgers(readings)  # noqa: E731
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)),
    )
