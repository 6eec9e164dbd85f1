"""The step: the events of an article, each over all its mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.events.authorities import with_authorities
from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.counterparts import with_counterparts
from onrecord.reading.events.matching import Matching
from onrecord.reading.events.merging import merged
from onrecord.reading.events.narrative import Narrative, occasions, plans
from onrecord.reading.events.nouns import Nouns
from onrecord.reading.events.pairs import PairFinder, Pairs
from onrecord.reading.events.parties import Parties
from onrecord.reading.events.patterns import Plover, index
from onrecord.reading.events.records import Recorder
from onrecord.reading.events.relations import RelationWords, Relator
from onrecord.reading.events.setting import Setting
from onrecord.reading.events.sides import Sides
from onrecord.reading.events.spoken import Spoken, speech
from onrecord.reading.events.status import StatusWords, reported_tokens
from onrecord.reading.events.targets import Targets
from onrecord.reading.events.telling import Contexts, Finder, Subject
from onrecord.reading.events.topics import topics
from onrecord.reading.events.verbs import Verbs
from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places import Places
from onrecord.reading.statements import Statements
from onrecord.reading.times import Times
from onrecord.records import Article, Event, EventType, Mention, Refusal


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of sentences that tell of something else, and what that is."""

    reason: str
    words: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    types: frozenset[EventType] = frozenset()
    unarmed: bool = False

    def subject(self) -> Subject:
        """What a sentence with these words is about."""
        return Subject(self.reason, self.types, self.unarmed)


class NotEvents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``not_events`` of the lexicon."""

    context: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """The events of an article."""

    text: Parsed
    records: tuple[Event, ...] = ()
    mentions: tuple[Mention, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class EventStep:
    """Finds the events of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        plover = lexicon.section("plover", Plover)
        self.index = index(plover)
        self.weapons = frozenset(plover.classes["weapon"])
        self.forces = frozenset(plover.classes["forces"])
        self.things = frozenset(plover.classes["target"])
        self.pairs = lexicon.section("pairs", Pairs)
        self.relations = lexicon.section("relations", RelationWords)
        self.spoken = lexicon.section("spoken", Spoken)
        self.words = lexicon.section("status", StatusWords)
        contexts = lexicon.section("not_events", NotEvents).context
        self.contexts = Contexts(
            {w: c.subject() for c in contexts for w in c.words},
            tuple((re.compile(e), c.subject()) for c in contexts for e in c.expressions),
        )
        self.topics = topics(lexicon)

    def __call__(
        self, text: Parsed, article: Article, times: Times, places: Places, actors: Actors, statements: Statements
    ) -> Events:
        clauses = Clauses(text, self.words.object_control, self.words.of_others)
        parties = Parties(
            clauses,
            actors,
            places,
            statements,
            self.weapons,
            self.forces,
            self.index.collectives,
            self.index.of_states,
            self.index.uses,
            self.index.domains,
            self.index.holds,
            PairFinder(self.pairs, text, actors),
        )
        reported = reported_tokens(text, [(s.start, s.end) for said in statements.records for s in said.content])
        timed = frozenset(t for found in times.found for t in range(found.start, found.end))
        sides = Sides(self.index, clauses, parties, timed, Targets(parties, self.things))
        matching = Matching(sides, Verbs(sides), Nouns(sides))
        finder = Finder(text, clauses, matching, self.words, self.contexts, reported, times)
        tellings = speech(self.spoken, clauses, parties, statements).acts(finder.run())
        words = frozenset(t.told.token for t in tellings)
        narrative = Narrative(
            article,
            clauses,
            times,
            statements,
            occasions(tellings, times, statements),
            plans(tellings, times),
            self.relations.then,
            self.relations.otherwhen,
        )
        setting = Setting(article, clauses, times, places, narrative, words)
        recorder = Recorder(article, text, clauses, setting, statements, self.topics)
        drafts = with_authorities(recorder.drafts(tellings), actors, places)
        drafts, refused = with_counterparts(drafts, actors)
        wars = [d for d in drafts if d.whole]
        refusals = [Refusal("events", d.event.trigger, "the war as a whole, not one event") for d in wars]
        joined = merged([d for d in drafts if not d.whole], actors, text, self.relations.another)
        records = Relator(self.relations, clauses).related(joined)
        return Events(text, records, (), (*finder.refusals, *refused, *refusals))
