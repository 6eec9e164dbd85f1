"""One run over many inputs: what was read, what was left as it was, what was skipped and why."""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.errors import InputError, OnrecordError
from onrecord.records import Article, spans

if TYPE_CHECKING:
    from onrecord.reading.reader import Reading

Keep = Callable[["Reading"], str]  # takes a reading to where it is kept; "read", or "unchanged" where it is there already


class Seen(NamedTuple):
    """An article met earlier in the run."""

    source: str
    text_sha256: str
    retrieved: str | None


def now() -> str:
    """This moment, as an ISO instant in UTC."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Run:
    """Reads articles and hands each reading to all that keep it; says on standard error what it skips."""

    def __init__(self, read: Callable[[Article], Reading], keepers: Sequence[Keep]) -> None:
        self._read = read
        self._keepers = keepers
        self._seen: dict[str, Seen] = {}
        self._console = Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)
        self._done: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()

    def over(self, paths: Sequence[str], *, published: str | None, outlet: str | None) -> None:
        """Read all that ``paths`` hold; the counts are said at the end, also where something ends the run early."""
        from onrecord.sources import articles

        try:
            with self._progress(paths) as advance:
                for source, found in articles(paths, published=published, outlet=outlet):
                    self._take(source, found)
                    advance()
        finally:
            self._console.print(self.counts())

    def counts(self) -> str:
        """What became of the inputs, in one line: "3 read, 1 unchanged, 2 skipped: 1 × empty; 1 × in French"."""
        reasons = "; ".join(f"{count} × {reason}" for reason, count in self.skipped.most_common())
        counts = f"{self._done['read']} read, {self._done['unchanged']} unchanged, {self.skipped.total()} skipped"
        return f"{counts}: {reasons}" if reasons else counts

    def _take(self, source: str, found: Article | InputError) -> None:
        try:
            if isinstance(found, InputError):
                raise found
            self._done[self._kept(source, found)] += 1
        except InputError as error:
            self._console.print(f"onrecord: {source}: {error.reason}")
            # What stands in brackets or after a semicolon is about this one input.
            self.skipped[error.reason.split(" (")[0].split(";")[0]] += 1

    def _kept(self, source: str, article: Article) -> str:
        if earlier := self._seen.get(article.id):
            if earlier.text_sha256 != article.text_sha256 and article.retrieved in (None, earlier.retrieved):
                raise InputError(source, f"its id stands for another text in this run ({article.id}, in {earlier.source})")
            if earlier.text_sha256 == article.text_sha256 and article.retrieved == earlier.retrieved:
                return "unchanged"
        self._seen[article.id] = Seen(source, article.text_sha256, article.retrieved)
        reading = self._reading(source, article)
        outcomes = [keep(reading) for keep in self._keepers]
        return "read" if "read" in outcomes else "unchanged"

    def _reading(self, source: str, article: Article) -> Reading:
        try:
            reading = self._read(article)
            _check_spans(reading)
            return reading
        except OnrecordError:
            raise
        except Exception as error:  # a defect that one article brings out should not cost the others
            raise InputError(source, f"a defect in onrecord; please report it ({_where(error)})") from error

    @contextmanager
    def _progress(self, paths: Sequence[str]) -> Iterator[Callable[[], None]]:
        from onrecord.sources.files import count

        total = count(paths) if sys.stderr.isatty() else 0
        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._console, disable=total < 2, transient=True) as bar:
            task = bar.add_task("", total=total)
            yield lambda: bar.advance(task)


def _check_spans(reading: Reading) -> None:
    """The contract's one invariant: a record that cannot show its words in the text is not written."""
    text = reading.article.text
    for record in (*reading.records, *reading.mentions, *reading.refusals):
        for span in spans(record):
            if not span.quote or text[span.start : span.end] != span.quote:
                raise ValueError(f"a {type(record).__name__} quotes what is not at {span.start}-{span.end}")


def _where(error: Exception) -> str:
    """What went wrong and in which line, as whoever mends it needs to know."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error}, {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"
