"""Files of which an opened letter speaks: expected from then on, fetched by the worker, opened by who reads the letter.

Nothing is shown of one that is not proven whole: its manifest, its pieces, the letter's key and digest.

Also called: attachments, downloads.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from amanjol.foundation.letters.files import brought, lying
from amanjol.foundation.letters.files.sending import LARGEST_TOGETHER
from amanjol.foundation.letters.models import ArrivingFile
from amanjol.foundation.seals import streams
from amanjol.foundation.seals.letters import pieces
from amanjol.foundation.seals.letters.pieces import LARGEST_SEALED, Place

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.letters.models import OpenedLetter
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.letter import Letter
    from amanjol.foundation.seals.letters.pieces import LetterFile

LARGEST_A_DAY: Final = 1024 * 1024 * 1024
"""Bytes that are fetched from one node within 24 hours; what is more comes later."""


def are_too_large(files: Collection[LetterFile]) -> bool:
    """Whether no letter of ours would speak of them."""
    sizes = [streams.sealed_size(file.size) for file in files]
    return max(sizes, default=0) > LARGEST_SEALED or sum(sizes) > LARGEST_TOGETHER


def expect(letter: Letter, entry: OpenedLetter) -> None:
    """In the transaction in which it is opened."""
    if not letter.files:
        return
    ArrivingFile.objects.bulk_create(
        ArrivingFile(
            organisation_id=entry.organisation_id,
            opened=entry,
            number=number,
            address=file.manifest,
            size=streams.sealed_size(file.size),
            expires_at=letter.expires_at,
        )
        for number, file in enumerate(letter.files)
    )


def of_letters(opened: Collection[UUID]) -> dict[tuple[UUID, int], ArrivingFile]:
    """By the row of the letter and the number in it."""
    rows = ArrivingFile.objects.filter(opened__in=opened)
    return {(row.opened_id, row.number): row for row in rows}


def content_of(row: ArrivingFile, file: LetterFile, issuer: Organisation, letter: UUID) -> BinaryIO:
    """What the letter speaks of, proven whole, to be read from its beginning and closed. folders.NoFile; SealBroken."""
    source = lying.folder().open(row.pk)
    try:
        reader = pieces.open_file(file, Place(issuer, letter, row.number), source)
        pieces.prove(file, reader)
        return cast("BinaryIO", _Closing(reader, source))
    except BaseException:
        source.close()
        raise


def drop(opened: Collection[UUID] | QuerySet[Any]) -> None:
    """Files of these letters (their rows here) go at the commit: their case is erased."""
    rows = ArrivingFile.objects.filter(opened__in=opened)
    lying.remove_at_commit(list(rows.values_list("pk", flat=True)))
    for node, letter in rows.values_list("opened__issuer_node", "opened__letter").distinct():
        brought.remove_at_commit(node, letter)
    rows.delete()


class _Closing(io.BufferedReader):
    """Closes the sealed file, too."""

    def __init__(self, reader: streams.SealedReader, source: BinaryIO) -> None:
        super().__init__(reader, streams.PIECE_BYTES)
        self._source = source

    def close(self) -> None:
        super().close()
        self._source.close()
