"""The lexicon's words of saying and thinking, by lemma and construction."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.reading.lexicon import Lexicon

Act = Literal["utterance", "thought"]


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that do the same (``act``) and hold what is said in the same constructions (``takes``)."""

    act: Act
    takes: tuple[str, ...]
    words: tuple[str, ...]


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``speech`` of the lexicon."""

    verb: tuple[Group, ...]
    noun: tuple[Group, ...]


Frames = dict[str, dict[str, Act]]


class Words:
    """For each lemma, what it does in each construction that it takes."""

    def __init__(self, lexicon: Lexicon) -> None:
        speech = lexicon.section("speech", Speech)
        self.verbs = _by_lemma(speech.verb)
        self.nouns = _by_lemma(speech.noun)


def _by_lemma(groups: tuple[Group, ...]) -> Frames:
    found: Frames = {}
    for group in groups:
        for word in group.words:
            found.setdefault(word, {}).update(dict.fromkeys(group.takes, group.act))
    return found
