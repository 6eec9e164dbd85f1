"""The reports that tell some of the same things: what the ledger makes of them, held against what is true across them.

``python -m bench.across`` prints the share of labels that are right, in all and by kind, and each miss.
``bench/cases/README.md`` says what makes a label right.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from onrecord.ledger import Ledger
from onrecord.reading.reader import Reader, Reading
from onrecord.records import Event, Figure
from onrecord.sources import articles_in

CASES = Path(__file__).parent / "cases" / "across"
SETS = (CASES, CASES / "second")


class At(msgspec.Struct, frozen=True):
    """A record of an article: the one whose evidence has these words in common, and of a figure the value."""

    article: str
    quote: str
    value: float | None = None


NOWHERE = At("", "")


class Label(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is true across the articles; which fields are given depends on the kind."""

    id: str
    kind: str
    a: At = NOWHERE
    b: At = NOWHERE
    same: bool | None = None
    claims: tuple[At, ...] = ()
    articles: tuple[str, ...] = ()
    relation: str | None = None
    about: At = NOWHERE
    on: str = ""
    status: str | None = None
    holder: str = ""
    topic: str = ""
    change: bool | None = None
    names: tuple[tuple[str, str], ...] = ()


@dataclass
class Bench:
    """The articles, read once, in a ledger with all of them."""

    readings: dict[str, Reading]
    folder: Path

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of all articles."""
        return self.with_only(self.readings)

    def with_only(self, articles: Iterable[str]) -> Ledger:
        """A new ledger of these articles."""
        named = tuple(articles)
        ledger = Ledger(self.folder / f"{len(list(self.folder.iterdir()))}.db")
        for name in named:
            ledger.store(self.readings[name])
        return ledger

    def events(self, at: At) -> list[Event]:
        """The article's events whose evidence shares words with the quotation."""
        return [r for r in self.readings[at.article].records if isinstance(r, Event) and self._touches(at, r)]

    def figures(self, at: At) -> list[str]:
        """The ids of the article's figures of that value whose evidence shares words with the quotation."""
        found = [r for r in self.readings[at.article].records if isinstance(r, Figure) and self._touches(at, r)]
        return [figure.id for figure in found if at.value in (figure.value.low, figure.value.high)]

    def _touches(self, at: At, record: Event | Figure) -> bool:
        start = self.readings[at.article].article.text.index(at.quote)
        return record.evidence.start < start + len(at.quote) and start < record.evidence.end


def contact(bench: Bench, label: Label) -> bool:
    """Whether an event of the one and an event of the other stand in one entry, as they should or should not."""
    one, other = ({event.id for event in bench.events(at)} for at in (label.a, label.b))
    held = [{told.event for told in (*e.accounts, *e.announced)} for e in bench.ledger.timeline()]
    return any(members & one and members & other for members in held) == label.same


def figure(bench: Bench, label: Label) -> bool:
    """Whether one group holds all the claims and has that relation."""
    return any(group.relation == label.relation for group in _groups_with(bench, label.claims))


def unrelated(bench: Bench, label: Label) -> bool:
    """Whether no group holds both claims."""
    return not _groups_with(bench, label.claims)


def source(bench: Bench, label: Label) -> bool:
    """Whether the two articles are of one source in that way, or of none."""
    kinds = {group.kind for group in bench.ledger.sources() if set(label.articles) <= set(group.articles)}
    return kinds == ({label.relation} if label.relation != "none" else set())


def agenda(bench: Bench, label: Label) -> bool:
    """Whether the item that holds the event stands so on that day, with just these articles on record."""
    about = {event.id for event in bench.events(label.about)}
    with bench.with_only(label.articles) as ledger:
        items = [item for item in ledger.agenda(on=label.on) if about & {step.event for step in item.history}]
    return [item.status for item in items] == [label.status]


def position(bench: Bench, label: Label) -> bool:
    """Whether the holder's steps on the topic cover both articles, and a change is flagged between them, or not."""
    found = [
        held
        for held in bench.ledger.positions()
        if held.holder == label.holder and held.topic in label.topic.split("|")
        and set(label.articles) <= {step.article for step in held.steps}
    ]  # fmt: skip
    return bool(found) and any(_changes(held, label.articles) for held in found) == label.change


def actor(bench: Bench, label: Label) -> bool:
    """Whether the two names, each as its article has it, are one actor's."""
    known = list(bench.ledger.actors())
    at = [
        {n for n, one in enumerate(known) if name in one.spellings and article in one.articles} for article, name in label.names
    ]
    return all(at) and (bool(at[0] & at[1]) == label.same)


KINDS: dict[str, Callable[[Bench, Label], bool]] = {
    kind.__name__: kind for kind in (contact, figure, unrelated, source, agenda, position, actor)
}


Results = list[tuple[Label, bool]]


def judged(reader: Reader, folder: Path, sets: Iterable[Path] = SETS) -> Results:
    """Every label of the sets, and whether the ledger of its set has it right. ``folder`` is for the ledgers."""
    return [result for cases in sets for result in _judged(reader, folder, cases)]


def _judged(reader: Reader, folder: Path, cases: Path) -> Iterator[tuple[Label, bool]]:
    bench = Bench({a.id: reader.read(a) for a in articles_in(cases / "articles.jsonl")}, folder)
    for line in (cases / "labels.jsonl").read_bytes().splitlines():
        label = msgspec.json.decode(line, type=Label)
        yield label, KINDS[label.kind](bench, label)


def share(results: Results) -> float:
    """The percentage that is right."""
    return 100 * sum(right for _, right in results) / len(results)


def main() -> None:
    """Prints the shares and the misses of each set."""
    reader = Reader()
    for cases in SETS:
        with tempfile.TemporaryDirectory() as folder:
            _print(cases, judged(reader, Path(folder), [cases]))


def _print(cases: Path, results: Results) -> None:
    print(f"{cases.relative_to(CASES.parent)}:")
    total, right = Counter(label.kind for label, _ in results), Counter(label.kind for label, is_right in results if is_right)
    for kind in total:
        print(f"{kind:10} {right[kind]:3} of {total[kind]}")
    for label, is_right in results:
        if not is_right:
            print("missed", msgspec.json.encode(label).decode())
    print(f"{share(results):.1f} % of {len(results)} right\n")


def _groups_with(bench: Bench, claims: Iterable[At]) -> list[Any]:
    """The contested figures that hold every one of these claims."""
    wanted = [set(bench.figures(at)) for at in claims]
    return [group for group in bench.ledger.contested() if all(one & {c.figure for c in group.claims} for one in wanted)]


def _changes(held: Any, articles: tuple[str, ...]) -> bool:
    """Whether a change is flagged from a step of the one article to a step of the other."""
    of_article = {step.event: step.article for step in held.steps}
    return any({of_article[change.before], of_article[change.after]} == set(articles) for change in held.changes)


if __name__ == "__main__":
    main()
