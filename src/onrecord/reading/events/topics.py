"""Topics: which of the issues of ``issues.toml`` a stretch of text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from onrecord.reading.lexicon import Lexicon


class IssueList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``issues``: for each topic the words and phrases that show it, the most telling topics first."""

    topics: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics, each as one expression over lower-case text."""

    expressions: tuple[tuple[str, re.Pattern[str]], ...]

    def of(self, words: str) -> str | None:
        """The topic whose words come first in ``words``; among those that come at one place, the one listed first."""
        found = [
            (m.start(), k, name) for k, (name, pattern) in enumerate(self.expressions) if (m := pattern.search(words.lower()))
        ]
        return min(found)[2] if found else None


def topics(lexicon: Lexicon) -> Topics:
    """The issue list of the lexicon."""
    listed = lexicon.section("issues", IssueList).topics
    return Topics(tuple((name, _expression(phrases)) for name, phrases in listed.items()))


def _expression(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words; a final ``*`` takes any ending."""
    parts = [re.escape(p.removesuffix("*")).replace(r"\ ", r"[\s-]+") + (r"\w*" if p.endswith("*") else r"\b") for p in phrases]
    return re.compile(r"\b(?:" + "|".join(parts) + ")")
