"""The proof: a sound ledger has no faults, and whatever is changed behind its back is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import handmade
from onrecord import Ledger
from onrecord.ledger.verify import faults


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(handmade.small("a"))
        ledger.store(handmade.READING)
        yield ledger


def test_a_sound_ledger_has_no_faults(ledger: Ledger) -> None:
    assert list(faults(ledger)) == []


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE articles SET text = replace(text, 'Geneva', 'Vienna') WHERE id = 'harbour-1'", "is not at"),
        ("UPDATE articles SET text = text || ' '", "text_sha256 is not as it was read"),
        ("UPDATE articles SET outlet = 'Another Post'", "sha256 is not as it was read"),
        ("UPDATE statements SET content = replace(content, 'border', 'inland')", "is not at"),
        ("UPDATE statements SET negated = 1", "sha256 is not as it was read"),
        ("UPDATE figures SET value = '{\"low\":31.0,\"high\":31.0}' WHERE value_low = 30", "sha256 is not as it was read"),
        ("UPDATE events SET actor = 'nobody'", "cannot be read"),
        ("UPDATE events SET type = 'PARTY' WHERE type = 'REJECT'", "cannot be read"),
        ("UPDATE spans SET quote = 'Vienna' WHERE quote = 'Geneva'", "quote is not as it was read"),
        ("UPDATE spans SET start = start + 1 WHERE field = 'evidence'", "start is not as it was read"),
        ("DELETE FROM spans WHERE field = 'trigger'", "trigger: is missing"),
        ("DELETE FROM refusals", "sha256 is not as it was read"),
        ("UPDATE refusals SET span = replace(span, 'somebody', 'everyone')", "is not at"),
        ("UPDATE quotations SET quotation = 'peace'", "quotation is not as it was read"),
        ("INSERT INTO spans SELECT article, record, 'x', start, \"end\", quote FROM spans LIMIT 1", "was not read"),
        ("DELETE FROM figures WHERE value_low = 30", "points at one of figures that is not on record"),
    ],
)  # fmt: skip
def test_tampering_is_found(ledger: Ledger, tampering: str, told: str) -> None:
    ledger.connection.execute("PRAGMA foreign_keys = OFF")
    assert ledger.connection.execute(tampering).rowcount
    assert told in "\n".join(map(str, faults(ledger)))


def test_a_fault_names_article_and_record(ledger: Ledger) -> None:
    ledger.connection.execute("UPDATE statements SET content = replace(content, 'We are', 'I am') WHERE article = 'harbour-1'")
    told = [str(fault) for fault in faults(ledger)]
    assert told[0].startswith(f"harbour-1: {handmade.SHOUT.id} content.0: '“I am tired,”' is not at ")
    assert not any(line.startswith("a:") for line in told)
