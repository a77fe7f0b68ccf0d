"""What comes next, what the answers tell, and how far the talk is: pure functions of script and state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from amanjol.casework.standards.screening.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.standards.interview.scripts import Question, Script, ScriptPart
    from amanjol.casework.standards.interview.state import State
    from amanjol.casework.standards.sentences import Sentence


class StepKind(StrEnum):
    """`PAUSED`: an answer says that this is no moment to talk. `STOPPED`: somebody ended the talk."""

    ASK = "ask"
    PAUSED = "paused"
    STOPPED = "stopped"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Step:
    """`question` and `part` are there to ask, and of a pause the question that caused it. `says` is read first."""

    kind: StepKind
    says: Sentence | None = None
    question: Question | None = None
    part: ScriptPart | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """`at_most` counts questions that can still come; a no to a gate makes it fewer."""

    answered: int
    at_most: int
    part: int
    parts: int


def next_question(script: Script, state: State) -> Step:
    """What to do now. `script` must be the one that the state began with, cut to the same list."""
    if state.stopped:
        return Step(StepKind.STOPPED, script.stopped)
    for part in script.parts:
        for question in part.questions:
            if effective(script, state, question) == Answer.NOT_ASKED:
                return Step(StepKind.ASK, part.says, question, part)
            if _pauses(script, state, question):
                return Step(StepKind.PAUSED, question.otherwise, question, part)
    return Step(StepKind.FINISHED, script.thanks)


def _pauses(script: Script, state: State, question: Question) -> bool:
    """Not where the gates are shut: a distrusted interpreter pauses nothing once none is needed."""
    return (
        not is_shut(script, state, question)
        and bool(question.go_on_if)
        and state.answer_to(question.key) != question.go_on_if
    )


def is_shut(script: Script, state: State, question: Question) -> bool:
    """Whether a gate keeps this question from being asked; what was said to it before stays and is not counted."""
    return any(
        effective(script, state, script.question(gate)) != Answer.YES for gate in script.gates_of(question)
    )


def effective(script: Script, state: State, question: Question) -> Answer:
    """The answer that counts: what follows from a gate that was not opened, else the question's own.

    A gate that was not yet asked leaves the question not asked, even where it has an answer from before.
    """
    for key in script.gates_of(question):
        gate = script.question(key)
        answer = effective(script, state, gate)
        if answer == Answer.NO:
            return Answer(gate.no_means or "no")
        if answer != Answer.YES:
            return answer
    return state.answer_to(question.key) or Answer.NOT_ASKED


def answers_of(script: Script, state: State) -> dict[str, Answer]:
    """The answer for each indicator that the script asks for, as `engine.screen` takes them."""
    return {
        question.indicator: effective(script, state, question)
        for question in script.questions
        if question.indicator
    }


def act_of(script: Script, state: State) -> Answer:
    """Whether somebody recruited, moved or took in the person, as `engine.screen` takes it."""
    for question in script.questions:
        if question.tells_act:
            return effective(script, state, question)
    return Answer.NOT_ASKED


def open_advice(script: Script, state: State) -> tuple[tuple[int, Question], ...]:
    """Advice that nobody has dealt with, the oldest first: its number, and the question that it hangs on.

    First whatever cannot wait: care after sexual violence. A question that the script has no more has no advice.
    """
    advice = [
        (number, script.question(entry.question))
        for number, entry in enumerate(state.advice, 1)
        if entry.ended is None and entry.question in script.keys
    ]
    return tuple(sorted(advice, key=lambda numbered: not numbered[1].care))


def progress(script: Script, state: State) -> Progress:
    parts = [part.key for part in script.parts]
    answers = state.answers
    waiting = [question for question in _askable(script, state) if question.key not in answers]
    place = parts.index(script.part_of(waiting[0].key).key) if waiting else len(parts) - 1
    answered = len(answers.keys() & script.keys)
    return Progress(answered, len(waiting), place + 1, len(parts))


def _askable(script: Script, state: State) -> Iterator[Question]:
    """Questions that no answer so far has closed."""
    closed: set[str] = set()
    answers = state.answers
    for question in script.questions:
        gates = script.gates_of(question)
        shut = any(gate in closed or answers.get(gate, Answer.YES) != Answer.YES for gate in gates)
        if shut:
            closed.add(question.key)
        else:
            yield question


def unrecognised(script: Script, state: State) -> frozenset[str]:
    """Answers to questions that the script does not have (any more): kept, and shown to whoever goes on."""
    return frozenset(state.answers) - script.keys
