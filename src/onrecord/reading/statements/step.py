"""The statements step: cues, their content and their sources, made into records."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.quotations import Quotations, quotations_of
from onrecord.reading.statements.chain import joined, parted, relayed
from onrecord.reading.statements.finder import of_words
from onrecord.reading.statements.judge import settled
from onrecord.reading.statements.labels import as_quotations, of_headlines, of_turns, turns
from onrecord.reading.statements.phrases import of_phrases
from onrecord.reading.statements.quoted import Quoted
from onrecord.reading.statements.words import Words
from onrecord.reading.times import Times
from onrecord.records import Actor, Article, Attribution, Form, Refusal, Span, Statement, record_id

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of an article (``records``), and the thoughts it ascribes (``mentions``).

    ``inside`` holds for each token the innermost statement in whose content it stands.
    """

    text: Parsed
    records: tuple[Statement, ...] = ()
    mentions: tuple[Attribution, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    inside: tuple[Statement | None, ...] = ()

    def around(self, token: int) -> Statement | None:
        """The innermost statement in whose content the token stands."""
        return self.inside[token] if self.inside else None

    def person(self, token: int) -> Actor | None:
        """Whom a pronoun of the first or second person stands for: the speaker of the words around it, or who is spoken to."""
        said = self.around(token)
        if said is None or self.text.pos[token] != "PRON":
            return None
        return said.speaker if self.text.lower[token] in FIRST_PERSON else None


class StatementStep:
    """Finds the statements of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = Words(lexicon)

    def __call__(self, text: Parsed, article: Article, times: Times, actors: Actors) -> Statements:
        quotations = quotations_of(text.text, text.paragraphs)
        spoken = turns(text, quotations, self.words)
        quotations = as_quotations(quotations, spoken)
        said = [*of_phrases(text, quotations, self.words), *of_words(text, quotations, self.words)]
        said += of_turns(text, spoken) or of_headlines(text, quotations, self.words)
        quoted = Quoted(text, quotations, self.words, said)
        quoted.attach()
        said, refusals = settled(text, said)
        said = joined(text, said)
        parted(text, said)
        said, relays = relayed(text, said)
        records: list[Statement] = []
        mentions: list[Attribution] = []
        seen: set[tuple[Span, ...]] = set()
        for saying in said:
            content = tuple(text.chars(*r) for r in saying.content)
            if not content or content in seen:
                continue
            seen.add(content)
            speaker = _speaker(text, actors, saying.source)
            kind = "statement" if saying.act == "utterance" else "attribution"
            cls = Statement if saying.act == "utterance" else Attribution
            record = cls(
                id=record_id(kind, article.id, *content),
                article=article.id,
                speaker=speaker,
                via=tuple(a for a in (_speaker(text, actors, s.source) for s in saying.relayers()) if a),
                unresolved=None if speaker else "no speaker is named",
                content=content,
                form=_form(text, quotations, content),
                cue=text.span(saying.cue, saying.cue + 1),
                negated=text.child(saying.cue, "neg") is not None,
                time=times.of_clause(saying.cue),
            )
            if isinstance(record, Statement):
                records.append(record)
            else:
                mentions.append(record)
        return Statements(text, tuple(records), tuple(mentions), (*quoted.refusals, *refusals, *relays), _inside(text, records))


def _form(text: Parsed, quotations: Quotations, content: tuple[Span, ...]) -> Form:
    tokens = [t for span in content for t in text.tokens_in(span.start, span.end) if text.words[t][0].isalnum()]
    quoted = sum(quotations.at(text.start[t]) is not None for t in tokens)
    return "indirect" if not quoted else "direct" if quoted == len(tokens) else "mixed"


def _speaker(text: Parsed, actors: Actors, source: int | None) -> Actor | None:
    if source is None:
        return None
    actor = actors.at(source)
    if actor is None:
        span = text.span(text.left[source], text.right[source])
        actor = Actor(span.quote, "unnamed", mention=span)
    return actor


def _inside(text: Parsed, records: list[Statement]) -> tuple[Statement | None, ...]:
    found: list[Statement | None] = [None] * len(text)
    for record in sorted(records, key=lambda r: -sum(s.end - s.start for s in r.content)):
        for span in record.content:
            for token in text.tokens_in(span.start, span.end):
                found[token] = record
    return tuple(found)
