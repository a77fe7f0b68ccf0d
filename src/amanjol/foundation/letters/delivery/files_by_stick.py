"""Files of letters on sticks: cut into runs of pieces, as many as a stick has room for, and put together again.

What a stick brings is proven by the manifest that its head names, piece by piece, and kept (`files.brought`) until the
letter is opened that speaks of it. Sticks may come in any order, twice, or damaged: what is missing is said by number.

Also called: split archives, resumable transfer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final
from uuid import UUID

import msgspec
from django.db import connection, transaction

from amanjol.foundation.letters.files import brought, lying
from amanjol.foundation.letters.files.brought import BroughtFile
from amanjol.foundation.letters.models import Recalled
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import pieces
from amanjol.foundation.seals.letters.pieces import LARGEST_SEALED, MOST_PIECES, PIECE_BYTES, Digest
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from amanjol.foundation.seals.letters.pieces import Manifest

MOST_RUNS: Final = 500
"""Of one stick."""
SMALLEST: Final = 1_000_000
"""Bytes of the smallest stick: one piece and its manifest go on it for certain."""

_LARGEST_MANIFEST: Final = 64 * 1024
_WAITING: Final = "select id, letter, manifest from letters_files_waiting(%s, %s)"
_IS_HERE: Final = "select letters_file_is_here(%s, %s, %s)"
_HERE: Final = "select address from letters_files_here(%s, %s, %s)"


class Run(DataRecord, frozen=True):
    """Of a file that goes with this letter, `size` bytes as it is sealed: its manifest, of `written` bytes, and `count`
    pieces from number `first` on. ValueError where the file has not so many.
    """

    letter: UUID
    manifest: Digest
    written: Annotated[int, msgspec.Meta(ge=1, le=_LARGEST_MANIFEST)]
    size: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_SEALED)]
    first: Annotated[int, msgspec.Meta(ge=0, lt=MOST_PIECES)]
    count: Annotated[int, msgspec.Meta(ge=1, le=MOST_PIECES)]

    def __post_init__(self) -> None:
        if self.first + self.count > self.of_pieces:
            raise ValueError("The file has not so many pieces.")

    @property
    def of_pieces(self) -> int:
        return -(-self.size // PIECE_BYTES)

    @property
    def numbers(self) -> range:
        return range(self.first, self.first + self.count)

    @property
    def bytes_of_pieces(self) -> int:
        return min(self.size, self.numbers.stop * PIECE_BYTES) - self.first * PIECE_BYTES


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that goes to a node; `open` gives it as it lies here, to be read and closed."""

    letter: UUID
    manifest: Manifest
    open: Callable[[], BinaryIO]

    def run(self, first: int, count: int) -> Run:
        return Run(
            self.letter,
            self.manifest.address,
            len(self.manifest.to_bytes()),
            self.manifest.size,
            first,
            count,
        )


@dataclass(frozen=True, slots=True)
class Writing:
    """A run of a file, to be written after a head that names it."""

    run: Run
    of: Waiting

    def write(self, target: BinaryIO) -> None:
        """A piece that is damaged here is written as it is: who reads it says so. OSError."""
        manifest = self.of.manifest
        target.write(manifest.to_bytes())
        with self.of.open() as source:
            source.seek(self.run.first * PIECE_BYTES)
            for number in self.run.numbers:
                size = manifest.bytes_of(number)
                target.write(source.read(size).ljust(size, b"\0"))


class Came(StrEnum):
    """What is true of a file after a stick was read."""

    WHOLE = "whole"  # all of it waits here, in no backup, for its letter to be opened, or for the worker
    LACKING = "lacking"
    HERE = "here"  # it lies in its place, as it did before
    TAKEN_BACK = "taken-back"
    NO_ROOM = "no-room"


@dataclass(frozen=True, slots=True)
class CameOfFile:
    """`pieces` are how many it has, `lacking` the numbers of those that have not come, from 0."""

    address: bytes
    came: Came
    pieces: int
    lacking: tuple[int, ...] = ()


