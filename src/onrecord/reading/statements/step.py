"""The statements step: cues, their content and their sources, made into records."""

from __future__ import annotations

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.quotations import Quotations, quotations_of
from onrecord.reading.statements.build import Builder
from onrecord.reading.statements.chain import joined, parted, relayed
from onrecord.reading.statements.finder import of_words
from onrecord.reading.statements.judge import settled
from onrecord.reading.statements.labels import as_quotations, of_headlines, of_turns, turns
from onrecord.reading.statements.phrases import of_phrases
from onrecord.reading.statements.quoted import Quoted
from onrecord.reading.statements.result import Statements
from onrecord.reading.statements.saying import Saying
from onrecord.reading.statements.words import Words
from onrecord.reading.times import Times
from onrecord.records import Article, Attribution, Refusal, Statement


class StatementStep:
    """Finds the statements of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = Words(lexicon)

    def __call__(self, text: Parsed, article: Article, times: Times, actors: Actors) -> Statements:
        quotations = quotations_of(text.text, text.paragraphs)
        spoken = turns(text, quotations, self.words)
        quotations = as_quotations(quotations, spoken)
        said = [*of_phrases(text, quotations, self.words), *of_words(text, quotations, self.words)]
        said += of_turns(spoken) or of_headlines(text, self.words)
        sayings, refusals = self._settled(text, quotations, actors, said)
        builder = Builder(text, article, quotations, self.words, times, actors)
        records = builder.records(sayings)
        statements = tuple(r for r in records if isinstance(r, Statement))
        return Statements(
            text,
            statements,
            tuple(r for r in records if isinstance(r, Attribution)),
            tuple(refusals),
            _inside(text, statements),
            tuple(quotations.at(start) is not None for start in text.start),
            builder.hearers,
        )

    def _settled(
        self, text: Parsed, quotations: Quotations, actors: Actors, said: list[Saying]
    ) -> tuple[list[Saying], list[Refusal]]:
        """The sayings with their quotations and in their chains, and what was refused on the way."""
        quoted = Quoted(text, quotations, self.words, said)
        quoted.attach()
        said, refused = settled(text, self.words, actors, said)
        said = joined(text, self.words, actors, said)
        parted(text, said)
        said, relays = relayed(text, said)
        return said, [*quoted.refusals, *refused, *relays]


def _inside(text: Parsed, statements: tuple[Statement, ...]) -> tuple[Statement | None, ...]:
    found: list[Statement | None] = [None] * len(text)
    for statement in sorted(statements, key=lambda s: -sum(part.end - part.start for part in s.content)):
        for part in statement.content:
            for token in text.tokens_in(part.start, part.end):
                found[token] = statement
    return tuple(found)
