"""Persons: whose names stand in the text, joined over the article, never two people of one surname.

A run of capitalised words is a person's name where the entity recogniser says so, or where the text does: by a title before
it or an apposition beside it. A surname alone goes to the one bearer of it whom title, prominence or nearness makes plain;
else it stays a surname.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from onrecord.reading.actors.marking import Marked
from onrecord.reading.actors.titles import Title, Titles

LONGEST_NAME = 3  # words of a name that is known only by how it is taken up
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
    ]
)
SUFFIXES = frozenset(("jr.", "jr", "sr.", "sr", "ii", "iii", "iv"))
MODIFIER = frozenset(("compound", "poss", "nmod", "amod"))
NEAR = 3  # sentences


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the article: the fullest name, its words folded, and what the text says they are."""

    number: int
    name: str
    keys: tuple[str, ...]
    gender: str | None = None
    titles: list[Title] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What identifies the person within the article."""
        return f"person {self.number}"

    @property
    def title(self) -> Title | None:
        """The title that says most: with a country before without, of now before former, the first before later ones."""
        said = [t for t in self.titles if t.noun]
        return max(said, key=lambda t: (t.country is not None, t.sector not in (None, "ELI", "CVL")), default=None)


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name at one place: its tokens, half-open, and the nouns that stand beside it as titles."""

    start: int
    end: int
    person: Person
    titles: tuple[Title, ...]


def persons(marked: Marked) -> list[Named]:
    """Every mention of a person by name, in text order."""
    ranges = sorted(_Names(marked).ranges())
    return _Bearers(marked, ranges).named()


