"""The program as a user runs it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.reading.reader import Reader


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def onrecord(folder: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs ``onrecord ARGUMENTS``; the parser is the tests' own, because loading one takes a second."""
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: reader)

    def onrecord(*arguments: object, stdin: bytes = b"") -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
        assert "Traceback" not in result.stderr
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return onrecord
