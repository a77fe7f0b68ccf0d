"""Moving the keys of people and cases to a new epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Case, FindingSheet, Group, Merge, Opening, Person
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.cases.models import SealedRow
    from amanjol.foundation.organisations.keys.keyring import Keyring


def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = _rewrap(Person, keyring, at_most)
    moved += _rewrap(Case, keyring, at_most - moved)
    moved += _rewrap(Group, keyring, at_most - moved)
    moved += _rewrap(Merge, keyring, at_most - moved)
    moved += _rewrap(Opening, keyring, at_most - moved)
    return moved + _rewrap(FindingSheet, keyring, at_most - moved)


@transaction.atomic
def _rewrap[Row: (Person, Case, Group, Merge, Opening, FindingSheet)](
    model: type[Row], keyring: Keyring, at_most: int
) -> int:
    under_an_epoch = model.objects.filter(organisation=keyring.member.organisation_id, epoch__isnull=False)
    rows = under_an_epoch.exclude(epoch=keyring.epoch.number).select_for_update(skip_locked=True)
    moved = [row for row in rows[: max(at_most, 0)] if _moved(row, keyring)]
    model.objects.bulk_update(moved, ["epoch", "wrapped_key"])
    return len(moved)


def _moved(row: SealedRow, keyring: Keyring) -> bool:
    try:
        sealing.move_key(row, keyring)
    except SealBroken:
        return False
    return True
