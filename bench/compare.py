"""Other tools on the same texts: ``make compare`` writes ``bench/comparison.md``.

- quotations of our example reports: textacy's ``direct_quotations`` beside our statements. (GenderGapTracker's extractor, the
  other one measured in the literature, is not on PyPI and so not run here.)
- our hard expressions: dateparser and Recognizers-Text on times, quantulum3 on numbers. They give no bound, claimant, part or
  zone, so that only what they do give is compared: an item is right where its words overlap and its value is as expected.
"""

from __future__ import annotations

import datetime as dt
import math
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from bench import expressions
from onrecord.reading.reader import Reader
from onrecord.records import Article, Statement
from onrecord.sources import articles_in

warnings.simplefilter("ignore")  # the tools' own, of their syntax and their dependencies

HERE = Path(__file__).parent
UNDATED = dt.datetime(2025, 1, 1)  # the tools need some day to count from


class Item(NamedTuple):
    """What a tool found: where, and the value it gives (a TIMEX3 string or a number)."""

    quote: str
    value: str | float | None


Tool = Callable[[str, dt.datetime], Iterator[Item]]


def dateparser(text: str, anchor: dt.datetime) -> Iterator[Item]:
    """dateparser's ``search_dates``: a point in time for each expression; its day is taken."""
    from dateparser.search import search_dates

    for quote, when in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": anchor}) or []:
        yield Item(quote, f"{when:%Y-%m-%dT%H:%M}" if when.time() != anchor.time() else f"{when:%Y-%m-%d}")


def recognizers_text(text: str, anchor: dt.datetime) -> Iterator[Item]:
    """Microsoft's Recognizers-Text: a TIMEX, and where that leaves the year open, its last resolved value."""
    from recognizers_date_time import recognize_datetime

    for found in recognize_datetime(text, "en-us", reference=anchor):
        values = (found.resolution or {}).get("values") or [{}]
        timex = values[-1].get("timex", "")
        yield Item(found.text, values[-1].get("value", "").replace(" ", "T") if "XXXX" in timex else timex)


def quantulum3(text: str, anchor: dt.datetime) -> Iterator[Item]:
    """quantulum3's quantities."""
    from quantulum3 import parser

    for quantity in parser.parse(text):
        yield Item(quantity.surface, quantity.value)


TOOLS: dict[str, tuple[tuple[str, Tool], ...]] = {
    "time": (("dateparser", dateparser), ("recognizers-text-suite", recognizers_text)),
    "figure": (("quantulum3", quantulum3),),
}


def expression_lines(reader: Reader) -> Iterator[str]:
    """How many of the expected values each tool gives, and then every expression with every tool's answer."""
    details: list[str] = []
    yield from ("| task | tool | right | share |", "|---|---|---|---|")
    for task, tools in TOOLS.items():
        rows = expressions.cases(task)
        ours = [expressions.found(task, reader.read(Article(id="c", text=r["text"], published=r["published"]))) for r in rows]
        answers = {"onrecord": [[Item(i["quote"], _value(i["value"])) for i in items] for items in ours]}
        answers |= {f"{name} {version(name)}": [_safely(tool, r) for r in rows] for name, tool in tools}
        yield from (_share(task, name, rows, found) for name, found in answers.items())
        for place, row in enumerate(rows):
            details += ["", f"**{row['id']}** ({row['published']}) {_cell(row['text'])}", "", "| | |", "|---|---|"]
            details.append(f"| expected | {_told(Item(w.get('quote', ''), _value(w.get('value'))) for w in row['expect'])} |")
            details += [f"| {name} | {_told(found[place])} |" for name, found in answers.items()]
    yield from details


def _share(task: str, name: str, rows: list[dict[str, Any]], found: list[list[Item]]) -> str:
    wanted = [(w, items) for row, items in zip(rows, found, strict=True) for w in row["expect"] if w.get("value")]
    right = sum(any(_same(w, item) for item in items) for w, items in wanted)
    return f"| {task} | {name} | {right} of {len(wanted)} | {100 * right / len(wanted):.1f} % |"


def _told(items: Iterable[Item]) -> str:
    return _cell(
        "; ".join(f"{i.quote} = {i.value:g}" if isinstance(i.value, float) else f"{i.quote} = {i.value}" for i in items)
    )


def _safely(tool: Tool, row: dict[str, Any]) -> list[Item]:
    published = row["published"]
    anchor = dt.datetime.fromisoformat(published).replace(tzinfo=None) if published else UNDATED
    try:
        return list(tool(row["text"], anchor))
    except Exception:  # a tool that falls over on a sentence has found nothing in it
        return []


def _same(want: dict[str, Any], item: Item) -> bool:
    value = _value(want["value"])
    if isinstance(value, float):
        return isinstance(item.value, int | float) and math.isclose(value, item.value, rel_tol=1e-3)
    return item.value == value and (item.quote in want["quote"] or want["quote"] in item.quote)


def _value(value: Any) -> str | float | None:
    """A range's upper end stands for it: none of the tools gives both ends of every range."""
    return float(value[-1]) if isinstance(value, list) else value


def quotation_lines(reader: Reader) -> Iterator[str]:
    """For each example report what textacy finds and what we do, and then every quotation side by side."""
    from textacy.extract import direct_quotations

    articles = [a for a in articles_in(HERE.parent / "examples") if isinstance(a, Article)]
    details, total_theirs, total_ours = [], 0, 0
    for article in articles:
        try:
            theirs = [
                (" ".join(map(str, q.speaker)), str(q.content))
                for q in direct_quotations(reader.language.pipeline(article.text))
            ]
            failed = ""
        except ValueError as error:
            theirs, failed = [], f" textacy stops: {error}"
        ours = [r for r in reader.read(article).records if isinstance(r, Statement)]
        total_theirs, total_ours = total_theirs + len(theirs), total_ours + len(ours)
        details += ["", f"### {article.id}", "", f"textacy {len(theirs)}, onrecord {len(ours)}.{failed}", ""]
        details += ["| tool | speaker | content |", "|---|---|---|"]
        details += [f"| textacy | {_cell(who)} | {_cell(what)} |" for who, what in theirs]
        details += [
            f"| onrecord | {_cell(s.speaker.name if s.speaker else '?')} | {_cell(' … '.join(c.quote for c in s.content))} |"
            for s in ours
        ]
    yield f"In {len(articles)} reports: {total_theirs} by textacy {version('textacy')}, {total_ours} statements by onrecord."
    yield from details


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def main() -> None:
    """Runs the tools and writes the page."""
    reader = Reader()
    lines = ["# Other tools on the same texts", "", "Made by `make compare`.", "", "## Hard expressions: values right", ""]
    lines += [*expression_lines(reader), "", "## Quotations", ""]
    lines += quotation_lines(reader)
    (HERE / "comparison.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
