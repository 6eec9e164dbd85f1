"""Short reports of meetings made by hand: to join, judge and correct, without the parser."""

from __future__ import annotations

from handmade import TASZ, VELD
from onrecord.reading.reader import Reading
from onrecord.records import Actor, Article, Event, Figure, Place, Span, Statement, Value, When, record_id

NOON = "T12:00:00+00:00"


def of(text: str, quote: str) -> Span:
    """Where a quote first stands in a text."""
    return Span(text.index(quote), text.index(quote) + len(quote), quote)


def meeting(
    name: str,
    *,
    day: str | None = "2031-03-11",
    who: tuple[Actor, Actor] = (VELD, TASZ),
    town: str = "Geneva",
    killed: int = 12,
    before: str = "",
    after: str = "",
    program: int = 1,
    **article: str,
) -> Reading:
    """A report of a meeting, with a statement and a figure; another number of the ``program`` that read it makes other ids."""
    one, other = who
    told = f"{one.name} met {other.name} in {town}. “Peace is near,” {one.name} said. The army said {killed} were killed."
    text = f"{before}{told}{after}"
    evidence = of(text, f"{one.name} met {other.name} in {town}")
    time = day and When(day, earliest=f"{day}T00:00:00+00:00", latest=f"{day}T23:59:59+00:00", mention=of(text, "met"))
    event = Event(
        record_id("event", name, program, evidence),
        name,
        "CONSULT",
        "occurred",
        of(text, "met"),
        evidence,
        mode="meeting",
        actor=(one,),
        recipient=(other,),
        time=time or None,
        place=Place(town),
    )
    words = of(text, "“Peace is near,”")
    said = Statement(record_id("statement", name, program, words), name, one, (words,), "direct")
    count = of(text, f"{killed} were killed")
    army = Actor("the army", "body", country="SUD", sector="MIL")
    figure = Figure(
        record_id("figure", name, program, count), name, Value(killed, killed), "exact", count, unit="people", measure="killed",
        claimant=army,
    )  # fmt: skip
    fields = {"published": "2031-03-12", "outlet": "The Harbour Post", **article}
    return Reading(Article(name, text, **fields), (event, said, figure), (), (), ((0, len(text)),))
