"""Titles: what the words beside a name say that somebody is.

Before the name ("Foreign Minister X", "Gen. X", "the president of Ukraine X"), set off after it ("X, the ministry's
spokesperson,"), or the other way round ("the ministry's spokesperson, X,").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.actors.marking import Called, Marked

OWN_WORDS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
IN_PHRASE = frozenset(("PROPN", "NOUN", "ADJ", "DET", "ADP", "CCONJ", "PART", "NUM", "ADV"))
IN_NAMES = frozenset((",", "-", "‘", "’", "'", "“", "”", '"'))
SETS_OFF = frozenset((",", "(", "–", "—", "--"))
ENDS = frozenset((",", ")", "–", "—", "--", ".", ";", ":", "”", '"', "?", "!"))
LONGEST = 14  # tokens between a role and the name beside it


@dataclass(frozen=True, slots=True)
class Title:
    """A role that the text gives a person: its noun, the role as the text words it, country and sector.

    ``noun`` is None for a mere honorific, which shows no more than a ``gender``; ``head`` is the noun's token.
    """

    noun: str | None
    words: str | None
    head: int
    country: str | None = None
    sector: str | None = None
    gender: str | None = None


class Titles:
    """Reads the titles beside names."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.text = marked.text
        self.times = {t for e in marked.text.entities if e.label in ("DATE", "TIME") for t in range(e.start, e.end)}

    def is_short(self, token: int) -> bool:
        """Whether a token is an honorific or an abbreviated title ("Mr.", "Gen.")."""
        tables, word = self.marked.tables, self.marked.folded[token]
        return (word in tables.honorifics or word in tables.abbreviations) and self.text.words[token][0].isupper()

    def beside(self, start: int, end: int) -> Iterator[Title]:
        """The titles of the name that stands at the tokens ``start`` up to ``end``."""
        before = start
        while before > 0 and self.is_short(before - 1):
            before -= 1
            yield self._short(before)
        set_off = (self.set_off_before(before, end), before - 1)
        for called, until in ((self.before(before), before), (self.after(end), 0), set_off):
            if called is not None:
                yield self._title(called, until, self._country_after(end) if until == before else None)

    def _short(self, token: int) -> Title:
        tables, word = self.marked.tables, self.marked.folded[token]
        full = tables.abbreviations.get(word)
        noun = tables.noun(full) if full else None
        if noun is None:
            return Title(None, None, token, gender=tables.honorifics.get(word) or None)
        return Title(noun.text, full, token, self._country_before(token), noun.sector, tables.gender.get(noun.words[-1]))

    def before(self, start: int) -> Called | None:
        """The role right before a name, or before the phrase that says of what: "Secretary of the Council X"."""
        called = self.marked.called_until.get(start)
        if called is not None and called.noun.kind == "person":
            return called
        return self._with_phrase(start) if start > 1 and self.text.pos[start - 1] in ("PROPN", "NOUN") else None

    def _with_phrase(self, end: int) -> Called | None:
        """The role whose phrase reaches up to the token ``end``: the outermost in "Adviser to the Head of the Office"."""
        text, found = self.text, None
        first = text.sentences[text.sent[end - 1]][0]
        for token in range(end - 2, max(end - LONGEST, first) - 1, -1):
            if text.pos[token] not in IN_PHRASE and text.words[token] not in IN_NAMES:
                break
            if found is not None and text.pos[token] in ("ADP", "CCONJ") and text.lower[token] not in ("of", "to"):
                break
            if self._takes_phrase(token) and (found is None or self.marked.called[token].noun.sector != "CVL"):
                found = self.marked.called[token]
        return found

    def _takes_phrase(self, token: int) -> bool:
        called = self.marked.called.get(token)
        return self.marked.is_person_noun(called) and called is not None and self.text.pos[called.end] == "ADP"

    def after(self, end: int) -> Called | None:
        """The role in the words set off after a name, which must run up to another mark: no clause of their own."""
        text, marked = self.text, self.marked
        if end >= len(text) or text.words[end] not in SETS_OFF:
            return None
        stop = min(end + LONGEST, text.sentences[text.sent[end]][1])
        for token in range(end + 1, stop):
            called = marked.called.get(token)
            if marked.is_person_noun(called) and (token + 1 >= stop or text.pos[token + 1] not in ("NOUN", "PROPN", "PART")):
                return called if self._is_apposition(end + 1, token) else None
            if text.pos[token] not in OWN_WORDS and text.pos[token] not in ("DET", "PART", "PRON") and text.words[token] != "-":
                return None
        return None

    def _is_apposition(self, start: int, head: int) -> bool:
        text = self.text
        last = text.sentences[text.sent[head]][1]
        for token in range(head + 1, last):
            if text.words[token] in ENDS:
                break
            if text.tag[token] in ("WP", "WDT"):
                break
            if text.pos[token] in ("VERB", "AUX") and text.tag[token] != "VBG" and text.dep[token] not in ("acl", "amod"):
                return False
        return text.lower[start] not in ("and", "or", "but")

    def set_off_before(self, start: int, end: int) -> Called | None:
        """The role that a name is set off after: "the ministry's spokesperson, X,"."""
        text = self.text
        if start < 2 or text.words[start - 1] not in SETS_OFF or (end < len(text) and text.words[end] not in ENDS):
            return None
        return self.before(start - 1)

    def _title(self, called: Called, until: int, abroad: str | None) -> Title:
        """The title that a noun gives, its phrase running up to the token ``until`` where it stands before the name.

        ``abroad`` is the country that stands after the name: "President X of Latvia".
        """
        marked = self.marked
        start = self._words_from(called)
        within = range(called.end, max(called.end, until))
        country = marked.country_in(range(start, within.stop)) or marked.country_of(called.head, start)
        country = country or self._country_before(start) or abroad
        sector = marked.sector_of(called.head, start) or self._sector_before(start)
        if called.noun.plain and sector == called.noun.sector:
            sector = next((s for t in within if (s := marked.sector_at(t))), sector)
        gender = marked.tables.gender.get(called.noun.words[-1])
        if called.noun.text in marked.tables.no_role:
            return Title(None, None, called.head, gender=gender)
        single = marked.is_person_noun(called)  # of "Presidents X and Y" each is a president
        words = self._worded(start, within.stop) if single else called.noun.text
        return Title(called.noun.text, words, called.head, country, sector, gender)

    def _worded(self, start: int, end: int) -> str:
        """A role's words without the states in them: the country tells of those."""
        text, listed = self.text, self.marked.listed
        own = [t for t in range(start, end) if t not in listed or listed[t].known.type != "state"]
        while len(own) > 1 and text.pos[own[-1]] in ("ADP", "DET", "CCONJ", "PUNCT", "PART"):
            own.pop()
        gaps = ["" if text.end[t - 1] == text.start[t] else " " for t in own]
        return "".join(gap + text.words[t] for gap, t in zip(gaps, own, strict=True)).strip()

    def _words_from(self, called: Called) -> int:
        text, start = self.text, called.start
        first = text.sentences[text.sent[called.head]][0]
        while (
            start > first
            and start - 1 not in self.times
            and (text.pos[start - 1] in OWN_WORDS or text.words[start - 1] == "-")
            and not self.is_short(start - 1)
        ):
            start -= 1
        return start

    def _before_possessive(self, start: int) -> int:
        return start - 2 if start > 1 and self.text.tag[start - 1] == "POS" else start - 1

    def _country_after(self, end: int) -> str | None:
        """The state of which a name says right after it that it is from there: "of Latvia"."""
        text = self.text
        if end + 1 >= len(text) or text.lower[end] != "of":
            return None
        listing = self.marked.listed.get(end + 1 + (text.lower[end + 1] == "the"))
        return listing.known.country if listing is not None and listing.known.type == "state" else None

    def _country_before(self, start: int) -> str | None:
        """The country of what stands right before a role: "Ukraine's", "US"."""
        before = self._before_possessive(start)
        return self.marked.country_at(before) if before >= 0 else None

    def _sector_before(self, start: int) -> str | None:
        before = self._before_possessive(start)
        return self.marked.sector_at(before) if before >= 0 and self.text.tag[start - 1] == "POS" else None
