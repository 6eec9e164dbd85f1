"""Events: who did what to whom."""

from onrecord.reading.events.step import Events, EventStep

__all__ = ["EventStep", "Events"]
