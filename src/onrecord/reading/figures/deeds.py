"""What happened to what is counted: the verb or noun that governs a quantity, and the words that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.figures.quantities import Quantity
from onrecord.reading.figures.words import UnitWords
from onrecord.reading.language import Parsed

INSIDE = ("nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "det", "predet")
VERBS = ("VERB", "AUX")
LIGHT = (
    "be",
    "have",
    "do",
    "remain",
    "include",
    "become",
    "stand",
    "total",
    "number",
    "reach",
    "make",
    "see",
    "get",
    "involve",
    "comprise",
)
NO_DEED = ("total", "number", "average", "estimate", "figure", "sum", "maximum", "minimum", "list", "range", "one")
FARTHEST = 8  # steps up the tree


@dataclass(frozen=True, slots=True)
class Deed:
    """What governs a quantity.

    ``head`` is the token that heads the quantity's phrase; ``verb`` the verb it depends on and ``role`` how ("dobj",
    "nsubjpass", …, or the preposition's token text); ``noun`` a noun that it tells the size or amount of.
    """

    head: int
    verb: int | None = None
    role: str = ""
    noun: int | None = None


class Deeds:
    """Reads the deed of a quantity."""

    def __init__(self, words: UnitWords) -> None:
        self._participles = words.participles
        self.casualties = frozenset(words.casualties.verbs)

    def of(self, text: Parsed, quantity: Quantity) -> Deed:
        """What governs ``quantity``."""
        head = head_of(text, quantity)
        after = _participle(text, quantity, head)
        if after is not None:
            return Deed(head, after, "nsubjpass")
        return _climb(text, head)

    def measure(self, text: Parsed, deed: Deed) -> str | None:
        """What happened, in one or two words: a past participle, a state, or the noun whose amount is given."""
        if deed.verb is None:
            return _named(text, deed.noun) if deed.noun is not None else None
        if text.lemma[deed.verb] in LIGHT:
            state = _state(text, deed)
            return state or (_named(text, deed.noun) if deed.noun is not None else None) or text.lower[deed.verb]
        words = self._participle(text, deed.verb)
        particle = text.child(deed.verb, "prt")
        words = f"{words} {text.lower[particle]}" if particle is not None else words
        return f"{words} {_named(text, deed.noun)}" if deed.noun is not None else words

    def _participle(self, text: Parsed, verb: int) -> str:
        """The verb's past participle, the one form by which tellings of a deed are compared."""
        lemma = text.lemma[verb]
        if lemma in self._participles:
            return self._participles[lemma]
        if text.tag[verb] in ("VBN", "VBD") and text.lower[verb].endswith("ed"):
            return text.lower[verb]
        return past_participle(lemma)


def past_participle(lemma: str) -> str:
    """The regular past participle: "launch" launched, "injure" injured, "deny" denied, "ship" shipped."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    short = len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    return lemma + lemma[-1] + "ed" if short and sum(c in "aeiou" for c in lemma) == 1 else lemma + "ed"


def head_of(text: Parsed, quantity: Quantity) -> int:
    """The token that heads the quantity's phrase: what is counted, or the number where it stands alone."""
    token, limit = quantity.last, quantity.end
    while text.dep[token] in INSIDE and text.head[token] != token and text.start[text.head[token]] < limit:
        token = text.head[token]
        if token < quantity.first and text.dep[token] not in INSIDE:
            break
    return token


def _participle(text: Parsed, quantity: Quantity, head: int) -> int | None:
    """A participle that tells what befell those counted: "250 others kidnapped", "37 killed"."""
    for child in text.children[head]:
        if text.dep[child] in ("acl", "relcl") and text.tag[child] == "VBN" and child > head:
            return child
    after = text.token_at(quantity.end)
    bare = quantity.kind == "bare" or quantity.noun is not None
    if bare and after < len(text) and text.tag[after] in ("VBN", "VBD") and text.sent[after] == text.sent[quantity.last]:
        return after
    return None


def _climb(text: Parsed, head: int) -> Deed:
    token, noun = head, None
    for _ in range(FARTHEST):
        dep, above = text.dep[token], text.head[token]
        if above == token:
            return Deed(head, token if text.pos[token] in VERBS and token != head else None, "", noun)
        if dep in ("pobj", "pcomp"):
            prep, above = above, text.head[above]
            if text.pos[above] in VERBS:
                return Deed(head, above, text.lower[prep], noun)
            if text.dep[prep] in ("ROOT", "pcomp") and above == prep:
                return Deed(head, None, "", noun)
        elif text.pos[above] in VERBS and dep not in ("conj", "appos"):
            return Deed(head, above, dep, noun)
        if (
            noun is None
            and dep not in ("conj", "appos")
            and text.pos[above] in ("NOUN", "PROPN")
            and text.lemma[above] not in NO_DEED
        ):
            noun = above
        token = above
    return Deed(head, None, "", noun)


def _state(text: Parsed, deed: Deed) -> str | None:
    """What a verb of being says of those counted: "are available" -> available, "were at risk" -> at risk."""
    assert deed.verb is not None
    for child in text.children[deed.verb]:
        if child == deed.head or (child < deed.verb and text.dep[child] != "nsubj"):
            continue
        if (
            text.dep[child] in ("acomp", "attr", "oprd", "dobj", "nsubj")
            and child != deed.head
            and text.pos[child] not in ("PRON", "NUM")
        ):
            return _named(text, child)
        if text.dep[child] == "prep" and (of := text.child(child, "pobj")) is not None:
            return f"{text.lower[child]} {_named(text, of)}"
    return None


def _named(text: Parsed, noun: int) -> str:
    """A noun with the noun before it: "special fund", "loans"."""
    before = noun - 1
    if text.head[before] == noun and text.dep[before] in ("compound", "amod") and text.pos[before] in ("NOUN", "ADJ"):
        return f"{text.lower[before]} {text.lower[noun]}"
    return text.lower[noun]
