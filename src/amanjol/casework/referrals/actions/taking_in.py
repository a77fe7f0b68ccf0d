"""A file that a partner told is taken into the case: sealed anew under that case, as any other file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import received
from amanjol.casework.referrals.actions.writing import locked_in_case
from amanjol.casework.referrals.words import sort_in_words
from amanjol.casework.support.files.actions import Description, add_file

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import CaseFile
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def take_in(*, keyring: Keyring, case: Case, referral: UUID, letter: UUID, number: int) -> CaseFile:
    """From then on it stays, also where the partner takes the letter back.

    received.NoSuchFile; folders.NoFile; contents.reading.Refused; PermissionDenied; Closed; SealBroken; OSError.
    """
    written_in, opened, _signing = locked_in_case(keyring, case, referral)
    file, kind, content = received.content_of(opened, letter, number)
    about = sort_in_words(file.name)
    giver = opened.record.name if opened.record is not None else ""
    with content:
        row = add_file(
            keyring=keyring,
            case=written_in,
            source=content,
            name=f"{about}.{kind.value}",
            description=Description(about, giver),
        )
    record_act(
        "case.file-from-partner", keyring.member, "case", written_in.pk, file=row.pk, referral=referral
    )
    return row
