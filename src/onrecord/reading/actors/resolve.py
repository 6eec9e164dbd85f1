"""Who is meant: goes through an article once, in text order, and gives each noun phrase its bearer."""

from __future__ import annotations

from onrecord.reading.actors.discourse import Discourse
from onrecord.reading.actors.marking import Marked
from onrecord.reading.actors.phrases import Reference
from onrecord.reading.actors.pronouns import Pronouns
from onrecord.reading.actors.taking_up import TakingUp


def resolve(marked: Marked) -> dict[int, Reference]:
    """The references of an article, by head token."""
    text, discourse = marked.text, Discourse(marked)
    pronouns, taking_up = Pronouns(discourse), TakingUp(discourse)
    for head, pos in enumerate(text.pos):
        found = pronouns.at(head) if pos == "PRON" else discourse.phrases.at(head)
        if found is None and pos == "NOUN" and text.lemma[head] in marked.tables.works:
            found = taking_up.author(head)
        elif found is not None and found.noun is not None:
            found = taking_up.bearer(found, found.noun)
        if found is not None:
            discourse.add(found)
    return discourse.references