class _Names:
    """Finds where persons' names stand."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.text = marked.text
        self.titles = Titles(marked)
        self.labels = {t: e.label for e in marked.text.entities for t in range(e.start, e.end)}
        self.votes = self._votes()

    def _votes(self) -> dict[str, int]:
        """How much oftener each of the article's names is taken for a person's than for a place's or a body's."""
        votes: dict[str, int] = {}
        for entity in self.text.entities:
            name = " ".join(self.marked.folded[entity.start : entity.end])
            votes[name] = votes.get(name, 0) + (1 if entity.label == "PERSON" else -1)
        return votes

    def ranges(self) -> list[tuple[int, int]]:
        """The names' tokens, half-open: first what is a name by itself, then what ends in or is the surname of one."""
        runs = list(self._runs())
        found = [name for run in runs if (name := self._name_in(*run))]
        found += self._taken_up(runs, set(found))
        surnames = {self.marked.folded[end - 1] for _, end in found}
        taken = {t for start, end in found for t in range(start, end)}
        for start, end in runs:
            first = self._after_titles(start, end)
            if end - first > 1 and end - 1 not in taken and self.marked.folded[end - 1] in surnames:
                found.append((first, end))
                taken.update(range(first, end))
        return found + [(t, t + 1) for t in self._bare(surnames, taken)]

    def _taken_up(self, runs: list[tuple[int, int]], found: set[tuple[int, int]]) -> list[tuple[int, int]]:
        """Names that nobody recognised, of which the article goes on to use the last word alone, as it does with persons."""
        folded, known = self.marked.folded, {t for start, end in found for t in range(start, end)}
        plain = [(start, end) for start, end in runs if not known & set(range(start, end)) and self._is_plain(start, end)]
        alone = {folded[start] for start, end in plain if end - start == 1}
        return [(start, end) for start, end in plain if 1 < end - start <= LONGEST_NAME and folded[end - 1] in alone]

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether a run of capitalised words has no article, and neither a place's nor an office's or a body's name in it."""
        marked, text = self.marked, self.text
        if start > 0 and text.lower[start - 1] == "the":
            return False
        return not any(
            t in marked.toponyms or t in marked.listed or t in marked.called or text.words[t].isupper()
            for t in range(start, end)
        )

    def _bare(self, surnames: set[str], taken: set[int]) -> list[int]:
        """The tokens that are a known surname, or a spelling of one, and stand alone."""
        unclaimed = [t for t, word in enumerate(self.text.words) if word[0].isupper() and self._may_be_surname(t, taken)]
        names = {self.marked.folded[t] for t in unclaimed if self.text.pos[t] == "PROPN"}
        borne = surnames | {name for name in names if any(alike(name, surname) for surname in surnames)}
        return [t for t in unclaimed if self.marked.folded[t] in borne]

    def _may_be_surname(self, token: int, taken: set[int]) -> bool:
        if token in taken or token in self.marked.listed or token in self.marked.called:
            return False
        return token == 0 or not self._is_name_word(token - 1)

    def _runs(self) -> Iterator[tuple[int, int]]:
        text, token = self.text, 0
        while token < len(text):
            end = self._run_end(token) if self._is_name_word(token) else token
            if end > token:
                yield token, end
            token = max(end, token + 1)

    def _run_end(self, token: int) -> int:
        text, end = self.text, token
        stop = text.sentences[text.sent[token]][1]
        while end < stop:
            ahead = end + 1
            if self._is_name_word(end) or (
                end > token and ahead < stop and text.lower[end] in PARTICLES and self._is_name_word(ahead)
            ):
                end += 1
            elif end > token and ahead < stop and text.words[end] == "-" and self._is_hyphen(end):
                end += 2
            else:
                break
        return end

    def _is_hyphen(self, token: int) -> bool:
        text = self.text
        joined = text.end[token - 1] == text.start[token] and text.end[token] == text.start[token + 1]
        return (
            joined
            and text.tag[token - 1] in ("NNP", "NNPS")
            and text.words[token + 1].isalpha()
            and text.pos[token + 1] == "PROPN"
        )

    def _is_name_word(self, token: int) -> bool:
        text = self.text
        person = self.labels.get(token) == "PERSON"
        listed = self.marked.listed.get(token)
        of = listed is not None and self.marked.folded[listed.start - 1] == "of"  # "the chancellor of Austria X"
        if (listed is not None and (of or not person)) or not text.words[token][0].isupper():
            return False
        return text.pos[token] == "PROPN" or (person and text.pos[token] not in ("DET", "ADP", "PART"))

    def _name_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The person's name in a run of capitalised words, without the titles before it."""
        first = self._after_titles(start, end)
        end = self._without_echo(first, end)
        inside = [t for t in range(first, end) if self.labels.get(t) == "PERSON"]
        titled = self._has_title(first)
        if inside and not titled:
            first = inside[0]
        told = titled or (end - first > 1 and self._is_set_off(first, end))
        return (first, end) if (inside or told) and first < end and self._is_plausible(first, end, told) else None

    def _without_echo(self, first: int, end: int) -> int:
        """Where a name ends that a page's label repeats, in the same or in reverse order: "Jan Kask Kask Jan"."""
        folded, middle = self.marked.folded, first + (end - first) // 2
        name, echo = folded[first:middle], folded[middle:end]
        return middle if len(name) > 1 and echo in (name, name[::-1]) else end

    def _after_titles(self, start: int, end: int) -> int:
        first = start
        for token in range(start, end):
            if self._is_title(token, end):
                called = self.marked.called.get(token)
                first = min(end, max(first, called.end if called else token + 1))
        while first < end and first > 0 and self._is_portfolio(first):
            first += 1
        return first

    def _is_set_off(self, first: int, end: int) -> bool:
        return self.titles.after(end) is not None or self.titles.set_off_before(first, end) is not None

    def _is_title(self, token: int, end: int) -> bool:
        """Whether a word in a run of capitalised words is a title, not a part of the name."""
        called = self.marked.called.get(token)
        if self.titles.is_short(token):
            return token + 1 < end
        if called is None:
            return False
        return self.labels.get(token) != "PERSON" or (token + 1 < end and called.noun.sector in ("PRE", "PRM", "GOV", "REL"))

    def _is_portfolio(self, token: int) -> bool:
        """Whether a capitalised word belongs to the office before the name: "Minister of Foreign Affairs X"."""
        outside = self.labels.get(token) != "PERSON"
        return outside and self.marked.folded[token] in self.marked.tables.portfolios and self.text.pos[token - 1] != "PUNCT"

    def _has_title(self, first: int) -> bool:
        return first > 0 and (self.titles.is_short(first - 1) or self.titles.before(first) is not None)

    def _is_inside_other_name(self, first: int) -> bool:
        """Whether the title before a name is itself a part of a body's name ("Republican National Convention")."""
        label, before = self.labels.get(first), self.labels.get(first - 1)
        return label == before and label not in (None, "PERSON") and first - 1 not in self.marked.listed

    def _is_plausible(self, first: int, end: int, told: bool) -> bool:
        text = self.text
        words = [text.words[t] for t in range(first, end)]
        if not all(w[0].isalpha() or w == "-" for w in words):
            return False
        if told:
            return not self._is_inside_other_name(first)
        if first > 0 and text.lower[first - 1] == "the" and text.dep[end - 1] not in MODIFIER:
            return False
        if all(t in self.marked.toponyms or t in self.marked.listed for t in range(first, end)):
            return False
        if self.votes.get(" ".join(self.marked.folded[first:end]), 1) < 0:
            return False
        if len(words) == 1 and words[0].isupper():
            return False
        shouted = [w.isupper() and len(w) > 2 and not set(w) <= set("IVX") for w in words]
        return all(shouted) if len(words) > 1 and any(shouted) else not any(shouted)


