"""JSON Lines of articles, onrecord's own form of interchange: an article a line, of which only ``text`` is required."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import InputError, NotAnArticle
from onrecord.sources.draft import LARGEST, Draft


class Line(msgspec.Struct, frozen=True):
    """The fields of a line that are read; others may stand beside them."""

    text: str
    id: str | int | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    source_sha256: str | None = None
    archive: str | None = None


def drafts(stream: io.BufferedIOBase, source: str) -> Iterator[Draft | InputError]:
    """The article of each line, or what is wrong with the line."""
    for number, line in enumerate(lines(stream), 1):
        where = f"{source}, line {number}"
        if len(line) > LARGEST:
            yield InputError(where, f"more than {LARGEST // 1_000_000} MB in one article")
        elif line.strip():
            found = _draft_or_error(line, where)
            yield found
            if isinstance(found, NotAnArticle):
                return  # the lines that follow are its records


def document(data: bytes, source: str) -> Iterator[Draft | InputError]:
    """The articles of a JSON file that is one object, or an array of them."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":  # lines of JSON under the wrong name
            yield from drafts(io.BytesIO(data), source)
        else:
            yield InputError(source, _not_json(error))
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        where = f"{source}, article {number}" if isinstance(value, list) else source
        try:
            yield _draft(item, where)
        except InputError as error:
            yield error


def lines(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """The stream's lines; of one that is too long only its beginning, so that memory stays bounded."""
    while line := stream.readline(LARGEST + 1):
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST + 1)
        yield line


def _draft_or_error(line: bytes, where: str) -> Draft | InputError:
    try:
        return _draft(json.loads(line.decode("utf-8-sig").strip()), where)
    except UnicodeDecodeError as error:
        return InputError(where, f"not UTF-8 text (byte 0x{line[error.start]:02x})")
    except (ValueError, RecursionError) as error:
        return InputError(where, _not_json(error))
    except InputError as error:
        return error


def _draft(value: Any, where: str) -> Draft:
    if isinstance(value, dict) and "text_sha256" in value and "text" not in value:
        raise NotAnArticle(where, "a record that onrecord wrote, not an article with its text")
    try:
        line = msgspec.convert(value, Line)
    except msgspec.ValidationError as error:
        raise InputError(where, _in_plain_words(str(error))) from error
    return Draft(
        source=where,
        text=line.text,
        id=None if line.id is None else str(line.id),
        published=line.published,
        outlet=line.outlet,
        title=line.title,
        url=line.url,
        language=line.language,
        retrieved=line.retrieved,
        source_sha256=line.source_sha256,
        archive=line.archive,
    )


def _not_json(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg[0].lower()}{error.msg[1:]}, character {error.pos + 1})"
    return "not JSON (nested too deep)" if isinstance(error, RecursionError) else f"not JSON ({error})"


def _in_plain_words(error: str) -> str:
    """msgspec's message on a field, as a user of JSON would put it."""
    if "missing required field" in error:
        return "no “text”"
    expected, _, path = f"{error[0].lower()}{error[1:]}".replace("`", "").partition(" - at $.")
    return f"{path}: {expected}" if path else expected
