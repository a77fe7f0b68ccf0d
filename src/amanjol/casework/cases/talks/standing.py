"""What is written over the first stage: a presumed victim only where signs were named or somebody decided so.

Before, its words are those of the form of the person (`people/forms`): of whom nothing was asked, the head of the case
says that of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.models import ItemKind
from amanjol.casework.cases.record_parts.interviews import state_of
from amanjol.casework.cases.talks.results import has_heard_signs, has_spoken_of_signs
from amanjol.casework.cases.talks.talk import NoTalk, talk_of
from amanjol.casework.standards.interview.asking import effective
from amanjol.casework.standards.interview.triage import triage_script
from amanjol.casework.standards.people.forms import NOTHING_NAMED, NOTHING_NAMED_SAYS
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.stages.assistance import AssistanceStage

if TYPE_CHECKING:
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.standards.stages.tracks import Stage

FIRST: Final = AssistanceStage.PRESUMED


def in_words(stage: Stage, opened: OpenedCase) -> Stage:
    """The stage as the page of this case calls it. SealBroken."""
    if stage.key != FIRST or _is_presumed(opened):
        return stage
    if _was_asked(opened.record):
        return replace(stage, title=NOTHING_NAMED, says=NOTHING_NAMED_SAYS)
    words = opened.person.words
    return replace(stage, title=words.unasked, says=words.unasked_says)


def _is_presumed(opened: OpenedCase) -> bool:
    record, decisions = opened.record, ItemKind.DETERMINATION
    return names_signs(record) or decisions in record.counts or decisions in record.unsorted


def names_signs(record: CaseRecord) -> bool:
    """Whether signs were named in a talk, or in the three minutes with each of many."""
    try:
        if has_heard_signs(talk_of(record.interview)):
            return True
    except NoTalk:
        pass
    return _in_triage(record, {Answer.YES})


def _was_asked(record: CaseRecord) -> bool:
    try:
        if has_spoken_of_signs(talk_of(record.interview)):
            return True
    except NoTalk:
        pass
    return _in_triage(record, set(Answer) - {Answer.NOT_ASKED})


def _in_triage(record: CaseRecord, answers: set[Answer]) -> bool:
    """Of the three minutes the questions about signs alone; those of every time and of needs tell of none."""
    if record.triage is None:
        return False
    script, state = triage_script(), state_of(record.triage)
    return any(
        effective(script, state, question) in answers
        for part in script.parts
        if part.key not in {"safety", "needs"}
        for question in part.questions
    )
