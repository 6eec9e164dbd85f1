"""Corrected articles: versions of one article, what a correction took back, and custody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from meetings import meeting
from onrecord import Ledger
from onrecord.errors import LedgerError
from onrecord.ledger.addresses import address
from onrecord.ledger.verify import faults
from onrecord.records import Figure

URL = "https://harbour.example/2031/geneva"
MORNING, NOON, NIGHT = (f"2031-03-12T{hour}:00:00Z" for hour in ("08", "12", "20"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "on.db") as ledger:
        yield ledger
        assert list(faults(ledger)) == []


def killed(ledger: Ledger, article: str) -> list[float]:
    return [record.value.low for record in ledger.records(article) if isinstance(record, Figure)]


def test_another_text_is_a_new_version_and_the_earlier_is_kept(ledger: Ledger) -> None:
    first, second = meeting("a", killed=12), meeting("a", killed=14)
    assert [ledger.store(first), ledger.store(second), ledger.store(second)] == ["read", "read", "unchanged"]
    assert killed(ledger, "a") == [14]
    assert [one.article for one in ledger.versions("a")] == [first.article, second.article]
    assert [one.records for one in ledger.versions("a")] == [first.records, second.records]
    assert len(list(ledger.articles())) == 1


def test_a_correction_tells_what_it_took_back_and_added_wherever_the_rest_stands_now(ledger: Ledger) -> None:
    ledger.store(meeting("a", killed=12))
    ledger.store(meeting("a", killed=14, before="CORRECTED. "))
    (correction,) = ledger.corrections("a")
    assert [record.value.low for record in correction.taken_back] == [12]
    assert [record.value.low for record in correction.added] == [14]
    assert correction.words_taken_back[0] in meeting("a", killed=12).article.text
    assert "CORRECTED" in correction.words_added[0]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_version_retrieved_last_is_current_in_whatever_order_they_come(ledger: Ledger, order: tuple[int, ...]) -> None:
    versions = [meeting("a", killed=n, retrieved=at) for n, at in ((12, MORNING), (14, NOON), (16, NIGHT))]
    for number in order:
        ledger.store(versions[number])
    assert killed(ledger, "a") == [16]
    assert [one.article for one in ledger.versions("a")] == [reading.article for reading in versions]
    assert [ledger.store(reading) for reading in versions] == ["unchanged"] * 3


def test_a_text_put_back_is_current_again(ledger: Ledger) -> None:
    for count, at in ((12, MORNING), (14, NOON), (12, NIGHT)):
        ledger.store(meeting("a", killed=count, retrieved=at))
    assert killed(ledger, "a") == [12]
    assert [one.article.retrieved for one in ledger.versions("a")] == [NOON, NIGHT]


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_the_same_address_is_the_same_article_under_whatever_id(ledger: Ledger, names: tuple[str, str]) -> None:
    ledger.store(meeting(names[0], url=URL, retrieved=MORNING))
    ledger.store(meeting(names[1], url=f"{URL}/?utm_source=mail", killed=14, retrieved=NOON))
    assert [article.id for article in ledger.articles()] == [names[1]]
    assert [one.article.id for one in ledger.versions(names[1])] == list(names)
    assert ledger.article(names[0]).id == names[1]


def test_addresses_are_one_in_whatever_way_they_are_written() -> None:
    assert {address(url) for url in (URL, f"{URL}/#top", URL.replace("https://", "http://WWW."), f"{URL}?utm_medium=x")} == {
        "harbour.example/2031/geneva"
    }
    assert (
        address("https://h.example/a?id=2&lang=en")
        == address("https://h.example/a?lang=en&id=2")
        != address("https://h.example/a")
    )
    assert [address(url) for url in (None, "", "https://harbour.example/", "no address")] == [None] * 4


def test_two_articles_of_a_site_that_tells_only_its_front_page_are_two(ledger: Ledger) -> None:
    for name in ("a", "b"):
        ledger.store(meeting(name, url="https://harbour.example/", killed=len(list(ledger.articles()))))
    assert len(list(ledger.articles())) == 2


def test_a_copy_keeps_the_version_that_it_copied(ledger: Ledger) -> None:
    body = " ".join(f"In village {number} the road was open to the {number}th convoy of the day." for number in range(20))
    ledger.store(meeting("a", killed=12, after=f" {body}"))
    ledger.store(meeting("copy", killed=12, after=f" {body}", outlet="Tarsk Gazette"))
    ledger.store(meeting("a", killed=14, after=f" {body}"))
    ledger.store(meeting("late copy", killed=14, after=f" {body}", outlet="Inland Courier"))
    assert ledger.copied("a") == {"copy": 1, "late copy": 2}


def test_custody_is_kept_and_known_once_is_known(ledger: Ledger) -> None:
    archive = "https://archive.example/1"
    ledger.store(meeting("a", retrieved=MORNING, source_sha256="ab" * 32, archive=archive))
    ledger.store(meeting("a"))
    assert ledger.article("a").retrieved == MORNING
    assert ledger.store(meeting("a", retrieved=NOON, source_sha256="cd" * 32)) == "read"
    article = ledger.article("a")
    assert (article.retrieved, article.source_sha256, article.archive) == (NOON, "cd" * 32, archive)


def test_a_text_that_is_new_is_retrieved_when_whoever_stores_it_says_so(ledger: Ledger) -> None:
    ledger.store(meeting("a"), retrieved=MORNING)
    assert ledger.store(meeting("a"), retrieved=NOON) == "unchanged"
    assert ledger.article("a").retrieved == MORNING
    ledger.store(meeting("a", killed=14), retrieved=NIGHT)
    assert [one.article.retrieved for one in ledger.versions("a")] == [MORNING, NIGHT]


def test_what_is_no_date_is_not_stored(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="retrieved"):
        ledger.store(meeting("a", retrieved="noon"))


def test_an_article_is_removed_with_all_its_versions(ledger: Ledger) -> None:
    for count in (12, 14):
        ledger.store(meeting("a", killed=count))
    ledger.remove("a")
    assert ledger.query("SELECT * FROM versions") == []


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE versions SET reading = replace(reading, 'is near', 'is here')", "text_sha256: is not as it was read"),
        ("UPDATE versions SET reading = replace(reading, '\"12 were', '\"15 were')", "is not at"),
        ("UPDATE versions SET reading = '{}'", "cannot be read"),
    ],
)  # fmt: skip
def test_tampering_with_an_earlier_version_is_found(tmp_path: Path, tampering: str, told: str) -> None:
    with Ledger(tmp_path / "on.db") as ledger:
        for count in (12, 14):
            ledger.store(meeting("a", killed=count))
        assert ledger.connection.execute(tampering).rowcount
        assert told in "\n".join(map(str, faults(ledger)))


def test_a_new_reading_of_an_earlier_text_takes_its_place(ledger: Ledger) -> None:
    ledger.store(meeting("a", killed=14, retrieved=NOON))
    for program in (1, 2):
        assert ledger.store(meeting("a", retrieved=MORNING, program=program)) == "read"
    assert ledger.versions("a")[0].records == meeting("a", program=2).records
