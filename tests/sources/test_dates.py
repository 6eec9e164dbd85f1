"""Every date that could be the article's is kept with its origin, and the surest wins."""

from __future__ import annotations

import pytest

from onrecord.records import DateCandidate
from onrecord.sources.dates import candidates, normalised

REPORT = "The delegations met again, a spokesman said."


def found(text: str, *outside: DateCandidate, url: str | None = None) -> list[tuple[str, str]]:
    return [(candidate.value, candidate.origin) for candidate in candidates(outside, text, url)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-05-19", "2025-05-19"),
        ("20250519", "2025-05-19"),
        ("2025-05-19T18:30:00Z", "2025-05-19T18:30:00Z"),
        ("2025-05-19 18:30:00+03:00", "2025-05-19T18:30:00+03:00"),
        ("2025-02-30", None),
        ("19.5.2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_iso_8601_or_none(written: str, meant: str | None) -> None:
    assert normalised(written) == meant


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA, Feb. 5, 2025 (Wire) — ",
        "GENEVA, Feb 5, 2025 (Wire) - ",
        "GENEVA, Switzerland, 5 February 2025 – ",
        "Geneva, February 5th, 2025 -- ",
    ],
)
def test_a_dateline_gives_the_date(dateline: str) -> None:
    assert found(dateline + REPORT) == [("2025-02-05", "dateline")]


def test_a_dateline_without_its_year_needs_another_date_to_be_near() -> None:
    text = "GENEVA, Dec 31 (Wire) — " + REPORT
    assert found(text) == []
    assert found(text, DateCandidate("2025-01-01", "metadata")) == [("2025-01-01", "metadata"), ("2024-12-31", "dateline")]


@pytest.mark.parametrize("line", ["Published: Monday, 19 May 2025 18:20 GMT", "May 19, 2025", "Posted on 2025-05-19"])
def test_a_line_that_is_a_date_is_inferred_to_be_the_articles(line: str) -> None:
    assert found(f"Talks go on\n\n{line}\n\n{REPORT}") == [("2025-05-19", "inferred")]


@pytest.mark.parametrize(
    "text",
    [
        "On 19 May 2025 the talks broke down.",
        "The city fell on May 19, 2025 - the siege had lasted a year.",
        "May 99, 2025",
        "Updated: 19 May 2025",
        REPORT + "\n\n" * 2 + "\n\n".join([REPORT] * 6) + "\n\n19 May 2025",
    ],
)
def test_a_date_in_the_report_or_at_its_foot_is_not_the_articles(text: str) -> None:
    assert found(text) == []


def test_an_address_gives_the_date_that_its_path_holds() -> None:
    assert found(REPORT, url="https://meridian.example/2025/05/19/talks") == [("2025-05-19", "inferred")]
    assert found(REPORT, url="https://meridian.example/2025/99/19/talks") == []


def test_the_surest_origin_comes_first_and_none_is_dropped() -> None:
    text = "GENEVA, May 18, 2025 (Wire) — " + REPORT
    outside = (DateCandidate("2025-05-20", "metadata"), DateCandidate("2025-05-21", "given"))
    assert found(text, *outside, url="https://meridian.example/2025/05/19/talks") == [
        ("2025-05-21", "given"),
        ("2025-05-20", "metadata"),
        ("2025-05-18", "dateline"),
        ("2025-05-19", "inferred"),
    ]
