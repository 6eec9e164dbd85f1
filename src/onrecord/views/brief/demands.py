"""Demands and answers: for each topic, who asks, offers, agrees to and refuses what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.text import Text

from onrecord.ledger.stances import is_stance, stance
from onrecord.records import Event
from onrecord.views.brief.page import MARGIN, Page
from onrecord.views.report import overlap
from onrecord.views.wording import DEEDS, parties, who

NO_TOPIC = "other topics"
INDENT = 3 * MARGIN


def is_demand_or_answer(event: Event) -> bool:
    """Whether an event tells what somebody wants, offers or refuses, and no deed."""
    return is_stance(event) or (event.status == "called_for" and event.type != "CONSULT")


def demands(page: Page) -> list[Text]:
    """The demands and answers of a report, by topic and by holder."""
    asked = [event for event in page.report.events if is_demand_or_answer(event)]
    parts = {part.id for whole in asked for part in _parts(whole, asked)}
    asked_for = [event for event in asked if event.id not in parts]
    by_topic = sorted(asked_for, key=lambda event: event.topic is None)
    lines = []
    for topic, about in _grouped(by_topic, lambda event: event.topic or NO_TOPIC):
        lines += page.line((topic, "underline"), indent=MARGIN)
        for holder, held in _grouped(about, lambda event: _holder(page, event)):
            lines += page.line((holder, "bold"), indent=2 * MARGIN)
            lines += [line for event in held for line in _told(page, event, _parts(event, asked))]
    return lines


def _grouped(events: Iterable[Event], key: Callable[[Event], str]) -> Iterable[tuple[str, list[Event]]]:
    """The events by a name that each has, in the order in which the names first come up."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(key(event), []).append(event)
    return groups.items()


def _holder(page: Page, event: Event) -> str:
    """Whose stance it is: the doer of a demand, but the speaker where somebody calls for a deed."""
    if is_stance(event):
        return who(event.actor) or "nobody named"
    said = page.report.statement(event.statement)
    holder = event.according_to or (said.speaker if said else None)
    return holder.name if holder else "in the report's words"


def _parts(whole: Event, events: Iterable[Event]) -> list[Event]:
    """The deeds that a demand or answer is about: those called for within its words."""
    if not is_stance(whole):
        return []
    return [event for event in events if not is_stance(event) and overlap(event.trigger, whole.evidence)]


def _told(page: Page, event: Event, parts: Iterable[Event]) -> list[Text]:
    to = f" → {who(event.recipient)}" if event.recipient else ""
    what = f"{stance(event)}{to}" if is_stance(event) else f"called for: {parties(event)}, {DEEDS[event.type]}"
    # An issue of one word is "this" or "it": only its clause says what is meant.
    words = event.issue if event.issue and " " in event.issue.quote else event.evidence
    lines = page.words(event, words, indent=INDENT, before=f"{what}{_source(page, event)}: ")
    for part in parts:
        lines += page.line(f"that is: {parties(part)}, {DEEDS[part.type]}", indent=INDENT + MARGIN, ref=page.report.ref(part))
    return lines


def _source(page: Page, event: Event) -> str:
    """Who says so, where that is not the holder."""
    told_by_another = event.according_to is not None and event.according_to.name != _holder(page, event)
    return f" ({page.report.source(event.according_to, event.statement)} says so)" if told_by_another else ""
