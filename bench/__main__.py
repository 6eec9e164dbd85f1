"""Every figure that onrecord publishes: ``python -m bench [--gold DIR]``.

Writes ``bench/results.md``, a table with date and commit, and exits with 1 where a figure has fallen below its floor.
Where the gold has a ``corpus``, 60 of the merges that the ledger makes of it are listed in ``bench/merges.md``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import across, expressions, floors, gold, merges, negatives, speed
from onrecord.reading.reader import Reader
from onrecord.sources import articles_in

HERE = Path(__file__).parent


def main() -> int:
    """Measures, writes the table, holds it against the floors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, help="folder of gold: bench/TASK and gold/dev, each with its scorer")
    options.add_argument("--no-speed", action="store_true", help="leave out the timings")
    options.add_argument(
        "--no-merges", action="store_true", help="leave out the list of merges: reading a corpus takes minutes"
    )
    chosen = options.parse_args()
    reader = Reader()
    metrics = {f"expressions.{task}": share for task, share in expressions.shares(reader)[0].items()}
    metrics |= {"negatives": negatives.share(reader)[0]}
    with TemporaryDirectory() as folder:
        metrics |= {"across": round(across.share(across.judged(reader, Path(folder))), 1)}
    about = ["gold from outside the project: not given, not measured (make bench GOLD=DIR)"]
    if chosen.gold:
        about = [f"gold: {', '.join(('gold/dev', *gold.TASKS))}"]
        metrics |= gold.scores(reader, chosen.gold)
    if chosen.gold and not chosen.no_merges:
        about.append(merges.of_corpus(reader, chosen.gold / "corpus"))
    if not chosen.no_speed:
        timed, compared = speed.measure(gold.texts(chosen.gold) if chosen.gold else _own_texts())
        metrics |= timed
        about.append(compared)
    table = _table(metrics, about)
    (HERE / "results.md").write_text(table, encoding="utf-8")
    print(table)
    fallen = floors.broken(metrics)
    print("\n".join(fallen) if fallen else "all floors hold")
    return 1 if fallen else 0


def _own_texts() -> list[str]:
    return [article.text for article in articles_in(HERE.parent / "examples")]


def _table(metrics: dict[str, float], about: list[str]) -> str:
    commit = subprocess.run(
        ["git", "-C", str(HERE), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    head = [
        "# Bench",
        "",
        f"{dt.date.today()}, commit {commit.stdout.strip() or 'unknown'}",
        "",
        *(f"- {line}" for line in about),
        "",
    ]
    return "\n".join([*head, "| figure | value |", "|---|---|", *(f"| {k} | {v:g} |" for k, v in metrics.items()), ""])


if __name__ == "__main__":
    raise SystemExit(main())
