"""Who is meant: goes through an article once, in text order, and gives each noun phrase its bearer."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.actors.discourse import Discourse
from onrecord.reading.actors.marking import Marked
from onrecord.reading.actors.phrases import SUBJECT, Reference
from onrecord.reading.actors.pronouns import PLURAL, SINGULAR, Pronouns
from onrecord.reading.actors.taking_up import TakingUp
from onrecord.records import Actor, Refusal


def resolve(marked: Marked) -> tuple[dict[int, Reference], dict[int, Actor], tuple[Refusal, ...]]:
    """The references of an article by head token, its modifiers by token, and the words whose bearer it leaves open."""
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
    return discourse.references, discourse.phrases.modifiers(), tuple(_left_open(discourse))


def _left_open(discourse: Discourse) -> Iterator[Refusal]:
    """Pronouns and bare surnames that the article does not say the bearer of."""
    text, references = discourse.text, discourse.references
    surnames = [p.keys[-1] for p in discourse.people if len(p.keys) > 1]
    shared = {p.key for p in discourse.people if len(p.keys) == 1 and surnames.count(p.keys[0]) > 1}
    for head, word in enumerate(text.lower):
        reference = references.get(head)
        if reference is not None and reference.key in shared:
            yield Refusal("actors", text.span(head, head + 1), "several people of the article bear this name")
        elif reference is None and (word in SINGULAR or word in PLURAL) and text.dep[head] in SUBJECT:
            yield Refusal("actors", text.span(head, head + 1), "nobody is named before whom the pronoun could mean")
