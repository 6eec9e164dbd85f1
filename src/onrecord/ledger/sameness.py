"""Whether two accounts are of one happening: a judgement of the two alone, with its reasons.

``same`` where everything that both tell agrees and enough is told; ``apart`` where something that both tell cannot be of one
happening; ``candidate`` where nothing speaks against it and too little for it; ``unlike`` otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, radians
from typing import Literal, NamedTuple

import msgspec

from onrecord.ledger.accounts import Account, Site
from onrecord.ledger.identity import Party, country_named, same_person
from onrecord.ledger.windows import DAY, Window
from onrecord.records import Mode

Verdict = Literal["same", "candidate", "unlike", "apart"]

KM_PER_DEGREE = 111.2
NEAR = 30.0  # kilometres within which two names are of one town
ZONES = 14.0  # hours by which two clocks, each told without its zone, may differ for one call
TO_A_DAY = 36.0  # hours: the longest time that tells one strike from the next
NEXT = 45  # days within which what was postponed is looked for
ALIKE = 0.4  # share of the words of two clauses that are common to both
BOTH: dict[Mode, str] = {
    "phone": "both by phone",
    "visit": "both visits",
    "talks": "both talks",
    "meeting": "both meetings",
    "letter": "both in writing",
    "multilateral": "both of many sides",
}
IN_PERSON = frozenset({"visit", "meeting"})


class Decision(NamedTuple):
    """How two accounts stand to each other, how strong the case is, and why."""

    verdict: Verdict
    strength: float
    reasons: tuple[str, ...]


class Against(Exception):
    """Something speaks against it; ``apart`` where it rules it out."""

    def __init__(self, reason: str, *, apart: bool = False) -> None:
        super().__init__(reason)
        self.decision = Decision("apart" if apart else "unlike", 0.0, (reason,))


def decide(a: Account, b: Account) -> Decision:
    """How two accounts of different articles stand to each other."""
    try:
        return _compared(a, b)
    except Against as against:
        return against.decision


def _compared(a: Account, b: Account) -> Decision:
    if a.type != b.type:
        raise Against("deeds of different types")
    if a.article == b.article:
        raise Against("one report tells of both", apart=a.status == b.status == "occurred")
    _statuses(a, b)
    _sequence(a, b)
    reasons = [_modes(a, b), _parties(a, b), _sites(a, b), _times(a, b)]
    told = [reason for reason in reasons if reason]
    strength = len(told) + (a.status == b.status)
    if a.type == "CONSULT":
        enough = _enough_of_contact(a, b)
    elif a.type == "ASSAULT":
        enough = _enough_of_strike(a, b)
    else:
        enough = _enough_of_deed(a, b)
    return Decision("same" if enough else "candidate", strength, tuple(told))


def _statuses(a: Account, b: Account) -> None:
    """Only what was, and what is announced or was called off, can be one thing; what is merely called for is many things."""
    statuses = {a.status, b.status}
    if "called_for" in statuses:
        raise Against("only called for")
    if "negated" in statuses and not (a.fate or b.fate):
        raise Against("denied, not called off")
    if statuses != {"occurred"} and a.type != "CONSULT" and a.status != b.status:
        raise Against("one happened, the other is only announced")


def _sequence(a: Account, b: Account) -> None:
    if a.number and b.number and a.number[0] == b.number[0] and a.number[1] != b.number[1]:
        raise Against(f"{a.number[0]} {a.number[1]} and {b.number[0]} {b.number[1]}", apart=True)


def _modes(a: Account, b: Account) -> str | None:
    if a.type == "CONSULT" and a.mode and b.mode:
        if a.mode == b.mode:
            return BOTH[a.mode]
        if ("phone" in (a.mode, b.mode) and {a.mode, b.mode} & IN_PERSON) or "letter" in (a.mode, b.mode):
            raise Against(f"one {a.mode}, one {b.mode}", apart=True)
    return None


def _parties(a: Account, b: Account) -> str:
    """The parties that both name; those named by one only must be the one's alone."""
    common, left_a, left_b = _in_common(a, b)
    if a.type == "ASSAULT" and not matched(a.doers, b.doers)[0] and matched(a.doers, b.others)[0]:
        raise Against("the one's attackers are the other's attacked", apart=True)
    names = ", ".join(sorted({one.name for one, _ in common}))
    if a.type == "CONSULT" and _by_name(common) < 2 and left_a and left_b:
        raise Against(f"{left_a[0].name} and {left_b[0].name} differ", apart=True)
    if len(common) < (2 if a.type == "CONSULT" and not in_one_town(a.site, b.site) else 1):
        raise Against(f"only {names} in both" if names else "no party in both")
    return f"of both {names}"


