"""The lexicon's words of saying and thinking, by lemma and construction."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon

Act = Literal["utterance", "thought"]


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that do the same (``act``) and hold what is said in the same constructions (``takes``)."""

    act: Act
    takes: tuple[str, ...]
    words: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that end before the source ("according to")."""

    act: Act
    words: tuple[str, ...]


class Channels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where words come from: platforms and outlets, documents and occasions, and the verbs that name who hears them."""

    telling: frozenset[str]
    addressing: frozenset[str]
    media: frozenset[str]
    outlet_words: frozenset[str]
    vehicles: frozenset[str]
    gatherings: frozenset[str]
    speaking: frozenset[str]
    issuing: frozenset[str]
    carried: frozenset[str]
    talks: frozenset[str]
    documents: frozenset[str]


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``speech`` of the lexicon."""

    verb: tuple[Group, ...]
    noun: tuple[Group, ...]
    adjective: tuple[Group, ...]
    phrase: tuple[Phrases, ...]
    not_labels: tuple[str, ...]
    continuing: frozenset[str]
    channels: Channels


Takes = dict[str, Act]
Frames = dict[str, Takes]


class Words:
    """For each lemma, what it does in each construction that it takes."""

    def __init__(self, lexicon: Lexicon) -> None:
        speech = lexicon.section("speech", Speech)
        self.verbs = _by_lemma(speech.verb)
        # The parser's lemma of a regular form may be wrong ("hoped": "hop"), so the forms lead to the verb as well.
        self.verb_forms = {form: takes for verb, takes in self.verbs.items() for form in _regular_forms(verb)}
        self.nouns = _by_lemma(speech.noun)
        self.adjectives = _by_lemma(speech.adjective)
        self.continuing = speech.continuing
        self.channels = speech.channels
        self.not_labels = frozenset(speech.not_labels)
        self.phrases: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
        for group in speech.phrase:
            for words in map(tuple, map(str.split, group.words)):
                self.phrases.setdefault(words[0], []).append((words, group.act))

    def verb(self, text: Parsed, token: int) -> Takes:
        """What the verb at ``token`` does in which construction; empty where it neither says nor thinks."""
        return self.verbs.get(text.lemma[token]) or self.verb_forms.get(text.lower[token], {})

    def quotes(self, text: Parsed, token: int) -> bool:
        """Whether the verb at ``token`` can introduce a quotation."""
        takes = self.verb(text, token)
        return "quote" in takes or "quotation" in takes

    def speaks(self, text: Parsed, token: int) -> bool:
        """Whether the verb at ``token`` is one of saying, with a clause or a quotation."""
        takes = self.verb(text, token)
        return "utterance" in (takes.get("clause"), takes.get("quote"), takes.get("quotation"))


def _by_lemma(groups: tuple[Group, ...]) -> Frames:
    found: Frames = {}
    for group in groups:
        for word in group.words:
            found.setdefault(word, {}).update(dict.fromkeys(group.takes, group.act))
    return found


def _regular_forms(verb: str) -> list[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    third = f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"
    return [third, f"{stem}ed", f"{stem}ing"]
