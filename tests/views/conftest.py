"""A ledger with the report made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import handmade
from onrecord import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(handmade.READING)
        yield ledger
