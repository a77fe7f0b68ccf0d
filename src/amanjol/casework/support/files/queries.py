"""Files of a case, opened: what is known of them. The content is read through `content_of` alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.support.files import store
from amanjol.casework.support.files.contents.kinds import Kind
from amanjol.casework.support.files.records import FileRecord
from amanjol.casework.support.files.words import NAMES
from amanjol.casework.support.models import CaseFile
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.fields import Context

ADDED: Final = "case.file-added"
"""The journal's verb for a new file: as many as there are rows."""
TAKEN_AWAY: Final = "case.file-taken-away"
OPENED: Final = "case.file-opened"
ORIGINAL_OPENED: Final = "case.file-original-opened"
_ACTS: Final = frozenset({ADDED, TAKEN_AWAY})
_SCHEMA: Final = 1
"""Of what is sealed in the folder."""


class NoSuchFile(LookupError):
    """The case has no file of this id."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """`number` counts from 1 in the order in which they came; `who` took it in, `who_took` took it away.

    `is_lost`: the row is there and the file is not.
    """

    row: CaseFile
    record: FileRecord
    number: int
    who: str
    who_took: str
    is_lost: bool

    @property
    def kind(self) -> Kind:
        return Kind(self.record.kind)

    @property
    def kind_name(self) -> str:
        return str(NAMES[self.kind])


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The newest first. `are_fewer`: the journal knows of more than there are, as of an older copy."""

    files: list[OpenedFile]
    are_fewer: bool


def files_of(case: Case, keyring: Keyring) -> CaseFiles:
    """SealBroken."""
    rows = rows_in(CaseFile, case)
    recorded = {acts.verb: acts.times for acts in queries.acts_in(case) if acts.verb in _ACTS}
    if not rows:
        return CaseFiles([], recorded.get(ADDED, 0) > 0)
    key = sealing.key_of_case(case, keyring)
    opened = [(row, _open(row, key, keyring)) for row in rows]
    opened.sort(key=lambda entry: (entry[1].at, str(entry[0].pk)))
    acts = sum(record.acts for _row, record in opened)
    are_fewer = recorded.get(ADDED, 0) > len(rows) or sum(recorded.values()) > acts
    return CaseFiles(_named(opened, keyring)[::-1], are_fewer)


def file_of(case: Case, pk: UUID, keyring: Keyring) -> OpenedFile:
    """NoSuchFile; SealBroken."""
    chosen = next((file for file in files_of(case, keyring).files if file.row.pk == pk), None)
    if chosen is None:
        raise NoSuchFile
    return chosen


def content_of(file: OpenedFile, keyring: Keyring) -> BinaryIO:
    """What came, for the caller to close. store.NoFile, also of one that was taken away; SealBroken."""
    if file.record.gone is not None:
        raise store.NoFile
    return store.open_content(file.row.pk, key_in(file.record), place_of(file.row.pk, keyring))


def place_of(pk: UUID, keyring: Keyring) -> Context:
    return keyring.organisation.place(str(pk), "support_casefile.content", _SCHEMA)


def key_in(record: FileRecord) -> bytes:
    """SealBroken for none."""
    try:
        return bytes.fromhex(record.key)
    except ValueError:
        raise SealBroken from None


def _open(row: CaseFile, key: bytes, keyring: Keyring) -> FileRecord:
    record = sealing.open_row(FileRecord, row, key, keyring)
    if record.kind not in _KINDS:
        raise SealBroken
    return record


_KINDS: Final = frozenset(kind.value for kind in Kind)


def _named(opened: Iterable[tuple[CaseFile, FileRecord]], keyring: Keyring) -> list[OpenedFile]:
    opened = list(opened)
    people = {record.by for _row, record in opened}
    people |= {record.gone.by for _row, record in opened if record.gone is not None}
    names = names_of(people, keyring.member.organisation)
    return [
        OpenedFile(
            row,
            record,
            number,
            names.get(record.by, ""),
            names.get(record.gone.by, "") if record.gone is not None else "",
            record.gone is None and not store.is_there(row.pk),
        )
        for number, (row, record) in enumerate(opened, 1)
    ]
