"""Answers as tables for a terminal, as CSV for spreadsheets, and as JSON Lines for programs.

A table has one line of cells for each answer; a CSV file one for each account, claim, step or other part of it, with all that
is known; JSON Lines are the contract's structs (docs/questions.md).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import singledispatch
from typing import TypeVar

import msgspec
from rich.text import Text

from onrecord.ledger.actors import Held, Known
from onrecord.ledger.agenda import Item
from onrecord.ledger.contested import Contested
from onrecord.ledger.copies import Source
from onrecord.ledger.entries import Entry
from onrecord.ledger.positions import Position
from onrecord.ledger.store import Ledger
from onrecord.records import Actor, Place, Statement, When
from onrecord.views.clock import told
from onrecord.views.text import paragraph, plain, quoted, say, shortened
from onrecord.views.wording import DEEDS, MODES, STATUSES, amount, whereabouts, who

Answer = Entry | Contested | Position | Item | Statement | Known | Source
Part = TypeVar("Part")
Cells = dict[str, object]
GAP = 2  # columns between cells
LONGEST = 160  # characters of words in a cell
MOST = 12  # steps, claims, articles in a cell; JSON Lines and CSV have all
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of one


def jsonl(ledger: Ledger, answers: Iterable[Answer]) -> Iterator[str]:
    """A line of JSON for each answer; a statement's also tells its outlet, date and what was said of it."""
    for answer in answers:
        line = msgspec.to_builtins(answer)
        if isinstance(answer, Statement):
            article = ledger.article(answer.article)
            judged = [msgspec.to_builtins(one) for one in ledger.judgements(of=answer.id)]
            line |= {"outlet": article.outlet, "published": article.published, "judgements": judged}
        yield msgspec.json.encode(line).decode()


def as_csv(ledger: Ledger, answers: Iterable[Answer]) -> Iterator[str]:
    """The lines of a CSV file; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    columns: Sequence[str] = ()
    for answer in answers:
        for row in rows(answer, ledger):
            if not columns:
                columns = tuple(row)
                yield _csv_line(columns)
            yield _csv_line([_cell(row[column]) for column in columns])


def _csv_line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        words = plain(value)
        return f"'{words}" if words.startswith(FORMULA) or value.startswith(FORMULA) else words
    return value


def table(ledger: Ledger, answers: Iterable[Answer], *, width: int = 80) -> Iterator[Text]:
    """The lines of a table: a heading, then each answer's cells, broken into as many lines as they need."""
    widths: list[int] = []
    for answer in answers:
        cells = line(answer, ledger)
        if not widths:
            widths = _widths(cells, width)
            yield from _row([say((name, "bold")) for name in cells], widths)
        yield from _row([say(str(words)) for words, _ in cells.values()], widths)


def _widths(cells: dict[str, tuple[str, int]], width: int) -> list[int]:
    """The columns' widths; what the page is wider than 80 goes to the widest."""
    found = [columns for _, columns in cells.values()]
    found[found.index(max(found))] += width - GAP * (len(found) - 1) - sum(found)
    return found


def _row(cells: Sequence[Text], widths: Sequence[int]) -> Iterator[Text]:
    broken = [paragraph(cell, width) or [Text()] for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, broken))):
        line = Text()
        for lines, width in zip(broken, widths, strict=True):
            cell = lines[number] if number < len(lines) else Text()
            line += cell + Text(" " * (width - cell.cell_len + GAP))
        line.rstrip()
        yield line


def _listed(parts: Sequence[Part], told: Callable[[Part], str]) -> str:
    """The first of these, told in one cell, and how many more there are."""
    more = [f"… {len(parts) - MOST} more"] if len(parts) > MOST else []
    return "; ".join([*map(told, parts[:MOST]), *more])


@singledispatch
def line(answer: Answer, ledger: Ledger) -> dict[str, tuple[str, int]]:
    """The cells of a table's line, by their columns' names: the words, and how wide the column is where the page has 80."""
    raise TypeError(answer)


