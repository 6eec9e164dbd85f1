"""A report of our own and a reading of it made by hand: what the ledger keeps and the views show, without the parser."""

from __future__ import annotations

from onrecord.reading.reader import Reading
from onrecord.records import (
    Actor,
    Article,
    DateCandidate,
    Event,
    Figure,
    Place,
    Record,
    Refusal,
    Relation,
    Span,
    Statement,
    Value,
    When,
    record_id,
)

TEXT = """\
President Mara Veld is due to call Prime Minister Joren Tasz at 9 a.m. Eastern on Tuesday, her office said.

“After that I will be speaking to the chancellor,” Veld wrote on Courier.

Tasz’s spokesman Olin Brekke confirmed that the two would talk at 4 p.m. Tarsk time. On Sunday, Foreign Minister Ada Quill met \
envoys of Norrland in Geneva.

Veld declined to attend the talks in Geneva, despite an invitation from Tasz.

Norrland demands that Sudmark withdraw from the two border districts. Sudmark offered a truce of 40 days; Norrland refused.

Sudmark’s army said it had shot down 12 of 30 drones that Norrland launched overnight. At least 4,000 people have fled a week, \
an aid worker said.

Norrland’s General Staff said its guns struck a depot near Tarsk on Monday.

“We are tired,” somebody shouted.

Subscribe to our newsletter
"""

ARTICLE = Article(
    "harbour-1",
    TEXT,
    published="2031-03-10",
    outlet="The Harbour Post",
    title="Leaders to talk as guns go on",
    url="https://harbour.example/1",
    language="en",
    dates=(DateCandidate("2031-03-10", "given"),),
)


def span(quote: str, text: str = TEXT) -> Span:
    """Where a quote first stands in a text."""
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


VELD = Actor("Mara Veld", "person", role="President", country="SUD", sector="GOV")
TASZ = Actor("Joren Tasz", "person", role="Prime Minister", country="NOR", sector="GOV")
BREKKE = Actor("Olin Brekke", "person", role="spokesman", country="NOR", sector="GOV")
QUILL = Actor("Ada Quill", "person", role="Foreign Minister")
NORRLAND = Actor("Norrland", "state", country="NOR")
SUDMARK = Actor("Sudmark", "state", country="SUD")
ARMY = Actor("Sudmark’s army", "body", country="SUD", sector="MIL")
STAFF = Actor("Norrland’s General Staff", "body", country="NOR", sector="MIL")
AID_WORKER = Actor("an aid worker", "unnamed")

CALL_TIME = When(
    "2031-03-11T09:00",
    zone="America/New_York",
    earliest="2031-03-11T09:00:00-04:00",
    latest="2031-03-11T09:00:00-04:00",
    reason="future: is due to",
    mention=span("9 a.m. Eastern on Tuesday"),
    also=(When("2031-03-11T16:00", zone="Europe/Moscow", mention=span("4 p.m. Tarsk time")),),
    agrees=True,
)


def statement(speaker: Actor | None, *content: str, **fields: object) -> Statement:
    """A statement of the report."""
    spans = tuple(span(quote) for quote in content)
    return Statement(record_id("statement", ARTICLE.id, spans), ARTICLE.id, speaker, spans, **{"form": "indirect", **fields})


def event(kind: str, trigger: str, evidence: str, status: str = "occurred", **fields: object) -> Event:
    """An event of the report."""
    named = record_id("event", ARTICLE.id, kind, trigger, evidence)
    return Event(named, ARTICLE.id, kind, status, span(trigger), span(evidence), **fields)


def figure(number: float, evidence: str, bound: str = "exact", **fields: object) -> Figure:
    """A figure of the report."""
    return Figure(
        record_id("figure", ARTICLE.id, number, evidence), ARTICLE.id, Value(number, number), bound, span(evidence), **fields
    )


OFFICE = statement(
    Actor("her office", "unnamed"), "President Mara Veld is due to call Prime Minister Joren Tasz at 9 a.m. Eastern on Tuesday"
)
CHANCELLOR = statement(VELD, "“After that I will be speaking to the chancellor,”", form="direct", channel="Courier")
CONFIRMED = statement(BREKKE, "the two would talk at 4 p.m. Tarsk time", cue=span("confirmed"))
DEMAND = statement(NORRLAND, "Sudmark withdraw from the two border districts")
DOWNED = statement(ARMY, "it had shot down 12 of 30 drones that Norrland launched overnight")
FLED = statement(AID_WORKER, "At least 4,000 people have fled a week")
DEPOT = statement(STAFF, "its guns struck a depot near Tarsk on Monday", via=(Actor("Mara Veld", "person"),))
SHOUT = statement(None, "“We are tired,”", form="direct", unresolved="“somebody” names nobody")

