"""Short forms of names that the article itself explains: "International Criminal Court (ICC)", and initials."""

from __future__ import annotations

from onrecord.reading.actors.marking import Listing, Marked

SMALL = frozenset(("of", "the", "for", "and", "on", "in", "to", "&", "-", "at", "'s", "’s"))
LONGEST = 14  # tokens of a name whose initials are compared


class Acronyms:
    """The article's acronyms. ``full`` gives the tokens (half-open) of the name that an acronym stands for."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.text = marked.text
        self.full = self._bracketed()
        self._longest: dict[str, str] = {}
        for listing in marked.listings:
            if listing.known.form == "name":
                key = self._key(listing)
                words = self.text.span(listing.start, listing.end).quote
                if len(words) > len(self._longest.get(key, "")):
                    self._longest[key] = words
        self._add_initials()

    def fullest(self, listing: Listing, words: str) -> str:
        """The fullest of a listed actor's names in the article; of a state's only where ``words`` is its acronym."""
        longest = self._longest.get(self._key(listing), words)
        if listing.known.type != "state":
            return longest
        short = words.replace(".", "")
        return longest if short.isupper() and initials(longest.split()) == short.lower() else words

    @staticmethod
    def _key(listing: Listing) -> str:
        known = listing.known
        return f"state {known.country}" if known.type == "state" else known.name

    def _bracketed(self) -> dict[str, tuple[int, int]]:
        """Acronyms in brackets after the name whose initials they are, or after a name that ends there."""
        text, found = self.text, {}
        ends = {e.end: e.start for e in text.entities if e.label in ("ORG", "GPE", "NORP", "FAC")}
        ends |= {listing.end: listing.start for listing in self.marked.listings}
        for token in range(1, len(text) - 2):
            if text.words[token] != "(" or text.words[token + 2] != ")" or not is_short(text.words[token + 1]):
                continue
            start = self._spelled_before(token, text.words[token + 1])
            start = ends.get(token) if start is None else start
            if start is not None:
                found[text.words[token + 1]] = (start + (text.lower[start] == "the"), token)
        return found

    def _spelled_before(self, end: int, acronym: str) -> int | None:
        """Where the words before ``end`` begin that the letters of an acronym spell."""
        text = self.text
        for start in range(end - 2, max(-1, end - LONGEST), -1):
            if text.sent[start] != text.sent[end]:
                return None
            if text.words[start][0].isupper() and initials(text.words[start:end]) == acronym.lower():
                return start
        return None

    def _add_initials(self) -> None:
        """Acronyms without brackets, where a name of the article has these initials."""
        text = self.text
        shorts = {w for t, w in enumerate(text.words) if is_short(w) and t not in self.marked.listed and w not in self.full}
        if not shorts:
            return
        for entity in text.entities:
            if entity.label == "ORG" and entity.end - entity.start > 1:
                start = entity.start + (text.lower[entity.start] == "the")
                letters = initials(text.words[start : entity.end]).upper()
                if letters in shorts:
                    self.full.setdefault(letters, (start, entity.end))


def is_short(word: str) -> bool:
    """Whether a word has the form of an acronym."""
    return 2 <= len(word) <= 8 and word.isupper() and word.isalpha()


def initials(words: list[str]) -> str:
    """The first letters of the words of a name, small words left out, in lower case."""
    return "".join(w[0] for w in words if w.lower() not in SMALL and w[0].isalpha()).lower()
