"""Records in words: who, how many, what kind of event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.records import Actor, Bound, Event, EventType, Mode, Place, Status, Value

MODES: Mapping[Mode, str] = {
    "phone": "call",
    "visit": "visit",
    "talks": "talks",
    "meeting": "meeting",
    "letter": "letter",
    "multilateral": "summit or council",
}
DEEDS: Mapping[EventType, str] = {
    "AGREE": "agreement",
    "CONSULT": "contact",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "giving way",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilizing",
    "COERCE": "coercion",
    "ASSAULT": "attack",
}
STATUSES: Mapping[Status, str] = {
    "occurred": "",
    "planned": "planned",
    "called_for": "called for",
    "negated": "denied or not done",
}
BOUNDS: Mapping[Bound, str] = {"exact": "", "min": "more than ", "max": "up to ", "about": "about "}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float) -> str:
    """A number as newspapers write it: 5,000; 1.7 billion; 0.5."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            short = f"{value / scale:.10g}"
            return f"{short} {name}" if len(short) <= 6 else f"{value:,.10g}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def counted(count: int, what: str) -> str:
    """So many of something: "1 figure", "2,618 articles"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def amount(value: Value, bound: Bound = "exact", per: str | None = None) -> str:
    """A claimed number with its bound and its rate: "more than 5,000 a week"."""
    told = number(value.low) if value.low == value.high else f"{number(value.low)}–{number(value.high)}"
    return f"{BOUNDS[bound]}{told}{f' a {per}' if per else ''}"


def who(actors: Sequence[Actor]) -> str:
    """The names of some actors: "A, B and C"."""
    names = [actor.name for actor in actors]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def noun(event: Event) -> str:
    """What an event is, in a word: "call", "attack"."""
    return MODES[event.mode] if event.mode else DEEDS[event.type]


def parties(event: Event) -> str:
    """Who met whom ("A – B"), or who did it to whom ("A → B")."""
    between = " – " if event.type == "CONSULT" else " → "
    if not event.actor and event.type != "CONSULT":
        return f"doer not named{between}{who(event.recipient)}" if event.recipient else "doer not named"
    return between.join(filter(None, (who(event.actor), who(event.recipient)))) or "parties not named"


def titled(actor: Actor) -> str:
    """An actor with their role: "Ada Quill, Foreign Minister"."""
    return f"{actor.name}, {actor.role}" if actor.role and actor.role not in actor.name else actor.name


def possessive(name: str) -> str:
    """Whose: "Norrland’s"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def whereabouts(place: Place) -> str:
    """A place by the text's words, with the gazetteer's name where that is another: "the capital (Kyiv)"."""
    return f"{place.name} ({place.resolved})" if place.resolved and place.resolved not in place.name else place.name
