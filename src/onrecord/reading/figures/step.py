"""The step: quantities, those of them that bear on the story, and what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.actors import Actors
from onrecord.reading.figures.bearing import Bearing
from onrecord.reading.figures.claims import Claim, apart, claimant, doer, evidence, owner, with_units
from onrecord.reading.figures.deeds import Deed, Deeds
from onrecord.reading.figures.parts import wholes
from onrecord.reading.figures.quantities import Quantity, QuantityFinder
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


class FigureStep:
    """Finds the figures of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        numbers, units = lexicon.section("numbers", NumberWords), lexicon.section("units", UnitWords)
        self._find = QuantityFinder(numbers, units)
        self._deeds = Deeds(units)
        self._bearing = Bearing(units, self._deeds)

    def __call__(
        self, text: Parsed, article: Article, times: Times, places: Places, actors: Actors, statements: Statements
    ) -> Figures:
        quantities, refusals = self._find(text, times)
        told: list[tuple[Quantity, Deed]] = []
        mentions: list[QuantityMention] = []
        for quantity in quantities:
            deed = self._deeds.of(text, quantity)
            reason = self._bearing.reason(text, quantity, deed, times)
            if reason is None:
                told += [(one, deed) for one in apart(quantity)]
            else:
                refusals.append(Refusal("figures", text.chars(quantity.start, quantity.end), reason))
            if reason is None or not (quantity.kind == "period" and quantity.joined):
                mentions.append(_mention(text, quantity))
        claims = with_units(text, told, self._deeds)
        records = _records(text, article, claims, times, places, actors, statements)
        return Figures(text, records, tuple(mentions), tuple(refusals))


def _mention(text: Parsed, quantity: Quantity) -> QuantityMention:
    span = text.chars(quantity.start, quantity.end)
    return QuantityMention(span, Value(quantity.low, quantity.high), quantity.bound, quantity.unit)


def _records(
    text: Parsed,
    article: Article,
    claims: Sequence[Claim],
    times: Times,
    places: Places,
    actors: Actors,
    statements: Statements,
) -> tuple[Figure, ...]:
    spans = [evidence(text, c.quantity, c.deed) for c in claims]
    ids = [
        record_id("figure", article.id, c.quantity.low, c.quantity.high, text.chars(c.quantity.start, c.quantity.end))
        for c in claims
    ]
    records = []
    for k, (claim, whole) in enumerate(zip(claims, wholes(text, claims), strict=True)):
        quantity, deed = claim.quantity, claim.deed
        who, statement = claimant(text, quantity, actors, statements)
        records.append(
            Figure(
                ids[k],
                article.id,
                Value(quantity.low, quantity.high),
                quantity.bound,
                spans[k],
                unit=claim.unit,
                per=quantity.per,
                measure=claim.measure,
                by=doer(text, deed, actors),
                of=owner(text, quantity, deed, actors),
                part_of=None if whole is None else ids[whole],
                claimant=who,
                time=times.of_clause(deed.verb) if deed.verb is not None else None,
                place=places.of_clause(deed.verb) if deed.verb is not None else None,
                statement=statement.id if statement else None,
            )
        )
    return tuple(records)
