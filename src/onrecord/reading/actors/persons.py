"""Persons: whose names stand in the text, joined over the article, with the roles that the text gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from onrecord.reading.actors.marking import Called, Marked
from onrecord.reading.actors.tables import fold

PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "ter",
        "ten",
        "zu",
        "abu",
        "-",
    ]
)
SUFFIXES = frozenset(("jr.", "jr", "sr.", "sr", "ii", "iii", "iv"))
ROLE_WORDS = ("NOUN", "PROPN", "ADJ", "ADV", "NUM")


@dataclass(frozen=True, slots=True)
class Title:
    """A role that the text gives a person: the noun's words, the role as the text words it, for which country and sector."""

    noun: str
    words: str
    country: str | None
    sector: str | None


@dataclass(slots=True)
class Person:
    """Somebody named in the article. ``keys`` are the folded words of the fullest name."""

    name: str
    keys: tuple[str, ...]
    gender: str | None = None
    titles: list[Title] = field(default_factory=list)

    @property
    def title(self) -> Title | None:
        """The title that says most: one with a country before one without, the first before later ones."""
        return max(self.titles, key=lambda t: (t.country is not None, t.sector is not None), default=None)


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name at one place."""

    start: int
    end: int
    person: Person


def persons(marked: Marked) -> list[Named]:
    """Every mention of a person by name, in text order."""
    return _Finder(marked).found()


class _Finder:
    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.text = marked.text
        self.ner = {t: e for e in marked.text.entities if e.label == "PERSON" for t in range(e.start, e.end)}
        self.labels = {t: e.label for e in marked.text.entities for t in range(e.start, e.end)}
        self.people: list[Person] = []

    def found(self) -> list[Named]:
        ranges = [r for run in self._runs() if (r := self._name_in(*run))]
        for start, end in sorted(ranges, key=lambda r: r[0] - r[1]):
            if end - start > 1:
                self._join(start, end)
        named = [Named(start, end, self._bearer(start, end)) for start, end in ranges]
        known = {t for n in named for t in range(n.start, n.end)}
        surnames = {p.keys[-1]: p for p in reversed(self.people)}
        for token, word in enumerate(self.marked.folded):
            if (
                word in surnames
                and token not in known
                and token not in self.marked.listed
                and self.text.words[token][0].isupper()
            ):
                named.append(Named(token, token + 1, surnames[word]))
        named.sort(key=lambda n: n.start)
        for one in named:
            self._note_titles(one)
        return named

    def _runs(self) -> Iterator[tuple[int, int]]:
        text, token = self.text, 0
        while token < len(text):
            if text.pos[token] != "PROPN" and token not in self.ner:
                token += 1
                continue
            end = self._run_end(token)
            if end > token:
                yield token, end
            token = max(end, token + 1)

    def _run_end(self, token: int) -> int:
        text, end, stop = self.text, token, self.text.sentences[self.text.sent[token]][1]
        while end < stop:
            if self._is_name_word(end) or (
                text.lower[end] in PARTICLES
                and end > token
                and end + 1 < stop
                and (self._is_name_word(end + 1) or text.words[end] == "-")
            ):
                end += 1
            else:
                break
        return end

    def _is_name_word(self, token: int) -> bool:
        listed = token in self.marked.listed and token not in self.ner
        return not listed and self.text.words[token][0].isupper() and (self.text.pos[token] == "PROPN" or token in self.ner)

    def _name_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The person's name in a run of capitalised words, without the titles before it."""
        marked, first = self.marked, start
        for token in range(start, end):
            called = marked.called.get(token)
            if (called and token not in self.ner) or self._is_title(token):
                first = max(first, min(called.end if called else token + 1, end))
        persons = [t for t in range(first, end) if t in self.ner]
        if persons and not self._is_title(first - 1):
            first = max(first, persons[0])
        if first >= end or (marked.listed.get(end - 1) and end - first == 1):
            return None
        if persons or self._is_title(first - 1) or self._is_person_noun(first - 1) or self._has_apposition(first, end):
            return (first, end) if self._is_plausible(first, end) else None
        return None

    def _is_title(self, token: int) -> bool:
        tables, word = self.marked.tables, self.marked.folded[token]
        return token >= 0 and (word in tables.honorifics or word in tables.abbreviations)

    def _is_person_noun(self, token: int) -> bool:
        called = self.marked.called_until.get(token + 1)
        return called is not None and called.noun.kind == "person" and self.text.tag[called.head] in ("NN", "NNP")

    def _has_apposition(self, start: int, end: int) -> bool:
        return end - start > 1 and self._apposed(end) is not None and self.labels.get(end - 1) not in ("GPE", "LOC")

    def _is_plausible(self, start: int, end: int) -> bool:
        text = self.text
        if text.lower[start - 1] == "the" and end - start == 1 and start > 0:
            return False
        return all(text.words[t][0].isalpha() or text.words[t] == "-" for t in range(start, end))

    def _apposed(self, end: int) -> Called | None:
        """The noun for a person in the words set off by a comma after a name ("…, the ministry's spokesperson")."""
        text, marked = self.text, self.marked
        if end >= len(text) or text.words[end] not in (",", "(", "–", "—"):
            return None
        for token in range(end + 1, min(end + 10, text.sentences[text.sent[end]][1])):
            called = marked.called.get(token)
            if called and called.noun.kind == "person" and text.tag[token] in ("NN", "NNP"):
                after = token + 1
                if after >= len(text) or text.pos[after] not in ("NOUN", "PROPN", "PART"):
                    return called
            if (
                text.pos[token] not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "ADV", "PRON", "NUM")
                and text.words[token] != "-"
            ):
                return None
        return None

    def _join(self, start: int, end: int) -> Person:
        keys = self._keys(start, end)
        for person in self.people:
            if same_person(person.keys, keys):
                return person
        person = Person(self._spelling(start, end), keys)
        self.people.append(person)
        return person

    def _bearer(self, start: int, end: int) -> Person:
        keys = self._keys(start, end)
        if len(keys) > 1:
            return next((p for p in self.people if same_person(p.keys, keys)), None) or self._join(start, end)
        for match in (-1, 0):
            bearers = [p for p in self.people if alike(p.keys[match], keys[0])]
            if len(bearers) == 1:
                return bearers[0]
            if bearers:
                break
        return self._join(start, end)

    def _keys(self, start: int, end: int) -> tuple[str, ...]:
        folded = [self.marked.folded[t] for t in range(start, end) if self.text.words[t] != "-"]
        keys = tuple(w for w in folded if w not in SUFFIXES)
        return keys or tuple(folded) or (self.marked.folded[start],)

    def _spelling(self, start: int, end: int) -> str:
        return self.text.span(start, end).quote

    def _note_titles(self, named: Named) -> None:
        text, marked, person = self.text, self.marked, named.person
        before = named.start - 1
        while before >= 0 and self._is_title(before):
            word = marked.folded[before]
            person.gender = person.gender or marked.tables.honorifics.get(word) or None
            if (full := marked.tables.abbreviations.get(word)) and (noun := self._noun(full)):
                person.titles.append(Title(noun[0], full, self._country_before(before), noun[1]))
            before -= 1
        if (called := self._title_before(before + 1)) is not None:
            self._add(person, called)
        if (called := self._apposed(named.end)) is not None:
            self._add(person, called)
        if text.words[before] in (",", "–") and named.end < len(text) and text.words[named.end] in (",", "–", "."):
            if (
                (called := marked.called_until.get(before))
                and called.noun.kind == "person"
                and text.tag[called.head] in ("NN", "NNP")
            ):
                self._add(person, called)

    def _noun(self, word: str) -> tuple[str, str | None] | None:
        entry = next((n for n in self.marked.tables.nouns.get(word.split()[-1], ()) if " ".join(n.words) == word), None)
        return (word, entry.sector) if entry else None

    def _title_before(self, start: int) -> Called | None:
        """The role that stands before a name: "Foreign Minister X", "President of Ukraine X"."""
        text, marked = self.text, self.marked
        called = marked.called_until.get(start)
        if called is None and start > 1 and text.pos[start - 1] in ("PROPN", "NOUN"):
            for token in range(start - 2, max(start - 12, text.sentences[text.sent[start]][0]) - 1, -1):
                if text.pos[token] not in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "CCONJ", "PART"):
                    return None
                if (
                    token in marked.called
                    and text.lower[token + 1] in ("of", "for")
                    and marked.called[token].noun.kind == "person"
                ):
                    called = marked.called[token]
                    break
        fits = called and called.noun.kind == "person" and text.tag[called.head] in ("NN", "NNP", "JJ")
        return called if fits else None

    def _add(self, person: Person, called: Called) -> None:
        marked, text = self.marked, self.text
        start = called.start
        while start > 0 and text.pos[start - 1] in ROLE_WORDS and text.sent[start - 1] == text.sent[called.head]:
            start -= 1
        country = marked.country_of(called.head, start) or self._country_before(start)
        own = [t for t in range(start, called.end) if t not in marked.listed or marked.listed[t].known.type != "state"]
        words = " ".join(text.words[t] for t in own)
        person.titles.append(Title(" ".join(called.noun.words), words, country, marked.sector_of(called.head, start)))
        person.gender = person.gender or marked.tables.gender.get(called.noun.words[-1])

    def _country_before(self, start: int) -> str | None:
        """The country of what stands right before a role: "Ukraine's", "US"."""
        text = self.text
        before = start - 1
        if before > 0 and text.tag[before] == "POS":
            before -= 1
        listing = self.marked.listed.get(before)
        return listing.known.country if listing else None


def alike(a: str, b: str) -> bool:
    """Whether two folded words are one name, or spellings of one ("zelensky", "zelenskyy")."""
    return a == b or (min(len(a), len(b)) > 4 and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= 0.85)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: one surname, and first names that go together."""
    short, long = sorted((a, b), key=len)
    if len(short) > 1 and all(any(alike(s, w) for w in long) for s in short):
        return True
    first, other = a[0].rstrip("."), b[0].rstrip(".")
    initial = first == other[:1] or other == first[:1] or first[:2] == other[:2]
    return alike(a[-1], b[-1]) and len(short) > 1 and initial


__all__ = ["Named", "Person", "Title", "alike", "fold", "persons", "same_person"]
