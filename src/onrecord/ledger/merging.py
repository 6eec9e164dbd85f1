"""Colleagues' ledgers: articles, versions and judgements of both, whichever is merged into which.

Nothing is lost: every text is kept, the one retrieved last is current; of two readings of one text the one with more records is
kept; judgements stand side by side, and where they contradict each other, both are shown.
"""

from __future__ import annotations

import msgspec

from onrecord.ledger import versions
from onrecord.ledger.versions import Version
from onrecord.records import Article


def chosen(one: Version, other: Version) -> Version:
    """Which of two readings of one text is kept, and under which id; with what is known of how it was retrieved."""
    if one.article.id != other.article.id:
        kept, left = sorted((one, other), key=lambda version: version.article.id)
    else:
        left, kept = sorted((one, other), key=_rank)
    return msgspec.structs.replace(kept, article=versions.in_custody(kept.article, left.article))


def _rank(version: Version) -> tuple[int, bytes]:
    untold = msgspec.structs.replace(version.article, retrieved=None, source_sha256=None, archive=None)
    return len(version.records), msgspec.json.encode(msgspec.structs.replace(version, article=untold))


def is_current(new: Article, current: Article) -> bool:
    """Whether, of two texts, ``new`` is the current one; the same whichever is asked about."""
    return versions.order(new) > versions.order(current)
