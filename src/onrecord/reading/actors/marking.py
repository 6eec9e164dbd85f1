"""Marks in the text: which tokens name a listed state or organisation, and which are nouns for somebody who speaks or acts.

A noun phrase's country and sector are read from the marks in it: possessors, demonyms, compounds, and the prepositional phrases
after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.actors.tables import Known, Noun, Spelled, Tables, fold
from onrecord.reading.language import Parsed
from onrecord.reading.places import Places

BEFORE_NOUN = frozenset(
    ["det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "npadvmod", "punct", "neg", "advmod"]
)
OF_WHOM = frozenset(["of", "from", "for", "at", "in", "with", "within", "on"])
NOT_FIRST = frozenset(("PUNCT", "ADV", "CCONJ", "SCONJ", "ADP", "PART"))
LONGEST_PHRASE = 10  # tokens of a prepositional phrase that are searched for a country


@dataclass(frozen=True, slots=True)
class Listing:
    """A listed actor's name at one place: its tokens, half-open."""

    start: int
    end: int
    known: Known


@dataclass(frozen=True, slots=True)
class Called:
    """A noun for an actor at one place: its tokens, half-open, and which of them is its head."""

    start: int
    end: int
    head: int
    noun: Noun


class Marked:
    """An article with the listed names and the nouns for actors in it, by token."""

    def __init__(self, text: Parsed, tables: Tables, places: Places) -> None:
        self.text = text
        self.tables = tables
        self.folded = [fold(word) for word in text.words]
        self.toponyms = {t: found for found in places.found for t in range(found.start, found.end)}
        self.listed: dict[int, Listing] = {}
        self.called: dict[int, Called] = {}
        self.called_until: dict[int, Called] = {}
        for listing in self._listings():
            self.listed.update(dict.fromkeys(range(listing.start, listing.end), listing))
        self.backed = {t for listing in self.listings for t in self._backed(listing)}
        nouns = list(self._nouns())
        self.within = {t: c for c in sorted(nouns, key=lambda c: c.end - c.start) for t in range(c.start, c.end)}
        for called in nouns:
            if self.within[called.head] is called:
                self.called[called.head] = called
                self.called_until[called.end] = called

    @property
    def listings(self) -> list[Listing]:
        """The listed names in text order."""
        return list(dict.fromkeys(self.listed.values()))

    def _listings(self) -> Iterator[Listing]:
        names, until = self.tables.names, 0
        persons = {t: e for e in self.text.entities if e.label == "PERSON" for t in range(e.start, e.end)}
        for token, word in enumerate(self.folded):
            if token < until or word not in names:
                continue
            hit = next((e for e in names[word] if self._stands(token, e)), None)
            if hit is None:
                continue
            until = token + len(hit.tokens)
            person = persons.get(token)
            if (
                person is None
                or person.end <= until
                or not self.text.words[until][0].isupper()
                or self.folded[token - 1] == "of"
            ):
                yield Listing(token, until, hit.known)

    def _backed(self, listing: Listing) -> range:
        """The words of "Iran-backed", "Hamas-run": they name another than the one spoken of."""
        words, end = self.text.lower, listing.end
        backed = words[end : end + 1] == ["-"] and words[end + 1 : end + 2] != [] and words[end + 1] in self.tables.backed
        return range(listing.start, end + 2) if backed else range(0)

    def _stands(self, token: int, entry: Spelled) -> bool:
        end = token + len(entry.tokens)
        if end > token + 1 and tuple(self.folded[token:end]) != entry.tokens:
            return False
        words = self.text.words
        if entry.acronym:
            return all(w.isupper() or not w.isalpha() for w in words[token:end])
        return all(words[token + k][0].isupper() for k in entry.capitals)

    def _nouns(self) -> Iterator[Called]:
        nouns, text = self.tables.nouns, self.text
        for token, pos in enumerate(text.pos):
            if pos in ("NOUN", "PROPN") or (pos == "ADJ" and text.dep[token] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")):
                entries = nouns.get(self.folded[token]) or nouns.get(text.lemma[token]) or nouns.get(self._singular(token))
                called = self._called(token, entries) if entries else None
                if called is not None:
                    yield called

    def _singular(self, token: int) -> str:
        """A capitalised plural's singular: the parser takes such words for names, and leaves them as they are."""
        word = self.folded[token]
        if self.text.tag[token] not in ("NNPS", "NNP"):
            return word
        return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")

    def _called(self, token: int, entries: list[Noun]) -> Called | None:
        for noun in entries:
            if noun.capitalised and not self.text.words[token][0].isupper():
                continue
            start = token - noun.head
            end = start + len(noun.words)
            around = zip(range(start, end), noun.words, strict=True)
            if start >= 0 and end <= len(self.folded) and all(k == token or self.folded[k] == w for k, w in around):
                return Called(start, end, token, noun)
        return None

    def is_person_noun(self, called: Called | None) -> bool:
        """Whether a noun names one person."""
        if called is None or called.noun.kind != "person" or self.text.tag[called.head] not in ("NN", "NNP", "JJ"):
            return False
        return self.folded[called.head] == called.noun.words[called.noun.head]

    def start_of(self, head: int) -> int:
        """Where the noun phrase of ``head`` begins, its determiner and possessor included."""
        text = self.text
        called = self.called.get(head)
        start = called.start if called else head
        for child in reversed(text.children[head]):
            if child < head and text.dep[child] in BEFORE_NOUN and text.right[child] >= start - 1:
                start = min(start, text.left[child])
        while start < head and text.pos[start] in NOT_FIRST and not self._counts(start, head):
            start += 1
        return start

    def _counts(self, token: int, head: int) -> bool:
        """Whether a word belongs to the number before a noun: "at least 13 people"."""
        text = self.text
        while token != head and text.head[token] != token:
            token = text.head[token]
            if text.pos[token] == "NUM":
                return True
        return False

    def attached(self, head: int) -> list[tuple[int, int]]:
        """The prepositional phrases after a noun that say whose or where from: preposition and object."""
        text = self.text
        preps = [c for c in text.children[head] if c > head and text.lower[c] in OF_WHOM]
        return [(p, c) for p in preps for c in text.children[p] if text.dep[c] == "pobj"]

    def country_in(self, tokens: range) -> str | None:
        """The country of the first listed name among ``tokens``, else of the first toponym."""
        listed = [t for t in tokens if t in self.listed]
        return next((c for t in (*listed, *tokens) if (c := self.country_at(t))), None)

    def country_at(self, token: int) -> str | None:
        """The country of the listed name or toponym that covers a token."""
        listing, toponym = self.listed.get(token), self.toponyms.get(token)
        if token in self.backed:
            return None
        if listing and listing.known.country:
            return listing.known.country
        return toponym.place.country if toponym and token not in self.within else None

    def country_of(self, head: int, start: int) -> str | None:
        """For whom the noun phrase headed by ``head``, beginning at ``start``, acts."""
        own = self.called.get(head)
        country = self.country_in(range(start, own.end if own else head + 1))
        if country is None:
            after = (range(prep, min(self.text.right[of], prep + LONGEST_PHRASE)) for prep, of in self.attached(head))
            country = next((c for tokens in after if (c := self.country_in(tokens))), None)
        return country

    def sector_of(self, head: int, start: int) -> str | None:
        """The sector of the noun phrase headed by ``head``: the noun's own, else that of the words around it."""
        called = self.called.get(head)
        before = range(start, called.start if called else head)
        if called and called.noun.kind == "person" and any(self.folded[t] in self.tables.former for t in before):
            return "ELI"
        if called and not called.noun.plain:
            return called.noun.sector
        found = next((s for t in reversed(before) if (s := self.sector_at(t))), None)
        if found is None:
            found = next((s for _, of in self.attached(head) if (s := self._sector_of_object(of))), None)
        return found or (called.noun.sector if called else None)

    def _sector_of_object(self, head: int) -> str | None:
        return self.sector_of(head, self.start_of(head)) if head in self.called else self.sector_at(head)

    def sector_at(self, token: int) -> str | None:
        """The sector that one word gives the noun it stands before."""
        listing = self.listed.get(token)
        if listing:
            return listing.known.sector if listing.known.form == "name" else None
        called = self.called.get(token)
        return self.tables.words.get(self.folded[token]) or (called.noun.sector if called and not called.noun.plain else None)

    def is_former(self, start: int, head: int) -> bool:
        """Whether the words from ``start`` to ``head`` say that somebody no longer is what the noun calls them."""
        return any(self.folded[t] in self.tables.former for t in range(start, head))
