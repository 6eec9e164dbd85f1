"""What the tests share: one reader for the whole run, because loading the model takes a second."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from onrecord.reading.reader import Reader, Reading
from onrecord.records import Article

# `pytest --hypothesis-profile=thorough` tries 10,000 texts where a plain run tries 60; no text has a deadline.
settings.register_profile("plain", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("thorough", settings.get_profile("plain"), max_examples=10_000)
settings.load_profile("plain")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """Reads a text as an article: ``read("…", published="2025-05-19")``."""

    def read(text: str, **fields: str) -> Reading:
        return reader.read(Article(**{"id": "test", **fields}, text=text))

    return read
