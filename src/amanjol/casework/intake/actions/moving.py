"""Moving the keys of intake to a new epoch, those that nobody has opened yet among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk import sealed_rows
from amanjol.casework.intake import sealing
from amanjol.casework.intake.models import Consultation, Report
from amanjol.casework.intake.queries import under_earlier
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    reports = _moved(Report, sealing.admit, keyring, at_most)
    Report.objects.bulk_update(reports, ["epoch", "wrapped_key", "is_inbound", "schema", "sealed"])
    consultations = _moved(Consultation, sealed_rows.move_key, keyring, at_most - len(reports))
    Consultation.objects.bulk_update(consultations, ["epoch", "wrapped_key"])
    return len(reports) + len(consultations)


def _moved[Row: (Report, Consultation)](
    model: type[Row], move: Callable[[Row, Keyring], None], keyring: Keyring, at_most: int
) -> list[Row]:
    moved = []
    for row in under_earlier(model, keyring).select_for_update(skip_locked=True)[: max(at_most, 0)]:
        try:
            move(row, keyring)
        except SealBroken:
            continue
        moved.append(row)
    return moved
