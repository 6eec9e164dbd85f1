"""What the tests share: one reader for the whole run, because loading the model takes a second."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.reader import Reader, Reading
from onrecord.records import Article


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """Reads a text as an article: ``read("…", published="2025-05-19")``."""

    def read(text: str, **fields: str) -> Reading:
        return reader.read(Article(**{"id": "test", **fields}, text=text))

    return read
