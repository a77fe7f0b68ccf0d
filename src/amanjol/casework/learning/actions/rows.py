"""The rows that an act writes into, locked: the cohort before its learners, the journal last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from amanjol.casework.learning import queries, rules, sealing
from amanjol.foundation.organisations.keys.queries import hold_epochs

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.casework.learning.models import Cohort, Learner
    from amanjol.casework.learning.records import CohortRecord, LearnerRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class OlderCopy(Exception):
    """The journal knows of more than stands in the row: what is written into it would hide that."""


def check_teaches(keyring: Keyring) -> None:
    """PermissionDenied; from then on no epoch is let go in this transaction."""
    if not rules.can_teach(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)


def locked_cohort(keyring: Keyring, pk: UUID) -> tuple[Cohort, CohortRecord]:
    """PermissionDenied; OlderCopy; SealBroken."""
    check_teaches(keyring)
    row = queries.cohorts_visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    record = sealing.open_cohort(row, keyring)
    if queries.is_older_cohort(row, record):
        raise OlderCopy
    return row, record


def locked_learner(keyring: Keyring, pk: UUID) -> tuple[Learner, LearnerRecord]:
    """As `locked_cohort`; whoever needs both asks for the cohort first."""
    check_teaches(keyring)
    return next(iter(_locked(keyring, [pk])))


def locked_learners(
    keyring: Keyring, cohort: Cohort, pks: Collection[UUID]
) -> list[tuple[Learner, LearnerRecord]]:
    """As `locked_learner`, of one cohort. PermissionDenied where one of them is not there."""
    opened = _locked(keyring, pks)
    if any(row.cohort_id != cohort.pk for row, _record in opened):
        raise PermissionDenied
    return opened


def save_cohort(row: Cohort, record: CohortRecord, keyring: Keyring) -> None:
    """canonical.TooLarge."""
    sealing.close(row, record, keyring)
    row.save(update_fields=["begins_on", "ends_on", "follow_up_on", "schema", "sealed"])


def save_learner(row: Learner, record: LearnerRecord, keyring: Keyring) -> None:
    """canonical.TooLarge."""
    sealing.close(row, record, keyring)
    row.save(update_fields=["schema", "sealed"])


def now() -> datetime:
    """In UTC, to the second, as records have it."""
    return datetime.now(UTC).replace(microsecond=0)


def _locked(keyring: Keyring, pks: Collection[UUID]) -> list[tuple[Learner, LearnerRecord]]:
    rows = list(
        queries.learners_visible_to(keyring.member)
        .select_for_update(of=("self",))
        .filter(pk__in=pks)
        .order_by("pk")
    )
    if {row.pk for row in rows} != set(pks):
        raise PermissionDenied
    opened = [(row, sealing.open_learner(row, keyring)) for row in rows]
    recorded = queries.acts_of(rows)
    if any(recorded[row.pk] > record.acts for row, record in opened):
        raise OlderCopy
    return opened
