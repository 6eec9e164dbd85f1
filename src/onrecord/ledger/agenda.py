"""The agenda: what was announced, who confirmed it, and what became of it, as it stood on a given day.

Only what articles published up to that day tell counts. An item is ``open`` until its time has passed; then, with no word of
it, ``late``, and ``overdue`` after a week. ``held`` where anybody reports it; ``postponed`` or ``cancelled`` where that is the
last that was told of it.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

import msgspec

from onrecord.ledger.accounts import Account
from onrecord.ledger.windows import DAY, hours
from onrecord.records import EventType, When

Standing = Literal["open", "held", "late", "postponed", "cancelled", "overdue"]
PATIENCE = 7  # days for which word of what was announced may be late
# What, on a day, one at least of the accounts tells of an item that stands so then. Days are told with two days' grace.
TELLING: dict[str, str] = {
    "open": "last >= date(?, '-2 days')",
    "late": f"last BETWEEN date(?, '-{PATIENCE + 2} days') AND date(?, '+2 days')",
    "overdue": "last <= date(?, '+2 days')",
    "held": "status = 'occurred'",
    "postponed": "fate = 'postponed'",
    "cancelled": "fate = 'cancelled'",
}


class Step(msgspec.Struct, frozen=True):
    """What one article told of it: when it was to be, or that it was, or was put off. ``published`` is the article's date."""

    article: str
    event: str
    time: When | None
    published: str | None
    told: Literal["announced", "held", "postponed", "cancelled", "denied"]


class Item(msgspec.Struct, frozen=True):
    """Something announced: ``event`` names its entry, ``history`` all that was told of it, in the order of the telling."""

    event: str
    type: EventType
    status: Standing
    history: tuple[Step, ...]


def item(db: sqlite3.Connection, entry: str, on: str) -> Item | None:
    """The item of an entry as it stood at the end of the day ``on``; ``None`` where nobody had announced it by then."""
    rows = db.execute(
        "SELECT compared, time FROM accounts JOIN events ON events.id = event JOIN articles ON articles.id = accounts.article"
        " WHERE entry = ? AND (published IS NULL OR substr(published, 1, 10) <= ?)"
        " ORDER BY published, accounts.article, position",
        (entry, on),
    ).fetchall()
    told = [(msgspec.json.decode(row[0], type=Account), row[1]) for row in rows]
    if not any(account.status == "planned" for account, _ in told):
        return None
    history = tuple(_step(account, time) for account, time in told)
    return Item(entry, told[0][0].type, _standing([account for account, _ in told], int(hours(on) // DAY)), history)


def _step(account: Account, time: str | None) -> Step:
    when = msgspec.json.decode(time, type=When) if time else None
    return Step(account.article, account.event, when, account.published, _told(account))


def _told(account: Account) -> Literal["announced", "held", "postponed", "cancelled", "denied"]:
    if account.status == "occurred":
        return "held"
    if account.fate == "postponed" or account.fate == "cancelled":
        return account.fate
    return "denied" if account.status == "negated" else "announced"


def _standing(accounts: list[Account], today: int) -> Standing:
    """How what these accounts tell stands at the end of the day ``today``, counted from 1970."""
    if any(account.status == "occurred" for account in accounts):
        return "held"
    last = [account for account in accounts if _told(account) != "denied"][-1]
    if last.fate == "postponed" or last.fate == "cancelled":
        return last.fate
    days_past = today - last.days[-1] if last.days else 0
    if days_past <= 0:
        return "open"
    return "late" if days_past <= PATIENCE else "overdue"
