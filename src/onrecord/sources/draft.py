"""From what a source holds to an article that can be read, or to the reason why it is none."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from onrecord.errors import InputError, NotAnArticle, UnsupportedLanguage
from onrecord.records import Article, DateCandidate
from onrecord.sources.dates import candidates, normalised
from onrecord.sources.languages import READ, english_name, language_of

LARGEST = 10_000_000  # bytes of one article's source; a book has two million
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MOST_CONTROL = 0.01  # share of a text's characters; wire copy holds a few, a binary file many more
SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a source says of one article; ``source`` names it to the user ("story.html", "wire.jsonl, line 3")."""

    source: str
    text: str
    id: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    metadata: tuple[DateCandidate, ...] = ()
    retrieved: str | None = None
    source_sha256: str | None = None
    archive: str | None = None


def article_of(draft: Draft, *, published: str | None = None, outlet: str | None = None) -> Article:
    """The article. ``published`` and ``outlet`` are what the user says of articles that do not say it themselves.

    :class:`InputError` where the text is empty, not text, or in another language, or a date is none.
    """
    _check_text(draft)
    stated = _date(draft, "published", draft.published or published)
    dates = candidates([*([DateCandidate(stated, "given")] if stated else []), *draft.metadata], draft.text, draft.url)
    language = language_of(draft.text, draft.language)
    if language not in (READ, None):
        raise UnsupportedLanguage(draft.source, f"in {english_name(language)}; onrecord reads English")
    return Article(
        id=draft.id or _made_id(draft),
        text=draft.text,
        published=dates[0].value if dates else None,
        outlet=draft.outlet or outlet,
        title=draft.title,
        url=draft.url,
        language=language,
        dates=dates,
        retrieved=_date(draft, "retrieved", draft.retrieved),
        source_sha256=draft.source_sha256,
        archive=draft.archive,
    )


def _check_text(draft: Draft) -> None:
    text = draft.text
    if not text.strip():
        raise NotAnArticle(draft.source, "empty")
    if "\0" in text or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise InputError(draft.source, "binary, not text (it holds control characters)")
    fields = (text, draft.id, draft.outlet, draft.title, draft.url, draft.archive)
    if broken := next((match for field in fields if field and (match := SURROGATE.search(field))), None):
        raise InputError(draft.source, f"half a character: U+{ord(broken[0]):04X} stands alone at {broken.start()}")


def _date(draft: Draft, field: str, value: str | None) -> str | None:
    if not value:
        return None
    day = normalised(value)
    if day is None:
        raise InputError(draft.source, f"{field}: {value[:40]!r} is no date (write 2025-05-19 or 2025-05-19T18:30:00Z)")
    return day


def _made_id(draft: Draft) -> str:
    return hashlib.blake2b((draft.url or draft.text).encode(), digest_size=8).hexdigest()
