"""An article explained, sentence by sentence."""

from __future__ import annotations

import dataclasses

import pytest
from rich.cells import cell_len

import handmade
from onrecord import Ledger
from onrecord.errors import NotOnRecord
from onrecord.records import Span, Statement
from onrecord.views.explain import explain


def explained(ledger: Ledger, only: int | None = None) -> str:
    article = next(ledger.articles())
    return " ".join(" ".join(line.plain for line in explain(ledger, article, only=only)).split())


def test_each_sentence_has_what_was_recorded_from_it(ledger: Ledger) -> None:
    told = explained(ledger)
    sentence = handmade.SENTENCES[8]
    begins = told.index(sentence) + len(sentence)
    assert told[begins:].startswith(
        f" recorded {ledger.short(handmade.FLED.id)} statement: an aid worker: At least 4,000 people"
    )
    assert told.count(" recorded ") == len(handmade.RECORDS)


def test_what_was_refused_stands_with_its_reason(ledger: Ledger) -> None:
    assert "refused actors: “somebody”: names nobody" in explained(ledger)


def test_furniture_is_named_as_what_it_is(ledger: Ledger) -> None:
    assert "§9 Subscribe to our newsletter not read page furniture, no part of the report" in explained(ledger)
    assert explained(ledger).count("page furniture") == 1


def test_a_sentence_without_anything_says_so(ledger: Ledger) -> None:
    ledger.store(dataclasses.replace(handmade.READING, records=(), refusals=()))
    assert explained(ledger).count("nothing recorded, nothing refused") == len(handmade.SENTENCES)


def test_a_statement_that_goes_on_is_named_where_it_does(ledger: Ledger) -> None:
    text = "“No,” Veld said. “Never.”"
    said = Statement("s1", "a", handmade.VELD, (Span(0, 5, text[:5]), Span(17, 25, text[17:])), "direct")
    reading = handmade.small("a", text)
    ledger.remove("harbour-1")
    ledger.store(dataclasses.replace(reading, records=(said,), sentences=((0, 16), (17, 25))))
    assert explained(ledger).endswith("“Never.” recorded s1 goes on")


def test_one_paragraph_can_be_asked_for(ledger: Ledger) -> None:
    told = explained(ledger, only=4)
    assert told.startswith("§4 Veld declined")
    assert told.count("§") == 1
    for number in (0, 10):
        with pytest.raises(NotOnRecord, match=f"harbour-1 has no §{number}: its paragraphs are §1 to §9"):
            explained(ledger, only=number)


def test_no_line_is_wider_than_the_page(ledger: Ledger) -> None:
    lines = [line.plain for line in explain(ledger, handmade.ARTICLE)]
    assert max(map(cell_len, lines)) <= 80
