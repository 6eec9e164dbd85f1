"""What a number counts or measures: signs, words of measure, or the noun that it stands before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.figures.numbers import Numeral
from onrecord.reading.figures.words import Kind, NumberWords, UnitWords, any_of
from onrecord.reading.language import Parsed

NOUNS = ("NOUN", "PROPN")
PHRASE = ("NOUN", "PROPN", "ADJ", "VERB", "ADV", "CCONJ", "PUNCT")
QUOTES = ("“", '"', "‘", "'")
HYPHENS = ("-", "‑", "–")
BRACKETED = re.compile(r"\s*[\[(].*")
IN_ALL = re.compile(r"\s+(?:in\s+(?:all|total)|overall|altogether|were|was|have|had)(?!\w)")
BALLOT = 24  # characters before and after a number in which a ballot stands
LONGEST = 9  # words of a unit; a longer one is cut to its noun
BEFORE = 5  # characters of the longest sign before a sum


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts.

    ``start`` and ``end`` are the characters of number and unit together; ``noun`` the token that names what is counted or
    measured, None where a sign does or nothing. ``times`` is what a letter after the digits multiplies them by ("$5m").
    ``again`` is true where the words point back to what was counted before ("250 others", "76 of them"), ``joined`` where a
    hyphen makes number and unit a modifier ("30-day").
    """

    kind: Kind
    name: str | None
    start: int
    end: int
    noun: int | None = None
    times: float = 1
    again: bool = False
    joined: bool = False


class Units:
    """Reads the unit of a numeral."""

    def __init__(self, words: UnitWords, numbers: NumberWords) -> None:
        self._letters = letters = numbers.letters
        suffixes = [p for hedge in numbers.bounds.values() for p in hedge.after if p.startswith("-")]
        self._suffix = re.compile(rf"{any_of(suffixes)}(?!\w)", re.IGNORECASE)
        self._currencies = {re.sub(r"\s", "", k): v for k, v in words.currency_signs.items()}
        self._kinds: dict[str, Kind] = {
            **dict.fromkeys(words.measures.words, "measure"),
            **dict.fromkeys(words.periods.words, "period"),
            **dict.fromkeys(words.money.words, "money"),
            **dict.fromkeys(words.percent.words, "percent"),
        }
        before, after = any_of(numbers.ballots.before), any_of(numbers.ballots.after)
        self._tally = re.compile(
            rf"(?:(?P<before>(?<!\w){before})\s+)?(?P<first>\d+)(?:\s?[-–]\s?|-to-|\s+to\s+)(?P<second>\d+)(?P<after>\s+{after})?(?!\w)",
            re.IGNORECASE,
        )
        self._names = dict.fromkeys(words.percent.signs, "percent")
        self._again = frozenset(words.again.words)
        letter_signs = [s for s in words.currency_signs if s[-1].isalpha()]
        other_signs = [s for s in words.currency_signs if not s[-1].isalpha()]
        self._before = re.compile(
            rf"(?:(?<!\w){any_of(letter_signs)}|(?<![A-Za-z]){any_of(other_signs)}|{any_of(other_signs)})\s?[-−]?\Z"
        )
        self._after = re.compile(
            rf"\s?{any_of(other_signs)}|\s{any_of(s for s in words.currency_signs if len(s) == 3 and s.isalpha())}(?!\w)"
        )
        self._percent = re.compile(
            rf"\s?{any_of(words.percent.signs)}(?!\w)|[\s-]{any_of(words.percent.words)}s?(?!\w)", re.IGNORECASE
        )
        attached = any_of(words.measures.signs)
        spaced = any_of(s for s in words.measures.signs if (len(s) > 1 and s not in ("in", "min", "PS")) or s in "WVAK")
        self._measure = re.compile(rf"(?:{attached}|[\s-]{spaced})(?![\w'’])")
        self._letter = re.compile(rf"{any_of(letters)}(?!\w)")

    def read(self, text: Parsed, numeral: Numeral) -> Unit:
        """The unit of ``numeral``, by the first of: a currency sign, a sign of measure, the noun that it counts."""
        string, start, end = text.text, numeral.start, numeral.end
        if sign := self._before.search(string, max(0, start - BEFORE), start):
            letter = self._letter.match(string, end)
            times = self._letters[letter[0]] if letter else 1
            name = self._currencies[re.sub(r"[\s−-]", "", sign[0])]
            return Unit("money", name, sign.start(), letter.end() if letter else end, times=times)
        if sign := self._after.match(string, end):
            return Unit("money", self._currencies[re.sub(r"\s", "", sign[0])], start, sign.end())
        if self._ballot(string, start):
            return Unit("count", "votes", start, end)
        for kind, pattern in ((PERCENT, self._percent), (MEASURE, self._measure)):
            if (sign := pattern.match(string, end)) and not self._is_scale(text, sign):
                return Unit(kind, self._names.get(sign[0].strip().lower(), sign[0].strip(" -\u00a0")), start, sign.end())
        letter = self._letter.match(string, end)
        times = self._letters[letter[0]] if letter else 1
        suffix = letter or self._suffix.match(string, end)  # "40-odd boats"
        return self._counted(text, numeral, suffix.end() if suffix else end, times)

    def _ballot(self, string: str, start: int) -> bool:
        """Whether the number is one side of a ballot: "voted 68-9", "a 15 to 4 vote"."""
        near = self._tally.finditer(string, max(0, start - BALLOT), start + BALLOT)
        return any(start in (m.start("first"), m.start("second")) and (m["before"] or m["after"]) for m in near)

    def _is_scale(self, text: Parsed, sign: re.Match[str]) -> bool:
        """Whether a letter is short for a scale, because a counted noun follows ("5m people")."""
        after = text.token_at(sign.end())
        return sign[0] in self._letters and (_counts(text, after) or IN_ALL.match(text.text, sign.end()) is not None)

    def _counted(self, text: Parsed, numeral: Numeral, end: int, times: float) -> Unit:
        last = text.token_at(end - 1)
        noun = counted_noun(text, last, numeral.form == "share") if text.end[last] <= end else None
        if noun is None:
            return Unit("share" if numeral.form == "share" else "bare", None, numeral.start, end, times=times)
        if text.lower[noun] in self._again:
            return Unit("bare", None, numeral.start, text.end[noun], noun, times, again=True)
        of_phrase = text.lower[last + 1] == "of"
        first = _first_of_unit(text, last + 1 + of_phrase, noun)
        last_of_unit = _with_complement(text, noun)
        if last_of_unit - first >= LONGEST:
            first = last_of_unit = noun
        name = BRACKETED.sub("", text.span(first, last_of_unit + 1).quote)
        if text.pos[noun] == "PRON":
            return Unit(
                "share" if numeral.form == "share" else "bare", None, numeral.start, text.end[noun], noun, times, again=True
            )
        kind: Kind = "share" if numeral.form == "share" else self._kinds.get(text.lemma[noun], "count")
        joined = text.text[end : end + 1] in HYPHENS
        return Unit(
            kind, name.strip("“”\"'‘’ " + "".join(HYPHENS)), numeral.start, text.end[last_of_unit], noun, times, joined=joined
        )


