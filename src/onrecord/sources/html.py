"""A web page: the report's text by trafilatura, its dates by the page's metadata and htmldate."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

import trafilatura
from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.settings import Document

from onrecord.errors import InputError, NotAnArticle
from onrecord.records import DateCandidate
from onrecord.sources.dates import normalised
from onrecord.sources.draft import Draft
from onrecord.sources.text import decoded

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What pages call by these names is Windows-1252 (WHATWG Encoding Standard, 4.2).
WINDOWS = {"iso8859-1": "windows-1252", "ascii": "windows-1252"}
PUBLISHED = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='parsely-pub-date']/@content"
    " | //time[@itemprop='datePublished']/@datetime"
)
LINKED_DATA = "//script[@type='application/ld+json']/text()"
DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
SENTENCE = re.compile(r"(?:\S+\s+){5}.*[.!?…][\"'”’)]*\s*$")
LEAST_PROSE = 150  # characters in paragraphs that end as sentences do; menus and error pages have fewer
NO_ARTICLE = "a page without an article"
LAST_DAY = "2100-01-01"  # htmldate's own bound is today: the same page would read differently on another day


def draft(data: bytes, source: str) -> Draft:
    """The article of a page; :class:`NotAnArticle` where the page has no report on it."""
    tree = _tree(_page(data, source), source)
    _write_out_quotation_marks(tree)
    dates = tuple(_dates(tree))
    page = _extracted(tree, source)
    paragraphs = [line for line in (page.text or "").split("\n") if line.strip()]
    if page.title and paragraphs[:1] == [page.title]:
        del paragraphs[0]
    if sum(map(len, filter(SENTENCE.search, paragraphs))) < LEAST_PROSE:
        raise NotAnArticle(source, NO_ARTICLE)
    return Draft(
        source=source,
        text="\n\n".join(paragraphs),
        outlet=page.sitename,
        title=page.title,
        url=page.url if page.url and urlsplit(page.url).path.strip("/") else None,  # some sites name their front page
        language=next(iter(tree.xpath("/html/@lang")), None),
        metadata=dates,
        source_sha256=hashlib.sha256(data).hexdigest(),
    )


def _page(data: bytes, source: str) -> str:
    """The page's characters: UTF-8, which nothing else passes for, before what the page declares."""
    try:
        return decoded(data, source)
    except InputError:
        encoding = _declared(data)
        if encoding is None:
            raise
        return decoded(data, source, encoding)


def _declared(data: bytes) -> str | None:
    match = CHARSET.search(data[:4096])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else None
        b"a".decode(name or "utf-8")  # some codecs are not for text
    except (LookupError, UnicodeError):
        return None
    return WINDOWS.get(name, name) if name else None


def _tree(page: str, source: str) -> HtmlElement:
    tree = trafilatura.load_html(page)
    if tree is None:
        raise NotAnArticle(source, NO_ARTICLE)
    return tree


def _write_out_quotation_marks(tree: HtmlElement) -> None:
    """``<q>`` means quotation marks that browsers draw; in the text they have to stand."""
    for element in list(tree.iter("q")):
        element.text = f"“{element.text or ''}"
        if len(element):
            element[-1].tail = f"{element[-1].tail or ''}”"
        else:
            element.text += "”"
        element.drop_tag()


def _extracted(tree: HtmlElement, source: str) -> Document:
    try:
        page = trafilatura.bare_extraction(
            tree,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"max_date": LAST_DAY},
        )
    except (RecursionError, ValueError) as error:
        raise InputError(source, f"a page that cannot be taken apart ({type(error).__name__})") from error
    if not isinstance(page, Document):
        raise NotAnArticle(source, NO_ARTICLE)
    return page


def _dates(tree: HtmlElement) -> Iterator[DateCandidate]:
    """The page's stated dates, with the time of day where it has one, then what htmldate finds beyond them."""
    linked = (m[1] for script in tree.xpath(LINKED_DATA) for m in DATE_PUBLISHED.finditer(script))
    stated = [*tree.xpath(PUBLISHED), *islice(linked, 1)]  # those after the first are other articles'
    found = [DateCandidate(value, "metadata") for value in map(normalised, stated) if value]
    for extensive in (False, True):
        day = find_date(tree, extensive_search=extensive, original_date=True, max_date=LAST_DAY)
        if extensive and day and day.endswith("-01"):
            continue  # where a page says only the year or the month, htmldate makes it the first
        if day and not any(candidate.value.startswith(day) for candidate in found):
            found.append(DateCandidate(day, "inferred" if extensive else "metadata"))
    yield from found
