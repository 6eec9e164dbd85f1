"""What becomes an article, under which id and date, and what does not."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError, NotAnArticle, UnsupportedLanguage
from onrecord.sources.draft import Draft, article_of

REPORT = "The two ministers met in Geneva on Tuesday and agreed on nothing, a spokesman for one of them said."
FRENCH = "Les deux ministres se sont rencontrés mardi à Genève et n’ont rien décidé, a déclaré un porte-parole."
UKRAINIAN = "Міністри закордонних справ зустрілися у вівторок у Женеві, повідомив речник делегації."


def draft(text: str = REPORT, **fields: str) -> Draft:
    return Draft(source="a.txt", text=text, **fields)


def test_the_id_is_the_given_one_or_made_from_the_address_or_the_text() -> None:
    assert article_of(draft(id="wire/1")).id == "wire/1"
    by_address = article_of(draft(url="https://meridian.example/talks"))
    assert by_address.id == article_of(draft("Another text.", url="https://meridian.example/talks")).id
    assert article_of(draft()).id == article_of(draft()).id != article_of(draft(REPORT + " ")).id


def test_what_the_article_says_of_itself_goes_before_what_the_user_says_of_all() -> None:
    own = article_of(draft(published="2025-05-19", outlet="The Meridian"), published="2025-05-20", outlet="Harbour Courier")
    assert (own.published, own.outlet) == ("2025-05-19", "The Meridian")
    silent = article_of(draft(), published="2025-05-20", outlet="Harbour Courier")
    assert (silent.published, silent.outlet) == ("2025-05-20", "Harbour Courier")
    assert silent.dates[0].origin == "given"


def test_without_any_date_there_is_none() -> None:
    assert article_of(draft()).published is None


def test_the_text_is_never_changed() -> None:
    text = f"  {REPORT}\r\n\r\n\tNo\u00a0more… \x1b\n"
    assert article_of(draft(text)).text == text


@pytest.mark.parametrize(
    ("text", "error", "reason"),
    [
        ("", NotAnArticle, "empty"),
        (" \r\n\t\u00a0\n", NotAnArticle, "empty"),
        ("no\0", InputError, "binary, not text (it holds control characters)"),
        ("\x01\x02\x03" * 9, InputError, "binary, not text (it holds control characters)"),
        ("a \ud83d alone", InputError, "half a character: U+D83D stands alone at 2"),
        (FRENCH, UnsupportedLanguage, "in French; onrecord reads English"),
        (UKRAINIAN, UnsupportedLanguage, "in Ukrainian; onrecord reads English"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_cause(text: str, error: type[InputError], reason: str) -> None:
    with pytest.raises(error) as refusal:
        article_of(draft(text))
    assert (refusal.value.source, refusal.value.reason) == ("a.txt", reason)


def test_a_date_that_is_none_is_refused_with_its_value() -> None:
    with pytest.raises(InputError, match=r"published: '19\.5\.2025' is no date"):
        article_of(draft(published="19.5.2025"))


@pytest.mark.parametrize("field", ["id", "outlet", "title", "url"])
def test_half_a_character_is_refused_in_every_field_that_is_stored(field: str) -> None:
    with pytest.raises(InputError, match="half a character"):
        article_of(draft(**{field: "x\udc00"}))


def test_the_words_decide_the_language_before_the_label() -> None:
    assert article_of(draft(language="uk")).language == "en"
    with pytest.raises(UnsupportedLanguage):
        article_of(draft(FRENCH, language="en"))


def test_of_a_text_too_short_to_tell_the_label_decides() -> None:
    assert article_of(draft("Putin–Erdoğan: Kazan, Sochi.")).language is None
    assert article_of(draft("Talks in Kazan.", language="en-GB")).language == "en"
    with pytest.raises(UnsupportedLanguage, match="in German"):
        article_of(draft("Krieg.", language="de"))
