"""Listed names and nouns in the text: which tokens name a state or an organisation, and which say what somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.actors.tables import Known, Noun, Tables, fold
from onrecord.reading.language import Parsed
from onrecord.reading.places import Places

BEFORE_NOUN = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "npadvmod", "punct", "neg"))
OF_WHOM = frozenset(("of", "from", "for", "at", "in", "with", "within"))


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
    """An article with the listed names and the nouns for actors in it."""

    def __init__(self, text: Parsed, tables: Tables, places: Places) -> None:
        self.text = text
        self.tables = tables
        self.places = places
        self.folded = [fold(word) if not word.isascii() else word.lower() for word in text.words]
        self.listings: list[Listing] = []
        self.listed: dict[int, Listing] = {}
        self.called: dict[int, Called] = {}
        self.called_until: dict[int, Called] = {}
        self._mark_listings()
        self._mark_nouns()

    def _mark_listings(self) -> None:
        names, words = self.tables.names, self.text.words
        until = 0
        for token, word in enumerate(self.folded):
            if token < until or word not in names or not words[token][0].isupper():
                continue
            hit = next((e for e in names[word] if self._stands(token, e[0], e[1])), None)
            if hit is not None:
                until = token + len(hit[0])
                listing = Listing(token, until, hit[2])
                self.listings.append(listing)
                self.listed.update(dict.fromkeys(range(token, until), listing))

    def _stands(self, token: int, words: tuple[str, ...], acronym: bool) -> bool:
        end = token + len(words)
        if tuple(self.folded[token:end]) != words:
            return False
        return not acronym or self.text.words[token].replace(".", "").isupper()

    def _mark_nouns(self) -> None:
        nouns, text = self.tables.nouns, self.text
        for token, pos in enumerate(text.pos):
            if pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            entries = nouns.get(self.folded[token]) or nouns.get(fold(text.lemma[token]))
            called = self._called(token, entries) if entries else None
            if called is not None:
                self.called[token] = called
                self.called_until[called.end] = called

    def _called(self, token: int, entries: list[Noun]) -> Called | None:
        if self.text.pos[token] == "ADJ" and self.text.dep[token] not in ("nsubj", "dobj", "pobj", "conj", "nsubjpass"):
            return None
        for noun in entries:
            words = noun.words
            head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
            start, end = token - head, token - head + len(words)
            if all(
                k == token or self.folded[k] == w for k, w in zip(range(start, end), words, strict=True) if k < len(self.folded)
            ):
                return Called(start, min(end, len(self.folded)), token, noun)
        return None

    def start_of(self, head: int) -> int:
        """Where the words before a noun that belong to it begin."""
        text = self.text
        called = self.called.get(head)
        start = called.start if called else head
        for child in reversed(text.children[head]):
            if child < head and text.dep[child] in BEFORE_NOUN and text.right[child] >= start - 1:
                start = min(start, text.left[child])
        while start < head and text.pos[start] in ("PUNCT", "ADV", "CCONJ", "SCONJ"):
            start += 1
        return start

    def attached(self, head: int) -> list[tuple[int, int]]:
        """The prepositional phrases after a noun that say whose or where from: preposition and object."""
        text = self.text
        found = []
        for prep in text.children[head]:
            if prep > head and text.lower[prep] in OF_WHOM:
                found += [(prep, c) for c in text.children[prep] if text.dep[c] in ("pobj", "pcomp") and text.pos[c] != "VERB"]
        return found

    def country_in(self, tokens: range) -> str | None:
        """The country of the first listed name or toponym among ``tokens``."""
        for token in tokens:
            listing = self.listed.get(token)
            country = listing.known.country if listing else self.places.country_at(token)
            if country:
                return country
        return None

    def country_of(self, head: int, start: int) -> str | None:
        """For whom the noun phrase headed by ``head``, beginning at ``start``, acts."""
        country = self.country_in(range(start, head + 1))
        for prep, of in self.attached(head) if country is None else ():
            country = country or self.country_in(range(prep, min(self.text.right[of], prep + 9)))
        return country

    def sector_of(self, head: int, start: int) -> str | None:
        """The sector of the noun phrase headed by ``head``: the noun's own, else that of the words around it."""
        called = self.called.get(head)
        before = range(start, called.start if called else head)
        if any(self.folded[t] in self.tables.former for t in before) and called and called.noun.kind == "person":
            return "ELI"
        if called and not called.noun.plain:
            return called.noun.sector
        found = next((s for t in reversed(before) if (s := self._sector_at(t))), None)
        for _, of in self.attached(head) if found is None else ():
            found = found or self._sector_at(of) or (self.sector_of(of, self.start_of(of)) if of in self.called else None)
        return found or (called.noun.sector if called else None)

    def _sector_at(self, token: int) -> str | None:
        listing = self.listed.get(token)
        if listing:
            return listing.known.sector
        called = self.called.get(token)
        return self.tables.words.get(self.folded[token]) or (called.noun.sector if called and not called.noun.plain else None)
