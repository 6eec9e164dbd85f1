"""What docs/ledger.md says of the ledger is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import handmade
from onrecord import Ledger

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text("utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.S)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(handmade.READING)
        yield ledger


@pytest.mark.parametrize("question", QUESTIONS)
def test_its_questions_have_answers(ledger: Ledger, question: str) -> None:
    assert ledger.query(question)


def test_it_names_every_table_and_derived_column(ledger: Ledger) -> None:
    for table, kind in ledger.query("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND sql IS NOT NULL"):
        if "_fts_" not in table:
            assert f"`{table}`" in PAGE, f"{kind} {table} is not described"
    for table in ("statements", "events", "figures"):
        (row,) = re.findall(rf"^\| `{table}` .*", PAGE, re.M)
        for column in ledger.query(f"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 2"):
            assert column["name"] in row or re.sub("_.*", "_…", column["name"]) in row


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    monkeypatch.chdir(tmp_path)
    with Ledger("onrecord.db") as ledger:
        ledger.store(handmade.READING)
    exec(example, {})
    assert len(capsys.readouterr().out.splitlines()) == len(handmade.RECORDS)
