"""Erasing a learner, and a cohort that has none left, for good: what went stands in the ledger by its random id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from amanjol.casework.desk import ledger
from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions.rows import check_teaches
from amanjol.casework.learning.models import Cohort, Learner

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.learning.records import ErasureNotice
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NotEmpty(Exception):
    """Somebody learns in the cohort still, perhaps somebody whom not everybody may see."""


@transaction.atomic
def erase_learner(*, keyring: Keyring, learner: UUID, notice: ErasureNotice, today: date) -> None:
    """The row and its key; the database takes who is named along.

    PermissionDenied, also where it is gone; SealBroken; NoLedger.
    """
    check_teaches(keyring)
    rows = queries.learners_visible_to(keyring.member).select_for_update(of=("self",))
    row = rows.filter(pk=learner).first()
    if row is None:
        raise PermissionDenied
    sealing.open_learner(row, keyring)  # so that nobody else goes in its place
    _note(keyring, "learner", row.pk, notice, today)
    row.delete()


@transaction.atomic
def erase_cohort(*, keyring: Keyring, cohort: UUID, notice: ErasureNotice, today: date) -> None:
    """NotEmpty; PermissionDenied; SealBroken; NoLedger."""
    check_teaches(keyring)
    row = queries.cohorts_visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=cohort).first()
    if row is None:
        raise PermissionDenied
    sealing.open_cohort(row, keyring)
    if Learner.objects.filter(cohort=row).exists():
        raise NotEmpty
    try:
        with transaction.atomic():
            Cohort.objects.filter(pk=row.pk).delete()
            connection.check_constraints()
    except IntegrityError:  # of somebody whom row security hides here
        raise NotEmpty from None
    _note(keyring, "cohort", row.pk, notice, today)


def _note(keyring: Keyring, kind: str, pk: UUID, notice: ErasureNotice, today: date) -> None:
    organisation = keyring.member.organisation_id
    ledger.write(organisation=organisation, erased=[pk], on=today, reason=notice.value)
    record_act(f"{kind}.erased", keyring.member, kind, pk)
