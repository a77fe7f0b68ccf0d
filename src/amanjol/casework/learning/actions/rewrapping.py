"""Moving the keys of cohorts and learners to a new epoch; restricted learners are under none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.learning import sealing
from amanjol.casework.learning.models import Cohort, Issuer, Learner
from amanjol.casework.learning.queries import under_earlier
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    cohorts = _moved(Cohort, keyring, at_most)
    learners = _moved(Learner, keyring, at_most - len(cohorts))
    Cohort.objects.bulk_update(cohorts, ["epoch", "wrapped_key"])
    Learner.objects.bulk_update(learners, ["epoch", "wrapped_key"])
    issuers = _moved(Issuer, keyring, at_most - len(cohorts) - len(learners))
    Issuer.objects.bulk_update(issuers, ["epoch", "wrapped_key"])
    return len(cohorts) + len(learners) + len(issuers)


def _moved[Row: (Cohort, Learner, Issuer)](model: type[Row], keyring: Keyring, at_most: int) -> list[Row]:
    moved = []
    for row in under_earlier(model, keyring).select_for_update(skip_locked=True)[: max(at_most, 0)]:
        try:
            sealing.move_key(row, keyring)
        except SealBroken:
            continue
        moved.append(row)
    return moved
