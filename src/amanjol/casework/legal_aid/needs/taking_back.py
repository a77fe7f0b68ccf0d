"""Files for advocates are taken back: with their consent, by hand, and where nobody acts for the person any more.

Which letters went stands in the record of the case, and in the journal: an older copy of the record hides none.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from amanjol.casework.legal_aid.needs import asked
from amanjol.casework.legal_aid.needs.partners import NotAPartner, own_signing
from amanjol.casework.legal_aid.needs.records import CaseNeedRecord, TakenBack
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.letters import recalling
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.casework.legal_aid.needs.asked import AskedNeed
    from amanjol.foundation.organisations.keys.keyring import Keyring


def recall(keyring: Keyring, letters: Collection[UUID]) -> bool:
    """Our own bytes go, and at once what lies with an organisation of this node; another node is told by a recall.

    False where that node is believed no more: then somebody calls. SealBroken.
    """
    is_told = True
    with suppress(NotAPartner):
        signing = own_signing(keyring)
        try:
            recalling.recall(keyring=keyring, signing=signing, letters=letters)
        except recalling.NodeNotBelieved:
            is_told = False
        for letter in letters:
            recalling.drop(keyring.organisation, signing.key.public, letter)
    Outgoing.objects.filter(
        organisation=keyring.member.organisation_id, pk__in=letters, sealed__isnull=False
    ).update(sealed=None, next_try_at=None, gone_at=timezone.now())
    return is_told


def without_file(keyring: Keyring, opened: AskedNeed) -> CaseNeedRecord:
    """Its record after every version of the file was taken back; the very same where none stands. Whoever saves it
    writes the journal. SealBroken.
    """
    record = opened.record
    if record.file is None:
        return record
    is_told = recall(keyring, letters_of(keyring, opened))
    entry = TakenBack(present_moment(), keyring.person, record.file.version, is_told)
    return replace(record, taken_back=(*record.taken_back, entry))


def letters_of(keyring: Keyring, opened: AskedNeed) -> list[UUID]:
    """Those of every version that went, by the record and by the journal."""
    written = {entry.letter for entry in opened.record.files}
    return sorted(written | _in_journal(keyring, opened.row.pk))


def recall_remaining(keyring: Keyring, need: UUID, letters: Collection[UUID] = ()) -> None:
    """These, and what the journal knows of this need, as far as it was not recalled yet. SealBroken."""
    there = {*letters, *_in_journal(keyring, need)}
    recalled = entries_of(keyring.member.organisation_id).filter(
        verb="letters.recalled", subject_id__in=[str(letter) for letter in there]
    )
    gone = {UUID(pk) for pk in recalled.values_list("subject_id", flat=True)}
    if there - gone:
        recall(keyring, sorted(there - gone))


def _in_journal(keyring: Keyring, need: UUID) -> set[UUID]:
    entries = entries_of(keyring.member.organisation_id).filter(
        verb=asked.FILE_TOLD, details__contains={"need": str(need)}
    )
    return {
        UUID(details["letter"])
        for details in entries.values_list("details", flat=True)
        if "letter" in details  # an older program did not write it
    }
