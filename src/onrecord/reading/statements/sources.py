"""Whose words they are: the noun phrase that a cue names as its source."""

from __future__ import annotations

from onrecord.reading.language import Parsed

RELATIVE = frozenset({"who", "which", "that", "whom"})


def source_of(text: Parsed, cue: int, *, agentive: bool = False) -> int | None:
    """The head of the phrase that names who says or thinks what ``cue`` holds; None where the sentence names nobody."""
    if (quoting := _quoting(text, cue)) is not None:
        return text.child(quoting, "dobj", "nsubjpass")
    agent = agent_of(text, cue)
    if agent is not None:
        return text.child(agent, "pobj")
    if agentive or text.child(cue, "auxpass") is not None:
        return None
    if text.pos[cue] == "NOUN":
        return _of_noun(text, cue)
    if text.pos[cue] == "ADJ":
        return _of_adjective(text, cue)
    return _of_verb(text, cue)


def quoter_of(text: Parsed, cue: int) -> int | None:
    """The head of the phrase that names who passes words on: "the agency quoted Kralj as saying" -> agency."""
    verb = _quoting(text, cue)
    if verb is None:
        return None
    if text.child(verb, "nsubjpass") is None:
        return _of_verb(text, verb)
    by = next((t for t in text.subtree(verb) if text.lower[t] == "by" and text.child(t, "pobj") is not None), None)
    return text.child(by, "pobj") if by is not None else None


def _quoting(text: Parsed, cue: int) -> int | None:
    """The verb of "quoted him as saying", from either of its verbs."""
    as_ = text.child(cue, "prep") if text.dep[cue] != "pcomp" else text.head[cue]
    if as_ is None or text.lower[as_] != "as":
        return None
    saying, verb = text.child(as_, "pcomp"), text.head[as_]
    is_said = saying is not None and text.lower[saying] == "saying" and text.child(verb, "dobj", "nsubjpass") is not None
    return verb if is_said else None


def agent_of(text: Parsed, verb: int) -> int | None:
    """The "by" that leads to the doer of a passive, on the verb or on its complement ("called a trap by critics")."""
    agent = text.child(verb, "agent")
    if agent is not None or text.child(verb, "auxpass") is None:
        return agent
    after = range(verb + 1, text.right[verb])
    return next(
        (t for t in after if text.lower[t] == "by" and text.dep[t] in ("prep", "agent") and text.pos[text.head[t]] != "VERB"),
        None,
    )


def _of_verb(text: Parsed, verb: int) -> int | None:
    while True:
        subject = text.child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            return _antecedent(text, verb, subject)
        above = text.head[verb]
        if above == verb:
            return None
        dep = text.dep[verb]
        if dep == "acl" and text.pos[above] in ("NOUN", "PROPN", "PRON"):
            return above
        if dep not in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "acl"):
            return None
        verb = above


def _antecedent(text: Parsed, verb: int, subject: int) -> int:
    if text.lower[subject] in RELATIVE and text.dep[verb] == "relcl":
        return text.head[verb]
    return subject


def _of_noun(text: Parsed, noun: int) -> int | None:
    owner = text.child(noun, "poss")
    if owner is not None:
        return owner
    for child in text.all_children(noun, "prep", "agent"):
        if text.lower[child] in ("by", "from", "of"):
            return text.child(child, "pobj")
    above = text.head[noun]
    if text.dep[noun] in ("dobj", "pobj", "attr") and above != noun:
        while text.dep[above] == "prep" and text.head[above] != above:
            above = text.head[above]
        return _of_verb(text, above) if text.pos[above] in ("VERB", "AUX") else None
    return None


def _of_adjective(text: Parsed, adjective: int) -> int | None:
    above = text.head[adjective]
    if text.dep[adjective] == "amod":
        return above
    subject = text.child(above, "nsubj") if above != adjective else None
    return None if subject is None or text.lower[subject] == "it" else subject
