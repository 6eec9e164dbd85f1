"""Who is meant: each noun phrase that names somebody, with its bearer, in text order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.reading.actors.marking import Called, Marked
from onrecord.reading.actors.persons import Named, Person, Title, persons
from onrecord.reading.quotations import quotations_of
from onrecord.records import Actor, ActorType

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
SUBJECT = frozenset(("nsubj", "nsubjpass", "agent", "csubj"))
NAME_LABELS = frozenset(("ORG", "NORP", "FAC", "GPE", "PERSON", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "LOC"))
LONGEST = 12  # words in a mention


@dataclass(frozen=True, slots=True)
class Reference:
    """A noun phrase that names an actor: its tokens, its head, who is meant, and what identifies them in the article."""

    start: int
    end: int
    head: int
    key: str
    actor: Actor
    plural: bool = False
    gender: str | None = None


class Resolver:
    """Goes through an article once and tells whom each noun phrase means."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.text = marked.text
        self.named = persons(marked)
        self.name_at = {t: n for n in self.named for t in range(n.start, n.end)}
        self.people: list[Person] = list({id(n.person): n.person for n in self.named}.values())
        self.fullest = self._fullest_listed()
        self.labels = {t: e for e in self.text.entities for t in range(e.start, e.end)}
        self.quoted = quotations_of(self.text.text, self.text.paragraphs)
        self.references: dict[int, Reference] = {}
        self.recent: list[Reference] = []

    def run(self) -> dict[int, Reference]:
        """The references of the article, by head token."""
        for head, pos in enumerate(self.text.pos):
            found = self._reference(head, pos)
            if found is not None:
                self.references[head] = found
                if not self.in_quotation(head):
                    self.recent.append(found)
        return self.references

    def in_quotation(self, token: int) -> bool:
        """Whether a token stands between quotation marks."""
        return self.quoted.at(self.text.start[token]) is not None

    def _fullest_listed(self) -> dict[str, str]:
        """The fullest of its names that the article uses for each listed organisation."""
        fullest: dict[str, str] = {}
        for listing in self.marked.listings:
            if listing.known.form == "name" and listing.known.type != "state":
                words = self.text.span(listing.start, listing.end).quote
                if len(words) > len(fullest.get(listing.known.name, "")):
                    fullest[listing.known.name] = words
        return fullest

    def _reference(self, head: int, pos: str) -> Reference | None:
        if pos == "PRON":
            return self._of_pronoun(head)
        if head in self.name_at:
            return self._of_name(self.name_at[head], head)
        if pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        if head in self.marked.called and self._is_head(head):
            return self._of_noun(self.marked.called[head])
        if head in self.marked.listed:
            return self._of_listing(head)
        if pos == "PROPN" and head in self.labels:
            return self._of_entity(head)
        return None

    def _is_head(self, head: int) -> bool:
        called = self.marked.called[head]
        listing = self.marked.listed.get(head)
        return listing is None or (listing.start >= called.start and listing.end <= called.end)

    def _of_name(self, named: Named, head: int) -> Reference:
        person = named.person
        return Reference(
            named.start,
            named.end,
            head,
            f"person {id(person)}",
            self._person(person, named.start, named.end),
            gender=person.gender,
        )

    def _person(self, person: Person, start: int, end: int) -> Actor:
        title = person.title or Title("", "", None, None)
        return Actor(
            person.name, "person", role=title.words or None, country=title.country, sector=title.sector,
            mention=self.text.span(start, end),
        )  # fmt: skip

    def _of_listing(self, head: int) -> Reference | None:
        listing = self.marked.listed[head]
        known, text = listing.known, self.text
        if head != listing.end - 1 and text.head[listing.end - 1] != head:
            return None
        if known.form == "adjective" and text.dep[head] in ("amod", "compound", "nmod"):
            return None
        span = text.span(listing.start, listing.end)
        name = known.name if known.form == "adjective" else self.fullest.get(known.name, span.quote)
        key = f"state {known.country}" if known.type == "state" else f"body {known.name}"
        actor = Actor(name, known.type, role=known.role, country=known.country, sector=known.sector, mention=span)
        return Reference(listing.start, listing.end, head, key, actor, plural=known.form == "people")

    def _of_entity(self, head: int) -> Reference | None:
        entity, text = self.labels[head], self.text
        if entity.label not in ("ORG", "NORP", "GPE") or head != entity.end - 1 or entity.end - entity.start > LONGEST:
            return None
        if entity.label == "GPE" and text.dep[head] not in SUBJECT:
            return None
        start = entity.start
        while start < head and (text.pos[start] == "DET" or text.lower[start] == "the"):
            start += 1
        span = text.span(start, entity.end)
        kind: ActorType = {"ORG": "body", "NORP": "group", "GPE": "state"}[entity.label]  # type: ignore[assignment]
        country = self.marked.country_of(head, start)
        return Reference(start, entity.end, head, f"body {span.quote}", Actor(span.quote, kind, country=country, mention=span))

    def _of_noun(self, called: Called) -> Reference | None:
        text, head, noun = self.text, called.head, called.noun
        start = self.marked.start_of(head)
        if (
            apposed := next((c for c in text.children[head] if c in self.name_at and text.dep[c] == "appos"), None)
        ) is not None:
            return self._of_name(self.name_at[apposed], head)
        if text.head[head] in self.name_at and text.dep[head] in ("appos", "compound", "nmod"):
            return replace(self._of_name(self.name_at[text.head[head]], head))
        plural = text.tag[head] in ("NNS", "NNPS")
        title = Title(" ".join(noun.words), "", self.marked.country_of(head, start), self.marked.sector_of(head, start))
        if noun.kind == "person" and not plural and (bearer := self._bearer(called, start, title)) is not None:
            return Reference(
                start,
                called.end,
                head,
                f"person {id(bearer)}",
                self._person(bearer, self._words_from(start), called.end),
                gender=bearer.gender,
            )
        return self._described(called, start, plural, title)

    def _described(self, called: Called, start: int, plural: bool, title: Title) -> Reference:
        text, noun = self.text, called.noun
        first = self._words_from(start)
        end = self._end_of(called, first)
        span = text.span(first, end)
        kind: ActorType = "body" if noun.kind == "body" else "group" if plural and not noun.plain else "unnamed"
        role = " ".join(noun.words) if kind == "unnamed" else None
        actor = Actor(span.quote, kind, role=role, country=title.country, sector=title.sector, mention=span)
        gender = self.marked.tables.gender.get(noun.words[-1])
        return Reference(first, end, called.head, f"{kind} {span.quote.lower()}", actor, plural, gender)

    def _words_from(self, start: int) -> int:
        return start + (self.text.lower[start] in ("the", "this", "that", "these", "those"))

    def _end_of(self, called: Called, start: int) -> int:
        text, end = self.text, called.end
        for prep, of in self.marked.attached(called.head):
            stop = next(
                (
                    t
                    for t in range(of, text.right[of])
                    if text.pos[t] in ("VERB", "AUX", "PUNCT") or text.tag[t] in ("WP", "WDT")
                ),
                text.right[of],
            )
            if prep == end and stop - start <= LONGEST and stop > of:
                end = stop
        return end

    def _bearer(self, called: Called, start: int, title: Title) -> Person | None:
        """The person attested in the article with the role that a definite noun phrase names."""
        text, tables = self.text, self.marked.tables
        first = text.lower[start]
        if first in tables.indefinite or text.pos[start] == "NUM":
            return None
        words = title.noun
        same = tables.offices.get(words, frozenset((words,)))
        fits = [p for p in self.people if any(self._holds(t, words, same, title.country) for t in p.titles)]
        if not fits:
            return None
        before = [r for r in reversed(self.recent) if r.key in {f"person {id(p)}" for p in fits}]
        key = before[0].key if before else f"person {id(fits[0])}"
        return next(p for p in fits if f"person {id(p)}" == key)

    @staticmethod
    def _holds(title: Title, words: str, same: frozenset[str], country: str | None) -> bool:
        if country and title.country and country != title.country:
            return False
        return title.noun == words or title.noun in same or title.noun.endswith(f" {words}")

    def _of_pronoun(self, head: int) -> Reference | None:
        word, text = self.text.lower[head], self.text
        if word in SINGULAR:
            wanted = self._antecedent(head, lambda r: self._is_singular(r, SINGULAR[word]))
        elif word in NEUTER:
            wanted = self._antecedent(head, lambda r: r.actor.type in ("body", "state") and not r.plural)
        elif word in PLURAL:
            wanted = self._antecedent(head, lambda r: r.plural or r.actor.type in ("group", "body", "joint"))
        else:
            return None
        if wanted is None:
            return None
        if wanted.key.startswith("person") and wanted.gender is None:
            self._learn(wanted, SINGULAR.get(word))
        span = text.span(head, head + 1)
        return replace(wanted, start=head, end=head + 1, head=head, actor=replace_mention(wanted.actor, span))

    def _learn(self, reference: Reference, gender: str | None) -> None:
        for person in self.people:
            if f"person {id(person)}" == reference.key:
                person.gender = person.gender or gender

    def _is_singular(self, reference: Reference, gender: str) -> bool:
        if reference.actor.type not in ("person", "unnamed") or reference.plural:
            return False
        known = next((p.gender for p in self.people if f"person {id(p)}" == reference.key), reference.gender)
        return known in (None, gender)

    def _antecedent(self, head: int, fits) -> Reference | None:  # type: ignore[no-untyped-def]
        text = self.text
        sent = text.sent[head]
        for back in range(4):
            inside = [r for r in self._in_sentence(sent - back) if r.end <= head and fits(r)]
            if (back and inside) or inside:
                return next((r for r in inside if text.dep[r.head] in SUBJECT), inside[-1] if back == 0 else inside[0])
        return None

    def _in_sentence(self, sent: int) -> list[Reference]:
        found = []
        for reference in reversed(self.recent):
            where = self.text.sent[reference.head]
            if where < sent:
                break
            if where == sent:
                found.append(reference)
        return found[::-1]


def replace_mention(actor: Actor, span) -> Actor:  # type: ignore[no-untyped-def]
    """The same actor, named by other words."""
    return Actor(actor.name, actor.type, actor.members, actor.role, actor.country, actor.sector, span)
