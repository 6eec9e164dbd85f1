"""The records: what onrecord writes, as frozen structs, and their JSON.

The field names are the public contract (``docs/records.md``): the same in JSON Lines, in the ledger's columns and in Python.
``None`` means "the text does not say"; nothing is guessed to fill a field.

Every :class:`Span` obeys ``text[start:end] == quote``, in Unicode code points of the article's stored text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

ActorType = Literal["person", "state", "body", "group", "unnamed", "joint"]
Form = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "min", "max", "about"]
Status = Literal["occurred", "planned", "called_for", "negated"]
Mode = Literal["phone", "visit", "talks", "meeting", "letter", "multilateral"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Span(msgspec.Struct, frozen=True):
    """A stretch of the article's text: half-open code point offsets, and the words that stand there."""

    start: int
    end: int
    quote: str


class Actor(msgspec.Struct, frozen=True):
    """Somebody who speaks or acts.

    ``name`` is the fullest form that the article gives; ``mention`` the words at this place ("he", "Trump").
    ``country`` is the ISO 3166 alpha-3 code of the state they act for, ``IGO`` for international organisations;
    ``sector`` a PLOVER sector ("GOV", "MIL", …). ``members`` holds the parts of a ``joint`` actor.
    """

    name: str
    type: ActorType
    members: tuple[Actor, ...] = ()
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    mention: Span | None = None


