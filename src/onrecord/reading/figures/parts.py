"""Parts of wholes: "112 drones, of which 76", "12 people, five of them children", "314 prisoners, 157 from each side"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.figures.claims import EACH, Claim
from onrecord.reading.language import Parsed

WHICH = r"(?:which|whom|them|these|those|that\s+(?:number|total))"
BEFORE = re.compile(
    rf"(?:\b(?:of|among)\s+{WHICH}[\s,]+(?:\w+\s+)?|\binclud(?:ing|es?|ed)\s+(?:\w+\s+)?|\b(?:the\s+)?(?:other|remaining|rest)\s+)\Z",
    re.IGNORECASE,
)
AFTER = re.compile(rf"\s+(?:\w+\s+)?of\s+{WHICH}\b", re.IGNORECASE)
FRONTED = re.compile(
    r"(?:^|[.;:,“]\s*|\bthat\s+|\bsaid\s+)(?:of|out\s+of|among)\s+(?:(?:the|its|their|those|these|some|about|all)\s+)*\Z",
    re.IGNORECASE,
)
OPENED = re.compile(r"\b(?:includ(?:ing|es?|ed)|among)\b", re.IGNORECASE)
LIST = re.compile(r"[^.;:()]{0,60}?(?:,|\band\b|,\s+and\b)\s+(?:\w+\s+)?")
REACH = 40  # characters before a number in which the words that make it a part stand
PARTIBLE = ("count", "bare", "share", "percent")


def wholes(text: Parsed, claims: Sequence[Claim]) -> list[int | None]:
    """For each claim, the index of the claim of which it is a part; None where it is none."""
    found: list[int | None] = []
    for k in range(len(claims)):
        found.append(_whole(text, claims, found, k))
    return found


def _whole(text: Parsed, claims: Sequence[Claim], parts: Sequence[int | None], k: int) -> int | None:
    quantity, string = claims[k].quantity, text.text
    if quantity.kind not in PARTIBLE:
        return None
    if (whole := _fronted(text, claims, k)) is not None or (whole := _listed(text, claims, parts, k)) is not None:
        return whole
    after = text.end[quantity.last]
    said = (
        BEFORE.search(string, max(0, quantity.start - REACH), quantity.start)
        or AFTER.match(string, after)
        or EACH.match(string, after)
    )
    if not said:
        return None
    for j in range(k - 1, -1, -1):
        if text.sent[claims[j].quantity.last] < text.sent[quantity.last] - 1:
            return None
        if parts[j] is None and _can_hold(claims[j], claims[k]):
            return j
    return None


def _can_hold(whole: Claim, part: Claim) -> bool:
    larger = part.quantity.kind in ("share", "percent") or whole.quantity.low > part.quantity.low
    return whole.quantity.kind in ("count", "bare") and larger


def _fronted(text: Parsed, claims: Sequence[Claim], k: int) -> int | None:
    """The whole that the sentence begins with: "Of the 143 drones, 97 were downed and 46 vanished"."""
    sentence = text.sent[claims[k].quantity.last]
    for j in range(k - 1, -1, -1):
        whole = claims[j].quantity
        if text.sent[whole.last] != sentence:
            return None
        begins = text.start[text.sentences[sentence][0]]
        bare = claims[k].quantity.unit is None or claims[k].unit == claims[j].unit
        if (
            bare
            and FRONTED.search(text.text, max(begins, whole.start - REACH), whole.start)
            and _can_hold(claims[j], claims[k])
        ):
            return j
    return None


def _listed(text: Parsed, claims: Sequence[Claim], parts: Sequence[int | None], k: int) -> int | None:
    """The whole of the part before it in a list: "including 34 over the port and four over the sea"."""
    if k == 0 or (whole := parts[k - 1]) is None:
        return None
    before, this = claims[k - 1].quantity, claims[k].quantity
    same = text.sent[before.last] == text.sent[this.last] and LIST.fullmatch(text.text, before.end, this.start)
    verb = any(text.pos[t] == "VERB" and text.tag[t] in ("VBD", "VBZ", "VBP") for t in range(before.last, this.first))
    rest = (
        sum(c.quantity.low for c, p in zip(claims, parts, strict=False) if p == whole) + this.low <= claims[whole].quantity.low
    )
    opened = OPENED.search(text.text, claims[whole].quantity.end, this.start)
    return whole if same and rest and not (verb and this.unit) and (opened or this.unit is None) else None
