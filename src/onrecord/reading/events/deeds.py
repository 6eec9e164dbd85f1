"""Deeds told by several words of one clause structure: "strikes killed ten", "shelled and bombed", "hit a tent, killing four".

Such words make one telling, with the sides that they name together.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.parties import distinct
from onrecord.reading.events.sides import Told

FORCE = frozenset({"ASSAULT", "COERCE"})
# How an event noun may stand to a verb that tells of the same deed.
NOUN_LINKS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
VERB_LINKS = frozenset({"advcl", "conj", "relcl", "acl", "xcomp", "pcomp"})


def joined(told: dict[int, Told], clauses: Clauses) -> dict[int, Told]:
    """The tellings, those of one deed in one clause structure made one; the verb's is kept."""
    kept = dict(told)
    for token in sorted(told):
        if _is_part(token, kept, clauses):
            del kept[token]
        one = kept.get(token)
        partner = _partner(token, kept, clauses) if one is not None else None
        if one is None or partner is None:
            continue
        kept[partner] = _together(kept[partner], one)
        del kept[token]
    return kept


def _is_part(token: int, told: dict[int, Told], clauses: Clauses) -> bool:
    """Whether a noun is only the word that a verb's pattern asks for ("went on strike"): it tells of nothing else."""
    text = clauses.text
    if text.pos[token] != "NOUN":
        return False
    above = text.head[token] if text.dep[token] in ("dobj", "nsubjpass") else text.head[text.head[token]]
    verb = told.get(above)
    if verb is None or above == token or verb.pattern.type == told[token].pattern.type:
        return False
    return text.lemma[token] in (*verb.pattern.beside, *verb.pattern.object)


def _partner(token: int, told: dict[int, Told], clauses: Clauses) -> int | None:
    """The word that tells of the same deed and that this one hangs on."""
    text, one = clauses.text, told[token]
    above = text.head[token]
    link = text.dep[token]
    if (
        link == "pobj"
        and text.pos[above] == "ADP"
        and one.pattern.type in FORCE
        and text.lower[above] in ("in", "by", "during", "with", "through")
    ):
        above = text.head[above]
    elif link not in (NOUN_LINKS if text.pos[token] == "NOUN" else VERB_LINKS):
        return None
    other = told.get(above)
    if other is None or other.pattern.type != one.pattern.type or other.pattern.mode != one.pattern.mode:
        return None
    if text.pos[token] == "NOUN":
        return above if {a.name for a in one.actor} <= {a.name for a in other.actor} or not other.actor else None
    same = {a.name for a in one.actor} <= {a.name for a in other.actor} or not one.actor
    return above if one.pattern.type in FORCE and same and not clauses.is_infinitive(token) else None


def _together(main: Told, other: Told) -> Told:
    actor = main.actor or other.actor
    names = {a.name for a in actor}
    recipient = tuple(a for a in (*main.recipient, *other.recipient) if a.name not in names)
    return replace(main, actor=actor, recipient=distinct(recipient), issue=main.issue or other.issue)
