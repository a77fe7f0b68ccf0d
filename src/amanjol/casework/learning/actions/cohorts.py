"""Beginning a cohort, changing what is said of it, and saying that nobody of it is to be asked any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import sealing
from amanjol.casework.learning.actions.rows import check_teaches, locked_cohort, now, save_cohort
from amanjol.casework.learning.calendar import asked_again_on
from amanjol.casework.learning.models import Cohort
from amanjol.casework.learning.records import CohortFacts, CohortRecord
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said of a cohort; `edition` is that of the course."""

    name: str
    edition: str
    language: str
    trainer: str
    place: str
    begins_on: date
    ends_on: date

    @classmethod
    def of(cls, facts: CohortFacts) -> Plan:
        return cls(**{name: getattr(facts, name) for name in cls.__slots__})

    def facts(self, by: str) -> CohortFacts:
        return CohortFacts(now(), by, **{name: getattr(self, name) for name in self.__slots__})


@transaction.atomic
def begin_cohort(*, keyring: Keyring, course: str, plan: Plan) -> Cohort:
    """A new one. PermissionDenied."""
    check_teaches(keyring)
    row = Cohort(
        organisation_id=keyring.member.organisation_id,
        course=course,
        begins_on=plan.begins_on,
        ends_on=plan.ends_on,
        follow_up_on=asked_again_on(plan.ends_on),
    )
    sealing.seal_new(row, CohortRecord((plan.facts(keyring.person),)), keyring)
    row.save(force_insert=True)
    record_act("cohort.created", keyring.member, "cohort", row.pk)
    return row


@transaction.atomic
def open_cohort(*, keyring: Keyring, cohort: Cohort) -> CohortRecord:
    """Read it, which the journal remembers. SealBroken."""
    record = sealing.open_cohort(cohort, keyring)
    record_act("cohort.opened", keyring.member, "cohort", cohort.pk)
    return record


@transaction.atomic
def change_cohort(*, keyring: Keyring, cohort: UUID, plan: Plan) -> None:
    """Nothing is written where nothing changes; what stood there stays beside.

    The test is asked once more three months after the new end, unless nobody is to be asked any more.
    PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    row, record = locked_cohort(keyring, cohort)
    if plan == Plan.of(record.now):
        return
    row.begins_on, row.ends_on = plan.begins_on, plan.ends_on
    if row.follow_up_on is not None:
        row.follow_up_on = asked_again_on(plan.ends_on)
    changed = replace(record, facts=(*record.facts, plan.facts(keyring.person)))
    save_cohort(row, changed, keyring)
    record_act("cohort.changed", keyring.member, "cohort", row.pk)


@transaction.atomic
def end_follow_up(*, keyring: Keyring, cohort: UUID) -> None:
    """Nobody is to be asked any more. Nothing happens where that is so. As `change_cohort`."""
    row, record = locked_cohort(keyring, cohort)
    if row.follow_up_on is None:
        return
    row.follow_up_on = None
    save_cohort(row, replace(record, followed_up=record.followed_up + 1), keyring)
    record_act("cohort.followed-up", keyring.member, "cohort", row.pk)


@transaction.atomic
def follow_up_again(*, keyring: Keyring, cohort: UUID) -> None:
    """Somebody is to be asked after all. As `end_follow_up`."""
    row, record = locked_cohort(keyring, cohort)
    if row.follow_up_on is not None:
        return
    row.follow_up_on = asked_again_on(row.ends_on)
    save_cohort(row, replace(record, followed_up=record.followed_up + 1), keyring)
    record_act("cohort.followed-up", keyring.member, "cohort", row.pk)
