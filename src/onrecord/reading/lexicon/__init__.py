"""The lexicon: what the steps know of words, as TOML files that a political scientist can read and correct.

One file a section (``speech.toml``, ``roles.toml``, …), each checked against the schema of the step that reads it. A user's
own file (``--lexicon``) holds the same sections as top-level tables and is laid over ours: lists are appended to, tables
merged, plain values replaced.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from onrecord.errors import LexiconError

T = TypeVar("T")


class Lexicon:
    """Sections of knowledge, read when a step first asks for them.

    ``extra`` names the user's own TOML file; :class:`LexiconError` where it cannot be read, or breaks a section's schema.
    """

    def __init__(self, extra: Path | None = None) -> None:
        self._extra_path = extra
        self._extra: dict[str, Any] = _read_user_file(extra) if extra else {}
        unknown = sorted(set(self._extra) - set(sections()))
        if unknown:
            raise LexiconError(f"{extra}: no such section: {', '.join(unknown)} (there are: {', '.join(sections())})")

    def section(self, name: str, schema: type[T]) -> T:
        """The section ``name`` as a ``schema`` struct, with the user's additions."""
        ours = tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
        try:
            return msgspec.convert(_merged(ours, self._extra.get(name, {})), schema)
        except msgspec.ValidationError as error:
            where = self._extra_path if name in self._extra else f"{name}.toml"
            raise LexiconError(f"{where}: [{name}] {error}") from error


def sections() -> list[str]:
    """The names of all sections."""
    return sorted(p.name.removesuffix(".toml") for p in resources.files(__name__).iterdir() if p.name.endswith(".toml"))


def _read_user_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: not TOML ({error})") from error


def _merged(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        both = ours.keys() & theirs.keys()
        return {key: _merged(ours[key], theirs[key]) if key in both else value for key, value in {**ours, **theirs}.items()}
    if isinstance(ours, list) and isinstance(theirs, list):
        return ours + theirs
    return theirs
