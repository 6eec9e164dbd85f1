"""Page furniture: what stands on a page beside the report, and is never read as part of it.

A paragraph is furniture where it says what only pages say ("Subscribe to …", a line of credits), where it is a byline at the
head of the text, markup, a rule, or a stray token at the foot, or where it goes on a list of links that such a line opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from onrecord.reading.lexicon import Lexicon
from onrecord.reading.paragraphs import paragraphs_of
from onrecord.records import Refusal, Span

HEAD = 5  # paragraphs in which a byline may stand
LONGEST_HEADLINE = 140  # characters of a line in a list of links
FINISHED = re.compile(r"[.!?…][\"'”’)\]]*$")
TYPOGRAPHY = str.maketrans("’‘“”\u00a0", "''\"\" ")
RULE = re.compile(r"[\W_]+|-\s*30\s*-|-?\s*ends?\s*-?", re.IGNORECASE)
MARKUP = re.compile(r"[\w .#,:>-]*\{|\}|[a-z-]+:[^;]{1,60};|</?[a-z][^>]*>?")
TOLD = re.compile(r"[.!…][\"'”’)\]]*$")  # a headline may ask, but it has no full stop
STRAY_TOKEN = re.compile(r"(?=\S*\d)(?=\S*[a-z])[\w-]{4,20}", re.IGNORECASE)
ANY_WORDS = "[^,;!?]{0,80}?"  # what * in a phrase stands for: words of one clause
BYLINE = re.compile(r"By:? (\S.{2,100})")


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of furniture, and the phrases that tell it."""

    reason: str
    longest: int
    unfinished: bool = False
    opens_list: bool = False
    is_: tuple[str, ...] = msgspec.field(default=(), name="is")
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``furniture`` of the lexicon."""

    byline_words: tuple[str, ...]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A text's paragraphs, told apart: ``body`` is the report, as character ranges; ``refusals`` say why the others are not."""

    body: list[tuple[int, int]]
    refusals: tuple[Refusal, ...]


class Furniture:
    """Tells the report from the page around it."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.section("furniture", Words)
        self._small_words = frozenset(words.byline_words)
        self._kinds = [(kind, _pattern(kind)) for kind in words.kinds]
        self._longest = max(kind.longest for kind in words.kinds)

    def __call__(self, text: str) -> Page:
        paragraphs = paragraphs_of(text)
        reasons = self._reasons([text[start:end] for start, end in paragraphs])
        if all(reasons):  # a text of which nothing would be left is no page
            reasons = [None] * len(paragraphs)
        told = list(zip(paragraphs, reasons, strict=True))
        refused = [(Span(start, end, text[start:end]), reason) for (start, end), reason in told if reason]
        return Page(
            [span for span, reason in told if not reason],
            tuple(Refusal("furniture", span, f"page furniture: {reason}") for span, reason in refused),
        )

    def _reasons(self, paragraphs: Sequence[str]) -> list[str | None]:
        """Why each paragraph is furniture; ``None`` where it is report."""
        reasons: list[str | None] = []
        in_list = False
        for place, paragraph in enumerate(paragraphs):
            kind = self._kind(paragraph)
            in_list = kind.opens_list if kind else in_list and _is_headline(paragraph)
            if kind:
                reasons.append(kind.reason)
            elif in_list:
                reasons.append("a list of links")
            else:
                reasons.append(self._by_form(paragraph, at_head=place < HEAD))
        for place in _foot(paragraphs, reasons):
            reasons[place] = "a stray token"
        return reasons

    def _kind(self, paragraph: str) -> Kind | None:
        if len(paragraph) > self._longest:
            return None
        plain = paragraph.translate(TYPOGRAPHY)
        finished = FINISHED.search(plain)
        return next(
            (
                kind
                for kind, pattern in self._kinds
                if len(plain) <= kind.longest and not (finished and kind.unfinished) and pattern.fullmatch(plain)
            ),
            None,
        )

    def _by_form(self, paragraph: str, *, at_head: bool) -> str | None:
        if len(paragraph) > LONGEST_HEADLINE:
            return None
        if RULE.fullmatch(paragraph):
            return "a rule"
        if MARKUP.fullmatch(paragraph):
            return "markup"
        byline = BYLINE.fullmatch(paragraph) if at_head else None
        return "a byline" if byline and self._are_names(byline[1]) else None

    def _are_names(self, words: str) -> bool:
        return not FINISHED.search(words) and all(
            word[:1].isupper() or word.lower() in self._small_words or not word[:1].isalpha() for word in words.split()
        )


def _pattern(kind: Kind) -> re.Pattern[str]:
    """One expression that matches a whole paragraph of the kind."""
    forms = []
    if kind.is_:
        forms.append(_alternatives(kind.is_) + r"\W*(?<![.!?])")
    if kind.begins:
        forms.append(_alternatives(kind.begins) + r"(?!\w).*")
    if kind.ends:
        forms.append(".*?" + _alternatives(kind.ends) + r"\.?")
    return re.compile(rf"[•*>|»–—-]*\s*(?:{'|'.join(forms)})", re.IGNORECASE | re.DOTALL)


def _alternatives(phrases: Sequence[str]) -> str:
    return f"(?:{'|'.join(ANY_WORDS.join(map(re.escape, phrase.split('*'))) for phrase in phrases)})"


def _is_headline(paragraph: str) -> bool:
    return len(paragraph) <= LONGEST_HEADLINE and not TOLD.search(paragraph)


def _foot(paragraphs: Sequence[str], reasons: Sequence[str | None]) -> Iterator[int]:
    """The stray tokens after the last paragraph of the report."""
    for place in reversed(range(len(paragraphs))):
        if STRAY_TOKEN.fullmatch(paragraphs[place]):
            yield place
        elif not reasons[place]:
            return
