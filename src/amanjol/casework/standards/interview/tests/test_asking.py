from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.standards.interview.asking import (
    StepKind,
    act_of,
    answers_of,
    next_question,
    open_advice,
    progress,
    unrecognised,
)
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.scripts import Script, for_list
from amanjol.casework.standards.interview.state import (
    ANSWERED,
    Said,
    State,
    StateUnreadable,
    answer,
    begin,
    resume,
    stop,
    take_back,
    with_advice,
)
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.approval import NodeKind
from amanjol.casework.standards.screening.engine import screen
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.foundation.seals.canonical import from_bytes, to_bytes

ADULTS, CHILDREN = packaged_lists().lists
SCRIPT, CHILDS = (for_list(packaged_script(), of) for of in (ADULTS, CHILDREN))
ANY = sorted(ANSWERED)
NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


def walk(
    script: Script, state: State, choose: dict[str, Answer], otherwise: Answer
) -> tuple[State, list[str]]:
    """Answers until nothing more is asked; safety questions so that the talk goes on."""
    asked: list[str] = []
    while (step := next_question(script, state)).kind is StepKind.ASK:
        assert step.question is not None
        key = step.question.key
        assert key not in asked, f"{key} was asked twice"
        asked.append(key)
        go_on = Answer(step.question.go_on_if) if step.question.go_on_if else otherwise
        state = answer(script, state, key, choose.get(key, go_on))
    return state, asked


@pytest.mark.parametrize("script", [SCRIPT, CHILDS], ids=["adult", "child"])
@pytest.mark.parametrize("otherwise", ANY)
def test_the_talk_comes_to_its_end_and_no_question_comes_twice(script, otherwise):
    state, asked = walk(script, begin(script), {}, otherwise)
    assert next_question(script, state).kind is StepKind.FINISHED
    assert Answer.NOT_ASKED not in answers_of(script, state).values()
    if otherwise is Answer.YES:
        assert len(asked) == len(list(script.questions))
    assert progress(script, state).at_most == 0


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([q.key for q in SCRIPT.questions if not q.go_on_if]), st.sampled_from(ANY)
    )
)
def test_whatever_is_answered_the_order_holds_and_what_remains_becomes_less(choose):
    state, parts, left = begin(SCRIPT), [part.key for part in SCRIPT.parts], 1000
    reached = 0
    while (step := next_question(SCRIPT, state)).kind is StepKind.ASK:
        assert step.part is not None
        assert step.question is not None
        assert parts.index(step.part.key) >= reached
        reached = parts.index(step.part.key)
        now = progress(SCRIPT, state)
        assert now.at_most < left
        assert now.part == reached + 1
        assert now.answered == len(state.answers)
        left = now.at_most
        key = step.question.key
        go_on = Answer(step.question.go_on_if or "skipped")
        state = answer(SCRIPT, state, key, choose.get(key, go_on))
    assert step.kind is StepKind.FINISHED


def test_a_passport_that_nobody_took_is_asked_about_once_and_answers_both_indicators():
    state, asked = walk(SCRIPT, begin(SCRIPT), {"documents-kept": Answer.NO}, Answer.SKIPPED)
    assert "documents-kept" in asked
    assert not {"documents-kept-before", "documents-kept-there"} & set(asked)
    answers = answers_of(SCRIPT, state)
    assert answers["documents-taken-at-recruitment"] is Answer.NO
    assert answers["documents-taken-at-destination"] is Answer.NO


@pytest.mark.parametrize("given_answer", [Answer.UNKNOWN, Answer.SKIPPED])
def test_a_gate_that_was_not_answered_answers_nothing_else_with_no(given_answer):
    state, _ = walk(SCRIPT, begin(SCRIPT), {"debt": given_answer}, Answer.YES)
    assert answers_of(SCRIPT, state)["debt-at-destination"] is given_answer


