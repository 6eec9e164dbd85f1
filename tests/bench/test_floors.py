"""What was reached once is not lost: the floors of bench/floors.json, on our own cases and on gold where it is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench import across, expressions, floors, gold, negatives
from onrecord.reading.reader import Reader


@pytest.mark.parametrize("task", expressions.TASKS)
def test_hard_expressions_hold_their_floor(task: str, reader: Reader) -> None:
    share = expressions.shares(reader, task)[0][task]
    assert floors.broken({f"expressions.{task}": share}) == []


def test_hard_negatives_hold_their_floor(reader: Reader) -> None:
    assert floors.broken({"negatives": negatives.share(reader)[0]}) == []


def test_what_is_true_across_reports_holds_its_floor(reader: Reader, tmp_path: Path) -> None:
    assert floors.broken({"across": across.share(across.judged(reader, tmp_path))}) == []


def test_gold_holds_its_floors(reader: Reader) -> None:
    folder = os.environ.get("ONRECORD_GOLD")
    if not folder:
        pytest.skip("gold from outside the project is not given (make test GOLD=DIR)")
    assert floors.broken(gold.scores(reader, Path(folder))) == []


def test_a_figure_below_its_floor_or_above_its_ceiling_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bounds = tmp_path / "floors.json"
    bounds.write_text('{"floors": {"found": 0.5, "elsewhere": 1}, "ceilings": {"cost": 1.6}}')
    monkeypatch.setattr(floors, "FLOORS", bounds)
    assert floors.broken({"found": 0.5, "cost": 1.6}) == []
    assert floors.broken({"found": 0.4, "cost": 1.7}) == [
        "found: 0.4 is below its floor 0.5",
        "cost: 1.7 is above its ceiling 1.6",
    ]
