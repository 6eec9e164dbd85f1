"""Through what, on what occasion and to whom something was said, where the text names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotations
from onrecord.reading.statements.saying import Saying
from onrecord.reading.statements.sources import quoter_of
from onrecord.reading.statements.words import Words

WITHIN = frozenset({"in", "on", "via", "through", "by", "over", "per", "during", "from"})
BEFORE = frozenset({"at", "during", "before", "following", "to"})
DETAILS = frozenset({"with", "to", "of", "on", "from", "at"})
HEARERS = ("dative", "dobj")


@dataclass(frozen=True, slots=True)
class Setting:
    """Channel and audience as the text words them; ``None`` where it does not say. ``hearer`` heads the audience's phrase."""

    channel: str | None = None
    audience: str | None = None
    hearer: int | None = None


class Settings:
    """Finds the settings of one text's sayings."""

    def __init__(self, text: Parsed, quotations: Quotations, words: Words) -> None:
        self.text = text
        self.quotations = quotations
        self.channels = words.channels

    def of(self, saying: Saying) -> Setting:
        """The setting that the sentence of a saying's cue names, outside what is said."""
        text, cue = self.text, saying.cue
        hearer = next((c for c in text.all_children(cue, *HEARERS) if not self._is_said(saying, c)), None)
        if text.lemma[cue] not in self.channels.telling:
            hearer = None
        if hearer is not None:
            channel = self._medium(hearer) or self._outlet(hearer) or self._gathering(hearer)
            if channel:
                return Setting(channel)
        elif text.lemma[cue] in self.channels.addressing:
            hearer = self._addressed(cue)
        return Setting(self._named(saying), self._phrase(hearer) if hearer is not None else None, hearer)

    def readout(self) -> str | None:
        """The conversation that a whole text reads out: named in its first sentence, in a text without quotations."""
        text = self.text
        if not text.sentences or self.quotations.found:
            return None
        first = range(*text.sentences[0])
        talk = next(
            (t for t in first if text.lemma[t] in self.channels.talks and text.dep[t] in ("dobj", "pobj", "nsubj")), None
        )
        return self._name(talk, ()) if talk is not None else None

    def occasions(self) -> list[tuple[int, str]]:
        """Where the text only tells that somebody speaks: "addressing the council, she painted a grim picture"."""
        found = []
        for verb, lemma in enumerate(self.text.lemma):
            if (
                lemma in self.channels.speaking
                and self.text.pos[verb] == "VERB"
                and self.quotations.at(self.text.start[verb]) is None
            ):
                channel = next((c for t in self.text.subtree(verb) if (c := self._occasion(verb, t))), None)
                if channel:
                    found.append((verb, channel))
        return found

    def _occasion(self, verb: int, token: int) -> str | None:
        text = self.text
        if text.dep[token] == "dobj" and text.head[token] == verb and text.lemma[verb] == "address":
            return self._spoken_to(token)
        at = text.dep[token] == "pobj" and text.head[text.head[token]] == verb and text.lower[text.head[token]] in BEFORE
        return self._gathering(token) if at else None

    def _named(self, saying: Saying) -> str | None:
        """The medium or occasion nearest to the cue among the words of its sentence that are not said."""
        text, cue = self.text, saying.cue
        own = text.subtree(cue)
        unsaid = [t for t in range(*text.sentences[text.sent[cue]]) if not self._is_said(saying, t)]
        for token in sorted(unsaid, key=lambda t: (t not in own, abs(t - cue))):
            channel = self._named_at(token, saying)
            if channel:
                return channel
        return None

    def _named_at(self, token: int, saying: Saying) -> str | None:
        """The channel that the token heads: "on Telegram", "in a statement", "issued a statement", "speaking at the parade"."""
        text = self.text
        if token == quoter_of(text, saying.cue):
            return self._medium(token) or self._outlet(token)
        if token == saying.source:
            return self._vehicle(token) if text.lemma[token] in self.channels.documents else None
        before = text.lower[token - 1] if token else ""
        if before in WITHIN and text.words[token] in self.channels.media:
            return text.words[token]
        above, dep = text.head[token], text.dep[token]
        if dep == "dobj":
            issued = text.lemma[above] in self.channels.issuing
            return self._spoken_to(token) if text.lemma[above] == "address" else self._vehicle(token) if issued else None
        if dep != "pobj":
            return None
        carrier = text.lower[above]
        if carrier in BEFORE and text.lemma[text.head[above]] in self.channels.speaking and text.pos[token] == "PROPN":
            return self._spoken_to(token)
        found = self._medium(token) if carrier in WITHIN else None
        return (
            found
            or (self._vehicle(token) if carrier in WITHIN else None)
            or (self._gathering(token) if carrier in BEFORE else None)
        )

    def _is_said(self, saying: Saying, token: int) -> bool:
        at = self.text.start[token]
        return self.quotations.at(at) is not None or any(a <= at < b for a, b in saying.content)

    def _addressed(self, cue: int) -> int | None:
        """The head of the phrase that names whom "said to reporters" addresses."""
        text = self.text
        spoken_to = (p for p in text.all_children(cue, "prep", "dative") if text.lower[p] == "to")
        return next((person for p in spoken_to if (person := text.child(p, "pobj")) is not None), None)

    def _medium(self, token: int) -> str | None:
        """A platform or outlet that the phrase headed by ``token`` names, itself or as its owner ("CNN's Ann Lee")."""
        text = self.text
        for head in (token, *text.all_children(token, "poss", "compound", "nmod", "appos")):
            name = self._name(head, ())
            if text.words[head] in self.channels.media or name in self.channels.media:
                return name
        return None

    def _outlet(self, token: int) -> str | None:
        """An outlet named by what it is: "the state news agency", "state media"."""
        text = self.text
        is_named = text.child(token, "compound", "amod", "nmod", "appos") is not None
        return self._name(token, ()) if text.lemma[token] in self.channels.outlet_words and is_named else None

    def _vehicle(self, token: int) -> str | None:
        text = self.text
        if text.lemma[token] not in self.channels.vehicles:
            return None
        for preposition in text.all_children(token, "prep"):
            inner = text.child(preposition, "pobj")
            if inner is not None and text.lower[preposition] == "on" and text.lemma[token] in self.channels.carried:
                medium = self._medium(inner)
                if medium:
                    return medium
        return self._name(token, DETAILS)

    def _gathering(self, token: int) -> str | None:
        return self._name(token, DETAILS) if self.text.lemma[token] in self.channels.gatherings else None

    def _spoken_to(self, token: int) -> str | None:
        """A body or festivity that somebody speaks to or at, which is no town or country."""
        places = any(e.start <= token < e.end and e.label in ("GPE", "LOC", "PERSON") for e in self.text.entities)
        return (
            None
            if places or self.text.pos[token] == "PRON"
            else self._gathering(token) or (self._name(token, ()) if self.text.pos[token] == "PROPN" else None)
        )

    def _name(self, head: int, details: Iterable[str]) -> str:
        """The noun phrase without determiner and owner, and with the first detail that names it ("address to the nation")."""
        text = self.text
        start, end = head, head + 1
        while (
            start > text.left[head]
            and text.dep[start - 1] in ("compound", "amod", "nmod", "punct")
            and text.words[start - 1] != ","
        ):
            start -= 1
        for preposition in text.all_children(head, "prep"):
            if text.lower[preposition] in details and preposition == end and text.child(preposition, "pobj") is not None:
                inner = text.child(preposition, "pobj")
                end = (inner if inner is not None else preposition) + 1
        return text.text[text.start[start] : text.end[end - 1]]

    def _phrase(self, head: int) -> str:
        text = self.text
        return text.text[text.start[text.left[head]] : text.end[head]]


