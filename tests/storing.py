"""A process that stores articles until it is killed. It loads no parser, so that it is at work at once."""

from __future__ import annotations

import sys
from itertools import count
from types import SimpleNamespace
from typing import Any

from onrecord.ledger.store import Ledger
from onrecord.records import Actor, Article, Span, Statement, record_id


def reading(number: int) -> Any:
    """What a reader would hand over of the article of that number: the parts of a reading that the ledger takes."""
    name, text = f"article-{number}", f"“No,” Veld said {number} times. " * 40
    quotes = [Span(start, start + 5, "“No,”") for start in range(len(text)) if text.startswith("“No,”", start)]
    records = tuple(Statement(record_id("statement", name, q), name, Actor("Veld", "person"), (q,), "direct") for q in quotes)
    return SimpleNamespace(article=Article(name, text), records=records, refusals=(), sentences=())


if __name__ == "__main__":
    with Ledger(sys.argv[1]) as ledger:
        print("open", flush=True)
        for number in count():
            ledger.store(reading(number))
