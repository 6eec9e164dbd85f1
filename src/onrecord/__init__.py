"""onrecord keeps the record of what news reports say: statements, contacts, demands, claimed figures, each with its words."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

from onrecord.errors import (
    InputError,
    LedgerError,
    LexiconError,
    ModelError,
    NotAnArticle,
    NotOnRecord,
    OnrecordError,
    OutputError,
    UnsupportedLanguage,
)
from onrecord.records import (
    Actor,
    ActorMention,
    Article,
    Attribution,
    DateCandidate,
    Event,
    Figure,
    Place,
    PlaceMention,
    QuantityMention,
    Refusal,
    Relation,
    Span,
    Statement,
    TimeMention,
    Value,
    When,
)

if TYPE_CHECKING:
    from onrecord.api import read_text
    from onrecord.ledger.store import Ledger
    from onrecord.reading.reader import Reader, Reading

__all__ = [
    "Actor",
    "ActorMention",
    "Article",
    "Attribution",
    "DateCandidate",
    "Event",
    "Figure",
    "InputError",
    "Ledger",
    "LedgerError",
    "LexiconError",
    "ModelError",
    "NotAnArticle",
    "NotOnRecord",
    "OnrecordError",
    "OutputError",
    "Place",
    "PlaceMention",
    "QuantityMention",
    "Reader",
    "Reading",
    "Refusal",
    "Relation",
    "Span",
    "Statement",
    "TimeMention",
    "UnsupportedLanguage",
    "Value",
    "When",
    "read_text",
]

# Loading the parser takes a second: these are imported when they are first asked for.
_LATE = {
    "Ledger": "onrecord.ledger.store",
    "Reader": "onrecord.reading.reader",
    "Reading": "onrecord.reading.reader",
    "read_text": "onrecord.api",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return version("onrecord")
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
