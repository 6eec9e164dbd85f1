"""Scores against gold from outside the project: a folder with ``bench/TASK`` and ``gold/dev``, and a scorer beside each."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.reading.reader import Reader
from onrecord.records import to_json
from onrecord.sources import articles_in

TASKS = ("statements", "times", "quantities", "places", "actors", "events")
COUNTS = ("gold", "pred", "of")  # how many were scored, not how well

Metrics = dict[str, float]


def scores(reader: Reader, gold: Path) -> Metrics:
    """Every figure that the scorers print, as ``task.measure.part`` -> value."""
    return {name: value for task in ("gold", *TASKS) for name, value in _scores_of(reader, gold, task).items()}


def texts(gold: Path) -> list[str]:
    """The texts on which speed is measured: those of ``gold/dev``."""
    return [article.text for article in articles_in(gold / "gold" / "dev" / "articles.jsonl")]


def _scores_of(reader: Reader, gold: Path, task: str) -> Metrics:
    folder = gold / "gold" / "dev" if task == "gold" else gold / "bench" / task
    with TemporaryDirectory() as out:
        _write_predictions(reader, folder / "articles.jsonl", Path(out))
        scorer = gold / ("gold" if task == "gold" else "bench") / "score.py"
        first = [] if task == "gold" else [task]
        command = [sys.executable, str(scorer), *first, str(folder), out, "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(_flat(json.loads(printed), task))


def _write_predictions(reader: Reader, articles: Path, out: Path) -> None:
    for reading in reader.read_all(articles_in(articles)):
        lines = [to_json(reading.article), *map(to_json, reading.records), *map(to_json, reading.mentions)]
        (out / f"{reading.article.id}.jsonl").write_bytes(b"\n".join(lines) + b"\n")


def _flat(value: Any, name: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in COUNTS:
                yield from _flat(part, f"{name}.{key}")
    elif isinstance(value, int | float):
        yield name, float(value)
    elif value:  # the scorer's list of void files
        raise SystemExit(f"{name}: {value}")
