"""Addresses of pages: by which two readings are known to be of one article."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

CAMPAIGN = re.compile(r"utm_|fbclid$|gclid$")  # what a link says of where it was clicked, and not of where it leads


def address(url: str | None) -> str | None:
    """A page's address in one form for all ways of writing it; ``None`` of a site's front page, which is no article's own."""
    parts = urlsplit(url or "")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not CAMPAIGN.match(pair[0])))
    path = parts.path.rstrip("/")
    if not parts.netloc or not (path or query):
        return None
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{'?' if query else ''}{query}"
