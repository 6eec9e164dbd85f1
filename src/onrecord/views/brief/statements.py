"""Statements: who said what, where, and who passes it on."""

from __future__ import annotations

from rich.text import Text

from onrecord.records import Statement
from onrecord.views.brief.page import MARGIN, Page
from onrecord.views.text import joined, say, shortened
from onrecord.views.wording import titled, who

INDENT = 2 * MARGIN


def statements(page: Page) -> list[Text]:
    """The statements of a report by speaker, in the order in which they first speak."""
    speakers: dict[str, list[Statement]] = {}
    for statement in page.report.statements:
        speakers.setdefault(statement.speaker.name if statement.speaker else "", []).append(statement)
    lines = []
    for said in speakers.values():
        lines += page.line((_speaker(said), "bold"), indent=MARGIN)
        lines += [line for statement in said for line in _statement(page, statement)]
    return lines


def _speaker(said: list[Statement]) -> str:
    """Who said it, by the fullest of the roles that the report gives."""
    named = [titled(statement.speaker) for statement in said if statement.speaker]
    return max(named, key=len, default="speaker not known")


def _statement(page: Page, statement: Statement) -> list[Text]:
    """The words as they stand, quotation marks being the report's own; how they came to us.

    What the report tells in words of its own stands after the word it tells it with: without it, what somebody "denied" would
    read as what they said.
    """
    words = " … ".join(shortened(span.quote, page.limit) for span in statement.content)
    cue = f"{statement.cue.quote}: " if statement.cue and statement.form != "direct" else ""
    notes = [
        "denies having said this" if statement.negated else "",
        statement.channel or "",
        f"to {statement.audience}" if statement.audience else "",
        f"by way of {who(statement.via)}" if statement.via else "",
        page.report.time(statement.time),
        statement.unresolved or "",
    ]
    note = joined(notes)
    told = say(cue, (words, "italic"), say(" (", note, ")") if note else "")
    return page.line(told, indent=INDENT, ref=page.report.ref(statement))
