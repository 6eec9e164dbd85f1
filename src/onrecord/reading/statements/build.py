"""Sayings made into records: their speaker, form, setting and time."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.actors import Actors
from onrecord.reading.language import Parsed
from onrecord.reading.quotations import Quotations
from onrecord.reading.statements.channels import Setting, Settings, Told, carried_over
from onrecord.reading.statements.saying import Saying, disjoint
from onrecord.reading.statements.sources import quoter_of, source_of
from onrecord.reading.statements.words import Words
from onrecord.reading.times import Times
from onrecord.records import Actor, Article, Attribution, Form, Span, Statement, When, record_id

PERSONAL = frozenset({"he", "she"})
NO_SPEAKER = "the text names no speaker"


@dataclass(slots=True)
class Builder:
    """Makes the records of one article; ``hearers`` gathers whom each statement addresses."""

    text: Parsed
    article: Article
    quotations: Quotations
    words: Words
    times: Times
    actors: Actors
    hearers: dict[str, Actor] = field(default_factory=dict)

    def records(self, sayings: list[Saying]) -> list[Statement | Attribution]:
        """A record for each saying, in text order; of two that hold the same words, the first."""
        for saying in sayings:
            saying.content = disjoint(saying.content)
        unique: dict[tuple[tuple[int, int], ...], Saying] = {}
        for saying in sorted(sayings, key=lambda s: (s.content[0], s.cue)):
            unique.setdefault(tuple(saying.content), saying)
        chosen = sorted(unique.values(), key=lambda s: s.cue)
        speakers = self._speakers(chosen)
        times = [self.times.of_clause(s.cue) for s in chosen]
        settings = self._settings(chosen, speakers, times)
        return [self._record(*each, speakers) for each in zip(chosen, settings, times, strict=True)]

    def _record(
        self, saying: Saying, setting: Setting, time: When | None, speakers: dict[int, Actor | None]
    ) -> Statement | Attribution:
        text = self.text
        content = tuple(text.chars(*part) for part in saying.content)
        kind, make = ("statement", Statement) if saying.act == "utterance" else ("attribution", Attribution)
        speaker = speakers[saying.cue]
        record: Statement | Attribution = make(
            id=record_id(kind, self.article.id, *content),
            article=self.article.id,
            speaker=speaker,
            unresolved=None if speaker else NO_SPEAKER,
            via=self._via(saying, speakers, setting),
            content=content,
            form=self._form(content),
            cue=text.span(saying.cue, saying.cue + 1),
            negated=_is_denied(text, saying.cue),
            channel=setting.channel,
            audience=setting.audience,
            time=time,
        )
        hearer = self.actors.at(setting.hearer) if setting.hearer is not None else None
        if hearer is not None:
            self.hearers[record.id] = hearer
        return record

    def _via(self, saying: Saying, speakers: dict[int, Actor | None], setting: Setting) -> tuple[Actor, ...]:
        """The relayers, an outlet being the channel; nobody relays himself but in so many words ("he said he had")."""
        own = speakers[saying.cue]
        found = [speakers.get(s.cue) or self._actor(s.source) for s in saying.relayers()]
        quoter = quoter_of(self.text, saying.cue)
        if quoter is not None and not (setting.channel and setting.channel in self._phrase(quoter)):
            found.append(self._actor(quoter))
        itself = self.text.dep[saying.cue] in ("ccomp", "conj")
        return tuple(a for a in found if a is not None and (itself or own is None or a.name != own.name))

    def _phrase(self, head: int) -> str:
        return self.text.span(self.text.left[head], self.text.right[head]).quote

    def _speakers(self, sayings: list[Saying]) -> dict[int, Actor | None]:
        """The speaker of each saying, by its cue."""
        found: dict[int, Actor | None] = {}
        last: Actor | None = None
        for saying in sayings:
            speaker = self._actor(saying.source)
            if speaker is not None and last is not None and self._is_pronoun(speaker, saying):
                speaker = _in_words_of(last, speaker.mention)
            found[saying.cue] = speaker
            if saying.act == "utterance" and speaker is not None and saying.within is None:
                last = speaker
        return found

    def _is_pronoun(self, speaker: Actor, saying: Saying) -> bool:
        """Whether the speaker is a "he" or "she" that stands for nobody yet: then the last speaker goes on."""
        source = saying.source
        return source is not None and self.text.lower[source] in PERSONAL and speaker.name.lower() == self.text.lower[source]

    def _actor(self, source: int | None) -> Actor | None:
        """Whom the phrase headed by ``source`` names, or an unnamed one by its words."""
        if source is None:
            return None
        actor = self.actors.at(source)
        if actor is not None:
            return actor
        start = self.text.left[source]
        while start < source and self.text.pos[start] == "PUNCT":
            start += 1
        span = self.text.span(start, self.text.right[source])
        return Actor(span.quote, "unnamed", mention=span)

    def _settings(self, sayings: list[Saying], speakers: dict[int, Actor | None], times: list[When | None]) -> list[Setting]:
        settings = Settings(self.text, self.quotations, self.words)
        told: list[tuple[int, bool, Told]] = []  # where, whether it is a saying, and what it tells of the setting
        for saying, time in zip(sayings, times, strict=True):
            speaker = speakers[saying.cue]
            setting = settings.of(saying) if saying.act == "utterance" else Setting()
            name = speaker.name if speaker is not None and saying.act == "utterance" and saying.within is None else None
            told.append((saying.cue, True, Told(name, self.text.para[saying.cue], setting, time is not None)))
        for verb, channel in settings.occasions():
            actor = self._actor(source_of(self.text, verb))
            if actor is not None:
                told.append((verb, False, Told(actor.name, self.text.para[verb], Setting(channel), dated=False)))
        told.sort(key=lambda each: each[:2])
        carried = carried_over([each[2] for each in told], settings.readout())
        return [setting for (_, is_saying, _), setting in zip(told, carried, strict=True) if is_saying]

    def _form(self, content: tuple[Span, ...]) -> Form:
        text = self.text
        tokens = [t for span in content for t in text.tokens_in(span.start, span.end) if text.words[t][0].isalnum()]
        quoted = sum(self.quotations.at(text.start[t]) is not None for t in tokens)
        return "indirect" if not quoted else "direct" if quoted == len(tokens) else "mixed"


def _in_words_of(bearer: Actor, mention: Span | None) -> Actor:
    return Actor(bearer.name, bearer.type, bearer.members, bearer.role, bearer.country, bearer.sector, mention)


def _is_denied(text: Parsed, cue: int) -> bool:
    """Whether the saying is denied: "did not say", "declined to say", "refused to confirm"."""
    if text.child(cue, "neg") is not None:
        return True
    above = text.head[cue]
    return text.dep[cue] == "xcomp" and (text.lemma[above] in ("decline", "refuse") or text.child(above, "neg") is not None)
