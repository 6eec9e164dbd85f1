"""JSON Lines: the article's line, then its records in text order; a file an article, or one stream."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from onrecord.errors import InputError, OutputError
from onrecord.records import first_offset, to_json

if TYPE_CHECKING:
    from onrecord.reading.reader import Reading

LONGEST_NAME = 255  # bytes of a file's name on the common file systems


def lines(reading: Reading, *, mentions: bool = False) -> Iterator[bytes]:
    """The lines of one article, each with its end; with ``mentions``, every mention among the records."""
    yield to_json(reading.article) + b"\n"
    found = [*reading.records, *(reading.mentions if mentions else ())]
    for record in sorted(found, key=first_offset):
        yield to_json(record) + b"\n"


def write(reading: Reading, folder: Path, *, mentions: bool = False) -> Literal["read", "unchanged"]:
    """Write ``folder/ID.jsonl``, whole or not at all; ``"unchanged"`` where exactly this stands there.

    :class:`OutputError` where the system does not let it, :class:`InputError` where the id cannot be a file's name.
    """
    path = folder / file_name(reading.article.id)
    content = b"".join(lines(reading, mentions=mentions))
    part = path.with_name(f".{os.getpid()}.part")
    try:
        if path.exists() and path.read_bytes() == content:
            return "unchanged"
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{path}: {error.strerror}") from error
    return "read"


def file_name(article: str) -> str:
    """The name of an article's file: its id, with all but ``A-Z a-z 0-9 . _ -`` percent-encoded.

    :class:`InputError` where that is longer than a file's name may be.
    """
    name = quote(article, safe="").replace("~", "%7E") + ".jsonl"
    if len(name) > LONGEST_NAME:
        raise InputError(f"{article[:40]}…", "its id is too long for a file name")
    return name
