"""A day of a course, and how long everybody was there: one form, one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning.actions.rows import (
    locked_cohort,
    locked_learners,
    now,
    save_cohort,
    save_learner,
)
from amanjol.casework.learning.records import Attendance, CourseDay
from amanjol.foundation.journal.actions import record as record_entry
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchDay(LookupError):
    """The cohort has no day of this number."""


class TooLong(ValueError):
    """Somebody would have been there longer than the day was."""


@dataclass(frozen=True, slots=True)
class Day:
    """When it was, how many minutes long, and which modules of the course it was about."""

    on: date
    minutes: int
    modules: tuple[str, ...] = ()

    @classmethod
    def of(cls, day: CourseDay) -> Day:
        return cls(day.on, day.minutes, day.modules)


@transaction.atomic
def write_day(
    *, keyring: Keyring, cohort: UUID, number: int | None, day: Day, minutes: Mapping[UUID, int]
) -> int:
    """The day, new where `number` is None, with the minutes of learners by their ids; gives its number.

    Only what changes is written; of others the minutes stay as they are.
    NoSuchDay; TooLong; PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    if any(there > day.minutes for there in minutes.values()):
        raise TooLong
    row, record = locked_cohort(keyring, cohort)
    stands = record.day(number) if number is not None else None
    if number is not None and stands is None:
        raise NoSuchDay
    number = number or max((other.number for other in record.days), default=0) + 1
    learners = locked_learners(keyring, row, minutes.keys())
    if stands is None or Day.of(stands) != day:
        written = CourseDay(now(), keyring.person, number, day.on, day.minutes, day.modules)
        save_cohort(row, replace(record, days=(*record.days, written)), keyring)
        record_act("cohort.day-written", keyring.member, "cohort", row.pk)
    changed = []
    for learner, contents in learners:
        there = minutes[learner.pk]
        if contents.minutes.get(number) == there:
            continue
        attended = Attendance(now(), keyring.person, number, there)
        save_learner(learner, replace(contents, attendance=(*contents.attendance, attended)), keyring)
        changed.append(("learner", learner.pk))
    if changed:
        record_entry(
            verb="learner.attended",
            organisation=row.organisation_id,
            actor=keyring.member.account_id,
            subject=("cohort", row.pk),
            details={"day": number},
            subjects=changed,
        )
    return number
