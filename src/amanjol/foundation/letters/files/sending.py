"""A file leaves with its letter: it is sealed and lies on the disk before there is a row of it, and goes after the row.

Whatever kills the server between the two, what is left has no row and no key, and the nightly sweep removes it.

Also called: attachments.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.models import SentFile
from amanjol.foundation.seals.letters import pieces
from amanjol.foundation.seals.letters.pieces import Place, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.pieces import LetterFile, Manifest

MOST: Final = 20
LARGEST_TOGETHER: Final = 100 * 1024 * 1024
"""Bytes of all files of one letter, as they are sealed."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """`content` is opened when the letter is sealed, read once and closed. `name` and `media_type` go along."""

    name: str
    media_type: str
    content: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Sealed:
    """One that lies in the folder; `told` is what the letter says of it."""

    pk: UUID
    told: LetterFile
    manifest: Manifest


def seal_all(attachments: Collection[Attachment], issuer: Organisation, letter: UUID) -> list[Sealed]:
    """On the disk, in their order. TooLarge; ValueError for more than `MOST`; OSError. On an error none is left."""
    if len(attachments) > MOST:
        raise ValueError("These are too many files for one letter.")
    sealed: list[Sealed] = []
    try:
        for number, attachment in enumerate(attachments):
            sealed.append(_seal(attachment, Place(issuer, letter, number)))
            _check(sealed)
    except BaseException:
        remove(sealed)
        raise
    return sealed


def keep(sealed: Collection[Sealed], organisation: UUID, letter: UUID) -> None:
    """The rows, in the transaction of the letter."""
    if not sealed:
        return
    SentFile.objects.bulk_create(
        SentFile(
            id=entry.pk,
            organisation_id=organisation,
            letter_id=letter,
            number=number,
            address=entry.told.manifest,
            manifest=entry.manifest.to_bytes(),
        )
        for number, entry in enumerate(sealed)
    )


def remove(sealed: Iterable[Sealed]) -> None:
    """Of a letter that did not come about."""
    for entry in sealed:
        lying.folder().remove(entry.pk)


def drop(letters: Collection[UUID] | QuerySet[Any]) -> None:
    """Files of these letters of ours go at the commit: taken back, or their case is erased."""
    rows = SentFile.objects.filter(letter__in=letters)
    lying.remove_at_commit(list(rows.values_list("pk", flat=True)))
    rows.delete()


def _check(sealed: Iterable[Sealed]) -> None:
    if sum(entry.manifest.size for entry in sealed) > LARGEST_TOGETHER:
        raise TooLarge("Together these files are too large for one letter.")


def _seal(attachment: Attachment, place: Place) -> Sealed:
    pk = uuid.uuid4()
    with attachment.content() as source:
        seal = partial(
            pieces.seal_file, source, place=place, name=attachment.name, media_type=attachment.media_type
        )
        spoken, manifest = lying.folder().put(pk, seal)
    return Sealed(pk, spoken, manifest)
