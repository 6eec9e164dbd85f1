"""Statements: content, cue, form, and what is thought or refused."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.language import paragraphs_of
from onrecord.reading.reader import Reader, Reading
from onrecord.records import Article, Statement, spans
from sayings import attributions, name, only, said, statements

Read = Callable[..., Reading]


# ---- Content and form


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("The minister said that the talks had failed.", "the talks had failed", "indirect"),
        ("The minister said the talks had failed.", "the talks had failed", "indirect"),
        ("The talks had failed, the minister said on Monday.", "The talks had failed", "indirect"),
        ("The talks, the minister said, will go on.", "The talks / will go on", "indirect"),
        ("“The talks failed,” the minister said.", "“The talks failed,”", "direct"),
        ("The minister said: “The talks failed.”", "“The talks failed.”", "direct"),
        ("The minister said the talks were “a waste of time.”", "the talks were “a waste of time.”", "mixed"),
        ("According to the ministry, two bridges were hit.", "two bridges were hit", "indirect"),
        ("Two bridges were hit, according to the ministry.", "Two bridges were hit", "indirect"),
        ("The minister urged Serbia to open the border.", "Serbia to open the border", "indirect"),
        ("The minister called on Serbia to open the border.", "Serbia to open the border", "indirect"),
        ("The minister promised to open the border.", "to open the border", "indirect"),
        ("The minister stressed the importance of open borders.", "the importance of open borders", "indirect"),
        ("The minister described the plan as “a trap.”", "the plan as “a trap.”", "mixed"),
    ],
)
def test_content_and_form(read: Read, text: str, content: str, form: str) -> None:
    statement = only(read(text))
    assert said(statement).rstrip(".") == content.rstrip(".")
    assert statement.form == form


def test_a_quotation_goes_on_after_its_attribution(read: Read) -> None:
    statement = only(read("“We waited for hours,” Ana Horvat said. “Nobody came to the bridge.”"))
    assert said(statement) == "“We waited for hours,” / “Nobody came to the bridge.”"
    assert name(statement) == "Ana Horvat"


def test_a_quotation_goes_on_in_the_next_paragraph(read: Read) -> None:
    statement = only(read("“We waited for hours,” Ana Horvat said.\n\n“Nobody came to the bridge.”"))
    assert len(statement.content) == 2


def test_a_quotation_of_several_sentences_is_one_span(read: Read) -> None:
    statement = only(read("“We waited. Nobody came. The bridge was gone,” Ana Horvat said."))
    assert said(statement) == "“We waited. Nobody came. The bridge was gone,”"


def test_what_is_added_in_a_participle_is_the_same_statement(read: Read) -> None:
    statement = only(read("Ana Horvat said the bridge was closed, adding that repairs would take a month."))
    assert said(statement) == "the bridge was closed / repairs would take a month"


def test_a_new_sentence_is_a_new_statement(read: Read) -> None:
    first, second = statements(read("Ivo Kralj said the bridge was closed. He added that repairs would take a month."))
    assert name(first) == name(second) == "Ivo Kralj"


def test_a_clause_beside_the_statement_is_not_part_of_it(read: Read) -> None:
    first, second = statements(read("Ana Horvat said the bridge was closed, while Ivo Kralj said it was open."))
    assert said(first) == "the bridge was closed"
    assert said(second) == "it was open"
    assert name(second) == "Ivo Kralj"


def test_a_colon_leads_into_the_next_paragraph(read: Read) -> None:
    statement = only(read("The governor told the council:\n\n“We will rebuild the bridge before winter comes.”"))
    assert statement.form == "direct"


def test_signed_quotations(read: Read) -> None:
    statement = only(read("“We will never leave this valley.” — Marta Klein"))
    assert name(statement) == "Marta Klein"


# ---- Cues


def test_the_cue_is_the_verb(read: Read) -> None:
    statement = only(read("The minister warned that the dam could break."))
    assert statement.cue is not None
    assert statement.cue.quote == "warned"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The minister said that the dam was safe.", False),
        ("The minister did not say that the dam was safe.", True),
        ("The minister declined to say whether the dam was safe.", True),
    ],
)
def test_a_denied_saying(read: Read, text: str, negated: bool) -> None:
    assert any(s.negated for s in statements(read(text))) == negated


# ---- Transcripts and headlines


TRANSCRIPT = """MR. KLEIN: Good afternoon, everyone, and thank you for coming. I have one announcement.

The bridge will open again in May, after eleven months of work.

Q: Who paid for the repairs, and how much did they cost in the end?

