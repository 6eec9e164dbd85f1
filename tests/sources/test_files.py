"""Which files a path means, and in which format each is read."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.sources import articles, articles_in
from onrecord.sources.files import count

TEXT = "The two delegations met in Geneva on Tuesday and agreed on nothing, a spokesman for one of them said."
MORE = "“We will meet again before the month is over,” the spokesman told reporters outside the hall."
PAGE = f"<!doctype html><html><body><article><p>{TEXT}</p><p>{MORE}</p></article></body></html>"
LINE = json.dumps({"id": "w1", "text": TEXT})


def told(*paths: object) -> list[tuple[str, str]]:
    """Source and text of each article, or source and cause of each failure."""
    found = articles([str(path) for path in paths])
    return [(source, one.reason if isinstance(one, InputError) else one.text) for source, one in found]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_folder_is_the_files_of_known_suffixes_in_it_at_any_depth_in_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "deep").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/deep/a.txt", "b/z.TEXT", "notes.pdf", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [Path(source).relative_to(tmp_path).as_posix() for source, _ in told(tmp_path)] == [
        "b/deep/a.txt",
        "b/z.TEXT",
        "c.txt",
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz", "a", "a.txt"])
def test_the_suffix_tells_the_format_and_without_one_the_first_bytes(tmp_path: Path, name: str) -> None:
    data = LINE.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (found,) = told(tmp_path / name)
    assert found[1] == (LINE if name == "a.txt" else TEXT)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT, TEXT),
        (LINE, TEXT),
        (f"\n\n{LINE}\n", TEXT),
        (f"[{LINE}]", TEXT),
        (PAGE, f"{TEXT}\n\n{MORE}"),
        (f"\ufeff  {PAGE}", f"{TEXT}\n\n{MORE}"),
    ],
)
def test_standard_input_is_text_a_page_or_json_by_its_first_bytes(stdin: Callable[[bytes], None], data: str, text: str) -> None:
    stdin(data.encode())
    ((source, found),) = told("-")
    assert found == text
    assert source.startswith("standard input")


def test_inputs_that_cannot_be_read_stand_among_the_others_with_the_cause(tmp_path: Path) -> None:
    good, empty, folder = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "nothing"
    good.write_text(TEXT)
    empty.touch()
    folder.mkdir()
    missing, address = tmp_path / "missing.txt", "https://meridian.example/talks"
    found = told(empty, missing, folder, address, good)
    assert found[:2] == [(str(empty), "empty"), (str(missing), "no such file or folder")]
    assert found[2][1].startswith("a folder without articles (.txt, ")
    assert found[3:] == [(address, "an address; onrecord reads files (save the page first)"), (str(good), TEXT)]


def test_a_damaged_archive_gives_what_came_before_the_damage(tmp_path: Path) -> None:
    (tmp_path / "not.jsonl.gz").write_bytes(b"plain")
    lines = "\n".join(json.dumps({"id": str(i), "text": f"{TEXT} {i * 7919}"}) for i in range(3000))
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-100])
    (tmp_path / "bent.jsonl.gz").write_bytes(gzip.compress(b"")[:10] + b"\xff" * 50)
    bent, not_one, *found = told(tmp_path)
    assert bent[1].startswith("a damaged .gz file (")
    assert not_one[1].startswith("a damaged .gz file (Not a gzipped file")
    assert found[0][1].startswith(TEXT)
    assert found[-1][1].startswith("a damaged .gz file (Compressed file ended")


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    assert told(big) == [(str(big), "larger than 10 MB (many articles in one file are read as JSON Lines)")]


def test_a_file_without_the_right_to_read_it_says_so(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT)
    secret.chmod(0)
    try:
        secret.read_bytes()
    except PermissionError:
        assert told(secret) == [(str(secret), "permission denied")]
    else:
        pytest.skip("this user may read every file")


def test_the_articles_of_one_path_are_iterated_or_the_first_failure_raised(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"{LINE}\n{{\n")
    found = articles_in(tmp_path / "a.jsonl")
    assert next(found).id == "w1"
    with pytest.raises(InputError, match=r"a\.jsonl, line 2: not JSON"):
        next(found)


def test_articles_are_counted_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"{LINE}\n\n{LINE}\n")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(f"{LINE}\n".encode() * 3))
    (tmp_path / "c.txt").write_text(TEXT)
    assert count([str(tmp_path), "-", "missing"]) == 2 + 3 + 1 + 1 + 1