@dataclass(slots=True)
class Told:
    """What carrying a channel over needs to know of a statement: whose it is, where it stands, whether its time is given."""

    speaker: str | None
    paragraph: int
    setting: Setting
    dated: bool


NEAR = 3  # paragraphs over which an occasion goes on without being named again


def carried_over(told: list[Told], readout: str | None) -> list[Setting]:
    """Settings in which later words of one speech, briefing or post keep its channel, and the words just before it get it."""
    settings = [t.setting for t in told]
    for order in (range(len(told)), range(len(told) - 1, -1, -1)):
        last: dict[str, tuple[int, str]] = {}
        backwards = order.step < 0
        for i in order:
            one, speaker = told[i], told[i].speaker
            if speaker is None:
                continue
            free = settings[i].channel is None and one.setting.audience is None and (backwards or not one.dated)
            if free and speaker in last:
                paragraph, channel = last[speaker]
                if abs(one.paragraph - paragraph) <= (1 if backwards else NEAR):
                    settings[i] = Setting(channel, None, None)
            if settings[i].channel is not None and not (backwards and told[i].setting.channel is None):
                last[speaker] = (one.paragraph, settings[i].channel or "")
            elif one.dated or one.setting.audience:
                last.pop(speaker, None)
    return [s if s.channel or not readout else Setting(readout, s.audience, s.hearer) for s in settings]
