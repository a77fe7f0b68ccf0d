"""The interview of a case: what is saved is sealed at once, so that a break loses none. A saved part is one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.record_parts.interviews import state_of
from amanjol.casework.cases.talks.talk import new_talk, talk_of
from amanjol.casework.standards.interview import parts, triage
from amanjol.casework.standards.interview import state as states
from amanjol.casework.standards.screening.approval import NodeKind
from amanjol.foundation.organisations.queries import is_demo
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.cases.talks.talk import Talk
    from amanjol.casework.standards.interview.state import Ended, Said, State
    from amanjol.casework.standards.screening.answers import Answer
    from amanjol.casework.standards.screening.lists import Age
    from amanjol.foundation.organisations.keys.keyring import Keyring


def node_kind() -> NodeKind:
    """Only a node of fictional people is open for scoring without two signatures."""
    return NodeKind.FICTIONAL if is_demo() else NodeKind.REAL


def begin_talk(*, keyring: Keyring, case: Case, age: Age, one_by_one: bool = False) -> None:
    """Nothing happens where a talk has begun: its answers are kept. Closed; SealBroken."""

    def change(now: CaseRecord) -> CaseRecord:
        if now.interview:
            return now
        return replace(now, interview=_begun(age, now.triage, one_by_one=one_by_one).as_data())

    change_case("case.talk-begun", keyring, case, change)


def _begun(age: Age, before: dict[str, Any] | None, *, one_by_one: bool) -> State:
    """What was answered in the three minutes of a group is remembered."""
    talk = new_talk(age, one_by_one=one_by_one)
    if before is None:
        return talk.state
    carried = triage.carry_over(state_of(before), talk.script, talk.of.key)
    return states.in_order(carried, one_by_one=one_by_one)


def save_part(*, keyring: Keyring, case: Case, number: int, changes: Iterable[Said]) -> None:
    """What a page of signs changed.

    NotNow; LookupError for a strange part or sign; ValueError; NoTalk; Closed; SealBroken; canonical.NotCanonical.
    """
    changes = [_signed(change, keyring) for change in changes]
    _talk(
        "case.talk-written", keyring, case,
        lambda talk: parts.save(talk.script, talk.state, talk.part(number), changes),
    )  # fmt: skip


def answer(*, keyring: Keyring, case: Case, question: str, given: Answer, on: date | None = None) -> None:
    """One answer of the careful order. `on` is the day it happened on, where the script asks for it.

    LookupError for a strange question; ValueError for no answer; NoTalk; Closed; SealBroken.
    """

    def answered(talk: Talk) -> State:
        by, at = keyring.person, present_moment()
        state = states.answer(talk.script, talk.state, question, given, by=by, at=at)
        if on is None or not talk.script.question(question).asks_day:
            return state
        dated = replace(state.said[question], on=on, by=by, at=at)
        return states.write_down(talk.script, state, [dated])

    _talk("case.answered", keyring, case, answered)


def take_back_last(*, keyring: Keyring, case: Case) -> None:
    """NoTalk; Closed; SealBroken."""

    def without_last(talk: Talk) -> State:
        given = list(talk.state.answers)
        if not given:
            return talk.state
        return states.take_back(talk.state, given[-1], by=keyring.person, at=present_moment())

    _talk("case.answer-taken-back", keyring, case, without_last)


def choose_order(*, keyring: Keyring, case: Case, one_by_one: bool) -> None:
    """A question a page, or all signs of a part. NoTalk; Closed; SealBroken."""
    _talk("case.talk-ordered", keyring, case, lambda talk: states.in_order(talk.state, one_by_one=one_by_one))


def end_advice(*, keyring: Keyring, case: Case, number: int, how: Ended, because: str = "") -> None:
    """That somebody dealt with it, or why it does not fit. NoSuchAdvice; ValueError; NoTalk; Closed; SealBroken."""
    _talk(
        "case.advice-ended", keyring, case,
        lambda talk: states.end_advice(
            talk.state, number, how, because=because, by=keyring.person, at=present_moment()
        ),
    )  # fmt: skip


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


def _signed(said: Said, keyring: Keyring) -> Said:
    return replace(said, by=keyring.person, at=present_moment())
