"""A quantity: a number with what it counts and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.figures.numbers import Form
from onrecord.reading.figures.words import Kind
from onrecord.records import Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``start`` and ``end`` are the characters of hedge, number and unit, ``number_start`` those without the hedge;
    ``first`` and ``last`` the tokens of the number itself; ``noun`` the token of what is counted. ``scale`` is what a word
    multiplied the digits by. ``again`` points back to what was counted before ("250 others"); ``joined`` is a modifier
    with a hyphen ("30-day"); ``change`` has a before and an after as its ends ("from 1.7 to 1.9 million"), each of them
    stated; ``conversion`` is the number before it in another unit, in brackets.
    """

    start: int
    end: int
    number_start: int
    first: int
    last: int
    low: float
    high: float
    form: Form
    kind: Kind
    unit: str | None = None
    noun: int | None = None
    per: str | None = None
    bound: Bound = "exact"
    hedged: bool = False
    scale: float = 1
    again: bool = False
    joined: bool = False
    change: bool = False
    conversion: bool = False
