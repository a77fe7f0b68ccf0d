"""Files of a case that go with a referral: which can be chosen, what of each goes, and how it is read for the letter.

A picture, a PDF and a document go as the copy without what stands beside what one sees. The original goes only where
somebody said that it is evidence: so plain text, which has no copy, and a file of which none can be made. Not stored
anywhere in clear: it is sealed as it is read.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from amanjol.casework.standards.policy.leaving import Likeness
from amanjol.casework.standards.referring.evidence import GROUPS, Sort, name_of
from amanjol.casework.support.files import actions as case_files
from amanjol.casework.support.files.queries import files_of
from amanjol.foundation.letters.files.sending import Attachment

if TYPE_CHECKING:
    from collections.abc import Buffer, Collection, Iterable, Iterator
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.policy.leaving import Group
    from amanjol.casework.support.files.actions import Content
    from amanjol.casework.support.files.queries import OpenedFile
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class FileChoice:
    """A file of the case, by the id of its row. `as_evidence`: the original and not the copy. `shows_face`: nobody has
    looked and said that no face and no fingerprint is in it.
    """

    file: UUID
    sort: Sort
    as_evidence: bool
    shows_face: bool


class NotThisFile(ValueError):
    """It is not there any more, or only its original could go and nobody said that it is evidence."""


def can_go(case: Case, keyring: Keyring) -> list[OpenedFile]:
    """Files that are there, in the order in which they came. SealBroken."""
    return [
        file
        for file in reversed(files_of(case, keyring).files)
        if file.record.gone is None and not file.is_lost
    ]


def groups_of(choices: Iterable[FileChoice]) -> tuple[Group, ...]:
    """What has to be allowed before these go."""
    groups: dict[Group, None] = {}
    for choice in choices:
        groups |= dict.fromkeys(sorted(GROUPS[choice.sort]))
        if choice.shows_face:
            groups[Likeness.LIKENESS] = None
    return tuple(groups)


def attachments(
    case: Case, choices: Collection[FileChoice], keyring: Keyring
) -> list[tuple[OpenedFile, Attachment]]:
    """In the order in which they were chosen. NotThisFile; SealBroken.

    Whoever sends them records each as opened: not before all are made, since until then the journal would wait.
    """
    there = {file.row.pk: file for file in can_go(case, keyring)}
    chosen = []
    for number, choice in enumerate(choices, 1):
        file = there.get(choice.file)
        if file is None or not (choice.as_evidence or file.kind.has_copy):
            raise NotThisFile
        open_ = case_files.original_of if choice.as_evidence else case_files.copy_of
        content = partial(_read, partial(open_, keyring=keyring, file=file))
        name = name_of(choice.sort, number, file.kind.value)
        chosen.append((file, Attachment(name, _media_type(file), content)))
    return chosen


def _media_type(file: OpenedFile) -> str:
    return file.kind.content_type.partition(";")[0]


def _read(open_: partial[Content]) -> BinaryIO:
    """contents.reading.Refused; store.NoFile; SealBroken; PermissionDenied, for an original; OSError."""
    content = open_()
    return cast("BinaryIO", io.BufferedReader(_Parts(content)))


class _Parts(io.RawIOBase):
    """What is opened, as a file that is read once."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._parts: Iterator[bytes] = iter(content)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        target = memoryview(buffer).cast("B")
        if not self._rest:
            self._rest = next(self._parts, b"")
        part, self._rest = self._rest[: len(target)], self._rest[len(target) :]
        target[: len(part)] = part
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._content.close()
        super().close()