PERCENT: Kind = "percent"
MEASURE: Kind = "measure"


def counted_noun(text: Parsed, last: int, share: bool) -> int | None:
    """The noun that the number ending at the token ``last`` counts: the one it modifies, or of which it is a part."""
    after = last + 1
    if after >= len(text) or text.sent[after] != text.sent[last]:
        return None
    if text.lower[after] in HYPHENS and after + 1 < len(text) and text.start[after] == text.end[last]:
        word = text.words[after + 1][0].isalpha() and text.pos[after + 1] in (*NOUNS, "ADJ")
        joined = word and text.start[after + 1] == text.end[after]
        return after + 1 if joined else None
    if text.lower[after] == "of":
        return _part_of_noun(text, after)
    if share and text.pos[after] in ("DET", "PRON") and text.head[after] > last and text.pos[text.head[after]] in NOUNS:
        return text.head[after]
    head = text.head[last]
    while text.dep[head] in ("compound", "nummod", "quantmod") and text.pos[head] == "NUM" and text.head[head] > last:
        head = text.head[head]
    if head > last and text.dep[last] in ("nummod", "compound", "quantmod", "amod", "det") and text.pos[head] in NOUNS:
        return head if _is_phrase(text, after, head) else _scan(text, after)
    return _scan(text, after)


def _part_of_noun(text: Parsed, of: int) -> int | None:
    """What the number before "of" is a part of: "five of the drones", "48 of those", "half of Hamas's commanders"."""
    noun = text.child(of, "pobj", "pcomp")
    if text.lower[of + 1 : of + 2] == ["every"]:  # "one of every nine" is a ratio
        return None
    if noun is None and of + 1 < len(text) and text.pos[of + 1] == "PRON":
        return of + 1
    return noun if noun is not None and noun > of and text.pos[noun] in (*NOUNS, "PRON", "DET") else None


def _is_phrase(text: Parsed, first: int, noun: int) -> bool:
    """Whether the tokens up to ``noun`` can be the modifiers of a noun."""
    return noun - first < LONGEST and all(text.pos[t] in PHRASE for t in range(first, noun))


def _scan(text: Parsed, first: int) -> int | None:
    """The last noun of the adjectives and nouns that begin at ``first``, where the parser does not say what is counted."""
    noun, stop = None, text.sentences[text.sent[first]][1]
    for token in range(first, min(stop, first + LONGEST)):
        if text.pos[token] in NOUNS:
            noun = token
        elif noun is not None or (text.pos[token] != "ADJ" and text.words[token] not in QUOTES):
            break
    return noun if noun is not None and _counts(text, noun) else None


def _counts(text: Parsed, token: int) -> bool:
    """Whether a plural noun stands at ``token``, or an adjective before one."""
    while token < len(text) and text.pos[token] == "ADJ":
        token += 1
    return token < len(text) and text.tag[token] in ("NNS", "NNPS")


def _first_of_unit(text: Parsed, first: int, noun: int) -> int:
    """Where the unit's own words begin: after determiners, owners and numbers ("of Gaza's 36 hospitals" -> hospitals)."""
    for token in range(noun - 1, first - 1, -1):
        if text.words[token + 1] in HYPHENS:
            continue
        if (
            text.pos[token] in ("DET", "PRON", "NUM")
            or text.tag[token] == "POS"
            or text.lower[token] in ("of", "more", "other")
        ):
            return token + 1
    return first


def _with_complement(text: Parsed, noun: int) -> int:
    """The last token of the unit with its bare complement: "tons of grain", "cases of harassment"."""
    of = noun + 1
    if of < len(text) and text.lower[of] == "of" and text.head[of] == noun:
        complement = text.child(of, "pobj")
        if (
            complement is not None
            and complement - of <= 2
            and all(text.pos[t] in ("NOUN", "ADJ") for t in range(of + 1, complement + 1))
        ):
            return complement
    return noun
