"""A happening opened: who tells of it, how their accounts differ, and what else may be the same."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.ledger.entries import Entry, Telling
from onrecord.ledger.store import Ledger
from onrecord.records import Event
from onrecord.views import clock
from onrecord.views.text import Piece, joined, paragraph, quoted, say
from onrecord.views.wording import DEEDS, MODES, STATUSES, whereabouts, who

LABEL = 14  # columns of the fields' names


def entry(ledger: Ledger, found: Entry, *, width: int = 80) -> Iterator[Text]:
    """The lines that show an entry: what it is, its accounts, why they are held to be of one thing, and what else may be."""
    what = MODES[found.mode] if found.mode else DEEDS[found.type]
    heading: list[Piece] = [
        (what, "bold"),
        STATUSES[found.status],
        clock.told(found.time),
        whereabouts(found.place) if found.place else "",
    ]
    yield from paragraph(joined(heading), width, ref=found.id)
    yield from paragraph(say(who(found.participants)), width)
    for title, accounts in (("announced", found.announced), ("told", found.accounts)):
        for one in accounts:
            yield Text()
            yield from _account(ledger, one, title, width)
    if found.reasons:
        yield Text()
        yield from paragraph(joined(map(say, found.reasons), "; "), width, indent=LABEL, label=say(("held to be one", "dim")))
    for other in found.candidates:
        line = say(f"{other.entry}: ", joined(map(say, other.reasons), "; "))
        yield from paragraph(line, width, indent=LABEL, label=say(("may be", "dim")))


def _account(ledger: Ledger, one: Telling, title: str, width: int) -> Iterator[Text]:
    source = joined([(one.outlet or one.article, "bold"), (one.published or "")[:10]])
    yield from paragraph(say(f"{title} by ", source), width, ref=ledger.short(one.event))
    record = ledger.record(one.event)
    fields = {
        "words": quoted(record.evidence.quote) if isinstance(record, Event) else "",
        "status": STATUSES[one.status],
        "when": clock.told(one.time),
        "where": whereabouts(one.place) if one.place else "",
        "who": who(one.participants),
        "not named": ", ".join(one.omits),
        "according to": one.according_to.name if one.according_to else "",
    }
    for name, words in fields.items():
        if words:
            yield from paragraph(say(words), width, indent=LABEL, label=say("  ", (name, "dim")))
