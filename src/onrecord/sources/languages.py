"""In what language a text is, as far as it decides whether it can be read."""

from __future__ import annotations

from functools import cache

import babel
from py3langid.langid import MODEL_FILE, LanguageIdentifier

READ = "en"
SHORTEST = 40  # characters; below this, names of people and places decide what the identifier says
SURE = 0.9  # English headlines full of foreign names reach 0.76 for another language, foreign sentences hardly less than 0.95


def language_of(text: str, stated: str | None) -> str | None:
    """The ISO 639 code of a text's language: as its words say, else as ``stated``, else ``None``.

    ``stated`` is a BCP 47 tag ("en-GB"); what the words say goes before it, because pages often carry their site's.
    """
    if len(text) >= SHORTEST:
        language, probability = _identifier().classify(text)
        if probability >= SURE:
            return str(language)
    return stated.replace("_", "-").split("-")[0].lower() if stated else None


def english_name(language: str) -> str:
    """What a language is called in English ("fr" -> "French"); its code where babel has no name for it."""
    name = babel.Locale(READ).languages.get(language)
    return str(name) if name else f"the language “{language}”"


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
