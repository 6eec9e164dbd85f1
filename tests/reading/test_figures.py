"""Figures: what a number says, what it counts, what happened to it, and which numbers are no figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.reader import Reading
from onrecord.records import Figure, QuantityMention

Read = Callable[..., Reading]


def figures(reading: Reading) -> list[Figure]:
    return [r for r in reading.records if isinstance(r, Figure)]


def quantities(reading: Reading) -> list[QuantityMention]:
    return [m for m in reading.mentions if isinstance(m, QuantityMention)]


def reasons(reading: Reading) -> dict[str, str]:
    return {r.span.quote: r.reason for r in reading.refusals if r.step == "figures"}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The convoy carried 1,450 sacks.", 1450, 1450),
        ("The convoy carried 12\u00a0500 sacks.", 12500, 12500),
        ("The convoy carried two and a half million sacks.", 2_500_000, 2_500_000),
        ("The convoy carried half a million sacks.", 500_000, 500_000),
        ("The convoy carried a hundred and twenty sacks.", 120, 120),
        ("The convoy carried seventy-one sacks.", 71, 71),
        ("The convoy carried two dozen sacks.", 24, 24),
        ("Repairs will cost $2.4bn.", 2.4e9, 2.4e9),
        ("Repairs will cost €3-5 billion.", 3e9, 5e9),
        ("Repairs will cost between 40 and 60 million euros.", 4e7, 6e7),
        ("Two-thirds of the bridges were mined.", 2 / 3, 2 / 3),
        ("One in five bridges was mined.", 0.2, 0.2),
        ("The tank was minus 30 degrees cold.", -30, -30),
        ("The envoys freed three or four captives.", 3, 4),
    ],
)
def test_value_of_a_number(read: Read, text: str, low: float, high: float) -> None:
    value = quantities(read(text))[0].value
    assert (value.low, value.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Guards counted 80 lorries.", "exact"),
        ("Guards counted at least another 80 lorries.", "min"),
        ("Guards counted upwards of 80 lorries.", "min"),
        ("Guards counted 80 lorries or more.", "min"),
        ("Guards counted up to 80 lorries.", "max"),
        ("Guards counted no more than 80 lorries.", "max"),
        ("Guards counted some 80 lorries.", "about"),
        ("Guards counted nearly 80 lorries.", "about"),
        ("Guards handed over 80 lorries.", "exact"),
    ],
)
def test_bound_of_a_number(read: Read, text: str, bound: str) -> None:
    assert figures(read(text))[0].bound == bound


def test_a_conversion_is_meant_as_the_number_it_converts_and_is_no_second_figure(read: Read) -> None:
    reading = read("The depot lies more than 50 kilometers (31 miles) from the frontier.")
    assert [(m.value.high, m.bound) for m in quantities(reading)] == [(50, "min"), (31, "min")]
    assert [f.value.high for f in figures(reading)] == [50]


def test_what_stands_after_an_amount_of_goods_is_no_distance(read: Read) -> None:
    found = figures(read("The blockade was holding up 2 million tons of grain on 40 ships."))
    assert found[0].measure == "held up grain"


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("The ministry bought 12 patrol boats.", "patrol boats", None),
        ("The ministry bought 900 tons of grain.", "tons of grain", None),
        ("The ministry spent £4 million.", "pounds", None),
        ("The ministry spent 4 million hryvnias.", "hryvnias", None),
        ("The ministry cut fees by 15%.", "percent", None),
        ("The plant mends 30 engines a week.", "engines", "week"),
        ("The plant mends 30 engines per day.", "engines", "day"),
        ("The plant mends 30 engines daily.", "engines", "day"),
        ("The raid wrecked 15 of the port's cranes.", "cranes", None),
        ("The assembly voted 68-9 for the treaty.", "votes", None),
        ("The plant employs 40-odd welders.", "welders", None),
        ("The number of blocked wells rose to 4,300.", "blocked wells", None),
    ],
)
def test_unit_and_rate(read: Read, text: str, unit: str, per: str | None) -> None:
    figure = figures(read(text))[0]
    assert (figure.unit, figure.per) == (unit, per)


def test_numbers_in_a_list_take_over_the_unit(read: Read) -> None:
    found = figures(read("Shells fell on the market, killing two people and wounding 11."))
    assert [(f.value.high, f.unit, f.measure) for f in found] == [(2, "people", "killed"), (11, "people", "wounded")]


def test_numbers_before_one_noun_share_it(read: Read) -> None:
    found = figures(read("Pilots escorted two Danish and three Swedish frigates."))
    assert [(f.value.high, f.unit) for f in found] == [(2, "Danish frigates"), (3, "Swedish frigates")]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The militia released 60 hostages.", "released"),
        ("Some 60 hostages were released.", "released"),
        ("The militia is releasing 60 hostages.", "released"),
        ("Gunners shot down 60 drones.", "shot down"),
        ("Sixty wells are unusable.", "unusable"),
        ("Donors pledged $60 million in loans.", "pledged loans"),
        ("The storm left 60 dead.", "dead"),
    ],
)
def test_what_happened(read: Read, text: str, measure: str) -> None:
    assert figures(read(text))[0].measure == measure


def test_evidence_is_the_stretch_from_the_deed_to_the_unit(read: Read) -> None:
    text = "Late on Tuesday the garrison fired at least 14 rockets across the lake, residents recalled."
    assert figures(read(text))[0].evidence.quote == "fired at least 14 rockets"


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Ukraine launched 112 drones, of which 76 were intercepted.", 76, 112),
        ("The flood killed 12 people, five of them children.", 5, 12),
        ("Crews cleared 40 mines, including 34 near the dam.", 34, 40),
        ("The two armies swapped 314 prisoners, 157 from each side.", 157, 314),
        ("Of the 90 trucks, 52 reached the camp.", 52, 90),
    ],
)
def test_a_part_points_to_its_whole(read: Read, text: str, part: float, whole: float) -> None:
    found = figures(read(text))
    by_id = {f.id: f for f in found}
    piece = next(f for f in found if f.value.high == part)
    assert piece.part_of is not None
    assert by_id[piece.part_of].value.high == whole


def test_a_number_of_each_side_counts_those_to_whom_the_deed_was_done(read: Read) -> None:
    found = figures(read("Chad and Niger exchanged prisoners on Friday, 26 from each side."))
    assert [(f.value.high, f.unit) for f in found] == [(26, "prisoners")]


def test_a_change_states_both_its_ends(read: Read) -> None:
    found = figures(read("The garrison grew from 300 soldiers to 450 soldiers."))
    assert [(f.value.low, f.value.high) for f in found] == [(300, 300), (450, 450)]


def test_claimant_is_the_speaker_and_null_for_the_outlet(read: Read) -> None:
    said = figures(read("General Ivan Petrenko said on Monday that his troops had destroyed 17 tanks."))
    told = figures(read("Troops destroyed 17 tanks on Monday."))
    assert said[0].claimant is not None
    assert said[0].claimant.name == "Ivan Petrenko"
    assert said[0].statement is not None
    assert told[0].claimant is None


def test_a_deed_told_with_a_statement_has_its_claimant(read: Read) -> None:
    found = figures(read("General Ivan Petrenko said that rockets hit the harbor, sinking 3 boats."))
    assert [f.claimant.name for f in found if f.claimant] == ["Ivan Petrenko"]


def test_who_puts_a_number_at_so_much_claims_it(read: Read) -> None:
    claimant = figures(read("Ukraine put its losses at 70 vehicles."))[0].claimant
    assert claimant is not None
    assert claimant.name == "Ukraine"


def test_doer_and_owner(read: Read) -> None:
    figure = figures(read("Russia shot down 35 Ukrainian drones."))[0]
    assert figure.by is not None
    assert figure.by.country == "RUS"
    assert figure.of is not None
    assert figure.of.country == "UKR"


@pytest.mark.parametrize(
    "text",
    [
        "Envoys proposed a 30-day ceasefire.",
        "The court sentenced him to 12 years in prison.",
        "The president would halt the raids for a week.",
    ],
)
def test_a_proposed_term_is_a_figure(read: Read, text: str) -> None:
    assert len(figures(read(text))) == 1


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("A 34-year-old nurse treated them.", "34-year", "an age"),
        ("Olena Marchuk, 34, treated them.", "34", "an age"),
        ("An F-16 circled the town.", "16", "part of a name"),
        ("The tower stood until the 1990s.", "1990", "a date"),
        ("The law dates from before 9/11.", "9/11", "a date"),
        ("The hearing began at three o'clock.", "three", "a clock time"),
        ("The guns fell silent at half past eight.", "half", "a time"),
        ("The rivals drew 2-2 on Sunday.", "2", "a score"),
        ("The order cites 22 U.S.C. 2321 in full.", "22", "the number of a law"),
        ("The council adopted Resolution 2334.", "2334", "the number of a resolution"),
        ("The 36th Brigade held the road.", "36", "an ordinal"),
        ("The accord was signed in 2015.", "2015", "a date"),
        ("The accord was signed on March 28.", "28", "a date"),
        ("The envoys met at 9:30 in the annex.", "30", "a clock time"),
        ("Three officials familiar with the talks confirmed it.", "Three officials", "counts sources"),
        ("Dozens of houses burned.", "Dozens of houses", "a vague word"),
        ("The talks lasted two hours.", "two hours", "a length of time, but no term that is proposed or set"),
        ("The two countries agreed.", "two countries", "refers to what was named before"),
        ("They discussed the two-state solution.", "two-state", "part of a compound"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_reason(read: Read, text: str, number: str, reason: str) -> None:
    reading = read(text)
    assert figures(reading) == []
    assert reasons(reading)[number] == reason


def test_every_figure_is_among_the_quantities(read: Read) -> None:
    reading = read("Rockets hit 12 homes within 3 km of the port, killing at least 4 of 19 workers; $5 million was pledged.")
    values = [(m.value, m.bound) for m in quantities(reading)]
    assert all((f.value, f.bound) in values for f in figures(reading))
    assert len(figures(reading)) >= 4


def test_reading_twice_gives_the_same_ids(read: Read) -> None:
    text = "Five boats sank and five boats fled."
    first, second = figures(read(text)), figures(read(text))
    assert [f.id for f in first] == [f.id for f in second]
    assert len({f.id for f in first}) == len(first) == 2


def test_the_unit_of_a_proposed_term_has_no_hyphen(read: Read) -> None:
    (figure,) = [r for r in read("Oslo is pushing for a 45-day truce.").records if isinstance(r, Figure)]
    assert (figure.value.low, figure.unit) == (45, "day")