Common = tuple[list[tuple[Party, Party]], list[Party], list[Party]]


def _in_common(a: Account, b: Account) -> Common:
    """The parties of both, paired, and those left of each. In contacts, agreements and exchanges nobody is only the other's."""
    if a.type in ("CONSULT", "AGREE", "RETREAT", "COOPERATE"):
        common, left_a, left_b = matched(a.parties, b.parties)
    else:
        doers, others = matched(a.doers, b.doers), matched(a.others, b.others)
        common, left_a, left_b = doers[0] + others[0], doers[1] + others[1], doers[2] + others[2]
    if common and len(left_a) == len(left_b) == 1 and in_one_town(a.site, b.site) and _may_be(left_a[0], left_b[0]):
        return [*common, (left_a[0], left_b[0])], [], []
    return common, left_a, left_b


def _may_be(one: Party, other: Party) -> bool:
    """Whether a person of whom no state is told may be the one who acts for a state."""
    person, state = (one, other) if one.person else (other, one)
    return person.person and person.country is None and not state.person and state.official and state.country is not None


def _by_name(common: Sequence[tuple[Party, Party]]) -> int:
    return sum(one.person and other.person for one, other in common)


def matched(ones: Sequence[Party], others: Sequence[Party]) -> tuple[list[tuple[Party, Party]], list[Party], list[Party]]:
    """The parties of two accounts that can be one, paired, names before sides; and those of each that are left."""
    pairs: list[tuple[Party, Party]] = []
    left_ones, left_others = list(ones), list(others)
    for alike in (_one_name, _one_side):
        for one in tuple(left_ones):
            other = next((other for other in left_others if alike(one, other)), None)
            if other:
                pairs.append((one, other))
                left_ones.remove(one)
                left_others.remove(other)
    return pairs, left_ones, left_others


def _one_name(one: Party, other: Party) -> bool:
    if one.person != other.person or (one.country and other.country and one.country != other.country):
        return False
    if one.person:
        return same_person(one.words, other.words)
    return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)


def _one_side(one: Party, other: Party) -> bool:
    """A state, and those who act for it; two persons of different names are two."""
    both_persons = one.person and other.person
    return not both_persons and one.official and other.official and one.country is not None and one.country == other.country


def _sites(a: Account, b: Account) -> str | None:
    if not (a.site and b.site):
        return None
    if in_one_town(a.site, b.site):
        return f"in {a.site.name}"
    if a.mode != "phone" and a.site.country and b.site.country and not _within(a.site, b.site):
        raise Against(f"in {a.site.name} and in {b.site.name}", apart=a.status == b.status == "occurred")
    return None


def in_one_town(one: Site | None, other: Site | None) -> bool:
    """Whether two places are near enough to be one town; without coordinates, whether their names are one."""
    if not (one and other):
        return False
    if None in (one.lat, one.lon, other.lat, other.lon):
        return one.name == other.name
    north = float(one.lat or 0) - float(other.lat or 0)
    east = (float(one.lon or 0) - float(other.lon or 0)) * cos(radians(float(one.lat or 0)))
    return KM_PER_DEGREE * hypot(north, east) <= NEAR


def _within(one: Site, other: Site) -> bool:
    """Whether one place is the other's whole country, as far as their names tell."""
    return one.country == other.country and any(country_named(site.name) == site.country for site in (one, other))


def _times(a: Account, b: Account) -> str | None:
    one, other = _window(a, b), _window(b, a)
    if not (one and other):
        raise Against("no time to compare")
    if _moved(a, b) or _moved(b, a):
        return "the next of these parties after it was put or called off"
    if one.overlaps(other):
        return "at one time" if "nowhere" not in (one.told, other.told) else None
    another = a.again or b.again
    if a.type == "CONSULT" and set(one.days) & set(other.days) and not another:
        return "on one day, at different hours"
    another = another or a.number is not None or b.number is not None
    if _clocks_differ(a, b) and one.overlaps(other, ZONES) and not another:
        return "at one time, where their clocks differ"
    raise Against("at different times", apart=a.status == b.status == "occurred" and one.told == other.told == "text")


