"""How long reading takes, as a ratio to the bare parser in the same run, and how much memory.

The bare parser is the packaged pipeline whole, ``nlp.pipe`` with a batch of 64, one thread, one process. The two are timed in
turn, three rounds, in the process's own CPU time; the medians make the ratio.
"""

from __future__ import annotations

import platform
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import spacy

from onrecord.reading.language import DEFAULT_MODEL
from onrecord.reading.reader import Reader
from onrecord.records import Article

STEPS = ("times", "places", "actors", "statements", "figures", "events")
ROUNDS = 3


def measure(texts: list[str]) -> tuple[dict[str, float], str]:
    """Ratios to the bare parser ("speed.whole", "speed.times", …), peak memory in MB, and a line on what was compared."""
    nlp = spacy.load(DEFAULT_MODEL)
    reader = Reader()
    spent: defaultdict[str, list[float]] = defaultdict(list)
    for step in STEPS:
        setattr(reader, step, _timed(getattr(reader, step), spent[step]))
    bare, whole = [], []
    list(nlp.pipe(texts[:8]))
    reader.read(Article(id="warm", text=texts[0]))
    for times in spent.values():
        times.clear()
    for _ in range(ROUNDS):
        bare.append(_cpu(lambda: list(nlp.pipe(texts, batch_size=64))))
        whole.append(
            _cpu(lambda: [reader.read(Article(id=str(i), text=t, published="2025-01-01")) for i, t in enumerate(texts)])
        )
    base = statistics.median(bare)
    figures = {f"speed.{step}": sum(spent[step]) / ROUNDS / base for step in STEPS}
    figures["speed.whole"] = statistics.median(whole) / base
    figures["memory.peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    about = (
        f"bare pipeline: {DEFAULT_MODEL} {nlp.meta['version']} ({', '.join(nlp.pipe_names)}), spaCy {version('spacy')}, "
        f"Python {platform.python_version()}; {len(texts)} texts, bare {base:.2f} s"
    )
    return {k: round(v, 3) for k, v in figures.items()}, about


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _timed(step: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        start = time.process_time()
        try:
            return step(*args)
        finally:
            spent.append(time.process_time() - start)

    return timed
