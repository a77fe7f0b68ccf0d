"""A node asks for the manifest of a file, or for pieces of it by their numbers, and says when it has all of them.

Only the node to which the letter goes is answered, and only with bytes that the manifest names: whatever lies in the
folder. For all others, and for a file that is not there, it does not exist.

Also called: range requests, content addressing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import msgspec
from django.db import connection
from django.utils import timezone

from amanjol.foundation.letters.files import lying
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.folders import NoFile
from amanjol.foundation.seals.letters import documents, pieces
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.letters.pieces import MOST_PIECES, PIECE_BYTES, Digest

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.seals.letters.pieces import Manifest

PATH: Final = "/nodes/pieces/"
RECEIVED: Final = "/nodes/pieces/received/"
AT_ONCE: Final = 16
"""Pieces of one answer: 1 MiB."""

_FOR: Final = "select id, manifest from letters_file_for(%s, %s)"
_RECEIVED: Final = "select letters_file_received(%s, %s, %s)"
_AGAIN: Final = "select letters_files_again(%s, %s)"
_WAIT_AGAIN: Final = "select letters_files_wait_again(%s, %s)"


class Question(DocumentRecord, frozen=True):
    """For these pieces of the file with this manifest; without any, for the manifest itself."""

    manifest: Digest
    pieces: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=0, lt=MOST_PIECES)], ...], msgspec.Meta(max_length=AT_ONCE)
    ] = ()


def answer(written: bytes, by: str) -> bytes:
    """The manifest, or the pieces one after another, for the node `by`. SealBroken."""
    question = _question(written)
    for pk, manifest in _files_for(by, question.manifest):
        try:
            parsed = pieces.read_manifest(manifest, question.manifest)
            return _pieces(pk, parsed, question.pieces) if question.pieces else manifest
        except (NoFile, OSError, SealBroken):
            continue  # a row is a claim: another of the same address may be true
    raise SealBroken


def received(written: bytes, by: str) -> int:
    """The node `by` says that it has all of it. As `has_all`; SealBroken."""
    return has_all(by, _question(written).manifest)


def has_all(node: str, address: bytes) -> int:
    """That node has all of the file with this address: in 35 days it goes here. Gives of how many files."""
    with connection.cursor() as cursor:
        cursor.execute(_RECEIVED, [node, address, timezone.now()])
        return int(cursor.fetchone()[0])


def keep_longer(node: str, since: datetime) -> None:
    """A node that was restored may ask for files of letters since then once more."""
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN, [node, since])


def wait_again(node: str, since: datetime) -> None:
    """As `keep_longer`, of a node that asks on a stick: what it had since waits for the next one."""
    with connection.cursor() as cursor:
        cursor.execute(_WAIT_AGAIN, [node, since])


def _question(written: bytes) -> Question:
    try:
        return documents.parsed(written, Question)
    except NotCanonical:
        raise SealBroken from None


def _files_for(node: str, manifest: bytes) -> list[tuple[UUID, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(_FOR, [node, manifest])
        return [(pk, bytes(written)) for pk, written in cursor.fetchall()]


def _pieces(pk: UUID, manifest: Manifest, numbers: tuple[int, ...]) -> bytes:
    with lying.folder().open(pk) as file:
        return b"".join(_piece(file, manifest, number) for number in numbers)


def _piece(file: BinaryIO, manifest: Manifest, number: int) -> bytes:
    """SealBroken for what is not as it was sealed here."""
    file.seek(number * PIECE_BYTES)
    data = file.read(PIECE_BYTES)
    if not pieces.is_piece(manifest, number, data):
        raise SealBroken
    return data
