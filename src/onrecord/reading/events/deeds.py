"""Deeds told by several words of one clause structure: "strikes killed ten", "shelled and bombed", "hit a tent, killing four".

Such words make one telling, with the sides that they name together.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.events.clauses import Clauses
from onrecord.reading.events.parties import distinct
from onrecord.reading.events.sides import Told
from onrecord.reading.events.targets import first

FORCE = frozenset({"ASSAULT", "COERCE"})
# How an event noun may stand to a verb that tells of the same deed.
NOUN_LINKS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
DEED_PREPOSITIONS = frozenset({"in", "by", "during", "with", "through"})
VERB_LINKS = frozenset({"advcl", "conj", "relcl", "acl", "xcomp", "pcomp"})


def joined(told: dict[int, Told], clauses: Clauses) -> dict[int, Told]:
    """The tellings, those of one deed in one clause structure made one; the verb's is kept."""
    kept = dict(told)
    for token in sorted(told):
        if _is_part(token, kept, clauses):
            del kept[token]
        one = kept.get(token)
        partner = _partner(token, one, told, kept, clauses) if one is not None else None
        if one is None or partner is None:
            continue
        kept[partner] = _together(kept[partner], one)
        del kept[token]
    return kept


def _is_part(token: int, told: dict[int, Told], clauses: Clauses) -> bool:
    """Whether a word tells of nothing else: a noun that a verb's pattern asks for ("went on strike"), the means of a deed."""
    text = clauses.text
    if text.pos[token] != "NOUN":
        return _is_means(token, told, clauses)
    above = text.head[token] if text.dep[token] in ("dobj", "nsubjpass") else text.head[text.head[token]]
    verb = told.get(above)
    if verb is None or above == token or verb.pattern.type == told[token].pattern.type:
        return False
    return text.lemma[token] in (*verb.pattern.beside, *verb.pattern.object)


def _is_means(token: int, told: dict[int, Told], clauses: Clauses) -> bool:
    """Whether a verb only says with what an attack is made: "struck the port, deploying ten drones"."""
    above = told.get(clauses.text.head[token])
    participle = clauses.text.dep[token] == "advcl" and clauses.text.tag[token] == "VBG"
    return participle and above is not None and (told[token].pattern.type, above.pattern.type) == ("MOBILIZE", "ASSAULT")


def _partner(token: int, one: Told, told: dict[int, Told], kept: dict[int, Told], clauses: Clauses) -> int | None:
    """The word that tells of the same deed and that this one hangs on."""
    noun = clauses.text.pos[token] == "NOUN"
    above = _above(token, NOUN_LINKS if noun else VERB_LINKS, one, clauses)
    if above is not None and above not in kept and not noun and clauses.text.pos[above] == "NOUN":
        its = not one.actor or above in told or above in clauses.objects(token)  # "the raid aimed at the port hit a school"
        above = _above(above, NOUN_LINKS, one, clauses) if its else None
    other = kept.get(above) if above is not None else None
    if other is None or _kind(other) != _kind(one):
        return None
    same = {a.name for a in one.actor} <= {a.name for a in other.actor} or (noun and not other.actor)
    if noun and one.pattern.type == "CONSULT" and clauses.text.dep[token] == "pobj":
        return above  # "met Kask for the first such meeting of ministers"
    return above if same and (noun or (one.pattern.type in FORCE and not clauses.is_infinitive(token))) else None


def _above(token: int, links: frozenset[str], one: Told, clauses: Clauses) -> int | None:
    """The word that a word hangs on in one of the ways in which one deed is told; a deed of force also by "in" or "during"."""
    text = clauses.text
    above = text.head[token]
    if text.dep[token] == "pobj" and text.pos[above] == "ADP" and one.pattern.type in FORCE:
        return text.head[above] if text.lower[above] in DEED_PREPOSITIONS else None
    if text.dep[token] == "pobj" and text.lower[above] == "for" and one.pattern.type == "CONSULT":
        return text.head[above]
    return above if text.dep[token] in links else None


def _kind(told: Told) -> tuple[str, str | None, bool]:
    """What sort of deed is told; weapons are shot down by others than who launched them."""
    return told.pattern.type, told.pattern.mode, told.pattern.apart


def _together(main: Told, other: Told) -> Told:
    actor = main.actor or other.actor
    names = {a.name for a in actor}
    recipient = [a for a in (*main.recipient, *other.recipient) if a.name not in names]
    struck = first(recipient) if main.pattern.type in FORCE else distinct(recipient)
    return replace(main, actor=actor, recipient=struck, issue=main.issue or other.issue)
