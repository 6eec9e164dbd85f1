"""Merging: several tellings of one event make one record, with the fullest as evidence."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from onrecord.reading.actors import Actors
from onrecord.reading.events.records import Draft, event_id
from onrecord.reading.events.setting import BY_WIRE
from onrecord.reading.events.telling import VERBAL_TYPES
from onrecord.reading.language import Parsed
from onrecord.records import Actor, Event, Span, When

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Types of which two undated tellings with the same parties are taken for one.
LASTING = frozenset({"AGREE", "COOPERATE", "REJECT", "CONSULT", "SANCTION", "AID", "RETREAT", "MOBILIZE"})
FORCE = frozenset({"ASSAULT", "COERCE"})
TAKEN_UP = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her"})


def merged(drafts: list[Draft], actors: Actors, text: Parsed, another: frozenset[str]) -> list[Draft]:
    """The drafts, those of one event joined. ``another`` are the words that tell an event apart from what was told before."""
    found: list[Draft] = []
    for draft in drafts:
        for k, known in enumerate(found):
            apart = _is_another(draft, text, another) or _is_habit(known, text, another)
            if not apart and _same(known, draft, actors, text):
                found[k] = _join(known, draft)
                break
        else:
            found.append(draft)
    return found


def _same(one: Draft, other: Draft, actors: Actors, text: Parsed) -> bool:
    """Whether two tellings are of one event: nothing in them differs, and something ties them."""
    a, b = one.event, other.event
    if a.type != b.type or a.status != b.status or one.told.pattern.apart != other.told.pattern.apart or not _fit_modes(a, b):
        return False
    if not _fit_parties(a, b, actors) or not _fit_times(a, b):
        return False
    if _are_two_demands(one, other, text) or (one.sentence != other.sentence and _is_worded_anew(a, b)):
        return False
    return _fit_places(a, b) and _tied(one, other, text)


def _fit_modes(a: Event, b: Event) -> bool:
    """Whether two ways to consult may be one: a meeting any of those in one place, a conversation untold any."""
    if a.mode is None or b.mode is None or a.mode == b.mode:
        return True
    return "meeting" in (a.mode, b.mode) and not BY_WIRE & {a.mode, b.mode}


def _fit_places(a: Event, b: Event) -> bool:
    """Whether the places are one, or one is the country that the other lies in."""
    one, other = a.place, b.place
    if one is None or other is None or one.name == other.name:
        return True
    wide = [p.resolved is not None and p.admin1 is None for p in (one, other)]
    return any(wide) and (one.country == other.country or None in (one.country, other.country))


def _is_told(time: When | None) -> bool:
    """Whether a time stands in the text, and is not inferred."""
    return time is not None and time.mention is not None


def _fit_times(a: Event, b: Event) -> bool:
    """Whether the times differ in nothing; an inferred one gives way to one that is told, but words may be said again."""
    one, other = a.time, b.time
    if one is None or other is None or not one.value or not other.value:
        return True
    if a.type not in VERBAL_TYPES and not (_is_told(one) and _is_told(other)):
        return True
    return one.value.startswith(other.value[:10]) or other.value.startswith(one.value[:10])


def _tied(one: Draft, other: Draft, text: Parsed) -> bool:
    """What ties two tellings that could be one event: the same matter, day, place or sentence, or a noun that points back."""
    a, b = one.event, other.event
    if a.type not in FORCE:
        if a.topic and b.topic and a.type != "CONSULT":  # one meeting is about many things
            return a.topic == b.topic
        return bool(a.time and b.time) or a.type in LASTING
    same_day = bool(a.time and b.time and a.time.precision == b.time.precision)
    same_place = bool(a.place and b.place and a.place.name == b.place.name)
    return same_day or same_place or one.sentence == other.sentence or _takes_up(other, text) or _is_bare(b)


def _are_two_demands(one: Draft, other: Draft, text: Parsed) -> bool:
    """Whether two deeds are asked for, each by a verb of its own: "to lift the siege and free the crew"."""
    tokens = one.told.token, other.told.token
    verbs = {text.lemma[t] for t in tokens if text.pos[t] == "VERB"}
    return one.event.status == "called_for" and len(verbs) == 2


def _is_worded_anew(a: Event, b: Event) -> bool:
    """Whether each is a word of its own: two demands or answers that both say what about, two deeds that are only asked for."""
    return a.status == "called_for" or bool(a.type in VERBAL_TYPES and a.issue and b.issue)


def _is_habit(draft: Draft, text: Parsed, another: frozenset[str]) -> bool:
    """Whether a verb tells of several occasions, of which what is told later may be but one: "have often spoken"."""
    token = draft.told.token
    return text.pos[token] == "VERB" and any(text.lower[c] in another for c in text.all_children(token, "advmod"))


def _is_another(draft: Draft, text: Parsed, another: frozenset[str]) -> bool:
    """Whether the telling is told apart from others: "another strike", "a similar round of talks", "it also shelled"."""
    token = draft.told.token
    bundle = text.head[text.head[token]] if text.dep[token] == "pobj" else token
    subject = text.all_children(token, "nsubj") if text.pos[token] == "VERB" else []
    verbs = [token, text.head[token]] if text.dep[token] == "xcomp" else [token]  # "also managed to sink"
    also = draft.event.type in FORCE and any(text.lower[c] == "also" for v in verbs for c in text.all_children(v, "advmod"))
    return also or any(text.lower[c] in another for t in (token, bundle, *subject) for c in text.children[t])


def _is_bare(event: Event) -> bool:
    """Whether a telling says neither when nor where: it tells again of what was told before."""
    return not _is_told(event.time) and event.place is None


def _takes_up(draft: Draft, text: Parsed) -> bool:
    """Whether the telling is a noun that points back: "the strike", "their attack"."""
    token = draft.told.token
    return text.pos[token] == "NOUN" and any(text.lower[c] in TAKEN_UP for c in text.all_children(token, "det", "poss"))


def _fit_parties(a: Event, b: Event, actors: Actors) -> bool:
    if a.type in MUTUAL:
        one, other = (*a.actor, *a.recipient), (*b.actor, *b.recipient)
        return _within(one, other, actors) or _is_visit_to(a, b, actors) or _is_visit_to(b, a, actors)
    crossed = any(actors.same(one, other) for x, y in ((a, b), (b, a)) for one in x.actor for other in y.recipient)
    shared = bool(a.actor and b.actor) or bool(a.recipient and b.recipient)
    return shared and not crossed and _within(a.actor, b.actor, actors) and _meet(a.recipient, b.recipient, actors)


def _is_visit_to(visit: Event, meeting: Event, actors: Actors) -> bool:
    """Whether who visits a state meets somebody of that state: on "his trip to Riga" he "met the Latvian president"."""
    hosts = {a.country for a in visit.recipient if a.country is not None and a.type != "person"}
    if visit.mode != "visit" or not hosts or not visit.actor or meeting.mode in BY_WIRE:
        return False
    met = (*meeting.actor, *meeting.recipient)
    others = [m for m in met if not any(same_side(v, m, actors) for v in visit.actor)]
    return 0 < len(others) < len(met) and all(m.country in hosts for m in others)


def _within(one: tuple[Actor, ...], other: tuple[Actor, ...], actors: Actors) -> bool:
    """Whether all of the fewer are among the more; an empty side fits any."""
    few, many = sorted((one, other), key=len)
    return all(any(same_side(f, m, actors) for m in many) for f in few)


def _meet(one: tuple[Actor, ...], other: tuple[Actor, ...], actors: Actors) -> bool:
    return not one or not other or any(same_side(a, b, actors) for a in one for b in other)


def same_side(one: Actor, other: Actor, actors: Actors) -> bool:
    """Whether two actors are one, or a state and its own forces and offices."""
    if actors.same(one, other):
        return True
    bodies = one.type != "person" and other.type != "person"
    if bodies and "state" in (one.type, other.type):
        return one.country is not None and one.country == other.country
    return bodies and one.country == other.country and _share_name(one, other)


def _share_name(one: Actor, other: Actor) -> bool:
    """Whether the proper names of one stand in the other: "Houthis" and "Houthi rebels in Yemen"."""
    few, many = sorted((_proper(one), _proper(other)), key=len)
    return bool(few) and few <= many


def _proper(actor: Actor) -> frozenset[str]:
    """The capitalised words of a name, without the endings of plural and possessive."""
    return frozenset(w.rstrip("’'s").lower() for w in actor.name.split() if w[0].isupper())


def _fullness(event: Event) -> tuple[bool, int, int, int]:
    """How much a telling says in its own words: whom it names (a visit only where), when and where, and then at what length."""
    parties = {m.name for a in (*event.actor, *event.recipient) for m in (a.members or (a,)) if _is_named(m, event.evidence)}
    hosted = event.mode != "visit" or any(a.type == "person" for a in event.recipient)
    return hosted, len(parties), _is_told(event.time) + (event.place is not None), len(event.evidence.quote)


def _is_named(actor: Actor, evidence: Span) -> bool:
    """Whether the evidence has the actor's name, not a pronoun or "the two leaders" that take it up."""
    mention = actor.mention
    if mention is None or mention.start < evidence.start or mention.end > evidence.end:
        return False
    return any(word[:1].isupper() for word in mention.quote.split())


def _is_in(one: Span, other: Span) -> bool:
    """Whether a clause stands in another: "to meet the minister" in "will visit Riga on Friday to meet the minister"."""
    return other.start <= one.start and one.end <= other.end


def _join(one: Draft, other: Draft) -> Draft:
    a, b = one.event, other.event
    full, rest = (b, a) if _fullness(b) > _fullness(a) else (a, b)
    event = msgspec.structs.replace(
        full,
        mode=full.mode or rest.mode,
        actor=full.actor or rest.actor,
        recipient=full.recipient or rest.recipient,
        issue=full.issue or rest.issue,
        topic=full.topic or rest.topic,
        time=rest.time if _is_told(rest.time) and not _is_told(full.time) else full.time or rest.time,
        place=None if BY_WIRE & {full.mode, rest.mode} else full.place or rest.place,
        evidence=rest.evidence if _is_in(full.evidence, rest.evidence) else full.evidence,
    )
    keep = other if full is b else one
    tokens = tuple(sorted({*one.tokens, *other.tokens}))
    return replace(keep, event=msgspec.structs.replace(event, id=event_id(event)), tokens=tokens)
