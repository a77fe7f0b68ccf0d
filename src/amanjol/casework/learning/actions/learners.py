"""Who learns: written down, read, changed. What stood there earlier stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions.rows import locked_cohort, locked_learner, now, save_learner
from amanjol.casework.learning.models import Learner
from amanjol.casework.learning.records import LearnerRecord, Profile
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST: Final = 100
"""Learners of one cohort: more are a lecture, and one page could not hold their minutes."""


class Full(Exception):
    """The cohort has `MOST` learners."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the learner wishes to be called, how to reach them, and since when they do not come any more."""

    name: str
    reach: str = ""
    left_on: date | None = None

    @classmethod
    def of(cls, profile: Profile) -> Person:
        return cls(profile.name, profile.reach, profile.left_on)

    def profile(self, by: str) -> Profile:
        return Profile(now(), by, self.name, self.reach, self.left_on)


@transaction.atomic
def add_learner(*, keyring: Keyring, cohort: UUID, person: Person) -> Learner:
    """Full; PermissionDenied; OlderCopy; SealBroken."""
    row, _record = locked_cohort(keyring, cohort)
    if queries.learners_visible_to(keyring.member).filter(cohort=row).count() >= MOST:
        raise Full
    learner = Learner(organisation_id=row.organisation_id, cohort=row)
    sealing.seal_new(learner, LearnerRecord((person.profile(keyring.person),)), keyring)
    learner.save(force_insert=True)
    record_act("learner.added", keyring.member, "learner", learner.pk, cohort=row.pk)
    return learner


@transaction.atomic
def open_learner(*, keyring: Keyring, learner: Learner) -> LearnerRecord:
    """Read it, which the journal remembers. SealBroken."""
    record = sealing.open_learner(learner, keyring)
    record_act("learner.opened", keyring.member, "learner", learner.pk)
    return record


@transaction.atomic
def change_learner(*, keyring: Keyring, learner: UUID, person: Person) -> None:
    """Nothing is written where nothing changes. PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge."""
    row, record = locked_learner(keyring, learner)
    if person == Person.of(record.now):
        return
    changed = replace(record, profiles=(*record.profiles, person.profile(keyring.person)))
    save_learner(row, changed, keyring)
    record_act("learner.changed", keyring.member, "learner", row.pk)
