"""The brief: all that is on record, at the width of a page, safe to print."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

import handmade
from onrecord import Ledger
from onrecord.records import Article, Event, Figure, Relation, Span, Statement, Value, When
from onrecord.views.brief import brief
from onrecord.views.explain import explain


def lines(ledger: Ledger, **options: int | None) -> list[str]:
    return [line.plain for line in brief(ledger, ledger.articles(), **options)]


def section(ledger: Ledger, title: str) -> str:
    """A section's words on one line, without the spaces of the layout."""
    told = "\n".join(lines(ledger))
    found = re.search(rf"^{title}\n(.*?)(?:\n\n|\Z)", told, re.S | re.M)
    assert found, f"no section {title}"
    return " ".join(found[1].split())


def test_the_head_names_outlet_date_and_counts(ledger: Ledger) -> None:
    head = lines(ledger)[0]
    assert head.startswith("The Harbour Post, Mon 10 Mar 2031 ")
    assert head.endswith(" 8 statements, 11 events, 4 figures")


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_the_page(ledger: Ledger, width: int) -> None:
    assert max(map(cell_len, lines(ledger, width=width))) <= width


def test_every_record_is_told_and_can_be_opened(ledger: Ledger) -> None:
    shown = set(re.findall(r"§\d+ ([sef][0-9a-f]{4,14})$", "\n".join(lines(ledger)), re.M))
    assert {ledger.record(name).id for name in shown} == {record.id for record in handmade.RECORDS}


def test_a_planned_contact_has_both_clocks_and_its_confirmation(ledger: Ledger) -> None:
    told = section(ledger, "CONTACTS")
    assert "planned Tue 11 Mar 09:00 New York = 16:00 Moscow Mara Veld – Joren Tasz, call announced by her office" in told
    assert "confirmed by Olin Brekke: “the two would talk at 4 p.m. Tarsk time” §3" in told
    assert "then Mara Veld – the chancellor, call §2" in told


def test_contacts_are_planned_held_or_declined(ledger: Ledger) -> None:
    told = section(ledger, "CONTACTS")
    assert "held Sun 9 Mar Ada Quill – envoys of Norrland, meeting, in Geneva" in told
    assert "declined Mara Veld, talks, in Geneva “Veld declined to attend the talks in Geneva” §4" in told


def test_a_contact_that_nobody_declined_was_not_held(ledger: Ledger) -> None:
    left = tuple(record for record in handmade.RECORDS if record is not handmade.DECLINED)
    ledger.store(dataclasses.replace(handmade.READING, records=left))
    assert "not held Mara Veld, talks" in section(ledger, "CONTACTS")


def test_demands_stand_by_topic_and_holder_with_their_answers(ledger: Ledger) -> None:
    told = section(ledger, "DEMANDS AND ANSWERS")
    assert "territory Norrland demanded → Sudmark: “withdraw from the two border districts” §5" in told
    assert "that is: Sudmark, giving way" in told
    assert "ceasefire Sudmark offered: “a truce of 40 days” §5" in told
    assert "Norrland refused → Sudmark: “Norrland refused” §5" in told
    assert told.index("ceasefire") < told.index("other topics Mara Veld declined")


def test_a_deed_that_is_called_for_alone_stands_with_who_calls_for_it(ledger: Ledger) -> None:
    left = tuple(record for record in handmade.RECORDS if record is not handmade.WITHDRAWAL)
    ledger.store(dataclasses.replace(handmade.READING, records=left))
    assert "Norrland called for: Sudmark, giving way: “Sudmark withdraw" in section(ledger, "DEMANDS AND ANSWERS")


def test_figures_have_their_claimant_and_parts_stand_below_their_whole(ledger: Ledger) -> None:
    told = section(ledger, "FIGURES")
    assert "30 launched by Norrland — Sudmark’s army “30 drones that Norrland launched” §6" in told
    assert told.index("30 launched") < told.index("of which 12 shot down by Sudmark, Norrland’s — Sudmark’s army")
    assert "more than 4,000 a week fled — an aid worker" in told
    assert "40 truce, Sudmark’s — The Harbour Post itself" in told


def test_incidents_are_told_according_to_somebody(ledger: Ledger) -> None:
    told = section(ledger, "INCIDENTS")
    assert "attack Mon 10 Mar Norrland → Sudmark, in Tarsk according to Norrland’s General Staff “its guns struck" in told


