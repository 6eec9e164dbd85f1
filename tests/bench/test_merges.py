"""The list of merges that people judge: each with all its accounts, drawn in the same way each time."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench import merges
from onrecord.reading.reader import Reader

CALL = "President Mara Veld of Finland spoke by phone with Portugal's Foreign Minister Ada Quill on Monday."
RELEASES = [
    {"id": "one", "published": "2031-03-11", "outlet": "The Tarsk Post", "text": CALL},
    {"id": "other", "published": "2031-03-11", "outlet": "The Morva Mail", "text": f"“A good call,” an aide said. {CALL}"},
    {"id": "alone", "published": "2031-03-12", "outlet": "The Morva Mail", "text": "Nothing happened on Tuesday."},
]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of releases; what is listed of them goes to the folder ``bench`` beside it."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "bench").mkdir()
    with gzip.open(tmp_path / "corpus" / "releases.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write("\n".join(map(json.dumps, RELEASES)) + "\n")
    monkeypatch.setattr(merges, "HERE", tmp_path / "bench")
    monkeypatch.setattr(merges, "LISTED", tmp_path / "bench" / "merges.md")
    return tmp_path / "corpus"


def test_merges_are_listed_with_the_words_of_each_account(reader: Reader, corpus: Path) -> None:
    assert merges.of_corpus(reader, corpus).startswith("merges: 1 of 1 entries")
    accounts = [line for line in merges.LISTED.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    assert [line.split(" (")[0] for line in accounts] == ["- one", "- other"]
    assert all("spoke by phone with" in line for line in accounts)


def test_a_corpus_is_read_once_and_its_list_is_the_same_again(reader: Reader, corpus: Path) -> None:
    first = merges.of_corpus(reader, corpus), merges.LISTED.read_bytes()
    (kept,) = merges.HERE.glob("*.db")
    before = kept.read_bytes()
    assert (merges.of_corpus(reader, corpus), merges.LISTED.read_bytes()) == first
    assert kept.read_bytes() == before


def test_without_a_corpus_nothing_is_listed(reader: Reader, tmp_path: Path) -> None:
    assert merges.of_corpus(reader, tmp_path) == "merges: no corpus given, none listed"
