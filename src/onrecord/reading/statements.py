"""Statements: who said what."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.times import Times
from onrecord.records import Article, Attribution, Refusal, Statement


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of an article (``records``), and the thoughts it ascribes (``mentions``)."""

    text: Parsed
    records: tuple[Statement, ...] = ()
    mentions: tuple[Attribution, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def around(self, token: int) -> Statement | None:
        """The innermost statement in whose content the token stands."""
        at = self.text.start[token]
        inside = [s for s in self.records if any(c.start <= at < c.end for c in s.content)]
        return min(inside, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


class StatementStep:
    """Finds the statements of an article."""

    def __init__(self, lexicon: Lexicon) -> None: ...

    def __call__(self, text: Parsed, article: Article, times: Times, actors: Actors) -> Statements:
        return Statements(text)
