"""The grammar of time expressions, over the classes of tokens (:mod:`onrecord.reading.times.words`).

A rule is a regular expression whose words are class names (``Month Day (Comma? Year)?``); a name in capitals is another
pattern. Extents follow TimeML 1.2.1: no leading preposition; articles, modifiers and the zone inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.times.words import REST, Tagged, Value, Vocabulary

PATTERNS = {
    "MONTH": "(Month|ShortMonth)",
    "DAY": "(Day|Nth)",
    "DAYS": "(DayRange | DAY (Dash|To) DAY(?!Dash) | DAY)",
    "STEP": "(Last|Past|Next|This|That|BeforeThat|AfterThat)",
    "EDGE": "(The? Edge Dash?)",
    "UNIT": "(Unit|Quarter)",
    # lengths
    "HEDGE": "(Approximately | (More|Less) Than | At AtLeast | Over)",
    "NUMBER": "(Number|Day|Year)",
    "COUNT": "(NUMBER ((Dash|Or|To|And) (NUMBER|Half) | NUMBER | Half | Dash? And Dash? A Dash? Half)?)",
    "QUANTITY": "(COUNT | A? Few Of? | Another | Half A | A Half)",
    "LENGTH": "(HEDGE? (QUANTITY More? Dash? (UNIT|Units|Weekend|Weekends) | A (UNIT|Weekend)) (And A Half)?)",
    # days
    "DATE": "(((Weekday|ShortWeekday) Comma?)? EDGE? (Last|Next|This)? "
    "(MONTH DAYS (Comma? Year)? | The? DAYS Of? MONTH (Comma? Year)? | The? Ordinal Of MONTH (Comma? Year)? "
    "| Year Dash Day Dash Day | NumDate))",
    "HOLIDAY": "((Last|Next|This)? Holiday (Unit | Year | (Last|Next|This) Unit)?)",
    "WEEKDAY": "(EDGE? (The? STEP)? (This? STEP)? Weekday (Part | Overnight)? (Of? (Last|Next|This) Unit)?)",
    "DEICTIC": "(EDGE? (Deictic Part? | Tonight | (Last|This|That|The (Next|BeforeThat|AfterThat)) Part))",
    "DATED": "(DATE Part? | HOLIDAY | WEEKDAY | DEICTIC)",
    "HOUR": "(Number|Day)",
    "SPOKEN": "((Half | A? Quarter | HOUR) Past HOUR | A? Quarter To HOUR)",
    "CLOCK": "(Clock AmPm? | HOUR AmPm | HOUR Oclock (AmPm | (In The|At) Part)? | HOUR In The Part | Noon "
    "| SPOKEN (In The Part)? | (Year|Hhmm)(?=Zone))",
    "MONTHS": "(EDGE? (The? STEP)? Month ((Comma? Of?)? Year | Of? (Last|Next|This|That) Unit)? | EDGE? ShortMonth Year)",
    "SEASONS": "(EDGE? The? (STEP STEP?)? Season (Of? Year | Of? (Last|Next|This) Unit)?)",
}

RULES = {
    "age": "(HEDGE? COUNT Dash? UNIT Dash Old | HEDGE? COUNT Units Old)",
    "date_range": "MONTH DAY Dash MONTH DAY (Comma? Year)? | DAY MONTH Dash DAY MONTH Year?",
    "night_into": "The? (Overnight|Part) (From? DATED)? (Into|To) DATED | DATED (Part|Overnight) Into DATED",
    "moment": "CLOCK Zone? (Comma? On? DATED Zone?)? | DATED Comma? (At|Comma)? CLOCK Zone?",
    "part_of": "The? EDGE? Part Of DATED",
    "week_of": "The Unit Of DATE",
    "overnight": "Overnight (On? DATED)?",
    "date": "DATE Part?",
    "holiday": "HOLIDAY",
    "edge_of": "The? End Of (Year | MONTHS | SEASONS | The? STEP? UNIT | (The? STEP)? Weekend | The? Decade)",
    "nth_of": "The? (Ordinal|Last|Nth) (Unit|Weekend|Weekday) (Of|In) MONTHS",
    "quarter": "The? ((Ordinal|Nth|STEP) (Fiscal? Quarter|Half) (Of? (Fiscal? Year | (The|This|Last|Next) Unit))? "
    "| (QuarterName|HalfYear) (Of? Year)?)",
    "half": "The? Ordinal Half Of (Year | MONTHS | (The|This|Last|Next) UNIT | The Decade)",
    "fiscal": "Fiscal Unit? Year",
    "weekday": "WEEKDAY",
    "deictic": "DEICTIC",
    "month_range": "Month Dash Month (Comma? Year)?",
    "month": "MONTHS",
    "compound": "LENGTH And COUNT (Unit|Units)",
    "rate": "(Frequency | COUNT Times | COUNT Units) (A|Per|Every) UNIT | Per UNIT",
    "ago": "HEDGE? (LENGTH | Units | The? Units) Ago (Deictic|Weekday)?",
    "shifted": "LENGTH (Later|Earlier) | LENGTH From Reference",
    "window": "The STEP Unit And A Half | (The|This)? (STEP|Recent)+ (COUNT | A? Few)? Units "
    "| The? STEP COUNT Dash UNIT(?!Dash)",
    "stepped": "EDGE? ((Earlier|Later) (?=That))? The? STEP+ (UNIT|Weekend) | EDGE? The? Weekend",
    "neighbour": "The (Unit|Weekend|Part) (Before|After|Earlier|Later)",
    "the_unit": "(?<=(Earlier|Later|Edge) In) The Unit",
    "offset": "(HEDGE? (QUANTITY More? (Unit|Units) | A Unit) | Units | Unit) (?=(Before|After))",
    "day_of_month": "(?<=On) The Nth (?!UNIT) | (?<=MONTH DAY And) DAY (?!(Month|ShortMonth|Unit|Units|AmPm))",
    "season": "SEASONS",
    "decade": "EDGE? The? Edge? Apostrophe? Decade",
    "century": "(The? EDGE? (Nth|Ordinal)) Unit(?!Dash)",
    "year_range": "YearRange | Year Dash Year | Year Dash Day(?!Dash)",
    "year": "EDGE? Year",
    "every": "Every (COUNT | Few)? (UNIT|Units|Weekday|Month|Part|Season|Weekend)",
    "weekdays": "Weekdays Part?",
    "always": "Always",
    "reference": "Reference | The Past",
    "lasting": "(LENGTH | Units | Unit) Dash Long",
    "length": "LENGTH | Units (?=Dash Old)",
    "units": "Units",
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of tokens that a rule took for a time, and the tagged tokens in it, in order."""

    rule: str
    start: int
    end: int
    parts: tuple[Tagged, ...]

    def has(self, *names: str) -> bool:
        """Whether a token of one of these classes is in it."""
        return any(part.name in names for part in self.parts)

    def all(self, *names: str) -> list[Value]:
        """What the tokens of these classes are worth, in order."""
        return [part.value for part in self.parts if part.name in names]

    def number(self, *names: str) -> int | None:
        """The first whole number among the tokens of these classes."""
        return next((v for v in self.all(*names) if isinstance(v, int)), None)

    def word(self, *names: str) -> str | None:
        """The first word value (a unit's letter, a part of day's code) among the tokens of these classes."""
        return next((v for v in self.all(*names) if isinstance(v, str)), None)


