"""Moving keys to a new epoch; what is restricted is under none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk import in_bulk
from amanjol.casework.learning import sealing
from amanjol.casework.learning.queries import UNDER_EPOCHS, under_earlier

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = 0
    for model in UNDER_EPOCHS:
        moved += in_bulk.move_keys(under_earlier(model, keyring), sealing.move_key, keyring, at_most - moved)
    return moved
