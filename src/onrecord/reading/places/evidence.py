"""The evidence for and against a name's being meant as a place, from the words around it and the rest of the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Entry, Words
from onrecord.reading.places.recognise import Candidate

LABELS = {"GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people", "ORG": "body", "PERSON": "person"}
SPREAD = 3  # first-level regions in which a name may have namesakes and still say where an article plays
SIZES = ((1_000_000, "metropolis"), (100_000, "city"), (15_000, "town"), (0, "village"))


@dataclass(slots=True)
class Surroundings:
    """What an article says of its names as a whole: entity labels by token, and the words that are persons' names in it."""

    text: Parsed
    label: dict[int, str] = field(default_factory=dict)
    whole: set[tuple[int, int]] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    common: set[str] = field(default_factory=set)


def surroundings(text: Parsed, candidates: list[Candidate], titles: frozenset[str]) -> Surroundings:
    """Reads an article's entities, persons' names and uncapitalised words."""
    found = Surroundings(text)
    places = {(c.start, c.end) for c in candidates}
    for entity in text.entities:
        found.whole.add((entity.start, entity.end))
        for token in range(entity.start, entity.end):
            found.label[token] = LABELS.get(entity.label, "other")
        if entity.label == "PERSON" and entity.end - entity.start > 1 and (entity.start, entity.end) not in places:
            found.persons |= {text.lower[t] for t in range(entity.start, entity.end) if text.words[t][0].isupper()}
    for token in range(1, len(text)):
        if text.lower[token - 1] in titles and text.words[token][0].isupper():
            found.persons.add(text.lower[token])
    found.common = {word for word in text.words if word.islower()}
    return found


class Evidence:
    """Names the signals that a candidate's surroundings give."""

    def __init__(self, words: Words) -> None:
        self.prepositions = frozenset(words.prepositions)
        self.quarters = frozenset(words.quarters)
        self.titles = frozenset(words.titles)
        self.bodies = frozenset(words.bodies)
        self.residents = frozenset(words.residents)

    def signals(
        self, found: Surroundings, one: Candidate, starts: dict[int, Candidate], ends: dict[int, Candidate]
    ) -> Iterator[str]:
        """The signals of a candidate; ``starts`` and ``ends`` are the article's candidates by first and by end token."""
        text = found.text
        yield f"form:{one.form}"
        yield from self._of_name(found, one)
        yield from self._before(text, found, one, ends)
        yield from self._after(text, found, one, starts)

    def _of_name(self, found: Surroundings, one: Candidate) -> Iterator[str]:
        text = found.text
        labels = [found.label.get(t, "none") for t in range(one.start, one.end)]
        whole = (one.start, one.end) in found.whole
        yield f"entity:{labels[-1]}{'' if whole or labels[-1] == 'none' else ' part'}"
        yield f"size:{size(one.entries)}"
        if one.generic:
            yield "generic"
        if one.end - one.start > 1 and not one.generic:
            yield "several words"
        if all(e.spelt for e in one.entries) and one.form == "name":
            yield "other spelling"
        if any(text.lower[t] in found.persons for t in range(one.start, one.end)):
            yield "person elsewhere"
        if one.end - one.start == 1 and text.lower[one.start] in found.common:
            yield "common word elsewhere"
        if not any(text.tag[t] in ("NNP", "NNPS") for t in range(one.start, one.end)):
            yield "no proper noun"
        word = text.words[one.start]
        if word.isupper() and len(word) > 1 and one.form == "name":
            yield "capitals" if len(word) > 4 else "short capitals"

    def _before(self, text: Parsed, found: Surroundings, one: Candidate, ends: dict[int, Candidate]) -> Iterator[str]:
        before = one.start - 1
        if before < 0 or text.sent[before] != text.sent[one.start]:
            yield "before:sentence start"
            return
        word = text.lower[before]
        if word in self.quarters:
            yield "before:quarter"
        elif word in self.titles:
            yield "before:title"
        elif word in self.prepositions:
            yield "before:in" if word in ("in", "near", "at") else "before:preposition"
        elif word == ",":
            yield "before:place, " if before in ends else "before:comma"
        elif word in ("the", "a", "an", "this", "that"):
            yield "before:article"
        elif word in ("and", "or"):
            yield "before:and"
        elif text.words[before][0].isupper() and before + 1 not in ends and before not in ends:
            yield "before:person" if found.label.get(before) == "person" else "before:name"

    def _after(self, text: Parsed, found: Surroundings, one: Candidate, starts: dict[int, Candidate]) -> Iterator[str]:
        after = one.end
        if after >= len(text) or text.sent[after] != text.sent[one.start]:
            yield "after:sentence end"
            return
        word = text.lower[after]
        capital = text.words[after][0].isupper()
        if word == "," and after + 1 in starts and self._holds(starts[after + 1], one):
            yield "after:, region"
        elif word in self.bodies and capital:
            yield "after:body"
        elif word in self.residents or word in self.titles:
            yield "after:residents"
        elif word in ("'s", "’s", "'", "’"):
            yield "after:'s"
        elif word in ("--", "—", "–", "(") and text.left[one.start] <= one.start:
            yield "after:dash"
        elif capital and after in starts:
            yield "after:place"
        elif capital:
            yield "after:person" if found.label.get(after) == "person" else "after:name"
        elif text.pos[after] in ("VERB", "AUX"):
            yield "after:verb"
        elif text.pos[after] in ("NOUN",):
            yield "after:noun"

    def _holds(self, outer: Candidate, inner: Candidate) -> bool:
        return any(holds(o, i) for o in outer.entries for i in inner.entries)


def in_focus(seen: list[Candidate], sure: list[Candidate]) -> list[bool]:
    """Whether each candidate may lie in a region that a surer name of the article speaks of.

    A name with namesakes all over the world puts nothing in focus.
    """
    plain = [one for one in sure if len({e.regions[0] for e in one.entries if e.regions}) <= SPREAD]
    names: dict[int, set[str]] = defaultdict(set)
    for one in plain:
        for region in _regions(one):
            names[region].add(one.name)
    return [any(names[region] - {one.name} for region in _regions(one) & names.keys()) for one in seen]


def _regions(one: Candidate) -> set[int]:
    return {region for entry in one.entries for region in entry.regions}


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether ``inner`` lies in ``outer``, a state or region."""
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    return bool(outer.kind in ("region", "county") and outer.regions[-1] in inner.regions and outer != inner)


def size(entries: tuple[Entry, ...]) -> str:
    """What the most prominent of ``entries`` is."""
    kinds = {e.kind for e in entries}
    for kind in ("country", "water", "land", "site", "region"):
        if kind in kinds:
            return kind
    people = max((e.population for e in entries if e.kind == "town" and not e.spelt), default=-1)
    if people < 0:
        return "county" if "county" in kinds else "spelling" if entries else "unknown"
    return next(name for least, name in SIZES if people >= least)
