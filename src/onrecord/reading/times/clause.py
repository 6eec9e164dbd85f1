"""Which of a sentence's times is the time of a deed: the one that its clause gives it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.times.tense import VERBS, site
from onrecord.records import TimexType, When

OTHER_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "conj", "csubj", "parataxis"})
IN_NOUN = frozenset(
    {
        "dobj",
        "nsubj",
        "nsubjpass",
        "pobj",
        "prep",
        "attr",
        "dative",
        "agent",
        "oprd",
        "pcomp",
        "compound",
        "nmod",
        "poss",
        "appos",
        "amod",
        "acl",
        "npadvmod",
    }
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: its tokens (half-open) and what it comes to."""

    start: int
    end: int
    type: TimexType
    when: When


def of_clause(text: Parsed, found: Sequence[Timex], head: int) -> When | None:
    """The time of the deed or saying headed by ``head``: its own, its arguments', else that of the clause that it stands in."""
    first, last = text.sentences[text.sent[head]]
    begin = bisect.bisect_left(found, first, key=lambda t: t.start)
    here = [t for t in found[begin:] if t.start < last and _dates_something(t)]
    if not here:
        return None
    sites = [(site(text, t.start, t.end), t) for t in here]
    for deed in _climbed(text, head):
        times = [t for at, t in sites if at == deed] or [t for at, t in sites if _belongs(text, at, deed)]
        if times:
            return min(times, key=lambda t: (t.when.earliest is None and t.when.latest is None, abs(t.start - head))).when
    return None


def _dates_something(timex: Timex) -> bool:
    when = timex.when
    return timex.type != "SET" and (
        when.earliest is not None or when.latest is not None or (when.value or "").startswith("XXXX")
    )


def _climbed(text: Parsed, head: int) -> list[int]:
    """The deed, and the verbs that share their time with it: of a noun its verb, of a later verb the first in the row."""
    deeds = [head]
    at = head
    while text.head[at] != at:
        above, dep = text.head[at], text.dep[at]
        if text.pos[at] in VERBS:
            shares = (
                dep in ("conj", "xcomp", "acl", "pcomp", "prep")
                or (dep == "advcl" and _shares_subject(text, at))
                or _where(text, at)
            )
        else:
            shares = dep in IN_NOUN or dep == "conj"
        if not shares:
            break
        at = above
        deeds.append(at)
    return deeds


def _shares_subject(text: Parsed, verb: int) -> bool:
    return text.tag[verb] in ("VBG", "VBN") and text.child(verb, "nsubj", "nsubjpass", "mark") is None


def _where(text: Parsed, verb: int) -> bool:
    """A relative clause with "where" tells of the same occasion."""
    return text.dep[verb] == "relcl" and any(text.lower[c] in ("where", "when") for c in text.children[verb])


def _belongs(text: Parsed, at: int, deed: int) -> bool:
    """Whether the token ``at`` is an argument of the deed (not of another clause in it); of a noun, its relative clauses count."""
    noun = text.pos[deed] not in VERBS
    while at != deed:
        if text.head[at] == at or (
            text.dep[at] in OTHER_CLAUSE and not (noun and text.head[at] == deed and text.dep[at] == "relcl")
        ):
            return False
        at = text.head[at]
    return True
