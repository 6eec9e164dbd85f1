"""What the ledger holds to be one happening told by several articles, for people to judge: accounts side by side.

``make bench GOLD=DIR`` reads the dated releases of ``DIR/corpus`` and writes 60 of the merges to ``bench/merges.md``, always
drawn in the same way. ``python -m bench.merges LEDGER`` prints those of any ledger; ``--type CONSULT`` leaves out all deeds but
contacts.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import onrecord
from onrecord.ledger import Ledger
from onrecord.ledger.entries import Entry, Telling
from onrecord.reading.reader import Reader
from onrecord.records import Event
from onrecord.sources import articles_in

HERE = Path(__file__).parent
LISTED = HERE / "merges.md"  # like the ledger it quotes texts that are not the project's: neither is committed
SEED = 2025
DRAWN = 60
SHOWN = 240  # characters of an account's words


def of_corpus(reader: Reader, corpus: Path) -> str:
    """Lists merges of the releases in a folder; what was listed, in a line.

    Reading them takes some ten minutes, and is done once for each state of the program: the ledger is kept beside this file,
    and a run that was interrupted goes on where it stopped.
    """
    sources = sorted(corpus.glob("*.jsonl.gz"))
    if not sources:
        return "merges: no corpus given, none listed"
    kept = HERE / f"corpus-{_state(sources)}.db"
    for stale in set(HERE.glob("corpus-*.db")) - {kept}:
        stale.unlink()
    with Ledger(kept) as ledger:
        known = {article.id for article in ledger.articles()}
        for reading in reader.read_all(a for source in sources for a in articles_in(source) if a.id not in known):
            ledger.store(reading)
        return listed(ledger, LISTED)


def _state(sources: list[Path]) -> str:
    """What stands for the program and its input: a hash of all their bytes."""
    package = Path(onrecord.__file__).parent
    files = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".toml", ".sql"))
    return hashlib.blake2b(b"".join(path.read_bytes() for path in (*files, *sources)), digest_size=6).hexdigest()


def listed(ledger: Ledger, path: Path) -> str:
    """Writes the merges drawn; what was written, in a line."""
    found = merged(ledger)
    chosen = drawn(found)
    text = "".join("\n".join(shown(ledger, entry)) + "\n\n" for entry in chosen)
    about = f"merges: {len(chosen)} of {len(found)} entries with accounts of several articles"
    path.write_text(f"# Merges\n\n{about}, drawn with seed {SEED}.\n\n{text}", encoding="utf-8")
    return f"{about} in {path.relative_to(HERE.parent)}"


def drawn(found: list[Entry]) -> list[Entry]:
    """The same ones of these each time."""
    return random.Random(SEED).sample(found, min(DRAWN, len(found)))


def merged(ledger: Ledger, *, type: str = "any") -> list[Entry]:
    """The entries, of a type or any, with accounts of more than one article."""
    found = (entry for entry in ledger.timeline() if type in ("any", entry.type))
    return [entry for entry in found if len({told.article for told in _all(entry)}) > 1]


def shown(ledger: Ledger, entry: Entry) -> Iterator[str]:
    """An entry and its accounts, a line each."""
    yield f"## {entry.id} {entry.type} {entry.mode or ''}".rstrip()
    yield f"\n{', '.join(actor.name for actor in entry.participants)}  \nbecause: {'; '.join(entry.reasons)}\n"
    for told in _all(entry):
        event = ledger.record(told.event)
        words = " ".join(event.evidence.quote.split())[:SHOWN] if isinstance(event, Event) else ""
        when = told.time.value if told.time and told.time.value else "undated"
        yield f"- {told.article} ({told.outlet}, {(told.published or '')[:10]}) {told.status}, {when}: “{words}”"


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
        print(f"{min(DRAWN, len(found))} of {len(found)} entries with accounts of several articles, seed {SEED}\n")
        for entry in drawn(found):
            print(*shown(ledger, entry), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
