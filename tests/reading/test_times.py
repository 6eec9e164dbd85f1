"""Times: what a text calls a time, what day it comes to, and which deed it belongs to."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.lexicon import Lexicon
from onrecord.reading.times import Times, TimeStep
from onrecord.reading.times import calendar as cal
from onrecord.records import Article, When

MONDAY = "2025-05-19"


@pytest.fixture(scope="module")
def step():
    return TimeStep(Lexicon())


@pytest.fixture(scope="module")
def times(reader, step):
    """The times of a text: ``times("…", published="2025-05-19")``."""

    def times(text: str, published: str | None = MONDAY) -> Times:
        parsed = reader.language.parse(text, [(0, len(text))])
        return step(parsed, Article(id="test", text=text, published=published))

    return times


@pytest.fixture(scope="module")
def values(times):
    """The words of each time in a text, and its TIMEX3 value."""

    def values(text: str, published: str | None = MONDAY) -> dict[str, str | None]:
        return {m.span.quote: m.value for m in times(text, published).mentions}

    return values


def when(times: Times, quote: str) -> When:
    return next(t.when for t in times.found if t.when.mention.quote == quote)


def clause_time(times: Times, word: str) -> str | None:
    found = times.of_clause(times.text.words.index(word))
    return found.value if found else None


class TestTense:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("The envoys met in Doha on Thursday.", "2025-05-15"),
            ("The envoys will meet in Doha on Thursday.", "2025-05-22"),
            ("The envoys are scheduled to meet in Doha on Thursday.", "2025-05-22"),
            ("A session set for Thursday will test the truce.", "2025-05-22"),
            ("The minister had been summoned to appear before the court on Thursday.", "2025-05-22"),
            ("The two sides managed to sign the paper on Thursday.", "2025-05-15"),
            ("The deadline was put off until Thursday.", "2025-05-22"),
            ("Shells hit the market on Thursday.", "2025-05-15"),
        ],
    )
    def test_a_weekday_is_the_last_or_the_coming_one(self, values, text, value):
        assert values(text)["Thursday"] == value

    def test_a_plan_told_on_its_own_weekday_is_for_that_day(self, values):
        assert values("The leaders are due to speak on Monday.")["Monday"] == MONDAY

    def test_what_may_lie_either_way_keeps_both_days(self, times):
        found = when(times("They could meet on Friday."), "Friday")
        assert {found.value, found.alternatives[0].value} == {"2025-05-16", "2025-05-23"}

    def test_a_month_without_a_year_follows_the_tense(self, values):
        assert values("The port was shelled in November.")["November"] == "2024-11"
        assert values("The port will reopen in November.")["November"] == "2025-11"

    def test_a_date_that_names_a_deed_stays_in_the_past(self, values):
        assert values("The court will examine the October 7 attack.")["October 7"] == "2024-10-07"

    def test_the_reason_tells_the_words_that_decided(self, times):
        assert when(times("The truce will end on Friday."), "Friday").reason.startswith("future: will end")


class TestNarrative:
    def test_days_are_counted_from_the_last_day_told(self, values):
        found = values("The camp fell on May 3. Two days later the town fell. The next day the army left.")
        assert (found["Two days later"], found["The next day"]) == ("2025-05-05", "2025-05-06")

    def test_the_day_before_a_time_told_beside_it(self, values):
        assert values("He resigned the day before last Friday's vote.")["the day before last Friday"] == "2025-05-15"

    def test_without_a_date_relative_times_stay_open(self, times):
        found = when(times("The envoys left on Tuesday.", published=None), "Tuesday")
        assert (found.value, found.earliest, found.reason) == ("XXXX-WXX-2", None, "open: the text gives no date to count from")

    def test_a_dated_dateline_stands_for_the_publication_date(self, values):
        assert values("GENEVA, 3 March 2024 - Talks will resume on Friday.", published=None)["Friday"] == "2024-03-08"


class TestExpressions:
    @pytest.mark.parametrize(
        ("text", "quote", "value"),
        [
            ("Drones flew overnight into Monday.", "overnight into Monday", "2025-05-18TNI"),
            ("It was quiet on the night of May 3.", "the night of May 3", "2025-05-03TNI"),
            ("He spoke last week.", "last week", "2025-W20"),
            ("It fell over the weekend.", "the weekend", "2025-W20-WE"),
            ("Prices rose in the past two years.", "the past two years", "P2Y"),
            ("He left three weeks ago.", "three weeks ago", "2025-W18"),
            ("They want a 30-day truce.", "30-day", "P30D"),
            ("It took one year and two months.", "one year and two months", "P1Y2M"),
            ("Trains leave every Monday.", "every Monday", "XXXX-WXX-1"),
            ("They lose 90 men a week.", "a week", "P1W"),
            ("Talks run on 20–23 July.", "20–23 July", "2025-07-20/2025-07-23"),
            ("It lasted from Dec. 30-Jan. 2.", "Dec. 30-Jan. 2", "2024-12-30/2025-01-02"),
            ("Output fell in the first quarter of 2024.", "the first quarter of 2024", "2024-Q1"),
            ("He was born in the late 1980s.", "the late 1980s", "198X"),
            ("The fleet left last fall.", "last fall", "2024-FA"),
            ("They voted on the last Sunday in March.", "the last Sunday in March", "2025-03-30"),
            ("He was freed on Good Friday.", "Good Friday", "2025-04-18"),
            ("The line is now quiet.", "now", "PRESENT_REF"),
        ],
    )
    def test_values_follow_timex3(self, values, text, quote, value):
        assert values(text)[quote] == value

    @pytest.mark.parametrize(
        "text",
        [
            "Mrs. May spoke to the press.",
            "Rebels may attack the town.",
            "A second march is planned.",
            "Since the fall of the city, prices have doubled.",
            "A Su-24 was lost near the village.",
            "Some 2000 soldiers were sent.",
            "The Sunday Times carried the story.",
            "A 44-year-old engineer was freed.",
            "Veterans of Black September were seen.",
            "Crowds filled the July 14 Bridge.",
        ],
    )
    def test_lookalikes_are_no_times(self, values, text):
        assert values(text) == {}

    def test_a_lookalike_is_refused_with_its_reason(self, times):
        assert [r.reason for r in times("A 44-year-old engineer was freed.").refusals] == ["an age, not a length of time"]


class TestBounds:
    def test_without_a_zone_a_day_is_bounded_as_if_in_utc(self, times):
        found = when(times("They met on May 3."), "May 3")
        assert (found.earliest, found.latest) == ("2025-05-03T00:00:00+00:00", "2025-05-03T23:59:59+00:00")

    def test_since_leaves_the_end_open_and_by_the_beginning(self, times):
        found = times("The road has been closed since February and must open by June 2.")
        since, by = when(found, "February"), when(found, "June 2")
        assert (since.earliest, since.latest) == ("2025-02-01T00:00:00+00:00", None)
        assert (by.earliest, by.latest) == (None, "2025-06-02T23:59:59+00:00")

    def test_both_ends_of_a_range_hold_the_range(self, times):
        found = times("The fair ran from March 28 to May 2.")
        assert {when(found, q).value for q in ("March 28", "May 2")} == {"2025-03-28/2025-05-02"}

    def test_hours_ago_keep_the_offset_of_publication(self, times):
        found = when(times("It landed two hours ago.", published="2025-05-19T12:00:00+03:00"), "two hours ago")
        assert found.earliest == "2025-05-19T10:00:00+03:00"


class TestClocks:
    @pytest.mark.parametrize(
        ("told", "value"),
        [
            ("half past eight on Monday", "2025-05-19T08:30"),
            ("a quarter to nine in the evening", "2025-05-19T20:45"),
            ("ten past six", "2025-05-19T06:10"),
        ],
    )
    def test_the_hour_is_told_in_words(self, times, told, value):
        assert when(times(f"The guns fell silent at {told}."), told).value == value

    def test_two_clocks_of_one_moment_agree(self, times):
        found = when(times("The call will begin at 5 p.m. Moscow time (10 a.m. ET) on Monday."), "5 p.m. Moscow time")
        assert found.zone == "Europe/Moscow"
        assert [(a.value, a.zone) for a in found.also] == [("2025-05-19T10:00", "America/New_York")]
        assert found.agrees is True

    def test_two_clocks_that_differ_are_flagged(self, times):
        found = when(times("The call will begin at 5 p.m. Moscow time (11 a.m. ET) on Monday."), "5 p.m. Moscow time")
        assert found.agrees is False

    def test_clocks_told_in_different_sentences_meet(self, times):
        found = times("They will speak at 10 a.m. ET on Monday. In Russia it will be 5 p.m. Moscow time.")
        assert when(found, "10 a.m. ET on Monday").agrees is True

    def test_a_clock_told_again_after_other_days_is_of_the_day_first_given(self, times):
        text = "They will speak at 10 a.m. ET on Monday. On Saturday he met the pope. The call is set for 5 p.m. Moscow time."
        found = when(times(text), "5 p.m. Moscow time")
        assert (found.value, found.agrees) == ("2025-05-19T17:00", True)

    def test_the_other_clock_may_be_of_the_next_day(self, times):
        found = when(times("The ban takes effect at 11 p.m. ET on Monday, or 0300 GMT."), "0300 GMT")
        assert (found.value, found.agrees) == ("2025-05-20T03:00", True)

    def test_summer_time_is_that_of_the_day(self, times):
        winter = when(times("It fell on 5 January 2025 at 9 a.m. Kyiv time."), "5 January 2025 at 9 a.m. Kyiv time")
        summer = when(times("It fell on 5 July 2024 at 9 a.m. Kyiv time."), "5 July 2024 at 9 a.m. Kyiv time")
        assert (winter.earliest[-6:], summer.earliest[-6:]) == ("+02:00", "+03:00")

    def test_local_time_is_that_of_the_place_told(self, times):
        found = when(times("A blast shook Tehran on Friday. It came at 3 a.m. local time."), "3 a.m. local time")
        assert (found.zone, found.value) == ("Asia/Tehran", "2025-05-16T03:00")


class TestTimeOfADeed:
    @pytest.mark.parametrize(
        ("text", "deed", "value"),
        [
            ("Troops shelled the port on Friday.", "shelled", "2025-05-16"),
            ("On Friday, troops shelled the port and seized the mill.", "seized", "2025-05-16"),
            ("Troops shelled the port, killing two, on Friday.", "killing", "2025-05-16"),
            ("The May 3 attack killed two guards.", "attack", "2025-05-03"),
            ("He condemned the May 3 attack.", "condemned", None),
            ("The envoy said on Friday that the port will reopen.", "reopen", None),
            ("Troops who left in March shelled the port.", "shelled", None),
            ("The ministers proposed to meet next week.", "proposed", None),
            ("More trucks crossed than in 2024.", "crossed", None),
            ("At Friday's summit the leaders agreed on a plan.", "agreed", "2025-05-16"),
            ("A letter published last week accused the army.", "letter", "2025-W20"),
        ],
    )
    def test_a_deed_has_the_time_of_its_clause(self, times, text, deed, value):
        assert clause_time(times(text), deed) == value


class TestCalendar:
    @pytest.mark.parametrize(("year", "day"), [(2000, (4, 23)), (2024, (3, 31)), (2025, (4, 20)), (2038, (4, 25))])
    def test_easter(self, year, day):
        assert cal.easter(year) == dt.date(year, *day)

    @pytest.mark.parametrize(("year", "day"), [(2000, (4, 30)), (2022, (4, 24)), (2024, (5, 5)), (2025, (4, 20))])
    def test_orthodox_easter(self, year, day):
        assert cal.orthodox_easter(year) == dt.date(year, *day)

    def test_the_first_days_of_january_may_be_of_the_last_week_of_the_year_before(self):
        assert cal.week(dt.date(2027, 1, 1)).value == "2026-W53"

    def test_months_are_moved_to_the_last_day_of_a_shorter_month(self):
        assert cal.shifted(dt.datetime(2024, 3, 31), -1, "m").date() == dt.date(2024, 2, 29)

    def test_beyond_the_calendar_is_an_overflow(self):
        with pytest.raises(OverflowError):
            cal.shifted(dt.datetime(2024, 1, 1), -9000, "Y")


HEAP = """
the last next that past 31 29 Feb. 2 30 0 99 1400 2025 9999 1/2 ² three hundred 31.02.2024 7-9 1994-97 '90s 5:30pm 25:00 10
days years decades century quarter half weekend month of and or to into on in at - , ( ago later before after since until every
May Monday Christmas Easter fall noon midnight overnight night a.m. p.m. GMT Moscow time UTC+14 o'clock week now said will
"""
WORDS = st.sampled_from(HEAP.split())


class TestAnyText:
    @settings(max_examples=40, deadline=None)
    @given(
        words=st.lists(WORDS, min_size=1, max_size=25), published=st.sampled_from([None, MONDAY, "0001-01-01", "9999-12-31"])
    )
    def test_no_heap_of_words_breaks_the_step_and_spans_hold(self, times, words, published):
        text = " ".join(words)
        found = times(text, published)
        assert all(text[m.span.start : m.span.end] == m.span.quote for m in found.mentions)
