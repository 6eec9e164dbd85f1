"""Actors: who is named, by which words, and who they are."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.places import Places
from onrecord.records import Actor, ActorMention, Article, Refusal


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of an article."""

    text: Parsed
    mentions: tuple[ActorMention, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def at(self, head: int) -> Actor | None:
        """The actor whom the noun phrase headed by the token ``head`` names, with the phrase as its mention.

        Names, roles ("the minister"), pronouns, possessives and coordinations ("A and B": a joint actor) are resolved to
        the fullest name in the article. None where the phrase names nobody who can speak or act.
        """
        text = self.text
        if text.pos[head] not in ("PROPN", "NOUN"):
            return None
        start, end = text.left[head], head + 1
        if text.pos[start] == "DET":
            start += 1
        span = text.span(start, end)
        return Actor(span.quote, "person", mention=span)


class ActorStep:
    """Finds the actors of an article."""

    def __init__(self, lexicon: Lexicon) -> None: ...

    def __call__(self, text: Parsed, article: Article, places: Places) -> Actors:
        return Actors(text)
