from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from amanjol.casework.standards.policy.clocks import Clock
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.casework.standards.sentences import Sentence
from amanjol.casework.standards.stages import assistance
from amanjol.casework.standards.stages.assistance import AssistanceStage, Fact, packaged_track
from amanjol.casework.standards.stages.tracks import Refused, StageEntry, Way, WayUnreadable
from amanjol.foundation.seals.canonical import from_bytes, to_bytes

START = date(2026, 11, 25)
POLICY = policy_of("tm").on(START)
EVERY = frozenset(Fact)
OPEN_MOVES = {
    ("presumed", "safety-and-consent"): set(),
    ("safety-and-consent", "reflection"): {Fact.SAFETY_LOOKED_AT, Fact.TOLD_OF_RIGHTS},
    ("safety-and-consent", "support"): {Fact.SAFETY_LOOKED_AT, Fact.TOLD_OF_RIGHTS, Fact.AGREES_TO_SUPPORT},
    ("reflection", "identification"): {Fact.AGREES_TO_IDENTIFICATION, Fact.REFLECTION_ENDED},
    ("reflection", "support"): {Fact.AGREES_TO_SUPPORT},
    ("reflection", "safety-and-consent"): set(),
    ("identification", "support"): {Fact.AGREES_TO_SUPPORT},
    ("identification", "safety-and-consent"): set(),
    ("support", "identification"): {Fact.AGREES_TO_IDENTIFICATION, Fact.REFLECTION_ENDED},
    ("support", "inclusion"): {Fact.AGREES_TO_SUPPORT, Fact.PLAN_AGREED},
    ("support", "return"): {Fact.RETURN_IS_VOLUNTARY, Fact.RETURN_RISK_LOOKED_AT},
    ("support", "safety-and-consent"): set(),
    ("inclusion", "support"): set(),
    ("inclusion", "return"): {Fact.RETURN_IS_VOLUNTARY, Fact.RETURN_RISK_LOOKED_AT},
    ("inclusion", "safety-and-consent"): set(),
    ("return", "support"): set(),
    ("return", "safety-and-consent"): set(),
}


def way_at(stage: str, on: date = START) -> Way:
    return Way("assistance", (StageEntry(stage, on),))


@pytest.mark.parametrize("now", list(AssistanceStage))
@pytest.mark.parametrize("to", list(AssistanceStage))
def test_every_move_needs_exactly_what_it_needs(now, to):
    """All 49 pairs: with every fact, and with each single fact missing."""
    expected = OPEN_MOVES.get((now, to))
    refusal = assistance.why_not(way_at(now), to, EVERY, START, POLICY)
    if expected is None:
        assert refusal is not None
        assert "one does not go to" in refusal.en
        return
    assert refusal is None
    for missing in Fact:
        refusal = assistance.why_not(way_at(now), to, EVERY - {missing}, START, POLICY)
        assert refusal == (packaged_track().refusal(missing) if missing in expected else None)


def test_one_sentence_says_why_and_nothing_changes():
    way = assistance.begin(START)
    way = assistance.move(way, AssistanceStage.SAFETY_AND_CONSENT, (), START, POLICY)
    with pytest.raises(Refused) as refusal:
        assistance.move(way, AssistanceStage.REFLECTION, {Fact.TOLD_OF_RIGHTS}, START, POLICY)
    assert refusal.value.sentence.en.startswith("First look at the dangers together")
    assert refusal.value.sentence.in_language("ru").startswith("Сначала вместе посмотрите")
    assert way.now.stage == "safety-and-consent"


def test_a_way_from_the_first_sign_to_a_life_of_her_own():
    way, day = assistance.begin(START), START
    facts = {
        Fact.SAFETY_LOOKED_AT,
        Fact.TOLD_OF_RIGHTS,
        Fact.AGREES_TO_SUPPORT,
        Fact.AGREES_TO_IDENTIFICATION,
    }
    for stage, days in (
        ("safety-and-consent", 0),
        ("reflection", 2),
        ("identification", 30),
        ("support", 10),
    ):
        day += timedelta(days=days)
        way = assistance.move(way, AssistanceStage(stage), facts, day, POLICY)
    way = assistance.move(way, AssistanceStage.INCLUSION, facts | {Fact.PLAN_AGREED}, day, POLICY)
    assert [entry.stage for entry in way.entries] == [
        "presumed",
        "safety-and-consent",
        "reflection",
        "identification",
        "support",
        "inclusion",
    ]


@pytest.mark.parametrize(("days", "over"), [(0, False), (29, False), (30, True), (31, True)])
def test_the_time_to_think_ends_by_its_clock_or_by_her_own_choice(days, over):
    way, day = way_at("reflection"), START + timedelta(days=days)
    consent = {Fact.AGREES_TO_IDENTIFICATION}
    refusal = assistance.why_not(way, AssistanceStage.IDENTIFICATION, consent, day, POLICY)
    assert (refusal is None) == over
    if refusal:
        assert "only the person may choose to go on earlier" in refusal.en
    earlier = consent | {Fact.REFLECTION_ENDED}
    assert assistance.why_not(way, AssistanceStage.IDENTIFICATION, earlier, day, POLICY) is None
    # Support waits for no clock.
    assert assistance.why_not(way, AssistanceStage.SUPPORT, {Fact.AGREES_TO_SUPPORT}, START, POLICY) is None


