"""The same text gives the same bytes: twice, in another order, beside other articles, in another process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from onrecord.reading.reader import Reader, Reading
from onrecord.records import to_json
from onrecord.sources import articles_in

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports.jsonl"
FEW = 5


def as_bytes(reading: Reading) -> bytes:
    return b"\n".join(to_json(r) for r in (reading.article, *reading.records, *reading.mentions, *reading.refusals))


def test_records_do_not_depend_on_order_or_on_the_articles_beside(reader: Reader) -> None:
    articles = list(articles_in(EXAMPLES))[:FEW]
    forwards = {r.article.id: as_bytes(r) for r in reader.read_all(articles)}
    backwards = {r.article.id: as_bytes(r) for r in reader.read_all(articles[::-1])}
    alone = {a.id: as_bytes(reader.read(a)) for a in articles}
    assert forwards == backwards == alone


def test_records_do_not_depend_on_the_process(reader: Reader) -> None:
    articles = list(articles_in(EXAMPLES))[:FEW]
    here = hashlib.sha256(b"\n".join(as_bytes(r) for r in reader.read_all(articles))).hexdigest()
    code = (
        "import hashlib, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from test_sameness import EXAMPLES, FEW, as_bytes; from onrecord.reading.reader import Reader;"
        "from onrecord.sources import articles_in; articles = list(articles_in(EXAMPLES))[:FEW];"
        "print(hashlib.sha256(b'\\n'.join(as_bytes(r) for r in Reader().read_all(articles))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", code, str(Path(__file__).parent)]
    there = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()
    assert here == there