@line.register
def _(answer: Entry, ledger: Ledger) -> dict[str, tuple[str, int]]:
    what = ", ".join(filter(None, (MODES[answer.mode] if answer.mode else DEEDS[answer.type], STATUSES[answer.status])))
    outlets = dict.fromkeys(one.outlet or one.article for one in (*answer.accounts, *answer.announced))
    return {
        "when": (_when(answer.time, answer.accounts[0].published), 12),
        "what": (what, 9),
        "who": (who(answer.participants), 19),
        "where": (whereabouts(answer.place) if answer.place else "", 10),
        "told by": (_listed(list(outlets), str), 14),
        "id": (answer.id[:6], 6),
    }


@line.register
def _(answer: Item, ledger: Ledger) -> dict[str, tuple[str, int]]:
    entry = ledger.entry(answer.event)
    last = answer.history[-1]
    return {
        "set for": (_when(last.time, last.published), 12),
        "status": (answer.status, 9),
        "what": (MODES[entry.mode] if entry.mode else DEEDS[entry.type], 8),
        "who": (who(entry.participants), 20),
        "told": (_listed(answer.history, lambda step: f"{(step.published or '')[:10]} {step.told}"), 15),
        "id": (answer.event[:6], 6),
    }


@line.register
def _(answer: Contested, ledger: Ledger) -> dict[str, tuple[str, int]]:
    claims = _listed(
        answer.claims,
        lambda one: f"{amount(one.value, one.bound)} ({one.claimant.name if one.claimant else one.outlet or one.article})",
    )
    first = answer.claims[0]
    return {
        "when": (_when(first.time, first.published), 12),
        "what": (answer.what, 18),
        "relation": (answer.relation, 13),
        "claims": (claims, 31),
    }


@line.register
def _(answer: Position, ledger: Ledger) -> dict[str, tuple[str, int]]:
    steps = _listed(answer.steps, lambda step: f"{step.day or ''} {step.stance} {quoted(shortened(step.quote.quote, 60))}")
    return {
        "holder": (answer.holder, 14),
        "topic": (answer.topic, 12),
        "steps": (steps, 36),
        "changes": (_listed(answer.changes, lambda change: change.how), 12),
    }


@line.register
def _(answer: Statement, ledger: Ledger) -> dict[str, tuple[str, int]]:
    article = ledger.article(answer.article)
    return {
        "date": ((article.published or "")[:10], 10),
        "speaker": (answer.speaker.name if answer.speaker else "not known", 15),
        "words": (shortened(_words(answer), LONGEST), 29),
        "outlet": (article.outlet or "", 12),
        "id": (ledger.short(answer.id), 6),
    }


@line.register
def _(answer: Known, ledger: Ledger) -> dict[str, tuple[str, int]]:
    roles = _listed(answer.roles, lambda role: f"{role.role} ({role.from_ or '?'} to {role.to or '?'})")
    return {
        "name": (answer.name, 17),
        "type": (answer.type, 6),
        "state": (answer.country or "", 5),
        "spellings": (_listed(answer.spellings, str), 18),
        "roles, as attested": (roles, 26),
    }


@line.register
def _(answer: Source, ledger: Ledger) -> dict[str, tuple[str, int]]:
    passages = _listed(answer.passages, lambda passage: quoted(shortened(passage.spans[0].quote, 60)))
    return {"kind": (answer.kind, 7), "articles": (_listed(answer.articles, str), 29), "passages": (passages, 40)}


@singledispatch
def rows(answer: Answer, ledger: Ledger) -> Iterator[Cells]:
    """The rows of a CSV file: of each account, claim, step or other part, with what it is a part of."""
    raise TypeError(answer)


