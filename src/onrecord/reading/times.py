"""Times: TIMEX3 expressions, their values and the instants that bound them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.records import Article, Refusal, TimeMention, TimexType, When


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: its tokens (half-open) and what it comes to."""

    start: int
    end: int
    type: TimexType
    when: When


@dataclass(frozen=True, slots=True)
class Times:
    """The times of an article, in text order."""

    text: Parsed
    found: tuple[Timex, ...] = ()
    mentions: tuple[TimeMention, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def of_clause(self, head: int) -> When | None:
        """When the deed or saying headed by the token ``head`` took or takes place, if its clause says so."""
        return next((t.when for t in self.found if t.start in self.text.subtree(head)), None)


class TimeStep:
    """Finds and resolves the times of an article."""

    def __init__(self, lexicon: Lexicon) -> None: ...

    def __call__(self, text: Parsed, article: Article) -> Times:
        return Times(text)
