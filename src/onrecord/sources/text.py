"""Plain text: bytes to characters, and nothing else changed."""

from __future__ import annotations

import codecs
import hashlib

from onrecord.errors import InputError
from onrecord.sources.draft import Draft

# The longer marks first: UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def draft(data: bytes, source: str) -> Draft:
    """The article of a text file."""
    return Draft(source=source, text=decoded(data, source), source_sha256=hashlib.sha256(data).hexdigest())


def decoded(data: bytes, source: str, declared: str = "utf-8") -> str:
    """The characters, without a byte order mark; a mark goes before the ``declared`` encoding.

    :class:`InputError` for what is not text in that encoding.
    """
    mark, encoding = next((m for m in BYTE_ORDER_MARKS if data.startswith(m[0])), (b"", declared))
    if data.startswith(b"%PDF"):
        raise InputError(source, "a PDF; onrecord does not read PDF yet")
    if not mark and b"\0" in data[:10_000]:
        raise InputError(source, "binary, not text")
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{error.object[error.start]:02x} at {len(mark) + error.start}"
        raise InputError(source, f"not {encoding.upper()} text ({byte})") from error
