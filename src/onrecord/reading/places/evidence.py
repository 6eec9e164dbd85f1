"""The evidence for and against a name's being meant as a place, from the words around it and the rest of the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.reading.language import Parsed
from onrecord.reading.places.gazetteer import Entry, Gazetteer, holds
from onrecord.reading.places.recognise import Candidate

LABELS = {"GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people", "ORG": "body", "PERSON": "person"}
OTHER_SPELLING = 10  # how many times smaller a town known by another spelling counts
SIZES = ((1_000_000, "metropolis"), (100_000, "city"), (15_000, "town"), (0, "village"))


@dataclass(slots=True)
class Surroundings:
    """What an article says of its names as a whole: entity labels by token, and the words that are persons' names in it."""

    text: Parsed
    label: dict[int, str] = field(default_factory=dict)
    whole: set[tuple[int, int]] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    persons_names: list[tuple[int, int]] = field(default_factory=list)
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
            found.persons_names.append((entity.start, entity.end))
            found.persons |= {text.lower[t] for t in range(entity.start, entity.end) if text.words[t][0].isupper()}
    for token in range(1, len(text)):
        if text.lower[token - 1] in titles and text.words[token][0].isupper():
            found.persons.add(text.lower[token])
    found.common = {word for word in text.words if word.islower()}
    return found


