"""What happened to what is counted: the verb, state or noun that governs a quantity, and the words that tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.reading.figures.quantity import Quantity
from onrecord.reading.figures.words import UnitWords
from onrecord.reading.language import Parsed

INSIDE = ("nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "det", "predet")
CORE = ("dobj", "nsubj", "nsubjpass")
NOUNS = ("NOUN", "PROPN")
FARTHEST = 8  # steps up the tree


@dataclass(frozen=True, slots=True)
class Deed:
    """What governs a quantity.

    ``head`` is the token that heads the quantity's phrase; ``verb`` the verb it depends on and ``role`` how (a dependency,
    or the preposition between them); ``noun`` a noun whose amount or size it is. ``measure`` tells what happened in one
    or two words; ``told`` are the tokens that these words rest on.
    """

    head: int
    verb: int | None = None
    role: str = ""
    noun: int | None = None
    measure: str | None = None
    told: tuple[int, ...] = ()


class Deeds:
    """Reads the deed of a quantity."""

    def __init__(self, words: UnitWords) -> None:
        self._participles = words.participles
        self._light = frozenset(words.deeds.light)
        self._sums = frozenset(words.deeds.sums)
        self._periods = frozenset(words.periods.words)
        self._telling = frozenset(words.sources.telling)
        self._states = frozenset(words.casualties.states)
        self.casualties = frozenset(words.casualties.verbs)
        self.force = frozenset((*words.casualties.verbs, *words.deeds.force))

    def harms(self, text: Parsed, deed: Deed) -> bool:
        """Whether it tells of people who came to harm."""
        if deed.verb is None:
            return False
        return text.lemma[deed.verb] in self.casualties or text.lower[deed.verb] in self._states

    def of(self, text: Parsed, quantity: Quantity) -> Deed:
        """What governs ``quantity``, and what it tells."""
        head = head_of(text, quantity)
        deed = self._climb(text, head)
        if quantity.kind == "measure" and (away := _direction(text, quantity)):
            return self._with_words(text, replace(deed, noun=None), away)
        if text.dep[head] == "appos" and (broken := _broken_off(text, quantity)) is not None:
            deed = Deed(head, broken, "dobj")
        elif (befell := self._befell(text, quantity, deed)) is not None:
            deed = Deed(head, befell, "nsubj" if text.tag[befell] == "VBG" else "nsubjpass")
        elif deed.verb is not None and self._tells(text, deed.verb) and deed.role != "nsubj":
            deed = replace(deed, verb=self._verb_before(text, quantity), role="dobj")
        return self._told(text, quantity, deed)

    def _told(self, text: Parsed, quantity: Quantity, deed: Deed) -> Deed:
        if deed.verb is not None and (text.lemma[deed.verb] not in self._light or text.lower[deed.verb] in self._states):
            particle = text.child(deed.verb, "prt")
            words = (deed.verb,) if particle is None else (deed.verb, particle)
            return self._with_words(text, deed, words, self._companion(text, quantity, deed, deed.verb))
        noun = (deed.noun,) if deed.noun is not None else ()
        attached = self._attached(text, deed.head)
        if deed.verb is None:
            return self._with_words(text, deed, attached or noun)
        state = self._state(text, deed.head, deed.verb)
        said = (deed.verb,) if text.lemma[deed.verb] != "be" else ()
        if deed.role in ("nsubj", "nsubjpass"):
            return self._with_words(text, deed, state or attached or noun or said)
        return self._with_words(text, deed, noun or self._amount_of(text, deed.verb) or state or attached or said)

    def _amount_of(self, text: Parsed, verb: int) -> tuple[int, ...]:
        """What a number "stands at": "the number of deaths stands at 300" -> deaths."""
        subject = text.child(verb, "nsubj")
        if subject is None or text.lemma[subject] not in self._sums:
            return ()
        attached = self._attached(text, subject)
        return attached[1:] or (subject,)

    def _with_words(self, text: Parsed, deed: Deed, words: tuple[int, ...], companion: int | None = None) -> Deed:
        """``deed`` with what it tells: ``words`` are its tokens, ``companion`` one that need not stand in the evidence."""
        parts = [self._form(text, t, deed) if text.pos[t] == "VERB" else text.lower[t] for t in words]
        if companion is not None:
            parts.append(text.lower[companion])
        return replace(deed, measure=" ".join(parts) or None, told=words)

    def _form(self, text: Parsed, verb: int, deed: Deed) -> str:
        """The form in which tellings of a deed can be compared: what was done as past participle, what they do as it stands."""
        lemma = text.lemma[verb]
        if text.lower[verb] in self._states or (deed.role == "nsubj" and text.tag[verb] == "VBG"):
            return text.lower[verb]
        if lemma in self._participles:
            return self._participles[lemma]
        if text.tag[verb] in ("VBN", "VBD") and text.lower[verb].endswith("ed"):
            return text.lower[verb]
        return past_participle(lemma)

    def _companion(self, text: Parsed, quantity: Quantity, deed: Deed, verb: int) -> int | None:
        """The noun that completes a verb: what money is for, what those counted suffered, what rose by so much."""
        if quantity.kind in ("money", "percent", "measure", "share") and (attached := self._attached(text, deed.head)):
            return attached[-1]
        if deed.noun is not None:
            return deed.noun
        if deed.role in ("dobj", "nsubjpass", "including"):
            return None
        beside = text.all_children(verb, "dobj", "nsubjpass")
        return next((c for c in beside if text.pos[c] == "NOUN" and c != deed.head), None)

    def _befell(self, text: Parsed, quantity: Quantity, deed: Deed) -> int | None:
        """A verb or state that tells what befell those counted: "250 others kidnapped", "three of which it downed"."""
        head, after = deed.head, text.token_at(quantity.end)
        if quantity.again and (relative := text.child(head, "relcl")) is not None:
            return relative
        follows = after < len(text) and text.sent[after] == text.sent[quantity.last]
        if follows and text.lower[after] in self._states and (quantity.kind == "bare" or deed.verb is None):
            return after
        if deed.role in CORE and deed.verb is not None and text.lemma[deed.verb] not in self._light:
            return None
        for child in text.children[head]:
            if text.dep[child] == "acl" and text.pos[child] == "VERB" and child > head:
                return child
        hurt = follows and text.tag[after] == "VBD" and text.lemma[after] in self.casualties
        return after if hurt or (follows and text.tag[after] == "VBN" and text.pos[after] == "VERB") else None

    def _tells(self, text: Parsed, verb: int) -> bool:
        """Whether what is told is a clause, so that no number can be the verb's own."""
        return text.lemma[verb] in self._telling and text.child(verb, "ccomp") is not None

    def _verb_before(self, text: Parsed, quantity: Quantity) -> int | None:
        """The nearest verb before the number that does not tell; where the parser hangs the number on the verb of saying."""
        begin = text.sentences[text.sent[quantity.first]][0]
        near = range(quantity.first - 1, max(begin, quantity.first - FARTHEST) - 1, -1)
        return next((t for t in near if text.pos[t] == "VERB" and text.lemma[t] not in self._telling), None)

    def _climb(self, text: Parsed, head: int) -> Deed:
        token, noun = head, None
        for _ in range(FARTHEST):
            dep, above = text.dep[token], text.head[token]
            if above == token:
                return Deed(head, token if _is_verb(text, token) and token != head else None, "", noun)
            if dep in ("pobj", "pcomp"):
                prep, above = above, text.head[above]
                if _is_verb(text, above):
                    return Deed(head, above, text.lower[prep], noun)
            elif _is_verb(text, above) and dep not in ("conj", "appos"):
                return Deed(head, above, dep, noun)
            measured = dep not in ("conj", "appos") and text.pos[above] in NOUNS and text.lemma[above] not in self._sums
            if noun is None and measured:
                noun = above
            token = above
        return Deed(head, None, "", noun)

    def _state(self, text: Parsed, head: int, verb: int) -> tuple[int, ...]:
        """What a verb of being says of those counted: "are available", "were at risk", "were allies"."""
        for child in text.children[verb]:
            if child == head or child < verb:
                continue
            if text.dep[child] in ("acomp", "oprd", "dobj", "attr") and text.pos[child] in ("ADJ", "VERB", *NOUNS):
                return (child,)
            if (
                text.dep[child] == "prep"
                and (of := text.child(child, "pobj")) is not None
                and text.lemma[of] not in self._periods
            ):
                return (child, of)
        return ()

    def _attached(self, text: Parsed, head: int) -> tuple[int, ...]:
        """The preposition after a noun or sum, and its object: "$5 billion in loans", "strikes on hospitals"."""
        for prep in text.all_children(head, "prep"):
            of = text.child(prep, "pobj")
            if prep > head and of is not None and text.pos[of] == "NOUN" and text.lemma[of] not in self._periods:
                return (prep, of)
        return ()


