"""Moving keys to a new epoch; what is restricted is under none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from amanjol.casework.learning import sealing
from amanjol.casework.learning.queries import UNDER_EPOCHS, under_earlier
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.db.models import Manager

    from amanjol.casework.learning.queries import UnderEpochs
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = 0
    for model in UNDER_EPOCHS:
        rows = _moved(model, keyring, at_most - moved)
        manager: Manager[Any] = model._default_manager  # noqa: SLF001  Django's public name
        manager.bulk_update(rows, ["epoch", "wrapped_key"])
        moved += len(rows)
    return moved


def _moved(model: UnderEpochs, keyring: Keyring, at_most: int) -> list[Any]:
    moved = []
    for row in under_earlier(model, keyring).select_for_update(skip_locked=True)[: max(at_most, 0)]:
        try:
            sealing.move_key(row, keyring)
        except SealBroken:
            continue
        moved.append(row)
    return moved
