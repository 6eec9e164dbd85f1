"""Places: which names are places, which of their namesakes they mean, and where a clause puts its deed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.places.gazetteer import distance
from onrecord.reading.places.tables import fold
from onrecord.reading.reader import Reader, Reading
from onrecord.records import Article, PlaceMention

Read = Callable[..., Reading]


def places(reading: Reading) -> dict[str, PlaceMention]:
    return {m.span.quote: m for m in reading.mentions if isinstance(m, PlaceMention)}


def place_of(reader: Reader, text: str, word: str) -> str | None:
    """Where the deed of ``word`` takes place, by the text's words."""
    parsed = reader.language.parse(text, [(0, len(text))])
    found = reader.places(parsed, Article(id="test", text=text)).of_clause(parsed.words.index(word))
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name", "country", "near"),
    [
        ("Two barns burned down in Lebanon, Ohio, on Friday.", "Lebanon", "USA", (39.4, -84.2)),
        ("The bus left Odessa, Texas, before dawn.", "Odessa", "USA", (31.8, -102.4)),
        ("Clashes broke out in Tripoli, in northern Lebanon, between two clans.", "Tripoli", "LBN", (34.4, 35.8)),
        ("Drones struck Donetsk in Russia's Rostov region overnight.", "Donetsk", "RUS", (48.3, 40.0)),
        ("The minister flew to the Venezuelan city of Valencia.", "Valencia", "VEN", (10.2, -68.0)),
        ("The governor lives in Springfield, Ill., and works there.", "Springfield", "USA", (39.8, -89.6)),
        ("The mayor of Cambridge, Mass., wrote back.", "Cambridge", "USA", (42.4, -71.1)),
        ("Shelling killed three people in Kupiansk, officials said.", "Kupiansk", "UKR", (49.7, 37.6)),
        ("Kiev was dark and cold in the winter of the blackouts.", "Kiev", "UKR", (50.5, 30.5)),
        ("The army pulled out of the Kherson region.", "Kherson region", "UKR", (46.6, 33.2)),
        ("Aid reached Deir al-Balah and el-Obeid.", "el-Obeid", "SDN", (13.2, 30.2)),
        ("Georgia's ruling party won in Tbilisi and Batumi.", "Georgia", "GEO", (42.0, 43.5)),
        ("The Georgia National Guard sent soldiers to Savannah.", "Georgia", "USA", (32.7, -83.4)),
        ("Canada sent a frigate to the region.", "Canada", "CAN", (60.0, -96.0)),
        ("The ministers signed the pact in Washington.", "Washington", "USA", (38.9, -77.0)),
        ("The clerk moved from Spokane to Yakima, in Washington state.", "Washington state", "USA", (47.4, -120.7)),
        ("Rain fell on Okhtyrka and nearby Trostyanets.", "Trostyanets", "UKR", (50.5, 35.0)),
        ("Traders cross the river at Muse, north of Lashio.", "Muse", "MMR", (24.0, 97.9)),
        ("The camp lies an hour from Tawila in Darfur.", "Tawila", "SDN", (13.5, 24.9)),
        ("A ferry sank off San Pedro de Macorís.", "San Pedro de Macorís", "DOM", (18.5, -69.3)),
        ("Hikers were found near Coeur d'Alene.", "Coeur d'Alene", "USA", (47.7, -116.8)),
        ("A typhoon formed over the Pacific.", "Pacific", None, (0.0, -160.0)),
        ("The speaker came back to the White House.", "White House", "USA", (38.9, -77.0)),
    ],
)
def test_a_name_means_the_namesake_that_its_surroundings_speak_of(
    read: Read, text: str, name: str, country: str | None, near: tuple[float, float]
) -> None:
    found = places(read(text))[name]
    assert found.country == country
    assert found.lat is not None
    assert found.lon is not None
    assert distance((found.lat, found.lon), near) < 161


def test_two_namesakes_may_stand_in_one_article(read: Read) -> None:
    reading = read("Birmingham, Alabama, is a twin town of Birmingham, England.")
    found = [m.country for m in reading.mentions if isinstance(m, PlaceMention) and m.name == "Birmingham"]
    assert found == ["USA", "GBR"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Drones flew over the Bryansk and Oryol regions.", ["Bryansk", "Oryol"]),
        ("Shells fell in Kharkiv, Sumy and Chernihiv oblasts.", ["Kharkiv", "Sumy", "Chernihiv"]),
    ],
)
def test_a_word_for_their_kind_is_that_of_all_names_before_it(reader: Reader, text: str, names: list[str]) -> None:
    parsed = reader.language.parse(text, [(0, len(text))])
    found = reader.places(parsed, Article(id="test", text=text)).found
    assert [(one.place.name, one.kind) for one in found] == [(name, "region") for name in names]


@pytest.mark.parametrize("name", ["Red Sea", "Strait of Hormuz", "Kerch bridge", "Rafah crossing", "Crimean peninsula"])
def test_seas_straits_and_sites_have_points_of_their_own(read: Read, name: str) -> None:
    found = places(read(f"A tanker was hit not far from the {name} on Monday."))[name]
    assert found.lat is not None
    assert found.literal


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jordan Hughes told reporters that the road was closed.", "Jordan"),
        ("Reading the letter aloud, she wept.", "Reading"),
        ("Mr. Lincoln Washington said no.", "Lincoln"),
        ("It was cold in March and in May.", "March"),
        ("Mobile clinics opened in Odesa.", "Mobile"),
        ("Savannah Briggs and Lena Holt, two engineers, built the bridge.", "Savannah"),
        ("Doctors spoke of Stockholm syndrome.", "Stockholm"),
        ("Envoys praised the Minsk agreements.", "Minsk"),
        ("The Justice Department appealed.", "Justice"),
        ("Negotiators say that Hamas wants a longer truce.", "Hamas"),
    ],
)
def test_persons_and_common_words_are_no_places(read: Read, text: str, name: str) -> None:
    assert name not in places(read(text))