def test_hard_questions_stay_away_and_count_as_skipped_never_as_no():
    state, asked = walk(SCRIPT, begin(SCRIPT), {"may-ask-hard": Answer.NO}, Answer.YES)
    hard = list(SCRIPT.parts[-1].questions)
    assert not {question.key for question in hard} & set(asked)
    answers = answers_of(SCRIPT, state)
    assert {answers[question.indicator] for question in hard if question.indicator} == {Answer.SKIPPED}
    result = screen(ADULTS, answers, node=NodeKind.FICTIONAL)
    assert "violence-at-destination" in [indicator.key for indicator in result.dimensions[4].skipped]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("alone", Answer.NO),
        ("alone", Answer.UNKNOWN),
        ("safe-to-talk", Answer.NO),
        ("safe-to-talk", Answer.SKIPPED),
        ("someone-listening", Answer.YES),
        ("someone-listening", Answer.UNKNOWN),
        ("interpreter-trusted", Answer.NO),
        ("interpreter-trusted", Answer.UNKNOWN),
        ("told-what-this-is", Answer.NO),
        ("agrees-to-talk", Answer.NO),
    ],
)
def test_a_moment_that_is_not_right_pauses_the_talk_and_says_what_to_do(key, value):
    choose = {"interpreter-needed": Answer.YES, key: value}
    state, asked = walk(SCRIPT, begin(SCRIPT), choose, Answer.YES)
    step = next_question(SCRIPT, state)
    assert step.kind is StepKind.PAUSED
    assert asked[-1] == key
    assert step.says is not None
    assert step.says == SCRIPT.question(key).otherwise


def test_an_interpreter_who_is_not_needed_any_more_pauses_nothing():
    choose = {"interpreter-needed": Answer.YES, "interpreter-trusted": Answer.NO}
    state, _ = walk(SCRIPT, begin(SCRIPT), choose, Answer.YES)
    assert next_question(SCRIPT, state).kind is StepKind.PAUSED
    state = answer(SCRIPT, state, "interpreter-needed", Answer.NO)
    step = next_question(SCRIPT, state)
    assert step.question is not None
    assert (step.kind, step.question.key) == (StepKind.ASK, "told-what-this-is")


def test_a_talk_taken_up_again_asks_for_safety_anew_and_remembers_the_rest():
    state, _ = walk(SCRIPT, begin(SCRIPT), {}, Answer.NO)
    paused = stop(state)
    assert next_question(SCRIPT, paused).kind is StepKind.STOPPED
    assert paused.answers == state.answers
    again = resume(SCRIPT, paused)
    step = next_question(SCRIPT, again)
    assert step.question is not None
    assert step.question.key == "alone"
    _, asked = walk(SCRIPT, again, {}, Answer.NO)
    assert set(asked) == SCRIPT.keys_asked_every_time() - {"interpreter-trusted"}


def test_it_can_be_stopped_after_every_single_question():
    state = begin(SCRIPT)
    while (step := next_question(SCRIPT, state)).kind is StepKind.ASK:
        assert step.question is not None
        stopped = stop(state)
        assert next_question(SCRIPT, stopped).kind is StepKind.STOPPED
        assert State.from_data(from_bytes(to_bytes(stopped.as_data()))) == stopped
        state = answer(SCRIPT, state, step.question.key, Answer(step.question.go_on_if or "no"))
    assert step.kind is StepKind.FINISHED


def test_an_answer_can_be_corrected_and_taken_back():
    state = answer(SCRIPT, begin(SCRIPT), "pay", Answer.YES)
    assert answer(SCRIPT, state, "pay", Answer.NO).answers == {"pay": Answer.NO}
    assert answer(SCRIPT, state, "pay", "no").answers["pay"] is Answer.NO  # type: ignore[arg-type]  # what a page sends
    assert answers_of(SCRIPT, take_back(state, "pay"))["low-or-no-salary"] is Answer.NOT_ASKED
    with pytest.raises(LookupError):
        answer(SCRIPT, state, "her-name", Answer.YES)
    with pytest.raises(ValueError, match="yes, no, unknown or skipped"):
        answer(SCRIPT, state, "pay", Answer.NOT_ASKED)


