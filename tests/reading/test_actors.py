"""Actors: who is named, by which words, and who they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.reading.actors import Actors, ActorStep
from onrecord.reading.language import paragraphs_of
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.reader import Reader, Reading
from onrecord.records import Actor, ActorMention, Article

Find = Callable[[str], Actors]


@pytest.fixture(scope="session")
def find(reader: Reader) -> Find:
    def find(text: str) -> Actors:
        parsed = reader.language.parse(text, paragraphs_of(text))
        article = Article(id="test", text=text)
        return reader.actors(parsed, article, reader.places(parsed, article))

    return find


def token(actors: Actors, words: str, nth: int = 1) -> int:
    """The last token of the ``nth`` place where ``words`` stand."""
    at = -1
    for _ in range(nth):
        at = actors.text.text.index(words, at + 1)
    return actors.text.token_at(at + len(words) - 1)


def at(actors: Actors, words: str, nth: int = 1) -> Actor:
    actor = actors.at(token(actors, words, nth))
    assert actor is not None, words
    return actor


class TestPersons:
    def test_a_surname_is_joined_to_the_fullest_name_in_the_article(self, find: Find) -> None:
        actors = find("Lindqvist arrived late. Foreign Minister Karin Lindqvist said the talks went on.")
        assert at(actors, "Lindqvist").name == "Karin Lindqvist"

    def test_spellings_of_one_name_are_one_person(self, find: Find) -> None:
        actors = find("President Oleksandr Tkachenko spoke first. Later Tkatchenko left the hall.")
        assert at(actors, "Tkatchenko").name == "Oleksandr Tkachenko"

    def test_a_short_first_name_and_initials_are_one_person(self, find: Find) -> None:
        actors = find("Joseph R. Halloran took the oath. Joe Halloran then spoke to reporters.")
        assert actors.entity_at(token(actors, "Joseph R. Halloran")) == actors.entity_at(token(actors, "Joe Halloran"))

    def test_two_people_of_one_surname_are_never_merged(self, find: Find) -> None:
        actors = find("Senator Peter Marsh met his brother Daniel Marsh in Geneva. Peter Marsh left first.")
        assert at(actors, "Peter Marsh").name == "Peter Marsh"
        assert at(actors, "Daniel Marsh").name == "Daniel Marsh"

    def test_a_title_tells_two_bearers_of_a_surname_apart(self, find: Find) -> None:
        text = "Senator Peter Marsh met General Daniel Marsh in Geneva. They talked for hours. General Marsh left first."
        assert at(find(text), "General Marsh").name == "Daniel Marsh"

    @pytest.mark.parametrize(
        ("text", "name", "role", "country"),
        [
            ("Norway's Foreign Minister Kari Dahl said no.", "Kari Dahl", "Foreign Minister", "NOR"),
            ("Foreign Minister Kari Dahl of Norway said no.", "Kari Dahl", "Foreign Minister", "NOR"),
            ("Federal Chancellor of Austria Karl Huber said no.", "Karl Huber", "Federal Chancellor", "AUT"),
            ("Kari Dahl, the Norwegian foreign minister, said no.", "Kari Dahl", "foreign minister", "NOR"),
            ("Norway's foreign minister, Kari Dahl, said no.", "Kari Dahl", "foreign minister", "NOR"),
            ("The President of Latvia Janis Ozols said no.", "Janis Ozols", "President", "LVA"),
            ("US Secretary of State Robert Keane said no.", "Robert Keane", "Secretary of State", "USA"),
            ("Helen Ward, a State Department spokesperson, said no.", "Helen Ward", "State Department spokesperson", "USA"),
        ],
    )
    def test_the_role_is_apart_from_the_name(self, find: Find, text: str, name: str, role: str, country: str) -> None:
        actors = find(text)
        actor = actors.at(token(actors, name))
        assert actor is not None
        assert (actor.name, actor.type, actor.role, actor.country) == (name, "person", role, country)

    def test_what_somebody_was_makes_them_of_the_elite(self, find: Find) -> None:
        assert at(find("Former Dutch prime minister Jan Smit said no."), "Smit").sector == "ELI"

    @pytest.mark.parametrize(
        ("title", "sector"),
        [
            ("President", "PRE"),
            ("Prime Minister", "PRM"),
            ("Gen.", "MIL"),
            ("Sen.", "LEG"),
            ("Judge", "JUD"),
            ("Bishop", "REL"),
        ],
    )
    def test_a_title_gives_the_sector(self, find: Find, title: str, sector: str) -> None:
        assert at(find(f"{title} Martin Kovacs said the plan had failed."), "Kovacs").sector == sector


class TestStatesAndBodies:
    @pytest.mark.parametrize(
        ("subject", "kind", "country"),
        [
            ("Moscow", "state", "RUS"),
            ("The Kremlin", "state", "RUS"),
            ("The White House", "state", "USA"),
            ("Burkina Faso", "state", "BFA"),
            ("The UK", "state", "GBR"),
            ("NATO", "body", "IGO"),
            ("The European Commission", "body", "IGO"),
            ("Hezbollah", "body", "LBN"),
        ],
    )
    def test_names_that_stand_for_a_government_or_organisation(self, find: Find, subject: str, kind: str, country: str) -> None:
        actor = at(find(f"{subject} rejected the offer on Monday."), subject)
        assert (actor.type, actor.country) == (kind, country)

    @pytest.mark.parametrize(
        ("phrase", "name", "country", "sector"),
        [
            ("Ukraine's air force", "Ukraine's air force", "UKR", "MIL"),
            ("The Peruvian military", "Peruvian military", "PER", "MIL"),
            ("Kenya's Ministry of Defence", "Kenya's Ministry of Defence", "KEN", "GOV"),
            ("Chile's Defense Department", "Chile's Defense Department", "CHL", None),
            ("The Egyptian intelligence service", "Egyptian intelligence service", "EGY", "SPY"),
            ("Danish trade unions", "Danish trade unions", "DNK", "LAB"),
            ("Two Ethiopian soldiers", "Two Ethiopian soldiers", "ETH", "MIL"),
            ("A senior US official", "A senior US official", "USA", "GOV"),
            ("A UN official", "A UN official", "IGO", "IGO"),
            ("Protesters in Chile", "Protesters in Chile", "CHL", "CVL"),
            ("Officials from Jordan", "Officials from Jordan", "JOR", "GOV"),
            ("A hospital doctor", "A hospital doctor", None, "HLH"),
            ("A Somali pirate", "A Somali pirate", "SOM", "CRM"),
        ],
    )
    def test_a_described_actor_keeps_the_words_of_the_text(
        self, find: Find, phrase: str, name: str, country: str | None, sector: str | None
    ) -> None:
        actors = find(f"{phrase} rejected the offer on Monday.")
        verb = actors.text.words.index("rejected")
        subject = actors.text.child(verb, "nsubj")
        assert subject is not None
        actor = actors.at(subject)
        assert actor is not None
        assert (actor.name, actor.country) == (name, country)
        assert sector is None or actor.sector == sector

    def test_who_is_backed_by_a_state_does_not_act_for_it(self, find: Find) -> None:
        assert at(find("The Iran-backed group fired two rockets."), "group").country is None

    def test_an_acronym_in_brackets_stands_for_the_name(self, find: Find) -> None:
        actors = find("The Northern Grain Board (NGB) met on Monday. The NGB said prices had fallen.")
        assert at(actors, "NGB", 2).name == "Northern Grain Board"

    def test_a_general_noun_takes_up_the_body_named_before(self, find: Find) -> None:
        actors = find("Hamas rejected the text. The militant group said it wanted guarantees.")
        assert at(actors, "group").name == "Hamas"
        assert at(actors, " it").name == "Hamas"


class TestReferences:
    def test_a_role_is_the_person_who_holds_it(self, find: Find) -> None:
        text = (
            "Ukrainian President Ihor Bondar met Polish President Adam Zielinski. "
            "The Ukrainian president praised the talks. The Polish president agreed."
        )
        actors = find(text)
        assert at(actors, "Ukrainian president").name == "Ihor Bondar"
        assert at(actors, "Polish president").name == "Adam Zielinski"

    def test_an_indefinite_role_is_somebody_else(self, find: Find) -> None:
        actors = find("Foreign Minister Kari Dahl left. A minister said the talks had failed.")
        assert at(actors, "A minister").type == "unnamed"

    def test_a_definite_source_keeps_the_fullest_phrase(self, find: Find) -> None:
        actors = find("A senior defense official spoke of delays. The official said more were coming.")
        assert at(actors, "The official").name == "A senior defense official"

    def test_the_two_leaders_are_the_two_whom_the_article_makes_plain(self, find: Find) -> None:
        actors = find("President Ihor Bondar met Prime Minister Anna Berg. The two leaders discussed gas.")
        actor = at(actors, "two leaders")
        assert actor.type == "joint"
        assert sorted(m.name for m in actor.members) == ["Anna Berg", "Ihor Bondar"]

    def test_both_sides_is_no_guess_where_nobody_is_plain(self, find: Find) -> None:
        assert at(find("Both sides fired shells overnight."), "Both sides").type != "joint"

    def test_a_report_speaks_for_its_author(self, find: Find) -> None:
        actors = find("A report by Amnesty International lists ten cases. The report said more were likely.")
        assert at(actors, "The report").name == "Amnesty International"

    def test_a_coordination_is_a_joint_actor(self, find: Find) -> None:
        actors = find("Ukraine and its allies rejected the plan.")
        actor = at(actors, "Ukraine")
        assert (actor.type, actor.name) == ("joint", "Ukraine and its allies")
        assert actor.mention is not None
        assert actor.mention.quote == "Ukraine and its allies"


class TestPronouns:
    def test_he_is_the_subject_of_the_sentence_before(self, find: Find) -> None:
        actors = find("Peter Marsh met Daniel Okoro in Geneva. He called the talks useful.")
        assert at(actors, "He").name == "Peter Marsh"

    def test_gender_shown_by_a_title_rules_out(self, find: Find) -> None:
        actors = find("Mrs. Laura Marsh met Mr. Daniel Okoro in Geneva. He called the talks useful.")
        assert at(actors, "He").name == "Daniel Okoro"

    def test_who_speaks_is_not_in_what_is_said(self, find: Find) -> None:
        actors = find("Ukraine's general staff reported a strike. The plant supplied the Russian army, it added.")
        assert at(actors, " it").name == "Ukraine's general staff"

    def test_the_narration_does_not_take_up_a_name_from_a_quotation(self, find: Find) -> None:
        actors = find("Peter Marsh was blunt. “Daniel Okoro lied to us,” he said.")
        assert at(actors, " he").name == "Peter Marsh"

    @pytest.mark.parametrize("word", ["I", "we", "you"])
    def test_first_and_second_persons_are_left_to_the_statement(self, find: Find, word: str) -> None:
        actors = find(f"Peter Marsh was blunt. “Now {word} must wait,” he said.")
        assert actors.at(token(actors, f"Now {word}")) is None

    def test_the_mention_is_the_pronoun_itself(self, find: Find) -> None:
        mention = at(find("Peter Marsh left. He was tired."), "He").mention
        assert mention is not None
        assert mention.quote == "He"


class TestHelp:
    def test_a_demonym_gives_the_state(self, find: Find) -> None:
        actors = find("Russia denied it. Russian troops crossed the river.")
        state = actors.state_of(token(actors, "Russian"))
        assert state is not None
        assert (state.name, state.type, state.country) == ("Russia", "state", "RUS")

    def test_a_country_is_the_state_as_the_article_names_it(self, find: Find) -> None:
        state = find("Polish troops crossed the river. Warsaw was pleased.").of_country("POL")
        assert state is not None
        assert state.name == "Poland"

    def test_whose_office_it_is(self, find: Find) -> None:
        actors = find("Peter Marsh left. His office confirmed it.")
        owner = actors.possessor(token(actors, "office"))
        assert owner is not None
        assert owner.name == "Peter Marsh"

    def test_a_state_and_its_seat_of_government_are_the_same_actor(self, find: Find) -> None:
        actors = find("Moscow refused. Russia had said so before.")
        assert actors.same(at(actors, "Moscow"), at(actors, "Russia"))

    @pytest.mark.parametrize("words", ["Monday", "proposal", "percent"])
    def test_what_cannot_speak_or_act_is_nobody(self, find: Find, words: str) -> None:
        actors = find("The proposal of last Monday won support of 40 percent.")
        assert actors.at(token(actors, words)) is None


def test_every_mention_is_verbatim_and_short(find: Find) -> None:
    actors = find("Officials from Ukraine and Russia's Ministry of Defence met. “We wait,” said Kari Dahl, their host.")
    text = actors.text.text
    assert actors.mentions
    for mention in actors.mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        assert len(mention.span.quote.split()) <= 12


def test_a_user_adds_actors_of_their_own(reader: Reader, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[actors.actors]]\nname = "Corridor Contact Group"\nalso = ["CCG"]\ncountry = "IGO"\nsector = "IGO"\n')
    text = "The CCG welcomed the deal."
    parsed = reader.language.parse(text, paragraphs_of(text))
    article = Article(id="test", text=text)
    actors = ActorStep(Lexicon(own))(parsed, article, reader.places(parsed, article))
    assert [(m.name, m.country, m.sector) for m in actors.mentions] == [("CCG", "IGO", "IGO")]


def test_a_part_of_a_number_of_actors_acts_for_their_state(find: Find) -> None:
    actor = at(find("Dozens of Kenyan soldiers left the camp."), "Dozens")
    assert (actor.name, actor.country, actor.sector) == ("Dozens of Kenyan soldiers", "KEN", "MIL")


def test_a_pronoun_shows_the_gender_of_the_only_one_it_can_mean(find: Find) -> None:
    text = "Robin Marsh opened the meeting. She spoke briefly. Then Daniel Okoro met Robin Marsh. He smiled."
    assert at(find(text), "He").name == "Daniel Okoro"


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("He refused to comment.", "He", "nobody is named before whom the pronoun could mean"),
        (
            "Peter Marsh and Daniel Marsh met in Geneva. Marsh left first.",
            "Marsh",
            "several people of the article bear this name",
        ),
    ],
)
def test_what_the_article_leaves_open_is_said(find: Find, text: str, words: str, reason: str) -> None:
    assert (words, reason) in [(r.span.quote, r.reason) for r in find(text).refusals]


def test_a_plural_office_is_held_by_each_of_the_names_after_it(read: Callable[..., Reading]) -> None:
    reading = read(
        "Foreign Ministers Lena Sorensen and Omar Haddad met in Oslo on Monday. Sorensen said that the road was open."
    )
    people = {m.name: m.role for m in reading.mentions if isinstance(m, ActorMention) and m.type == "person"}
    assert people == {"Lena Sorensen": "foreign minister", "Omar Haddad": None}


def test_hyphenated_offices_are_one_role(read: Callable[..., Reading]) -> None:
    reading = read(
        "UN Secretary-General Ana Lopes condemned the raid. The vice-president told reporters that talks would go on."
    )
    mentions = {m.name: m for m in reading.mentions if isinstance(m, ActorMention)}
    assert mentions["Ana Lopes"].role == "UN Secretary-General"
    assert mentions["vice-president"].sector == "GOV"


def test_a_name_that_is_taken_up_by_its_last_word_is_a_persons(read: Callable[..., Reading]) -> None:
    text = "Vasyl Hrytsenko spoke to Ana Lopes twice on Monday. In the first call, Hrytsenko said, he asked for shells."
    names = {m.span.quote: m.name for m in read(text).mentions if isinstance(m, ActorMention)}
    assert names["Hrytsenko"] == names["he"] == "Vasyl Hrytsenko"


def test_a_name_that_a_label_repeats_is_named_once(find: Find) -> None:
    actors = find("President of Estonia Alar Tamm Tamm Alar: Thank you. Tamm left.")
    assert at(actors, "Tamm", 3).name == "Alar Tamm"


def test_a_group_is_called_by_its_capitalised_name_and_its_acronym(find: Find) -> None:
    actors = find("A hacking group called Red Storm (RS) attacked a dam. RS said so.")
    assert (at(actors, "group").name, at(actors, "RS", 2).name) == ("Red Storm", "Red Storm")


def test_a_group_described_by_its_country_is_the_only_such_one_even_of_a_quotation(find: Find) -> None:
    actors = find("“We fear Hezbollah,” the mayor said. The Lebanese Iran-backed Islamist group has fired rockets.")
    assert at(actors, "group").name == "Hezbollah"


def test_the_country_is_a_state_not_its_seat(find: Find) -> None:
    assert at(find("Kenya is at peace. Police in Nairobi said so. The country votes in May."), "country").name == "Kenya"


def test_a_parliament_is_one_by_its_own_name_and_its_states(find: Find) -> None:
    actors = find("The Estonian parliament met on Monday. The Riigikogu passed the budget.")
    assert at(actors, "Riigikogu").name == "Estonian parliament"


def test_the_man_is_the_only_one_introduced_just_before(find: Find) -> None:
    actors = find("A Peruvian national was held on Sunday. The man had a map.")
    assert at(actors, "man").name == "A Peruvian national"


def test_it_takes_up_a_body_described_by_a_name(find: Find) -> None:
    actors = find("Reuters spoke to voters.\n\nCritics of Kenya's government accused it of fraud.")
    assert at(actors, "accused it").name == "Kenya's government"


def test_a_phrase_that_is_somebodys_has_the_name_of_whose_it_is(find: Find) -> None:
    actors = find("The European Union met on Monday. Norway praised the bloc's leaders.")
    assert at(actors, "leaders").name == "European Union's leaders"


def test_rebels_described_by_their_state_are_the_only_ones_named_by_whatever_form(find: Find) -> None:
    text = "Houthi rebels fired. “The Houthis must stop,” he said. Rain fell on Hamas and Fatah. The Yemeni rebels fired again."
    assert "Houthi" in at(find(text), "rebels", 2).name