class Grammar:
    """Finds the expressions of a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._am_pm = vocabulary.codes["AmPm"]
        self._pattern = re.compile("|".join(f"(?P<{name}>{_compiled(rule, vocabulary.codes)})" for name, rule in RULES.items()))
        self._triggers = re.compile(f"[{''.join(code for name, code in vocabulary.codes.items() if name in TRIGGERS)}]")

    def expressions(self, text: Parsed) -> Iterator[Expression]:
        """The expressions in text order, none overlapping another or crossing a sentence's end."""
        codes, tagged = self._vocabulary.tag(text)
        done = 0
        for trigger in self._triggers.finditer(codes):
            if trigger.start() < done:
                continue
            first, done = self._reach(text, codes, trigger.start())
            for found in self._pattern.finditer(codes, first, done):
                inside = tuple(tagged[t] for t in range(*found.span()) if t in tagged)
                yield Expression(str(found.lastgroup), found.start(), found.end(), inside)

    def _reach(self, text: Parsed, codes: str, token: int) -> tuple[int, int]:
        """The sentence of a token; a parser that takes "11 a.m." for a sentence's end is not believed."""
        first, end = text.sentences[text.sent[token]]
        while end < len(text) and codes[end - 1] == self._am_pm and text.para[end] == text.para[token]:
            end = text.sentences[text.sent[end]][1]
        return first, end


TRIGGERS = frozenset({
    "Month", "ShortMonth", "Weekday", "Weekdays", "ShortWeekday", "Season", "Part", "Overnight", "Noon", "Unit", "Units",
    "Quarter", "Weekend", "Weekends", "Deictic", "Tonight", "Always", "Reference", "Year", "Decade", "Clock", "Nth", "Holiday",
    "AmPm", "Oclock", "Past", "NumDate", "QuarterName", "HalfYear", "YearRange", "Zone",
})  # fmt: skip
MULTI_WORD = frozenset({"Holiday", "Zone", "Deictic", "Reference", "Few"})


def _compiled(rule: str, codes: dict[str, str]) -> str:
    """A rule as a regular expression over the classes' characters."""
    while re.search(r"\b[A-Z]{3,}\b", rule):
        rule = re.sub(r"\b[A-Z]{3,}\b", lambda m: PATTERNS[m[0]], rule)
    rule = re.sub(r"\((?!\?)", "(?:", rule)
    return re.sub(r"[A-Z]\w+|\bA\b", lambda m: _class(m[0], codes), rule).replace(" ", "")


def _class(name: str, codes: dict[str, str]) -> str:
    return f"(?:{codes[name]}{REST}*)" if name in MULTI_WORD else codes[name]
