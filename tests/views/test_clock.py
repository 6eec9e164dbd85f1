"""Times in words."""

from __future__ import annotations

import pytest

import handmade
from onrecord.records import Span, When
from onrecord.views.clock import told, value_told


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-03-11", "Tue 11 Mar"),
        ("2030-03-11", "Mon 11 Mar 2030"),
        ("2031-03-11T09:00", "Tue 11 Mar 09:00"),
        ("2031-03-11T09:00:30", "Tue 11 Mar 09:00"),
        ("2031-03-11TNI", "night to Wed 12 Mar"),
        ("2031-03-11TEV", "Tue 11 Mar evening"),
        ("2031-03", "March 2031"),
        ("2031-SP", "spring 2031"),
        ("2031-Q2", "Q2 2031"),
        ("2031-W11", "week of Mon 10 Mar"),
        ("2031-W11-WE", "weekend of Sat 15 Mar"),
        ("2031", "2031"),
        ("P30D", "30 days"),
        ("P1Y", "1 year"),
        ("PT90M", "90 minutes"),
        ("PRESENT_REF", "now"),
        ("2031-03-11/2031-03-13", "Tue 11 Mar to Thu 13 Mar"),
        ("2031-02-30", "2031-02-30"),
        ("2031-99", "2031-99"),
        ("203", "203"),
        ("XXXX-WXX-1", "XXXX-WXX-1"),
    ],
)
def test_a_value_is_told_as_a_person_writes_it(value: str, words: str) -> None:
    assert value_told(value, "2031") == words


def test_two_clocks_of_one_instant_are_equated() -> None:
    assert told(handmade.CALL_TIME, "2031") == "Tue 11 Mar 09:00 New York = 16:00 Moscow"


def test_clocks_that_differ_are_told_to_differ() -> None:
    other = When("2031-03-12T01:00", zone="+09:00")
    assert (
        told(When("2031-03-11T09:00", also=(other,), agrees=False), "2031") == "Tue 11 Mar 09:00 ≠ Wed 12 Mar 01:00 UTC+09:00"
    )


def test_an_open_end_is_told() -> None:
    assert told(When("2031-03", earliest="2031-03-01T00:00:00+00:00")) == "since March 2031"
    assert told(When("2031-03", latest="2031-03-01T00:00:00+00:00")) == "until March 2031"


def test_a_time_without_value_is_told_by_its_words() -> None:
    assert told(When(None, mention=Span(0, 4, "soon"))) == "soon"
    assert told(None) == ""
