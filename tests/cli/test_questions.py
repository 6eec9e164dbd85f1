"""Questions on the command line: filters, forms of output, and what is wrong with a question."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from handmade import BREKKE, QUILL
from meetings import meeting
from onrecord import Ledger
from onrecord.cli import main, questions
from onrecord.cli.questions import COMMANDS
from onrecord.records import Actor

Ask = Callable[..., Result]
SHAPES = {
    "contacts": {"id", "type", "mode", "status", "time", "place", "participants", "accounts"},
    "timeline": {"id", "type", "mode", "status", "time", "place", "participants", "accounts"},
    "contested": {"what", "relation", "claims"},
    "positions": {"holder", "topic", "steps", "changes"},
    "agenda": {"event", "status", "history"},
    "statements": {"kind", "id", "article", "speaker", "content", "form"},
    "actors": {"name", "spellings", "roles"},
    "sources": {"articles", "kind", "passages"},
}
SELENSKI = Actor("Wolodymyr Selenskyj", "person", country="UKR", sector="GOV")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(meeting("a", outlet="The Harbour Post"))
        ledger.store(meeting("b", outlet="Tarsk Gazette"))
        ledger.store(meeting("c", who=(QUILL, BREKKE), day="2031-06-01", town="Vienna", published="2031-06-02", killed=30))
        ledger.store(
            meeting("=cmd", outlet="=1+1", day="2031-07-01", who=(QUILL, SELENSKI), before="\x1b[31m", published="2031-07-02")
        )
    return tmp_path / "on.db"


@pytest.fixture
def ask(path: Path) -> Ask:
    def ask(*words: str, stdin: bytes = b"") -> Result:
        result = CliRunner().invoke(main, [*words, "--ledger", str(path)], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return ask


def lines(result: Result) -> list[dict]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", [command.name for command in COMMANDS if command.name != "search"])
@pytest.mark.parametrize("format", ["table", "jsonl", "csv"])
def test_every_question_is_answered_in_every_form(ask: Ask, command: str, format: str) -> None:
    result = ask(command, "--format", format)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    if format == "table":
        assert all(len(line) <= 80 for line in result.stdout.splitlines())
    if format == "jsonl":
        assert all(SHAPES[command] <= set(line) for line in lines(result))
    if format == "csv":
        rows = list(csv.reader(io.StringIO(result.stdout)))
        assert len({len(row) for row in rows}) <= 1
        assert not any(cell[:1] in ("=", "+", "@") for row in rows for cell in row)


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        ((), {"a", "b", "c", "=cmd"}),
        (("--actor", "Veld"), {"a", "b"}),
        (("--actor", "Zelenskiy"), set()),
        (("--actor", "Volodymyr Selenskij"), set()),
        (("--actor", "selenskyj"), {"=cmd"}),
        (("--actor", "Joren Tasz", "--outlet", "gazette"), {"a", "b"}),
        (("--country", "Ukraine"), {"=cmd"}),
        (("--country", "UKR"), {"=cmd"}),
        (("--type", "meeting", "--place", "Vienna"), {"c"}),
        (("--status", "planned"), set()),
        (("--outlet", "harbour", "--since", "2031-05-01"), {"c"}),
        (("--since", "2031-03-11", "--until", "2031-03-11"), {"a", "b"}),
        (("--until", "2031-03-10"), set()),
        (("--topic", "ceasefire"), set()),
    ],
)
def test_filters_narrow_an_answer(ask: Ask, filters: tuple[str, ...], articles: set[str]) -> None:
    found = lines(ask("contacts", *filters, "--format", "jsonl"))
    assert {account["article"] for entry in found for account in entry["accounts"]} == articles


def test_statements_and_figures_are_about_what_happens_in_the_same_words(ask: Ask, path: Path) -> None:
    with Ledger(path) as ledger:
        reading = meeting("d", day="2031-08-01")
        event, said, figure = reading.records
        about = msgspec.structs.replace(event, topic="troops", evidence=figure.evidence)
        ledger.store(dataclasses.replace(reading, records=(about, said, figure)))
        other = meeting("e")
        inside = msgspec.structs.replace(other.records[0], topic="ceasefire", statement=other.records[1].id)
        ledger.store(dataclasses.replace(other, records=(inside, *other.records[1:])))
    assert [line["article"] for line in lines(ask("statements", "--topic", "ceasefire", "--format", "jsonl"))] == ["e"]
    assert [line["article"] for line in lines(ask("search", "peace", "--topic", "ceasefire", "--format", "jsonl"))] == ["e"]
    with Ledger(path) as ledger:
        assert all("d" in {claim.article for claim in found.claims} for found in ledger.contested(topic="troops"))


def test_the_same_filters_are_keywords_in_python(path: Path) -> None:
    with Ledger(path) as ledger:
        assert [entry.place.name for entry in ledger.contacts(actor="Quill", until="2031-06-30")] == ["Vienna"]
        assert {said.article for said in ledger.statements(outlet="gazette")} == {"b"}
        assert {said.article for said in ledger.search("peace", actor="Veld")} == {"a", "b"}


def test_no_answer_is_said_to_be_none(ask: Ask) -> None:
    result = ask("contacts", "--actor", "Nobody", "--format", "csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing on record answers that\n")


def test_limit_prints_the_first(ask: Ask) -> None:
    assert len(lines(ask("statements", "--format", "jsonl", "--limit", "2"))) == 2


def test_a_long_table_ends_after_a_page_and_says_so(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "PAGE", 2)
    shown, every = ask("statements"), ask("statements", "--limit", "0")
    assert shown.stderr == "the first 2 of more: --limit N shows N of them, --limit 0 all\n"
    assert every.stdout.startswith(shown.stdout)
    assert (every.stderr, len(every.stdout) > len(shown.stdout)) == ("", True)
    assert ask("statements", "--format", "csv").stderr == ""


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("peace", 4),
        ('"peace is"', 4),
        ('"near peace"', 0),
        ("NEAR(peace near, 1)", 4),
        ("near NEAR/1 peace", 4),
        ("pea*", 4),
        ("peace NOT near", 0),
        ("it's OR peace", 4),
        ("U.S. AND peace", 0),
    ],
)
def test_search_takes_words_phrases_and_near(ask: Ask, query: str, count: int) -> None:
    assert len(lines(ask("search", query, "--format", "jsonl"))) == count


@pytest.mark.parametrize("query", ["peace AND", "(peace", "NEAR(", "* peace", ""])
def test_what_is_no_query_is_said_in_a_line(ask: Ask, query: str) -> None:
    result = ask("search", query)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no query (write words" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [("contacts", "--since", "May"), ("contacts", "--until", "2031-02-30"), ("agenda", "--on", "soon")]
)
def test_what_is_no_day_is_said_in_a_line(ask: Ask, words: tuple[str, ...]) -> None:
    result = ask(*words)
    assert result.exit_code == 2
    assert "is no day" in result.stderr


def test_show_opens_an_entry_with_its_accounts_side_by_side(ask: Ask) -> None:
    (entry,) = lines(ask("contacts", "--actor", "Veld", "--format", "jsonl"))
    shown = ask("show", entry["id"][:6]).stdout
    assert shown.count("told by") == 2
    assert "Tarsk Gazette" in shown
    assert "held to be one" in shown


def test_judging_says_what_was_judged_and_is_undone(ask: Ask) -> None:
    entry, *_ = lines(ask("contacts", "--actor", "Veld", "--format", "jsonl"))
    pair = [account["event"] for account in entry["accounts"]]
    said = ask("judge", "not-same", *pair, "--by", "Ida")
    assert "not-same" in said.stdout
    assert "(Ida, 20" in said.stdout
    assert len(lines(ask("contacts", "--actor", "Veld", "--format", "jsonl"))) == 2
    other = ask("judge", "same", *pair, "--by", "Ben")
    assert "2 persons disagree" in other.stderr
    name = other.stdout.split()[0]
    assert "taken back by Ida" in ask("judge", "undo", name, "--by", "Ida").stdout.replace("\n        ", " ")
    assert "judged" not in ask("judge", "list").stderr
    assert len(lines(ask("contacts", "--actor", "Veld", "--format", "jsonl"))) == 2


def test_judgements_are_exported_and_imported(ask: Ask, tmp_path: Path) -> None:
    statement, *_ = lines(ask("statements", "--format", "jsonl"))
    ask("judge", "correct", statement["id"], "speaker", "Olin Brekke", "--by", "Ida")
    ask("judge", "wrong", lines(ask("statements", "--format", "jsonl"))[1]["id"], "--by", "Ida")
    exported = ask("judge", "export")
    with Ledger(tmp_path / "other.db") as other:
        other.store(meeting("a", outlet="The Harbour Post"))
    result = CliRunner().invoke(main, ["judge", "import", "-", "--ledger", str(tmp_path / "other.db")], input=exported.stdout)
    assert result.stderr == "2 new judgements of 2\n"
    assert ask("judge", "import", "-", stdin=exported.stdout.encode()).stderr == "0 new judgements of 2\n"
    broken = ask("judge", "import", "-", stdin=b'{"id": 1}\n')
    assert broken.exit_code == 2
    assert "line 1: no judgement" in broken.stderr


def test_a_corrected_value_stands_beside_the_one_read(ask: Ask) -> None:
    statement, *_ = lines(ask("statements", "--format", "jsonl"))
    ask("judge", "correct", statement["id"], "speaker", "Olin Brekke", "--by", "Ida")
    corrected, *_ = lines(ask("statements", "--format", "jsonl"))
    assert corrected["speaker"]["name"] == "Olin Brekke"
    assert [one["by"] for one in corrected["judgements"]] == ["Ida"]
    shown = ask("show", statement["id"]).stdout
    assert statement["speaker"]["name"] in shown
    assert "speaker = " in shown


def test_versions_tell_what_a_correction_took_back(ask: Ask, path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(meeting("a", killed=14), retrieved="2031-03-13T08:00:00Z")
    told = ask("versions", "a").stdout
    assert told.startswith("2 versions of a")
    assert told.index("taken back") < told.index("12 people") < told.index("added") < told.index("14 people")


def test_cite_writes_a_footnote(ask: Ask, path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.store(meeting("d", title="Peace near", url="https://h.example/d", archive="https://archive.example/d"),
                     retrieved="2031-03-13T08:00:00Z")  # fmt: skip
        said = ledger.records("d")[1]
        sha256 = ledger.article("d").text_sha256
    footnote = ask("cite", said.id).stdout
    for part in ("The Harbour Post", "“Peace near”", "12 Mar 2031", "https://h.example/d", "§1", "Peace is near", sha256,
                 "retrieved 2031-03-13T08:00:00Z", "https://archive.example/d", said.id):  # fmt: skip
        assert part in footnote
    assert footnote.count("\n") == 1


def test_remove_takes_articles_out(ask: Ask, path: Path) -> None:
    assert ask("remove", "a", "c").stderr == "removed a\nremoved c\n"
    assert ask("remove", "a").exit_code == 2
    with Ledger(path) as ledger:
        assert {article.id for article in ledger.articles()} == {"b", "=cmd"}


def test_merge_brings_in_what_another_ledger_has(ask: Ask, path: Path, tmp_path: Path) -> None:
    with Ledger(tmp_path / "other.db") as other:
        other.store(meeting("d", day="2031-08-01"))
    assert ask("merge", str(tmp_path / "other.db")).stderr == "1 new article, 5 articles in all\n"
    assert ask("merge", str(tmp_path / "none.db")).exit_code == 2
    assert not (tmp_path / "none.db").exists()


PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")


@pytest.mark.parametrize("example", re.findall(r"^onrecord .*", PAGE, re.M))
def test_the_page_s_examples_can_be_asked(ask: Ask, example: str) -> None:
    words = shlex.split(example)[1:]
    result = ask(*words)
    assert result.exit_code == (2 if words[0] == "show" else 0), result.stderr


def test_the_page_s_python_runs(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    monkeypatch.chdir(path.parent)
    path.rename("onrecord.db")
    exec(example, {})
    assert "Harbour Post" in capsys.readouterr().out


def test_the_page_names_every_question_and_every_field(ask: Ask) -> None:
    for command in COMMANDS:
        assert f"`{command.name}`" in PAGE or f"onrecord {command.name}" in PAGE
    for name, fields in SHAPES.items():
        if name != "statements":
            assert all(f"`{field}`" in PAGE for field in fields)
