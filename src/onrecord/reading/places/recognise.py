"""Which words name a place: names of the gazetteer weighed by the words around them, and named things on the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Entry, Gazetteer
from onrecord.reading.places.tables import fold

Form = Literal["name", "adjective", "abbreviation", "feature"]
LONGEST = 6  # tokens in a name
LIST = 12  # tokens of a list of names with one word for all of them behind it
ARTICLES = frozenset(["al", "el", "as", "ash", "ad", "an", "ar", "at", "az"])  # Arabic, before a hyphen: "el-Obeid"
FUNCTION = frozenset(["DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT", "NUM"])


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Words (a token range) that may name a place: the folded ``name``, what bears it, whether it is called a region."""

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    form: Form
    generic: bool = False


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital, an elided article before it or not ("d'Alene")."""
    return word[0].isupper() or (word[1:2] in ("'", "’") and word[2:3].isupper())


class Recogniser:
    """Finds candidates."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        words = gazetteer.lexicon.words
        self.regions = frozenset(words.regions)
        self.features = frozenset(words.features)
        self.features_before = frozenset(words.features_before)
        self.titles = frozenset(words.titles)
        self.locative = frozenset(words.locative)
        self.seldom = frozenset(map(fold, words.seldom))
        self.joining = frozenset(words.joining)

    def candidates(self, text: Parsed) -> list[Candidate]:
        """All candidates of a text, in order, none overlapping."""
        found: dict[int, Candidate] = {}
        runs = list(self.runs(text))
        for start, end in runs:
            at = start
            while at < end:
                candidate = self._at(text, at, end)
                if candidate:
                    found[at] = candidate
                at = candidate.end if candidate else at + 1
        taken = {token for c in found.values() for token in range(c.start, c.end)}
        found |= {c.start: c for c in self._unknown(text, runs) if not taken.intersection(range(c.start, c.end))}
        return [found[start] for start in sorted(found)]

    def _at(self, text: Parsed, start: int, end: int) -> Candidate | None:
        """What is named from ``start`` on, in a run of capitalised words that ends at ``end``."""
        article = text.lower[start] in ("the", "a", "an")
        hyphened = text.words[start] in ARTICLES and text.words[start + 1] == "-"
        if not (article or hyphened) and (text.words[start] in self.joining or text.pos[start] in FUNCTION):
            return None
        if article:  # "The Hague", but no "The River"
            found = (self._named(text, start, stop) for stop in range(end, start + 1, -1))
            return next((c for c in found if c and not all(e.spelt for e in c.entries)), None)
        return self._listed(text, start) or self._feature(text, start, end) or self._longest(text, start, end)

    def _listed(self, text: Parsed, start: int) -> Candidate | None:
        """A place of the lexicon's, with words in small letters or not ("Kerch bridge")."""
        if fold(text.words[start]) not in self.gazetteer.listed_starts:
            return None
        last = min(text.sentences[text.sent[start]][1], start + LONGEST)
        for stop in range(last, start + 1, -1):
            name = self._folded(text, start, stop)
            if text.words[stop - 1][0].isalpha() and self.gazetteer.listed(name):
                return Candidate(start, stop, name, self.gazetteer.lookup(name), "name")
        return None

    def _unknown(self, text: Parsed, runs: list[tuple[int, int]]) -> Iterator[Candidate]:
        """What the parser takes for a place, or stands behind "in" or "near", though the gazetteer does not have it."""
        tagged = {t: e.label for e in text.entities for t in range(e.start, e.end)}
        for start, end in runs:
            before = text.lower[start - 1] if start else ""
            if before in self.locative and text.tag[end - 1] == "NNP" and not tagged.keys() & set(range(start, end)):
                yield Candidate(start, end, self._folded(text, start, end), (), "feature")
        for entity in text.entities:
            last = text.words[entity.end - 1]
            if entity.label in ("GPE", "LOC", "FAC") and last[0].isupper() and not (last.isupper() and len(last) < 6):
                start = next(t for t in range(entity.start, entity.end) if text.words[t][0].isupper())
                yield Candidate(start, entity.end, self._folded(text, start, entity.end), (), "feature")

    def runs(self, text: Parsed) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words, with what may join them ("Isle of Wight", "Port-au-Prince")."""
        capital = [is_capital(word) for word in text.words]
        for token in range(len(capital) - 2):
            if text.words[token] in ARTICLES and text.words[token + 1] == "-":
                capital[token] = capital[token + 2]
        for first, last in text.sentences:
            start = None
            for token in range(first, last + 1):
                if token < last and capital[token]:
                    start = token if start is None else start
                elif start is not None and not self._joins(text, token, last, capital):
                    yield start, token
                    start = None

    def _joins(self, text: Parsed, token: int, last: int, capital: list[bool]) -> bool:
        """Whether what stands at ``token`` joins capitalised words."""
        ahead = token
        while ahead < last and ahead < token + 3 and text.lower[ahead] in self.joining:
            ahead += 1
        return token < ahead < last and capital[ahead]

    def _feature(self, text: Parsed, start: int, end: int) -> Candidate | None:
        """A named thing on the map that begins at ``start``: "Cedar Creek", "Lake Harmon"."""
        lower = text.lower
        for stop in range(min(end, start + LONGEST), start + 1, -1):
            capitals = all(text.words[t][0].isupper() for t in range(start, stop))
            named_after = capitals and lower[stop - 1] in self.features
            named_before = capitals and stop == start + 2 and lower[start] in self.features_before
            if (named_after or named_before) and not any(lower[t] in self.titles for t in range(start, stop)):
                name = self._folded(text, start, stop)
                return Candidate(start, stop, name, self.gazetteer.lookup(name), "feature")
        return None

    def _longest(self, text: Parsed, start: int, end: int) -> Candidate | None:
        """The longest name at ``start`` that the gazetteer or the lexicon has."""
        for stop in range(min(end, start + LONGEST), start, -1):
            cut = stop < end and text.words[stop] == "-" and text.lower[stop - 1] in ARTICLES  # "Al" of "Al-Hasakah"
            if is_capital(text.words[stop - 1]) and not cut and (found := self._named(text, start, stop)):
                return self._with_generic(text, found)
        return None

    def _named(self, text: Parsed, start: int, stop: int) -> Candidate | None:
        written = text.text[text.start[start] : text.end[stop - 1]]
        dotted = stop < len(text) and text.words[stop] == "." and text.start[stop] == text.end[stop - 1]
        iso = self.gazetteer.abbreviations.get(written.replace(" ", "") + "." * dotted) or self._postal(text, start, stop)
        if iso:
            region = self.gazetteer.region_of_iso(iso)
            return Candidate(start, stop + dotted, iso, (region,) if region else (), "abbreviation")
        name = self._folded(text, start, stop)
        if start and text.lower[start - 1] == "the":  # no town has an article before it
            with_article = self.gazetteer.listed(f"{name} river") or self.gazetteer.listed(name)
            if with_article:
                return Candidate(start, stop, name, with_article, "name")
        if state := self.gazetteer.adjectives.get(name):
            return Candidate(start, stop, name, self.gazetteer.lookup(state)[:1], "adjective")
        if name in self.seldom:
            return None
        entries = self.gazetteer.lookup(name) or self.gazetteer.lookup(name.removesuffix("h"))
        if entries and entries[0].kind == "country" and len(name) < 4 and not written.isupper():
            entries = entries[1:]  # "Us" is not "US"
        return Candidate(start, stop, name, entries, "name") if entries else None

    def _postal(self, text: Parsed, start: int, stop: int) -> str | None:
        """The region of a postal code behind a comma ("Laredo, TX"): its ISO 3166-2 code."""
        code = text.words[start]
        if stop != start + 1 or len(code) != 2 or not code.isupper() or not start or text.words[start - 1] != ",":
            return None
        return next((iso for iso in (f"US-{code}", f"CA-{code}") if self.gazetteer.region_of_iso(iso)), None)

    def _folded(self, text: Parsed, start: int, stop: int) -> str:
        return fold(text.text[text.start[start] : text.end[stop - 1]])

    def _with_generic(self, text: Parsed, found: Candidate) -> Candidate:
        """The candidate as a region where a word says so after it, or after further names ("Sumy and Lviv regions").

        Only a word of its own belongs to the name.
        """
        end = found.end
        kind = self._kind_behind(text, found)
        if found.form != "name" or kind is None:
            return found
        regions = tuple(e for e in found.entries if e.kind in ("region", "county", "land"))
        if not text.words[kind][0].isupper():
            regions = regions or self._around(found.entries)
        stop = end + 1 if text.lower[end] in self.regions else end
        return Candidate(found.start, stop, found.name, regions, "name", generic=True) if regions else found

    def _kind_behind(self, text: Parsed, found: Candidate) -> int | None:
        """The token that says that a name is a region's: the next one, or a plural behind further names."""
        token, last = found.end, text.sentences[text.sent[found.start]][1]
        if token < last and text.lower[token] in self.regions:
            return token
        while token < min(last, found.end + LIST) and (
            text.lower[token] in (",", "and", "or") or text.words[token][0].isupper()
        ):
            token += 1
        plural = token < last and text.tag[token] in ("NNS", "NNPS") and text.lemma[token] in self.regions
        return token if plural else None

    def _around(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The regions around the largest town of a name, for regions called after it ("Orenburg region")."""
        towns = sorted((e for e in entries if e.kind == "town" and e.regions), key=lambda e: -e.population)
        return (self.gazetteer.region(towns[0].regions[0]),) if towns else ()