def test_without_a_clock_the_time_to_think_ends_only_by_her_own_choice():
    policy = replace(POLICY, clocks=(), no_figure=f"{POLICY.no_figure} reflection")
    late, consent = START + timedelta(days=9999), {Fact.AGREES_TO_IDENTIFICATION}
    way = way_at("reflection")
    assert assistance.why_not(way, AssistanceStage.IDENTIFICATION, consent, late, policy) is not None
    chosen = consent | {Fact.REFLECTION_ENDED}
    assert assistance.why_not(way, AssistanceStage.IDENTIFICATION, chosen, START, policy) is None


def test_the_time_to_think_is_never_overdue_and_an_aim_of_ones_own_is():
    way = way_at("reflection")
    late = START + timedelta(days=365)
    assert not assistance.overdue(way, late, POLICY)
    [state] = assistance.running(way, late, POLICY)
    assert (state.over, state.overdue, state.days_left) == (True, False, 0)
    aim = Clock("reflection", "at-most", 90, "own", Sentence("Ours"), "own", "no-source")
    assert assistance.overdue(way, START + timedelta(days=91), POLICY, (aim,))
    assert not assistance.overdue(way, START + timedelta(days=90), POLICY, (aim,))


@pytest.mark.parametrize("stage", [stage for stage in AssistanceStage if stage != "reflection"])
def test_without_a_figure_no_clock_runs(stage):
    assert assistance.running(way_at(stage), START + timedelta(days=999), POLICY) == ()


def test_a_day_before_the_stage_began_is_refused():
    refusal = assistance.why_not(
        way_at("reflection"), AssistanceStage.SUPPORT, EVERY, START - timedelta(days=1), POLICY
    )
    assert refusal is not None
    assert "The day lies before 2026-11-25" in refusal.en


def test_support_is_reached_whatever_an_authority_decides_or_whether_it_was_asked():
    facts = {Fact.SAFETY_LOOKED_AT, Fact.TOLD_OF_RIGHTS, Fact.AGREES_TO_SUPPORT}
    for before in ("safety-and-consent", "reflection", "identification"):
        assert assistance.why_not(way_at(before), AssistanceStage.SUPPORT, facts, START, POLICY) is None
    assert not any("decision" in fact or "recognised" in fact for fact in Fact)


def test_from_every_stage_there_is_a_way_to_support_by_consent_alone():
    """No fact but safety, being told and her own consent stands between any stage and support."""
    own = {Fact.SAFETY_LOOKED_AT, Fact.TOLD_OF_RIGHTS, Fact.AGREES_TO_SUPPORT}
    for start in AssistanceStage:
        reached, waiting = {start}, [start]
        while waiting:
            now = waiting.pop()
            for move in assistance.possible(way_at(now), own, START, POLICY):
                stage = AssistanceStage(move.stage.key)
                if move.refused is None and stage not in reached:
                    reached.add(stage)
                    waiting.append(stage)
        assert AssistanceStage.SUPPORT in reached, start


def test_what_is_possible_is_shown_with_its_reason():
    moves = assistance.possible(way_at("support"), {Fact.AGREES_TO_SUPPORT}, START, POLICY)
    assert {move.stage.key: move.refused is None for move in moves} == {
        "identification": False,
        "inclusion": False,
        "return": False,
        "safety-and-consent": True,
    }


def test_the_boxes_of_a_stage_are_what_its_moves_need():
    boxes = packaged_track().asked_for("support")
    assert [box.fact for box in boxes] == [
        "agrees-to-support",
        "agrees-to-identification",
        "reflection-ended",
        "plan-agreed",
        "return-is-voluntary",
        "return-risk-looked-at",
    ]
    assert packaged_track().asked_for("presumed") == ()


def test_more_facts_never_close_a_move():
    for (now, to), needs in OPEN_MOVES.items():
        for size in range(len(Fact) + 1):
            for facts in combinations(Fact, size):
                refusal = assistance.why_not(way_at(now), AssistanceStage(to), facts, START, POLICY)
                assert (refusal is None) == (needs <= set(facts)), (now, to, facts)


def test_a_way_is_written_and_read_back():
    way = assistance.move(assistance.begin(START), AssistanceStage.SAFETY_AND_CONSENT, (), START, POLICY)
    assert assistance.from_data(from_bytes(to_bytes(way.as_data()))) == way


@pytest.mark.parametrize(
    "change",
    [
        {"way": 2},
        {"track": "justice"},
        {"entries": []},
        {"entries": [["presumed", "2026-11-25"], ["reflection", "2026-11-24"]]},
        {"entries": [["testimony", "2026-11-25"]]},
        {"entries": [["presumed", "20261125"]]},
        {"entries": [["presumed", "yesterday"]]},
        {"entries": [["presumed"]]},
        {"more": 1},
    ],
)
def test_data_of_another_kind_is_refused(change):
    with pytest.raises(WayUnreadable):
        assistance.from_data(assistance.begin(START).as_data() | change)
