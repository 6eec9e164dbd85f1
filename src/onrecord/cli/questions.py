"""The questions: ``onrecord contacts``, ``timeline``, ``contested``, ``positions``, ``agenda``, ``statements``, ``search`` …"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import wraps
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.views import ledger_option, print_lines, terminal_width

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger
    from onrecord.views.tables import Answer

FILTERS = {
    "actor": ("NAME", "Only what this actor has a part in: words of the name, in any transliteration."),
    "country": ("STATE", "Only what this state’s actors have a part in, or what is there: a name or an ISO code (UKR)."),
    "topic": ("TOPIC", "Only what is about this topic: ceasefire, territory, …"),
    "type": ("TYPE", ""),
    "status": ("STATUS", ""),
    "place": ("NAME", "Only what is at this place."),
    "outlet": ("NAME", "Only what this outlet tells, alone or with others."),
    "since": ("DAY", "Only what is not over before this day (2025-05-19)."),
    "until": ("DAY", "Only what has begun by this day."),
    "on": ("DAY", ""),
}
PAGE = 50  # answers of a table, where nobody says how many
LIMIT = f"Print the first N only; 0 for all.  [default: {PAGE} in a table, else all]"
FORMATS = ("table", "jsonl", "csv")
Ask = Callable[..., "Iterable[Answer]"]


def _asking(filters: str, **meanings: str) -> Callable[[Ask], click.Command]:
    """A command that prints the answers to a question, narrowed by ``filters``; ``meanings`` tells what one of them is here."""

    def command(question: Ask) -> click.Command:
        @ledger_option
        @click.option("--limit", type=click.IntRange(0), metavar="N", help=LIMIT)
        @click.option(
            "--format", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="How to print the answers."
        )
        @wraps(question)
        def asked(ledger: Path, format: str, limit: int | None, **given: Any) -> None:
            from onrecord.ledger.store import Ledger

            most = PAGE if limit is None and format == "table" else limit or None
            with Ledger(ledger, create=False) as known:
                answers = iter(question(known, **given))
                first = next(answers, None)
                if first is None:
                    click.echo("nothing on record answers that", err=True)
                    return
                answers = chain([first], answers)
                _print(known, islice(answers, most), format)
                if limit is None and most and next(answers, None) is not None:
                    click.echo(f"the first {most} of more: --limit N shows N of them, --limit 0 all", err=True)

        for name in reversed(filters.split()):
            metavar, meaning = FILTERS[name]
            asked = click.option(f"--{name}", metavar=metavar, help=meanings.get(name, meaning))(asked)
        return click.command(question.__name__)(asked)

    return command


def _print(ledger: Ledger, answers: Iterable[Answer], format: str) -> None:
    from onrecord.views import tables

    if format == "table":
        print_lines(tables.table(ledger, answers, width=terminal_width()))
        return
    for line in (tables.jsonl if format == "jsonl" else tables.as_csv)(ledger, answers):
        click.echo(line)


ALL = "actor country topic type status place outlet since until"
TYPE_OF_DEED = "Only this type of deed (PLOVER: ASSAULT, AGREE, …) or way of meeting (phone, visit, talks, …)."
WAY_OF_MEETING = "Only this way of meeting: phone, visit, talks, meeting, letter, multilateral."
STATUS_OF_DEED = "Only what is occurred, planned or negated."
FORM = "Only statements of this form (direct, indirect, mixed) or channel."


@_asking(ALL, type=WAY_OF_MEETING, status=STATUS_OF_DEED)
def contacts(ledger: Ledger, **asked: str) -> Iterable[Answer]:
    """Who met, called or wrote to whom: one line for each contact, however many tell of it.

    “onrecord show ID” opens its accounts side by side.

    \b
    Examples:
      onrecord contacts --actor Zelensky --since 2025-05-01
      onrecord contacts --country RUS --type phone --format jsonl
    """
    return ledger.contacts(**asked)


@_asking(ALL, type=TYPE_OF_DEED, status=STATUS_OF_DEED)
def timeline(ledger: Ledger, **asked: str) -> Iterable[Answer]:
    """What happened, or is to, by date: one line for each happening, however many tell of it.

    \b
    Examples:
      onrecord timeline --place Kharkiv --since 2025-05-01 --until 2025-05-31
      onrecord timeline --type ASSAULT --format csv > strikes.csv
    """
    return ledger.timeline(**asked)


@_asking(
    ALL,
    type="Only figures of this unit (drones) or of this deed (killed).",
    status="Only claims that stand so to each other: equal, consistent, revised, contradictory.",
)
def contested(ledger: Ledger, **asked: str) -> Iterable[Answer]:
    """What is claimed in numbers by more than one: the claims side by side, and whether they agree.

    \b
    Examples:
      onrecord contested --status contradictory
      onrecord contested --type drones --since 2025-05-18 --format csv
    """
    return ledger.contested(**asked)


@_asking(
    "actor country topic type status outlet since until",
    actor="Only this holder’s positions.",
    country="Only positions of this state and its officials: a name or an ISO code (UKR).",
    type="Only positions with a step of this kind: demanded, offered, refused, …",
    status="Only those that “changed”, or are “unchanged”.",
)
def positions(ledger: Ledger, **asked: str) -> Iterable[Answer]:
    """What was demanded, offered, agreed to and refused, by holder and topic, step by step, and where that changed.

    \b
    Examples:
      onrecord positions --topic ceasefire
      onrecord positions --actor Russia --status changed --format jsonl
    """
    return ledger.positions(**asked)


@_asking(
    f"{ALL} on",
    type=TYPE_OF_DEED,
    status="Only what is open, held, late, postponed, cancelled or overdue.",
    on="As it stood at the end of this day.  [default: today]",
)
def agenda(ledger: Ledger, on: str | None, **asked: str) -> Iterable[Answer]:
    """What was announced, and what became of it.

    \b
    Examples:
      onrecord agenda --status open
      onrecord agenda --on 2025-05-19 --actor Putin
    """
    return ledger.agenda(on=on or dt.date.today().isoformat(), **asked)


@_asking("actor country topic type outlet since until", type=FORM)
def statements(ledger: Ledger, **asked: str) -> Iterable[Answer]:
    """Who said what, by date.

    \b
    Examples:
      onrecord statements --actor Peskov --type direct
      onrecord statements --country UKR --since 2025-05-18 --format jsonl
    """
    return ledger.statements(**asked)


@_asking("actor country topic type outlet since until", type=FORM)
@click.argument("words")
def search(ledger: Ledger, words: str, **asked: str) -> Iterable[Answer]:
    """Find statements by their words, the nearest first.

    WORDS are words that must all be there, "a phrase", NEAR(one other, 5) for two with at most five words between; AND, OR and
    NOT join them; a word ending in * stands for all that begin so.

    \b
    Examples:
      onrecord search ceasefire
      onrecord search '"buffer zone" OR "border districts"' --actor Putin
      onrecord search 'NEAR(withdraw troops, 5)' --format csv
    """
    return ledger.search(words, **asked)


@_asking(
    "actor country type since until",
    country="Only those who act for this state: a name or an ISO code (UKR).",
    type="Only a person, state or body.",
)
def actors(ledger: Ledger, **asked: str) -> Iterable[Answer]:
    """Who is named in the records, under which spellings, and in which roles, with the dates at which texts attest them.

    \b
    Examples:
      onrecord actors --actor Zelensky
      onrecord actors --country FRA --type person --format csv
    """
    return ledger.actors(**asked)


@_asking("type outlet since until", type="Only copies, or only rewrites: copy, rewrite.")
def sources(ledger: Ledger, **asked: str) -> Iterable[Answer]:
    """Which articles are copies or rewrites of one report, and by which passages.

    \b
    Examples:
      onrecord sources
      onrecord sources --type copy --format jsonl
    """
    return ledger.sources(**asked)


COMMANDS = (contacts, timeline, contested, positions, agenda, statements, search, actors, sources)