MR. KLEIN: The city paid for all of it. I said so at the time."""


def test_the_turns_of_a_transcript_are_direct(read: Read) -> None:
    found = statements(read(TRANSCRIPT))
    assert [s.form for s in found] == ["direct"] * 3
    assert said(found[0]).startswith("Good afternoon")
    assert said(found[0]).endswith("after eleven months of work.")
    assert len(found[0].content) == 2


def test_a_headline_names_its_speaker_before_a_colon(read: Read) -> None:
    assert (
        said(statements(read("Ivo Horvat: the bridge will open in May\n\nThe city waits."))[0]) == "the bridge will open in May"
    )


def test_a_word_before_a_colon_need_not_speak(read: Read) -> None:
    assert statements(read("Note: the bridge will open in May.")) == []


# ---- Thoughts, scare quotes, titles


@pytest.mark.parametrize(
    "text",
    [
        "Croatia wants to open the border.",
        "Officials believe that the dam is safe.",
        "The mayor supports the plan for the bridge.",
        "The council is worried about the dam.",
    ],
)
def test_thoughts_are_attributions(read: Read, text: str) -> None:
    reading = read(text)
    assert statements(reading) == []
    assert len(attributions(reading)) == 1


def test_a_thought_within_a_statement_is_part_of_it(read: Read) -> None:
    reading = read("Ana Horvat said that she wants to open the border.")
    assert said(only(reading)) == "she wants to open the border"
    assert attributions(reading) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The so-called “volunteers” crossed the river at night.", "scare quotes"),
        ("Her novel “The Long Winter of the Valley” sold well in May.", "title"),
    ],
)
def test_quoted_words_that_are_no_speech_are_refused(read: Read, text: str, reason: str) -> None:
    reading = read(text)
    assert statements(reading) == []
    assert any(r.step == "statements" and reason in r.reason for r in reading.refusals)


def test_what_could_be_said_is_no_statement(read: Read) -> None:
    assert statements(read("The ministry was not able to confirm the report.")) == []


# ---- For the steps after


def test_the_statement_around_a_word(reader: Reader) -> None:
    text = "Ana Horvat said that Ivo Kralj had denied the charge. The bridge is closed."
    found, parsed = parts(reader, text)
    inner = found.around(parsed.lower.index("charge"))
    assert inner is not None
    assert inner.content[0].quote == "the charge"
    assert found.around(parsed.lower.index("bridge")) is None


def test_first_and_second_person_in_a_quotation(reader: Reader) -> None:
    text = "“I will pay you,” Ana Horvat told Ivo Kralj. I was there."
    found, parsed = parts(reader, text)
    first, second = parsed.lower.index("i"), parsed.lower.index("you")
    speaker, hearer = found.person(first), found.person(second)
    assert speaker is not None
    assert speaker.name == "Ana Horvat"
    assert hearer is not None
    assert hearer.name == "Ivo Kralj"
    assert found.person(parsed.lower.index("i", first + 1)) is None


def parts(reader: Reader, text: str):  # type: ignore[no-untyped-def]
    """The statements of a text with its parse, as the steps after get them."""
    article = Article(id="test", text=text)
    parsed = reader.language.parse(text, paragraphs_of(text))
    actors = reader.actors(parsed, article, reader.places(parsed, article))
    return reader.statements(parsed, article, reader.times(parsed, article), actors), parsed


def test_the_same_text_gives_the_same_ids(read: Read) -> None:
    text = "“We waited,” Ana Horvat said. Ivo Kralj denied that."
    assert [s.id for s in statements(read(text))] == [s.id for s in statements(read(text))]


# ---- Broken marks

STORY = (
    "“We will not leave,” Ana Horvat said on Monday. “Not now.”\n\n"
    'Ivo Kralj called the plan “a trap” and said ‘nobody’ would sign it, according to the "Daily Post".\n\n'
    "MR. KLEIN: He told me, «Wait». I waited."
)
MARKS = "\"“”„«»‘’'`"


@given(seed=st.integers(min_value=0, max_value=2**32))
def test_mutated_marks_never_raise_and_every_span_is_its_text(read: Read, seed: int) -> None:
    text = mutated(STORY, random.Random(seed))
    reading = read(text)
    for record in (*reading.records, *reading.mentions):
        assert all(text[s.start : s.end] == s.quote for s in spans(record))
        assert not isinstance(record, Statement) or all(s.start < s.end for s in record.content)


def mutated(text: str, chance: random.Random) -> str:
    """A text with some of its quotation marks dropped, doubled, exchanged, or put where none was."""
    letters = list(text)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(letters))
        where = [i for i, c in enumerate(letters) if c and c in MARKS]
        letters[chance.choice([at, *where])] = chance.choice(["", chance.choice(MARKS), chance.choice(MARKS) * 2, "\n\n"])
    return "".join(letters)
