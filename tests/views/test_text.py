"""Words for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.text import paragraph, plain, quoted, say, shortened


@given(st.text())
def test_what_is_plain_cannot_steer_a_terminal(text: str) -> None:
    assert all(char.isprintable() for char in plain(text))


def test_control_characters_stay_visible() -> None:
    assert plain("a\x1b[31mb\u202ec\u00add\ne") == "a␛[31mb\ufffdcd e"


def test_brackets_are_no_markup() -> None:
    assert say("[bold]no[/bold] ", ("[link=x]", "bold")).plain == "[bold]no[/bold] [link=x]"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a truce", "“a truce”"),
        ("“A truce,”", "“A truce,”"),
        ('"No"', '"No"'),
        ("“A truce", "“A truce”"),
        ("a truce.”", "“a truce.”"),
        ("he “agrees”", "“he “agrees””"),
        ("the rebels’", "“the rebels’”"),
        ("", "“”"),
    ],
)
def test_words_are_quoted_once(words: str, shown: str) -> None:
    assert quoted(words) == shown


def test_a_cut_is_made_between_words_and_marked() -> None:
    assert shortened("the whole of the truth", 12) == "the whole […]"
    assert shortened("the whole truth", None) == "the whole truth"
    assert shortened("x" * 40, 10) == f"{'x' * 10} […]"


@given(st.text(), st.integers(40, 100), st.integers(0, 20), st.sampled_from(["", "§12 e1f2a3"]))
def test_no_line_is_wider_than_the_page(text: str, width: int, indent: int, ref: str) -> None:
    lines = paragraph(say(text), width, indent=indent, label=say("planned"), ref=ref)
    assert all(line.cell_len <= width for line in lines)
    assert not ref or lines[-1].plain.endswith(ref)


def test_a_reference_never_stands_alone_beside_prose() -> None:
    for length in range(1, 60):
        lines = paragraph(say("word " * length), 80, indent=14, ref="§12 e1f2a3")
        assert lines[-1].plain.strip().startswith("word")
