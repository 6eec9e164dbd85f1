"""The floors that accuracy may not fall below, and the ceilings that cost may not pass: ``floors.json``."""

from __future__ import annotations

import json
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


def broken(metrics: dict[str, float]) -> list[str]:
    """A line for each measured figure that is below its floor or above its ceiling."""
    bounds = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = [
        f"{k}: {metrics[k]} is below its floor {v}" for k, v in bounds["floors"].items() if k in metrics and metrics[k] < v
    ]
    above = [
        f"{k}: {metrics[k]} is above its ceiling {v}" for k, v in bounds["ceilings"].items() if k in metrics and metrics[k] > v
    ]
    return below + above
