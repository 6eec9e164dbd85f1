"""Noun phrases that name an actor by their own words; of what stands elsewhere only the full forms of names are used."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from onrecord.reading.actors.acronyms import Acronyms
from onrecord.reading.actors.marking import OF_WHOM, Called, Listing, Marked
from onrecord.reading.actors.persons import Named, Person
from onrecord.reading.actors.tables import Noun
from onrecord.reading.language import Entity, Parsed
from onrecord.records import Actor, ActorType

MODIFIES = frozenset(("compound", "amod", "nmod", "nummod", "npadvmod", "advmod"))
SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj"))
AS_NOUN = SUBJECT | {"dobj", "pobj", "conj", "poss", "attr", "appos", "dative"}
WITH = frozenset(("by", "against", "with", "to", "from", "between", "for"))
ACTS = SUBJECT | {"dobj", "poss", "dative"}
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
DAYS = frozenset(w.lower() for w in (*calendar.day_name, *calendar.month_name) if w)
STOPS = frozenset(("VERB", "AUX", "PUNCT", "SCONJ"))
ENTITY_TYPES: dict[str, ActorType] = {"ORG": "body", "NORP": "group", "GPE": "state"}
LONGEST = 11  # tokens in a mention


@dataclass(frozen=True, slots=True)
class Reference:
    """A noun phrase that names an actor: its tokens (half-open), its head, and who is meant.

    ``key`` is equal for two references to one actor of the article; ``noun`` the noun the phrase is built on, if it is no name;
    ``work`` whether the phrase names what the actor wrote, not the actor: "the report said".
    """

    start: int
    end: int
    head: int
    key: str
    actor: Actor
    plural: bool = False
    gender: str | None = None
    noun: Noun | None = None
    work: bool = False


def joint(text: Parsed, members: list[Actor]) -> Actor:
    """Several actors as one, mentioned from the first to the last."""
    spans = [m.mention for m in members if m.mention]
    names = [m.name for m in members]
    mention = text.chars(min(s.start for s in spans), max(s.end for s in spans)) if spans else None
    return Actor(f"{', '.join(names[:-1])} and {names[-1]}", "joint", members=tuple(members), mention=mention)


class Phrases:
    """Reads noun phrases by their own words."""

    def __init__(self, marked: Marked, named: list[Named]) -> None:
        self.marked = marked
        self.text = marked.text
        self.name_at = {t: n for n in named for t in range(n.start, n.end)}
        self.title_at = {title.head: n for n in named for title in n.titles}
        self.entity_at = {t: e for e in self.text.entities if e.label in ENTITY_TYPES for t in range(e.start, e.end)}
        self.acronyms = Acronyms(marked)

    def at(self, head: int) -> Reference | None:
        """The reference of the noun phrase headed by a token; None where its words name no actor."""
        marked, text = self.marked, self.text
        if text.lower[head] in marked.tables.partitives:
            return self._of_part(head)
        named = self.name_at.get(head) or self.title_at.get(head)
        if named is not None:
            return self.of_person(named.person, named.start, named.end, head)
        if text.pos[head] not in ("NOUN", "PROPN", "ADJ", "NUM") or self._is_modifier(head):
            return None
        called, listing = marked.called.get(head), marked.listed.get(head)
        if called is None and head in marked.within:
            return None
        if (full := self.acronyms.full.get(text.words[head])) is not None:
            return self._of_acronym(head, full)
        if called and (listing is None or called.start <= listing.start < listing.end <= called.end):
            return self._of_noun(called)
        if listing:
            return self.of_listing(listing, head)
        if text.pos[head] == "PROPN":
            return self._of_entity(self.entity_at[head], head) if head in self.entity_at else self._of_bare_name(head)
        return None

    def named_at(self, token: int) -> Reference | None:
        """A body by the listed name or acronym that modifies another noun: "the NATO communique"."""
        full, listing = self.acronyms.full.get(self.text.words[token]), self.marked.listed.get(token)
        if full is not None:
            return self._of_acronym(token, full)
        return self.of_listing(listing, listing.end - 1) if listing and listing.known.type == "body" else None

    def modifiers(self) -> dict[int, Actor]:
        """The states and bodies whose names and adjectives the text uses, by token; by the name that the article gives them."""
        found: dict[int, Actor] = {}
        states = {
            x.known.country: x for x in reversed(self.marked.listings) if x.known.type == "state" and x.known.form == "name"
        }
        for listing in self.marked.listings:
            known, span = listing.known, self.text.span(listing.start, listing.end)
            named = states.get(known.country) if known.form == "adjective" else listing
            name = self._name_of(named) if named else known.name
            actor = Actor(name, known.type, country=known.country, sector=known.sector, mention=span)
            found |= dict.fromkeys(range(listing.start, listing.end), actor)
        for token, word in enumerate(self.text.words):
            if (full := self.acronyms.full.get(word)) is not None:
                found[token] = self._of_acronym(token, full).actor
        return found

    def _name_of(self, listing: Listing) -> str:
        return self.acronyms.fullest(listing, self.text.span(listing.start, listing.end).quote)

    def _is_modifier(self, token: int) -> bool:
        """Whether a token only modifies a later noun of its phrase ("community" in "community leaders")."""
        text, head = self.text, self.text.head[token]
        return head > token and text.dep[token] in MODIFIES and text.pos[head] in ("NOUN", "PROPN", "ADJ")

    def _of_part(self, head: int) -> Reference | None:
        """Whom a part is of: "half of the commanders", "dozens of soldiers"."""
        of = next((o for prep, o in self.marked.attached(head) if self.text.lower[prep] == "of"), None)
        whole = self.at(of) if of is not None else None
        if whole is None:
            return None
        span = self.text.span(self.marked.start_of(head), whole.end)
        actor = Actor(span.quote, "group", country=whole.actor.country, sector=whole.actor.sector, mention=span)
        start = self.text.token_at(span.start)
        return Reference(start, whole.end, head, f"group {span.quote.lower()}", actor, plural=True)

    def of_person(self, person: Person, start: int, end: int, head: int) -> Reference:
        """A reference to a person by the words from ``start`` to ``end``."""
        title = person.title
        actor = Actor(
            person.name,
            "person",
            role=title.words if title else None,
            country=title.country if title else None,
            sector=title.sector if title else None,
            mention=self.text.span(start, end),
        )
        return Reference(start, end, head, person.key, actor, gender=person.gender)

    def of_listing(self, listing: Listing, head: int) -> Reference | None:
        """A reference to a listed actor by the name that stands there; None where it only modifies another noun."""
        known, text = listing.known, self.text
        if head != listing.end - 1 and listing.start <= text.head[head] < listing.end:
            return None
        if known.form == "adjective" and text.dep[head] not in AS_NOUN:
            return None
        if known.form == "adjective" and text.lower[listing.start - 1] in ("a", "an", "another", "one"):
            return self._one_of(listing, head)
        start, country = listing.start, known.country
        if known.type == "body" and (owner := self._owner(listing)) is not None:
            start, country = owner.start, owner.known.country
        span = text.span(start, listing.end)
        name = span.quote if start != listing.start else self.acronyms.fullest(listing, span.quote)
        key = f"state {known.country}" if known.type == "state" else f"body {known.name} {country}"
        actor = Actor(name, known.type, role=known.role, country=country, sector=known.sector, mention=span)
        plural = known.type == "group"
        return Reference(start, listing.end, head, key, actor, plural=plural)

    def _one_of(self, listing: Listing, head: int) -> Reference:
        """One of a people: "a Russian"."""
        span = self.text.span(self.marked.start_of(head), listing.end)
        actor = Actor(span.quote, "unnamed", country=listing.known.country, sector="CVL", mention=span)
        return Reference(self.text.token_at(span.start), listing.end, head, f"unnamed {span.quote.lower()}", actor)

    def _owner(self, listing: Listing) -> Listing | None:
        """The state whose listed body this is, where the text says another's than the lexicon: "Chile's Defense Department"."""
        before = listing.start - 1
        if before > 0 and self.text.tag[before] == "POS":
            before -= 1
        owner = self.marked.listed.get(before)
        return owner if owner and owner.known.type == "state" and owner.known.country != listing.known.country else None

    def _of_acronym(self, head: int, full: tuple[int, int]) -> Reference:
        text, (start, end) = self.text, full
        listing = self.marked.listed.get(end - 1)
        known = listing.known if listing and listing.start == start else None
        called = self.marked.called.get(end - 1) or next(
            (self.marked.called[t] for t in range(start, end) if t in self.marked.called), None
        )
        country = known.country if known else self.marked.country_in(range(start, end))
        sector = known.sector if known else self.marked.sector_of(called.head, start) if called else None
        name = text.span(start, end).quote
        actor = Actor(name, "body", country=country, sector=sector, mention=text.span(head, head + 1))
        return Reference(head, head + 1, head, f"body {known.name} {country}" if known else f"body {name}", actor)

    def _of_entity(self, entity: Entity, head: int) -> Reference | None:
        text, start = self.text, entity.start
        if head != entity.end - 1 or entity.end - start > LONGEST or start <= text.head[head] < head:
            return None
        if (entity.label == "GPE" or head in self.marked.toponyms) and text.dep[head] not in SUBJECT:
            return None
        while start < head and (text.pos[start] in ("DET", "PUNCT", "ADP") or text.lower[start] == "the"):
            start += 1
        country = self.marked.country_of(head, start)
        sector = next((s for t in range(start, head) if (s := self.marked.sector_at(t))), None)
        return self._body(start, entity.end, head, ENTITY_TYPES[entity.label], country, sector)

    def _of_bare_name(self, head: int) -> Reference | None:
        """A capitalised name that nobody recognised, where somebody who acts is spoken of: a body of which it says nothing."""
        text, start = self.text, head
        if text.tag[head] != "NNP" or not text.words[head][0].isupper() or text.lower[head] in DAYS:
            return None
        beside = text.dep[head] == "pobj" and text.lower[text.head[head]] in WITH
        if head in self.marked.toponyms or not (beside or text.dep[head] in ACTS):
            return None
        while start > 0 and text.head[start - 1] == head and text.dep[start - 1] == "compound":
            start -= 1
        sector = next((s for t in range(start, head) if (s := self.marked.sector_at(t))), None)
        return self._body(start, head + 1, head, "body", self.marked.country_in(range(start, head + 1)), sector)

    def _body(self, start: int, end: int, head: int, kind: ActorType, country: str | None, sector: str | None) -> Reference:
        span = self.text.span(start, end)
        actor = Actor(span.quote, kind, country=country, sector=sector, mention=span)
        return Reference(start, end, head, f"body {span.quote}", actor, plural=kind == "group")

    def _of_noun(self, called: Called) -> Reference | None:
        marked, text, noun = self.marked, self.text, called.noun
        first = marked.start_of(called.head)
        if noun.plain and noun.kind == "body" and text.tag[called.head] == "NN" and not self._is_specified(first, called):
            return None
        start = first + (text.lower[first] in DEFINITE and first < called.start)
        span = text.span(start, self._end_of(called, start))
        plural = text.tag[called.head] in ("NNS", "NNPS") or (noun.kind == "person" and text.pos[called.head] == "ADJ")
        several = plural and marked.folded[called.head] != noun.words[noun.head]
        actor = Actor(
            span.quote,
            self._type(noun, several if noun.kind == "body" else plural),
            role=noun.text if noun.kind == "person" and not plural else None,
            country=marked.country_of(called.head, first),
            sector=marked.sector_of(called.head, first),
            mention=span,
        )
        gender = marked.tables.gender.get(noun.words[-1])
        end = text.token_at(span.end - 1) + 1
        return Reference(start, end, called.head, f"{actor.type} {span.quote.lower()}", actor, plural, gender, noun)

    @staticmethod
    def _type(noun: Noun, plural: bool) -> ActorType:
        if noun.kind == "body":
            return "group" if plural else "body"
        return "group" if plural and not noun.plain else "unnamed"

    def _is_specified(self, first: int, called: Called) -> bool:
        """Whether a phrase says which body it means: by a determiner, a possessor or a name in it."""
        before = range(first, called.start)
        words = self.marked.tables.words
        return any(self.text.pos[t] in ("DET", "PRON", "PROPN", "NUM") or self.marked.folded[t] in words for t in before)

    def _end_of(self, called: Called, start: int) -> int:
        """Where a phrase ends: after the prepositional phrases that belong to it, as long as it stays short."""
        text, end, last = self.text, called.end, self.text.right[called.head]
        while end < last and text.lower[end] in OF_WHOM and text.right[end] <= last:
            stop = next((t for t in range(end + 1, text.right[end]) if self._stops(t)), text.right[end])
            if stop > start + LONGEST:
                stop = next((t for t in range(start + LONGEST, end, -1) if text.lower[t] in OF_WHOM), end)
            if stop <= end + 1:
                break
            end = stop
        return end

    def _stops(self, token: int) -> bool:
        return (self.text.pos[token] in STOPS and not self._joins(token)) or self.text.tag[token] in ("WP", "WDT")

    def _joins(self, token: int) -> bool:
        """Whether a token is a hyphen within a word, or the word after it ("US-based")."""
        return "-" in (self.text.words[token], self.text.words[token - 1])
