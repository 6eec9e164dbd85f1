"""The steps of reading, in their order.

Each step is built once from the lexicon and called once an article; it gets what is known so far and returns more of it.
No step reaches back, reads a clock or a file, or keeps anything from one article to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.reading.actors import ActorStep
from onrecord.reading.authors import AuthorStep
from onrecord.reading.events import EventStep
from onrecord.reading.figures import FigureStep
from onrecord.reading.furniture import Furniture
from onrecord.reading.language import DEFAULT_MODEL, Language, Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places import PlaceStep
from onrecord.reading.statements import StatementStep
from onrecord.reading.times import TimeStep
from onrecord.records import Article, Mention, Record, Refusal, first_offset


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: its records and every mention, in text order, and what was seen and refused.

    Iterating over a reading gives its records.
    ``sentences`` are the character ranges that were read, furniture left out.
    """

    article: Article
    records: tuple[Record, ...]
    mentions: tuple[Mention, ...]
    refusals: tuple[Refusal, ...]
    sentences: tuple[tuple[int, int], ...] = ()

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)


class Reader:
    """Reads articles. ``model`` is a spaCy pipeline's name or path, ``lexicon`` the user's own TOML file.

    :class:`~onrecord.errors.ModelError` and :class:`~onrecord.errors.LexiconError` where these cannot be used.
    """

    def __init__(self, *, model: str = DEFAULT_MODEL, lexicon: Path | None = None) -> None:
        words = Lexicon(lexicon)
        self.furniture = Furniture(words)
        self.language = Language(model)
        self.times = TimeStep(words)
        self.places = PlaceStep(words)
        self.actors = ActorStep(words)
        self.authors = AuthorStep(self.language, self.places, self.actors)
        self.statements = StatementStep(words)
        self.figures = FigureStep(words)
        self.events = EventStep(words)

    def read(self, article: Article) -> Reading:
        """The records of one article."""
        page = self.furniture(article.text)
        return self.read_parsed(article, self.language.parse(article.text, page.body), page.refusals)

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The records of each article, one after the other."""
        return map(self.read, articles)

    def read_parsed(self, article: Article, text: Parsed, unread: tuple[Refusal, ...] = ()) -> Reading:
        """The records of an article whose text is parsed already; ``unread`` are the parts of it that were not."""
        times = self.times(text, article)
        places = self.places(text, article)
        actors = self.actors(text, article, places)
        statements = self.statements(text, article, times, actors)
        if statements.speaks_itself:
            statements = replace(statements, author=self.authors(article))
        figures = self.figures(text, article, times, places, actors, statements)
        events = self.events(text, article, times, places, actors, statements)
        steps = (times, places, actors, statements, figures, events)
        return Reading(
            article,
            tuple(sorted((*statements.records, *figures.records, *events.records), key=first_offset)),
            tuple(sorted((m for step in steps for m in step.mentions), key=first_offset)),
            tuple(sorted((*unread, *(r for step in steps for r in step.refusals)), key=lambda r: (r.span.start, r.step))),
            tuple((text.start[first], text.end[last - 1]) for first, last in text.sentences),
        )
