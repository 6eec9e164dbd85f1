"""The program as a process: help, version, pipes, interruption, a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli import main

PROGRAM = [sys.executable, "-c", "from onrecord.cli import main; main(prog_name='onrecord')"]
TEXT = "“We will sign on Friday,” Foreign Minister Ann Lee told reporters in Geneva on Monday."
LINE = json.dumps({"id": "w1", "text": TEXT}) + "\n"


def commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """Every command by the words that call it: "read", "judge", "judge same"."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[before + name] = command
        found |= commands(command, f"{before}{name} ") if isinstance(command, click.Group) else {}
    return found


BY_NAME = commands(main)
COMMANDS = sorted(BY_NAME)


def help_of(command: str) -> str:
    return BY_NAME[command].get_help(click.Context(BY_NAME[command], info_name=command, max_content_width=200))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help_and_every_command_an_example(command: str) -> None:
    for option in BY_NAME[command].params:
        assert isinstance(option, click.Argument) or option.help, option.name
    assert re.search(rf"Examples?:\n +(?:\S+ .*\| )?onrecord {command}", help_of(command))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_use_only_options_that_there_are(command: str) -> None:
    examples = re.findall(r"onrecord \w.*", help_of(command).split("Example")[1].split("Options:")[0])
    for example in examples:
        words = shlex.split(example.split("|")[0])[1:]
        name = next(name for name in (" ".join(words[:2]), words[0]) if name in BY_NAME)
        there_are = {option for parameter in BY_NAME[name].params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= there_are


def test_help_is_quick_because_the_parser_is_not_loaded() -> None:
    code = "import sys; from onrecord.cli import main; main(['--help'], standalone_mode=False); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(command in done.stdout for command in main.commands)
    assert done.stdout.endswith("False\n")


def test_the_version_is_the_packages() -> None:
    done = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"onrecord \d+\.\d+\S*\n", done.stdout)


@pytest.mark.parametrize("arguments", [["--model", "no_such_model"], ["--lexicon", "no_such.toml"]])
def test_a_model_or_lexicon_that_is_none_is_named_in_a_line(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = subprocess.run([*PROGRAM, "read", "a.txt", *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("onrecord: ")
    assert arguments[1] in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def wire(articles: int) -> str:
    return "".join(json.dumps({"id": str(number), "text": f"{TEXT} {number}"}) + "\n" for number in range(articles))


def start(folder: Path, *arguments: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        preexec_fn=hear_interruptions,
    )


def hear_interruptions() -> None:
    """What a shell starts in the background, these tests among it, ignores Ctrl-C, and so would the program."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interruption_ends_the_run_with_a_word_and_keeps_what_was_read(tmp_path: Path) -> None:
    with start(tmp_path, "read", "-", "--out", "-", "--ledger", "war.db") as process:
        process.stdin.write(LINE.encode())
        process.stdin.flush()
        assert b'"w1"' in process.stdout.readline()
        while b"statement" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1] == "onrecord: stopped; what was read before is kept"
    assert b"Traceback" not in errors


def test_a_reader_that_has_enough_ends_the_run_quietly(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(wire(50))
    with start(tmp_path, "read", "wire.jsonl", "--out", "-") as process:
        process.stdout.readline()
        process.stdout.close()
        process.wait()
        errors = process.stderr.read().decode()
    assert process.returncode == 0
    assert re.fullmatch(r"\d+ read, 0 unchanged, 0 skipped\n", errors)


def test_on_a_terminal_a_bar_shows_how_far_the_run_is(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(wire(3))
    terminal, theirs = pty.openpty()
    with start(tmp_path, "read", "wire.jsonl", stderr=theirs) as process:
        process.wait()
    os.close(theirs)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "/3" in seen
    assert "3 read, 0 unchanged, 0 skipped" in seen
