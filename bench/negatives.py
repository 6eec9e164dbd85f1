"""The hard negatives: texts full of words of war and diplomacy in which no such event is told.

``python -m bench.negatives [CASES]`` prints the share of cases that are right, in all and by category, and each wrong one with
what was recorded. ``bench/cases/README.md`` says what makes a case right.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import msgspec

from onrecord.reading.reader import Reader
from onrecord.records import Article, Event

CASES = Path(__file__).parent / "cases" / "negatives.jsonl"


class Allowed(msgspec.Struct, frozen=True):
    """What a careful coder might record; ``*`` is any status."""

    type: str
    status: str


class Case(msgspec.Struct, frozen=True):
    """One text in which no other event is told than those allowed."""

    id: str
    category: str
    published: str
    text: str
    allowed: tuple[Allowed, ...]
    why: str

    def permits(self, event: Event) -> bool:
        """Whether the event is one of those that a careful coder might record."""
        return any(a.type == event.type and a.status in ("*", event.status) for a in self.allowed)


class Wrong(NamedTuple):
    """A case in which a false event was recorded."""

    case: Case
    events: tuple[Event, ...]


def cases(path: Path = CASES) -> list[Case]:
    """The cases of a file."""
    return [msgspec.json.decode(line, type=Case) for line in path.read_bytes().splitlines() if line.strip()]


def wrong(all_cases: list[Case], reader: Reader) -> list[Wrong]:
    """The cases that are read wrongly, with the false events."""
    found = []
    for case in all_cases:
        reading = reader.read(Article(case.id, case.text, case.published))
        false = tuple(r for r in reading.records if isinstance(r, Event) and not case.permits(r))
        if false:
            found.append(Wrong(case, false))
    return found


def share(reader: Reader) -> tuple[float, list[Wrong]]:
    """The percentage of cases that are right, and those that are not."""
    every = cases()
    failed = wrong(every, reader)
    return 100 * (1 - len(failed) / len(every)), failed


def main(path: Path = CASES) -> None:
    """Prints the table and the wrong cases."""
    every = cases(path)
    failed = wrong(every, Reader())
    total, missed = Counter(c.category for c in every), Counter(w.case.category for w in failed)
    for category in sorted(total):
        print(f"{category:15} {total[category] - missed[category]:3} of {total[category]}")
    for case, events in failed:
        said = "; ".join(
            f"{e.type} {e.status} “{e.trigger.quote}” {[a.name for a in e.actor]} → {[a.name for a in e.recipient]}"
            for e in events
        )
        print(f"\n{case.id}: {case.text}\n   {said}")
    print(f"\n{100 * (1 - len(failed) / len(every)):.1f} % of {len(every)} cases without a false event")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
