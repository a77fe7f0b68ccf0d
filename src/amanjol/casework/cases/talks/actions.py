"""The interview of a case: every answer is sealed at once, so that a break loses none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.record_parts.interviews import state_of
from amanjol.casework.cases.talks.talk import new_talk, talk_of
from amanjol.casework.standards.interview import state as states
from amanjol.casework.standards.interview import triage
from amanjol.casework.standards.screening.approval import NodeKind
from amanjol.foundation.organisations.queries import is_demo
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.cases.talks.talk import Talk
    from amanjol.casework.standards.interview.state import State
    from amanjol.casework.standards.screening.answers import Answer
    from amanjol.casework.standards.screening.lists import Age
    from amanjol.foundation.organisations.keys.keyring import Keyring


def node_kind() -> NodeKind:
    """Only a node of fictional people is open for scoring without two signatures."""
    return NodeKind.FICTIONAL if is_demo() else NodeKind.REAL


def begin_talk(*, keyring: Keyring, case: Case, age: Age) -> None:
    """Nothing happens where a talk has begun: its answers are kept. Closed; SealBroken."""

    def change(now: CaseRecord) -> CaseRecord:
        return now if now.interview else replace(now, interview=_begun(age, now.triage).as_data())

    change_case("case.talk-begun", keyring, case, change)


def _begun(age: Age, before: dict[str, Any] | None) -> State:
    """What was answered in the three minutes of a group is remembered."""
    talk = new_talk(age)
    if before is None:
        return talk.state
    return triage.carry_over(state_of(before), talk.script, talk.of.key)


def answer(*, keyring: Keyring, case: Case, question: str, given: Answer) -> None:
    """LookupError for a strange question; ValueError for no answer; NoTalk; Closed; SealBroken."""
    _talk(
        "case.answered", keyring, case, lambda talk: states.answer(talk.script, talk.state, question, given)
    )


def take_back_last(*, keyring: Keyring, case: Case) -> None:
    """NoTalk; Closed; SealBroken."""

    def without_last(talk: Talk) -> State:
        given = list(talk.state.answers)
        return states.take_back(talk.state, given[-1]) if given else talk.state

    _talk("case.answer-taken-back", keyring, case, without_last)


def stop(*, keyring: Keyring, case: Case) -> None:
    """NoTalk; Closed; SealBroken."""
    _talk("case.talk-stopped", keyring, case, lambda talk: states.stop(talk.state))


def resume(*, keyring: Keyring, case: Case) -> None:
    """NoTalk; Closed; SealBroken."""
    _talk("case.talk-resumed", keyring, case, lambda talk: states.resume(talk.script, talk.state))


def _talk(verb: str, keyring: Keyring, case: Case, change: Callable[[Talk], State]) -> None:
    def changed(now: CaseRecord) -> CaseRecord:
        return replace(now, interview=change(talk_of(now.interview)).as_data())

    change_case(verb, keyring, case, changed)
