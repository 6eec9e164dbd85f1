"""Contested figures: what is of one thing, how the claims stand to each other, and who claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claiming import ARMY, HOSPITAL, MINISTRY, MONDAY, MORVA, TARSK, claimed, figure, reading
from onrecord import Ledger
from onrecord.ledger.contested import Contested
from onrecord.reading.reader import Reading
from onrecord.records import Actor, Value, When
from telling import FINLAND, HUNGARY, on, undated

VELD = Actor("Mara Veld", "person", role="President", country="FIN", sector="PRE")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        yield ledger


def groups(ledger: Ledger, *readings: Reading) -> list[Contested]:
    """The contested figures, once these are stored."""
    for one in readings:
        ledger.store(one)
    return list(ledger.contested())


SINCE = When("2031", earliest="2031-01-04T00:00:00+00:00")
DRONES = {"unit": "drones", "measure": "shot down", "place": None, "of": FINLAND}
STAND = {
    "one number, told by two": ("equal", claimed("a", 12), claimed("b", 12, claimant=MINISTRY)),
    "over 400, and 403": ("consistent", claimed("a", 400, "min"), claimed("b", 403, claimant=MINISTRY)),
    "about 100, and 95": ("consistent", claimed("a", 100, "about"), claimed("b", 95, claimant=MINISTRY)),
    "up to 30, and 40": ("contradictory", claimed("a", 30, "max"), claimed("b", 40, claimant=MINISTRY)),
    "two claimants' numbers": ("contradictory", claimed("a", 12), claimed("b", 19, claimant=MINISTRY)),
    "the dead in other words": (
        "contradictory",
        claimed("a", 12),
        claimed("b", 19, measure="died", unit="Hungarians", claimant=MINISTRY),
    ),
    "a claimant's later number": ("revised", claimed("a", 12), claimed("b", 19, published="2031-03-13")),
    "a claimant's later number, put the other way round": (
        "revised",
        claimed("a", 12, claimant=Actor("Hungary's Ministry of Defence", "body", country="HUN")),
        claimed("b", 19, published="2031-03-13", claimant=Actor("Hungarian defense ministry", "body", country="HUN")),
    ),
    "the total, and each side's": (
        "consistent",
        claimed("a", 314, text="They exchanged 314 prisoners.", unit="prisoners", measure="exchanged"),
        claimed("b", 157, text="It was 157 from each side.", unit="prisoners", measure="exchanged", claimant=MINISTRY),
    ),
    "some of them, and all": (
        "consistent",
        claimed("a", 52, **{**DRONES, "unit": "attack drones"}),
        claimed("b", 60, **{**DRONES, "claimant": MINISTRY}),
    ),
    "drones destroyed, and drones downed": (
        "contradictory",
        claimed("a", 48, **{**DRONES, "measure": "destroyed"}),
        claimed("b", 60, **{**DRONES, "measure": "downed", "claimant": MINISTRY}),
    ),
    "the same number, one of them told without a time": (
        "equal",
        claimed("a", 115),
        claimed("b", 115, time=None, claimant=MINISTRY),
    ),
    "a claimant's counts since one day": (
        "revised",
        claimed("a", 3100, time=SINCE),
        claimed("b", 5200, time=SINCE, published="2031-04-20"),
    ),
    "what others counted since one day, later": (
        "consistent",
        claimed("a", 220, time=SINCE),
        claimed("b", 700, time=SINCE, claimant=MINISTRY, published="2031-04-20"),
    ),
    "what others counted since one day, on one day": (
        "contradictory",
        claimed("a", 220, time=SINCE),
        claimed("b", 700, time=SINCE, claimant=MINISTRY),
    ),
    "an outlet's own later number": (
        "revised",
        claimed("a", 12, outlet="The Post", claimant=None),
        claimed("b", 19, outlet="The Post", claimant=None, published="2031-03-13"),
    ),
}


@pytest.mark.parametrize("case", STAND)
def test_claims_about_one_thing_stand_together(ledger: Ledger, case: str) -> None:
    relation, *readings = STAND[case]
    (group,) = groups(ledger, *readings)
    assert ({claim.article for claim in group.claims}, group.relation) == ({"a", "b"}, relation)


APART = {
    "other days": claimed("b", 19, time=on("2031-03-11"), claimant=MINISTRY),
    "other towns": claimed("b", 19, place=MORVA, claimant=MINISTRY),
    "other deeds": claimed("b", 19, measure="wounded", claimant=MINISTRY),
    "other things": claimed("b", 19, unit="houses", claimant=MINISTRY),
    "a rate": claimed("b", 19, per="day", claimant=MINISTRY),
    "nothing said of what happened": claimed("b", 19, measure=None, claimant=MINISTRY),
    "a week": claimed(
        "b", 19, time=When("P1W", earliest="2031-03-06T00:00:00+00:00", latest="2031-03-12T23:59:59+00:00"), claimant=MINISTRY
    ),
    "no time told, and another number": claimed("b", 19, time=undated("2031-03-11"), claimant=MINISTRY),
    "a number of another order": claimed("b", 4000, "min", claimant=MINISTRY),
    "the killed of all kinds, and children": claimed("b", 5, unit="children", claimant=MINISTRY),
}


@pytest.mark.parametrize("case", APART)
def test_figures_of_other_things_stay_apart(ledger: Ledger, case: str) -> None:
    assert groups(ledger, claimed("a", 12), APART[case]) == []


def _percent(id: str, number: float, text: str, first: str, last: str) -> Reading:
    time = When(None, earliest=f"{first}T00:00:00+00:00", latest=f"{last}T23:59:59+00:00")
    what = {"unit": "percent", "measure": "rose", "place": None, "claimant": MINISTRY if id == "b" else ARMY}
    return claimed(id, number, text=text, time=time, **what)


@pytest.mark.parametrize(
    ("text", "last", "rivals"),
    [
        ("The price of bread in Hungary rose by 9 percent from January to March.", "2031-03-31", True),
        ("The price of bread in Hungary rose by 9 percent from January to June.", "2031-06-30", False),
        ("Hungary's trade with Finland rose by 9 percent from January to March.", "2031-03-31", False),
    ],
)
def test_percents_are_rivals_only_of_one_thing_in_one_time(ledger: Ledger, text: str, last: str, rivals: bool) -> None:
    bread = "The price of bread in Hungary rose by 5 percent from January to March."
    one = _percent("a", 5, bread, "2031-01-01", "2031-03-31")
    found = groups(ledger, one, _percent("b", 9, text, "2031-01-01", last))
    assert [group.relation for group in found] == ["contradictory"] * rivals


def test_one_sides_drones_are_not_the_others(ledger: Ledger) -> None:
    theirs = claimed("a", 48, **DRONES)
    ours = claimed("b", 48, **{**DRONES, "of": HUNGARY, "claimant": MINISTRY})
    assert groups(ledger, theirs, ours) == []


def test_what_is_launched_is_the_launchers_and_so_is_what_is_downed_of_it(ledger: Ledger) -> None:
    text = "Finland launched 140 drones. 103 were shot down."
    whole = figure("a", text, 140, unit="drones", measure="launched", by=FINLAND, time=MONDAY)
    part = figure("a", text, 103, unit="drones", measure="shot down", part_of=whole.id, claimant=MINISTRY)
    rival = claimed("b", 96, text="Finland lost 96 drones.", **DRONES)
    (group,) = groups(ledger, reading("a", text, whole, part, published="2031-03-11"), rival)
    assert group.relation == "contradictory"
    (total,) = group.sums
    assert (total.whole, total.parts, total.remainder, total.exceeds) == (whole.id, (part.id,), Value(37, 37), False)


def test_parts_that_come_to_more_than_the_whole_are_told(ledger: Ledger) -> None:
    text = "12 people were killed, 8 of them in one house and 6 in another."
    whole = figure("a", text, 12, unit="people", measure="killed", time=MONDAY, place=TARSK, claimant=ARMY)
    parts = [figure("a", text, n, unit="people", measure="found dead", part_of=whole.id) for n in (8, 6)]
    (group,) = groups(ledger, reading("a", text, whole, *parts, published="2031-03-11"), claimed("b", 12, claimant=MINISTRY))
    assert [(total.remainder, total.exceeds) for total in group.sums] == [(None, True)]


def test_a_claimant_counts_once_in_however_many_papers(ledger: Ledger) -> None:
    (group,) = groups(ledger, *(claimed(name, 12) for name in "abc"), claimed("d", 12, claimant=HOSPITAL))
    assert (len(group.claims), group.voices) == (4, 2)


def test_an_outlets_own_words_count_once_for_all_copies(ledger: Ledger) -> None:
    text = (
        "Twelve people were killed on Monday when a shell fell on the market of the small town by the river, where traders "
        "from both banks had met since dawn to sell salt, wool and lamps."
    )
    (group,) = groups(ledger, *(claimed(name, 12, text=text, claimant=None) for name in "ab"), claimed("c", 12, claimant=None))
    assert group.voices == 2
    assert [claim.source for claim in group.claims] == ["a", "a", "c"]


def test_a_revised_number_that_agrees_with_the_rivals_is_revised(ledger: Ledger) -> None:
    later = claimed("b", 19, published="2031-03-13")
    (group,) = groups(ledger, claimed("a", 12), later, claimed("c", 19, claimant=MINISTRY, published="2031-03-12"))
    assert group.relation == "revised"
    assert [claim.value.low for claim in group.claims] == [12, 19, 19]


def test_one_article_tells_of_rival_claims(ledger: Ledger) -> None:
    text = "Finland said 12 people were killed, Hungary 19."
    said = {"unit": "people", "measure": "killed", "time": MONDAY}
    rivals = (figure("a", text, 12, claimant=ARMY, **said), figure("a", text, 19, claimant=MINISTRY, **said))
    (group,) = groups(ledger, reading("a", text, *rivals, published="2031-03-11"))
    assert group.relation == "contradictory"


def test_others_beside_those_counted_are_no_rival_number(ledger: Ledger) -> None:
    text = "Finland said 19 people were killed. Five other people were killed, Hungary said."
    said = {"unit": "people", "measure": "killed", "time": MONDAY, "place": TARSK}
    figures = figure("a", text, 19, claimant=ARMY, **said), figure("a", text, 5, claimant=MINISTRY, **said)
    assert groups(ledger, reading("a", text, *figures, published="2031-03-11")) == []


def test_two_figures_that_one_article_gives_as_its_own_are_two(ledger: Ledger) -> None:
    text = "In Tarsk three people were killed in a house. Seven people were killed in a school."
    said = {"unit": "people", "measure": "killed", "time": MONDAY, "claimant": ARMY}
    both = reading("a", text, figure("a", text, 3, **said), figure("a", text, 7, **said), published="2031-03-11")
    (group,) = groups(ledger, both, claimed("b", 7, text="Seven people were killed in Tarsk.", place=None, claimant=MINISTRY))
    assert [claim.value.low for claim in group.claims] == [7, 7]


def test_a_judgement_outweighs_the_machine(ledger: Ledger) -> None:
    one, other, third = claimed("a", 12), claimed("b", 12, claimant=MINISTRY), claimed("c", 4, place=MORVA)
    groups(ledger, one, other, third)
    ids = [reading.records[0].id for reading in (one, other, third)]
    ledger.judge("not-same", ids[0], ids[1], by="Ada", made="2031-04-01T10:00:00+00:00")
    assert list(ledger.contested()) == []
    ledger.judge("same", ids[0], ids[2], by="Ada", made="2031-04-01T10:01:00+00:00")
    (group,) = ledger.contested()
    assert {claim.article for claim in group.claims} == {"a", "c"}


def test_read_from_texts(ledger: Ledger, read: Callable[..., Reading]) -> None:
    a = read("Hungary's army said it shot down 31 Finnish drones on Monday.", id="a", published="2031-03-11")
    b = read("Finland lost 18 drones on Monday, the army in Helsinki said.", id="b", published="2031-03-11")
    c = read("The Finnish army said 40 of its drones were intercepted on Sunday.", id="c", published="2031-03-11")
    assert groups(ledger, a, b, c) == []
    d = read("At least 25 Finnish drones were intercepted on Monday, President Mara Veld said.", id="d", published="2031-03-12")
    (group,) = groups(ledger, d)
    assert (group.relation, [claim.value.low for claim in group.claims]) == ("consistent", [31, 25])