def test_advice_comes_at_once_and_stays_in_sight():
    advice = SCRIPT.question("phone-watched").advice
    assert advice is not None
    assert open_advice(SCRIPT, answer(SCRIPT, begin(SCRIPT), "phone-watched", Answer.NO)) == ()
    assert "Leave the phone in another room" in advice.en
    state = answer(SCRIPT, begin(SCRIPT), "phone-watched", Answer.YES)
    state = answer(SCRIPT, state, "place-tonight", Answer.YES)
    assert [(number, question.advice) for number, question in open_advice(SCRIPT, state)] == [(1, advice)]


def test_a_childs_act_is_told_to_the_screening():
    state, _ = walk(CHILDS, begin(CHILDS), {"may-ask-hard": Answer.NO}, Answer.YES)
    assert act_of(CHILDS, state) is Answer.YES
    assert act_of(SCRIPT, begin(SCRIPT)) is Answer.NOT_ASKED
    result = screen(CHILDREN, answers_of(CHILDS, state), node=NodeKind.FICTIONAL, act=act_of(CHILDS, state))
    assert result.combined.row == "child-trafficking-for-labour"


OF_BEFORE = {
    "interview": 1,
    "script": "labour",
    "edition": "2026-11-25",
    "list": "labour-adults",
    "answers": [["danger-now", "yes"], ["pay", "yes"], ["asked-in-an-older-edition", "yes"]],
    "stopped": False,
}
"""A talk as it was kept before words, days and corrections were."""


def test_answers_to_questions_that_are_gone_are_kept_and_shown():
    state = State.from_data(OF_BEFORE)
    assert unrecognised(SCRIPT, state) == {"asked-in-an-older-edition"}
    assert State.from_data(from_bytes(to_bytes(state.as_data()))) == state
    assert progress(SCRIPT, state).answered == 2


def test_a_talk_of_before_goes_on_one_by_one_with_its_advice():
    state = with_advice(SCRIPT, State.from_data(OF_BEFORE))
    assert (state.one_by_one, state.earlier) == (True, ())
    assert [question.key for _number, question in open_advice(SCRIPT, state)] == ["danger-now"]
    assert with_advice(SCRIPT, state) == state
    corrected = answer(SCRIPT, state, "pay", Answer.NO, by="berk", at=NOW)
    assert corrected.earlier == (Said("pay", Answer.YES),)
    assert corrected.said["pay"] == Said("pay", Answer.NO, by="berk", at=NOW)
    assert corrected.answers["danger-now"] is Answer.YES


@pytest.mark.parametrize(
    "change",
    [
        {"interview": 3},
        {"extra": 1},
        {"script": None},
        {"stopped": "no"},
        {"said": {}},
        {"said": [{"question": "pay", "answer": "maybe"}]},
        {"said": [{"question": "pay", "answer": "not-asked"}]},
        {"said": [{"question": "pay", "answer": "yes"}, {"question": "pay", "answer": "no"}]},
        {"said": [{"question": "pay", "answer": "yes", "more": 1}]},
        {"said": [{"question": "pay", "on": "2026-13-01"}]},
        {"earlier": None},
        {"advice": [{"question": "pay", "ended": "forgotten"}]},
    ],
)
def test_data_of_something_else_in_the_present_form_is_refused_without_quoting(change):
    data = begin(SCRIPT).as_data() | change
    with pytest.raises(StateUnreadable) as refusal:
        State.from_data(data)
    assert "pay" not in str(refusal.value)


@pytest.mark.parametrize(
    "change",
    [
        {"interview": 2},
        {"interview": True},
        {"extra": 1},
        {"script": None},
        {"stopped": "no"},
        {"answers": {}},
        {"answers": [["pay", "maybe"]]},
        {"answers": [["pay", "not-asked"]]},
        {"answers": [["pay", "yes"], ["pay", "no"]]},
        {"answers": [["pay"]]},
        {"answers": [[1, "yes"]]},
    ],
)
def test_data_of_something_else_is_refused_without_quoting(change):
    data = OF_BEFORE | change
    with pytest.raises(StateUnreadable) as refusal:
        State.from_data(data)
    assert "pay" not in str(refusal.value)
    with pytest.raises(StateUnreadable):
        State.from_data(None)
