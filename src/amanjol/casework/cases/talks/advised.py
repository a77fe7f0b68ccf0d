"""Advice of a talk as pages show it, and care after sexual violence with the hours that are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.standards.interview import care
from amanjol.casework.standards.interview.asking import open_advice
from amanjol.casework.standards.interview.state import NoSuchAdvice

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.talks.talk import Talk
    from amanjol.casework.standards.interview.care import CareAfterRape, TimeLeft
    from amanjol.casework.standards.interview.scripts import Question

NEW_FOR: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class AdviceShown:
    """`number` counts all advice of the talk. `is_new`: what it hangs on was written down in the last two minutes.

    `is_changed`: the answer was corrected since, and does not call for it any more.
    """

    number: int
    question: Question
    raised_on: date | None
    is_new: bool
    is_changed: bool


@dataclass(frozen=True, slots=True)
class CareShown:
    """`on` is the day that was told, if any."""

    words: CareAfterRape
    on: date | None
    left: list[TimeLeft]


def advice_shown(talk: Talk) -> list[AdviceShown]:
    """What nobody has dealt with, the oldest first, and before it what cannot wait."""
    return [_shown(talk, number, question) for number, question in open_advice(talk.script, talk.state)]


def advice_of(talk: Talk, number: int) -> AdviceShown:
    """NoSuchAdvice, also where somebody has dealt with it."""
    for entry in advice_shown(talk):
        if entry.number == number:
            return entry
    raise NoSuchAdvice


def _shown(talk: Talk, number: int, question: Question) -> AdviceShown:
    at = talk.state.advice[number - 1].at
    return AdviceShown(
        number,
        question,
        timezone.localtime(at).date() if at else None,
        is_new=at is not None and datetime.now(UTC) - at < NEW_FOR,
        is_changed=talk.state.answers.get(question.key) not in question.advise_if.split(),
    )


def care_shown(talk: Talk) -> CareShown | None:
    """Asks for no policy, no consent and no key more than the talk itself: it waits for nothing."""
    if not care.is_called_for(talk.script, talk.state):
        return None
    on = care.told_day(talk.script, talk.state)
    return CareShown(care.packaged_care(), on, care.time_left(on, timezone.localtime()))
