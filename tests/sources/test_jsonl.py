"""JSON Lines of articles: each line stands for itself, so a broken one costs no other."""

from __future__ import annotations

import io
import json

import pytest

from onrecord.errors import InputError
from onrecord.sources import draft as drafting
from onrecord.sources.draft import Draft
from onrecord.sources.jsonl import document, drafts

TEXT = "The talks ended without an agreement, a spokesman said."


def told(data: bytes) -> list[Draft | InputError]:
    return list(drafts(io.BytesIO(data), "wire.jsonl"))


def reason(line: bytes) -> str:
    (found,) = told(line)
    assert isinstance(found, InputError)
    return found.reason


def test_every_field_of_the_contract_is_read_and_others_are_let_be() -> None:
    fields = {
        "id": "w1",
        "published": "2025-05-19",
        "outlet": "The Meridian",
        "title": "Talks",
        "url": "https://m.example/1",
        "language": "en",
    }
    (found,) = told(json.dumps({**fields, "text": TEXT, "section": "World"}).encode())
    assert found == Draft(source="wire.jsonl, line 1", text=TEXT, **fields)


def test_only_the_text_is_required_and_a_number_is_an_id() -> None:
    assert told(json.dumps({"text": TEXT}).encode()) == [Draft(source="wire.jsonl, line 1", text=TEXT)]
    assert told(json.dumps({"text": TEXT, "id": 7}).encode()) == [Draft(source="wire.jsonl, line 1", text=TEXT, id="7")]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b'{"text": "broken off', "not JSON (unterminated string starting at, character 10)"),
        (b"[" * 100_000, "not JSON (nested too deep)"),
        (b'["text"]', "expected object, got array"),
        (b'{"id": "w1"}', "no “text”"),
        (b'{"text": 5}', "text: expected str, got int"),
        (b'{"text": "x", "published": 20250519}', "published: expected str | null, got int"),
        (b'{"text": "\xe9"}', "not UTF-8 text (byte 0xe9)"),
        (b'{"kind": "article", "id": "w1", "text_sha256": "00"}', "a record that onrecord wrote, not an article with its text"),
    ],
)
def test_a_line_that_is_no_article_says_why(line: bytes, cause: str) -> None:
    assert reason(line) == cause


def test_lines_around_a_broken_one_are_read_and_all_keep_their_numbers() -> None:
    good = json.dumps({"text": TEXT}).encode()
    found = told(b"\xef\xbb\xbf" + good + b"\r\n\r\n{\n" + good)
    assert [f.source for f in found] == ["wire.jsonl, line 1", "wire.jsonl, line 3", "wire.jsonl, line 4"]
    assert isinstance(found[1], InputError)


def test_a_file_of_our_own_records_is_refused_once() -> None:
    lines = (
        b'{"kind": "article", "id": "w1", "text_sha256": "00"}\n{"kind": "figure", "id": "f1"}\n{"kind": "event", "id": "e1"}\n'
    )
    assert [found.source for found in told(lines)] == ["wire.jsonl, line 1"]


def test_a_line_beyond_the_limit_is_skipped_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.sources.jsonl.LARGEST", 100)
    found = told(json.dumps({"text": "x" * 350}).encode() + b"\n" + json.dumps({"text": TEXT}).encode())
    assert isinstance(found[0], InputError)
    assert "in one article" in found[0].reason
    assert isinstance(found[1], Draft)
    assert drafting.LARGEST == 10_000_000


def test_a_json_file_is_one_article_or_an_array_of_them() -> None:
    assert list(document(json.dumps({"text": TEXT}, indent=2).encode(), "a.json")) == [Draft(source="a.json", text=TEXT)]
    first, second = document(json.dumps([{"text": TEXT}, {}]).encode(), "a.json")
    assert first == Draft(source="a.json, article 1", text=TEXT)
    assert isinstance(second, InputError)


def test_lines_of_json_under_the_name_of_a_json_file_are_read_as_lines() -> None:
    line = json.dumps({"text": TEXT})
    assert len(list(document(f"{line}\n{line}\n".encode(), "a.json"))) == 2
