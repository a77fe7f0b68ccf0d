"""A part of the script as one page of signs: which may be opened now, what was heard there, and what a page changes.

Whoever ticks hears the person in their own order. A sign that nobody ticked was not spoken of; it is never a no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.standards.interview import asking
from amanjol.casework.standards.interview.asking import StepKind, effective, is_shut
from amanjol.casework.standards.interview.state import Said, write_down
from amanjol.casework.standards.screening.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.standards.interview.scripts import Question, Script, ScriptPart
    from amanjol.casework.standards.interview.state import State


class NotNow(Exception):
    """The part may not be asked now: safety comes first, and what is hard comes after the question whether it may."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A question of a part, what stands there, and the questions that its yes opens.

    `is_shut`: a gate keeps it from being asked; what was said to it stays and is not counted. `earlier`: newest last.
    """

    question: Question
    said: Said
    is_shut: bool
    earlier: tuple[Said, ...] = ()
    follow: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class PartState:
    """`heard` counts the signs that were answered with yes, `spoken` those that anything was said to.

    `is_left_out`: the person does not want to hear these questions, or was not asked whether they may be asked.
    """

    number: int
    part: ScriptPart
    heard: int
    spoken: int
    is_open: bool
    is_left_out: bool


def is_ready(script: Script, state: State) -> bool:
    """Whether every question asked each time was answered so that the talk goes on, and nobody ended it."""
    step = asking.next_question(script, state)
    return step.kind is not StepKind.STOPPED and (step.part is None or not step.part.every_time)


def may_open(script: Script, state: State, part: ScriptPart) -> bool:
    if state.stopped:
        return False
    if part.every_time:
        return True
    if not is_ready(script, state):
        return False
    return not part.only_after or effective(script, state, script.question(part.only_after)) == Answer.YES


def part_states(script: Script, state: State) -> list[PartState]:
    return [
        PartState(
            number,
            part,
            heard=_count(script, state, part, {Answer.YES}),
            spoken=sum(not state.said.get(question.key, Said("")).is_empty for question in part.questions),
            is_open=may_open(script, state, part),
            is_left_out=bool(part.only_after)
            and effective(script, state, script.question(part.only_after)) == Answer.NO,
        )
        for number, part in enumerate(script.parts, 1)
    ]


def _count(script: Script, state: State, part: ScriptPart, answers: set[Answer]) -> int:
    return sum(
        effective(script, state, question) in answers and not is_shut(script, state, question)
        for question in part.questions
    )


def signs_of(script: Script, state: State, part: ScriptPart) -> list[Sign]:
    """In the order of the script; what hangs on a question of the same part stands beneath it."""
    inside = {question.key for question in part.questions}
    return [
        _sign(script, state, part, question)
        for question in part.questions
        if question.only_after not in inside
    ]


def _sign(script: Script, state: State, part: ScriptPart, question: Question) -> Sign:
    return Sign(
        question,
        state.said.get(question.key, Said(question.key)),
        is_shut(script, state, question),
        tuple(entry for entry in state.earlier if entry.question == question.key),
        tuple(
            _sign(script, state, part, follow)
            for follow in part.questions
            if follow.only_after == question.key
        ),
    )


def save(script: Script, state: State, part: ScriptPart, changes: Iterable[Said]) -> State:
    """What a page of this part changes, written down at once.

    A follow-up that is ticked opens its question, unless the same page says something else there. NotNow; ValueError;
    LookupError for a question of another part or list.
    """
    by_key = {change.question: change for change in changes}
    inside = {question.key for question in part.questions}
    if strange := by_key.keys() - inside:
        raise LookupError(f"{len(strange)} signs are not of this part.")
    if not may_open(script, state, part):
        raise NotNow
    for key, change in list(by_key.items()):
        gate = script.question(key).only_after
        if change.answer == Answer.YES and gate in inside and gate not in by_key:
            before = state.said.get(gate, Said(gate))
            if before.answer != Answer.YES:
                by_key[gate] = Said(gate, Answer.YES, before.words, before.on, change.by, change.at)
    return write_down(script, state, by_key.values())


def differences(seen: Mapping[str, Said], typed: Iterable[Said]) -> list[Said]:
    """What somebody changed on a page, by what the page showed them: what a colleague wrote meanwhile stays."""
    return [entry for entry in typed if not entry.is_as(seen.get(entry.question, Said(entry.question)))]


def unspoken(script: Script, state: State) -> list[ScriptPart]:
    """The parts, besides those of every time, of which nobody has said anything."""
    return [
        entry.part
        for entry in part_states(script, state)
        if not entry.part.every_time and not entry.spoken and not entry.is_left_out
        and any(question.indicator or question.tells_act for question in entry.part.questions)
    ]  # fmt: skip
