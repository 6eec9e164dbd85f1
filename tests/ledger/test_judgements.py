"""A person's judgement: kept beside the machine's, found again after another reading, never overridden, and undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from claiming import claimed
from handmade import BREKKE, QUILL
from meetings import meeting
from onrecord import Ledger
from onrecord.errors import InputError, NotOnRecord
from onrecord.ledger.judgements import Judgement
from onrecord.ledger.verify import faults
from onrecord.records import Actor, Event, Record, When

HERE = {"by": "Ida", "made": "2031-04-01T10:00:00+00:00"}
LATER = {"by": "Ben", "made": "2031-04-02T10:00:00+00:00"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two accounts of one meeting, and one of another between other persons."""
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(meeting("a"))
        ledger.store(meeting("b"))
        ledger.store(meeting("c", who=(QUILL, BREKKE), day="2031-06-01", town="Vienna", published="2031-06-02"))
        yield ledger
        assert list(faults(ledger)) == []


def record(ledger: Ledger, article: str, kind: str = "e") -> Record:
    return next(record for record in ledger.records(article) if record.id.startswith(kind))


def entries(ledger: Ledger) -> list[set[str]]:
    return sorted(({told.article for told in entry.accounts} for entry in ledger.contacts()), key=sorted)


def ids(ledger: Ledger, *articles: str, kind: str = "e") -> list[str]:
    return [record(ledger, article, kind).id for article in articles]


def test_two_that_the_machine_joins_are_kept_apart(ledger: Ledger) -> None:
    assert entries(ledger) == [{"a", "b"}, {"c"}]
    said = ledger.judge("not-same", *ids(ledger, "a", "b"), **HERE)
    assert entries(ledger) == [{"a"}, {"b"}, {"c"}]
    ledger.undo(said.id, **LATER)
    assert entries(ledger) == [{"a", "b"}, {"c"}]


def test_two_that_the_machine_keeps_apart_are_joined_and_say_by_whom(ledger: Ledger) -> None:
    ledger.judge("same", *ids(ledger, "c", "a"), **HERE)
    assert entries(ledger) == [{"a", "b", "c"}] or entries(ledger) == [{"a", "c"}, {"b"}]
    entry = next(entry for entry in ledger.contacts() if "c" in {told.article for told in entry.accounts})
    assert "judged same by Ida" in entry.reasons


def test_of_one_told_without_a_time_a_person_can_say_what_it_is(ledger: Ledger) -> None:
    ledger.store(meeting("d", day=None, who=(QUILL, BREKKE), published=None))
    assert {"d"} not in entries(ledger)
    said = ledger.judge("same", *ids(ledger, "c", "d"), **HERE)
    assert {"c", "d"} in entries(ledger)
    ledger.undo(said.id, **LATER)
    assert not any("d" in members for members in entries(ledger))


def test_what_is_wrong_is_left_out_of_what_is_derived_and_stays_on_record(ledger: Ledger) -> None:
    wrong = record(ledger, "c")
    ledger.judge("wrong", wrong.id, **HERE)
    assert entries(ledger) == [{"a", "b"}]
    assert ledger.record(wrong.id) == wrong
    ledger.judge("right", wrong.id, **LATER)
    assert entries(ledger) == [{"a", "b"}, {"c"}]


def test_a_corrected_value_goes_before_the_one_read(ledger: Ledger) -> None:
    ledger.judge("correct", record(ledger, "b").id, field="time", value="2031-03-20", **HERE)
    assert entries(ledger) == [{"a"}, {"b"}, {"c"}]
    assert {entry.time.value for entry in ledger.contacts() if entry.time} == {"2031-03-11", "2031-03-20", "2031-06-01"}
    assert record(ledger, "b").time.value == "2031-03-11"


