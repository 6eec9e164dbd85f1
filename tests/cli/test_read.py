"""``onrecord read``: where the records go, what is said about it, and what a user did wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.ledger.store import Ledger

Onrecord = Callable[..., Result]

REPORT = "“We will sign on Friday,” Foreign Minister Ann Lee told reporters in Geneva on Monday. “Not before.”"
OTHER = "At least 12 people were killed in the shelling of a border town on Sunday, the governor said on Telegram."


@pytest.fixture
def report(folder: Path) -> Path:
    path = folder / "report.txt"
    path.write_text(REPORT)
    return path


def told(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def article(text: str, **fields: str) -> str:
    return json.dumps({"text": text, **fields}) + "\n"


def test_records_go_to_the_ledger_of_the_folder_and_a_second_time_nothing_changes(onrecord: Onrecord, report: Path) -> None:
    first = onrecord("read", report, "--published", "2025-05-19", "--outlet", "The Meridian")
    assert (first.exit_code, first.stdout, first.stderr) == (0, "", "1 read, 0 unchanged, 0 skipped\n")
    with Ledger("onrecord.db") as ledger:
        (stored,) = ledger.articles()
        assert (stored.text, stored.published, stored.outlet) == (REPORT, "2025-05-19", "The Meridian")
        assert [record.speaker.name for record in ledger.records(stored.id) if record.id.startswith("s")][:1] == ["Ann Lee"]
    second = onrecord("read", report, "--published", "2025-05-19", "--outlet", "The Meridian")
    assert (second.exit_code, second.stderr) == (0, "0 read, 1 unchanged, 0 skipped\n")


def test_out_writes_a_file_an_article_and_no_ledger_unless_one_is_named(onrecord: Onrecord, report: Path, folder: Path) -> None:
    (folder / "wire.jsonl").write_text(article(REPORT, id="wire/1"))
    assert onrecord("read", "wire.jsonl", "--out", "records/today").exit_code == 0
    assert [path.name for path in (folder / "records/today").iterdir()] == ["wire%2F1.jsonl"]
    assert not (folder / "onrecord.db").exists()
    assert onrecord("read", "wire.jsonl", "--out", "records", "--ledger", "war.db").stderr.startswith("1 read")
    assert (folder / "war.db").exists()


def test_out_to_standard_output_is_json_lines_and_nothing_else(onrecord: Onrecord, folder: Path) -> None:
    done = onrecord("read", "-", "--out", "-", stdin=(article(REPORT, id="a") + "broken\n" + article(OTHER, id="b")).encode())
    assert [line["id"] for line in told(done.stdout) if line["kind"] == "article"] == ["a", "b"]
    assert done.exit_code == 1
    assert "standard input, line 2: not JSON" in done.stderr
    assert not (folder / "onrecord.db").exists()


def test_mentions_are_added_to_files_where_asked_for(onrecord: Onrecord, report: Path) -> None:
    plain, full = (onrecord("read", report, "--out", "-", *flag) for flag in ((), ("--mentions",)))
    assert "actor" not in {line["kind"] for line in told(plain.stdout)}
    assert "actor" in {line["kind"] for line in told(full.stdout)}
    assert onrecord("read", report, "--mentions").exit_code == 2


def test_the_given_date_is_kept_with_its_origin_and_wins(onrecord: Onrecord, folder: Path) -> None:
    (folder / "report.txt").write_text(f"GENEVA, May 18, 2025 (Wire) — {REPORT}")
    (line, *_) = told(onrecord("read", "report.txt", "--published", "2025-05-19T18:30:00Z", "--out", "-").stdout)
    assert line["published"] == "2025-05-19T18:30:00Z"
    assert line["dates"] == [
        {"value": "2025-05-19T18:30:00Z", "origin": "given"},
        {"value": "2025-05-18", "origin": "dateline"},
    ]


def test_an_input_that_cannot_be_read_is_one_line_and_the_others_go_on(onrecord: Onrecord, report: Path, folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = onrecord("read", "missing.txt", "empty.txt", "report.txt")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "onrecord: missing.txt: no such file or folder",
        "onrecord: empty.txt: empty",
        "1 read, 0 unchanged, 2 skipped: 1 × no such file or folder; 1 × empty",
    ]


def test_one_id_stands_for_one_text_in_a_run(onrecord: Onrecord, folder: Path) -> None:
    (folder / "wire.jsonl").write_text(article(REPORT, id="w1") + article(OTHER, id="w1") + article(REPORT, id="w1"))
    done = onrecord("read", "wire.jsonl")
    assert done.exit_code == 1
    assert "wire.jsonl, line 2: its id stands for another text in this run (w1, in wire.jsonl, line 1)" in done.stderr
    assert "1 read, 1 unchanged, 1 skipped" in done.stderr


def test_a_changed_text_takes_the_place_of_the_one_on_record(onrecord: Onrecord, folder: Path) -> None:
    for text in (REPORT, OTHER):
        (folder / "wire.jsonl").write_text(article(text, id="w1"))
        assert onrecord("read", "wire.jsonl").stderr == "1 read, 0 unchanged, 0 skipped\n"
    with Ledger("onrecord.db") as ledger:
        assert [stored.text for stored in ledger.articles()] == [OTHER]


def test_two_texts_of_one_address_retrieved_at_two_times_are_two_versions(onrecord: Onrecord, folder: Path) -> None:
    url = "https://meridian.example/2025/talks"
    later, sooner = (
        article(text, url=url, retrieved=f"2025-05-19T{hour}:00:00Z") for text, hour in ((OTHER, 20), (REPORT, 10))
    )
    (folder / "wire.jsonl").write_text(later + sooner + sooner)
    assert onrecord("read", "wire.jsonl").stderr == "2 read, 1 unchanged, 0 skipped\n"
    with Ledger("onrecord.db") as ledger:
        (stored,) = ledger.articles()
        assert [version.article.text for version in ledger.versions(stored.id)] == [REPORT, OTHER]
    told = onrecord("versions", stored.id).stdout
    assert told.startswith(f"2 versions of {stored.id}")


def test_it_is_kept_when_and_from_what_a_text_was_read(onrecord: Onrecord, report: Path) -> None:
    onrecord("read", report)
    with Ledger("onrecord.db") as ledger:
        (stored,) = ledger.articles()
    assert stored.source_sha256 == hashlib.sha256(report.read_bytes()).hexdigest()
    assert str(stored.retrieved).endswith("Z")
    assert "retrieved" not in {
        name for line in told(onrecord("read", report, "--out", "-").stdout) for name, value in line.items() if value
    }


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "PATH"),
        (["report.txt", "--published", "19.5.2025"], "'19.5.2025' is no date"),
        (["report.txt", "--out", "report.txt"], "report.txt"),
        (["report.txt", "--ledger", "."], "'.' is a directory"),
        (["report.txt", "--lexikon", "x"], "--lexikon"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_reads_nothing(
    onrecord: Onrecord, report: Path, folder: Path, arguments: list[str], named: str
) -> None:
    done = onrecord("read", *arguments)
    assert done.exit_code == 2
    assert named in done.stderr
    assert [path.name for path in folder.iterdir()] == ["report.txt"]


def test_a_ledger_that_is_none_stops_the_run_with_a_line(onrecord: Onrecord, report: Path) -> None:
    done = onrecord("read", report, "--ledger", report)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"onrecord: {report}")
    assert report.read_text() == REPORT