def past_participle(lemma: str) -> str:
    """The regular past participle: "launch" launched, "injure" injured, "deny" denied, "ship" shipped."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    doubled = len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    return lemma + lemma[-1] + "ed" if doubled and sum(c in "aeiou" for c in lemma) == 1 else lemma + "ed"


def head_of(text: Parsed, quantity: Quantity) -> int:
    """The token that heads the quantity's phrase: what is counted, or the number where it stands alone."""
    token = quantity.last
    while text.dep[token] in INSIDE and text.head[token] != token and text.start[text.head[token]] < quantity.end:
        token = text.head[token]
    return token


def _is_verb(text: Parsed, token: int) -> bool:
    return text.pos[token] in ("VERB", "AUX")


def _direction(text: Parsed, quantity: Quantity) -> tuple[int, ...]:
    """From or to what a distance is measured: "20 kilometers from the town", "behind the front line"."""
    if " of " in (quantity.unit or ""):
        return ()
    after = text.token_at(quantity.end)
    while after < len(text) and (text.pos[after] == "ADV" or text.words[after] == "("):
        after = after + 1 if text.words[after] != "(" else _closing(text, after) + 1
    if after >= len(text) or text.pos[after] != "ADP" or text.lower[after] == "of":
        return ()
    where = text.child(after, "pobj")
    return (after, where) if where is not None else ()


def _closing(text: Parsed, opening: int) -> int:
    """The bracket that closes the one at ``opening``, or the sentence's end."""
    end = text.sentences[text.sent[opening]][1]
    return next((t for t in range(opening, end) if text.words[t] == ")"), end - 1)


def _broken_off(text: Parsed, quantity: Quantity) -> int | None:
    """The verb that a phrase between commas parts from its number: "has cost, by one count, 40 lives"."""
    before = text.token_at(quantity.start) - 1
    if before < 0 or text.words[before] != ",":
        return None
    opening = next((t for t in range(before - 1, max(before - FARTHEST, 0), -1) if text.words[t] == ","), 0)
    verb = opening - 1
    stands = opening > 0 and text.pos[verb] == "VERB" and text.sent[verb] == text.sent[before]
    return verb if stands and text.child(verb, "dobj", "ccomp") is None else None
