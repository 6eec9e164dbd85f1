"""The files of records: the article's line, then its records in text order, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import InputError, OutputError
from onrecord.exports.jsonl import file_name, lines, write
from onrecord.reading.reader import Reading

TEXT = "“We will sign,” President Ann Lee said in Geneva on Monday. “We will not,” General John Roe said. At least 12 died."


@pytest.fixture
def reading(read: Callable[..., Reading]) -> Reading:
    return read(TEXT, id="wire/1", published="2025-05-19")


def told(written: bytes) -> list[dict]:
    return [json.loads(line) for line in written.splitlines()]


def test_the_article_comes_first_without_its_text(reading: Reading) -> None:
    first = told(b"".join(lines(reading)))[0]
    assert (first["kind"], first["id"], first["published"]) == ("article", "wire/1", "2025-05-19")
    assert "text" not in first
    assert len(first["text_sha256"]) == 64


def test_records_follow_in_text_order_and_every_span_is_the_texts(reading: Reading) -> None:
    found = [record for record in told(b"".join(lines(reading))) if record["kind"] == "statement"]
    starts = [record["content"][0]["start"] for record in found]
    assert starts == sorted(starts)
    assert all(TEXT[s["start"] : s["end"]] == s["quote"] for record in found for s in record["content"])


def test_mentions_stand_among_the_records_only_where_asked_for(reading: Reading) -> None:
    kinds = {record["kind"] for record in told(b"".join(lines(reading)))}
    assert kinds <= {"article", "statement", "event", "figure"}
    assert "actor" in {record["kind"] for record in told(b"".join(lines(reading, mentions=True)))}


def test_a_file_is_written_once_and_left_alone_while_nothing_changes(reading: Reading, tmp_path: Path) -> None:
    assert write(reading, tmp_path) == "read"
    assert [path.name for path in tmp_path.iterdir()] == ["wire%2F1.jsonl"]
    assert (tmp_path / "wire%2F1.jsonl").read_bytes() == b"".join(lines(reading))
    assert write(reading, tmp_path) == "unchanged"
    assert write(reading, tmp_path, mentions=True) == "read"


def test_what_cannot_be_written_leaves_no_part_behind(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "wire%2F1.jsonl").mkdir()
    with pytest.raises(OutputError, match=r"wire%2F1\.jsonl: "):
        write(reading, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["wire%2F1.jsonl"]


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("ln-1", "ln-1.jsonl"),
        ("A_z.9-~", "A_z.9-%7E.jsonl"),
        ("https://a.example/x?y=1", "https%3A%2F%2Fa.example%2Fx%3Fy%3D1.jsonl"),
        ("Київ", "%D0%9A%D0%B8%D1%97%D0%B2.jsonl"),
        ("../../etc", "..%2F..%2Fetc.jsonl"),
    ],
)
def test_the_files_name_is_the_id_percent_encoded(article: str, name: str) -> None:
    assert file_name(article) == name


def test_an_id_too_long_for_a_file_is_an_error_of_that_article() -> None:
    with pytest.raises(InputError, match="too long for a file name"):
        file_name("x" * 300)