class _Bearers:
    """Joins names to persons."""

    def __init__(self, marked: Marked, ranges: list[tuple[int, int]]) -> None:
        self.marked = marked
        self.text = marked.text
        self.titles = Titles(marked)
        self.ranges = ranges
        self.people: list[Person] = []

    def named(self) -> list[Named]:
        for start, end in sorted(self.ranges, key=lambda r: r[0] - r[1]):
            if len(self._keys(start, end)) > 1:
                self._full(start, end)
        return [self._named(start, end) for start, end in self.ranges]

    def _named(self, start: int, end: int) -> Named:
        titles = tuple(self.titles.beside(start, end))
        person = self._full(start, end) if len(self._keys(start, end)) > 1 else self._single(start, end, titles)
        person.seen.append(start)
        person.titles += titles
        person.gender = person.gender or next((t.gender for t in titles if t.gender), None)
        return Named(start, end, person, titles)

    def _full(self, start: int, end: int) -> Person:
        keys = self._keys(start, end)
        same = next((p for p in self.people if len(p.keys) > 1 and same_person(p.keys, keys)), None)
        return same or self._new(start, end, keys)

    def _new(self, start: int, end: int, keys: tuple[str, ...]) -> Person:
        person = Person(len(self.people), self.text.span(start, end).quote, keys)
        self.people.append(person)
        return person

    def _single(self, start: int, end: int, titles: tuple[Title, ...]) -> Person:
        """The bearer of a name that stands alone: of the surname, else of a first name or a family name put first."""
        keys = self._keys(start, end)
        full = [p for p in self.people if len(p.keys) > 1]
        bearers = [p for p in full if alike(p.keys[-1], keys[0])] or [p for p in full if alike(p.keys[0], keys[0])]
        plain = bearers if len(bearers) == 1 else self._plainest(bearers, titles, start)
        if len(plain) == 1:
            return plain[0]
        same = next((p for p in self.people if len(p.keys) == 1 and alike(p.keys[0], keys[0])), None)
        return same or self._new(start, end, keys)

    def _plainest(self, bearers: list[Person], titles: tuple[Title, ...], start: int) -> list[Person]:
        """Those of several bearers of one name whom title, gender, prominence or nearness speaks for."""
        if titles:
            held = [p for p in bearers if any(self._fits(p, t) for t in titles)]
            if held:
                return held
        counts = sorted((len(p.seen) for p in bearers), reverse=True)
        if len(counts) > 1 and counts[0] >= 2 * counts[1] + 2:
            return [p for p in bearers if len(p.seen) == counts[0]]
        sent = self.text.sent[start]
        return [p for p in bearers if any(0 <= sent - self.text.sent[t] <= NEAR for t in p.seen if t < start)]

    def _fits(self, person: Person, title: Title) -> bool:
        if title.noun is None:
            return person.gender is not None and person.gender == title.gender
        return any(t.noun and self.marked.tables.same_office(t.noun, title.noun) for t in person.titles)

    def _keys(self, start: int, end: int) -> tuple[str, ...]:
        folded = tuple(self.marked.folded[t] for t in range(start, end) if self.text.words[t] != "-")
        return tuple(w for w in folded if w not in SUFFIXES) or folded


def alike(a: str, b: str) -> bool:
    """Whether two folded words are one name, or spellings of one ("zelensky", "zelenskyy")."""
    return a == b or (min(len(a), len(b)) > 4 and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= 0.85)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: words of the one all in the other, or one surname and first names that agree."""
    short, long = sorted((a, b), key=len)
    if all(any(alike(s, w) for w in long) for s in short):
        return True
    return alike(a[-1], b[-1]) and _agree(*sorted((a[0].rstrip("."), b[0].rstrip(".")), key=len))


def _agree(short: str, long: str) -> bool:
    """Whether a first name is the other's initial, or short for it: its letters in order ("Joe", "Joseph")."""
    letters = iter(long)
    return short[:1] == long[:1] and (alike(short, long) or all(c in letters for c in short))