@rows.register
def _(answer: Entry, ledger: Ledger) -> Iterator[Cells]:
    whole = {"id": answer.id, "type": answer.type, "mode": answer.mode, "status": answer.status}
    whole |= {"time": _value(answer.time), "place": _place(answer.place), "participants": _names(answer.participants)}
    for one in (*answer.announced, *answer.accounts):
        told = {"article": one.article, "event": one.event, "outlet": one.outlet, "published": one.published}
        told |= {"account_status": one.status, "account_time": _value(one.time), "account_place": _place(one.place)}
        told |= {"account_participants": _names(one.participants), "omits": "; ".join(one.omits)}
        yield {**whole, **told, "according_to": one.according_to and one.according_to.name}


@rows.register
def _(answer: Item, ledger: Ledger) -> Iterator[Cells]:
    entry = ledger.entry(answer.event)
    whole = {"event": answer.event, "status": answer.status, "type": answer.type, "participants": _names(entry.participants)}
    for step in answer.history:
        told = {"article": step.article, "account": step.event, "published": step.published, "told": step.told}
        yield {**whole, **told, "time": _value(step.time)}


@rows.register
def _(answer: Contested, ledger: Ledger) -> Iterator[Cells]:
    for one in answer.claims:
        whole = {"id": answer.id, "what": answer.what, "relation": answer.relation, "voices": answer.voices}
        claim = {"article": one.article, "figure": one.figure, "claimant": one.claimant and one.claimant.name}
        number = {"low": one.value.low, "high": one.value.high, "bound": one.bound, "unit": one.unit, "measure": one.measure}
        told = {"time": _value(one.time), "outlet": one.outlet, "published": one.published, "source": one.source}
        yield {**whole, **claim, **number, **told, "quote": one.quote.quote}


@rows.register
def _(answer: Position, ledger: Ledger) -> Iterator[Cells]:
    changed = {change.after: change.how for change in answer.changes}
    for step in answer.steps:
        whole = {"holder": answer.holder, "topic": answer.topic, "article": step.article, "event": step.event}
        told = {"day": step.day, "stance": step.stance, "by": _names(step.by), "to": _names(step.to), "quote": step.quote.quote}
        yield {**whole, **told, "change": changed.get(step.event)}


@rows.register
def _(answer: Statement, ledger: Ledger) -> Iterator[Cells]:
    article, speaker = ledger.article(answer.article), answer.speaker
    whole = {"id": answer.id, "article": answer.article, "outlet": article.outlet, "published": article.published}
    of = {"speaker": speaker and speaker.name, "role": speaker and speaker.role, "country": speaker and speaker.country}
    how = {"form": answer.form, "channel": answer.channel, "audience": answer.audience, "negated": answer.negated}
    yield {**whole, **of, **how, "time": _value(answer.time), "words": _words(answer)}


@rows.register
def _(answer: Known, ledger: Ledger) -> Iterator[Cells]:
    whole = {"name": answer.name, "type": answer.type, "country": answer.country, "spellings": "; ".join(answer.spellings)}
    for role in answer.roles or (Held("", None),):
        yield {**whole, "role": role.role or None, "from": role.from_, "to": role.to}


@rows.register
def _(answer: Source, ledger: Ledger) -> Iterator[Cells]:
    for passage in answer.passages:
        one, other = passage.articles
        yield {"kind": answer.kind, "article": one, "other": other, "words": passage.spans[0].quote}


def _when(time: When | None, published: str | None) -> str:
    """A time in words; of what is told without one, that it is of the report's day at the latest."""
    return told(time) or (f"by {told(When(published[:10]))}" if published else "")


def _value(time: When | None) -> str | None:
    return time.value if time else None


def _place(place: Place | None) -> str | None:
    return whereabouts(place) if place else None


def _names(actors: Iterable[Actor]) -> str:
    return "; ".join(actor.name for actor in actors)


def _words(statement: Statement) -> str:
    return " … ".join(span.quote for span in statement.content)
