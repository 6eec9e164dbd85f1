"""Parts of wholes: "112 drones, of which 76", "12 people, five of them children", "314 prisoners, 157 from each side"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.figures.claims import Claim
from onrecord.reading.language import Parsed

WHICH = r"(?:which|whom|them|these|those|that\s+(?:number|total))"
BEFORE_PART = re.compile(
    rf"(?:\bof\s+{WHICH}\s+(?:\w+\s+)?|\bincluding\s+(?:\w+\s+)?|\bamong\s+{WHICH}[\s,]+(?:\w+\s+)?|\binclude[sd]?\s+)\Z",
    re.IGNORECASE,
)
AFTER_PART = re.compile(rf"\s+(?:\w+\s+)?of\s+{WHICH}\b", re.IGNORECASE)
REST = re.compile(r"\b(?:the\s+)?(?:other|remaining|rest)\s*\Z", re.IGNORECASE)


def wholes(text: Parsed, claims: Sequence[Claim]) -> list[int | None]:
    """For each claim, the index of the claim of which it is a part; None where it is none."""
    found: list[int | None] = []
    for k, claim in enumerate(claims):
        found.append(_whole(text, claims, found, k))
    return found


def _whole(text: Parsed, claims: Sequence[Claim], parts: Sequence[int | None], k: int) -> int | None:
    claim, string = claims[k], text.text
    quantity = claim.quantity
    start = quantity.start
    lead = string[max(0, start - 40) : start]
    if quantity.kind in ("money", "period", "measure"):
        return None
    part = (
        BEFORE_PART.search(lead)
        or REST.search(lead)
        or AFTER_PART.match(string, text.end[quantity.last])
        or (quantity.again and AFTER_PART.match(string, text.end[quantity.last]))
    )
    if not part and not _listed(text, claims, parts, k):
        return None
    for j in range(k - 1, -1, -1):
        whole = claims[j].quantity
        if text.sent[whole.last] < text.sent[quantity.last] - 1:
            return None
        if parts[j] is None and whole.kind in ("count", "bare") and (quantity.form == "share" or whole.low > quantity.low):
            return j
    return None


def _listed(text: Parsed, claims: Sequence[Claim], parts: Sequence[int | None], k: int) -> bool:
    """Whether a bare number goes on a list of parts: "including 34 over the port and four over the sea"."""
    if k == 0 or parts[k - 1] is None or claims[k].quantity.unit is not None:
        return False
    return text.sent[claims[k - 1].quantity.last] == text.sent[claims[k].quantity.last]
