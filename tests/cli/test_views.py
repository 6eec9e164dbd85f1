"""The commands that show a ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import handmade
from onrecord import Ledger
from onrecord.cli import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(handmade.READING)
        ledger.store(handmade.small("later-1"))
        ledger.store(handmade.small("later-2"))
    return tmp_path / "on.db"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_brief_tells_all_articles_or_those_named(path: Path) -> None:
    assert run("brief", "--ledger", path).stdout.count("STATEMENTS") == 3
    assert run("brief", "harb", "--ledger", path).stdout.count("STATEMENTS") == 1
    assert "\x1b" not in run("brief", "--ledger", path).stdout


def test_show_marks_words_where_there_is_no_terminal(path: Path) -> None:
    assert "«30 drones that Norrland" in run("show", handmade.LAUNCHED.id[:6], "--ledger", path).stdout


def test_a_terminal_shows_styles_in_place_of_marks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = run("show", handmade.LAUNCHED.id, "--ledger", path).stdout
    assert "\x1b[1;4m30 drones that Norrland" in shown
    assert "«" not in shown
    assert "\x1b[36mplanned" in run("brief", "harb", "--ledger", path).stdout


@pytest.mark.parametrize("number", ["4", "§4"])
def test_explain_takes_a_paragraph(path: Path, number: str) -> None:
    assert run("explain", "harb", number, "--ledger", path).stdout.startswith("§4")


def test_a_paragraph_that_is_none_is_said_to_be_none(path: Path) -> None:
    result = run("explain", "harb", "four", "--ledger", path)
    assert result.exit_code == 2
    assert "'four' is no paragraph" in result.stderr


def test_verify_tells_by_its_status(path: Path) -> None:
    result = run("verify", "--ledger", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 articles" in result.stderr
    with Ledger(path) as ledger:
        ledger.connection.execute("UPDATE articles SET text = replace(text, 'Geneva', 'Vienna')")
    result = run("verify", "--ledger", path)
    assert result.exit_code == 1
    assert "'Geneva' is not at" in result.stdout


@pytest.mark.parametrize(
    "words", [("brief", "la"), ("brief", "nothing"), ("show", "s"), ("explain", "zz"), ("explain", "harb", "99")]
)
def test_a_name_that_is_no_one_thing_s_ends_with_a_line(path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--ledger", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [("brief",), ("show", "s1"), ("explain", "a"), ("verify",)])
def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--ledger", tmp_path / "no.db")
    assert result.exit_code == 2
    assert "no ledger there" in result.stderr
    assert list(tmp_path.iterdir()) == []
