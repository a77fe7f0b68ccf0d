"""A need as a page shows it, on either side: how it stands, what was told, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amanjol.casework.legal_aid.needs.words import (
    HELPS,
    LAWYER_GONE,
    MARKS,
    REASONS,
    STATES,
    URGENCIES,
    WITHDRAWALS,
    district_name,
    told_lines,
)
from amanjol.casework.standards.legal_needs.codes import Urgency
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.support.conferences.words import groups_in_words
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from amanjol.casework.legal_aid.needs.asked import AskedNeed
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.needs.records import Step
    from amanjol.casework.standards.legal_needs.bodies import Answered, Raised


@dataclass(frozen=True, slots=True)
class StepShown:
    """`who` is empty where it came by letter."""

    at: datetime
    words: str
    who: str = ""
    reason: str = ""
    helps: tuple[str, ...] = ()
    lawyer: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True)
class NeedShown:
    """`name` is the other side's. `answer_by` is None once somebody has answered. The newest step comes first."""

    name: str
    code: str
    state: str
    mark: str
    urgency: str
    is_now: bool
    district: str
    answer_by: datetime | None
    is_late: bool
    is_older: bool
    told: list[tuple[str, str]]
    steps: list[StepShown]


def asked_shown(opened: AskedNeed, names: Mapping[str, str], now: datetime) -> NeedShown:
    """For whoever asks."""
    record = opened.record
    steps = [
        StepShown(
            version.at,
            _("Asked for a lawyer") if version.says.version == 1 else _("Told that the need has changed"),
            names.get(version.by, ""),
        )
        for version in record.versions
    ]
    answers = [answer.says for answer in opened.sent.answers]
    in_words = _in_words([says.stands for says in answers])
    steps += [_answer_shown(says, words) for says, words in zip(answers, in_words, strict=True)]
    if record.withdrawal is not None:
        why = str(WITHDRAWALS[record.withdrawal.reason])
        steps.append(
            StepShown(
                record.withdrawal.at, str(STATES[State.WITHDRAWN]), names.get(record.withdrawal.by, ""), why
            )
        )
    due = opened.row.answer_by if opened.state is State.ASKED else None
    return _shown(opened, opened.sent.name, steps, due, in_words, is_late=opened.is_late(now))


def need_shown(opened: OpenedNeed, names: Mapping[str, str], now: datetime) -> NeedShown:
    """For the coordinator."""
    record = opened.record
    in_words = _in_words([step.state for step in record.steps])
    steps = [_step_shown(step, words, names) for step, words in zip(record.steps, in_words, strict=True)]
    steps += [StepShown(version.at, _("Told that the need has changed")) for version in record.versions[1:]]
    due = opened.row.answer_by if opened.record.is_open else None
    return _shown(opened, record.name, steps, due, in_words, is_late=opened.is_late(now))


@dataclass(frozen=True, slots=True)
class FileShown:
    """The file that went last. `is_for_others`: somebody else acts by now, so nobody opens it."""

    at: datetime
    who: str
    groups: str
    until: date | None
    taken_back_at: datetime | None
    is_told: bool
    is_for_others: bool


def file_shown(opened: AskedNeed, names: Mapping[str, str]) -> FileShown | None:
    """None where none went yet."""
    record = opened.record
    if not record.files:
        return None
    last, now = record.files[-1], opened.acting_now
    back = next((entry for entry in record.taken_back if entry.version == last.version), None)
    keys = {keypairs.key_id(entry.key).hex() for entry in now.keys} if now is not None else set()
    return FileShown(
        last.at,
        names.get(last.by, ""),
        ", ".join(groups_in_words(last.groups)),
        last.until,
        back.at if back is not None else None,
        back is None or back.is_told,
        not set(last.keys) <= keys or len(last.keys) < len(keys),
    )


def _shown(
    opened: AskedNeed | OpenedNeed,
    name: str,
    steps: list[StepShown],
    due: datetime | None,
    in_words: list[str],
    *,
    is_late: bool,
) -> NeedShown:
    """`in_words`: what stood there so far, the newest last."""
    says: Raised = opened.says
    is_gone = opened.state is State.TAKEN_UP and in_words[-1:] == [str(LAWYER_GONE)]
    return NeedShown(
        name=name,
        code=opened.row.code,
        state=in_words[-1] if is_gone else str(STATES[opened.state]),
        mark="alarm" if is_gone else MARKS.get(opened.state, ""),
        urgency=str(URGENCIES[says.urgency]),
        is_now=says.urgency is Urgency.NOW,
        district=district_name(says.country, says.district),
        answer_by=due,
        is_late=is_late,
        is_older=opened.is_older,
        told=told_lines(says),
        steps=sorted(steps, key=lambda step: step.at)[::-1],
    )


def _in_words(states: Sequence[State]) -> list[str]:
    """Each after the one before it: where a need is taken up again, whoever had accepted comes no more."""
    before = (None, *states)
    return [
        str(LAWYER_GONE if (state, earlier) == (State.TAKEN_UP, State.ACCEPTED) else STATES[state])
        for state, earlier in zip(states, before, strict=False)
    ]


def _answer_shown(says: Answered, words: str) -> StepShown:
    return StepShown(
        says.at,
        words,
        reason=str(REASONS[says.reason]) if says.reason is not None else "",
        helps=tuple(str(HELPS[code]) for code in says.helps),
        lawyer=says.lawyer,
        reach=says.reach,
    )


def _step_shown(step: Step, words: str, names: Mapping[str, str]) -> StepShown:
    reason = str(REASONS[step.reason]) if step.reason is not None else ""
    withdrawn = str(WITHDRAWALS[step.withdrawn]) if step.withdrawn is not None else ""
    return StepShown(
        step.at,
        words,
        names.get(step.by, ""),
        reason or withdrawn,
        tuple(str(HELPS[code]) for code in step.helps),
        step.lawyer,
        step.reach,
    )
