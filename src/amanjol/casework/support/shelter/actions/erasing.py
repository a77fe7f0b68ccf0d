"""What a house remembers of a stay goes with its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.support.models import Stay
from amanjol.casework.support.shelter.actions.beds import BEDS_CHANGED
from amanjol.casework.support.shelter.queries import houses_visible_to
from amanjol.casework.support.shelter.writing import HouseInWriting

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def erase_with(keyring: Keyring, case: Case) -> list[UUID]:
    """The ids of its stays, for the ledger: an older copy of a house that names one shows nobody there. SealBroken."""
    stays = list(Stay.objects.filter(case=case).values_list("pk", flat=True))
    if stays:
        for pk in houses_visible_to(keyring.member).order_by("pk").values_list("pk", flat=True):
            try:
                house = HouseInWriting(keyring, pk)
            except OlderCopy:  # it shows nobody whom the ledger names
                continue
            if house.forget({str(stay) for stay in stays}):
                house.finish(BEDS_CHANGED)
    return stays
