"""The README keeps its word: what it shows is what the program says, and its Python runs."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main

HERE = Path(__file__).parents[1]
README = (HERE / "README.md").read_text(encoding="utf-8")
PLACEHOLDERS = ("…", "|", "merge")  # what a reader has to fill in, pipe on or have at hand


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder in which the examples have been read."""
    place = tmp_path_factory.mktemp("readme")
    result = CliRunner().invoke(main, ["read", str(HERE / "examples"), "--ledger", str(place / "onrecord.db")])
    assert result.exit_code == 0, result.output
    return place


def blocks(language: str) -> Iterator[str]:
    return (m[1] for m in re.finditer(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL))


def commands() -> list[str]:
    lines = (line.split("  #")[0].strip().removeprefix("$ ") for block in blocks("console") for line in block.splitlines())
    return [line for line in lines if line.startswith("onrecord ") and not any(p in line for p in PLACEHOLDERS)]


def test_the_brief_it_shows_is_the_brief_the_program_writes(folder: Path) -> None:
    (shown,) = (b for b in blocks("console") if b.startswith("$ onrecord brief"))
    command, _, output = shown.partition("\n")
    said = CliRunner().invoke(main, [*shlex.split(command)[2:], "--ledger", str(folder / "onrecord.db")]).output
    assert said.startswith(output.rstrip("\n").removesuffix("…").rstrip())


@pytest.mark.parametrize(
    "command", [c for c in commands() if not c.startswith(("onrecord read", "onrecord show", "onrecord judge"))]
)
def test_its_commands_run(command: str, folder: Path) -> None:
    result = CliRunner().invoke(main, [*shlex.split(command)[1:], "--ledger", str(folder / "onrecord.db")])
    assert result.exit_code == 0, result.output


def test_its_python_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})
    assert "Statement s" in capsys.readouterr().out
