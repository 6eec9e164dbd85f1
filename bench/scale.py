"""What one more article costs in a large ledger, and how long questions take there.

``python -m bench.scale [SIZE] [--out DIR]``: SIZE short articles (100,000, put together by ``bench.recombined``) are read and
stored; each of the next hundred is then stored in that ledger and in one of 1,000, in turn, twice, and the second time counts.
What is printed was measured at the size that is stated: nothing is extrapolated. Times are the process's own CPU time, because
the machine may have other work; of questions the time on the clock stands beside it. A question's time is that of its first 50
answers, put together and set as a table: what ``onrecord contacts`` prints.

DIR keeps the readings and the ledgers: a run that was broken off goes on where it was, and a shorter one needs no new readings.
After a change of the reader or of the tables another DIR is needed. While a ledger is filled it does not wait for the disk.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
from rich.text import Text

from bench import floors
from bench.ahead import Ahead
from bench.recombined import DAYS, FIRST_DAY, Recombined
from onrecord.cli.questions import PAGE
from onrecord.ledger import Ledger
from onrecord.ledger.versions import Version, version
from onrecord.reading.reader import Reader
from onrecord.views import entry, show, tables

HERE = Path(__file__).parent
SMALL, LARGE = 1_000, 100_000
BATCH = 1_000  # articles of one file of readings
MORE = 100  # articles that are stored in both ledgers
ROUNDS = 3

FACETS = ("actor", "country", "topic", "place", "outlet")
LATE, EARLY = (str(FIRST_DAY + dt.timedelta(days=day)) for day in (DAYS - 10, 10))
PERIODS = [{"since": LATE}, {"until": EARLY}, {"since": "2019-03-01", "until": "2019-03-31"}]
TOGETHER = [("country", "topic"), ("actor", "outlet"), ("actor", "country")]
STATUSES = [{"status": status} for status in ("occurred", "planned", "negated")]
RELATIONS = [{"status": status} for status in ("equal", "consistent", "revised", "contradictory")]
STANDINGS = [{"status": status} for status in ("open", "held", "late", "postponed", "cancelled", "overdue")]
SAID = ("actor", "country", "topic", "outlet")
QUESTIONS: dict[str, tuple[Sequence[str], list[dict[str, str]]]] = {
    "contacts": (FACETS, [*STATUSES, {"type": "phone"}, {"type": "letter"}]),
    "timeline": (FACETS, [*STATUSES, {"type": "ASSAULT"}, {"type": "RETREAT"}]),
    "contested": (FACETS, [*RELATIONS, {"type": "drones"}, {"type": "hospitals"}]),
    "positions": (SAID, [{"status": "changed"}, {"status": "unchanged"}, {"type": "demanded"}]),
    "agenda": (FACETS, [*STANDINGS, {"type": "visit"}]),
    "statements": (SAID, [{"type": "direct"}, {"type": "letter"}]),
    "actors": (("actor", "country"), [{"type": "person"}, {"type": "body"}]),
    "sources": (("outlet",), [{"type": "copy"}, {"type": "rewrite"}]),
}
SEARCHES = ("ceasefire", "the", '"prisoners of war"', "NEAR(troops withdraw, 5)")

Question = Callable[[Ledger], Iterator[Text]]


class Spent(NamedTuple):
    """Milliseconds of the process's own, and on the clock."""

    cpu: float
    clock: float


class Slowest(NamedTuple):
    """The filters with which a question takes longest in the large ledger, and what it takes in both."""

    filters: str
    small: Spent
    large: Spent


