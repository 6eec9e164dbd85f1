"""Scores against gold from outside the project: a folder with ``bench/TASK`` and ``gold/dev``, and a scorer beside each."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.ledger import Ledger
from onrecord.reading.reader import Reader
from onrecord.records import Article, to_json
from onrecord.sources import articles_in

ACROSS = "contacts"
TASKS = ("statements", "times", "quantities", "places", "actors", "events", ACROSS)
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
        write = _write_contacts if task == ACROSS else _write_records
        predicted = write(reader, articles_in(folder / "articles.jsonl"), Path(out))
        scorer = gold / ("gold" if task == "gold" else "bench") / "score.py"
        first = [] if task == "gold" else [task]
        command = [sys.executable, str(scorer), *first, str(folder), str(predicted), "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(_flat(json.loads(printed), task))


def _write_records(reader: Reader, articles: Iterable[Article], out: Path) -> Path:
    for reading in reader.read_all(articles):
        lines = [to_json(reading.article), *map(to_json, reading.records), *map(to_json, reading.mentions)]
        (out / f"{reading.article.id}.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return out


def _write_contacts(reader: Reader, articles: Iterable[Article], out: Path) -> Path:
    """The pairs of articles that a ledger of these articles holds to tell of one contact."""
    with Ledger(out / "contacts.db") as ledger:
        for reading in reader.read_all(articles):
            ledger.store(reading)
        together = [sorted({told.article for told in entry.accounts}) for entry in ledger.contacts()]
    pairs = out / "pairs.jsonl"
    lines = [json.dumps({"a": a, "b": b}) for group in together for a, b in combinations(group, 2)]
    pairs.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return pairs


def _flat(value: Any, name: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in COUNTS:
                yield from _flat(part, f"{name}.{key}")
    elif isinstance(value, int | float):
        yield name, float(value)
    elif isinstance(value, list):  # void files, wrong pairs
        yield name, float(len(value))
