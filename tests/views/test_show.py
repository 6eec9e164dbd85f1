"""A record opened."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

import handmade
from onrecord import Ledger
from onrecord.errors import NotOnRecord
from onrecord.records import Record
from onrecord.views.show import show


def shown(ledger: Ledger, record: Record) -> str:
    return " ".join(" ".join(line.plain for line in show(ledger, record.id)).split())


def test_the_words_are_marked_in_their_paragraph(ledger: Ledger) -> None:
    assert "§6 Sudmark’s army said it had shot down 12 of «30 drones that Norrland launched» overnight. At least" in shown(
        ledger, handmade.LAUNCHED
    )


def test_the_fields_stand_with_their_reasons_and_words(ledger: Ledger) -> None:
    told = shown(ledger, handmade.CALL)
    assert "actor Mara Veld, President (person, SUD, GOV)" in told
    assert "Tue 11 Mar 2031 09:00 New York = 16:00 Moscow “9 a.m. Eastern on Tuesday” §1" in told
    assert "because future: is due to" in told
    assert "also Tue 11 Mar 2031 16:00 Moscow “4 p.m. Tarsk time” §3" in told
    assert "all one instant" in told
    assert "The text does not say: issue, topic, place." in told
    assert "unresolved “somebody” names nobody" in shown(ledger, handmade.SHOUT)
    assert "place Geneva (Genève) (CHE, 46.20, 6.15, GeoNames 2660646) “Geneva” §3" in shown(ledger, handmade.MEETING)


def test_what_it_is_linked_to_can_be_opened(ledger: Ledger) -> None:
    assert f"then “After that”: {ledger.short(handmade.NEXT_CALL.id)} event: call, planned: Mara Veld" in shown(
        ledger, handmade.CALL
    )
    assert f"is part of {ledger.short(handmade.LAUNCHED.id)} figure: 30 drones launched" in shown(ledger, handmade.SHOT_DOWN)
    assert f"of which {ledger.short(handmade.SHOT_DOWN.id)} figure: 12 drones" in shown(ledger, handmade.LAUNCHED)
    assert f"stands in {ledger.short(handmade.DEPOT.id)} statement: Norrland’s General Staff: its guns" in shown(
        ledger, handmade.STRIKE
    )
    assert f"holds {ledger.short(handmade.STRIKE.id)} event: attack: Norrland → Sudmark" in shown(ledger, handmade.DEPOT)


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_page(ledger: Ledger, width: int) -> None:
    for record in handmade.RECORDS:
        assert max(cell_len(line.plain) for line in show(ledger, record.id, width=width)) <= width


def test_a_name_has_to_be_one_record_s(ledger: Ledger) -> None:
    with pytest.raises(NotOnRecord, match="more than one record begins with 's'"):
        list(show(ledger, "s"))
    with pytest.raises(NotOnRecord, match="no record 'x'"):
        list(show(ledger, "x"))
