"""What the ledger holds to be one happening told by several articles, for people to judge: accounts side by side.

``python -m bench.merges LEDGER`` draws 60 of the entries of a ledger that ``onrecord read`` has made, always the same ones, and
prints each with its reasons and, an account a line, who tells it, when, and in what words. ``--type CONSULT`` leaves out all
deeds but contacts.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.ledger.entries import Entry, Telling
from onrecord.records import Event

SEED = 2025
DRAWN = 60
SHOWN = 160  # characters of an account's words


def merged(ledger: Ledger, *, type: str) -> list[Entry]:
    """The entries of a type with accounts of more than one article."""
    found = (entry for entry in ledger.timeline() if type in ("any", entry.type))
    return [entry for entry in found if len({told.article for told in _all(entry)}) > 1]


def shown(ledger: Ledger, entry: Entry) -> Iterator[str]:
    """An entry and its accounts, a line each."""
    yield f"{entry.id}  {entry.type} {entry.mode or ''}  {', '.join(actor.name for actor in entry.participants)}"
    yield f"   because: {'; '.join(entry.reasons)}"
    for told in _all(entry):
        event = ledger.record(told.event)
        words = " ".join(event.evidence.quote.split())[:SHOWN] if isinstance(event, Event) else ""
        when = told.time.value if told.time and told.time.value else "undated"
        yield f"   {told.article} ({told.outlet}, {(told.published or '')[:10]})  {told.status}, {when}: “{words}”"


def _all(entry: Entry) -> tuple[Telling, ...]:
    return (*entry.announced, *entry.accounts)


def main() -> None:
    """Prints the entries drawn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("ledger", type=Path)
    options.add_argument("--type", default="any", help="PLOVER type of the deeds  [default: any]")
    chosen = options.parse_args()
    with Ledger(chosen.ledger, create=False) as ledger:
        found = merged(ledger, type=chosen.type)
        drawn = random.Random(SEED).sample(found, min(DRAWN, len(found)))
        print(f"{len(drawn)} of {len(found)} entries with accounts of several articles, seed {SEED}\n")
        for entry in drawn:
            print(*shown(ledger, entry), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
