"""The constructions in which a word of saying or thinking holds its content.

Grammar only: which words say or think, and in which of these constructions, is the lexicon's to tell (``speech.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.statements.sources import agent_of

Range = tuple[int, int]

NEAR = 12  # tokens between a verb and a "that" which may be its own, at most
OPENING = frozenset({'"', "“", "„", "«", "‘", "'", "``", "''"})


@dataclass(frozen=True, slots=True)
class Construction:
    """How a cue's content stands to it: the construction's name in the lexicon and the content's token ranges (half-open).

    ``agentive`` is true where the content is the subject ("the deal was condemned by Kyiv"), so that only an agent is a source.
    """

    name: str
    parts: tuple[Range, ...]
    agentive: bool = False


def of_verb(text: Parsed, verb: int) -> Iterator[Construction]:
    """The constructions that the verb ``verb`` stands in, the most telling first."""
    if text.child(verb, "auxpass") is not None:
        yield from _passive(text, verb)
    objects = [o for o in text.all_children(verb, "dobj", "dative") if o > verb]
    for child in text.children[verb]:
        dep = text.dep[child]
        if dep == "ccomp":
            yield from _clausal(text, verb, child)
        elif dep == "xcomp":
            yield from _open_clause(text, verb, child, objects)
        elif dep == "oprd":
            yield Construction("naming", ((text.left[objects[0]] if objects else text.left[child], text.right[child]),))
        elif dep == "prep" and child > verb:
            yield from _prepositional(text, verb, child, objects)
    direct = [o for o in objects if text.dep[o] == "dobj"]
    if len(direct) > 1:
        yield Construction("naming", ((text.left[direct[0]], text.right[direct[-1]]),))
    yield from _raising(text, verb)
    if text.head[verb] != verb and (text.dep[verb] == "parataxis" or _is_comment(text, verb)):
        yield from _parenthetical(text, verb)
    if objects and text.dep[objects[0]] == "dobj":
        yield Construction("object", (_phrase(text, objects[0]),))
    yield from _lost_clause(text, verb)
    yield from _lost_comment(text, verb)


def of_noun(text: Parsed, noun: int) -> Iterator[Construction]:
    """The constructions that the noun ``noun`` stands in."""
    for child in text.children[noun]:
        if child < noun:
            continue
        dep = text.dep[child]
        if dep in ("acl", "ccomp", "relcl") and text.lower[text.left[child]] == "that" and text.dep[text.left[child]] == "mark":
            yield Construction("clause", (_clause(text, child),))
        elif dep in ("acl", "relcl", "xcomp") and is_infinitive(text, child):
            yield Construction("to do", (_clause(text, child),))
        elif dep == "prep":
            yield from _prepositional(text, noun, child, [])


def of_adjective(text: Parsed, adjective: int) -> Iterator[Construction]:
    """The constructions that the adjective ``adjective`` stands in."""
    for child in text.children[adjective]:
        if child < adjective:
            continue
        dep = text.dep[child]
        if dep == "xcomp" and is_infinitive(text, child):
            yield Construction("to do", (_clause(text, child),))
        elif dep in ("ccomp", "advcl", "xcomp", "csubj"):
            yield Construction(_adjectival(text, adjective), (_clause(text, child),))
        elif dep == "prep":
            yield from _prepositional(text, adjective, child, [])
    if text.dep[adjective] in ("acomp", "ccomp", "oprd"):
        for child in text.all_children(text.head[adjective], "ccomp"):
            if child > adjective:
                yield Construction(_adjectival(text, adjective), (_clause(text, child),))


def around(text: Parsed, token: int, phrase: Range) -> tuple[Range, ...]:
    """What a phrase put into, before or after a clause speaks of: that clause, without the phrase.

    The clause is the sentence, or the coordinated clause with its own subject that holds ``token``.
    """
    start, end = text.sentences[text.sent[token]]
    for above in (token, *text.ancestors(token)):
        if text.dep[above] == "conj" and text.child(above, "nsubj", "nsubjpass") is not None:
            start, end = max(start, text.left[above]), min(end, text.right[above])
            break
    start = skip_conjunctions(text, start, phrase[0])
    return tuple(p for p in ((start, phrase[0]), (phrase[1], end)) if any(text.words[t][0].isalnum() for t in range(*p)))


def skip_conjunctions(text: Parsed, start: int, end: int) -> int:
    """The first token of a clause that is no "and", "but" or punctuation (opening quotation marks stay)."""
    while start < end and text.dep[start] in ("cc", "punct") and text.words[start] not in OPENING:
        start += 1
    return start


def is_infinitive(text: Parsed, verb: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(text.lower[c] == "to" and text.dep[c] == "aux" for c in text.children[verb])


def is_act(text: Parsed, verb: int) -> bool:
    """Whether a verb tells of an act: not as part of an adjective ("so-called"), nor as a command to the reader ("note: …")."""
    if text.dep[verb] == "amod":
        return False
    return text.tag[verb] != "VB" or text.dep[verb] != "ROOT" or text.child(verb, "nsubj", "aux", "auxpass") is not None


def _adjectival(text: Parsed, adjective: int) -> str:
    return "made" if text.lemma[text.head[adjective]] == "make" else "clause"


def _passive(text: Parsed, verb: int) -> Iterator[Construction]:
    subject = text.child(verb, "nsubjpass")
    if subject is None or text.pos[subject] == "PRON":
        return
    whole = _phrase(text, subject)
    for child in text.children[verb]:
        if child > verb and text.dep[child] == "xcomp" and is_infinitive(text, child):
            yield Construction("to do", (whole, _clause(text, child)), agentive=True)
        elif child > verb and text.dep[child] == "prep" and text.lower[child] == "as":
            yield Construction("object as", (whole, _without_agent(text, verb, (child, text.right[child]))), agentive=True)
        elif child > verb and text.dep[child] == "oprd":
            yield Construction("naming", (whole, _without_agent(text, verb, _phrase(text, child))), agentive=True)
    if text.child(verb, "agent") is not None:
        yield Construction("object", (whole,), agentive=True)


def _without_agent(text: Parsed, verb: int, phrase: Range) -> Range:
    agent = agent_of(text, verb)
    return (phrase[0], agent) if agent is not None and phrase[0] < agent < phrase[1] else phrase


def _raising(text: Parsed, verb: int) -> Iterator[Construction]:
    subject = text.child(verb, "nsubj")
    if subject is None:
        return
    for child in text.children[verb]:
        if child > verb and (
            (text.dep[child] == "xcomp" and is_infinitive(text, child)) or text.dep[child] in ("oprd", "acomp")
        ):
            yield Construction("raising", (_phrase(text, subject), _phrase(text, child)), agentive=True)


def _clausal(text: Parsed, verb: int, clause: int) -> Iterator[Construction]:
    if clause > verb and text.pos[clause] in ("NOUN", "PROPN", "ADJ") and text.child(clause, "aux", "cop", "mark") is None:
        yield Construction("naming", (_phrase(text, clause),))
    if clause > verb:
        yield Construction("object to do" if is_infinitive(text, clause) else "clause", (_clause(text, clause),))
        return
    end = min((text.left[c] for c in text.children[verb] if clause < text.left[c] <= verb), default=verb)
    start = skip_conjunctions(text, text.left[verb], clause)
    yield Construction("quote", ((start, min(end, verb)),))


def _open_clause(text: Parsed, verb: int, clause: int, objects: list[int]) -> Iterator[Construction]:
    if text.tag[clause] == "VBG":
        yield Construction("gerund", (_clause(text, clause),))
    if not is_infinitive(text, clause):
        return
    between = [o for o in objects if o < clause]
    addressed = [p for p in text.all_children(verb, "prep") if text.lower[p] in ("on", "upon", "for") and verb < p < clause]
    if between:
        yield Construction("object to do", ((text.left[between[0]], text.right[clause]),))
    elif addressed:
        yield Construction("on to do", ((addressed[0] + 1, text.right[clause]),))
    else:
        yield Construction("to do", (_clause(text, clause),))


def _prepositional(text: Parsed, cue: int, preposition: int, objects: list[int]) -> Iterator[Construction]:
    if text.right[preposition] == preposition + 1:
        return
    word, whole = text.lower[preposition], (preposition + 1, text.right[preposition])
    if objects:
        yield Construction(f"object {word}", ((text.left[objects[0]], whole[1]),))
        return
    inner = text.child(preposition, "pobj")
    if word in ("on", "upon") and inner is not None and any(is_infinitive(text, c) for c in text.children[inner]):
        yield Construction("on to do", (whole,))
    yield Construction(word, (whole,))


def _lost_clause(text: Parsed, verb: int) -> Iterator[Construction]:
    """A clause with "that" which the parser hung elsewhere, up to the end of the sentence or of the clause."""
    _, end = text.sentences[text.sent[verb]]
    for token in range(verb + 1, min(verb + NEAR, end - 2)):
        if text.pos[token] in ("VERB", "AUX") or text.words[token] in ";:":
            return
        if text.lower[token] == "that" and text.dep[token] == "mark" and text.head[token] > token:
            yield Construction("clause", ((token + 1, max(text.right[text.head[token]], token + 2)),))
            return


def _lost_comment(text: Parsed, verb: int) -> Iterator[Construction]:
    """A comment between commas, or after the last one, which the parser took for something else: "…, the agency reported."."""
    subject, head = text.child(verb, "nsubj"), text.head[verb]
    if subject is None and text.dep[verb] == "acl" and text.dep[head] == "npadvmod":
        subject = head
    if subject is None or subject > verb or text.pos[head] == "PRON":
        return
    start = text.left[head] if text.dep[verb] in ("relcl", "acl") else text.left[subject]
    first, last = text.sentences[text.sent[verb]]
    end = verb + 1
    for child in text.children[verb]:
        if text.left[child] == end and text.dep[child] in ("prep", "npadvmod", "advmod", "dative", "dobj"):
            end = text.right[child]
    if start - 1 <= first or text.words[start - 1] != "," or (end < last and text.words[end] not in (",", ".")):
        return
    goes_on = end + 1 < last and text.pos[end + 1] not in ("SCONJ", "ADP", "PRON") and text.tag[end + 1] != "VBG"
    parts = ((skip_conjunctions(text, first, start), start), (end, last) if goes_on else (end, end))
    yield Construction("quote", tuple(p for p in parts if any(text.words[t][0].isalnum() for t in range(*p))))


def _parenthetical(text: Parsed, verb: int) -> Iterator[Construction]:
    parts = around(text, text.head[verb], (text.left[verb], text.right[verb]))
    if parts:
        yield Construction("quote", parts)


def _is_comment(text: Parsed, verb: int) -> bool:
    """Whether the verb heads a comment such as "as the minister put it"."""
    return text.dep[verb] == "advcl" and text.lower[text.left[verb]] == "as" and text.child(verb, "ccomp", "xcomp") is None


def _clause(text: Parsed, head: int) -> Range:
    start, end = _phrase(text, head)
    return (start + 1, end) if text.lower[start] == "that" and text.dep[start] == "mark" else (start, end)


def _phrase(text: Parsed, head: int) -> Range:
    return text.left[head], text.right[head]