class Evidence:
    """Names the signals that a candidate's surroundings give."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        words = gazetteer.lexicon.words
        self.prepositions = frozenset(words.prepositions)
        self.quarters = frozenset(words.quarters)
        self.titles = frozenset(words.titles)
        self.bodies = frozenset(words.bodies)
        self.residents = frozenset(words.residents)
        map_words = (*words.features, *words.regions, *words.whereabouts)
        self.whereabouts = frozenset(words.whereabouts)
        self.after_places = self.bodies | self.residents | self.titles | frozenset(map_words)
        self.at_object = frozenset(words.at_object)
        self.at_target = frozenset(words.at_target)
        self.verbal = frozenset(words.verbal)
        self.named_after = frozenset(words.named_after)
        self.seats = gazetteer.seats
        self.organisations = gazetteer.organisations

    def signals(
        self, found: Surroundings, one: Candidate, starts: dict[int, Candidate], ends: dict[int, Candidate]
    ) -> Iterator[str]:
        """The signals of a candidate; ``starts`` and ``ends`` are the article's candidates by first and by end token."""
        text = found.text
        if one.entries and one.entries[0].kind in ("water", "land", "site") and one.end - one.start > 1:
            yield "listed"
            return
        yield f"form:{one.form}"
        yield from self._of_name(found, one)
        yield from self._before(text, found, one, ends)
        yield from self._after(text, found, one, starts)
        yield from self._of_clause(text, one)

    def is_ruled_out(self, found: Surroundings, one: Candidate) -> bool:
        """Whether the candidate is no place whatever else speaks for it."""
        tests = (self._is_common_word, self._is_in_persons_name, self._is_in_name_of_thing)
        return any(test(found, one) for test in tests)

    def _is_in_persons_name(self, found: Surroundings, one: Candidate) -> bool:
        """Whether the name is part of a person's, as "Jordan" is of "Jordan Hughes"."""
        text = found.text
        for a, b in found.persons_names:
            if a <= one.start and one.end <= b and b - a > one.end - one.start:
                beside = [t for t in (one.start - 1, one.end) if a <= t < b]
                return any(text.words[t][0].isupper() for t in beside)
        return one.form == "name" and not one.generic and self._is_given_name(found, one)

    def _is_in_name_of_thing(self, found: Surroundings, one: Candidate) -> bool:
        """Whether a town's name is part of what a thing is called wherever it is ("Stockholm syndrome")."""
        text = found.text
        town = one.form == "name" and all(e.kind != "country" for e in one.entries)
        head = text.head[one.end - 1]
        return town and head >= one.end and text.dep[one.end - 1] == "compound" and text.lower[head] in self.named_after

    def _is_given_name(self, found: Surroundings, one: Candidate) -> bool:
        """Whether the word behind the name is a surname: it speaks, has a title, or is a person's to the parser."""
        text, surname = found.text, one.end
        if surname >= len(text) or text.head[surname - 1] != surname or text.pos[surname] != "PROPN":
            return False
        if text.lower[surname] in self.after_places:
            return False
        if one.start > 0 and text.lower[one.start - 1] in self.titles and text.words[one.start - 1][0].isupper():
            return True
        speaks = text.dep[surname] == "nsubj" and text.lemma[text.head[surname]] in self.verbal
        labels = (found.label.get(one.start), found.label.get(surname))
        beside = [text.head[surname]] if text.dep[surname] == "conj" else text.all_children(surname, "conj")
        if any(a <= other < b for a, b in found.persons_names for other in beside):
            return True
        return "body" not in labels and (speaks or "person" in labels)

    def _is_common_word(self, found: Surroundings, one: Candidate) -> bool:
        """Whether a single word is a verb, adverb or adjective that only begins a sentence ("Reading", "Most", "Mobile")."""
        text = found.text
        if one.end - one.start > 1 or one.form != "name" or one.start in found.label or text.words[one.start].isupper():
            return False
        begins = text.sentences[text.sent[one.start]][0] == one.start and text.dep[one.start] in ("amod", "compound")
        return text.tag[one.start].startswith(("VB", "RB", "JJ") if begins else ("VB", "RB"))

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
        if all(e.spelt for e in one.entries) and one.form == "name" and one.name not in self.seats:
            yield "other spelling"
        if text.text[text.start[one.start] : text.end[one.end - 1]] in self.organisations and self._is_plain_town(one):
            yield "organisation"
        if any(text.lower[t] in found.persons for t in range(one.start, one.end)):
            yield "person elsewhere"
        if one.end - one.start == 1 and text.lower[one.start] in found.common:
            yield "common word elsewhere"
        if not any(text.tag[t] in ("NNP", "NNPS") for t in range(one.start, one.end)):
            yield "no proper noun"
        word = text.words[one.start]
        if word.isupper() and len(word) > 1 and one.form == "name":
            yield "capitals" if len(word) > 4 else "short capitals"

    def _is_plain_town(self, one: Candidate) -> bool:
        """Whether a name is at most a town's, and stands for no government."""
        return one.name not in self.seats and all(e.kind in ("town", "county") for e in one.entries)

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
            outskirts = word == "of" and before > 0 and text.lower[before - 1] in self.whereabouts  # "south of", "the town of"
            yield "before:in" if outskirts or word in ("in", "near", "at") else "before:preposition"
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
        elif word in self.whereabouts and text.head[one.end - 1] == after:
            yield "after:whereabouts"
        elif text.pos[after] == "NOUN":
            yield "after:noun"

    def _of_clause(self, text: Parsed, one: Candidate) -> Iterator[str]:
        token = one.end - 1
        government = one.name in self.seats or any(e.kind in ("country", "site") for e in one.entries)
        if text.dep[token] == "nsubj" and text.lemma[text.head[token]] in self.verbal and not government:
            yield "speaks"
        while text.dep[token] == "conj" and text.head[token] != token:
            token = text.head[token]
        head, dep = text.head[token], text.dep[token]
        struck = dep in ("dobj", "nsubjpass") and text.lemma[head] in self.at_object
        if struck or (dep == "pobj" and text.lemma[text.head[head]] in self.at_target):
            yield "target"

    def _holds(self, outer: Candidate, inner: Candidate) -> bool:
        return any(holds(o, i) for o in outer.entries for i in inner.entries)


def size(entries: tuple[Entry, ...]) -> str:
    """What the most prominent of ``entries`` is."""
    kinds = {e.kind for e in entries}
    for kind in ("country", "water", "land", "site", "region"):
        if kind in kinds:
            return kind
    people = max((e.population // (OTHER_SPELLING if e.spelt else 1) for e in entries if e.kind == "town"), default=-1)
    if people < 0:
        return "county" if "county" in kinds else "unknown"
    return next(name for least, name in SIZES if people >= least)
