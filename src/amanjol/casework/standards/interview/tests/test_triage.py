from __future__ import annotations

import pytest

from amanjol.casework.standards.interview.asking import StepKind, next_question
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.scripts import for_list
from amanjol.casework.standards.interview.state import State, answer, begin
from amanjol.casework.standards.interview.triage import (
    TRIAGE,
    Priority,
    carry_over,
    packaged_form,
    triage,
    triage_script,
)
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

SCRIPT = triage_script()
CALM = {
    "alone": Answer.YES,
    "agrees-to-talk": Answer.YES,
    "under-18": Answer.NO,
    "danger-now": Answer.NO,
    "hurt-or-ill": Answer.NO,
    "pay": Answer.NO,
    "documents-kept": Answer.NO,
    "debt": Answer.NO,
    "not-free-to-go": Answer.NO,
}


def answered(**changes: Answer | None) -> State:
    state = begin(SCRIPT)
    for key, value in (CALM | {key.replace("_", "-"): value for key, value in changes.items()}).items():
        if value is not None:
            state = answer(SCRIPT, state, key, value)
    return state


def test_it_takes_three_minutes():
    form = packaged_form()
    assert form.minutes == 3
    assert len(form.questions) * form.seconds_each <= 180
    text = write(form, "triage.yaml", TRIAGE)
    with pytest.raises(ContentError, match="9 questions of 21 seconds take over 3 minutes"):
        read(text.replace("seconds_each: 20", "seconds_each: 21"), "triage.yaml", TRIAGE)


@pytest.mark.parametrize(
    ("changes", "priority", "because"),
    [
        ({}, Priority.OFFERED, []),
        ({"danger_now": Answer.YES}, Priority.NOW, ["danger-now"]),
        ({"danger_now": Answer.SKIPPED}, Priority.NOW, ["danger-now"]),
        ({"hurt_or_ill": Answer.YES, "debt": Answer.YES}, Priority.NOW, ["hurt-or-ill", "debt"]),
        ({"under_18": Answer.YES}, Priority.NOW, ["under-18"]),
        ({"under_18": Answer.UNKNOWN}, Priority.NOW, ["under-18"]),
        ({"documents_kept": Answer.YES}, Priority.FIRST, ["documents-kept"]),
        ({"not_free_to_go": Answer.SKIPPED}, Priority.FIRST, ["not-free-to-go"]),
        ({"pay": None}, Priority.FIRST, ["pay"]),
        ({"alone": Answer.NO}, Priority.FIRST, ["alone"]),
    ],
)
def test_what_comes_first(changes, priority, because):
    result = triage(answered(**changes))
    assert (result.priority, [question.key for question in result.because]) == (priority, because)
    assert result.says == getattr(packaged_form(), priority.value)


def test_somebody_who_was_not_alone_was_not_asked_and_is_talked_to_first():
    state = answer(SCRIPT, begin(SCRIPT), "alone", Answer.NO)
    assert next_question(SCRIPT, state).kind is StepKind.PAUSED
    assert triage(state).priority is Priority.FIRST


def test_every_result_says_what_three_minutes_cannot_decide():
    for changes in ({}, {"danger_now": Answer.YES}):
        sentence = triage(answered(**changes)).cannot_decide
        assert "cannot show that somebody was not" in sentence.en
        assert "Everybody is offered a private talk and a lawyer" in sentence.en
    assert "Fear may have answered here" in triage(answered()).says.en


def test_the_interview_remembers_the_answers_and_asks_for_safety_anew():
    adults = packaged_lists().named("labour-adults")
    whole = for_list(packaged_script(), adults)
    state = carry_over(answered(debt=Answer.YES), whole, adults.key)
    assert state.answers == {
        key: value for key, value in CALM.items() if key not in ("alone", "agrees-to-talk")
    } | {"debt": Answer.YES}
    step = next_question(whole, state)
    assert step.question is not None
    assert step.question.key == "alone"
