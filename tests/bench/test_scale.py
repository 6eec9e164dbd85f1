"""The articles that a large ledger is made of, and what is measured in it, at a size that takes no time."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from bench.ahead import Ahead
from bench.recombined import Recombined

from bench import scale
from onrecord.ledger.verify import faults
from onrecord.reading.reader import Reader


@pytest.fixture(scope="module")
def made(reader: Reader) -> Recombined:
    return Recombined(reader)


def test_an_article_is_the_same_however_many_are_made(made: Recombined, reader: Reader) -> None:
    assert Recombined(reader).article(40) == made.article(40)


def test_articles_differ_but_for_a_wires(made: Recombined) -> None:
    articles = [made.article(number) for number in range(200)]
    assert len({article.id for article in articles}) == 200
    assert 150 < len({article.text for article in articles}) < 200


def test_what_is_parsed_ahead_is_read_as_one_by_one(made: Recombined, reader: Reader) -> None:
    articles = [made.article(number) for number in range(8)]
    one_by_one = list(reader.read_all(articles))
    pipeline = reader.language.pipeline
    try:
        assert list(Ahead(reader).read_all(articles)) == one_by_one
    finally:
        reader.language.pipeline = pipeline


def test_every_question_is_asked_of_both_ledgers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "BATCH", 40)
    readings = scale.Readings(tmp_path)
    small, large = scale.grown(tmp_path, 20, readings), scale.grown(tmp_path, 36, readings)
    costs = scale.in_turn(small, large, list(readings.between(36, 40)))
    assert [len(cost) for cost in costs] == [4, 4]
    assert list(faults(large)) == []
    assert {*scale.QUESTIONS, "search", "show"} == set(scale.slowest(small, large, rounds=1))
    for ledger, count in ((small, 20), (large, 36)):
        assert len(list(islice(ledger.articles(), 100))) == count
        ledger.close()
