"""What other rooms know of a restricted case becomes part of it, and is gone there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.cases.records import Note
from amanjol.casework.desk import attachments

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def take_in(*, keyring: Keyring, case: Case) -> None:
    """As notes, but for what one says already; of a closed case too. The case is locked. SealBroken."""
    texts = attachments.let_go(keyring, case)
    if not texts:
        return
    now, at = sealing.open_case(case, keyring), datetime.now(UTC).replace(microsecond=0)
    said = {note.text for note in now.notes}
    new = [Note(at, keyring.person, text) for text in texts if text not in said]
    sealing.close(case, replace(now, notes=(*now.notes, *new)), keyring)
    case.save(update_fields=["schema", "sealed"])
