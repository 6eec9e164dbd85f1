"""Quantities in a text: numbers with what they count, how they are meant, and by what period they are reckoned."""

from __future__ import annotations

import re

from onrecord.reading.figures.guards import Guards
from onrecord.reading.figures.hedges import Hedge, Hedges
from onrecord.reading.figures.numbers import Grammar, Numeral
from onrecord.reading.figures.quantity import Quantity
from onrecord.reading.figures.ranges import joined
from onrecord.reading.figures.rates import Rates
from onrecord.reading.figures.units import Unit, Units
from onrecord.reading.figures.words import NumberWords, UnitWords
from onrecord.reading.language import Parsed
from onrecord.reading.times import Times
from onrecord.records import Refusal

LINK = re.compile(r"(?:https?://|www\.)\S+")


class QuantityFinder:
    """Finds the quantities of a text."""

    def __init__(self, numbers: NumberWords, units: UnitWords) -> None:
        self._grammar = Grammar(numbers, units.periods.words)
        self._units = Units(units, numbers)
        self._hedges = Hedges(numbers)
        self._particles = numbers.particles
        self._guards = Guards(numbers)
        self._rates = Rates(units)

    def __call__(self, text: Parsed, times: Times) -> tuple[list[Quantity], list[Refusal]]:
        """The quantities in text order, and the numbers that are none."""
        found: list[Quantity] = []
        refused: list[Refusal] = []
        links = [m.span() for m in LINK.finditer(text.text)]
        for start, end in text.paragraphs:
            here: list[Quantity] = []
            dated: int | None = None
            for number in self._grammar.find(text.text, start, end):
                if any(a <= number.start < b for a, b in links):
                    continue
                unit = self._units.read(text, number)
                reason = self._guards.reason(text, number, unit, times, dated)
                if reason is None:
                    here.append(self._quantity(text, number, unit))
                    continue
                refused.append(Refusal("figures", text.chars(number.start, number.end), reason))
                dated = number.end if reason == "a date" else None
            found += joined(text.text, here)
        return found, refused

    def _quantity(self, text: Parsed, number: Numeral, unit: Unit) -> Quantity:
        low, high = sorted((number.low * unit.times, number.high * unit.times))
        hedge = self._hedge(text, number, unit)
        return Quantity(
            start=min(unit.start, hedge.start) if hedge else unit.start,
            end=max(unit.end, hedge.end) if hedge else unit.end,
            number_start=unit.start,
            first=text.token_at(number.start),
            last=text.token_at(number.end - 1),
            low=low,
            high=high,
            form=number.form,
            kind=unit.kind,
            unit=unit.name,
            noun=unit.noun,
            per=self._rates.per(text, unit.end),
            bound=hedge.bound if hedge else "exact",
            hedged=hedge is not None,
            scale=number.scale * unit.times,
            again=unit.again,
            joined=unit.joined,
        )

    def _hedge(self, text: Parsed, number: Numeral, unit: Unit) -> Hedge | None:
        before = self._hedges.before(text.text, unit.start)
        if before and not _is_no_hedge(text, before, unit, self._particles):
            return before
        return self._hedges.after(text.text, number.end) or self._hedges.after(text.text, unit.end)


def _is_no_hedge(text: Parsed, hedge: Hedge, unit: Unit, particles: dict[str, tuple[str, ...]]) -> bool:
    """Whether the word is part of a verb ("handed over 200") or says how long ("over two days of talks")."""
    token = text.token_at(hedge.start)
    if token and text.lemma[token - 1] in particles.get(text.lower[token], ()):
        return True
    alone = " " not in text.text[hedge.start : unit.start].strip()
    return alone and unit.kind == "period" and text.dep[token] == "prep"
