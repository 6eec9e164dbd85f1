"""Inputs, one module a format: each turns a source into articles.

::

    paths -> files -> text | html | jsonl -> Draft -> Article | InputError
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.records import Article
from onrecord.sources.draft import Draft, article_of
from onrecord.sources.files import drafts

__all__ = ["Draft", "article_of", "articles", "articles_in"]


def articles(
    paths: Iterable[str], *, published: str | None = None, outlet: str | None = None
) -> Iterator[tuple[str, Article | InputError]]:
    """The articles of files, folders and ``-`` (standard input), each with the name of its source.

    What cannot be read stands among them as the error that says why, so that the other inputs go on. ``published`` and
    ``outlet`` are for articles that do not say it themselves.
    """
    for found in drafts(paths):
        if isinstance(found, InputError):
            yield found.source, found
            continue
        try:
            yield found.source, article_of(found, published=published, outlet=outlet)
        except InputError as error:
            yield found.source, error


def articles_in(path: Path | str) -> Iterator[Article]:
    """The articles of one path; :class:`InputError` at the first that cannot be read."""
    for _, found in articles([str(path)]):
        if isinstance(found, InputError):
            raise found
        yield found
