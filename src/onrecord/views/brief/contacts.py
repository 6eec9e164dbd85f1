"""Contacts: meetings, calls and talks, planned, held, declined and proposed."""

from __future__ import annotations

from rich.text import Text

from onrecord.records import Status
from onrecord.views.brief.page import Page
from onrecord.views.report import overlap
from onrecord.views.wording import noun

LABELS: dict[Status, str] = {"planned": "planned", "occurred": "held", "negated": "not held", "called_for": "proposed"}


def contacts(page: Page) -> list[Text]:
    """The contacts of a report, planned ones first."""
    events = page.report.events
    refusals = [event for event in events if event.type == "REJECT"]
    lines = []
    for status, label in LABELS.items():
        for event in events:
            if event.type == "CONSULT" and event.status == status:
                declined = status == "negated" and any(overlap(event.evidence, refusal.evidence) for refusal in refusals)
                source = "announced by" if status == "planned" else "according to"
                lines += page.event(event, "declined" if declined else label, noun(event), source=source)
    return lines
