"""Words for a terminal: made safe, styled, and broken into lines.

News text is foreign text: an escape sequence in it must not reach the terminal, and brackets in it are no markup. Everything
that the views print is built by :func:`say`.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

Piece = str | tuple[str, str] | Text  # words, words with a style, or what was built before
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
GAP = 2  # columns at the least between words and a reference
NARROWEST = 20  # columns of words beside a reference; with fewer, it gets a line of its own
MEASURE = Console(width=80)  # wraps text; never printed to
OPENING, CLOSING = "“\"«‘'", "”\"»’'"


class _Safe(dict[int, str]):
    """A table for ``str.translate`` that is filled as characters come up."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _safe(chr(code))
        return found


def _safe(char: str) -> str:
    if char.isspace():
        return " "
    if char in INVISIBLE:
        return ""
    if ord(char) < 32:
        return chr(0x2400 + ord(char))  # the picture of a control character
    return char if char.isprintable() else "\ufffd"


_SAFE = _Safe()


def plain(text: str) -> str:
    """``text`` on one line, its control characters as pictures, without what could reorder or hide words."""
    return text.translate(_SAFE)


def say(*pieces: Piece) -> Text:
    """The pieces in a row, made safe."""
    said = Text()
    for piece in pieces:
        if isinstance(piece, Text):
            said.append_text(piece)
        else:
            words, style = (piece, "") if isinstance(piece, str) else piece
            said.append(plain(words), style)
    return said


def joined(pieces: Iterable[Piece], between: str = ", ") -> Text:
    """The pieces with ``between`` between them, without those that are empty."""
    return Text(between).join(text for text in map(say, pieces) if text)


def quoted(words: str) -> str:
    """Words in quotation marks, unless they bring their own; of a pair that they bring by half, the other half is added."""
    words = words.strip()
    begins, ends = words[:1] in tuple(OPENING), words[-1:] in tuple(CLOSING)
    half_open = words.count("“") - words.count("”")
    before = "" if begins and (ends or half_open > 0) else "“"
    after = "" if ends and (begins or half_open < 0) else "”"
    return f"{before}{words}{after}"


def shortened(words: str, limit: int | None) -> str:
    """The words, cut before the word that passes ``limit`` characters; the cut is marked."""
    if limit is None or len(words) <= limit:
        return words
    return f"{words[:limit].rsplit(None, 1)[0].rstrip(',;:– ')} […]"


def paragraph(text: Text, width: int, *, indent: int = 0, label: Text | None = None, ref: str = "") -> list[Text]:
    """The lines of a text at ``width`` columns, after a label that hangs in the indent, with a reference at the right edge."""
    reference = say((ref, "dim"))
    lines = _wrapped(text, width - indent)
    room = width - indent - reference.cell_len - GAP
    if ref and lines and room >= NARROWEST:
        lines[-1:] = _wrapped(lines[-1], room)  # words move down beside the reference, so that it never stands alone
    lines = [Text(" " * indent) + line for line in lines]
    if label is not None:
        lines = _labelled(lines, label, indent, width)
    return _with_ref(lines, reference, width) if ref else lines


def _wrapped(text: Text, width: int) -> list[Text]:
    lines = list(text.wrap(MEASURE, width, tab_size=1))
    for line in lines:
        line.rstrip()
    return lines


def _labelled(lines: list[Text], label: Text, indent: int, width: int) -> list[Text]:
    if label.cell_len >= indent or not lines:
        return [*_wrapped(label, width), *lines]
    gap = Text(" " * (indent - label.cell_len))
    return [label + gap + lines[0][indent:], *lines[1:]]


def _with_ref(lines: list[Text], ref: Text, width: int) -> list[Text]:
    *above, last = lines or [Text()]
    room = width - last.cell_len - ref.cell_len
    if room < GAP:
        return [*above, last, *(Text(" " * (width - line.cell_len)) + line for line in _wrapped(ref, width))]
    return [*above, last + Text(" " * room) + ref]
