"""Which of a sentence's times is the time of a deed: the one that its clause gives it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.times.tense import VERBS, names_its_noun, site, top
from onrecord.records import TimexType, When

ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "agent", "prep", "pobj", "conj"})
WITHIN_NOUN = frozenset({*ARGUMENTS, "compound", "nmod", "poss", "appos", "amod", "npadvmod", "pcomp"})
SAME_TIME = frozenset({"conj", "xcomp", "acl", "pcomp", "prep"})
NON_FINITE = frozenset({"xcomp", "acl", "pcomp", "advcl"})
TOLD = frozenset({"VBD", "VBZ", "VBP", "VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
COMPARING = frozenset({"than", "as", "ahead"})


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
    sites = [
        (site(text, t.start, t.end), t)
        for t in found[begin : begin + last - first]
        if t.start < last and _is_on_calendar(t) and not _is_thing(text, t)
    ]
    for deed, before in _climbed(text, head) if sites else ():
        within = [t for _, t in sites if t.start <= deed < t.end]
        told = [(at, t) for at, t in sites if t.start < before and not _is_measure(text, t)]
        own = [t for at, t in told if at == deed and (deed == head or t.type != "DURATION")]
        dates = [(at, t) for at, t in told if t.type != "DURATION"]
        times = within or own or [t for at, t in dates if _is_argument(text, t, at, deed)]
        times = times or [t for at, t in dates if _is_below(text, t, at, deed)]
        if times:
            return min(times, key=lambda t: abs(t.start - head)).when
    return None


def _is_on_calendar(timex: Timex) -> bool:
    when = timex.when
    return timex.type != "SET" and bool(when.earliest or when.latest or (when.value or "").startswith("XXXX"))


def _is_thing(text: Parsed, timex: Timex) -> bool:
    """Whether a date is what somebody does something to ("marked the day"), not when."""
    return timex.type == "DATE" and text.dep[top(text, timex.start, timex.end)] in ("dobj", "nsubj", "nsubjpass")


def _is_measure(text: Parsed, timex: Timex) -> bool:
    """Whether a deed is only measured by a time ("more than in 2024", "the first since spring")."""
    begin = text.sentences[text.sent[timex.start]][0]
    before = text.lower[max(timex.start - 2, begin) : timex.start]
    return not COMPARING.isdisjoint(before) or ("since" in before and "first" in text.lower[begin : timex.start])


def _climbed(text: Parsed, head: int) -> Iterator[tuple[int, int]]:
    """The deed, and what shares its time: of a noun its verb, of a later verb the first in the row, of what is said the saying.

    With each stands the token before which its times must be: a later clause with a subject of its own ("On Monday A fell and B
    held") shares only what is told at the head of both.
    """
    at, before = head, len(text)
    yield at, before
    while text.head[at] != at:
        above, dep = text.head[at], text.dep[at]
        if text.pos[at] not in VERBS:
            shares = dep in WITHIN_NOUN
        elif dep == "relcl":
            yield above, before
            shares = _tells_where(text, at)
        elif dep == "ccomp":
            shares = _is_past(text, at)
        else:
            shares = dep in SAME_TIME or (dep == "advcl" and _shares_subject(text, at))
            if dep == "conj" and text.child(at, "nsubj", "nsubjpass") is not None:
                before = min(before, above)
        if not shares:
            return
        at = above
        yield at, before


def _is_past(text: Parsed, verb: int) -> bool:
    """Whether what is said was done by when it was said: its time may be told with the saying ("In April, it said …")."""
    return text.tag[verb] == "VBD" or any(
        text.lower[c] in ("had", "was", "were", "did") for c in text.all_children(verb, "aux", "auxpass")
    )


def _shares_subject(text: Parsed, verb: int) -> bool:
    return text.tag[verb] in ("VBG", "VBN", "VB") and text.child(verb, "nsubj", "nsubjpass", "mark") is None


def _tells_where(text: Parsed, verb: int) -> bool:
    """A relative clause with "where" tells of the same occasion."""
    return any(text.lower[c] in ("where", "when") for c in text.children[verb])


def _is_argument(text: Parsed, timex: Timex, at: int, deed: int) -> bool:
    """Whether the token that a time modifies is an argument of a verb, or a clause that tells what a noun did."""
    if text.pos[deed] not in VERBS:
        return text.head[at] == deed and text.dep[at] in ("acl", "relcl") and text.tag[at] != "VB"
    if names_its_noun(text, timex.start, timex.end) and not _is_setting(text, at, deed):
        return False
    return _reaches(text, at, deed, ARGUMENTS)


def _is_setting(text: Parsed, noun: int, verb: int) -> bool:
    """Whether a noun with its date is where a deed was done ("at Friday's summit", "during the 1967 war")."""
    return (
        text.dep[noun] == "pobj"
        and text.lower[text.head[noun]] in ("at", "in", "during", "on")
        and text.head[text.head[noun]] == verb
    )


def _is_below(text: Parsed, timex: Timex, at: int, deed: int) -> bool:
    """Whether a time stands lower in the clause, where parsers put it who attach what ends a clause to the nearest word.

    What is to be done later than the deed ("proposed to meet next week") keeps its time to itself.
    """
    ahead = (timex.when.reason or "").startswith("future") and text.tag[deed] in TOLD
    if ahead or names_its_noun(text, timex.start, timex.end):
        return False
    return _reaches(text, at, deed, ARGUMENTS | NON_FINITE if text.pos[deed] in VERBS else ARGUMENTS | {"acl", "relcl"})


def _reaches(text: Parsed, at: int, deed: int, deps: frozenset[str]) -> bool:
    """Whether ``at`` hangs on the deed by these relations alone, and by no clause of its own tense or subject."""
    while at != deed:
        if text.dep[at] not in deps or text.head[at] == at or (text.pos[at] in VERBS and _stands_apart(text, at, deps)):
            return False
        at = text.head[at]
    return True


def _stands_apart(text: Parsed, verb: int, deps: frozenset[str]) -> bool:
    match text.dep[verb]:
        case "conj":
            return NON_FINITE.isdisjoint(deps) or text.child(verb, "nsubj", "nsubjpass") is not None
        case "relcl":
            return False
    return text.tag[verb] in FINITE or any(text.tag[a] in FINITE for a in text.all_children(verb, "aux", "auxpass"))
