"""Deeds, in the order of the text, each according to whom."""

from __future__ import annotations

from collections.abc import Collection

from rich.text import Text

from onrecord.records import EventType
from onrecord.views.brief.demands import is_demand_or_answer
from onrecord.views.brief.page import Page
from onrecord.views.wording import DEEDS, STATUSES


def incidents(page: Page) -> list[Text]:
    """Force and pressure."""
    return _deeds(page, ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"))


def giving(page: Page) -> list[Text]:
    """What was given, shared, released or withdrawn."""
    return _deeds(page, ("AID", "COOPERATE", "RETREAT"))


def words(page: Page) -> list[Text]:
    """What was said to somebody's praise, blame or threat."""
    return _deeds(page, ("SUPPORT", "ACCUSE", "THREATEN"))


def _deeds(page: Page, types: Collection[EventType]) -> list[Text]:
    found = [event for event in page.report.events if event.type in types and not is_demand_or_answer(event)]
    return [line for event in found for line in page.event(event, DEEDS[event.type], STATUSES[event.status])]
