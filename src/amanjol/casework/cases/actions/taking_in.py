"""What other rooms know of a restricted case becomes part of it, and is gone there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import items, sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.records import Note
from amanjol.casework.desk import attachments
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def take_in(*, keyring: Keyring, case: Case) -> None:
    """As notes, but for what one says already, alone or among other words; of a closed case too.

    The case is locked. SealBroken.
    """
    texts = attachments.let_go(keyring, case)
    if not texts:
        return
    key, at = sealing.key_of_case(case, keyring), present_moment()
    record = sealing.open_case_with(key, case, keyring)
    written = [_plain(note.text) for note in Items(case, record, keyring, key).of(Note)]
    notes = [
        Note(at, keyring.person, text)
        for text in texts
        if not any(_plain(text) in note_there for note_there in written)
    ]
    record = items.add(notes, case=case, record=record, key=key, keyring=keyring)
    sealing.close_with(key, case, record, keyring)
    case.save(update_fields=["schema", "sealed"])


def _plain(text: str) -> str:
    """As a browser that sends it back, which ends lines in its own way, has not changed it."""
    return " ".join(text.split())
