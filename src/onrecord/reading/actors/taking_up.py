"""Noun phrases that take up somebody named elsewhere: roles, general nouns, pairs, and works that speak for their authors.

"the Ukrainian president" is the person attested in that role; "the group" the armed group named last; "the two leaders" the
two whom the article makes plain; "the report" its author. An indefinite phrase takes up nobody.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from onrecord.reading.actors.discourse import Discourse, named_again
from onrecord.reading.actors.persons import Person
from onrecord.reading.actors.phrases import DEFINITE, SUBJECT, Reference
from onrecord.reading.actors.tables import Noun, fold
from onrecord.reading.actors.titles import Title

PAIRED = frozenset(("both", "two", "either", "neither"))
HEADS_OF_STATE = frozenset(("PRE", "PRM"))
CALLED = frozenset(("call", "name", "dub", "know"))
CLOSE = 2  # sentences within which somebody must be named to be meant by no more than "the two presidents", "the statement"


class TakingUp:
    """Finds whom noun phrases take up."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.text = discourse.text
        self.marked = discourse.marked
        self.tables = discourse.marked.tables
        self._authors: dict[str, Reference] = {}
        self._pair: Reference | None = None

    def bearer(self, found: Reference, noun: Noun) -> Reference:
        """Whom a phrase built on ``noun`` names: somebody named elsewhere, else whom its own words describe."""
        first = self.marked.start_of(found.head)
        taken = self._own_name(found) or self._named_in(found, noun) or self._taken(found, noun, first)
        return named_again(taken, found) if taken else self._with_owner(found)

    def _with_owner(self, found: Reference) -> Reference:
        """A phrase by the name of the state or body whose it is, where a general noun stands for that: "the bloc's leaders"."""
        owner = self.text.child(found.head, "poss")
        named = self.discourse.references.get(owner) if owner is not None else None
        if owner is None or named is None or self.text.pos[owner] != "NOUN" or not found.start <= owner < found.end:
            return found
        if named.actor.type not in ("state", "body") or named.actor.name == self.text.span(named.start, named.end).quote:
            return found
        rest = self.text.text[self.text.end[owner] : self.text.end[found.end - 1]]
        return replace(found, actor=msgspec.structs.replace(found.actor, name=f"{named.actor.name}{rest}"))

    def _taken(self, found: Reference, noun: Noun, first: int) -> Reference | None:
        word = self.text.lower[first]
        if word in self.tables.indefinite:
            return None
        if found.plural or word in PAIRED:
            return self._both(found, noun, first) or (self._body(found, noun, first) if noun.sector == "REB" else None)
        if self.text.pos[first] == "NUM":
            return None
        if noun.kind == "person":
            holder = self._holder(found, noun, first) or self._same_noun(found, noun, first)
            return holder or self._introduced(found, noun, first)
        return self._body(found, noun, first)

    # Names that a phrase gives with it

    def _own_name(self, found: Reference) -> Reference | None:
        """The name in "the agency in charge, COGAT," or "a group called Northern Shield"."""
        text = self.text
        for child in text.children[found.head] if not found.plural else ():
            names = [child] if self._is_set_off(child) else []
            if text.dep[child] == "acl" and text.lemma[child] in CALLED:
                names = text.all_children(child, "oprd", "dobj", "attr")
            for name in names if child > found.head else ():
                reference = self.discourse.phrases.at(name) if text.pos[name] == "PROPN" else None
                named = reference is not None and (reference.noun is None or text.words[reference.start][0].isupper())
                if reference is not None and named and reference.actor.type in ("person", "body"):
                    return reference
        return None

    def _named_in(self, found: Reference, noun: Noun) -> Reference | None:
        """The listed body in "the Haaretz newspaper", whose noun only says what it is."""
        sectors = self.tables.takes_up.get(noun.text, frozenset()) - {"IGO"}
        before = self.marked.listed.get(self.marked.called[found.head].start - 1)
        if before is None or before.known.type != "body" or before.known.sector not in sectors or found.plural:
            return None
        return self.discourse.phrases.of_listing(before, before.end - 1)

    def _is_set_off(self, token: int) -> bool:
        """Whether a name is set off by a mark, or stands right after the noun: "the newspaper Dawn"."""
        text, start = self.text, self.text.left[token]
        if text.dep[token] not in ("appos", "npadvmod") or start == 0:
            return False
        return text.words[start - 1] in (",", "(", "–", "—") or start == text.head[token] + 1

    # Roles

    def _holder(self, found: Reference, noun: Noun, first: int) -> Reference | None:
        """The person attested in the article in the role that a definite phrase names, the one named last among several."""
        if noun.sector == "CVL" and self.text.child(found.head, "poss") is not None:
            return None
        fits = [(self._fit(found, noun, first, p), p) for p in self.discourse.people]
        best = max((fit for fit, _ in fits), default=0)
        holders = [p for fit, p in fits if fit == best]
        if best == 0 or (best == 1 and len(holders) > 1):
            return None
        holder = max(holders, key=lambda p: max((t for t in p.seen if t < found.start), default=-min(p.seen)))
        return self.discourse.phrases.of_person(holder, found.start, found.end, found.head)

    def _fit(self, found: Reference, noun: Noun, first: int, person: Person) -> int:
        """How well a person's titles fit a role: 0 not, 1 by country and sector, 2 and 3 by office, 4 by the very noun."""
        country = found.actor.country
        if found.gender and person.gender not in (None, found.gender):
            return 0
        if country and person.title and person.title.country not in (None, country):
            return 0
        former = self.marked.is_former(first, found.head)
        titles = [t for t in person.titles if (t.sector == "ELI") == former]
        return max((self._title_fit(found, noun, first, t) for t in titles), default=0)

    def _title_fit(self, found: Reference, noun: Noun, first: int, title: Title) -> int:
        if title.noun is None:
            return 0
        here = found.actor.country is not None and title.country == found.actor.country
        if title.noun == noun.text or title.noun.endswith(f" {noun.text}"):
            return 4 if self._words_agree(found, first, title.words) else 0
        if self.tables.same_office(title.noun, noun.text):
            return 3 if here else 2
        return 1 if here and found.actor.sector == title.sector else 0

    def _words_agree(self, found: Reference, first: int, words: str | None) -> bool:
        """Whether the nouns before a role ("energy" in "the energy minister") are among another's, where that has any."""
        called = self.marked.called[found.head]
        before = [t for t in range(first, called.start) if t not in self.marked.listed]
        own = {self.marked.folded[t] for t in before if self.text.pos[t] in ("NOUN", "PROPN")}
        other = set((words or "").lower().split()) - set(called.noun.words)
        return not own or not other or bool(own & other)

    def _same_noun(self, found: Reference, noun: Noun, first: int) -> Reference | None:
        """Who was called by the same noun before, with all the modifiers of the phrase: "the defense official"."""
        if self.text.lower[first] not in DEFINITE:
            return None
        if self.text.lower[found.start] == "first":
            return self.discourse.first(lambda r: r.noun is not None and r.noun.words == noun.words and not r.plural)
        return self.discourse.last(found.head, lambda r: self._is_called_alike(r, found, noun))

    def _introduced(self, found: Reference, noun: Noun, first: int) -> Reference | None:
        """Whom "the man" means who was introduced by another noun: "a Peruvian national", if only one was."""
        bare = first == found.head - 1 and self.text.lower[first] in DEFINITE and noun.text in self.tables.no_role
        if not bare or found.end > found.head + 1:
            return None

        def fits(r: Reference) -> bool:
            one = r.actor.type == "unnamed" and r.noun is not None and r.noun.kind == "person" and not r.plural
            if not one or self.text.lower[self.marked.start_of(r.head)] not in ("a", "an"):
                return False
            return found.gender is None or r.gender in (None, found.gender)

        near = [r for r in self.discourse.before(found.head, sentences=CLOSE) if fits(r)]
        return near[0] if len({r.key for r in near}) == 1 else None

    def _is_called_alike(self, reference: Reference, found: Reference, noun: Noun) -> bool:
        folded = self.marked.folded
        same = reference.noun is not None and reference.noun.words == noun.words and found.plural == reference.plural
        return same and set(folded[found.start : found.end]) <= set(folded[reference.start : reference.end])

    # Bodies and states

    def _body(self, found: Reference, noun: Noun, first: int) -> Reference | None:
        """The body that a general noun takes up ("the group", "the court"), or the state ("the country")."""
        if self.text.lower[first] not in DEFINITE:
            return None
        if noun.text in self.tables.for_state:
            return self.discourse.last(found.head, self._is_country) if found.start == found.head else None
        sectors = self.tables.takes_up.get(noun.text, frozenset()) if self._says_no_more(found) else None

        def fits(r: Reference) -> bool:
            if self._is_called_alike(r, found, noun):
                return True
            if sectors is None or r.actor.type not in ("body", "group") or not self._is_by_name(r):
                return False
            if found.actor.country not in (None, r.actor.country):
                return False
            if r.actor.sector in sectors or self._is_one_of(r, sectors):
                return True
            return r.noun is None and noun.words[-1] in fold(r.actor.name).split()

        taken = self.discourse.last(found.head, fits)
        if taken is None and found.actor.country:
            return self.discourse.only(found.head, lambda r: self._is_by_name(r) and fits(r))
        return taken or self.discourse.only(found.head, lambda r: self._is_one_of(r, sectors or frozenset()))

    def _is_one_of(self, reference: Reference, names: frozenset[str]) -> bool:
        """Whether a reference names one of the listed bodies that a noun takes up by name: "the bloc"."""
        listing = self.marked.listed.get(reference.head)
        return listing is not None and listing.known.name in names

    def _is_country(self, reference: Reference) -> bool:
        """Whether a reference names a state, not its seat ("Paris"), nor the place of something ("the war in Gaza")."""
        text, above = self.text, self.text.head[reference.head]
        listing = self.marked.listed.get(reference.head)
        where = text.lower[above] in ("in", "at", "near") and text.pos[text.head[above]] in ("NOUN", "PROPN")
        return reference.actor.type == "state" and not where and (listing is None or listing.known.form != "seat")

    def _is_by_name(self, reference: Reference) -> bool:
        """Whether a phrase names a body, or those who belong to one: "Houthi rebels"."""
        named = self.marked.listed.get(reference.start)
        return reference.noun is None or (named is not None and named.known.type != "state")

    def _says_no_more(self, found: Reference) -> bool:
        """Whether a phrase says no more of a body than its noun and its sector ("the militant group").

        An armed group may be called by its country too ("the Lebanese group"); "the Lebanese army" is a name.
        """
        called, marked = self.marked.called[found.head], self.marked
        others = [t for t in range(found.start, found.end) if not called.start <= t < called.end]
        armed = called.noun.plain or called.noun.sector == "REB"
        adjectives = {t for t in others if armed and t in marked.listed and marked.listed[t].known.form == "adjective"}
        return all(marked.folded[t] in self.tables.words or t in marked.backed or t in adjectives for t in others)

    # Pairs

    def _both(self, found: Reference, noun: Noun, first: int) -> Reference | None:
        """The two whom "both sides" or "the two leaders" means, where the article makes them plain."""
        words = self.text.lower[first : found.head]
        plain = words in (["the"], ["these"]) or bool(set(words) & PAIRED)
        if noun.text not in self.tables.sides or found.actor.country or not plain:
            return None
        if found.end > self.marked.called[found.head].end:
            return None
        if noun.text in self.tables.for_state:
            return self._two_states(found.head)
        persons = self._two_persons(noun, found.head) if noun.kind == "person" else None
        if persons is not None and (noun.plain or noun.sector in HEADS_OF_STATE):
            self._pair = persons
        if persons is None and self._pair is None:
            self._pair = self.discourse.last(found.head, _is_pair) or self._two_states(found.head)
        return persons or self._pair

    def _two_persons(self, noun: Noun, head: int) -> Reference | None:
        """The two who hold the office, or the two just named of whom one holds it."""
        people, sent = self.discourse.people, self.text.sent
        holders = [p for p in people if any(self._is_office(t, noun) for t in p.titles)]
        if len(holders) != 2:
            near = [p for p in people if any(t < head and sent[head] - sent[t] <= CLOSE for t in p.seen)]
            holders = near if len(near) == 2 and any(p in near for p in holders) else []
        if len(holders) != 2:
            return None
        for person in holders:
            if not person.titles:
                person.titles.append(Title(noun.text, None, head, sector=noun.sector))
        return self.discourse.together([self._first_mention(p) for p in holders], head)

    def _first_mention(self, person: Person) -> Reference:
        first = min(person.seen)
        return self.discourse.phrases.of_person(person, first, first + 1, first)

    def _is_office(self, title: Title, noun: Noun) -> bool:
        if noun.plain or noun.sector == "CVL":
            return title.sector in HEADS_OF_STATE
        return title.noun is not None and self.tables.same_office(title.noun, noun.text)

    def _two_states(self, head: int) -> Reference | None:
        """The only two states of this sentence and the one before."""
        near = self.discourse.before(head, sentences=1)
        states = {r.key: r for r in near if r.actor.type == "state"}
        return self.discourse.together(list(states.values()), head) if len(states) == 2 else None

    # Works

    def author(self, head: int) -> Reference | None:
        """Whose report, statement or letter speaks at a token: named with it, or with the same word before."""
        text, start, work = self.text, self.marked.start_of(head), self.text.lemma[head]
        references, phrases = self.discourse.references, self.discourse.phrases
        nouns = (references.get(t) or phrases.at(t) or phrases.named_at(t) for t in self._author_nouns(head))
        author = next((r for r in nouns if r), None)
        if author is None and text.lower[start] in DEFINITE:
            author = self._authors.get(work) or (self._last_subject(head) if work in self.tables.own_words else None)
        if author is None:
            return None
        self._authors[work] = author
        speaks = text.dep[head] in SUBJECT or (text.dep[head] == "pobj" and text.lower[text.head[head]] in ("to", "by"))
        actor = msgspec.structs.replace(author.actor, mention=text.span(start, head + 1))
        return replace(author, start=start, end=head + 1, head=head, actor=actor, noun=None, work=True) if speaks else None

    def _last_subject(self, head: int) -> Reference | None:
        """Who was spoken of last as doing something: "the statement" is theirs."""
        subjects = (r for r in self.discourse.before(head, sentences=CLOSE) if self.text.dep[r.head] in SUBJECT)
        return next((r for r in subjects if r.actor.type in ("person", "body") and not r.work), None)

    def _author_nouns(self, head: int) -> list[int]:
        """The nouns that say whose a work is: "the ministry's", "NATO", "by the ministry", "published by the ministry"."""
        text, found = self.text, []
        for child in text.children[head]:
            if text.dep[child] in ("poss", "compound", "nmod"):
                found.append(child)
            elif text.lower[child] in ("by", "from"):
                found += text.all_children(child, "pobj")
            elif text.dep[child] == "acl":
                found += [o for agent in text.all_children(child, "agent") for o in text.all_children(agent, "pobj")]
        return found


def _is_pair(reference: Reference) -> bool:
    return [m.type for m in reference.actor.members] in (["state", "state"], ["person", "person"])
