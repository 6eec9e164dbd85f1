"""The step: the actors of an article, and what the later steps ask of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.actors.marking import Marked
from onrecord.reading.actors.resolve import Reference, Resolver
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
    marked: Marked | None = None
    references: dict[int, Reference] = field(default_factory=dict)

    def at(self, head: int) -> Actor | None:
        """The actor whom the noun phrase headed by the token ``head`` names, with the phrase as its mention.

        Names, roles ("the minister"), pronouns, possessives and coordinations ("A and B": a joint actor) are resolved to
        the fullest name in the article. None where the phrase names nobody who can speak or act.
        """
        text = self.text
        heads = text.conjuncts(head)
        members = [(self.references[h], a) for h in heads if h in self.references and (a := self.one(h)) is not None]
        if len(members) < 2:
            return self.one(head)
        names = [a.name for _, a in members]
        name = ", ".join(names[:-1]) + f" and {names[-1]}"
        span = text.span(min(r.start for r, _ in members), max(r.end for r, _ in members))
        return Actor(name, "joint", members=tuple(a for _, a in members), mention=span)

    def one(self, head: int) -> Actor | None:
        """Like :meth:`at`, without what is coordinated with it."""
        found = self.references.get(head)
        return found.actor if found else None

    def entity_at(self, head: int) -> str | None:
        """What identifies the actor at ``head`` within the article: equal for two mentions of one actor."""
        found = self.references.get(head)
        return found.key if found else None

    def same(self, one: Actor | None, other: Actor | None) -> bool:
        """Whether two actors are one: by name, or as names of one state's government."""
        if one is None or other is None:
            return False
        if one.type == other.type == "state" and one.country:
            return one.country == other.country
        return one.name.casefold() == other.name.casefold()

    def state_of(self, token: int) -> Actor | None:
        """The state that the modifier ``token`` stands for: "Russian" in "Russian troops", "US" in "US strikes"."""
        listing = self.marked.listed.get(token) if self.marked else None
        if listing is None or (listing.known.type != "state" and listing.known.form != "adjective"):
            return None
        known, span = listing.known, self.text.span(listing.start, listing.end)
        name = known.name if known.form == "adjective" else span.quote
        return Actor(name, known.type, country=known.country, sector=known.sector, mention=span)


class ActorStep:
    """Finds the actors of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.tables = Tables(lexicon)

    def __call__(self, text: Parsed, article: Article, places: Places) -> Actors:
        marked = Marked(text, self.tables, places)
        references = Resolver(marked).run()
        mentions = tuple(
            ActorMention(r.actor.mention, r.actor.name, r.actor.type, r.actor.role, r.actor.country, r.actor.sector)
            for r in references.values()
            if r.actor.mention is not None
        )
        return Actors(text, mentions, (), marked, references)
