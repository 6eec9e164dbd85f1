"""The step: quantities, those of them that bear on the story, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.actors import Actors
from onrecord.reading.figures.bearing import Bearing
from onrecord.reading.figures.claimants import Claimants
from onrecord.reading.figures.claims import Claim, Claims, apart, evidence, owner
from onrecord.reading.figures.deeds import Deed, Deeds
from onrecord.reading.figures.doers import Doers
from onrecord.reading.figures.parts import wholes
from onrecord.reading.figures.quantities import QuantityFinder
from onrecord.reading.figures.quantity import Quantity
from onrecord.reading.figures.words import NumberWords, UnitWords
from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places import Places
from onrecord.reading.statements import Statements
from onrecord.reading.times import Times
from onrecord.records import Article, Figure, QuantityMention, Refusal, Value, record_id


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an article (``records``), and all its quantities (``mentions``)."""

    text: Parsed
    records: tuple[Figure, ...] = ()
    mentions: tuple[QuantityMention, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the steps before have found in the article."""

    times: Times
    places: Places
    actors: Actors
    statements: Statements


class FigureStep:
    """Finds the figures of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        numbers, units = lexicon.section("numbers", NumberWords), lexicon.section("units", UnitWords)
        self._find = QuantityFinder(numbers, units)
        self._deeds = Deeds(units)
        self._bearing = Bearing(units, self._deeds)
        self._claims = Claims(units, self._deeds)
        self._claimants = Claimants(units)
        self._doers = Doers(units)

    def __call__(
        self, text: Parsed, article: Article, times: Times, places: Places, actors: Actors, statements: Statements
    ) -> Figures:
        quantities, refusals = self._find(text, times)
        told: list[tuple[Quantity, Deed]] = []
        mentions: list[QuantityMention] = []
        for quantity in quantities:
            deed = self._deeds.of(text, quantity)
            reason = self._bearing.reason(text, quantity, deed)
            if reason is None:
                told += [(one, deed) for one in apart(quantity)]
            elif quantity.form != "article":
                refusals.append(_refusal(text, quantity, reason))
            if reason in (None, "an age") or not _is_modifier(quantity):
                mentions.append(_mention(text, quantity))
        claims: list[Claim] = []
        for claim in self._claims(text, told):
            if self._claims.counts_something(text, claim):
                claims.append(claim)
            else:
                refusals.append(_refusal(text, claim.quantity, "counts nothing named"))
        records = self._records(text, article, claims, Known(times, places, actors, statements))
        return Figures(text, tuple(records), tuple(mentions), tuple(refusals))

    def _records(self, text: Parsed, article: Article, claims: Sequence[Claim], known: Known) -> Iterator[Figure]:
        ids = [_id(text, article, claim.quantity) for claim in claims]
        numbers = [claim.quantity.last for claim in claims]
        for k, (claim, whole) in enumerate(zip(claims, wholes(text, claims), strict=True)):
            quantity, deed = claim.quantity, claim.deed
            statement = known.statements.around(quantity.last)
            yield Figure(
                ids[k],
                article.id,
                Value(quantity.low, quantity.high),
                quantity.bound,
                evidence(text, quantity, deed, numbers),
                unit=claim.unit,
                per=quantity.per,
                measure=deed.measure,
                by=self._doers(text, deed, known.actors),
                of=owner(text, deed.head if quantity.noun is None else quantity.noun, known.actors),
                part_of=None if whole is None else ids[whole],
                claimant=self._claimants(text, claim, known.actors, known.statements),
                time=known.times.of_clause(deed.verb) if deed.verb is not None else None,
                place=known.places.of_clause(deed.verb) if deed.verb is not None else None,
                statement=statement.id if statement else None,
            )


def _is_modifier(quantity: Quantity) -> bool:
    """Whether a length of time only describes ("a three-day visit", "in a week") and is no quantity of its own."""
    return quantity.kind == "period" and (quantity.joined or quantity.form == "article")


def _mention(text: Parsed, quantity: Quantity) -> QuantityMention:
    span = text.chars(quantity.start, quantity.end)
    return QuantityMention(span, Value(quantity.low, quantity.high), quantity.bound, quantity.unit)


def _refusal(text: Parsed, quantity: Quantity, reason: str) -> Refusal:
    return Refusal("figures", text.chars(quantity.start, quantity.end), reason)


def _id(text: Parsed, article: Article, quantity: Quantity) -> str:
    return record_id("figure", article.id, text.chars(quantity.start, quantity.end), quantity.low, quantity.high)
