"""Paths to drafts: which files a path means, and which format each of them is."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, NotAnArticle
from onrecord.sources import html, jsonl, text
from onrecord.sources.draft import LARGEST, Draft

Stream = io.BufferedReader | gzip.GzipFile

STDIN = "-"
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl.gz",
    ".ndjson.gz": "jsonl.gz",
}
DAMAGED = (OSError, EOFError, zlib.error)  # what reading a file raises, compressed or not
PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")


def drafts(paths: Iterable[str]) -> Iterator[Draft | InputError]:
    """What each path holds, in order; an input that cannot be read is an error among the others."""
    for path in paths:
        if path == STDIN:
            yield from _guarded(_of_stream(_stdin(), "standard input", None), "standard input")
        else:
            for found in files([path]):
                yield from [found] if isinstance(found, InputError) else _guarded(_of_file(found), str(found))


def files(paths: Iterable[str]) -> Iterator[Path | InputError]:
    """The files that the paths mean: a folder stands for those in it, at any depth, whose suffix is known, sorted."""
    for path in paths:
        if path.startswith(("http://", "https://")):
            yield InputError(path, "an address; onrecord reads files (save the page first)")
        elif os.path.isdir(path):
            yield from _in_folder(path)
        elif os.path.exists(path):
            yield Path(path)
        else:
            yield InputError(path, "no such file or folder")


def count(paths: Iterable[str]) -> int:
    """About how many articles the paths hold: a line of JSON Lines is one, and so is any other file and standard input."""
    return sum(1 if path == STDIN else sum(map(_count, files([path]))) for path in paths)


def _count(found: Path | InputError) -> int:
    kind = None if isinstance(found, InputError) else _format(found.name)
    if isinstance(found, InputError) or kind not in ("jsonl", "jsonl.gz"):
        return 1
    try:
        with gzip.open(found) if kind == "jsonl.gz" else found.open("rb") as stream:
            return sum(1 for line in jsonl.lines(stream) if line.strip())
    except DAMAGED:
        return 1


def _in_folder(folder: str) -> Iterator[Path | InputError]:
    refused: list[OSError] = []
    found = []
    for base, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(base, name) for name in names if _format(name) and not name.startswith(".")]
    yield from sorted(found)
    yield from (InputError(str(error.filename), _cause(error)) for error in refused)
    if not found and not refused:
        yield InputError(folder, f"a folder without articles ({', '.join(FORMATS)})")


def _format(name: str) -> str | None:
    return next((FORMATS[suffix] for suffix in sorted(FORMATS, key=len, reverse=True) if name.lower().endswith(suffix)), None)


def _guarded(found: Iterator[Draft | InputError], source: str) -> Iterator[Draft | InputError]:
    """The same, with what the system refuses turned into the source's error."""
    try:
        yield from found
    except InputError as error:
        yield error
    except DAMAGED as error:
        yield InputError(source, _cause(error))


def _cause(error: Exception) -> str:
    words = getattr(error, "strerror", None)  # the system's words; what only gzip and zlib raise has none
    return words[0].lower() + words[1:] if words else f"a damaged .gz file ({error})"


def _of_file(path: Path) -> Iterator[Draft | InputError]:
    kind = _format(path.name)
    if kind == "jsonl.gz":
        with gzip.open(path) as stream:
            yield from _of_stream(stream, str(path), "jsonl")
    else:
        with path.open("rb") as stream:
            yield from _of_stream(stream, str(path), kind)


def _stdin() -> Stream:
    stream: Any = sys.stdin.buffer  # a BytesIO where a test or a notebook stands in for the terminal
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)


def _of_stream(stream: Stream, source: str, kind: str | None) -> Iterator[Draft | InputError]:
    """The drafts of a stream; without a ``kind``, its first bytes tell."""
    kind = kind or _sniffed(stream.peek(4096))
    if kind == "jsonl":
        yield from jsonl.drafts(stream, source)
        return
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(source, f"larger than {LARGEST // 1_000_000} MB (many articles in one file are read as JSON Lines)")
    if not data.strip():
        raise NotAnArticle(source, "empty")
    yield from jsonl.document(data, source) if kind == "json" else [(html if kind == "html" else text).draft(data, source)]


def _sniffed(start: bytes) -> str:
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(PAGE_STARTS):
        return "html"
    return {b"{": "jsonl", b"[": "json"}.get(head[:1], "text")
