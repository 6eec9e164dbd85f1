"""Our own hard expressions: a case is right when all it expects is found, field by field, and nothing it rules out is.

``python -m bench.expressions [TASK]`` prints the share right by task, and every wrong case with what was found instead.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.reading.reader import Reader, Reading
from onrecord.records import Article, Figure, PlaceMention, Span, TimeMention

CASES = Path(__file__).parent / "cases" / "expressions.jsonl"
TASKS = ("time", "figure", "place")
NEAR_KM = 161.0  # the radius at which geoparsers are compared


def cases(task: str | None = None) -> list[dict[str, Any]]:
    """The cases, all or a task's."""
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if task in (None, row["task"])]


def found(task: str, reading: Reading) -> list[dict[str, Any]]:
    """What was recorded, in the form in which cases expect it."""
    if task == "figure":
        figures = [r for r in reading.records if isinstance(r, Figure)]
        whole = {f.id: f.value.high for f in figures}
        return [
            {f: getattr(r, f) for f in ("bound", "unit", "per", "measure")}
            | {"span": r.evidence, "quote": r.evidence.quote, "value": [r.value.low, r.value.high]}
            | {"claimant": r.claimant and r.claimant.name, "part_of_value": r.part_of and whole.get(r.part_of)}
            for r in figures
        ]
    if task == "place":
        return [
            {"span": m.span, "quote": m.span.quote, "country": m.country, "near": (m.lat, m.lon), "literal": m.literal}
            for m in reading.mentions
            if isinstance(m, PlaceMention)
        ]
    return [
        {"span": m.span, "quote": m.span.quote, "type": m.type, "value": m.value, "earliest": m.earliest, "latest": m.latest}
        for m in reading.mentions
        if isinstance(m, TimeMention)
    ]


def fits(field: str, want: Any, got: Any) -> bool:
    """Whether a field as found is the one expected: names by a shared word, points by distance, instants as instants."""
    if want is None or got is None:
        return want is got
    match field:
        case "near":
            return None not in got and _km(want, got) <= NEAR_KM
        case "value" if isinstance(want, list):
            return all(math.isclose(a, b, rel_tol=1e-3) for a, b in zip(want, got, strict=True))
        case "unit" | "measure" | "claimant":
            return bool(_stems(want) & _stems(got))
        case "earliest" | "latest":
            return dt.datetime.fromisoformat(want) == dt.datetime.fromisoformat(got)
        case "part_of_value":
            return math.isclose(want, got)
    return bool(want == got)


def is_right(case: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    """Whether a case's every expected item is among ``items``, each found once, and nothing absent is."""
    left = list(items)
    for want in case["expect"]:
        fields = {k: v for k, v in want.items() if k != "zone"}  # a mention has no zone; its instants are judged
        hit = next((i for i in left if all(fits(k, v, i.get(k)) for k, v in fields.items())), None)
        if hit is None:
            return False
        left.remove(hit)
    return not any(_recorded(absent, case["text"], item["span"]) for absent in case.get("absent", []) for item in left)


def shares(reader: Reader, task: str | None = None) -> tuple[dict[str, float], list[str]]:
    """The percentage right of each task, and a line for each wrong case."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    wrong = []
    for case in cases(task):
        reading = reader.read(Article(id=case["id"], text=case["text"], published=case.get("published")))
        items = found(case["task"], reading)
        count[case["task"]] += 1
        if is_right(case, items):
            right[case["task"]] += 1
        else:
            wrong.append(
                f"{case['id']}: {case['text']}\n  want {case['expect']} absent {case.get('absent', [])}\n  got  {items}"
            )
    return {t: round(100 * right[t] / count[t], 1) for t in TASKS if count[t]}, wrong


def _recorded(absent: str, text: str, span: Span) -> bool:
    """Whether a span lies over one of the places where the words ``absent`` stand, as whole words."""
    stands = re.finditer(rf"(?<!\w){re.escape(absent)}(?!\w)", text)
    return any(m.start() < span.end and span.start < m.end() for m in stands)


def _stems(words: str) -> set[str]:
    return {re.sub("ies$", "y", w).rstrip("s")[:6] for w in re.findall(r"\w+", words.lower())}


def _km(a: Iterable[float], b: Iterable[float]) -> float:
    (lat_a, lon_a), (lat_b, lon_b) = (map(math.radians, p) for p in (a, b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))


if __name__ == "__main__":
    percent, wrong_cases = shares(Reader(), *sys.argv[1:2])
    print("\n".join([*wrong_cases, *(f"{task}: {share} % right" for task, share in percent.items())]))
