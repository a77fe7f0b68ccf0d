"""A follow-up as its page and the page of the case show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.records import Level
from amanjol.casework.desk.contacts import offered as offered_contacts
from amanjol.casework.support.followups import contacts, words
from amanjol.casework.support.followups.records import Held, StepState
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.support.followups.records import Attempt, Closing, FollowUpRecord, Step
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class AttemptShown:
    attempt: Attempt
    who: str
    well: str


@dataclass(frozen=True, slots=True)
class StepShown:
    step: Step
    title: str
    state: str
    is_late: bool
    attempts: list[AttemptShown]


@dataclass(frozen=True, slots=True)
class ClosingShown:
    closing: Closing
    who: str
    reason: str
    danger: str
    held: str
    contacts: list[str]

    @property
    def is_in_danger(self) -> bool:
        return self.closing.danger in {Level.HIGH, Level.UNKNOWN}

    @property
    def is_still_held(self) -> bool:
        return self.closing.held is Held.STILL_HERE


def steps_shown(record: FollowUpRecord, keyring: Keyring) -> list[StepShown]:
    """By their days; what was dropped without anybody having asked is not shown."""
    today, steps = (
        timezone.localdate(),
        [step for step in record.steps if step.attempts or not _is_gone(step)],
    )
    people = {attempt.by for step in steps for attempt in step.attempts}
    names = names_of(people, keyring.member.organisation) if people else {}
    return [
        StepShown(
            step,
            words.months_in_words(step.months),
            str(words.STATES[step.state]),
            step.is_open and step.due_on < today,
            [
                AttemptShown(
                    attempt,
                    names.get(attempt.by, ""),
                    str(words.WELL[attempt.well]) if attempt.well is not None else "",
                )
                for attempt in step.attempts
            ],
        )
        for step in sorted(steps, key=lambda step: (step.due_on, step.number))
    ]


def _is_gone(step: Step) -> bool:
    return step.state is StepState.DROPPED


def closings_shown(record: FollowUpRecord, keyring: Keyring) -> list[ClosingShown]:
    """The newest first."""
    closings = record.closings[::-1]
    if not closings:
        return []
    names = names_of({closing.by for closing in closings}, keyring.member.organisation)
    offered = offered_contacts() if any(closing.contacts for closing in closings) else {}
    return [
        ClosingShown(
            closing,
            names.get(closing.by, ""),
            str(words.REASONS[closing.reason]) if closing.reason is not None else "",
            str(words.LEVEL_WORDS[closing.danger]) if closing.danger is not None else "",
            str(words.HELD[closing.held]) if closing.held is not None else "",
            [contacts.label_of(offered[key]) for key in closing.contacts if key in offered],
        )
        for closing in closings
    ]


def wish_in_words(record: FollowUpRecord) -> str:
    """Empty before anybody asked."""
    return str(words.WISHES[record.wish]) if record.wish is not None else ""


def earlier_of_followup(record: FollowUpRecord, keyring: Keyring) -> list[EarlierShown]:
    """SealBroken."""
    return earlier_of(record.changes, words.LABELS, keyring.member.organisation, words.earlier_value)
