"""The step: an article's places, found, resolved, and asked where a clause puts its deed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places.clause import Bindings, Clauses
from onrecord.reading.places.gazetteer import Entry, Gazetteer, distance
from onrecord.reading.places.holders import Holders
from onrecord.reading.places.literal import Literal
from onrecord.reading.places.recognise import Candidate, Recogniser
from onrecord.reading.places.resolve import Sense, resolve
from onrecord.reading.places.toponym import Toponym
from onrecord.reading.places.weigh import Weigher
from onrecord.records import Article, Place, PlaceMention, Refusal

CLOSE = 0.2  # a namesake of this probability is an alternative
APART_KM = 161.0  # namesakes nearer to each other than geoparsers are judged by are no alternatives
DOUBTFUL = 2.0  # log-odds below the threshold within which a name is reported as refused


@dataclass(frozen=True, slots=True)
class Places:
    """The places of an article, in text order."""

    text: Parsed
    found: tuple[Toponym, ...] = ()
    mentions: tuple[PlaceMention, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    clauses: Clauses | None = None

    def of_clause(self, head: int) -> Place | None:
        """Where the deed headed by the token ``head`` took or takes place, if its clause says so."""
        return self.clauses.place(head) if self.clauses else None

    def country_at(self, token: int) -> str | None:
        """The country (ISO alpha-3) of the toponym or demonym that covers ``token``."""
        return next((t.place.country for t in self.found if t.start <= token < t.end), None)


class PlaceStep:
    """Finds and resolves the places of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.gazetteer = Gazetteer(lexicon)
        self.recogniser = Recogniser(self.gazetteer)
        self.weigher = Weigher(self.gazetteer)
        self.holders = Holders(self.gazetteer.lexicon.words)
        self.literal = Literal(self.gazetteer)
        self.bindings = Bindings(self.gazetteer.lexicon.words)

    def __call__(self, text: Parsed, article: Article) -> Places:
        seen = self.recogniser.candidates(text)
        odds = self.weigher.odds(text, seen)
        least = self.weigher.least
        kept = [one for one, value in zip(seen, odds, strict=True) if value >= least]
        doubtful = [one for one, value in zip(seen, odds, strict=True) if least - DOUBTFUL <= value < least]
        senses = resolve(kept, self.holders.of(text, kept), self.gazetteer)
        found = tuple(self._toponym(text, one, senses[one.start]) for one in kept)
        return Places(
            text,
            found,
            tuple(_mention(text, one) for one in found),
            tuple(Refusal("places", text.span(one.start, one.end), "more likely no place's name here") for one in doubtful),
            Clauses(text, found, self.bindings),
        )

    def _toponym(self, text: Parsed, one: Candidate, sense: Sense) -> Toponym:
        ranked = sense.ranked()
        place = self._place(text, one, ranked[0][1] if ranked else None, ranked)
        entry = ranked[0][1] if ranked else None
        return Toponym(one.start, one.end, place, self.literal.is_meant(text, one, entry), entry.kind if entry else None)

    def _place(self, text: Parsed, one: Candidate, entry: Entry | None, ranked: list[tuple[float, Entry]]) -> Place:
        mention = text.span(one.start, one.end)
        if entry is None:
            return Place(mention.quote, mention=mention)
        point = self.gazetteer.point(entry)
        others = [e for chance, e in ranked[1:4] if chance >= CLOSE]
        alternatives = tuple(
            self._place(text, one, other, [])
            for other in others
            if point and (at := self.gazetteer.point(other)) and distance(point, at) > APART_KM
        )
        lat, lon = point or (None, None)
        return Place(mention.quote, entry.name, entry.country, entry.admin1, lat, lon, entry.geonames, mention, alternatives)


def _mention(text: Parsed, one: Toponym) -> PlaceMention:
    p = one.place
    span = text.span(one.start, one.end)
    return PlaceMention(span, p.name, p.resolved, p.country, p.admin1, p.lat, p.lon, p.geonames, one.literal)
