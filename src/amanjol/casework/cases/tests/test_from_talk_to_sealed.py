"""The parts together: a fictional domestic worker returned to Mary, from the first question to what is sealed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amanjol.casework.standards.htcds.documents import from_bytes, write
from amanjol.casework.standards.interview.asking import StepKind, act_of, answers_of, next_question
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.scripts import for_list
from amanjol.casework.standards.interview.state import State, answer, begin, resume, stop
from amanjol.casework.standards.people.consent import Consent, Giver
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.policy.policies import Reader
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.approval import NodeKind, ScoringLocked
from amanjol.casework.standards.screening.determinations import Body, Determination, Status
from amanjol.casework.standards.screening.engine import screen
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.casework.standards.screening.lists import Age, Profile
from amanjol.casework.standards.stages import assistance
from amanjol.casework.standards.stages.assistance import AssistanceStage, Fact
from amanjol.foundation.seals import canonical, fields
from amanjol.foundation.seals.fields import Context, SealBroken

DAY = date(2026, 11, 25)
LIST = packaged_lists().choose(Profile("labour", Age.ADULT))
SCRIPT = for_list(packaged_script(LIST.exploitation), LIST)
TOLD = {
    "promised-other-job",
    "promised-other-wages",
    "hours",
    "pay",
    "documents-kept",
    "documents-kept-there",
    "not-free-to-go",
    "not-free-to-go-there",
    "may-ask-hard",
}
KEY = bytes(range(32))
PLACE = Context("tm", "6b8f", "case-1", "case.interview", 1)


def talk(state: State, questions: int = 1000) -> State:
    for _ in range(questions):
        step = next_question(SCRIPT, state)
        if step.kind is not StepKind.ASK:
            break
        assert step.question is not None
        key = step.question.key
        given = Answer(step.question.go_on_if or ("yes" if key in TOLD else "no"))
        state = answer(SCRIPT, state, key, given)
    return state


def test_a_talk_broken_off_and_taken_up_again_leads_to_the_rule_that_fired():
    broken_off = stop(talk(begin(SCRIPT, LIST.key), questions=30))
    sealed = fields.seal(KEY, canonical.to_bytes(broken_off.as_data()), PLACE)
    assert b"documents-kept" not in sealed
    opened = State.from_data(canonical.from_bytes(fields.unseal(KEY, sealed, PLACE)))
    assert opened == broken_off
    state = talk(resume(SCRIPT, opened))
    assert next_question(SCRIPT, state).kind is StepKind.FINISHED
    result = screen(LIST, answers_of(SCRIPT, state), node=NodeKind.FICTIONAL, act=act_of(SCRIPT, state))
    assert result.combined.row == "trafficking-for-forced-labour"
    assert {dimension.key: dimension.fired.rule.key for dimension in result.positive if dimension.fired} == {
        "deceptive-recruitment": "one-strong-and-another",
        "exploitation": "one-strong-and-another",
        "coercion-at-destination": "two-strong",
    }
    # The same answers score nobody on a node with real people.
    with pytest.raises(ScoringLocked):
        screen(LIST, answers_of(SCRIPT, state), node=NodeKind.REAL)
    sealed = fields.seal(KEY, canonical.to_bytes(result.as_data()), PLACE)
    assert canonical.from_bytes(fields.unseal(KEY, sealed, PLACE))["row"] == "trafficking-for-forced-labour"


def test_protection_consent_time_to_think_and_a_decision():
    policy = policy_of("tm").on(DAY)
    assert Consent(Form.ADULT, Giver.SELF, DAY).giver is Giver.SELF
    facts = {Fact.SAFETY_LOOKED_AT, Fact.TOLD_OF_RIGHTS, Fact.AGREES_TO_IDENTIFICATION}
    way = assistance.begin(DAY)
    way = assistance.move(way, AssistanceStage.SAFETY_AND_CONSENT, facts, DAY, policy)
    way = assistance.move(way, AssistanceStage.REFLECTION, facts, DAY, policy)
    [clock] = assistance.running(way, DAY, policy)
    assert (clock.until, clock.days_left, clock.overdue) == (DAY + timedelta(days=30), 30, False)
    way = assistance.move(way, AssistanceStage.IDENTIFICATION, facts, clock.until, policy)
    decision = Determination(Status.POSSIBLE, Body.NGO, "NGO in Mary", "Its mandate", clock.until)
    document = write(
        Form.ADULT,
        "survivor",
        decision.as_htcds() | {"vic_MethodsOfControl": ["WithholdsDocuments", "RestrictsMovement"]},
        policy=policy,
        reader=Reader.ANYBODY_ELSE,
        risk_told=False,
    )
    place = Context("tm", "6b8f", "case-1", "case.survivor", 1)
    sealed = fields.seal(KEY, document.to_bytes(), place)
    assert from_bytes(fields.unseal(KEY, sealed, place)) == document
    with pytest.raises(SealBroken):
        fields.unseal(KEY, sealed, PLACE)
    # Whatever the decision, support is open by her consent.
    support = facts | {Fact.AGREES_TO_SUPPORT}
    assert assistance.move(way, AssistanceStage.SUPPORT, support, clock.until, policy).now.stage == "support"
