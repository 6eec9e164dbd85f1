"""What ``import onrecord`` offers: an explicit list, quick to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

TEXT = "“We will sign on Friday,” Foreign Minister Ann Lee told reporters in Geneva on Monday."


def test_the_public_list_is_this_one() -> None:
    assert onrecord.__all__ == [
        "Actor",
        "ActorMention",
        "Article",
        "Attribution",
        "DateCandidate",
        "Event",
        "Figure",
        "InputError",
        "Ledger",
        "LedgerError",
        "LexiconError",
        "ModelError",
        "NotAnArticle",
        "NotOnRecord",
        "OnrecordError",
        "OutputError",
        "Place",
        "PlaceMention",
        "QuantityMention",
        "Reader",
        "Reading",
        "Refusal",
        "Relation",
        "Span",
        "Statement",
        "TimeMention",
        "UnsupportedLanguage",
        "Value",
        "When",
        "read_text",
    ]


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(onrecord, name).__doc__


def test_there_is_nothing_under_another_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read_texts'"):
        onrecord.read_texts  # noqa: B018
    assert set(onrecord.__all__) <= set(dir(onrecord))


def test_importing_loads_no_parser() -> None:
    code = "import onrecord, sys; onrecord.Ledger, onrecord.Article; print('spacy' in sys.modules, onrecord.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("False ")


def test_a_text_is_read_in_one_call_and_kept_in_a_ledger(tmp_path: Path) -> None:
    reading = onrecord.read_text(TEXT, published="2025-05-19", outlet="The Meridian", id="w1")
    statement = next(record for record in reading if isinstance(record, onrecord.Statement))
    assert statement.speaker.name == "Ann Lee"
    assert TEXT[statement.content[0].start : statement.content[0].end] == statement.content[0].quote
    with onrecord.Ledger(tmp_path / "war.db") as ledger:
        assert ledger.store(reading) == "read"
        assert list(reading) == ledger.records("w1")


@pytest.mark.parametrize(
    ("text", "published"), [("", None), (TEXT, "soon"), ("Ми зустрілися у вівторок у Женеві, повідомив речник.", None)]
)
def test_what_cannot_be_read_raises(text: str, published: str | None) -> None:
    with pytest.raises(onrecord.InputError, match=r"^text: "):
        onrecord.read_text(text, published=published)
