"""When events took place: by their own clause, and where that says nothing, by the report around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.reader import Reading
from onrecord.records import Event, When

Read = Callable[..., Reading]
MONDAY = "2025-05-19"


@pytest.fixture(scope="session")
def time(read: Read) -> Callable[[str, str], When | None]:
    """The time of the event that a word tells of, in an article of Monday, 19 May 2025."""

    def time(text: str, word: str) -> When | None:
        found = [e for e in read(text, published=MONDAY).records if isinstance(e, Event) and e.trigger.quote == word]
        assert found, f"no event at {word!r}"
        return found[-1].time

    return time


Time = Callable[[str, str], When | None]


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Brazil condemned Bolivia on Friday.", "condemned", "2025-05-16"),
        ("Officials said on Saturday that Chad has shelled the Sudanese port.", "shelled", "2025-05-17"),
        ("“Sudan must withdraw its troops,” the Chadian president said on Friday.", "must", "2025-05-16"),
        ("Norway recalled its envoy in March as Chad attacked Sudan.", "attacked", "2025-03"),
    ],
)
def test_a_time_told_for_the_deed_or_its_saying_points_to_its_words(text: str, word: str, value: str, time: Time) -> None:
    when = time(text, word)
    assert when is not None
    assert when.value == value
    assert when.mention is not None


@pytest.mark.parametrize(
    ("text", "word", "value", "reason"),
    [
        (
            "After the results were annulled on Friday, Brazil condemned Bolivia.",
            "condemned",
            "2025-05-16",
            "undated: told beside what took place then",
        ),
        (
            "Poland met with Lithuania on Friday.\n\nPoland thanked Lithuania for its help.",
            "thanked",
            "2025-05-16",
            "undated: told as of the day on which its doer last spoke or met",
        ),
        (
            "Chad attacked the Sudanese port on Saturday. Sudanese troops shot down two drones.",
            "shot",
            "2025-05-17",
            "undated: told as of the time last told in the paragraph",
        ),
        (
            "Poland signed a pact with Lithuania in March 2018. Latvia immediately condemned Poland.",
            "condemned",
            "2018-03",
            "undated: told as of the time last told in the paragraph",
        ),
        ("Brazil condemned Bolivia.", "condemned", MONDAY, "undated: told as of the day of the report"),
        (
            "Brazil praised Peru while urging Bolivia to withdraw.",
            "urging",
            MONDAY,
            "undated: told as of the day of the report",
        ),
        (
            "Brazil is a neighbour of Bolivia, which Peru is urging to withdraw its troops.",
            "urging",
            MONDAY,
            "undated: told as of the day of the report",
        ),
        ("Brazil has condemned Bolivia.", "condemned", MONDAY, "undated: told as of the day of the report"),
        ("Brazil calls on Bolivia to withdraw its troops.", "calls", MONDAY, "undated: told as of the day of the report"),
        (
            "Poland will meet with Lithuania on Thursday. Poland will then meet with Latvia.",
            "meet",
            "2025-05-22",
            "undated: told as following what is planned for that day",
        ),
    ],
)
def test_an_inferred_time_says_from_what_it_was_inferred(text: str, word: str, value: str, reason: str, time: Time) -> None:
    when = time(text, word)
    assert when is not None
    assert (when.value, when.reason) == (value, reason)
    assert when.mention is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Brazil is a republic. Brazil has condemned Bolivia.", "condemned"),
        ("Brazil is a republic. Brazil has accused Bolivia of fraud and threatened the country with sanctions.", "threatened"),
        ("Brazil has repeatedly condemned the raid on Bolivia on May 3.", "condemned"),
        ("Brazil later condemned Bolivia.", "condemned"),
        ("Brazil engaged in more than a year of negotiations with Bolivia.", "negotiations"),
        ("Officials said on Friday that Chad has shelled the Sudanese port since the war began.", "shelled"),
        ("Bolivia rejected the demand on Friday, and Brazil may send troops to Paraguay.", "send"),
        ("Norway promised Chad last year that it would lift its sanctions.", "lift"),
    ],
)
def test_what_has_been_done_or_is_only_called_for_has_no_time_of_its_own(text: str, word: str, time: Time) -> None:
    assert time(text, word) is None


def test_without_a_day_of_the_report_nothing_is_inferred_from_it(read: Read) -> None:
    (event,) = [e for e in read("Brazil condemned Bolivia.").records if isinstance(e, Event)]
    assert event.time is None


def test_the_time_of_what_is_condemned_is_not_that_of_condemning(time: Time) -> None:
    when = time("Brazil condemned the raid of May 3 on the Bolivian port.", "condemned")
    assert when is None or when.value == MONDAY


def test_a_time_that_is_told_wins_over_one_inferred_when_two_tellings_are_one_event(read: Read) -> None:
    text = "Poland met with Lithuania in Warsaw.\n\nPoland met with Lithuania on Friday."
    (event,) = [e for e in read(text, published=MONDAY).records if isinstance(e, Event) and e.type == "CONSULT"]
    assert event.time is not None
    assert event.time.value == "2025-05-16"
    assert event.time.mention is not None


def test_a_stretch_of_months_is_what_words_are_about_not_how_long_they_took(time: Time) -> None:
    when = time("Norway praised Chad for the progress made over the past year.", "praised")
    assert when is not None
    assert when.value == MONDAY
