"""Events: who did what to whom, whether it took place, and what is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from happenings import events, names
from onrecord.reading.events.patterns import Pattern, Plover
from onrecord.reading.lexicon import Lexicon
from onrecord.reading.reader import Reading
from onrecord.records import Actor

Read = Callable[..., Reading]
PATTERNS = Lexicon().section("plover", Plover).pattern
BRACKETS = re.compile(r"[<\[]([^>\]]+)[>\]]")


def stands(sentence: str, bracket: str, actors: tuple[Actor, ...]) -> bool:
    """Whether one of the actors stands in the words that the example has in the given brackets."""
    words = set(" ".join(re.findall(bracket, sentence)).lower().split())
    said = [f"{a.name} {a.mention.quote if a.mention else ''}" for a in actors]
    return not words or any(words & set(re.findall(r"\w+", s.lower())) for s in said)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: f"{p.type}: {p.example}")
def test_every_pattern_reads_its_own_example(pattern: Pattern, read: Read) -> None:
    reading = read(BRACKETS.sub(r"\1", pattern.example), published="2025-05-19")
    if pattern.whole:
        assert [r.reason for r in reading.refusals if r.step == "events"] == ["the war as a whole, not one event"]
        return
    fitting = [e for e in events(reading) if e.type == pattern.type and (pattern.mode is None or e.mode is not None)]
    parties = [(e, (*e.actor, *e.recipient)) for e in fitting]
    assert any(stands(pattern.example, r"<([^>]+)>", a) and stands(pattern.example, r"\[([^\]]+)\]", a) for _, a in parties)


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("France sent tanks and other aid to Moldova.", "AID", "occurred"),
        ("France will send aid to Moldova next week.", "AID", "planned"),
        ("France has yet to send aid to Moldova.", "AID", "negated"),
        ("France did not send any aid to Moldova.", "AID", "negated"),
        ("France failed to send aid to Moldova.", "AID", "negated"),
        ("France promised nothing to Moldova.", "AGREE", "negated"),
        ("France can no longer send aid to Moldova.", "AID", "negated"),
        ("France had no plan to send aid to Moldova.", "AID", "negated"),
        ("France was interested in sending aid to Moldova.", "AID", "called_for"),
        ("France is scheduled to meet with Moldova on Friday.", "CONSULT", "planned"),
        ("France plans to send aid to Moldova.", "AID", "planned"),
        ("France could send aid to Moldova.", "AID", "called_for"),
        ("Romania urged France to send aid to Moldova.", "AID", "called_for"),
        ("Romania demanded that France send aid to Moldova.", "AID", "called_for"),
        ("France agreed to send aid to Moldova.", "AID", "planned"),
        ("France denied that it had sent aid to Moldova.", "AID", "negated"),
        ("France declined to meet with Moldova on Friday.", "CONSULT", "negated"),
        ("France began to send aid to Moldova.", "AID", "occurred"),
    ],
)
def test_the_status_of_a_deed_follows_from_its_clause(sentence: str, kind: str, status: str, read: Read) -> None:
    assert {e.status for e in events(read(sentence, published="2025-05-19")) if e.type == kind} == {status}


def test_a_demand_and_what_is_demanded_are_two_events(read: Read) -> None:
    demand, demanded = events(read("Brazil demanded that Bolivia withdraw its troops from Paraguay.", published="2025-05-19"))
    assert (demand.type, demand.status, demand.topic) == ("REQUEST", "occurred", "troops")
    assert demand.issue is not None
    assert demand.issue.quote == "Bolivia withdraw its troops from Paraguay"
    assert (demanded.type, demanded.status) == ("RETREAT", "called_for")
    assert demanded.according_to is not None
    assert demanded.according_to.name == "Brazil"


def test_what_is_threatened_is_part_of_the_threat(read: Read) -> None:
    reading = read("North Korea threatened to attack South Korea.", published="2025-05-19")
    assert [e.type for e in events(reading)] == ["THREATEN"]
    assert "part of a threat or summons, not an act of its own" in [r.reason for r in reading.refusals]


def test_a_must_in_somebodys_words_is_a_demand(read: Read) -> None:
    found = events(read("“Bolivia must withdraw its troops,” the Brazilian president said.", published="2025-05-19"))
    assert [(e.type, e.status, names(e.actor), names(e.recipient)) for e in found if e.type == "REQUEST"] == [
        ("REQUEST", "occurred", ["Brazilian president"], ["Bolivia"])
    ]


def test_who_asserts_a_deed_is_kept(read: Read) -> None:
    (event,) = [e for e in events(read("Moldova said that Romania had shelled a bridge.")) if e.type == "ASSAULT"]
    assert event.according_to is not None
    assert event.according_to.name == "Moldova"


def test_what_is_urgent_or_needed_is_a_demand(read: Read) -> None:
    said = 'The Kenyan president said on Friday: "{}"'
    urged = events(read(said.format("It is vital that Uganda reopen the crossing."), published="2025-05-19"))
    assert [names(e.recipient) for e in urged if e.type == "REQUEST"] == [["Uganda"]]
    needed = events(read(said.format("Any ceasefire agreement must last."), published="2025-05-19"))
    assert [(e.trigger.quote, names(e.recipient)) for e in needed if e.type == "REQUEST"] == [("must", [])]


def test_a_refusal_answers_the_invitation_of_its_sentence(read: Read) -> None:
    found = events(read("Egypt declined to attend, despite an invitation from Sudan.", published="2025-05-19"))
    assert {(e.type, *names(e.actor), *names(e.recipient)) for e in found} >= {
        ("REJECT", "Egypt", "Sudan"),
        ("REQUEST", "Sudan", "Egypt"),
    }


def test_what_a_speaker_only_names_is_claimed_by_who_reports_the_speaker(read: Read) -> None:
    text = (
        "The Japanese spokesman Kenji Mori said that the foreign minister welcomed the agreement reached by Kenya and Uganda."
    )
    found = events(read(text, published="2025-05-19"))
    assert [e.according_to and e.according_to.name for e in found if e.type == "AGREE"] == ["Kenji Mori"]


def test_another_deed_is_not_the_same(read: Read) -> None:
    text = "Talks between Chad and Sudan opened in Geneva. Earlier talks between Chad and Sudan had failed."
    assert len([e for e in events(read(text, published="2025-05-19")) if e.type == "CONSULT"]) == 2


def test_a_clause_beside_a_negated_one_is_not_negated(read: Read) -> None:
    text = "Chad has not agreed to the plan, insisting that Sudan withdraw its troops."
    assert [(e.type, e.status) for e in events(read(text, published="2025-05-19")) if e.type in ("AGREE", "REQUEST")] == [
        ("AGREE", "negated"),
        ("REQUEST", "occurred"),
    ]


def test_words_of_one_deed_make_one_event(read: Read) -> None:
    (event,) = events(read("An Iranian airstrike on a camp killed three Iraqi soldiers.", published="2025-05-19"))
    assert (event.type, names(event.actor)) == ("ASSAULT", ["Iran"])
    assert any("soldiers" in n for n in names(event.recipient))


def test_drones_belong_to_who_launched_them(read: Read) -> None:
    found = events(read("Chad launched 90 drones at Sudan, of which 70 were shot down.", published="2025-05-19"))
    assert (names(found[0].actor), found[0].trigger.quote) == (["Chad"], "launched")
    assert "Chad" in names(found[-1].recipient)


def test_both_sides_are_those_last_named_together(read: Read) -> None:
    found = events(read("Chad and Sudan met in Geneva. Norway urged both sides to release prisoners.", published="2025-05-19"))
    assert [names(e.recipient) for e in found if e.type == "REQUEST"] == [["Chad", "Sudan"]]


def test_one_president_is_not_two(read: Read) -> None:
    found = events(
        read(
            "President Alar Tamm of Estonia met President Jan Kask of Latvia. The President praised Latvia.",
            published="2025-05-19",
        )
    )
    assert all(len(e.actor) == 1 for e in found if e.type == "SUPPORT")


def test_a_ceasefire_is_between_those_most_often_named_together(read: Read) -> None:
    text = (
        "Chad and Sudan have fought since May. Envoys of Chad and Sudan are in Geneva. Norway and Sweden lent them a hall. "
        "Norway called for a ceasefire."
    )
    truce = next(e for e in events(read(text, published="2025-05-19")) if e.type == "RETREAT")
    assert sorted(names((*truce.actor, *truce.recipient))) == ["Chad", "Sudan"]


def test_a_question_tag_asks_nothing(read: Read) -> None:
    found = events(
        read("“The Chadian president met the Sudanese president, okay?” the Norwegian minister said.", published="2025-05-19")
    )
    assert [e.type for e in found] == ["CONSULT"]


def test_who_alone_promises_to_halt_force_concedes(read: Read) -> None:
    text = "Chad attacked Sudan. The Chadian president agreed to halt strikes."
    found = events(read(text, published="2025-05-19"))
    assert [(names(e.actor), names(e.recipient)) for e in found if e.type == "CONCEDE"] == [(["Chadian president"], ["Sudan"])]
    assert not [e for e in found if e.type == "AGREE"]


def test_two_who_agree_to_halt_force_do_not_concede(read: Read) -> None:
    found = events(read("Chad and Sudan agreed to halt strikes on power plants.", published="2025-05-19"))
    assert "AGREE" in [e.type for e in found]
    assert "CONCEDE" not in [e.type for e in found]


def test_two_agree_with_one_another_and_not_with_whom_it_is_about(read: Read) -> None:
    agreement = events(read("Chad and Sudan agreed to inform their delegates in Rome.", published="2025-05-19"))[0]
    assert sorted(names((*agreement.actor, *agreement.recipient))) == ["Chad", "Sudan"]


def test_who_only_thinks_the_same_has_agreed_to_nothing(read: Read) -> None:
    assert not events(read("The Norwegian minister agreed that the photos of Chad were old.", published="2025-05-19"))


def test_what_is_given_in_return_is_done_by_the_other_side(read: Read) -> None:
    found = events(
        read("Chad wanted to supply Norway with gas in return for financially supporting Sudan.", published="2025-05-21")
    )
    aid = next(e for e in found if e.type == "AID")
    assert (names(aid.actor), names(aid.recipient), aid.status) == (["Norway"], ["Sudan"], "called_for")


def test_who_is_cited_is_no_party(read: Read) -> None:
    found = events(read("According to Norway, Chad has facilitated the trade with Sudan.", published="2025-05-21"))
    assert [names((*e.actor, *e.recipient)) for e in found] == [["Chad", "Sudan"]]


def test_states_of_a_named_body_are_not_the_two_last_named(read: Read) -> None:
    text = "Chad and Sudan met in Geneva. Norway thanked the OPEC states for helping Mali."
    thanks = next(e for e in events(read(text, published="2025-05-21")) if e.type == "SUPPORT")
    assert not {"Chad", "Sudan"} & set(names(thanks.recipient))


def test_who_welcomes_a_deal_welcomes_its_parties(read: Read) -> None:
    text = "Norway welcomed a deal reached between Chad and Sudan."
    support = next(e for e in events(read(text, published="2025-05-21")) if e.type == "SUPPORT")
    assert names(support.recipient) == ["Chad", "Sudan"]


def test_support_that_is_promised_is_a_promise_alone(read: Read) -> None:
    found = events(read("Norway promised to support Chad.", published="2025-05-21"))
    assert [(e.type, names(e.recipient)) for e in found] == [("AGREE", ["Chad"])]


def test_a_state_is_ready_by_the_word_of_its_minister(read: Read) -> None:
    text = "Norwegian Foreign Minister Alar Tamm reaffirmed Norway’s readiness to host talks with Chad."
    found = events(read(text, published="2025-05-21"))
    assert [names(e.actor) for e in found if e.type == "AGREE"] == [["Alar Tamm"]]


def test_a_deal_that_is_waited_for_is_not_reached(read: Read) -> None:
    text = "Chad and Sudan have much to do before a deal between them is reached."
    assert "occurred" not in {e.status for e in events(read(text, published="2025-05-21")) if e.type == "AGREE"}


def test_a_commitment_undertaken_to_cease_fire_is_a_concession(read: Read) -> None:
    found = events(read("Chad attacked Sudan. Chad has undertaken a commitment to cease fire.", published="2025-05-21"))
    assert [names(e.recipient) for e in found if e.type == "CONCEDE"] == [["Sudan"]]


def test_who_is_let_free_is_released(read: Read) -> None:
    found = events(read("Chad today let free two Sudanese sailors.", published="2025-05-21"))
    assert [e.type for e in found] == ["RETREAT"]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Norway called for an immediate ceasefire.", "ceasefire"),
        ("Norway demanded the release of all prisoners from Chad.", "prisoners"),
        ("Norway demanded new sanctions on Chad.", "sanctions"),
    ],
)
def test_the_topic_is_that_of_what_is_demanded(sentence: str, topic: str, read: Read) -> None:
    assert [e.topic for e in events(read(sentence, published="2025-05-19")) if e.type == "REQUEST"] == [topic]


def test_an_answer_points_to_the_demand(read: Read) -> None:
    found = {e.type: e for e in events(read("Chad rejected Sudan's call for a truce.", published="2025-05-19"))}
    (relation,) = found["REJECT"].relations
    assert (relation.type, relation.event) == ("answers", found["REQUEST"].id)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Did Chad bomb the Sudanese port?", "a question, not a report"),
        ("In 1943 Germany bombed the Italian port.", "history, told as background"),
        ("Spain attacked France from the first whistle.", "sport, not politics"),
        ("A nurse attacked her neighbour on Friday.", "among private persons"),
        ("Norway will ask Sweden to leave the island.", "words that nobody has said"),
        ("Norway threatened to retaliate.", "done to nobody whom the article names"),
    ],
)
def test_what_only_looks_like_an_event_is_refused_with_the_reason(sentence: str, reason: str, read: Read) -> None:
    reading = read(sentence, published="2025-05-19")
    assert events(reading) == []
    assert reason in [r.reason for r in reading.refusals if r.step == "events"]


def test_a_side_left_out_is_the_one_that_the_article_tells_of(read: Read) -> None:
    text = "Chad shelled the Sudanese town on Monday. Chad bombed the Sudanese port on Tuesday. On Friday Chad struck a depot."
    last = events(read(text, published="2025-05-19"))[-1]
    assert "Sudan" in [a.country and "Sudan" for a in last.recipient if a.country == "SDN"]


def test_a_force_is_no_side_of_its_own_condemnation(read: Read) -> None:
    found = events(read("Norway condemned the Chadian attack on Sudan.", published="2025-05-19"))
    assert [names(e.recipient) for e in found if e.type == "ACCUSE"] == [["Chad"]]


def test_an_offered_truce_has_not_come_yet(read: Read) -> None:
    found = events(read("Chad offered a truce to Sudan on Monday.", published="2025-05-19"))
    assert "occurred" not in [e.status for e in found if e.type in ("RETREAT", "CONCEDE")]


def test_the_same_text_gives_the_same_records(read: Read) -> None:
    text = "Chad shelled Sudan on Monday, and Norway condemned the attack."
    assert events(read(text, published="2025-05-19")) == events(read(text, published="2025-05-19"))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Russian forces bombed the drama theatre in Sumy on Wednesday.", "Russian forces"),
        ("An Israeli strike hit a funeral in Tyre on Monday.", "Israel"),
        ("The Sudanese army shelled a market in El Fasher during the flood on Monday.", "Sudanese army"),
    ],
)
def test_force_used_by_the_armed_is_an_event_wherever_it_strikes(text: str, doer: str, read: Read) -> None:
    found = [e for e in events(read(text, published="2025-05-19")) if e.type == "ASSAULT"]
    assert [a.name for e in found for a in e.actor] == [doer]


def test_a_work_of_art_or_a_swarm_that_attacks_is_no_event(read: Read) -> None:
    assert events(read("In the film, Russian forces bomb a city on the Moon. An army of locusts has invaded Kenya.")) == []
