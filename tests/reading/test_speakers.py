"""Whose words they are: speakers, chains of relayers, channel and audience."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.reader import Reading
from sayings import name, only, said, statements

Read = Callable[..., Reading]


# ---- Speakers


def test_no_speaker_is_a_reason(read: Read) -> None:
    statement = only(read("It was reported that the dam had broken."))
    assert statement.speaker is None
    assert statement.unresolved


def test_an_unnamed_speaker_keeps_its_phrase(read: Read) -> None:
    statement = only(read("A senior railway official said the line would reopen in May."))
    assert statement.speaker is not None
    assert "railway official" in statement.speaker.name


def test_a_document_speaks_for_its_author(read: Read) -> None:
    statement = only(read("A report by the United Nations found that the dam was unsafe."))
    assert name(statement) == "United Nations"


def test_who_is_quoted_by_a_passive(read: Read) -> None:
    statement = only(read("Ana Horvat was quoted as saying that the bridge was closed."))
    assert name(statement) == "Ana Horvat"


def test_an_agent_is_the_speaker_of_a_passive(read: Read) -> None:
    assert name(statements(read("The plan was described as a trap by Ana Horvat."))[0]) == "Ana Horvat"


# ---- Chains


def test_reported_reports_name_their_relayers(read: Read) -> None:
    found = statements(read("Ana Horvat said that Ivo Kralj told the council that Marta Klein denied the charge."))
    inner = next(s for s in found if name(s) == "Marta Klein")
    assert [a.name for a in inner.via] == ["Ana Horvat", "Ivo Kralj"]


def test_a_bare_relay_is_not_a_statement_of_its_own(read: Read) -> None:
    reading = read("Ivo Kralj said that Ana Horvat said the bridge was closed.")
    statement = only(reading)
    assert name(statement) == "Ana Horvat"
    assert [a.name for a in statement.via] == ["Ivo Kralj"]
    assert any("relays" in r.reason for r in reading.refusals)


@pytest.mark.parametrize(
    ("text", "relayers", "channel"),
    [
        ("Ana Horvat quoted Ivo Kralj as saying that the talks had failed.", ["Ana Horvat"], None),
        ("“The talks failed,” Ana Horvat quoted Ivo Kralj as saying.", ["Ana Horvat"], None),
        ("“The talks failed,” Ivo Kralj was quoted as saying by Ana Horvat.", ["Ana Horvat"], None),
        ("The TASS agency quoted Ivo Kralj as saying that the talks had failed.", [], "TASS"),
    ],
)
def test_words_that_somebody_quotes_are_not_his_own(read: Read, text: str, relayers: list[str], channel: str | None) -> None:
    statement = only(read(text))
    assert (name(statement), [a.name for a in statement.via], statement.channel) == ("Ivo Kralj", relayers, channel)


def test_another_speaker_begins_after_a_comma_within_the_quotation_marks(read: Read) -> None:
    text = "Ana Horvat said the army must strike “with all its might,” while Ivo Kralj said that blood “has a price.”"
    assert [(name(s), said(s)) for s in statements(read(text))] == [
        ("Ana Horvat", "the army must strike “with all its might,”"),
        ("Ivo Kralj", "blood “has a price.”"),
    ]


def test_words_before_a_verb_that_also_says_are_no_statement_by_themselves(read: Read) -> None:
    assert statements(read("Since then, the group has ruled the valley. However, the two sides agreed to meet.")) == []


def test_a_speaker_described_at_length_stands_between_comma_and_verb(read: Read) -> None:
    text = "At least 10 people were hurt in a strike in Brenna, a doctor at the hospital that received them told Reuters."
    statement = only(read(text))
    assert statement.speaker is not None
    assert statement.speaker.name.startswith("a doctor at the hospital")
    assert said(statement) == "At least 10 people were hurt in a strike in Brenna"


def test_a_speaker_with_a_clause_about_him_is_the_speaker(read: Read) -> None:
    statement = only(read("Horvat, whose own party has passed a number of anti-union laws, said Norway had gained weight."))
    assert (name(statement), said(statement)) == ("Horvat", "Norway had gained weight")


def test_a_thing_that_is_spoken_of_does_not_go_on_speaking(read: Read) -> None:
    text = "Ivo Kralj said that Norway’s position in world affairs was sound, saying the country had shown patience."
    assert {name(s) for s in statements(read(text))} == {"Ivo Kralj"}


def test_a_quotation_at_a_paragraphs_end_has_no_cue_in_the_next(read: Read) -> None:
    text = "“The bridge is closed,” said Ana Horvat. “We count in hours.”\n\nThe truce began at dawn, officials said."
    assert [(name(s), said(s)) for s in statements(read(text))] == [
        ("Ana Horvat", "“The bridge is closed,” / “We count in hours.”"),
        ("officials", "The truce began at dawn"),
    ]


def test_a_document_not_spoken_of_before_is_not_the_last_speakers(read: Read) -> None:
    text = "“It is not signed yet,” Ana Horvat said.\n\nThe declaration says that the border will open."
    assert [name(s) for s in statements(read(text))] == ["Ana Horvat", "The declaration"]


# ---- Channel, audience, time


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Ana Horvat wrote on Telegram that the bridge was closed.", "Telegram"),
        ("Ana Horvat said in a statement that the bridge was closed.", "statement"),
        ("In a post on X, Ana Horvat said the bridge was closed.", "X"),
        ("Ana Horvat told Reuters that the bridge was closed.", "Reuters"),
        ("Ana Horvat told a news conference that the bridge was closed.", "news conference"),
        ("Speaking at a press conference, Ana Horvat said the bridge was closed.", "press conference"),
        ("Ana Horvat told reporters that the bridge was closed.", None),
        ("Ana Horvat said the bridge was closed.", None),
    ],
)
def test_channel(read: Read, text: str, channel: str | None) -> None:
    assert only(read(text)).channel == channel


@pytest.mark.parametrize(
    ("text", "content", "channel"),
    [
        ("Ana Horvat said Serbia “crossed a line” in a post on Monday.", "Serbia “crossed a line”", "post"),
        ("The court said the wall was illegal, in an opinion that was long awaited.", "the wall was illegal", "opinion"),
    ],
)
def test_the_channel_is_no_part_of_what_is_said(read: Read, text: str, content: str, channel: str) -> None:
    statement = statements(read(text))[0]
    assert (said(statement), statement.channel) == (content, channel)


def test_later_words_of_one_post_keep_its_channel(read: Read) -> None:
    text = "“The bridge is closed,” Ana Horvat wrote on Telegram.\n\n“We will rebuild it soon,” she added."
    assert [s.channel for s in statements(read(text))] == ["Telegram", "Telegram"]


def test_the_network_may_end_a_sentence(read: Read) -> None:
    text = "Nine people were hurt in the raid, Ana Horvat wrote on X. Two of them were children, Ivo Kralj said."
    assert [(name(s), s.channel) for s in statements(read(text))] == [("Ana Horvat", "X"), ("Ivo Kralj", None)]


def test_an_occasion_that_is_only_told_of_is_the_channel_of_what_follows(read: Read) -> None:
    text = "Addressing the Security Council, Ivo Kralj painted a grim picture.\n\n“The dam will break,” Kralj said."
    assert only(read(text)).channel == "Security Council"


def test_audience(read: Read) -> None:
    assert only(read("Ana Horvat told reporters that the bridge was closed.")).audience == "reporters"


def test_time_of_speaking(read: Read) -> None:
    statement = only(read("Ana Horvat said on Monday that the bridge was closed.", published="2025-05-21"))
    assert statement.time is not None
    assert statement.time.value == "2025-05-19"