@pytest.mark.parametrize(
    ("kind", "field", "words", "value"),
    [
        ("s", "speaker", "Mara Veld", {"name": "Mara Veld", "type": "person", "country": "SUD"}),
        ("s", "speaker", "Olin Brekke", {"name": "Olin Brekke", "type": "person"}),
        ("s", "speaker", "France", {"name": "France", "type": "state", "country": "FRA"}),
        ("s", "speaker", "null", None),
        ("s", "negated", "yes", True),
        ("f", "value", "300–314", {"low": 300.0, "high": 314.0}),
        ("f", "value", "1,200", {"low": 1200.0, "high": 1200.0}),
        ("f", "bound", "min", "min"),
        ("e", "place", "Vienna", {"name": "Vienna"}),
        ("e", "place", '{"name": "Wien", "country": "AUT"}', {"name": "Wien", "country": "AUT"}),
        ("e", "status", "planned", "planned"),
    ],
)
def test_values_are_given_in_words_or_json(ledger: Ledger, kind: str, field: str, words: str, value: object) -> None:
    said = ledger.judge("correct", record(ledger, "a", kind).id, field=field, value=words, **HERE)
    if isinstance(value, dict):
        assert value.items() <= said.value.items()
    else:
        assert said.value == value


def test_parties_are_listed_with_semicolons(ledger: Ledger) -> None:
    said = ledger.judge("correct", record(ledger, "a").id, field="recipient", value="Joren Tasz; Ada Quill", **HERE)
    assert [one["name"] for one in said.value] == ["Joren Tasz", "Ada Quill"]
    (entry,) = [entry for entry in ledger.contacts() if "a" in {told.article for told in entry.accounts}]
    assert {actor.name for actor in entry.participants} == {"Mara Veld", "Joren Tasz", "Ada Quill"}


@pytest.mark.parametrize(
    ("field", "words"), [("evidence", "met"), ("id", "e1"), ("mood", "glum"), ("type", "PARTY"), ("place", "{Vienna")]
)
def test_what_a_field_cannot_be_is_said(ledger: Ledger, field: str, words: str) -> None:
    with pytest.raises(InputError, match=r"can|JSON"):
        ledger.judge("correct", record(ledger, "a").id, field=field, value=words, **HERE)
    assert ledger.judgements() == []


def test_two_records_are_the_same_and_one_is_right(ledger: Ledger) -> None:
    one, other = ids(ledger, "a", "b")
    for verdict, records in (("same", [one]), ("same", [one, one]), ("right", [one, other])):
        with pytest.raises(InputError, match="is said of"):
            ledger.judge(verdict, *records, **HERE)
    with pytest.raises(NotOnRecord):
        ledger.judge("right", "e-none", **HERE)


@pytest.mark.parametrize("text", [{}, {"before": "GENEVA — "}, {"after": " More to come."}])
def test_a_judgement_finds_its_record_in_another_reading_and_another_text(ledger: Ledger, text: dict[str, str]) -> None:
    ledger.judge("not-same", *ids(ledger, "a", "b"), **HERE)
    ledger.judge("wrong", record(ledger, "c").id, **HERE)
    before = ids(ledger, "a", "b", "c")
    for article in ("a", "b"):
        ledger.store(meeting(article, program=2, **text))
    ledger.store(meeting("c", program=2, who=(QUILL, BREKKE), day="2031-06-01", town="Vienna", published="2031-06-02", **text))
    assert not set(ids(ledger, "a", "b", "c")) & set(before)
    assert entries(ledger) == [{"a"}, {"b"}]
    assert len(ledger.judgements(of=record(ledger, "c").id)) == 1


def test_a_judgement_of_what_is_no_longer_said_waits_for_it(ledger: Ledger) -> None:
    said = ledger.judge("wrong", record(ledger, "a", "f").id, **HERE)
    ledger.store(meeting("a", killed=14))
    assert ledger.judgements(of=record(ledger, "a", "f").id) == []
    ledger.remove("a")
    assert ledger.judgements() == [said]
    ledger.store(meeting("a", program=3))
    assert ledger.judgements(of=record(ledger, "a", "f").id) == [said]


