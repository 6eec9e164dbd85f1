"""``onrecord judge``: what a person says of records."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from onrecord.cli.run import now
from onrecord.cli.views import ledger_option, print_lines, terminal_width

if TYPE_CHECKING:
    from onrecord.ledger.judgements import Judgement, Verdict


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a container may run as a user without a name
        raise click.UsageError("who judges? Say it with --by NAME") from error


def _by_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option("--by", default=_user, show_default="the user’s name", metavar="NAME", help="Who judges.")(command)


@click.group(invoke_without_command=False)
def judge() -> None:
    """Say that records are right, wrong or the same, or correct one; take it back; exchange judgements with colleagues.

    A judgement stands beside what was read, with who said it and when. It outlives reading the text again, also by a newer
    onrecord, and nothing that onrecord decides goes before it. Records are named by their ids or the beginning of these.

    \b
    Examples:
      onrecord judge same e91bc e77d0
      onrecord judge correct f20ce value 314 --by Ida
      onrecord judge list
      onrecord judge export > ours.jsonl
    """


def _verdict(name: Verdict, arguments: tuple[str, ...], help: str) -> None:
    @ledger_option
    @_by_option
    def said(ledger: Path, by: str, **records: str) -> None:
        _judged(ledger, name, *records.values(), by=by)

    decorated: Any = said
    for argument in reversed(arguments):
        decorated = click.argument(argument)(decorated)
    judge.command(name, help=help)(decorated)


def _judged(path: Path, verdict: Verdict, *records: str, **said: str) -> None:
    from onrecord.ledger.store import Ledger

    with Ledger(path, create=False) as known:
        made = known.judge(verdict, *records, made=now(), **said)
        _print([made])
        tell_conflicts([about for about in known.conflicts() if made in about])


EXAMPLE = "\n\n\b\nExample:\n  onrecord judge "
_verdict("same", ("one", "other"), f"Two records are of one thing.{EXAMPLE}same e91bc e77d0")
_verdict("not-same", ("one", "other"), f"Two records are not of one thing.{EXAMPLE}not-same e91bc e77d0")
_verdict("right", ("record",), f"A record is right.{EXAMPLE}right s4f2a")
_verdict("wrong", ("record",), f"A record is wrong: it is left out of all that is derived.{EXAMPLE}wrong f20ce --by Ida")


@judge.command()
@click.argument("record")
@click.argument("field")
@click.argument("value")
@_by_option
@ledger_option
def correct(record: str, field: str, value: str, by: str, ledger: Path) -> None:
    """A field of a record should have another value.

    VALUE is words, a number (314, 300-314), a name, names (A; B), a date (2025-05-19, 2025-05-19T10:00+03:00), “null” for
    what the text does not say, or JSON.

    \b
    Examples:
      onrecord judge correct f20ce value 314
      onrecord judge correct s4f2a speaker "Dmitry Peskov" --by Ida
      onrecord judge correct e91bc time 2025-05-19
    """
    _judged(ledger, "correct", record, by=by, field=field, value=value)


@judge.command()
@click.argument("judgement")
@_by_option
@ledger_option
def undo(judgement: str, by: str, ledger: Path) -> None:
    """Take a judgement back, by its id or the beginning of it.

    \b
    Example:
      onrecord judge undo j3f2a
    """
    from onrecord.ledger.store import Ledger

    with Ledger(ledger, create=False) as known:
        _print([known.undo(judgement, by=by, made=now())])


@judge.command("list")
@ledger_option
def list_(ledger: Path) -> None:
    """Tell all judgements, and those of different persons that contradict each other.

    \b
    Example:
      onrecord judge list
    """
    from onrecord.ledger.store import Ledger

    with Ledger(ledger, create=False) as known:
        _print(known.judgements())
        tell_conflicts(known.conflicts())


@judge.command()
@ledger_option
def export(ledger: Path) -> None:
    """Write all judgements as JSON Lines.

    \b
    Example:
      onrecord judge export > ours.jsonl
    """
    import msgspec

    from onrecord.ledger.store import Ledger

    with Ledger(ledger, create=False) as known:
        for one in known.judgements():
            click.echo(msgspec.json.encode(one))


@judge.command("import")
@click.argument("lines", type=click.File("rb"), metavar="FILE")
@ledger_option
def import_(lines: BinaryIO, ledger: Path) -> None:
    """Put judgements that were exported on record; those that are there already are left as they are.

    \b
    Examples:
      onrecord judge import theirs.jsonl
      onrecord judge export --ledger other.db | onrecord judge import -
    """
    from onrecord.ledger.judgements import from_lines
    from onrecord.ledger.store import Ledger
    from onrecord.views.wording import counted

    judgements = from_lines(lines, getattr(lines, "name", "standard input"))
    with Ledger(ledger, create=False) as known:
        before = len(known.judgements())
        known.keep_judgements(judgements)
        click.echo(f"{counted(len(known.judgements()) - before, 'new judgement')} of {len(judgements)}", err=True)
        tell_conflicts(known.conflicts())


def _print(judgements: list[Judgement]) -> None:
    from onrecord.views.judgements import told

    print_lines(line for one in judgements for line in told(one, terminal_width()))


def tell_conflicts(conflicts: list[tuple[Judgement, ...]]) -> None:
    """Says on standard error which judgements contradict each other."""
    from onrecord.views.judgements import contradiction

    for about in conflicts:
        click.echo("\n".join(line.plain for line in contradiction(about, terminal_width())), err=True)
