"""The worker asks for what is missing of files that opened letters speak of, a piece at a time, until each is whole.

Each piece is proven against its manifest before it is kept, and the manifest against the address in the letter. What
came lies beside its place until it is whole; what is there is proven anew in the next round, so a broken line, a kill
and a disk that lost something all go on with what is missing, and no list of pieces has to be right.

Also called: resumable download, pull.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from datetime import timedelta
from itertools import batched
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.letters.delivery import pieces_asked
from amanjol.foundation.letters.delivery.carrying import (
    NEXT_ROUND,
    Carrier,
    NotDelivered,
    OthersTurn,
    carrier,
    wait_after,
)
from amanjol.foundation.letters.delivery.pieces_asked import Question
from amanjol.foundation.letters.files import brought, lying, receiving
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import pieces
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.letters.files.brought import BroughtFile
    from amanjol.foundation.seals.folders import SealedFolder
    from amanjol.foundation.seals.letters.pieces import Manifest

logger = logging.getLogger(__name__)

_UNDER_WAY: Final = timedelta(minutes=10)  # nobody else takes it meanwhile
_DUE: Final = "select id, from_node, address, size, tries, has_arrived from letters_file_due(%s, %s)"
_ARRIVED: Final = "select letters_file_arrived(%s)"
_TOLD: Final = "select letters_file_told(%s)"
_PUT_OFF: Final = "select letters_file_put_off(%s, %s, %s)"


class Due(NamedTuple):
    """A file that is asked for; `size` in bytes, as it is sealed. `has_arrived`: the other node is to be told; where it
    does not lie here any more, it is asked for once more.
    """

    pk: UUID
    node: str
    address: bytes
    size: int
    tries: int
    has_arrived: bool


def fetch() -> int:
    """Ask for all that is due. Gives how many files came whole. None of it where the node has no keys."""
    whole = 0
    with carrier() as asking:
        if asking is None:
            return 0
        while not asking.is_over and (due := _due()) is not None:
            whole += Fetching(asking, due).go_on()
    return whole


class Fetching:
    """One file, in one turn."""

    def __init__(self, asking: Carrier, due: Due) -> None:
        self._asking = asking
        self._due = due
        self._has_come = False

    def go_on(self) -> bool:
        """Whether it came whole just now."""
        is_lacking = not (self._due.has_arrived and lying.folder().is_there(self._due.pk))
        try:
            if is_lacking:
                self._bring()
            self._tell()
        except OthersTurn:
            _call(_PUT_OFF, self._due.pk, timezone.now() + NEXT_ROUND, False)
            return False
        except (NotDelivered, SealBroken, OSError) as error:
            logger.warning("A file waits at node %s (%s).", self._due.node, error or type(error).__name__)
            tries = 1 if self._has_come else self._due.tries
            _call(_PUT_OFF, self._due.pk, timezone.now() + wait_after(tries), True)
            return False
        return is_lacking

    def _bring(self) -> None:
        """All of it, of what a stick brought first. NotDelivered; SealBroken for what is not what the letter speaks of;
        OSError, for a full disk.
        """
        folder, pk = lying.folder(), self._due.pk
        came = brought.of(self._due.node, self._due.address)
        manifest = self._manifest(came)
        with _part(folder, pk) as part:
            lacking = pieces.missing(manifest, pieces.whole_in(part, manifest))
            if came is not None:
                lacking = came.give(part, manifest, lacking)
            for numbers in batched(lacking, at_once(self._due.tries)):
                self._keep(part, manifest, numbers)
            part.truncate(manifest.size)
            part.flush()
            os.fsync(part.fileno())
        folder.settle(pk)
        _call(_ARRIVED, pk)
        if came is not None:
            came.remove()

    def _manifest(self, came: BroughtFile | None) -> Manifest:
        manifest = came.manifest() if came is not None else None
        if manifest is None:
            question = Question(self._due.address).to_bytes()
            written = self._asking.ask_for(self._due.node, pieces_asked.PATH, question)
            manifest = pieces.read_manifest(written, self._due.address)
        if manifest.size != self._due.size:
            raise SealBroken
        return manifest

    def _keep(self, part: BinaryIO, manifest: Manifest, numbers: tuple[int, ...]) -> None:
        question = Question(self._due.address, numbers).to_bytes()
        rest = self._asking.ask_for(self._due.node, pieces_asked.PATH, question)
        for number in numbers:
            piece, rest = rest[: manifest.bytes_of(number)], rest[manifest.bytes_of(number) :]
            if not pieces.is_piece(manifest, number, piece):
                raise SealBroken
            part.seek(number * PIECE_BYTES)
            part.write(piece)
            self._has_come = True

    def _tell(self) -> None:
        """A node that is reached by sticks alone reads it in what goes back on one."""
        if not self._asking.is_by_stick(self._due.node):
            question = Question(self._due.address).to_bytes()
            self._asking.ask_for(self._due.node, pieces_asked.RECEIVED, question)
        _call(_TOLD, self._due.pk)


def at_once(tries: int) -> int:
    """Pieces of one question: fewer after each turn in vain, so that a slow line carries one within its time."""
    return max(1, pieces_asked.AT_ONCE >> 2 * (tries - 1))


@contextmanager
def _part(folder: SealedFolder, pk: UUID) -> Iterator[BinaryIO]:
    """What has come of it. One that lies in its place already, where a kill came before the row said so, is it too."""
    path = folder.coming() / pk.hex
    if folder.is_there(pk):
        folder.path_of(pk).rename(path)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "r+b") as opened:
        yield cast("BinaryIO", opened)


def _due() -> Due | None:
    """Taken so that no second worker asks for it, too; nothing more today from a node that has sent too much."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DUE, [timezone.now() + _UNDER_WAY, receiving.LARGEST_A_DAY])
        row = cursor.fetchone()
    if row is None:
        return None
    pk, node, address, size, tries, has_arrived = row
    return Due(pk, node, bytes(address), size, tries, has_arrived)


def _call(statement: str, *values: UUID | datetime | bool) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
