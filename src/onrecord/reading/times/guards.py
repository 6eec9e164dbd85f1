"""Lookalikes: what reads like a time and is a name, an age, a number or a verb."""

from __future__ import annotations

from onrecord.reading.language import Entity, Parsed
from onrecord.reading.times.grammar import Expression
from onrecord.reading.times.words import ORDINAL

NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "LOC", "GPE", "NORP"})
YEAR_BEFORE = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "of",
        "to",
        "between",
        "through",
        "during",
        "after",
        "before",
        "and",
        "or",
        "around",
        "circa",
        "than",
        "for",
        ",",
        "(",
        "–",
        "-",
        "/",
        "for",
        "back",
        "on",
        "at",
    ]
)
SPAN_BEFORE = frozenset(["for", "over", "in", "within", "during", "of", "throughout", "the"])
BARE = frozenset({"weekday", "month", "season", "deictic"})


def refused(text: Parsed, of: Expression, entities: dict[int, Entity]) -> str | None:
    """Why an expression is no time; None where it is one."""
    match of.rule:
        case "age":
            return "an age, not a length of time"
        case "weekday" | "month" | "season":
            return _as_name(text, of, entities) or (_as_fall(text, of) if of.rule == "season" else None)
        case "year":
            return _as_number(text, of)
        case "units":
            return None if text.lower[of.start - 1 : of.start] in [[w] for w in SPAN_BEFORE] else "units without a number"
        case "length":
            return _as_rate_or_title(text, of)
        case "offset":
            return None if of.start == 0 or not of.has("Unit") or len(of.parts) > 1 else "a unit without a number"
        case "stepped":
            return "an idiom, not a stretch of time" if of.word("Unit") in ("M", "H") else None
    return None


def _as_name(text: Parsed, of: Expression, entities: dict[int, Entity]) -> str | None:
    """May the surname, the Sunday Times, the Prague Spring."""
    entity = entities.get(of.start)
    words = sum(part.name in ("Month", "Weekday", "Season") for part in of.parts)
    if words != len(of.parts):
        return None
    if (
        entity
        and entity.label in NAMES
        and any(text.pos[t] == "PROPN" for t in range(entity.start, entity.end) if not of.start <= t < of.end)
    ):
        return "part of a name, not a time"
    if entity and entity.label == "PERSON":
        return "a person's name, not a time"
    token = of.end - 1
    named = text.dep[token] in ("nsubj", "nsubjpass", "dobj", "poss") and text.words[token] in (
        "May",
        "June",
        "April",
        "August",
        "March",
    )
    return "a person's name, not a month" if named and text.dep[token] != "poss" else None


def _as_fall(text: Parsed, of: Expression) -> str | None:
    """The fall of Kabul; to fall; a spring in a meadow has no such sign."""
    last = of.end - 1
    if of.has("Year", "Unit"):
        return None
    season = next(t for t in range(of.start, of.end) if text.lower[t] in text.lower[last])
    if not text.tag[season].startswith("NN"):
        return "a verb, not a season"
    if text.lower[of.end : of.end + 1] == ["of"] and text.lower[last] in ("fall", "spring"):
        return "a fall or a source, not a season"
    return None


def _as_number(text: Parsed, of: Expression) -> str | None:
    """2,000 soldiers written without a comma, a flight or resolution number."""
    if len(of.parts) > 1 or not text.lower[of.start].isdigit():
        return None
    token = of.start
    if token and ORDINAL.match(text.lower[token - 1]):
        return "a number, not a year"
    head = text.head[token]
    counted = text.dep[token] in ("nummod", "quantmod") and text.tag[head] in ("NNS", "NNPS", "CD") and head > token
    if counted:
        return "a number of things, not a year"
    before = text.lower[token - 1] if token else ""
    after = text.pos[token + 1] if token + 1 < len(text) else ""
    named = after in ("NOUN", "ADJ", "PROPN") and head > token
    if before in YEAR_BEFORE or named or before == "":
        return None if 1500 <= int(text.lower[token]) <= 2100 else "a number, not a year"
    return "a number, not a year"


def _as_rate_or_title(text: Parsed, of: Expression) -> str | None:
    if any(part.name in ("Units", "Unit") for part in of.parts) and any(
        text.words[t][0].isupper() for t in range(of.start + 1, of.end) if text.lower[t] not in ("i",)
    ):
        return "part of a title, not a length of time"
    if of.has("Quarter") and not of.has("Units"):
        return "a fraction, not a length of time"
    return None


def is_rate(text: Parsed, of: Expression) -> bool:
    """Whether "a week" tells how often or how much at a time ("5,000 soldiers a week", "twice a day")."""
    if [part.name for part in of.parts] not in (["A", "Unit"], ["A", "Quarter"]):
        return False
    token = of.end - 1
    head = text.head[token]
    if text.dep[token] not in ("npadvmod", "advmod", "nmod", "prep") or head >= of.start:
        return False
    return text.pos[head] in ("NOUN", "NUM", "ADV", "SYM", "PROPN") or text.lower[of.start - 1] in ("twice", "once", "times")
