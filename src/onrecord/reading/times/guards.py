"""Lookalikes: what reads like a time and is a name, an age, a number or a verb."""

from __future__ import annotations

from onrecord.reading.language import Entity, Parsed
from onrecord.reading.times.grammar import Expression
from onrecord.reading.times.words import ORDINAL, Names

NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "LOC", "GPE", "NORP", "EVENT"})
NAME_CLASSES = frozenset({"Month", "Weekday", "Season"})


def refused(text: Parsed, of: Expression, entities: dict[int, Entity], names: Names) -> str | None:
    """Why an expression is no time; None where it is one."""
    match of.rule:
        case "age":
            return "an age, not a length of time"
        case "weekday" | "month" | "season":
            return _as_name(text, of, entities, names) or (_as_fall(text, of) if of.rule == "season" else None)
        case "date":
            return _as_place(text, of, names)
        case "moment":
            return _as_title(text, of)
        case "year":
            return _as_number(text, of, names)
        case "units":
            before = text.lower[of.start - 1] if of.start else ""
            return None if before in names.before_units else "units without a number"
        case "length" | "compound":
            return _as_title(text, of) or ("a fraction, not a length of time" if of.has("Quarter") else None)
        case "offset":
            return _as_vague(text, of)
        case "stepped":
            idiom = of.word("Unit") in ("M", "H") or text.lower[of.start : of.end] == ["this", "day"]
            return "an idiom, not a stretch of time" if idiom else None
        case "reference":
            return _as_connective(text, of)
    return None


def _as_name(text: Parsed, of: Expression, entities: dict[int, Entity], names: Names) -> str | None:
    """May the surname, the Sunday Times, the Prague Spring, Black September."""
    if any(part.name not in NAME_CLASSES for part in of.parts):
        return None
    entity = entities.get(of.start)
    if text.lower[of.start - 1 : of.start] and text.lower[of.start - 1] in names.before_name:
        return "a name, not a time"
    if _is_march(text, of, names):
        return "a march, not a month"
    if entity and entity.label == "PERSON":
        return "a person's name, not a time"
    inside = range(entity.start, entity.end) if entity and entity.label in NAMES else range(0)
    if any(text.pos[t] == "PROPN" for t in inside if not of.start <= t < of.end):
        return "part of a name, not a time"
    token = of.end - 1
    if (
        token + 1 < len(text)
        and text.head[token] == token + 1
        and text.pos[token + 1] == "PROPN"
        and text.lower[of.start - 1] == "the"
    ):
        return "part of a name, not a time"
    if any(
        text.head[t] == token and text.words[t].istitle() and text.dep[t] in ("compound", "amod")
        for t in _just_before(text, of)
    ):
        return "part of a name, not a time"
    named = of.has("Month") and text.dep[token] in ("nsubj", "nsubjpass", "dobj") and text.right[token] == token + 1
    return "a person's name, not a month" if named and text.lower[token] in names.months else None


def _is_march(text: Parsed, of: Expression, names: Names) -> bool:
    """The March for Life."""
    if text.words[of.end - 1] != "March" or of.end + 1 >= len(text):
        return False
    return text.lower[of.end] in names.after_march and text.words[of.end + 1][0].isupper()


def _just_before(text: Parsed, of: Expression) -> range:
    """The token before an expression, unless it begins the sentence (there any word has a capital)."""
    first = text.sentences[text.sent[of.start]][0]
    return range(max(of.start - 1, first + 1), of.start)


def _as_fall(text: Parsed, of: Expression) -> str | None:
    """The fall of Kabul, to fall, a spring to drink from."""
    if of.has("Year", "Unit", "Last", "Next", "This", "Past"):
        return None
    season = of.end - 1
    if not text.tag[season].startswith("NN"):
        return "a verb, not a season"
    if text.lower[of.end : of.end + 1] == ["of"] and text.lower[season] in ("fall", "spring"):
        return "a fall or a source, not a season"
    indefinite = of.start and text.lower[of.start - 1] in ("a", "an") and text.dep[season] != "compound"
    return "a thing, not a season" if indefinite else None


def _as_place(text: Parsed, of: Expression, names: Names) -> str | None:
    """The July 14 Bridge."""
    after = text.words[of.end] if of.end < len(text) else "."
    return "part of a name, not a date" if after[0].isupper() and after.lower() in names.after_date else None


def _as_title(text: Parsed, of: Expression) -> str | None:
    """High Noon, 60 Minutes, Operation Midnight Hammer: capitals in the middle of a sentence."""
    words = [t for t in range(of.start, of.end) if text.words[t][0].isupper() and t > text.sentences[text.sent[of.start]][0]]
    plain = all(part.name in ("Noon", "Unit", "Units", "Number", "Day", "A", "The") for part in of.parts)
    return "part of a title, not a time" if words and plain else None


def _as_number(text: Parsed, of: Expression, names: Names) -> str | None:
    """2,000 soldiers written without a comma, the number of a flight or a resolution."""
    token = of.end - 1
    if len(of.parts) > 1 or not text.lower[token].isdigit():
        return None
    head = text.head[token]
    before = text.lower[token - 1] if token else ""
    if ORDINAL.match(before):
        return "a number, not a year"
    counted = before not in ("the", "this", "that", "'s", "’s")
    if counted and text.dep[token] in ("nummod", "quantmod") and text.tag[head] in ("NNS", "NNPS", "CD") and head > token:
        return "a number of things, not a year"
    after = text.pos[token + 1] if token + 1 < len(text) else ""
    if after == "PROPN" and head > token and text.pos[head] == "PROPN" and text.child(head, "poss") is not None:
        return "a model's year"
    names_what = head > token and after in ("NOUN", "ADJ", "PROPN")
    if (before in names.before_year or names_what or not before) and 1500 <= int(text.lower[token]) <= 2100:
        return None
    return "a number, not a year"


def is_rate(text: Parsed, of: Expression) -> bool:
    """Whether "a week" tells how much at a time ("5,000 soldiers a week")."""
    if [part.name for part in of.parts] not in (["A", "Unit"], ["A", "Quarter"]):
        return False
    token = of.end - 1
    head = text.head[token]
    return (
        text.dep[token] in ("npadvmod", "advmod", "nmod", "prep")
        and head < of.start
        and text.pos[head] in ("NOUN", "NUM", "SYM", "PROPN")
    )


def _as_connective(text: Parsed, of: Expression) -> str | None:
    """ "Now, the ministry has a plan" goes on; "the past week" and "past mistakes" need more words to be times."""
    if of.has("Past") and text.pos[of.end - 1] != "NOUN":
        return "the kind of something, not a time"
    if of.word("Reference") == "FUTURE_REF" and text.lower[of.start - 1] == "a":
        return "a state to come, not a time"
    opens = of.start == text.sentences[text.sent[of.start]][0]
    return "a connective, not a time" if opens and text.lower[of.start] == "now" and of.end == of.start + 1 else None


def _as_vague(text: Parsed, of: Expression) -> str | None:
    """ "Seconds before", "a matter of days before"."""
    if len(of.parts) > 1:
        return None
    before = text.lower[of.start - 1] if of.start else ""
    return "units without a number" if before == "of" or of.word("Unit", "Units") in ("S", "M") else None