NEXT_CALL = event(
    "CONSULT",
    "speaking to the chancellor",
    "I will be speaking to the chancellor",
    "planned",
    mode="phone",
    actor=(VELD,),
    recipient=(Actor("the chancellor", "person"),),
    according_to=VELD,
    statement=CHANCELLOR.id,
)
CALL = event(
    "CONSULT",
    "due to call",
    "President Mara Veld is due to call Prime Minister Joren Tasz at 9 a.m. Eastern on Tuesday",
    "planned",
    mode="phone",
    actor=(VELD,),
    recipient=(TASZ,),
    time=CALL_TIME,
    relations=(Relation("then", NEXT_CALL.id, span("After that")),),
    statement=OFFICE.id,
    according_to=OFFICE.speaker,
)
MEETING = event(
    "CONSULT",
    "met",
    "Foreign Minister Ada Quill met envoys of Norrland in Geneva",
    mode="meeting",
    actor=(QUILL,),
    recipient=(Actor("envoys of Norrland", "group", country="NOR"),),
    time=When(
        "2031-03-09", earliest="2031-03-09T00:00:00+00:00", latest="2031-03-10T00:00:00+00:00", mention=span("On Sunday")
    ),
    place=Place("Geneva", resolved="Genève", country="CHE", lat=46.2, lon=6.15, geonames=2660646, mention=span("Geneva")),
)
ABSENCE = event(
    "CONSULT",
    "attend",
    "Veld declined to attend the talks in Geneva",
    "negated",
    mode="talks",
    actor=(VELD,),
    place=Place("Geneva", country="CHE"),
)
DECLINED = event("REJECT", "declined", "Veld declined to attend the talks in Geneva", actor=(VELD,), recipient=(TASZ,))
INVITATION = event("REQUEST", "invitation", "an invitation from Tasz", actor=(TASZ,), recipient=(VELD,))
WITHDRAWAL = event(
    "REQUEST",
    "demands",
    "Norrland demands that Sudmark withdraw from the two border districts",
    actor=(NORRLAND,),
    recipient=(SUDMARK,),
    issue=span("withdraw from the two border districts"),
    topic="territory",
)
WITHDRAW = event(
    "RETREAT",
    "withdraw",
    "Sudmark withdraw from the two border districts",
    "called_for",
    actor=(SUDMARK,),
    according_to=NORRLAND,
    statement=DEMAND.id,
)
TRUCE = event(
    "AGREE",
    "offered",
    "Sudmark offered a truce of 40 days",
    actor=(SUDMARK,),
    issue=span("a truce of 40 days"),
    topic="ceasefire",
)
REFUSAL = event("REJECT", "refused", "Norrland refused", actor=(NORRLAND,), recipient=(SUDMARK,), topic="ceasefire")
STRIKE = event(
    "ASSAULT",
    "struck",
    "its guns struck a depot near Tarsk on Monday",
    actor=(NORRLAND,),
    recipient=(SUDMARK,),
    time=When("2031-03-10", mention=span("on Monday")),
    place=Place("Tarsk"),
    according_to=STAFF,
    statement=DEPOT.id,
)

TRUCE_DAYS = figure(40, "a truce of 40 days", unit="days", measure="truce", of=SUDMARK)
LAUNCHED = figure(
    30, "30 drones that Norrland launched", unit="drones", measure="launched", by=NORRLAND, claimant=ARMY, statement=DOWNED.id
)
SHOT_DOWN = figure(
    12,
    "shot down 12 of 30 drones",
    unit="drones",
    measure="shot down",
    by=SUDMARK,
    of=NORRLAND,
    part_of=LAUNCHED.id,
    claimant=ARMY,
    statement=DOWNED.id,
)
FLIGHT = figure(
    4000,
    "At least 4,000 people have fled a week",
    "min",
    unit="people",
    per="week",
    measure="fled",
    claimant=AID_WORKER,
    statement=FLED.id,
)

RECORDS: tuple[Record, ...] = (
    OFFICE, CALL, CHANCELLOR, NEXT_CALL, CONFIRMED, MEETING, ABSENCE, DECLINED, INVITATION, WITHDRAWAL, DEMAND, WITHDRAW,
    TRUCE, TRUCE_DAYS, REFUSAL, DOWNED, SHOT_DOWN, LAUNCHED, FLED, FLIGHT, DEPOT, STRIKE, SHOUT,
)  # fmt: skip
REFUSALS = (Refusal("actors", span("somebody"), "names nobody"),)
FURNITURE = "Subscribe to our newsletter"
SENTENCES = (
    "President Mara Veld is due to call Prime Minister Joren Tasz at 9 a.m. Eastern on Tuesday, her office said.",
    "“After that I will be speaking to the chancellor,” Veld wrote on Courier.",
    "Tasz’s spokesman Olin Brekke confirmed that the two would talk at 4 p.m. Tarsk time.",
    "On Sunday, Foreign Minister Ada Quill met envoys of Norrland in Geneva.",
    "Veld declined to attend the talks in Geneva, despite an invitation from Tasz.",
    "Norrland demands that Sudmark withdraw from the two border districts.",
    "Sudmark offered a truce of 40 days; Norrland refused.",
    "Sudmark’s army said it had shot down 12 of 30 drones that Norrland launched overnight.",
    "At least 4,000 people have fled a week, an aid worker said.",
    "Norrland’s General Staff said its guns struck a depot near Tarsk on Monday.",
    "“We are tired,” somebody shouted.",
)
READING = Reading(ARTICLE, RECORDS, (), REFUSALS, tuple((span(words).start, span(words).end) for words in SENTENCES))


def small(name: str, text: str = "“No,” Veld said.") -> Reading:
    """A reading of a text of one line, with one statement: its first five characters."""
    quote = Span(0, 5, text[:5])
    said = Statement(record_id("statement", name, quote), name, VELD, (quote,), "direct")
    return Reading(Article(name, text, published="2031-03-12"), (said,), (), (), ((0, len(text)),))
