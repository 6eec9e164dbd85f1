"""What can go wrong, as one tree.

::

    OnrecordError
    ├── InputError            a source cannot be read as an article; says which and why
    │   ├── UnsupportedLanguage   the text is not in a language that can be read
    │   └── NotAnArticle          the source holds no article (a page without prose, an empty file)
    ├── LexiconError          a lexicon file breaks its schema; names file and entry
    ├── ModelError            the parsing model is missing or is not one
    ├── LedgerError           the ledger file cannot be opened, read or written, or is of another version
    │   └── NotOnRecord           nothing in the ledger has that id, or more than one thing begins with it
    └── OutputError           a file of records cannot be written
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root: catch this to catch all that onrecord raises on purpose."""


class InputError(OnrecordError):
    """A source cannot be read as an article.

    ``source`` names the file, address or line; ``reason`` says what is wrong with it, in one clause.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnsupportedLanguage(InputError):
    """The text is in a language that onrecord does not read."""


class NotAnArticle(InputError):
    """The source was read, but holds no article."""


class LexiconError(OnrecordError):
    """A lexicon file, ours or the user's, breaks its schema."""


class ModelError(OnrecordError):
    """The parsing model is missing, or lacks a component that reading needs."""


class LedgerError(OnrecordError):
    """The ledger file cannot be opened, read or written, or is of another version."""


class NotOnRecord(LedgerError):
    """Nothing in the ledger has that id, or more than one thing has an id that begins so."""


class OutputError(OnrecordError):
    """A file of records cannot be written."""
