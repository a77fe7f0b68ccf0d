"""Moving the keys of houses to a new epoch; those of stays lie beneath their cases and stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.support.models import House, HouseIncident
from amanjol.casework.support.shelter.queries import under_earlier
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = _moved(House, keyring, at_most)
    return moved + _moved(HouseIncident, keyring, at_most - moved)


def _moved[Row: (House, HouseIncident)](model: type[Row], keyring: Keyring, at_most: int) -> int:
    moved = []
    for row in under_earlier(model, keyring).select_for_update(skip_locked=True)[: max(at_most, 0)]:
        try:
            sealing.move_key(row, keyring)
        except SealBroken:
            continue
        moved.append(row)
    model.objects.bulk_update(moved, ["epoch", "wrapped_key"])
    return len(moved)