def waiting_for(node: str) -> list[Waiting]:
    """Files of letters to this node that it has not said it has."""
    folder = lying.folder()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_WAITING, [node, [*folder.lying()]])
        rows = cursor.fetchall()
    return [
        Waiting(letter, pieces.manifest_of(bytes(written)), partial(folder.open, pk))
        for pk, letter, written in rows
    ]


def here_of(node: str) -> list[bytes]:
    """Addresses of files of this node that lie here in their places, the newest first, at most `MOST_RUNS`. What waits
    for its letter to be opened is in no backup and not named, so that the other node keeps it.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_HERE, [node, [*lying.folder().lying()], MOST_RUNS])
        return [bytes(row[0]) for row in cursor.fetchall()]


def cut(waiting: Sequence[Waiting], at_most: int | None, taken: int = 0) -> list[list[Writing]]:
    """One list for each stick of `at_most` bytes, `SMALLEST` at least; on the first `taken` are gone. None: one stick,
    as long as `MOST_RUNS` are enough.
    """
    size = at_most if at_most is not None else len(waiting) * (LARGEST_SEALED + _LARGEST_MANIFEST) + taken
    sticks: list[list[Writing]] = [[]]
    left = size - taken
    for file in waiting:
        first, written, count = 0, len(file.manifest.to_bytes()), len(file.manifest.pieces)
        while first < count:
            if (left - written) // PIECE_BYTES < 1 or len(sticks[-1]) == MOST_RUNS:
                sticks.append([])
                left = size
            run = file.run(first, min(count - first, (left - written) // PIECE_BYTES))
            sticks[-1].append(Writing(run, file))
            left -= written + run.bytes_of_pieces
            first = run.numbers.stop
    return sticks


def take_in(source: BinaryIO, node: str, runs: Sequence[Run]) -> list[CameOfFile]:
    """What comes of them, one run after another, and what is true of each file then. OSError."""
    for run in runs:
        _take_run(source, node, run)
    return [_state(node, run) for run in {run.manifest: run for run in runs}.values()]


def _take_run(source: BinaryIO, node: str, run: Run) -> None:
    """What of it is not as the manifest names it is left out; where the stick ends within it, the rest is."""
    manifest = _manifest(source.read(run.written), run)
    end = source.tell() + run.bytes_of_pieces
    if manifest is not None and _refusal(node, run) is None:
        file = BroughtFile(node, run.letter, run.manifest)
        file.begin(manifest)
        file.keep(_pieces(source, manifest, run))
    source.seek(end)


def _manifest(written: bytes, run: Run) -> Manifest | None:
    try:
        manifest = pieces.read_manifest(written, run.manifest)
    except SealBroken:
        return None
    return manifest if manifest.size == run.size else None


def _pieces(source: BinaryIO, manifest: Manifest, run: Run) -> Iterator[tuple[int, bytes]]:
    for number in run.numbers:
        piece = source.read(manifest.bytes_of(number))
        if pieces.is_piece(manifest, number, piece):
            yield number, piece


def _refusal(node: str, run: Run) -> Came | None:
    """Why nothing of this file is kept."""
    if _is_here(node, run.manifest):
        return Came.HERE
    if Recalled.objects.filter(issuer_node=node, letter=run.letter).exists():
        return Came.TAKEN_BACK
    is_begun = BroughtFile(node, run.letter, run.manifest).manifest() is not None
    return None if is_begun or brought.has_room(node, run.size) else Came.NO_ROOM


def _state(node: str, run: Run) -> CameOfFile:
    refused = _refusal(node, run)
    if refused is not None:
        return CameOfFile(run.manifest, refused, run.of_pieces)
    lacking = BroughtFile(node, run.letter, run.manifest).lacking()
    numbers = tuple(range(run.of_pieces) if lacking is None else lacking)
    return CameOfFile(run.manifest, Came.LACKING if numbers else Came.WHOLE, run.of_pieces, numbers)


def _is_here(node: str, address: bytes) -> bool:
    """Whether it lies here in its place already. Where a letter that was opened waits for it, also for one that came
    and is lost, the worker looks at once.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_IS_HERE, [node, address, [*lying.folder().lying()]])
        return bool(cursor.fetchone()[0])
