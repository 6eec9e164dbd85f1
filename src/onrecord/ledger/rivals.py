"""Whether two claims are of one thing, and how what they claim stands to each other.

Two claims are of one thing where they count the same, to which the same happened, at one time, and where something tells where
that was: a place that both name, or, where neither names any, the states that it is about. Where the time of one is not
told, or only one of them names a place, it takes the same number as well; of percents, sums and periods, sentences alike
and the same number, or the very same time and states.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Literal

from onrecord.ledger.claims import Claim
from onrecord.ledger.counted import Unit
from onrecord.ledger.sameness import ALIKE, in_one_town
from onrecord.ledger.windows import DAY, Window

Stand = Literal["equal", "consistent", "contradictory"]
SIDES = 2  # of whom "each" has a half
FAR = 25.0  # times as large: of another thing, not a rival number
TELLING = 10  # a smaller number is often the same by chance
ROUGHLY = 0.1  # by what share "about" a number may be off
LONGER = 3.0  # times as long as the other a time may be, to be the same
NEARLY = 0.6  # share of the words of the shorter sentence in common, from which percents of two numbers may be rivals
SHARED = 0.5  # of the shorter time, to be the same


def one_thing(a: Claim, b: Claim) -> float:
    """How strong the case is that two claims are of one thing: 0 where they are not held to be."""
    if are_apart(a, b) or a.per != b.per or not _one_measure(a, b):
        return 0.0
    same_number = (a.low, a.high) == (b.low, b.high)
    telling = same_number and a.low >= TELLING
    where = _where(a, b)
    if not _one_unit(a.unit, b.unit) and not (_may_be_one(a.unit, b.unit) and same_number):
        return 0.0
    if a.unit.abstract and not _of_one_amount(a, b, same_number):
        return 0.0
    if where is None or (where == "one-sided" and not telling) or not (_at_one_time(a, b) or telling):
        return 0.0
    return 1.0 + 2 * same_number + (where == "place") + _at_one_time(a, b)


def are_apart(a: Claim, b: Claim) -> bool:
    """Whether two claims cannot be of one thing: one article tells both, or times, places, sides or orders of number differ."""
    if a.article == b.article and (a.claimant == b.claimant or None in (a.claimant, b.claimant) or a.besides or b.besides):
        return True
    if a.low * FAR < b.low or b.low * FAR < a.low:
        return True
    if a.since != b.since or (a.window and b.window and not _overlap(a.window, b.window)):
        return True
    if a.site and b.site and None not in (a.site.lat, b.site.lat) and not (in_one_town(a.site, b.site) or a.here & b.here):
        return True
    return _differ(a.owners, b.owners) or _differ(a.doers, b.doers)


def stand(a: Claim, b: Claim) -> Stand:
    """How the numbers of two claims of one thing stand to each other; of each of two sides, or of some of them, counts too."""
    if (a.low, a.high, a.bound) == (b.low, b.high, b.bound):
        return "equal"
    if a.since and _grown(*sorted((a, b), key=lambda claim: claim.published or "")):
        return "consistent"
    if any(one[0] <= other[1] and other[0] <= one[1] for one in _ranges(a, b) for other in _ranges(b, a)):
        return "consistent"
    return "contradictory"


def told_again(before: Claim, after: Claim) -> bool:
    """Whether a claimant's later number says no other than the earlier: "over 400", then "403"."""
    closely = before.low <= after.high * (1 + ROUGHLY) and after.low <= before.high * (1 + ROUGHLY)
    return stand(before, after) != "contradictory" and (closely or before.each != after.each)


def _grown(before: Claim, after: Claim) -> bool:
    """Whether a count from one day on was less on an earlier day, as it must be."""
    return (before.published or "")[:10] < (after.published or "")[:10] and before.low <= after.high


def _ranges(claim: Claim, other: Claim) -> list[tuple[float, float]]:
    """Between which numbers the count of the same can lie if a claim is right."""
    low, high = claim.low, claim.high
    if claim.bound == "about":
        low, high = low * (1 - ROUGHLY), high * (1 + ROUGHLY)
    low = 0.0 if claim.bound == "max" else low
    high = inf if claim.bound == "min" or set(claim.unit.narrowed) > set(other.unit.narrowed) else high
    return [(low, high), (SIDES * low, SIDES * high)] if claim.each and not other.each else [(low, high)]


def _of_one_amount(a: Claim, b: Claim, same_number: bool) -> bool:
    """Whether two percents, sums or periods are of one thing: sentences alike; of two numbers most alike, and of one time."""
    if same_number or not (a.window and b.window):
        return same_number and _alike(a.words, b.words)
    return a.window.days == b.window.days and a.states == b.states and _alike(a.words, b.words, NEARLY)


def _alike(ones: Sequence[str], others: Sequence[str], share: float = ALIKE) -> bool:
    """Whether two sentences tell much the same."""
    return len(set(ones) & set(others)) >= share * min(len(ones), len(others))


def _one_measure(a: Claim, b: Claim) -> bool:
    if a.measures[0].startswith("~") and b.measures[0].startswith("~"):
        return set(a.measures) <= set(b.measures) or set(b.measures) <= set(a.measures)
    return a.measures == b.measures


def _one_unit(a: Unit, b: Unit) -> bool:
    """Whether the same is counted, or some of it: "drones" and "attack drones", but not "cruise" and "ballistic missiles"."""
    narrowed = set(a.narrowed), set(b.narrowed)
    return a.kind == b.kind and (narrowed[0] <= narrowed[1] or narrowed[1] <= narrowed[0])


def _may_be_one(a: Unit, b: Unit) -> bool:
    """Whether two words may stand for the same: one person can be a soldier and a prisoner."""
    return a.kind == b.kind or (a.persons and b.persons)


def _where(a: Claim, b: Claim) -> Literal["place", "one-sided", "states"] | None:
    """What tells that two claims are of one place, if anything does."""
    if a.here and b.here:
        one_town = a.site is not None and b.site is not None and in_one_town(a.site, b.site)
        return "place" if one_town or a.here & b.here else None
    if not a.sides & b.sides:
        return None
    return "one-sided" if a.here or b.here else "states"


def _at_one_time(a: Claim, b: Claim) -> bool:
    """Whether both tell of a time, and of the same."""
    if a.since:
        return a.since == b.since
    return a.window is not None and b.window is not None and a.window.told == b.window.told == "text"


def _overlap(a: Window, b: Window) -> bool:
    """Whether two times can be one; of two that are told, neither may be much longer, and they share half of the shorter."""
    if not a.told == b.told == "text":
        return a.overlaps(b)
    shorter, longer = sorted((a.last - a.first, b.last - b.first))
    common = min(a.last, b.last) - max(a.first, b.first)
    return common >= SHARED * shorter and longer <= LONGER * max(shorter, DAY)


def _differ(ones: Sequence[str], others: Sequence[str]) -> bool:
    return bool(ones and others and not set(ones) & set(others))