def test_statements_stand_by_speaker_with_channel_and_relayer(ledger: Ledger) -> None:
    told = section(ledger, "STATEMENTS")
    assert "Mara Veld, President “After that I will be speaking to the chancellor,” (Courier) §2" in told
    assert "on Monday (by way of Mara Veld) §7" in told
    assert "speaker not known “We are tired,” (“somebody” names nobody) §8" in told


def test_what_is_told_in_other_words_stands_with_its_cue(ledger: Ledger) -> None:
    assert "confirmed: the two would talk at 4 p.m. Tarsk time" in section(ledger, "STATEMENTS")


def test_furniture_is_not_told(ledger: Ledger) -> None:
    assert handmade.FURNITURE not in "\n".join(lines(ledger))


def test_long_words_are_cut_unless_all_is_asked_for(tmp_path: Path) -> None:
    text = "word " * 200
    said = Statement("s1", "long", handmade.VELD, (Span(0, 999, text[:999]),), "indirect")
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(dataclasses.replace(handmade.READING, article=Article("long", text), records=(said,), refusals=()))
        assert " ".join(lines(ledger)).count("word") == 59
        assert "[…]" in "\n".join(lines(ledger))
        assert " ".join(lines(ledger, limit=None)).count("word") == 200


def test_several_articles_follow_one_another_by_date(ledger: Ledger) -> None:
    ledger.store(handmade.small("later"))
    told = lines(ledger)
    assert told.index("─" * 80) < next(number for number, line in enumerate(told) if line.endswith("later"))


def test_an_article_without_records_says_so(tmp_path: Path) -> None:
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(dataclasses.replace(handmade.READING, records=(), refusals=()))
        assert lines(ledger)[-1] == "Nothing on record from this article."


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    with Ledger(tmp_path / "on.db") as ledger:
        assert lines(ledger) == ["Nothing is on record yet."]


def test_an_issue_of_one_word_is_told_by_its_clause(ledger: Ledger) -> None:
    vague = msgspec.structs.replace(handmade.TRUCE, issue=handmade.span("truce"))
    ledger.store(dataclasses.replace(handmade.READING, records=(vague,)))
    assert "offered: “Sudmark offered a truce of 40 days”" in section(ledger, "DEMANDS AND ANSWERS")


def test_hostile_text_reaches_no_terminal(tmp_path: Path) -> None:
    bad = "\x1b]8;;http://evil\x1b\\[red]\u202e\x07\x9b2J\r\n" + "界" * 50 + "x" * 120
    span = Span(0, len(bad), bad)
    actor = msgspec.structs.replace(handmade.VELD, name=bad, role=bad, mention=span)
    when = When(bad, zone=bad, reason=bad, mention=span)
    records = (
        Statement("s1", "bad", actor, (span,), "direct", channel=bad, audience=bad, via=(actor,), time=when),
        Event(
            "e1",
            "bad",
            "CONSULT",
            "planned",
            span,
            span,
            actor=(actor,),
            topic=bad,
            time=when,
            according_to=actor,
            statement="s1",
        ),
        Event(
            "e2", "bad", "REQUEST", "occurred", span, span, actor=(actor,), topic=bad, relations=(Relation(bad, "e1", span),)
        ),
        Figure("f1", "bad", Value(1, 1), "exact", span, unit=bad, per=bad, measure=bad, claimant=actor, time=when),
    )
    article = Article("bad", bad, published="2031-03-10", outlet=bad, title=bad)
    with Ledger(tmp_path / "on.db") as ledger:
        ledger.store(dataclasses.replace(handmade.READING, article=article, records=records, refusals=()))
        told = lines(ledger)
    assert all(line.isprintable() for line in told)
    assert max(map(cell_len, told)) <= 80
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set("".join(told))


def test_what_a_person_judged_stands_beside_what_was_read(ledger: Ledger) -> None:
    figure = next(record for record in ledger.records(handmade.READING.article.id) if isinstance(record, Figure))
    said = ledger.judge("correct", figure.id, field="value", value="77", by="Ida", made="2031-04-01T10:00:00+00:00")
    told = section(ledger, "JUDGED BY PERSONS")
    assert all(words in told for words in ("correct", '"low":77', "(Ida, 2031-04-01)"))
    explained = "\n".join(line.plain for line in explain(ledger, handmade.READING.article))
    assert '"low":77' in explained
    ledger.undo(said.id, by="Ida", made="2031-04-02T10:00:00+00:00")
    assert "JUDGED BY PERSONS" not in "\n".join(lines(ledger))
