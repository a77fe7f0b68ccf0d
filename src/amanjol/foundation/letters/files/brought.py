"""Files that a stick brought: sealed pieces that wait until somebody opens the letter which speaks of them.

They lie in the folder `brought` beside the node's keys, by the node that wrote the stick, the letter and the address
of the manifest. Nothing but pieces that this manifest names is kept, so that what is missing shows, and another stick
goes on. When the letter is opened, the worker takes the file over from here before it asks the other node (`delivery`).

Of one node 1 GiB may lie here; it goes after as many days as a letter lives, and with a
letter that is taken back.

Also called: staging area, resumable upload.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from shutil import rmtree
from typing import TYPE_CHECKING, BinaryIO, Final, cast
from uuid import UUID

from django.conf import settings
from django.db import transaction

from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import pieces
from amanjol.foundation.seals.letters.letter import LONGEST_LIFE
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from amanjol.foundation.seals.letters.pieces import Manifest

FOLDER: Final = "brought"
LARGEST_TOGETHER: Final = 1024 * 1024 * 1024
"""Bytes of one node that may lie here."""
_MANIFEST: Final = "manifest"
_PIECES: Final = "pieces"


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """What a stick of `node` brought of the file with this address (32 bytes), which goes with that letter."""

    node: str
    letter: UUID
    address: bytes

    @property
    def folder(self) -> Path:
        return _of_node(self.node) / f"{self.letter.hex}.{self.address.hex()}"

    def manifest(self) -> Manifest | None:
        """None where it has not come. One that is damaged counts as not come."""
        try:
            return pieces.read_manifest((self.folder / _MANIFEST).read_bytes(), self.address)
        except (FileNotFoundError, SealBroken):
            return None

    def begin(self, manifest: Manifest) -> None:
        """OSError."""
        for folder in (_root(), _of_node(self.node), self.folder):
            folder.mkdir(mode=0o700, exist_ok=True)
        with self.open(_MANIFEST) as file:
            file.write(manifest.to_bytes())
        with self.open() as file:
            file.truncate(manifest.size)  # so that what lies here counts as all that it will be

    def keep(self, came: Iterable[tuple[int, bytes]]) -> None:
        """Pieces that its manifest names, by their numbers. OSError."""
        with self.open() as file:
            for number, piece in came:
                _write(file, number, piece)

    @contextmanager
    def open(self, name: str = _PIECES) -> Iterator[BinaryIO]:
        """Its pieces, each in its place; on the disk when this ends. OSError."""
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        with os.fdopen(os.open(self.folder / name, flags, 0o600), "r+b") as opened:
            yield cast("BinaryIO", opened)
            opened.flush()
            os.fsync(opened.fileno())

    def lacking(self) -> list[int] | None:
        """The numbers of the pieces that have not come; None where not even the manifest has."""
        manifest = self.manifest()
        if manifest is None:
            return None
        with self.open() as file:
            return pieces.missing(manifest, pieces.whole_in(file, manifest))

    def give(self, target: BinaryIO, manifest: Manifest, lacking: list[int]) -> list[int]:
        """Write what is here of these pieces to their places in `target`. Gives those that are lacking still."""
        with self.open() as file:
            return [number for number in lacking if not _copied(file, target, manifest, number)]

    def remove(self) -> None:
        rmtree(self.folder, ignore_errors=True)


def of(node: str, address: bytes) -> BroughtFile | None:
    """What a stick of that node brought of this file; None for nothing that is of use."""
    for path in _of_node(node).glob(f"*.{address.hex()}"):
        with suppress(ValueError):
            brought = BroughtFile(node, UUID(hex=path.name.partition(".")[0]), address)
            if brought.manifest() is not None:
                return brought
    return None


def has_room(node: str, more: int) -> bool:
    """Whether so many bytes more of that node may lie here."""
    lying = sum(path.stat().st_size for path in _of_node(node).glob(f"*/{_PIECES}"))
    return lying + more <= LARGEST_TOGETHER


def remove_at_commit(node: str, letter: UUID) -> None:
    """With a letter that is taken back, or whose case is erased."""
    for path in _of_node(node).glob(f"{letter.hex}.*"):
        transaction.on_commit(partial(rmtree, path, ignore_errors=True))


def sweep() -> int:
    """What came longer ago than a letter lives. Gives how many files went."""
    before = time.time() - LONGEST_LIFE.total_seconds()
    old = [path for path in _root().glob("*/*") if path.stat().st_mtime <= before]
    for path in old:
        rmtree(path, ignore_errors=True)
    return len(old)


def _copied(source: BinaryIO, target: BinaryIO, manifest: Manifest, number: int) -> bool:
    source.seek(number * PIECE_BYTES)
    piece = source.read(manifest.bytes_of(number))
    if not pieces.is_piece(manifest, number, piece):
        return False
    _write(target, number, piece)
    return True


def _write(target: BinaryIO, number: int, piece: bytes) -> None:
    target.seek(number * PIECE_BYTES)
    target.write(piece)


def _of_node(node: str) -> Path:
    return _root() / node


def _root() -> Path:
    return settings.LETTERS_ROOT / FOLDER
