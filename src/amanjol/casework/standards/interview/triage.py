"""Three minutes with each of many people: who needs something now, and with whom to talk first, alone.

It scores nothing and rules nobody out. What it asks and what it says is in `data/triage.yaml`; the questions
are those of the script, so nobody is asked twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, SENTENCE, Count, load
from amanjol.casework.standards.interview.asking import effective
from amanjol.casework.standards.interview.script_files import DATA, packaged_script
from amanjol.casework.standards.interview.state import State, begin, with_advice
from amanjol.casework.standards.screening.answers import Answer
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.shapes import Choice, Codes
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.interview.scripts import Question, Script
    from amanjol.casework.standards.sentences import Sentence


class Priority(StrEnum):
    """In what order to talk, not who is affected. Nobody is sent away."""

    NOW = "now"
    FIRST = "first"
    OFFERED = "offered"


ORDER: Final = (Priority.NOW, Priority.FIRST, Priority.OFFERED)


@dataclass(frozen=True, slots=True)
class TriageQuestion:
    """`when` are the answers that raise the priority to `to`."""

    question: str
    when: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class TriageForm:
    script: str
    minutes: int
    seconds_each: int
    before: Sentence
    cannot_decide: Sentence
    now: Sentence
    first: Sentence
    offered: Sentence
    questions: tuple[TriageQuestion, ...]


@dataclass(frozen=True, slots=True)
class Triage:
    """`because` are the questions whose answers raised the priority. `cannot_decide` stands beside every result."""

    priority: Priority
    says: Sentence
    because: tuple[Question, ...]
    cannot_decide: Sentence


def _form_problem(form: TriageForm) -> str:
    if len(form.questions) * form.seconds_each > form.minutes * 60:
        return (
            f"{len(form.questions)} questions of {form.seconds_each} seconds take over {form.minutes} minutes"
        )
    return ""


def _question_problem(entry: TriageQuestion) -> str:
    return "" if bool(entry.when) == bool(entry.to) else "`when` and `to` belong together: give both or none"


TRIAGE: Final = Record(
    TriageForm,
    (
        Field("script", KEY),
        Field("minutes", Count()),
        Field("seconds_each", Count()),
        Field("before", SENTENCE),
        Field("cannot_decide", SENTENCE),
        *(Field(priority.value, SENTENCE) for priority in ORDER),
        Field(
            "questions",
            Items(
                Record(
                    TriageQuestion,
                    (
                        Field("question", KEY),
                        Field(
                            "when",
                            Codes(frozenset({"yes", "no", "unknown", "skipped"}), "answer"),
                            required=False,
                        ),
                        Field("to", Choice((Priority.NOW, Priority.FIRST)), required=False),
                    ),
                    problem=_question_problem,
                )
            ),
        ),
    ),
    problem=_form_problem,
)


@cache
def packaged_form() -> TriageForm:
    form: TriageForm = load(DATA / "triage.yaml", TRIAGE)
    return form


@cache
def triage_script() -> Script:
    """The few questions, as a script of one run through. Raises `ContentError` for one that the script lacks."""
    form = packaged_form()
    whole = packaged_script(form.script)
    keys = [entry.question for entry in form.questions]
    if strange := set(keys) - {question.key for question in whole.questions}:
        raise ContentError("data/triage.yaml", 1, f"the script has no question `{min(strange)}`")
    cut = (
        replace(
            part,
            questions=tuple(question for question in part.questions if question.key in keys),
            hard="",
            only_after="",
        )
        for part in whole.parts
    )
    parts = tuple(part for part in cut if part.questions)
    return replace(whole, key="triage", opening=form.before, thanks=form.cannot_decide, parts=parts)


def triage(state: State) -> Triage:
    """The order in which to talk. A question that could not be asked is a reason to talk soon."""
    form, script = packaged_form(), triage_script()
    raised: dict[Priority, list[Question]] = {priority: [] for priority in ORDER}
    for entry in form.questions:
        question = script.question(entry.question)
        answer = effective(script, state, question)
        if answer == Answer.NOT_ASKED and entry.to:
            raised[Priority.FIRST].append(question)
        elif answer in entry.when.split():
            raised[Priority(entry.to)].append(question)
    priority = next((level for level in ORDER if raised[level]), Priority.OFFERED)
    because = tuple(question for level in ORDER for question in raised[level])
    return Triage(priority, getattr(form, priority.value), because, form.cannot_decide)


def carry_over(state: State, script: Script, list_key: str) -> State:
    """The interview of one person out of a group: what was answered is remembered, safety is asked anew."""
    again = script.keys_asked_every_time()
    keys = {question.key for question in script.questions} - again
    said = {key: entry for key, entry in state.said.items() if key in keys}
    return with_advice(script, replace(begin(script, list_key), said=said))
