"""Signs of a part on one page: what a tick says and does not say, what is corrected, shut and opened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amanjol.casework.standards.interview.asking import answers_of, next_question, open_advice
from amanjol.casework.standards.interview.parts import (
    NotNow,
    differences,
    is_ready,
    may_open,
    part_states,
    save,
    signs_of,
    unspoken,
)
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.scripts import for_list
from amanjol.casework.standards.interview.state import (
    LONGEST_WORDS,
    Ended,
    NoSuchAdvice,
    Said,
    begin,
    end_advice,
    resume,
    stop,
    take_back,
    write_down,
)
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.list_files import packaged_lists

ADULTS = packaged_lists().lists[0]
SCRIPT = for_list(packaged_script(), ADULTS)
PART = {part.key: part for part in SCRIPT.parts}
SAFE = [
    Said(question.key, Answer(question.go_on_if or "no"))
    for question in PART["safety"].questions
    if question.key != "interpreter-trusted"
]
READY = save(SCRIPT, begin(SCRIPT, ADULTS.key), PART["safety"], SAFE)
NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 28, 8, 0, tzinfo=UTC)


def yes(*keys: str, by: str = "berk", at: datetime = NOW) -> list[Said]:
    return [Said(key, Answer.YES, by=by, at=at) for key in keys]


def test_what_is_not_ticked_was_not_spoken_of_and_is_no_no():
    state = save(SCRIPT, READY, PART["the-work"], yes("hours", "pay"))
    answers = answers_of(SCRIPT, state)
    assert (answers["excessive-hours"], answers["low-or-no-salary"]) == (Answer.YES, Answer.YES)
    rest = {question.indicator for question in PART["the-work"].questions} - {
        "excessive-hours",
        "low-or-no-salary",
    }
    assert {answers[key] for key in rest} == {Answer.NOT_ASKED}


def test_safety_is_asked_before_anything_else_may_be_opened_and_again_each_time():
    fresh = begin(SCRIPT, ADULTS.key)
    assert [part.key for part in SCRIPT.parts if may_open(SCRIPT, fresh, part)] == ["safety"]
    with pytest.raises(NotNow):
        save(SCRIPT, fresh, PART["the-work"], yes("pay"))
    assert is_ready(SCRIPT, READY)
    for index, said in enumerate(SAFE):
        without = save(SCRIPT, fresh, PART["safety"], SAFE[:index] + SAFE[index + 1 :])
        assert not is_ready(SCRIPT, without), said.question
    again = resume(SCRIPT, stop(save(SCRIPT, READY, PART["the-work"], yes("pay"))))
    assert not may_open(SCRIPT, again, PART["the-work"])
    assert again.answers == {"pay": Answer.YES}
    assert {said.question for said in again.earlier} == {said.question for said in SAFE}


def test_a_moment_that_is_not_right_keeps_every_other_part_shut():
    paused = save(SCRIPT, READY, PART["safety"], [Said("someone-listening", Answer.YES)])
    with pytest.raises(NotNow):
        save(SCRIPT, paused, PART["needs"], yes("danger-now"))
    assert may_open(SCRIPT, paused, PART["safety"])
    stopped = stop(READY)
    assert not any(may_open(SCRIPT, stopped, part) for part in SCRIPT.parts)


def test_hard_signs_wait_for_the_question_whether_they_may_be_asked():
    hard = PART["threats-and-violence"]
    with pytest.raises(NotNow):
        save(SCRIPT, READY, hard, yes("hurt"))
    asked = save(SCRIPT, READY, PART["door"], yes("may-ask-hard"))
    heard = save(SCRIPT, asked, hard, yes("hurt-there"))
    assert answers_of(SCRIPT, heard)["violence-at-destination"] is Answer.YES
    closed = save(SCRIPT, heard, PART["door"], [Said("may-ask-hard", Answer.NO)])
    with pytest.raises(NotNow):
        save(SCRIPT, closed, hard, yes("hurt"))
    assert answers_of(SCRIPT, closed)["violence-at-destination"] is Answer.SKIPPED
    assert closed.answers["hurt-there"] is Answer.YES  # kept, not counted
    state = next(entry for entry in part_states(SCRIPT, closed) if entry.part.key == hard.key)
    assert (state.is_left_out, state.is_open, state.heard) == (True, False, 0)


def test_a_follow_up_that_is_ticked_opens_its_question_by_itself():
    state = save(SCRIPT, READY, PART["control"], yes("documents-kept-there"))
    assert state.answers == {
        **READY.answers,
        "documents-kept": Answer.YES,
        "documents-kept-there": Answer.YES,
    }
    answers = answers_of(SCRIPT, state)
    assert answers["documents-taken-at-destination"] is Answer.YES
    assert answers["documents-taken-at-recruitment"] is Answer.NOT_ASKED
    both = [*yes("documents-kept-there"), Said("documents-kept", Answer.NO)]
    refused = save(SCRIPT, READY, PART["control"], both)
    assert answers_of(SCRIPT, refused)["documents-taken-at-destination"] is Answer.NO


def test_what_a_corrected_question_shuts_is_kept_shown_and_not_counted_and_comes_back_with_it():
    state = save(SCRIPT, READY, PART["control"], yes("debt-there"))
    shut = save(SCRIPT, state, PART["control"], [Said("debt", Answer.NO, by="dana", at=LATER)])
    assert answers_of(SCRIPT, shut)["debt-at-destination"] is Answer.NO
    sign = next(sign for sign in signs_of(SCRIPT, shut, PART["control"]) if sign.question.key == "debt")
    [_, there] = sign.follow
    assert (there.is_shut, there.said.answer) == (True, Answer.YES)
    assert sign.earlier == (Said("debt", Answer.YES, by="berk", at=NOW),)
    opened = save(SCRIPT, shut, PART["control"], yes("debt"))
    assert answers_of(SCRIPT, opened)["debt-at-destination"] is Answer.YES


def test_any_answer_is_corrected_and_what_came_later_stays():
    state = save(SCRIPT, READY, PART["how-it-began"], yes("promised-other-wages"))
    state = save(SCRIPT, state, PART["the-work"], yes("pay", "hours"))
    corrected = write_down(
        SCRIPT, state, [Said("promised-other-wages", Answer.NO, "сказали 900", by="dana", at=LATER)]
    )
    assert corrected.answers == {**state.answers, "promised-other-wages": Answer.NO}
    assert corrected.earlier == (Said("promised-other-wages", Answer.YES, by="berk", at=NOW),)
    back = take_back(corrected, "promised-other-wages", by="dana", at=LATER)
    assert "promised-other-wages" not in back.answers
    assert [said.answer for said in back.earlier] == [Answer.YES, Answer.NO]
    assert back.said["promised-other-wages"].words == "сказали 900"


def test_the_same_again_changes_nothing():
    state = save(SCRIPT, READY, PART["the-work"], yes("pay"))
    assert save(SCRIPT, state, PART["the-work"], yes("pay", by="dana", at=LATER)) == state


def test_a_page_changes_only_what_was_changed_on_it():
    seen = {"pay": Said("pay", Answer.YES)}
    typed = [Said("pay", Answer.YES), Said("hours", Answer.YES), Said("no-study")]
    assert differences(seen, typed) == [Said("hours", Answer.YES)]
    assert differences(seen, [Said("pay")]) == [Said("pay")]


@pytest.mark.parametrize("key", ["hurt", "her-name", "", "moved-or-taken-in", "pay\0"])
def test_signs_of_another_part_or_list_are_refused_and_not_quoted(key):
    with pytest.raises(LookupError) as refusal:
        save(SCRIPT, READY, PART["the-work"], [Said(key, Answer.YES)])
    assert not key or key not in str(refusal.value)


def test_words_that_are_too_long_and_no_answer_are_refused():
    for said in (Said("pay", words="я" * (LONGEST_WORDS + 1)), Said("pay", Answer.NOT_ASKED)):
        with pytest.raises(ValueError, match=r"words|answer"):
            save(SCRIPT, READY, PART["the-work"], [said])
    assert save(SCRIPT, READY, PART["the-work"], [Said("pay", words="я" * LONGEST_WORDS)]).said["pay"].words


def test_each_advice_stands_once_and_until_somebody_dealt_with_it():
    state = save(SCRIPT, READY, PART["needs"], yes("danger-now", "hurt-or-ill"))
    assert [question.key for _n, question in open_advice(SCRIPT, state)] == ["danger-now", "hurt-or-ill"]
    state = save(SCRIPT, state, PART["needs"], [Said("danger-now", Answer.UNKNOWN)])
    state = save(SCRIPT, state, PART["needs"], [Said("danger-now", Answer.NO)])
    assert [number for number, _question in open_advice(SCRIPT, state)] == [1, 2]
    state = end_advice(state, 1, Ended.DONE, by="berk", at=LATER)
    assert [question.key for _n, question in open_advice(SCRIPT, state)] == ["hurt-or-ill"]
    state = save(SCRIPT, state, PART["needs"], yes("danger-now"))  # a new danger
    assert [number for number, _question in open_advice(SCRIPT, state)] == [2, 3]


def test_advice_that_does_not_fit_needs_a_reason_and_is_dealt_with_once():
    state = save(SCRIPT, READY, PART["needs"], yes("hurt-or-ill"))
    with pytest.raises(ValueError, match="why"):
        end_advice(state, 1, Ended.DOES_NOT_FIT)
    ended = end_advice(state, 1, Ended.DOES_NOT_FIT, because="Уже у врача", by="berk", at=LATER)
    assert (ended.advice[0].because, ended.advice[0].ended_by, ended.advice[0].at) == (
        "Уже у врача",
        "berk",
        NOW,
    )
    for number in (0, 1, 2, -1):
        with pytest.raises(NoSuchAdvice):
            end_advice(ended, number, Ended.DONE)


def test_the_parts_that_nobody_has_spoken_of_are_named_and_no_sign_of_them():
    assert [part.key for part in unspoken(SCRIPT, READY)] == [
        "how-it-began", "the-work", "control", "before-leaving", "threats-and-violence",
    ]  # fmt: skip
    state = save(SCRIPT, READY, PART["the-work"], [Said("pay", Answer.NO)])
    state = save(SCRIPT, state, PART["door"], [Said("may-ask-hard", Answer.NO)])
    assert [part.key for part in unspoken(SCRIPT, state)] == ["how-it-began", "control", "before-leaving"]


def test_ticking_and_the_careful_order_are_two_ways_through_one_talk():
    state = save(SCRIPT, READY, PART["the-work"], yes("pay"))
    step = next_question(SCRIPT, state)
    assert step.question is not None
    assert step.question.key == "under-18"