class When(msgspec.Struct, frozen=True):
    """A time as the text gives it, and what it comes to.

    ``value`` is a TIMEX3 value (TimeML 1.2.1), zone-free; a range is ``A/B``. ``zone`` is an IANA name or offset where the
    text gives one. ``earliest`` and ``latest`` bound it as ISO instants with offset, either open (null). ``reason`` says
    why it was read so. ``also`` holds other clocks or tellings of the same time; ``agrees`` whether all are one instant.
    """

    value: str | None
    zone: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    reason: str | None = None
    mention: Span | None = None
    also: tuple[When, ...] = ()
    agrees: bool | None = None
    alternatives: tuple[When, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """A place named in the text, and the gazetteer's entry it was resolved to (WGS 84 degrees), if any."""

    name: str
    resolved: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    mention: Span | None = None
    alternatives: tuple[Place, ...] = ()


class DateCandidate(msgspec.Struct, frozen=True):
    """A date that the article may have been published on, and where it was found."""

    value: str
    origin: Literal["given", "metadata", "dateline", "inferred"]


class Article(msgspec.Struct, frozen=True, tag_field="kind", tag="article"):
    """A report as it was read. ``text`` is kept whole; it is not part of the record's JSON line (its hash is).

    ``retrieved`` is when its source was fetched (an ISO instant), ``source_sha256`` the hash of what was fetched, and
    ``archive`` the address of a copy in an archive: each where it is known.
    """

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[DateCandidate, ...] = ()
    retrieved: str | None = None
    source_sha256: str | None = None
    archive: str | None = None

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the stored text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Said(msgspec.Struct, frozen=True):
    """What a text attributes to a source: the fields that statements and attributions share.

    ``unresolved`` says why ``speaker`` is null; ``via`` holds the relayers, outermost first; ``negated`` is true where the
    text denies that it was said or thought.
    """

    id: str
    article: str
    speaker: Actor | None
    content: tuple[Span, ...]
    form: Form
    cue: Span | None = None
    unresolved: str | None = None
    via: tuple[Actor, ...] = ()
    negated: bool = False
    channel: str | None = None
    audience: str | None = None
    time: When | None = None


class Statement(Said, frozen=True, tag_field="kind", tag="statement"):
    """Who said what: a stretch of content that the article attributes to a source by a communicative act."""


class Attribution(Said, frozen=True, tag_field="kind", tag="attribution"):
    """A thought ascribed to somebody that is no utterance ("Kyiv wants …"): the fields of a statement."""


class Relation(msgspec.Struct, frozen=True):
    """How an event stands to another ("then", "after", "first_since"): ``event`` is null where the other is not on record."""

    type: str
    event: str | None
    span: Span


class Event(msgspec.Struct, frozen=True, tag_field="kind", tag="event"):
    """Who did what to whom: one real-world event of a PLOVER type, over all its mentions in the article."""

    id: str
    article: str
    type: EventType
    status: Status
    trigger: Span
    evidence: Span
    mode: Mode | None = None
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    issue: Span | None = None
    topic: str | None = None
    time: When | None = None
    place: Place | None = None
    relations: tuple[Relation, ...] = ()
    statement: str | None = None
    according_to: Actor | None = None


class Value(msgspec.Struct, frozen=True):
    """The number stated; ``low`` and ``high`` are equal unless the text gives a range."""

    low: float
    high: float


class Figure(msgspec.Struct, frozen=True, tag_field="kind", tag="figure"):
    """A claimed number that bears on the story: of what, what happened, by whom, of whom, and who says so."""

    id: str
    article: str
    value: Value
    bound: Bound
    evidence: Span
    unit: str | None = None
    per: str | None = None
    measure: str | None = None
    by: Actor | None = None
    of: Actor | None = None
    part_of: str | None = None
    claimant: Actor | None = None
    time: When | None = None
    place: Place | None = None
    statement: str | None = None


class TimeMention(msgspec.Struct, frozen=True, tag_field="kind", tag="time"):
    """A temporal expression (TIMEX3), whether or not it bears on the story."""

    span: Span
    type: TimexType
    value: str | None
    earliest: str | None = None
    latest: str | None = None


class PlaceMention(msgspec.Struct, frozen=True, tag_field="kind", tag="place"):
    """A toponym or demonym. ``literal`` is false where it stands for a government or a people."""

    span: Span
    name: str
    resolved: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    literal: bool = True


class ActorMention(msgspec.Struct, frozen=True, tag_field="kind", tag="actor"):
    """The words that name an actor at one place."""

    span: Span
    name: str
    type: ActorType
    role: str | None = None
    country: str | None = None
    sector: str | None = None


class QuantityMention(msgspec.Struct, frozen=True, tag_field="kind", tag="quantity"):
    """A number with what it counts, whether or not it bears on the story."""

    span: Span
    value: Value
    bound: Bound
    unit: str | None = None


Record = Statement | Event | Figure
Mention = TimeMention | PlaceMention | ActorMention | QuantityMention | Attribution


class Refusal(msgspec.Struct, frozen=True, tag_field="kind", tag="refusal"):
    """Something that was seen and not recorded: as what it might have been read, and why it was not."""

    step: str
    span: Span
    reason: str


def record_id(kind: str, article: str, *said: object) -> str:
    """An id made from what a record says and where, the same each time the same text is read.

    ``said`` holds what sets the record apart from others of its kind in the article: spans and plain values.
    """
    payload = msgspec.json.encode([kind, article, said])
    return f"{kind[0]}{hashlib.blake2b(payload, digest_size=7).hexdigest()}"


def spans(value: Any) -> Iterator[Span]:
    """Every span in a record, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)


def first_offset(record: Record | Mention) -> int:
    """Where a record begins in its text: the order in which records are written."""
    return min(span.start for span in spans(record_place(record)))


def record_place(record: Record | Mention) -> Span | tuple[Span, ...]:
    """The span or spans at which a record stands."""
    if isinstance(record, Statement | Attribution):
        return record.content
    if isinstance(record, Event | Figure):
        return record.evidence
    return record.span


def article_line(article: Article) -> dict[str, Any]:
    """The article's record: its fields with the text's hash in place of the text."""
    line: dict[str, Any] = msgspec.to_builtins(article)
    del line["text"]
    return {**line, "text_sha256": article.text_sha256}


def to_json(record: Record | Mention | Article | Refusal) -> bytes:
    """One line of JSON (without the line's end), in the contract's form."""
    return msgspec.json.encode(article_line(record) if isinstance(record, Article) else record)