class Readings:
    """The readings of the articles by their numbers, kept in a folder; those that are not there are read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._reader: tuple[Recombined, Ahead] | None = None

    def between(self, first: int, last: int) -> Iterator[Version]:
        """The readings from number ``first`` on, up to ``last``."""
        for start in range(first // BATCH * BATCH, last, BATCH):
            file = self.folder / f"readings-{start:06}.jsonl"
            if not file.exists():
                self._read(start, file)
            with file.open("rb") as lines:
                for line in islice(lines, max(0, first - start), last - start):
                    yield msgspec.json.decode(line, type=Version)

    def _read(self, start: int, file: Path) -> None:
        if not self._reader:
            reader = Reader()
            self._reader = Recombined(reader), Ahead(reader)
        made, ahead = self._reader
        part = file.with_suffix(".part")
        with part.open("wb") as lines:
            for reading in ahead.read_all(map(made.article, range(start, start + BATCH))):
                lines.write(msgspec.json.encode(version(reading)) + b"\n")
        part.replace(file)


def grown(folder: Path, size: int, readings: Readings) -> Ledger:
    """The ledger of the first ``size`` articles."""
    ledger = Ledger(folder / f"ledger-{size}.db")
    ledger.connection.execute("PRAGMA synchronous = OFF")
    (there,) = ledger.query("SELECT count(*) FROM articles")[0]
    for reading in readings.between(there, size):
        ledger.store(reading)
    ledger.connection.execute("PRAGMA synchronous = FULL")
    return ledger


def in_turn(small: Ledger, large: Ledger, new: Sequence[Version]) -> tuple[list[float], list[float]]:
    """The CPU milliseconds that each new article takes in the one and in the other; both are left as they were.

    Counted the second time, when neither ledger has to be fetched from the disk.
    """
    costs: tuple[list[float], list[float]] = [], []
    for _ in range(2):
        for cost in costs:
            cost.clear()
        for reading in new:
            for ledger, cost in zip((small, large), costs, strict=True):
                cost.append(_spent(partial(ledger.store, reading)).cpu)
        for ledger in (small, large):
            for reading in new:
                ledger.remove(reading.article.id)
    return costs


def near_duplicates(ledger: Ledger) -> str:
    """How many of the articles share a source with others."""
    (shared, groups), (total,) = (
        ledger.query("SELECT count(*), count(DISTINCT source) FROM shared_sources")[0],
        ledger.query("SELECT count(*) FROM articles")[0],
    )
    return f"{100 * shared / total:.1f} % of the articles share a source with others ({groups:,} sources)"


def asked(ledger: Ledger) -> Iterator[tuple[str, str, Question]]:
    """Each question, by its name and its filters: none, each of them, and some together; what is common, and what is rare."""
    known = {facet: _values(ledger, facet) for facet in FACETS}
    filters = [{}, *({facet: value} for facet, values in known.items() for value in values), *PERIODS]
    filters += [{facet: known[facet][0] for facet in both} for both in TOGETHER]
    for name, (may_be, kinds) in QUESTIONS.items():
        for chosen in (*_with(filters, may_be), *kinds):
            yield name, _words(chosen), _asking(name, {"on": "2019-03-01", **chosen} if name == "agenda" else chosen)
    for words in SEARCHES:
        for chosen in _with(filters, SAID):
            yield "search", f"{words}, {_words(chosen)}", _asking("search", {"words": words, **chosen})
    yield "show", "a record", lambda ledger: show.show(ledger, ledger.short(_a_record(ledger)))
    yield "show", "the happening with most accounts", lambda ledger: entry.entry(ledger, ledger.entry(_most_told(ledger)))


@cache
def _a_record(ledger: Ledger) -> str:
    return str(ledger.query("SELECT max(event) FROM accounts")[0][0])


@cache
def _most_told(ledger: Ledger) -> str:
    counted = "SELECT entry FROM accounts GROUP BY entry ORDER BY count(*) DESC, entry LIMIT 1"
    return str(ledger.query(counted)[0][0])


def _values(ledger: Ledger, facet: str) -> tuple[str, str]:
    """What is on record most often, and what is seldom."""
    counted = "SELECT value FROM facets WHERE facet = ? GROUP BY value ORDER BY count(*) {0}, value LIMIT 1"
    most, least = (str(ledger.query(counted.format(order), facet)[0][0]) for order in ("DESC", "ASC"))
    return most, least


def _with(filters: Iterable[dict[str, str]], may_be: Sequence[str]) -> list[dict[str, str]]:
    """The filters that a question takes."""
    return [chosen for chosen in filters if chosen.keys() <= {*may_be, "since", "until"}]


def _asking(name: str, chosen: Mapping[str, str]) -> Question:
    return lambda ledger: tables.table(ledger, islice(getattr(ledger, name)(**chosen), PAGE))


def _words(chosen: Mapping[str, str]) -> str:
    return " ".join(f"--{name} {value}" for name, value in chosen.items()) or "no filter"


def _spent(work: Callable[[], object]) -> Spent:
    cpu, clock = time.process_time(), time.perf_counter()
    work()
    return Spent(1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - clock))


def timed(ledger: Ledger, question: Question, rounds: int = ROUNDS) -> Spent:
    """What a question takes, the median of several times."""
    spent = [_spent(lambda: list(question(ledger))) for _ in range(rounds)]
    return Spent(*(statistics.median(part) for part in zip(*spent, strict=True)))


def slowest(small: Ledger, large: Ledger, *, rounds: int = ROUNDS) -> dict[str, Slowest]:
    """Of each question the filters with which it takes longest in the large ledger."""
    gc.collect()
    gc.freeze()  # who asks has no parser in memory, whose objects would be gone through again and again
    found: dict[str, Slowest] = {}
    for name, filters, question in asked(large):
        spent = timed(large, question, rounds)
        if name not in found or spent.cpu > found[name].large.cpu:
            found[name] = Slowest(filters, timed(small, question, rounds), spent)
    return found


def measured(folder: Path, size: int, *, small: int = SMALL, more: int = MORE) -> tuple[dict[str, float], list[str]]:
    """The figures that are held against ceilings, and the page that tells them."""
    readings = Readings(folder)
    ledgers = grown(folder, small, readings), grown(folder, size, readings)
    new = list(readings.between(size, size + more))
    one_more = in_turn(*ledgers, new)
    reader = Reader()
    reading = [_spent(partial(reader.read, version.article)).cpu for version in new]
    questions = slowest(*ledgers)
    costs = [statistics.median(cost) for cost in one_more]
    figures = {
        "scale.articles": size,
        "scale.one more article": round(costs[1] / costs[0], 2),
        "scale.slowest question ms": round(max(one.large.cpu for one in questions.values())),
    }
    return figures, list(_page(ledgers, one_more, reading, questions))


def _page(
    ledgers: tuple[Ledger, Ledger],
    one_more: tuple[list[float], list[float]],
    reading: list[float],
    questions: Mapping[str, Slowest],
) -> Iterator[str]:
    (small,), (large,) = (ledger.query("SELECT count(*) FROM articles")[0] for ledger in ledgers)
    commit = subprocess.run(
        ["git", "-C", str(HERE), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    yield from ("# A large ledger", "", f"{dt.date.today()}, commit {commit.stdout.strip() or 'unknown'}", "")
    yield from (f"- size reached: {large:,} articles; nothing is extrapolated", f"- {near_duplicates(ledgers[1])}")
    yield f"- the file: {ledgers[1].path.stat().st_size / large / 1024:.1f} KiB an article"
    yield from ("", f"| one more article, CPU ms | in {small:,} | in {large:,} | ratio |", "|---|---|---|---|")
    for name, of in (("median", statistics.median), ("mean", statistics.mean)):
        for what, beside in (("stored", 0.0), ("read and stored", of(reading))):
            one, other = (of(cost) + beside for cost in one_more)
            yield f"| {what}, {name} of {len(reading)} | {one:.1f} | {other:.1f} | {other / one:.2f} |"
    yield from ("", f"| question, with its slowest filters | CPU ms in {small:,} | CPU ms in {large:,} | on the clock |")
    yield "|---|---|---|---|"
    for name, slow in questions.items():
        yield f"| {name}: {slow.filters} | {slow.small.cpu:.0f} | {slow.large.cpu:.0f} | {slow.large.clock:.0f} |"


def main() -> int:
    """Prints the page, writes it to ``bench/scale.md``, and holds its figures against their ceilings."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("size", type=int, nargs="?", default=LARGE, help="articles  [default: 100000]")
    options.add_argument("--out", type=Path, default=Path("scale"), help="folder of the readings and ledgers  [default: scale]")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    figures, page = measured(chosen.out, chosen.size)
    (HERE / "scale.md").write_text("\n".join([*page, ""]), encoding="utf-8")
    print(*page, sep="\n")
    fallen = floors.broken(figures)
    print("\n".join(fallen) if fallen else "all ceilings hold")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
