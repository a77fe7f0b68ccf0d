"""An accompaniment becomes a case: with all that was written in it, and with whatever it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.desk import attachments
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def make_case(*, keyring: Keyring, case: Case) -> bool:
    """False where it is one already. PermissionDenied; Closed; SealBroken."""

    def change(now: CaseRecord) -> CaseRecord:
        return replace(now, accompanies=None)

    if not change_case("case.made-of-accompaniment", keyring, case, change):
        return False
    attachments.became_case(keyring, case)
    return True
