"""The store: what goes in comes out equal, whole or not at all, and an ordinary SQLite file holds it."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

import handmade
from onrecord import Ledger
from onrecord.errors import LedgerError, NotOnRecord
from onrecord.records import Article, Span


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "on.db"


def contents(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that hold what was read."""
    tables = ("articles", "statements", "events", "figures", "spans", "refusals", "sentences", "quotations")
    return {table: [tuple(row) for row in ledger.query(f"SELECT * FROM {table}")] for table in tables}


def test_what_is_stored_comes_back_equal(path: Path) -> None:
    with Ledger(path) as ledger:
        assert ledger.store(handmade.READING) == "read"
    with Ledger(path) as ledger:
        assert list(ledger.articles()) == [handmade.ARTICLE]
        assert tuple(ledger.records("harbour-1")) == handmade.RECORDS
        assert tuple(ledger.refusals("harbour-1")) == handmade.REFUSALS
        assert tuple(ledger.sentences("harbour-1")) == handmade.READING.sentences


def test_the_same_reading_again_changes_no_byte(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
    before = path.read_bytes()
    with Ledger(path) as ledger:
        assert ledger.store(handmade.READING) == "unchanged"
    assert path.read_bytes() == before


def test_another_text_of_the_article_takes_the_place_of_the_old(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.small("a", "“Yes,” Veld said."))
        assert ledger.store(handmade.small("a", "“Naw,” Veld said.")) == "read"
        assert [r.content[0].quote for r in ledger.records("a")] == ["“Naw,"]
        assert len(ledger.query("SELECT * FROM quotations")) == 1


def test_a_new_reading_of_the_same_text_takes_the_place_of_the_old(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
        ledger.store(dataclasses.replace(handmade.READING, records=handmade.RECORDS[:1]))
        assert tuple(ledger.records("harbour-1")) == handmade.RECORDS[:1]


def test_storing_and_removing_leaves_what_was_there(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.small("a"))
        before = contents(ledger)
        ledger.store(handmade.READING)
        ledger.remove("harbour-1")
        assert contents(ledger) == before


def test_an_article_that_cannot_be_stored_whole_is_not_stored(path: Path) -> None:
    unfounded = msgspec.structs.replace(handmade.SHOT_DOWN, part_of="f-not-on-record")
    with Ledger(path) as ledger:
        with pytest.raises(LedgerError, match="points at"):
            ledger.store(dataclasses.replace(handmade.READING, records=(handmade.DOWNED, unfounded)))
        assert list(ledger.articles()) == []
        assert ledger.query("SELECT * FROM spans") == []
        assert ledger.store(handmade.READING) == "read"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"content": (Span(3, 9, "a wish"),)}, "content.0 quotes 'a wish', which is not at 3-9"),
        ({"form": "sung"}, "a record breaks the contract"),
    ],
)
def test_a_record_that_breaks_the_contract_is_not_stored(path: Path, broken: dict[str, Any], told: str) -> None:
    record = msgspec.structs.replace(handmade.DOWNED, **broken)
    with Ledger(path) as ledger:
        with pytest.raises(LedgerError, match=f"harbour-1 is not stored: {told}"):
            ledger.store(dataclasses.replace(handmade.READING, records=(record,)))
        assert list(ledger.articles()) == []


def test_a_failed_update_keeps_the_reading_before(path: Path) -> None:
    twice = dataclasses.replace(handmade.READING, records=(handmade.DOWNED, handmade.DOWNED))
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
        with pytest.raises(LedgerError):
            ledger.store(twice)
        assert tuple(ledger.records("harbour-1")) == handmade.RECORDS


def test_names_may_be_cut_short_where_they_are_unique(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
        ledger.store(handmade.small("harbour-22"))
        for record in handmade.RECORDS:
            assert ledger.record(ledger.short(record.id)) == record
        assert ledger.article("harbour-2").id == "harbour-22"
        with pytest.raises(NotOnRecord, match="more than one article begins with 'har': harbour-1, harbour-22"):
            ledger.article("har")
        for nothing in ("", "zz", "%", "harbour-1'; DROP TABLE articles; --"):
            with pytest.raises(NotOnRecord):
                ledger.article(nothing)
            with pytest.raises(NotOnRecord):
                ledger.record(nothing)


def test_a_whole_name_wins_over_one_that_begins_so(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.small("a"))
        ledger.store(handmade.small("a-2"))
        assert ledger.article("a").id == "a"


def test_hostile_text_is_kept_as_it_is(path: Path) -> None:
    text = "“'); DROP TABLE articles; --\x00\x1b[31m\u202e” 𝔘 \U0001f680"
    with Ledger(path) as ledger:
        ledger.store(handmade.small("robert'); --", text))
        assert ledger.article("robert'); --").text == text
        assert ledger.records("robert'); --")[0].content[0].quote == text[:5]


def test_the_tables_can_be_asked_by_any_program(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
    connection = sqlite3.connect(path)
    asked = connection.execute("SELECT value_low, bound, per, claimant_name FROM figures WHERE unit = 'people'")
    assert asked.fetchall() == [(4000.0, "min", "week", "an aid worker")]
    asked = connection.execute(
        "SELECT time_value, json_extract(actor, '$[0].name') FROM events WHERE status = 'planned' AND time IS NOT NULL"
    )
    assert asked.fetchall() == [("2031-03-11T09:00", "Mara Veld")]
    asked = connection.execute("SELECT name, part FROM participants WHERE event = ? ORDER BY part", (handmade.CALL.id,))
    assert asked.fetchall() == [("Mara Veld", "actor"), ("Joren Tasz", "recipient")]
    spans = connection.execute(
        'SELECT substr(text, start + 1, "end" - start), quote FROM spans JOIN articles ON articles.id = spans.article'
    ).fetchall()
    assert len(spans) > 40
    assert all(there == quote for there, quote in spans)
    connection.close()


def test_quotations_are_found_by_their_words(path: Path) -> None:
    search = "SELECT statement FROM quotations WHERE number IN (SELECT rowid FROM quotations_fts WHERE quotations_fts MATCH ?)"
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
        found = [tuple(row) for row in ledger.query(search, '"border districts"')]
        assert found == [(handmade.DEMAND.id,)]
        ledger.remove("harbour-1")
        assert ledger.query(search, '"border districts"') == []
        ledger.connection.execute("INSERT INTO quotations_fts(quotations_fts, rank) VALUES ('integrity-check', 1)")


def test_the_search_index_has_the_form_by_which_datasette_finds_it(path: Path) -> None:
    with Ledger(path) as ledger:
        (row,) = ledger.query(
            "SELECT name FROM sqlite_schema WHERE sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"quotations\"%'"
        )
        assert row["name"] == "quotations_fts"


def test_articles_come_by_date(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.small("later"))
        ledger.store(handmade.READING)
        assert [article.id for article in ledger.articles()] == ["harbour-1", "later"]


def test_columns_are_the_contract_s_fields(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
        (row,) = ledger.query("SELECT * FROM events WHERE id = ?", handmade.MEETING.id)
        line = json.loads(msgspec.json.encode(handmade.MEETING))
        del line["kind"]
        assert set(line) <= set(row.keys())
        assert json.loads(row["place"]) == line["place"]
        (row,) = ledger.query("SELECT * FROM articles")
        assert row["text_sha256"] == handmade.ARTICLE.text_sha256
        assert set(msgspec.structs.asdict(Article("a", "b"))) <= set(row.keys())
