"""The patterns of ``plover.toml``: their schema, and an index by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

import msgspec

from onrecord.errors import LexiconError
from onrecord.records import EventType, Mode

Inside = Literal["occurred", "planned", "called_for", "negated", "none"]


class Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that carry an event noun: ``active`` ones have its doer as subject, ``passive`` ones the other side.

    ``bundles`` are nouns that count or bundle the noun after "of": "a round of talks", "dozens of drones".
    """

    active: tuple[str, ...]
    passive: tuple[str, ...]
    bundles: tuple[str, ...]


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of an event of a type, and where its parties stand; ``plover.toml`` explains each field."""

    type: EventType
    example: str
    mode: Mode | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    aim: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: bool = False
    inside: Inside | None = None
    issue: tuple[str, ...] = ()
    content: Literal["any", "deed", "event"] | None = None
    own: bool = False
    negative: bool = False
    other: bool = False
    sides: bool = False
    undergone: bool = False
    whole: bool = False
    apart: bool = False
    together: bool = False
    gathering: bool = False
    yields: bool = False
    doer: Literal["named", "optional", "known", "law"] = "named"
    bare: bool = True


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``plover``: classes of words, light verbs, and the patterns."""

    classes: dict[str, tuple[str, ...]]
    light: Light
    pattern: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of a pattern: the words that have to stand with its lemma, and the lemmas its parties may have."""

    pattern: Pattern
    words: tuple[str, ...]
    object: frozenset[str]
    subject: frozenset[str]
    beside: frozenset[str]
    unless: frozenset[str]
    aim: frozenset[str]

    @property
    def weight(self) -> tuple[int, int, int, bool]:
        """How much the pattern asks for: the one that asks for more is tried first, for things before anybody."""
        asked = bool(self.beside) + bool(self.object), bool(self.subject) + bool(self.pattern.content)
        return len(self.words), *asked, bool(self.object) and "@actor" not in self.object


@dataclass(frozen=True, slots=True)
class Index:
    """All patterns by the lemma that brings them up, the most demanding first."""

    verbs: dict[str, list[Entry]] = field(default_factory=dict)
    nouns: dict[str, list[Entry]] = field(default_factory=dict)
    adjectives: dict[str, list[Entry]] = field(default_factory=dict)
    active: frozenset[tuple[str, ...]] = frozenset()
    passive: frozenset[tuple[str, ...]] = frozenset()
    bundles: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    of_states: frozenset[str] = frozenset()
    armed: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    culpable: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()


def index(plover: Plover) -> Index:
    """The patterns, ready to be looked up."""
    light = [frozenset(_light(verbs)) for verbs in (plover.light.active, plover.light.passive)]
    found = Index(
        active=light[0],
        passive=light[1],
        bundles=frozenset(plover.light.bundles),
        collectives=frozenset(plover.classes["collective"]),
        of_states=frozenset(plover.classes["of_states"]),
        armed=frozenset(plover.classes["armed"]),
        domains=frozenset(plover.classes["domain"]),
        holds=frozenset(plover.classes["hold"]),
        culpable=frozenset(plover.classes["culpable"]),
        uses=frozenset(v.split()[0] for v in (*plover.light.active, *plover.classes["use"])),
    )
    for written in plover.pattern:
        pattern = msgspec.structs.replace(written, object=tuple(sorted(_words(written.object, plover.classes))))
        _enter(found.verbs, pattern, plover, ((v.split()[0], v.split()[1:]) for v in pattern.verbs))
        _enter(found.nouns, pattern, plover, ((n.split()[-1], n.split()[:-1]) for n in pattern.nouns))
        _enter(found.adjectives, pattern, plover, ((a, []) for a in pattern.adjectives))
    for lemma in [v for v in found.verbs if v.endswith("e") and v[:-1] not in found.verbs]:
        found.verbs[lemma[:-1]] = found.verbs[lemma]  # the lemmatizer makes "stag" of "staged"
    for table in (found.verbs, found.nouns, found.adjectives):
        for entries in table.values():
            entries.sort(key=lambda e: e.weight, reverse=True)
    return replace(found, lemmas=frozenset({*found.verbs, *found.nouns, *found.adjectives}))


def _light(verbs: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for verb in verbs:
        lemma, *words = verb.split()
        yield (lemma, *words)
        if lemma.endswith("e"):
            yield (lemma[:-1], *words)


def _enter(table: dict[str, list[Entry]], pattern: Pattern, plover: Plover, phrases: Iterable[tuple[str, list[str]]]) -> None:
    asked = [_words(getattr(pattern, name), plover.classes) for name in ("object", "subject", "beside", "unless", "aim")]
    for lemma, words in phrases:
        table.setdefault(lemma, []).append(Entry(pattern, tuple(words), *asked))


def _words(names: tuple[str, ...], classes: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The words named, with those of classes ("@aid"); "@actor" and "@name" are kept: the text decides what they are."""
    found: set[str] = set()
    for name in names:
        if name in ("@actor", "@name", "@person", "@place", "@none", "@any") or not name.startswith("@"):
            found.add(name)
        elif name[1:] in classes:
            found.update(classes[name[1:]])
        else:
            raise LexiconError(f"plover.toml: no such class: {name}")
    return frozenset(found)
