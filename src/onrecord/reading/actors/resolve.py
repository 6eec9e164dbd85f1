"""Who is meant: goes through an article once and gives each noun phrase its bearer.

Names and described actors are taken from their own words (:mod:`phrases`); what takes up somebody named elsewhere is resolved
here: roles ("the Ukrainian president"), general nouns ("the group", "the official"), pronouns, pairs ("the two leaders").
What stands between quotation marks never becomes the antecedent of the narration's pronouns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec

from onrecord.reading.actors.marking import Marked
from onrecord.reading.actors.persons import Person, persons
from onrecord.reading.actors.phrases import DEFINITE, MODIFIES, SUBJECT, Phrases, Reference, joint
from onrecord.reading.actors.tables import Noun, fold
from onrecord.reading.actors.titles import Title
from onrecord.reading.quotations import Quotation, quotations_of
from onrecord.records import Actor

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
PAIRED = frozenset(("both", "two", "either", "neither"))
HEADS_OF_STATE = frozenset(("PRE", "PRM"))
BACK = 4  # sentences that a pronoun may look back
NEAR = 6  # sentences that a general noun may look back
Fits = Callable[[Reference], bool]


class Resolver:
    """Gives each noun phrase of an article its bearer; ``references`` by head token."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.text = marked.text
        named = persons(marked)
        self.people = sorted({n.person.number: n.person for n in named}.values(), key=lambda p: p.number)
        self.phrases = Phrases(marked, named)
        self.quotations = quotations_of(self.text.text, self.text.paragraphs)
        self.references: dict[int, Reference] = {}
        self.recent: list[tuple[Reference, Quotation | None]] = []
        self.authors: dict[str, Reference] = {}
        self.pair: Reference | None = None

    def run(self) -> dict[int, Reference]:
        for head in range(len(self.text)):
            quotation = self.quotations.at(self.text.start[head])
            found = self._found(head, quotation)
            if found is None:
                continue
            self.references[head] = found
            self.recent.append((found, quotation))
            self._coordinate(head, quotation)
        return self.references

    def _found(self, head: int, quotation: Quotation | None) -> Reference | None:
        if self.text.pos[head] == "PRON":
            return self._of_pronoun(head, quotation)
        found = self.phrases.at(head)
        if found is None:
            return self._of_work(head) if self.text.lemma[head] in self.marked.tables.works else None
        return self._taken_up(found, quotation) if found.noun is not None else found

    def _of_work(self, head: int) -> Reference | None:
        """The author of a report, a statement, a letter that speaks: named with it, or with the same word before."""
        text, start = self.text, self.marked.start_of(head)
        said = text.dep[head] in SUBJECT or (text.dep[head] == "pobj" and text.lower[text.head[head]] in ("to", "by"))
        author = next((r for t in self._authors(head) if (r := self.phrases.at(t) or self.references.get(t))), None)
        if author is None and text.lower[start] in DEFINITE:
            author = self.authors.get(text.lemma[head])
        if author is None:
            return None
        self.authors[text.lemma[head]] = author
        mention = msgspec.structs.replace(author.actor, mention=text.span(start, head + 1))
        return replace(author, start=start, end=head + 1, head=head, actor=mention, noun=None, work=True) if said else None

    def _authors(self, head: int) -> list[int]:
        """The nouns that say whose a work is: "the ministry's", "by the ministry", "published by the ministry"."""
        text, found = self.text, []
        for child in text.children[head]:
            if text.dep[child] == "poss":
                found.append(child)
            elif text.lower[child] in ("by", "from"):
                found += text.all_children(child, "pobj")
            elif text.dep[child] == "acl":
                found += [o for agent in text.all_children(child, "agent") for o in text.all_children(agent, "pobj")]
        return found

    def _coordinate(self, head: int, quotation: Quotation | None) -> None:
        """Makes "A and B" known as one antecedent once its last member is read."""
        text, first = self.text, head
        while text.dep[first] == "conj" and text.head[first] in self.references:
            first = text.head[first]
        if first != head:
            together = self._joint([self.references[t] for t in text.conjuncts(first) if t in self.references], first)
            self.recent.append((together, quotation))

    def _joint(self, members: list[Reference], head: int) -> Reference:
        members = sorted(members, key=lambda r: r.start)
        actor = joint(self.text, [r.actor for r in members])
        end = max(r.end for r in members)
        return Reference(members[0].start, end, head, f"joint {actor.name}", actor, plural=True)

    # Roles and general nouns

    def _taken_up(self, found: Reference, quotation: Quotation | None) -> Reference:
        first = self.marked.start_of(found.head)
        word = self.text.lower[first]
        if (named := self._own_name(found)) is not None:
            return self._under(named, found)
        if word in self.marked.tables.indefinite:
            return found
        if found.plural or word in PAIRED:
            bearer = self._pair(found, word)
        elif self.text.pos[first] == "NUM":
            bearer = None
        elif found.noun is not None and found.noun.kind == "person":
            bearer = self._holder(found, first) or self._same_noun(found, first, quotation)
        else:
            bearer = self._same_body(found, first, quotation)
        return self._under(bearer, found) if bearer else found

    def _own_name(self, found: Reference) -> Reference | None:
        """The name that a phrase gives with it: "the agency in charge, COGAT,", "a group called Northern Shield"."""
        text = self.text
        for child in text.children[found.head]:
            names = [child] if self._is_set_off(child) else []
            if text.dep[child] == "acl" and text.lemma[child] in ("call", "name", "dub", "know"):
                names = [c for c in text.children[child] if text.dep[c] in ("oprd", "dobj", "attr")]
            for name in names if child > found.head else ():
                reference = self.phrases.at(name) if text.pos[name] == "PROPN" and not found.plural else None
                if reference is not None and reference.noun is None and reference.actor.type in ("person", "body"):
                    return reference
        return None

    def _is_set_off(self, token: int) -> bool:
        text, start = self.text, self.text.left[token]
        return text.dep[token] in ("appos", "npadvmod") and start > 0 and text.words[start - 1] in (",", "(", "–", "—")

    def _under(self, bearer: Reference, found: Reference) -> Reference:
        """The bearer, named by the words of another phrase."""
        return replace(bearer, start=found.start, end=found.end, head=found.head, actor=renamed(bearer.actor, found.actor))

    def _holder(self, found: Reference, first: int) -> Reference | None:
        """The person attested in the article in the role that a definite phrase names."""
        ranked = [(score, p) for p in self.people if (score := self._fit(found, first, p))]
        if not ranked:
            return None
        best = max(score for score, _ in ranked)
        holders = [p for score, p in ranked if score == best]
        if best == 1 and len(holders) > 1:
            return None
        holder = max(holders, key=lambda p: max((t for t in p.seen if t < found.start), default=-min(p.seen)))
        return self.phrases.of_person(holder, found.start, found.end, found.head)

    def _fit(self, found: Reference, first: int, person: Person) -> int:
        """How well a person's titles fit a role: 0 not, 1 by country and sector, then by office, then by the very noun."""
        tables, noun, country = self.marked.tables, found.noun, found.actor.country
        if noun is None or (found.gender and person.gender not in (None, found.gender)):
            return 0
        if country and person.title and person.title.country not in (None, country):
            return 0
        former, scores = self.marked.is_former(first, found.head), [0]
        for title in person.titles:
            if title.noun is None or (title.sector == "ELI") != former:
                continue
            here = country is not None and title.country == country
            if title.noun == noun.text or title.noun.endswith(f" {noun.text}"):
                scores.append(4 if self._words_agree(found, first, title.words) else 0)
            elif tables.same_office(title.noun, noun.text):
                scores.append(3 if here else 2)
            elif here and found.actor.sector == title.sector:
                scores.append(1)
        return max(scores)

    def _words_agree(self, found: Reference, first: int, words: str | None) -> bool:
        """Whether the nouns before a role ("energy" in "the energy minister") are among another role's words, where it has any."""
        called = self.marked.called[found.head]
        own = {
            self.marked.folded[t]
            for t in range(first, called.start)
            if self.text.pos[t] in ("NOUN", "PROPN") and t not in self.marked.listed
        }
        other = set((words or "").lower().split()) - set(called.noun.words)
        return not own or not other or bool(own & other)

    def _same_noun(self, found: Reference, first: int, quotation: Quotation | None) -> Reference | None:
        """Who was called by the same noun before, with all the modifiers of the phrase: "the defense official"."""
        if self.text.lower[first] not in DEFINITE:
            return None
        if self.text.lower[found.start] == "first" and found.noun is not None:
            words = found.noun.words
            return next((r for r, _ in self.recent if r.noun is not None and r.noun.words == words and not r.plural), None)
        return self._last(found.head, lambda r: self._is_called_alike(r, found), quotation)

    def _is_called_alike(self, reference: Reference, found: Reference) -> bool:
        noun, other, folded = found.noun, reference.noun, self.marked.folded
        same = noun is not None and other is not None and noun.words == other.words and found.plural == reference.plural
        return same and set(folded[found.start : found.end]) <= set(folded[reference.start : reference.end])

    def _same_body(self, found: Reference, first: int, quotation: Quotation | None) -> Reference | None:
        """The body that a general noun takes up ("the group", "the court"), or the state ("the country")."""
        noun, tables = found.noun, self.marked.tables
        if noun is None or self.text.lower[first] not in DEFINITE:
            return None
        if noun.text in tables.for_state:
            return self._last(found.head, lambda r: r.actor.type == "state", quotation) if found.start == found.head else None
        called = self.marked.called[found.head]
        plain = all(t in range(called.start, called.end) or self.marked.folded[t] in tables.words for t in range(found.start, found.end))
        sectors = tables.takes_up.get(noun.text, frozenset())

        def fits(r: Reference) -> bool:
            if self._is_called_alike(r, found):
                return True
            named = plain and r.noun is None and r.actor.type in ("body", "group")
            return named and (r.actor.sector in sectors or noun.words[-1] in fold(r.actor.name).split())

        return self._last(found.head, fits, quotation)

    def _pair(self, found: Reference, word: str) -> Reference | None:
        """The two whom "both sides" or "the two leaders" means, where the article makes them plain."""
        noun = found.noun
        if noun is None or noun.text not in self.marked.tables.sides or found.actor.country:
            return None
        words = self.text.lower[self.marked.start_of(found.head) : found.head]
        if (word not in DEFINITE and word not in PAIRED) or (len(words) > 1 and not set(words) & PAIRED):
            return None
        persons = self._pair_of_persons(noun, found.head) if noun.kind == "person" else None
        self.pair = persons or self.pair or self._pair_of_states(found.head)
        return self.pair

    def _pair_of_persons(self, noun: Noun, head: int) -> Reference | None:
        """The two who hold the office, or the two just named of whom one holds it."""
        holders = [p for p in self.people if any(self._is_office(t, noun) for t in p.titles)]
        if len(holders) != 2:
            near = [p for p in self.people if any(t < head and self.text.sent[head] - self.text.sent[t] <= 2 for t in p.seen)]
            holders = near if len(near) == 2 and set(holders) & set(near) else []
        if len(holders) != 2:
            return None
        firsts = [self.phrases.of_person(p, min(p.seen), min(p.seen) + 1, min(p.seen)) for p in holders]
        for person in holders:
            if noun.kind == "person" and not person.titles:
                person.titles.append(Title(noun.text, None, head, sector=noun.sector))
        return self._joint(firsts, head)

    def _is_office(self, title: Title, noun: Noun) -> bool:
        if noun.plain or noun.sector == "CVL":
            return title.sector in HEADS_OF_STATE
        return title.noun is not None and self.marked.tables.same_office(title.noun, noun.text)

    def _pair_of_states(self, head: int) -> Reference | None:
        def fits(r: Reference) -> bool:
            types = [m.type for m in r.actor.members]
            return types in (["state", "state"], ["person", "person"])

        together = self._last(head, fits, None)
        if together is not None:
            return together
        sent = self.text.sent[head]
        states = {r.key: r for r, _ in self.recent if r.actor.type == "state" and 0 <= sent - self.text.sent[r.head] <= 1}
        return self._joint(list(states.values()), head) if len(states) == 2 else None

    def _last(self, head: int, fits: Fits, quotation: Quotation | None) -> Reference | None:
        """The last reference before ``head`` that fits, from the narration or the same quotation."""
        sent = self.text.sent[head]
        for reference, inside in reversed(self.recent):
            if sent - self.text.sent[reference.head] > NEAR:
                return None
            if reference.end <= head and (inside is None or inside is quotation) and fits(reference):
                return reference
        return None

    # Pronouns

    def _of_pronoun(self, head: int, quotation: Quotation | None) -> Reference | None:
        word, antecedent = self.text.lower[head], None
        if word in SINGULAR:
            antecedent = self._antecedent(head, self._singular(SINGULAR[word]), quotation)
        elif word in NEUTER and not self._is_empty(head):
            antecedent = self._antecedent(head, lambda r: r.actor.type in ("body", "state") and not r.plural, quotation)
        elif word in PLURAL:
            many = self._antecedent(head, lambda r: r.plural, quotation)
            antecedent = many or self._antecedent(head, lambda r: r.actor.type in ("body", "unnamed"), quotation)
        elif word in RELATIVE:
            return self._relative(head)
        return self._as_pronoun(antecedent, head) if antecedent else None

    def _as_pronoun(self, antecedent: Reference, head: int) -> Reference:
        actor = msgspec.structs.replace(antecedent.actor, mention=self.text.span(head, head + 1))
        return replace(antecedent, start=head, end=head + 1, head=head, actor=actor, noun=None, work=False)

    def _relative(self, head: int) -> Reference | None:
        """Whom "who" takes up: the noun that its clause modifies."""
        text = self.text
        clause = next((a for a in text.ancestors(head) if text.dep[a] == "relcl"), None)
        found = self.references.get(text.head[clause]) if clause is not None else None
        return self._as_pronoun(found, head) if found else None

    def _is_empty(self, head: int) -> bool:
        """Whether "it" stands for nobody: "it is clear that", "it was reported that"."""
        text, verb = self.text, self.text.head[head]
        if text.lower[head] != "it" or text.dep[head] not in SUBJECT:
            return False
        return text.dep[head] == "nsubjpass" or text.lemma[verb] in ("be", "seem", "appear", "take", "remain")

    def _singular(self, gender: str) -> Fits:
        genders = {p.key: p for p in self.people}

        def fits(reference: Reference) -> bool:
            if reference.actor.type not in ("person", "unnamed") or reference.plural:
                return False
            known = genders[reference.key].gender if reference.key in genders else reference.gender
            return known in (None, gender)

        return fits

    def _antecedent(self, head: int, fits: Fits, quotation: Quotation | None) -> Reference | None:
        """The most salient reference before a pronoun that fits it."""
        sent, best, most = self.text.sent[head], None, 0.0
        clause = self._clause_before(head)
        for reference, inside in reversed(self.recent):
            back = sent - self.text.sent[reference.head]
            if back > BACK:
                break
            if reference.end > head or (inside is not None and inside is not quotation) or not fits(reference):
                continue
            if clause is not None and reference.head in self.text.subtree(clause):
                continue
            salience = self._salience(reference, head, back)
            if salience > most:
                best, most = reference, salience
        return best

    def _clause_before(self, head: int) -> int | None:
        """The clause that stands before a pronoun's verb as what it says: "The plant was hit, it added"."""
        text, verb = self.text, self.text.head[head]
        if text.dep[head] not in SUBJECT:
            return None
        return next((c for c in text.children[verb] if text.dep[c] == "ccomp" and c < head), None)

    def _salience(self, reference: Reference, head: int, back: int) -> float:
        text, own = self.text, reference.head
        salience = 10.0 - 2 * back - (text.para[own] != text.para[head])
        if text.dep[own] in SUBJECT:
            salience += 2.5 if text.dep[text.head[own]] in ("ROOT", "conj") else 1.5
        elif text.dep[own] in ("dobj", "agent"):
            salience += 0.5
        elif text.dep[own] in MODIFIES or text.dep[own] == "poss":
            salience -= 0.5
        if reference.actor.type in ("person", "state", "joint"):
            salience += 0.5
        elif reference.noun is not None and text.words[own].islower():
            salience -= 1.5
        if text.head[own] == text.head[head] and text.dep[head] != "poss":
            salience -= 6
        return salience


def renamed(actor: Actor, words: Actor) -> Actor:
    """An actor with the mention of other words."""
    return msgspec.structs.replace(actor, mention=words.mention)
