"""Addresses of pages: by which two readings are known to be of one article."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

import pycountry

from onrecord.ledger.words import across

CAMPAIGN = re.compile(r"utm_|fbclid$|gclid$")  # what a link says of where it was clicked, and not of where it leads


def address(url: str | None) -> str | None:
    """A page's address in one form for all ways of writing it; ``None`` of a site's front page, which is no article's own."""
    parts = urlsplit(url or "")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not CAMPAIGN.match(pair[0])))
    path = parts.path.rstrip("/")
    if not parts.netloc or not (path or query):
        return None
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{'?' if query else ''}{query}"


@lru_cache(maxsize=4096)
def government_of(url: str | None, outlet: str | None) -> str | None:
    """The state (ISO 3166 alpha-3) whose government's own site this is; ``None`` of any other site."""
    host = urlsplit(url or "").netloc or outlet or ""
    *labels, last = host.lower().removeprefix("www.").split(".")
    sites = across().sites
    if last in sites.without_state:
        return sites.without_state[last]
    if len(last) != len("ua") or set(labels).isdisjoint(sites.governmental):
        return None
    state = pycountry.countries.get(alpha_2=last.upper())
    return state.alpha_3 if state else None
