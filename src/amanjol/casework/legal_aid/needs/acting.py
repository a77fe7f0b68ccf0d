"""Who acts for the person of a need: told by whoever coordinates, with the keys to which a file can be sealed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.needs import actions, asked, queries
from amanjol.casework.legal_aid.needs.partners import write_to
from amanjol.casework.legal_aid.needs.records import ActingHeard, ActingTold, SentRecord
from amanjol.casework.standards.legal_needs.bodies import LONGEST, Acting, ActingKey, kind_of
from amanjol.foundation.letters.kinds import NotExpected
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.models import SentNeed
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ActsNow:
    """By name, with how to reach them; `keys` of those who have an account whose six words were compared."""

    lawyer: str
    reach: str
    deputy: str
    keys: tuple[ActingKey, ...]


@transaction.atomic
def tell(*, keyring: Keyring, need: UUID, now: ActsNow) -> bool:
    """Whether a letter went; False where none can go, or the need is not there any more. SealBroken."""
    try:
        with transaction.atomic():
            _tell(keyring, need, now)
    except (*actions.CANNOT_BE_WRITTEN, PermissionDenied):
        return False
    return True


def _tell(keyring: Keyring, need: UUID, now: ActsNow) -> None:
    opened, at = actions.locked(keyring, need), present_moment()
    said = Acting(
        need=opened.record.need,
        number=len(opened.record.acting) + 1,
        at=at,
        lawyer=_line(now.lawyer),
        reach=_line(now.reach),
        deputy=_line(now.deputy),
        keys=now.keys,
    )
    entry = ActingTold(at, keyring.person, said)
    actions.keep(opened.row, replace(opened.record, acting=(*opened.record.acting, entry)), keyring)
    record_act(queries.ACTING, keyring.member, queries.SUBJECT, opened.row.pk)
    write_to(keyring, opened.row.with_partner, kind_of(said), said)


def heard(opened: Opened, body: Acting) -> SentNeed:
    """NotExpected for a need that was not raised with this organisation, or a number that is here; SealBroken."""
    row = asked.sent_to(opened, body.need)
    if row is None:
        raise NotExpected
    record = sealed_rows.open_row(SentRecord, row, opened.keyring)
    if any(entry.says.number == body.number for entry in record.acting):
        raise NotExpected
    entries = sorted(
        (*record.acting, ActingHeard(opened.letter.id, body)), key=lambda entry: entry.says.number
    )
    sealed_rows.close(row, replace(record, acting=tuple(entries)), opened.keyring)
    row.save(update_fields=["schema", "sealed"])
    record_act(asked.ACTING, opened.keyring.member, asked.SUBJECT, row.pk)
    return row


def _line(text: str) -> str:
    """One line, as it is read."""
    return unicodedata.normalize("NFC", " ".join(text.split()))[:LONGEST].strip()
