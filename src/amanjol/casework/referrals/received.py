"""Files that a partner told with who it is: which there are, whether each is here, and what is opened of it.

Nothing is opened that is not what the letter speaks of (size and digest), and not by its content one of the kinds that
files of a case are: whatever the partner calls it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from django.utils import timezone

from amanjol.casework.referrals.models import ReferralLetter
from amanjol.casework.referrals.words import sort_in_words
from amanjol.casework.support.files.contents import kinds
from amanjol.casework.support.files.queries import files_of
from amanjol.foundation.letters.files import lying, receiving

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.support.files.contents.kinds import Kind
    from amanjol.foundation.letters.models import ArrivingFile
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.letters.pieces import LetterFile

HERE: Final = "here"
COMING: Final = "coming"
LOST: Final = "lost"
LATE: Final = "late"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """`number` in its letter, from 0. `state`: here, still coming, lost from our disk, or late: it comes no more.

    `is_taken`: it lies among the files of the case.
    """

    letter: UUID
    number: int
    file: LetterFile
    state: str
    is_taken: bool

    @property
    def title(self) -> str:
        return sort_in_words(self.file.name)


class NoSuchFile(LookupError):
    """The referral tells no such file, or it was taken back."""


def received_files(opened: OpenedReferral, case: Case | None, keyring: Keyring) -> list[ReceivedFile]:
    """Of all letters of the partner that are here still. SealBroken."""
    of_letters = [
        (entry.letter, number, file)
        for entry in opened.entries
        if entry.crossed is not None and not entry.crossed.is_ours
        for number, file in enumerate(entry.crossed.files)
    ]
    if not of_letters:
        return []
    rows = _rows(opened)
    taken = {file.record.sha256 for file in files_of(case, keyring).files} if case is not None else set()
    return [
        ReceivedFile(letter, number, file, _state(rows.get((letter, number))), file.digest.hex() in taken)
        for letter, number, file in of_letters
    ]


def content_of(opened: OpenedReferral, letter: UUID, number: int) -> tuple[LetterFile, Kind, BinaryIO]:
    """To be closed. NoSuchFile; folders.NoFile; contents.reading.Refused; SealBroken."""
    entry = next((entry for entry in opened.entries if entry.letter == letter), None)
    row = _rows(opened).get((letter, number))
    if entry is None or entry.crossed is None or entry.crossed.is_ours or row is None:
        raise NoSuchFile
    if not 0 <= number < len(entry.crossed.files):
        raise NoSuchFile
    file = entry.crossed.files[number]
    content = receiving.content_of(row, file, opened.row.with_partner, letter)
    try:
        kind = kinds.examine(content)
        content.seek(0)
    except BaseException:
        content.close()
        raise
    return file, kind, content


def _rows(opened: OpenedReferral) -> dict[tuple[UUID, int], ArrivingFile]:
    letters = ReferralLetter.objects.filter(referral=opened.row, opened__isnull=False)
    by_row = {row: letter for row, letter in letters.values_list("opened", "letter") if row is not None}
    rows = receiving.of_letters(list(by_row))
    return {(by_row[opened_id], number): row for (opened_id, number), row in rows.items()}


def _state(row: ArrivingFile | None) -> str:
    if row is None:
        return LATE
    if row.arrived_at is None:
        return COMING if row.expires_at > timezone.now() else LATE
    return HERE if lying.folder().is_there(row.pk) else LOST
