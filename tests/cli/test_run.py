"""A run over many inputs, and what ends it early."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.run import Run
from onrecord.errors import LedgerError
from onrecord.reading.reader import Reading
from onrecord.records import Article, Refusal, Span

TEXT = "The delegations met in Geneva on Tuesday, a spokesman for one of them said."


def reading(article: Article) -> Reading:
    return Reading(article, (), (), ())


@pytest.fixture
def wire(tmp_path: Path) -> str:
    (tmp_path / "wire.jsonl").write_text("".join(f'{{"id": "{i}", "text": "{TEXT} {i}"}}\n' for i in range(3)))
    return str(tmp_path / "wire.jsonl")


def test_a_defect_that_one_article_brings_out_does_not_cost_the_others(wire: str, capsys: pytest.CaptureFixture[str]) -> None:
    def read(article: Article) -> Reading:
        if article.id == "1":
            raise KeyError("nsubj")
        return reading(article)

    kept: list[Reading] = []
    run = Run(read, [lambda one: kept.append(one) or "read"])
    run.over([wire], published=None, outlet=None)
    assert [one.article.id for one in kept] == ["0", "2"]
    assert run.skipped.total() == 1
    said = capsys.readouterr().err
    assert f"{wire}, line 2: a defect in onrecord; please report it (KeyError: 'nsubj', cli/test_run.py:" in said


@pytest.mark.parametrize("span", [Span(0, 3, "the"), Span(7, 3, ""), Span(4, 99, "delegations")])
def test_words_that_are_not_in_the_text_are_never_written(wire: str, span: Span) -> None:
    def read(article: Article) -> Reading:
        return Reading(article, (), (), (Refusal("figures", span, "a vague word"),) if article.id == "1" else ())

    kept: list[Reading] = []
    Run(read, [lambda one: kept.append(one) or "read"]).over([wire], published=None, outlet=None)
    assert [one.article.id for one in kept] == ["0", "2"]


def test_an_article_counts_as_read_where_any_that_keeps_it_did_not_have_it(wire: str) -> None:
    run = Run(reading, [lambda _: "unchanged", lambda one: "read" if one.article.id == "1" else "unchanged"])
    run.over([wire], published=None, outlet=None)
    assert run.counts() == "1 read, 2 unchanged, 0 skipped"


@pytest.mark.parametrize("end", [LedgerError("war.db cannot grow: the disk is full"), KeyboardInterrupt()])
def test_what_ends_a_run_early_leaves_the_counts(wire: str, capsys: pytest.CaptureFixture[str], end: BaseException) -> None:
    def keep(one: Reading) -> str:
        if one.article.id == "1":
            raise end
        return "read"

    with pytest.raises(type(end)):
        Run(reading, [keep]).over([wire], published=None, outlet=None)
    assert capsys.readouterr().err.splitlines() == ["1 read, 0 unchanged, 0 skipped"]


def test_reasons_are_counted_by_what_is_wrong_not_by_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "b.txt").write_bytes(b"\xe9t\xe9")
    run = Run(reading, [])
    run.over([str(tmp_path)], published=None, outlet=None)
    assert run.counts() == "0 read, 0 unchanged, 2 skipped: 2 × not UTF-8 text"
