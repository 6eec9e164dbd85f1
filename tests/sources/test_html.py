"""Of a page, the report is read: its paragraphs, its quotation marks, its date, outlet and title."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError, NotAnArticle
from onrecord.sources.draft import Draft, article_of
from onrecord.sources.html import draft

FIRST = "The foreign ministers of the two countries met in Geneva on Tuesday and agreed to hold a second round of talks."
SECOND = "“We are closer than a month ago,” Foreign Minister Ann Lee told reporters. “But nothing is signed.”"
THIRD = "At least 12 people were killed overnight in the shelling of a border town, the governor said on Telegram."


def page(*, head: str = "", body: str = "", lang: str = "en") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body><article>{paragraphs}{body}</article></body></html>'


def read(html: str, encoding: str = "utf-8") -> Draft:
    return draft(html.encode(encoding), "page.html")


def dates(html: str) -> list[tuple[str, str]]:
    return [(candidate.value, candidate.origin) for candidate in article_of(read(html)).dates]


def test_the_paragraphs_of_the_report_are_kept_apart_and_the_page_left_out() -> None:
    around = (
        "<nav><a href='/'>Home</a><a href='/world'>World</a></nav>",
        "<footer>© 2025 The Meridian. All rights reserved.</footer>",
    )
    found = read(f"<html><body>{around[0]}{page()}{around[1]}</body></html>")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_quotation_marks_that_the_browser_draws_are_written_out() -> None:
    found = read(page(body="<p>She said <q>we must <em>never</em> sign</q> and left the hall. <q>Never!</q></p>"))
    assert found.text.endswith("She said “we must never sign” and left the hall. “Never!”")


def test_lines_broken_apart_are_paragraphs_too() -> None:
    found = read(f"<html><body><div>{FIRST}<br><br>{SECOND}<br/><br/>{THIRD}</div></body></html>")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_title_outlet_and_address_are_the_pages_metadata() -> None:
    head = """<title>Ministers meet – The Meridian</title><meta property="og:title" content="Ministers meet">
      <meta property="og:site_name" content="The Meridian"><link rel="canonical" href="https://meridian.example/talks">"""
    found = read(page(head=head))
    assert (found.title, found.outlet, found.url) == ("Ministers meet", "The Meridian", "https://meridian.example/talks")


def test_the_title_is_not_repeated_in_the_text() -> None:
    found = read(page().replace("<article>", "<article><h1>Ministers meet</h1>"))
    assert (found.title, found.text[: len(FIRST)]) == ("Ministers meet", FIRST)


def test_an_address_that_is_only_the_sites_tells_no_article_from_another() -> None:
    assert read(page(head='<link rel="canonical" href="https://meridian.example/">')).url is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-05-19T22:30:00-04:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-05-19T22:30:00-04:00"}</script>',
    ],
)
def test_the_stated_date_keeps_its_time_and_zone(head: str) -> None:
    assert dates(page(head=head)) == [("2025-05-19T22:30:00-04:00", "metadata")]


def test_stated_and_inferred_dates_are_kept_with_their_origin() -> None:
    head = '<meta property="article:published_time" content="2025-05-20">'
    html = page(head=head).replace("<p>The foreign", "<p>GENEVA, May 19 (Wire) — The foreign")
    assert dates(html) == [("2025-05-20", "metadata"), ("2025-05-19", "dateline")]


def test_a_year_in_the_footer_is_no_date() -> None:
    assert dates(f"<html><body>{page()}<footer>Copyright 2025</footer></body></html>") == []


def test_a_date_to_come_is_read_the_same_on_every_day() -> None:
    head = '<meta property="article:published_time" content="2071-05-19">'
    assert dates(page(head=head)) == [("2071-05-19", "metadata")]


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="iso-8859-1">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'],
)
def test_the_declared_encoding_is_used_where_the_page_is_not_utf_8(declaration: str) -> None:
    assert read(page(head=declaration), "windows-1252").text.split("\n\n")[1] == SECOND
    assert read(page(head=declaration), "utf-8").text.split("\n\n")[1] == SECOND


@pytest.mark.parametrize("declaration", ["", '<meta charset="rot13">', '<meta charset="klingon">'])
def test_without_a_usable_declaration_a_page_has_to_be_utf_8(declaration: str) -> None:
    with pytest.raises(InputError, match="not UTF-8 text"):
        read(page(head=declaration), "windows-1252")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><bo",
        "<html><body><h1>Not Found</h1><p>The page was not found on this server. Please check it.</p></body></html>",
        "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>",
        "<html><body>" + "<div>" * 5000 + FIRST + "</body></html>",
    ],
)
def test_a_page_without_a_report_is_no_article(html: str) -> None:
    with pytest.raises(NotAnArticle, match="a page without an article"):
        read(html)
