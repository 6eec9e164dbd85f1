"""Text is stored as it was read: decoded, and nothing else."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.sources.text import draft

TEXT = "“No,” said the minister’s aide.\r\n\r\nThe café in\u00a0Kraków was empty.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_characters_are_those_of_the_file_whatever_its_unicode_encoding(encoding: str) -> None:
    assert draft(TEXT.encode(encoding), "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (TEXT.encode("windows-1252", "replace"), "not UTF-8 text (byte 0x93 at 0)"),
        (b"ELF\0\1\2", "binary, not text"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF; onrecord does not read PDF yet"),
        (TEXT.encode("utf-16")[:-1], "not UTF-16-LE text (byte 0x00 at"),
    ],
)
def test_what_is_no_unicode_text_is_refused_with_the_cause(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        draft(data, "a.txt")
    assert refusal.value.source == "a.txt"
    assert refusal.value.reason.startswith(reason.removesuffix(" (byte 0x00 at"))
