"""Erasing an employer, or how somebody earns, for good: what went stands in the ledger by its random id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk import ledger
from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import sealing
from amanjol.casework.learning.actions.rows import check_teaches
from amanjol.casework.learning.work import queries

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.learning.models import Employer, Livelihood
    from amanjol.casework.learning.records import ErasureNotice
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def erase_livelihood(*, keyring: Keyring, livelihood: UUID, notice: ErasureNotice, today: date) -> None:
    """The row and its key; the database takes who is named along.

    PermissionDenied, also where it is gone; SealBroken; NoLedger.
    """
    check_teaches(keyring)
    rows = queries.livelihoods_visible_to(keyring.member).select_for_update(of=("self",))
    row = rows.filter(pk=livelihood).first()
    if row is None:
        raise PermissionDenied
    sealing.open_livelihood(row, keyring)  # so that nobody else goes in its place
    _erase(keyring, row, "livelihood", notice, today)


@transaction.atomic
def erase_employer(*, keyring: Keyring, employer: UUID, notice: ErasureNotice, today: date) -> None:
    """What placements say of it stays with them. As `erase_livelihood`."""
    check_teaches(keyring)
    rows = queries.employers_visible_to(keyring.member).select_for_update(of=("self",))
    row = rows.filter(pk=employer).first()
    if row is None:
        raise PermissionDenied
    sealing.open_employer(row, keyring)
    _erase(keyring, row, "employer", notice, today)


def _erase(
    keyring: Keyring, row: Employer | Livelihood, kind: str, notice: ErasureNotice, today: date
) -> None:
    organisation = keyring.member.organisation_id
    ledger.write(organisation=organisation, erased=[row.pk], on=today, reason=notice.value)
    record_act(f"{kind}.erased", keyring.member, kind, row.pk)
    row.delete()
