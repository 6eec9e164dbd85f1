"""Reading a text in one call."""

from __future__ import annotations

from functools import cache

from onrecord.reading.reader import Reader, Reading
from onrecord.sources.draft import Draft, article_of


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Reading:
    """What a text puts on record: iterate over it for the records.

    ``published`` is the ISO date or date-time from which "Monday" is resolved. Without ``id``, one is made from ``url`` or
    the text. :class:`InputError` where the text cannot be read. The packaged parser is loaded at the first call; for
    another one, or words of your own, make a :class:`Reader`.
    """
    draft = Draft(source="text", text=text, id=id, published=published, outlet=outlet, title=title, url=url)
    return _reader().read(article_of(draft))


@cache
def _reader() -> Reader:
    return Reader()
