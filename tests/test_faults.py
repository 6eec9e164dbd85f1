"""Whatever comes in: a cause for each input, no traceback, and nothing half on record."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.cli import main
from onrecord.errors import InputError
from onrecord.ledger.store import Ledger
from onrecord.reading.reader import Reader
from onrecord.sources import articles

GOOD = "“We will sign on Friday,” Foreign Minister Ann Lee told reporters in Geneva on Monday. “Not before.”"
FRENCH = "Les deux ministres se sont rencontrés mardi à Genève et n’ont rien décidé, a déclaré un porte-parole."

FAULTS = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\t\n",
    "binary.txt": bytes(range(256)) * 8,
    "report-pdf.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "latin.txt": "Café".encode("latin-1"),
    "french.txt": FRENCH.encode(),
    "menu.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "torn.html": b"<html><bo",
    "bad.json": b'{"text": "broken off',
    "textless.jsonl": b'{"id": "x"}',
    "undated.jsonl": json.dumps({"text": GOOD, "published": "soon"}).encode(),
    "half.jsonl": b'{"text": "a \\ud83d alone, and so no character at all"}',
    "records.jsonl": b'{"kind": "article", "id": "w1", "text_sha256": "00"}',
    "plain.jsonl.gz": b"plain",
    "torn.jsonl.gz": gzip.compress(json.dumps({"text": GOOD}).encode())[:20],
    "huge.txt": b"word " * 2_100_000,
}
SCALARS = st.none() | st.integers() | st.text()


@pytest.fixture
def use_the_tests_parser(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: reader)


@pytest.mark.usefixtures("use_the_tests_parser")
def test_among_all_that_can_be_wrong_the_good_article_is_read_and_nothing_else_is_stored(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for name, data in FAULTS.items():
        (inputs / name).write_bytes(data)
    (inputs / "good.txt").write_text(GOOD)
    ledger = str(tmp_path / "war.db")
    done = CliRunner().invoke(main, ["read", str(inputs), str(tmp_path / "missing"), "--ledger", ledger])
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert lines[-1].startswith(f"1 read, 0 unchanged, {len(FAULTS) + 1} skipped: ")
    assert len(lines) == len(FAULTS) + 2
    for name in FAULTS:
        assert any(line.startswith(f"onrecord: {inputs / name}") for line in lines), name
    with Ledger(ledger) as known:
        assert [article.text for article in known.articles()] == [GOOD]
    assert CliRunner().invoke(main, ["verify", "--ledger", ledger]).exit_code == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(str.encode),
        st.text(max_size=200).map(lambda text: f"<html><body><p>{text}</p><q>{text}".encode()),
        st.recursive(
            st.none() | st.integers() | st.text(), lambda part: st.dictionaries(st.sampled_from(["text", "id"]), part)
        ).map(lambda value: json.dumps(value).encode()),
    ),
    suffix=st.sampled_from([".txt", ".html", ".json", ".jsonl", ".jsonl.gz", ""]),
)
def test_no_bytes_whatever_raise_anything_but_a_cause(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    for _, found in articles([str(path)]):
        if isinstance(found, InputError):
            assert found.reason
            assert "\n" not in found.reason
        else:
            assert found.text.strip()