def _window(a: Account, other: Account) -> Window | None:
    """When an account's deed lies. What an outlet reports undated is of that very day, held against its own dated reports."""
    if a.window and a.window.told == "report" and a.outlet == other.outlet and a.status == other.status:
        return msgspec.structs.replace(a.window, first=a.window.last // DAY * DAY)
    return a.window


def _clocks_differ(a: Account, b: Account) -> bool:
    """Whether one moment may be of two days in two accounts of a call: both tell the day, and not both by whose clock."""
    if not (a.window and b.window) or a.outlet == b.outlet or {a.mode, b.mode} not in ({"phone"}, {"phone", None}):
        return False
    return a.window.told == b.window.told == "text" and not (a.window.zoned and b.window.zoned)


def _moved(one: Account, other: Account) -> bool:
    """Whether one account tells of a time set for a meeting, and the other what became of that, in one town as far as told."""
    if not (one.window and other.window) or (one.site and other.site and not in_one_town(one.site, other.site)):
        return False
    days = (other.window.first - one.window.first) / DAY
    return _is_next(one, other, days) or _is_set_anew(one, other, days)


def _is_next(off: Account, later: Account, days: float) -> bool:
    """Whether a meeting was put or called off, and the other account is of a time set for it after that."""
    announced = later.status == "planned" and (later.published or "") <= (off.published or "")
    return bool(off.fate) and not later.fate and 0 < days <= NEXT and (announced or off.fate == "postponed")


def _is_set_anew(before: Account, moved: Account, days: float) -> bool:
    """Whether a meeting was announced, and the other account says that it is moved to another time."""
    announced = before.status == "planned" and (before.published or "") <= (moved.published or "")
    return announced and not before.fate and moved.fate == "moved" and abs(days) <= NEXT


def _enough_of_contact(a: Account, b: Account) -> bool:
    common, left_a, left_b = _in_common(a, b)
    told = {a.window and a.window.told, b.window and b.window.told}
    if not told & {"text", "nowhere"} and a.outlet == b.outlet and (a.published or "")[:10] != (b.published or "")[:10]:
        return False  # one outlet's news of two days
    if _is_vague(a) or _is_vague(b):
        return False
    if _more_in_one(common, left_a, left_b) and not (a.mode == b.mode in ("talks", "multilateral")):
        return False
    if len(common) < 2:
        return a.mode == b.mode == "visit" and any(one.person or other.person for one, other in common)
    if "nowhere" in told:
        reported = a.status == b.status == "occurred" and told != {"nowhere"}
        return reported and _by_name(common) > 1 and a.mode == b.mode == "phone"
    one_way = (a.mode is not None and a.mode == b.mode) or a.fate is not None or b.fate is not None
    return _by_name(common) > 1 or ("text" in told and (one_way or in_one_town(a.site, b.site)))


def _is_vague(a: Account) -> bool:
    """Whether neither when, nor where, nor how they spoke is told, nor who they were: "the two also discussed trade"."""
    named = any(party.words and party.words[-1] in a.words for party in a.parties)
    return a.mode is None and a.site is None and not named and not (a.window and a.window.told == "text")


def _more_in_one(common: Sequence[tuple[Party, Party]], left_a: Sequence[Party], left_b: Sequence[Party]) -> bool:
    """Whether one account tells of a third party besides: of another meeting, perhaps, on the same day.

    A state is no third where it may be that of a person whose state is not told.
    """
    known = {party.country for pair in common for party in pair} - {None}
    third = [party for party in (*left_a, *left_b) if (party.country or party.person) and party.country not in known]
    stateless = sum(one.person and not one.country and not other.country for one, other in common)
    return len(third) > (0 if any(party.person for party in third) else stateless) and not (left_a and left_b)


def _enough_of_strike(a: Account, b: Account) -> bool:
    if not (_to_a_day(a) and _to_a_day(b)):
        return False
    if a.site and b.site:
        return in_one_town(a.site, b.site)
    return not a.site and not b.site and a.trigger == b.trigger and _alike(a, b)


def _enough_of_deed(a: Account, b: Account) -> bool:
    return _to_a_day(a) and _to_a_day(b) and (a.trigger == b.trigger or in_one_town(a.site, b.site)) and _alike(a, b)


def _to_a_day(a: Account) -> bool:
    return a.window is not None and a.window.told == "text" and a.window.last - a.window.first <= TO_A_DAY


def _alike(a: Account, b: Account) -> bool:
    common = len(set(a.words) & set(b.words))
    return common >= ALIKE * min(len(a.words), len(b.words))
