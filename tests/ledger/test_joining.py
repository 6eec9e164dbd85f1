"""What is derived across articles depends on which are on record, and on nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from claiming import HOSPITAL, MINISTRY, claimed, printed, took
from onrecord import Ledger
from onrecord.ledger import joining
from onrecord.ledger.verify import faults
from telling import FINLAND, GENEVA, HUNGARY, QUILL, TASZ, VELD, VIENNA, on, told, undated

MONDAY, TUESDAY = on("2031-03-10"), on("2031-03-11")
STORY = "The gates of the dam were opened at dawn, and by noon the lower fields stood under water as in their fathers' time. "
END = (
    "An engineer of each side will keep the log until the snow comes, and a joint office is to be set up in the customs house. "
)
REPORTS = {
    reading.article.id: reading
    for reading in (
        told("call", mode="phone", time=MONDAY),
        told("call-there", mode="phone", time=TUESDAY, actor=(TASZ,), recipient=(VELD,)),
        told("call-again", "They spoke again.", mode="phone", time=TUESDAY),
        told("call-undated", mode="phone", time=undated("2031-03-11")),
        told("announced", "To meet.", published="2031-03-01", status="planned", mode="meeting", time=MONDAY, place=GENEVA),
        told("put-off", "Meeting postponed.", published="2031-03-08", status="negated", time=MONDAY, place=GENEVA),
        told("held", mode="meeting", time=TUESDAY, place=GENEVA),
        told("elsewhere", mode="meeting", time=TUESDAY, place=VIENNA),
        told("three", mode="meeting", time=TUESDAY, place=GENEVA, recipient=(TASZ, QUILL)),
        told("first-round", "Held a first round of talks.", mode="talks", time=TUESDAY),
        told("second-round", "Held a second round of talks.", mode="talks", time=TUESDAY),
        told("some-round", "Held talks.", mode="talks", time=TUESDAY, actor=(FINLAND,), recipient=(HUNGARY,)),
        claimed("twelve", 12),
        claimed("nineteen", 19, claimant=MINISTRY),
        claimed("nineteen-too", 19, published="2031-03-13", time=None),
        claimed("later", 19, "min", published="2031-03-14"),
        claimed("next-day", 12, time=TUESDAY, claimant=HOSPITAL),
        printed("wire", STORY + END),
        printed("copy", STORY + END, published="2031-03-12"),
        printed("rewrite", "Nobody was there to see it, and nobody will be asked. Nor did the mayor come down. " + END),
        took("refused", "REJECT", "Hungary rejects a truce.", published="2031-03-01"),
        took("agreed", "AGREE", "Hungary accepts a truce.", published="2031-04-01"),
    )
}
IDS = st.sampled_from(sorted(REPORTS))


def derived(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All rows of every derived table."""
    tables = [table for joiner in joining.joiners() for table in joiner.TABLES]
    return {table: sorted(map(tuple, ledger.query(f"SELECT * FROM {table}")), key=repr) for table in tables}


def of(ids: frozenset[str]) -> dict[str, list[tuple[object, ...]]]:
    """What follows from these articles, stored in the order of their names."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "on.db") as ledger:
        for name in sorted(ids):
            ledger.store(REPORTS[name])
        return derived(ledger)


class InAnyOrder(RuleBasedStateMachine):
    """Articles stored, stored again and removed, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger(Path(self.folder.name) / "on.db")
        self.there: frozenset[str] = frozenset()

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    @rule(id=IDS)
    def store(self, id: str) -> None:
        self.ledger.store(REPORTS[id])
        self.there |= {id}

    @rule(id=IDS)
    def remove(self, id: str) -> None:
        if id in self.there:
            self.ledger.remove(id)
            self.there -= {id}

    @invariant()
    def follows_from_what_is_there(self) -> None:
        assert derived(self.ledger) == of(self.there)


TestInAnyOrder = InAnyOrder.TestCase
TestInAnyOrder.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        for reading in REPORTS.values():
            ledger.store(reading)
        yield ledger


def test_an_entry_changed_behind_our_back_is_found(ledger: Ledger) -> None:
    assert list(faults(ledger)) == []
    ledger.connection.execute("UPDATE accounts SET entry = 'c0' WHERE article = 'held'")
    assert [(fault.where, fault.reason) for fault in faults(ledger)] == [
        ("accounts", "1 rows do not follow from the articles"),
        ("accounts", "1 rows that follow from the articles are missing"),
    ]


def test_deriving_again_mends_it(ledger: Ledger) -> None:
    before = derived(ledger)
    ledger.connection.execute("DELETE FROM account_pairs")
    joining.rederive(ledger.connection)
    assert derived(ledger) == before
