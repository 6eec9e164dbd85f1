"""Figures: what is counted, side by side with who says so."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.records import Figure
from onrecord.views.brief.page import MARGIN, Page
from onrecord.views.wording import amount, possessive, whereabouts

INDENT = 2 * MARGIN
WIDEST = 22  # columns of numbers; what follows a longer one begins on the next line


def figures(page: Page) -> list[Text]:
    """The figures of a report by what they count, parts below their whole, each with its claimant."""
    units: dict[str, list[Figure]] = {}
    for figure in page.report.figures:
        if figure.part_of not in page.report.by_id:
            units.setdefault((figure.unit or "").casefold(), []).append(figure)
    lines = []
    for wholes in units.values():
        unit = wholes[0].unit or "numbers"
        told = [row for whole in wholes for row in _with_parts(page, whole)]
        column = min(WIDEST, max(len(_number(figure, depth)) for figure, depth in told))
        lines += page.line((unit, "underline"), indent=MARGIN)
        lines += [line for figure, depth in told for line in _figure(page, figure, depth, column)]
    return lines


def _with_parts(page: Page, whole: Figure, depth: int = 0) -> Iterator[tuple[Figure, int]]:
    """A figure and, below it, its parts, each with its depth."""
    yield whole, depth
    for part in page.report.figures:
        if part.part_of == whole.id:
            yield from _with_parts(page, part, depth + 1)


def _number(figure: Figure, depth: int) -> str:
    return "of which " * bool(depth) + amount(figure.value, figure.bound, figure.per)


def _figure(page: Page, figure: Figure, depth: int, column: int) -> list[Text]:
    """A number, what it is of, who claims it; its words."""
    number = _number(figure, depth).rjust(column)
    indent = INDENT + column + MARGIN
    time = page.report.time(figure.time)
    place = f"in {whereabouts(figure.place)}" if figure.place else ""
    what = ", ".join(filter(None, (_what(figure), time, place)))
    lines = page.line(
        what, " — " if what else "", (_claimant(page, figure), "bold"), indent=indent, label=" " * MARGIN + number
    )
    return lines + page.words(figure, figure.evidence, indent=indent)


def _what(figure: Figure) -> str:
    """What happened to what is counted, by whom, and whose it is: "downed by Sudmark, Norrland’s"."""
    counted = (figure.unit or "").split()  # stands above: "tons of aid" were delivered, not "delivered aid"
    told = [word for word in (figure.measure or "").split() if word not in counted]
    deed = " ".join([*told, f"by {figure.by.name}" if figure.by else ""]).strip()
    return ", ".join(filter(None, (deed, possessive(figure.of.name) if figure.of else "")))


def _claimant(page: Page, figure: Figure) -> str:
    return page.report.source(figure.claimant, figure.statement) or f"{page.report.article.outlet or 'the report'} itself"
