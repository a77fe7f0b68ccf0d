"""The rows that an act writes into, locked: a cohort before its learners, an employer before who works there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.learning import queries, rules, sealing
from amanjol.casework.learning.models import Learner, Livelihood
from amanjol.casework.learning.work import queries as work
from amanjol.foundation.organisations.keys.queries import hold_epochs

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.learning.models import Cohort, Employer
    from amanjol.casework.learning.records import CohortRecord, LearnerRecord
    from amanjol.casework.learning.work.records import EmployerRecord, LivelihoodRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


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


def locked_employer(keyring: Keyring, pk: UUID) -> tuple[Employer, EmployerRecord]:
    """PermissionDenied; OlderCopy; SealBroken."""
    check_teaches(keyring)
    row = work.employers_visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    record = sealing.open_employer(row, keyring)
    if work.is_older_employer(row, record):
        raise OlderCopy
    return row, record


def locked_livelihood(keyring: Keyring, pk: UUID) -> tuple[Livelihood, LivelihoodRecord]:
    """As `locked_employer`; whoever needs both asks for the employer first."""
    check_teaches(keyring)
    rows = work.livelihoods_visible_to(keyring.member).select_for_update(of=("self",))
    row = rows.filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    record = sealing.open_livelihood(row, keyring)
    if work.is_older_livelihood(row, record):
        raise OlderCopy
    return row, record


def locked(
    of: type[Learner | Livelihood], keyring: Keyring, pk: UUID
) -> tuple[Learner | Livelihood, LearnerRecord | LivelihoodRecord]:
    """Whichever it is; of an older copy, too, which stays one: an old row hinders nobody from leaving it to the named.

    PermissionDenied; SealBroken.
    """
    check_teaches(keyring)
    row = visible_to(of, keyring).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    if isinstance(row, Learner):
        return row, sealing.open_learner(row, keyring)
    return row, sealing.open_livelihood(row, keyring)


def visible_to(of: type[Learner | Livelihood], keyring: Keyring) -> QuerySet[Any]:
    """Whichever they are, for who asks."""
    door = queries.learners_visible_to if of is Learner else work.livelihoods_visible_to
    return door(keyring.member)


def save_employer(row: Employer, record: EmployerRecord, keyring: Keyring) -> None:
    """canonical.TooLarge."""
    check = record.newest_check
    row.review_on = check.review_on if check is not None else None
    row.is_open = not record.states or record.states[-1].is_open
    sealing.close(row, record, keyring)
    row.save(update_fields=["review_on", "is_open", "schema", "sealed"])


def save_livelihood(row: Livelihood, record: LivelihoodRecord, keyring: Keyring) -> None:
    """canonical.TooLarge."""
    row.ask_on = record.ask_on
    sealing.close(row, record, keyring)
    row.save(update_fields=["ask_on", "schema", "sealed"])


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