def test_a_judgement_of_an_event_is_not_one_of_another_deed_in_the_same_words(ledger: Ledger) -> None:
    ledger.judge("wrong", record(ledger, "a").id, **HERE)
    reading = meeting("a", program=2)
    deeds = tuple(msgspec.structs.replace(r, type="AGREE") if isinstance(r, Event) else r for r in reading.records)
    ledger.store(dataclasses.replace(reading, records=deeds))
    assert ledger.judgements(of=record(ledger, "a").id) == []


def test_judgements_go_as_lines_from_ledger_to_ledger(ledger: Ledger, tmp_path: Path) -> None:
    ledger.judge("not-same", *ids(ledger, "a", "b"), **HERE)
    undone = ledger.judge("wrong", record(ledger, "c").id, **HERE)
    ledger.judge("correct", record(ledger, "a", "f").id, field="value", value="14", **HERE)
    ledger.undo(undone.id, **LATER)
    lines = [msgspec.json.encode(one) for one in ledger.judgements()]
    with Ledger(tmp_path / "other.db") as other:
        other.keep_judgements(msgspec.json.decode(line, type=Judgement) for line in lines)
        for article in ("a", "b"):
            other.store(meeting(article))
        assert entries(other) == [{"a"}, {"b"}]
        assert other.judgements() == ledger.judgements()
        other.keep_judgements([undone])
        assert other.judgements() == ledger.judgements()


def test_persons_who_disagree_are_shown_and_the_last_word_counts(ledger: Ledger) -> None:
    pair = ids(ledger, "a", "b")
    ledger.judge("not-same", *pair, **HERE)
    assert ledger.conflicts() == []
    other = ledger.judge("same", *reversed(pair), **LATER)
    assert entries(ledger) == [{"a", "b"}, {"c"}]
    assert [{(one.by, one.verdict) for one in about} for about in ledger.conflicts()] == [
        {("Ida", "not-same"), ("Ben", "same")}
    ]
    ledger.undo(other.id, **LATER)
    assert ledger.conflicts() == []
    assert entries(ledger) == [{"a"}, {"b"}, {"c"}]


def test_a_person_who_changes_his_mind_contradicts_nobody(ledger: Ledger) -> None:
    figure = record(ledger, "a", "f").id
    for value, made in (("14", "2031-04-01"), ("15", "2031-04-02")):
        ledger.judge("correct", figure, field="value", value=value, by="Ida", made=made)
    assert ledger.conflicts() == []
    ledger.judge("correct", figure, field="value", value="16", by="Ben", made="2031-04-01")
    assert [{one.value["low"] for one in about} for about in ledger.conflicts()] == [{15.0, 16.0}]


def test_an_actor_corrected_is_known_by_the_corrected_name(ledger: Ledger) -> None:
    ledger.judge("correct", record(ledger, "c", "s").id, field="speaker", value="Nils Aaby", **HERE)
    assert "Nils Aaby" in {actor.name for actor in ledger.actors()}
    assert isinstance(record(ledger, "c", "s").speaker, Actor)


@pytest.mark.parametrize("order", ["abc", "cba", "bac"])
def test_counts_since_one_day_that_are_judged_not_the_same_stand_apart(tmp_path: Path, order: str) -> None:
    since = When("2031", earliest="2031-01-04T00:00:00+00:00")
    readings = {
        name: claimed(name, number, time=since, text=f"{name} people were killed.")
        for name, number in zip("abc", (5, 6, 7), strict=True)
    }
    with Ledger(tmp_path / "counts.db") as ledger:
        for name in order:
            ledger.store(readings[name])
        said = ledger.judge("not-same", readings["a"].records[0].id, readings["b"].records[0].id, **HERE)
        apart = max(("a", "b"), key=lambda name: readings[name].records[0].id)
        ledger.remove("a")
        ledger.store(readings["a"])
        (group,) = ledger.contested()
        assert {claim.article for claim in group.claims} == set("abc") - {apart}
        ledger.undo(said.id, **LATER)
        (group,) = ledger.contested()
        assert {claim.article for claim in group.claims} == set("abc")
        assert list(faults(ledger)) == []
