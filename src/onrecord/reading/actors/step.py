"""The step: the actors of an article, and what the later steps ask of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.actors.marking import Marked
from onrecord.reading.actors.phrases import Reference, joint
from onrecord.reading.actors.resolve import resolve
from onrecord.reading.actors.tables import Tables
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
    references: dict[int, Reference] = field(default_factory=dict)
    modifiers: dict[int, Actor] = field(default_factory=dict)

    def at(self, head: int) -> Actor | None:
        """The actor whom the noun phrase headed by the token ``head`` names, with the phrase as its mention.

        Names, roles ("the minister"), pronouns, possessives and coordinations ("A and B": a joint actor) are resolved to
        the fullest name in the article. None where the phrase names nobody who can speak or act.
        """
        set_out = self._set_out(head)
        members = [a for h in set_out or self.text.conjuncts(head) if (a := self.one(h)) is not None]
        return joint(self.text, members) if len(members) > 1 else self.one(head)

    def _set_out(self, head: int) -> list[int]:
        """The names right after a plural that says what they are: "Presidents X and Y", "two candidates – X and Y –"."""
        text, name = self.text, self.text.child(head, "appos")
        if name is None or text.tag[head] not in ("NNS", "NNPS"):
            return []
        counted = text.child(head, "nummod") is not None and text.pos[head + 1] == "PUNCT"
        if text.left[name] != head + 1 + counted:
            return []
        named = text.conjuncts(name)
        return named if len(named) > 1 else []

    def one(self, head: int) -> Actor | None:
        """Like :meth:`at`, without what is coordinated with it."""
        found = self.references.get(head)
        return found.actor if found else None

    def entity_at(self, head: int) -> str | None:
        """What identifies the actor at ``head`` within the article: equal for two mentions of one actor."""
        found = self.references.get(head)
        return found.key if found else None

    def possessor(self, head: int) -> Actor | None:
        """Whose the noun at ``head`` is: "Trump" in "Trump's call", the bearer of "his" in "his office"."""
        owner = self.text.child(head, "poss")
        return self.at(owner) if owner is not None else None

    def state_of(self, token: int) -> Actor | None:
        """The state or body that a modifier stands for: "Russian" in "Russian troops", "US" in "US strikes"."""
        return self.modifiers.get(token)

    def of_country(self, country: str) -> Actor | None:
        """The state of an ISO alpha-3 code, as the article first names it; None where it does not."""
        return next((a for a in self.states() if a.country == country), None)

    def states(self) -> list[Actor]:
        """The states of the article wherever it names one, also as a modifier ("French"), in text order."""
        return [a for t in sorted(self.modifiers) if (a := self.modifiers[t]).type == "state" and a.country]

    def same(self, one: Actor | None, other: Actor | None) -> bool:
        """Whether two actors are one: by name, or as names of one state's government."""
        if one is None or other is None:
            return False
        if one.type == other.type == "state" and one.country:
            return one.country == other.country
        return one.name.casefold() == other.name.casefold()


class ActorStep:
    """Finds the actors of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.tables = Tables(lexicon)

    def __call__(self, text: Parsed, article: Article, places: Places) -> Actors:
        marked = Marked(text, self.tables, places)
        references, modifiers, refusals = resolve(marked)
        mentions = {(r.start, r.end): _mention(r) for r in references.values() if not r.work}
        found = tuple(m for m in mentions.values() if m is not None)
        return Actors(text, found, refusals, references, modifiers)


def _mention(reference: Reference) -> ActorMention | None:
    actor = reference.actor
    if actor.mention is None:
        return None
    return ActorMention(actor.mention, actor.name, actor.type, actor.role, actor.country, actor.sector)