@pytest.mark.parametrize(
    ("text", "name", "literal"),
    [
        ("Moscow warned that it would answer in kind.", "Moscow", False),
        ("Officials say the deal between Beijing and Tehran is close.", "Beijing", False),
        ("The envoys put pressure on Kyiv to sign.", "Kyiv", False),
        ("US officials declined to comment.", "US", False),
        ("The Pentagon declined to comment.", "Pentagon", False),
        ("A fire alarm emptied the Pentagon.", "Pentagon", True),
        ("The Ukrainian delegation left early.", "Ukrainian", False),
        ("The envoys met in Moscow on Sunday.", "Moscow", True),
        ("The president visited Beijing last week.", "Beijing", True),
        ("A drone struck a house in Kyiv.", "Kyiv", True),
        ("Trucks waited at the border with Poland.", "Poland", True),
    ],
)
def test_a_name_that_stands_for_its_government_is_not_literal(read: Read, text: str, name: str, literal: bool) -> None:
    found = places(read(text))[name]
    assert found.literal is literal
    assert found.lat is not None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The ministers met in Doha on Monday.", "met", "Doha"),
        ("The ministers held talks in Doha on Monday.", "talks", "Doha"),
        ("Negotiators returned to Geneva for another round of talks.", "talks", "Geneva"),
        ("The Doha talks ended without a deal.", "talks", "Doha"),
        ("A strike on a market in El Fasher killed nine people.", "strike", "El Fasher"),
        ("Nine people were killed in a strike on Tyre.", "strike", "Tyre"),
        ("Russian missiles hit Kharkiv overnight.", "hit", "Kharkiv"),
        ("The chancellor visited Poland in June.", "visited", "Poland"),
        ("A column broke the siege of the barracks and the blockade of Bamako.", "blockade", "Bamako"),
        ("The rebels broke the siege on Kadugli.", "broke", "Kadugli"),
        ("Sumy came under fire at dawn.", "fire", "Sumy"),
        ("The Bosniak town of Zvornik, seized by militias in 1992, was quiet.", "seized", "Zvornik"),
        ("Mourners returned to Bakhmut, which fell in May.", "fell", "Bakhmut"),
        ("Jets hit Homs repeatedly, including a strike on a depot.", "strike", "Homs"),
        ("Planes bombed homes in the Jabaliya camp in northern Gaza.", "bombed", "Jabaliya"),
        ("The navy seized Kismayo. Its fighters had overrun the town in 2008.", "overrun", "Kismayo"),
        ("Talks were held in Istanbul in May. The envoys will meet again in the Turkish city.", "meet", "Istanbul"),
    ],
)
def test_a_deed_is_where_its_clause_puts_it(reader: Reader, text: str, word: str, place: str) -> None:
    assert place_of(reader, text, word) == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Moscow rejected the offer.", "rejected"),
        ("France condemned the attack in Nice.", "condemned"),
        ("The foreign minister of Egypt called for calm.", "called"),
        ("Sweden sent military aid to Kyiv.", "aid"),
        ("Rebels in Yemen praised the plan.", "praised"),
    ],
)
def test_who_acts_and_what_is_spoken_of_is_no_place_of_the_deed(reader: Reader, text: str, word: str) -> None:
    assert place_of(reader, text, word) is None


def test_an_unknown_village_is_a_place_without_a_point(read: Read) -> None:
    found = places(read("Soldiers entered the village of Qarbazin near Hama."))
    assert found["Qarbazin"].resolved is None
    assert found["Qarbazin"].lat is None


def test_what_was_seen_and_refused_is_told(read: Read) -> None:
    reading = read("Lincoln asked why Washington had not moved faster.")
    assert [r.span.quote for r in reading.refusals if r.step == "places"] == ["Lincoln"]


def test_close_namesakes_are_alternatives(reader: Reader) -> None:
    text = "A fire broke out in Santa Cruz."
    parsed = reader.language.parse(text, [(0, len(text))])
    found = reader.places(parsed, Article(id="test", text=text)).found
    assert len(found) == 1
    assert {p.country for p in found[0].place.alternatives} != {found[0].place.country}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Denis", "St. Denis"),
        ("Khān Yūnis", "Khan Yunis"),
        ("N’Djamena", "N'Djamena"),
        ("Łódź", "Lodz"),
        ("Fort Worth", "Ft. Worth"),
    ],
)
def test_spellings_that_differ_by_accents_and_stops_are_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_points_of_the_lexicon_lie_among_the_gazetteers_towns(reader: Reader) -> None:
    gazetteer = reader.places.gazetteer
    known = gazetteer.lexicon
    for code, point in known.points.items():
        towns = gazetteer.towns_of(code)
        assert all(min(axis) <= at <= max(axis) for at, axis in zip(point, zip(*towns, strict=True), strict=True)), code
    for group, farthest in ((known.sites, 125), (known.towns, 125), (known.lands, 300), (known.waters, 300)):
        for name, place in group.items():
            towns = gazetteer.towns_of(place.country) if place.country else []
            assert not towns or min(distance(place.at, town) for town in towns) < farthest, name
