"""What stands on a page beside the report is told from it, and the report is never taken for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.reading.furniture import Furniture, Page
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.reader import Reading
from onrecord.records import spans

REPORT = "The two ministers met in Geneva on Tuesday, a spokesman said."


@pytest.fixture(scope="module")
def furniture() -> Furniture:
    return Furniture(Lexicon())


def reasons(page: Page) -> dict[str, str]:
    return {refusal.span.quote: refusal.reason.removeprefix("page furniture: ") for refusal in page.refusals}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Subscribe to get the latest posts sent to your email.", "an invitation to subscribe"),
        ("Discover more from The Meridian", "a pointer to other pages"),
        ("Read more: Why the talks failed", "a pointer to other pages"),
        ("Follow our live coverage of the talks", "a pointer to other pages"),
        ("Share this:", "a sharing line"),
        ("Follow us on Facebook and Telegram", "a sharing line"),
        ("Follow Jane Roe on Twitter: @janeroe", "a sharing line"),
        ("ADVERTISEMENT", "an advertisement"),
        ("Story continues below advertisement", "an advertisement"),
        ("© 2025 The Meridian. All rights reserved.", "a notice of rights or terms"),
        ("We use cookies to improve your experience on this website.", "a cookie notice"),
        ("(Reporting by Jane Roe in Geneva; Editing by John Doe)", "a line of credits"),
        ("Jane Roe and John Doe contributed to this report.", "a line of credits"),
        ("Soldiers ride through a village near the front line [File: Jane Roe/AFP]", "a photograph's caption"),
        ("This is a developing story and will be updated.", "a note on the page itself"),
        ("Last updated at 18:20 GMT", "a note on the page itself"),
        ("5 min read", "a note on the page itself"),
        ("###", "a rule"),
        (".bio-text {", "markup"),
        ("margin-right: 15px;", "markup"),
    ],
)
def test_lines_that_only_pages_hold_are_not_read(furniture: Furniture, line: str, reason: str) -> None:
    page = furniture(f"{REPORT}\n\n{line}\n\nThey agreed on nothing.")
    assert reasons(page) == {line: reason}
    assert len(page.body) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the state gas company paid twice as much last winter.",
        "“Read more books,” the minister told the students.",
        "Terms of the deal were not disclosed.",
        "For more than three years the city has been under fire.",
        "Copyright law was not on the agenda, the delegation said.",
        "Published in March, the report blames both sides.",
        "Written by both delegations, the text runs to nine pages.",
        "Share prices fell after the attack.",
        "Follow the money, the prosecutor said on Facebook.",
        "I agree.",
        "Let us know what you need.",
        "Tell us what happened next.",
        "Talks: ministers agree on a second round;",
        "Injured: 74",
        "By Friday the shelling had stopped.",
        "By sea, grain left Odesa again",
        "What comes next",
        "GENEVA, March 12 (Wire) --",
    ],
)
def test_what_a_report_or_a_transcript_says_is_read(furniture: Furniture, line: str) -> None:
    assert reasons(furniture(f"{REPORT}\n\n{line}\n\nThey agreed on nothing.")) == {}


def test_a_byline_is_furniture_only_at_the_head(furniture: Furniture) -> None:
    byline = "By Jane Roe and John Doe in Geneva"
    assert reasons(furniture(f"{byline}\n\n{REPORT}")) == {byline: "a byline"}
    assert reasons(furniture("\n\n".join([REPORT] * 6 + [byline]))) == {}


def test_a_stray_token_is_furniture_only_at_the_foot(furniture: Furniture) -> None:
    assert reasons(furniture(f"{REPORT}\n\nShare this\n\nq7xk2z")) == {
        "Share this": "a sharing line",
        "q7xk2z": "a stray token",
    }
    assert reasons(furniture(f"{REPORT}\n\nq7xk2z\n\n{REPORT}")) == {}


def test_headlines_under_a_heading_of_links_go_with_it_until_the_report_goes_on(furniture: Furniture) -> None:
    page = furniture(
        f"{REPORT}\n\nRelated stories\n\nEnvoys leave Geneva\n\nWill grain sail again?\n\n{REPORT}\n\nWhat comes next"
    )
    assert set(reasons(page)) == {"Related stories", "Envoys leave Geneva", "Will grain sail again?"}


def test_a_long_paragraph_is_report_whatever_it_begins_with(furniture: Furniture) -> None:
    assert reasons(furniture("Read more " + "words of the report go on and on " * 20 + ".")) == {}


def test_a_text_of_which_nothing_would_be_left_is_read(furniture: Furniture) -> None:
    page = furniture("Watch more than the others")
    assert page.refusals == ()
    assert len(page.body) == 1


def test_body_and_furniture_divide_the_text_between_them(furniture: Furniture) -> None:
    text = f"By Jane Roe\r\n\r\n{REPORT}\r\n\r\nRead\u00a0more: Why\r\n"
    page = furniture(text)
    assert [text[start:end] for start, end in page.body] == [REPORT]
    assert [text[r.span.start : r.span.end] for r in page.refusals] == ["By Jane Roe", "Read\u00a0more: Why"]


def test_a_users_own_kind_is_laid_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[furniture.kinds]]\nreason = "the paper\'s motto"\nlongest = 80\nbegins = ["all the news"]\n')
    page = Furniture(Lexicon(own))(f"{REPORT}\n\nAll the news that fits")
    assert reasons(page) == {"All the news that fits": "the paper's motto"}


def test_furniture_is_in_no_record_and_explained_as_a_refusal(read: Callable[..., Reading]) -> None:
    reading = read(f"“We will sign,” President Ann Lee said.\n\n{REPORT}\n\nRead more: “We will fight,” says General Roe")
    assert [span.quote for record in reading for span in spans(record) if "fight" in span.quote] == []
    assert any(refusal.reason.startswith("page furniture") for refusal in reading.refusals)
