"""Where sealed files lie: each under the random id of its row, in a folder of the node that backups take along.

A file is written beside its place, brought to the disk and renamed into it before there is a row; then comes the row.
So a row that is there has its file, and a file without a row is nobody's: no key of it exists. What a kill left, and
what could not be removed, goes at night (`sweep`).

Also called: blob storage, attachments folder, garbage collection.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, Final, cast
from uuid import UUID

from django.conf import settings

from amanjol.foundation.seals.streams import PIECE_BYTES, SealedReader, Sealer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from amanjol.foundation.seals.fields import Context

logger = logging.getLogger(__name__)
LEFT_ALONE: Final = timedelta(days=1)
"""No upload takes so long: what is younger may belong to one that is under way."""
_COMING: Final = "coming"


class NoFile(Exception):
    """There is a row, and no file of it."""


@dataclass(frozen=True, slots=True)
class Put:
    """Of what was sealed, in clear: `size` in bytes, `sha256` in hexadecimal."""

    size: int
    sha256: str


def path_of(pk: UUID) -> Path:
    return _root() / pk.hex[:2] / pk.hex


def coming() -> Path:
    """The folder of what is not there yet, on the same disk."""
    folder = _root() / _COMING
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def put(pk: UUID, key: bytes, place: Context, source: BinaryIO) -> Put:
    """All of `source`, sealed, on the disk under its name. OSError: then nothing of it is left."""
    part, target = coming() / pk.hex, path_of(pk)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb", buffering=0) as file:
            sealed = _seal(key, place, source, cast("BinaryIO", file))
            os.fsync(file.fileno())
        target.parent.mkdir(mode=0o700, exist_ok=True)
        part.rename(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    for folder in (target.parent, _root()):
        _sync(folder)
    return sealed


def open_content(pk: UUID, key: bytes, place: Context) -> BinaryIO:
    """The content, to be read anywhere and to be closed. NoFile; SealBroken, at the latest for a piece that is read."""
    try:
        source = path_of(pk).open("rb", buffering=0)
    except FileNotFoundError:
        raise NoFile from None
    try:
        return cast(
            "BinaryIO", io.BufferedReader(_Closing(key, place, cast("BinaryIO", source)), PIECE_BYTES)
        )
    except BaseException:
        source.close()
        raise


def is_there(pk: UUID) -> bool:
    return path_of(pk).is_file()


def remove(pk: UUID) -> None:
    """Nothing happens where it is gone. What this process may not remove is left to the sweep."""
    try:
        path_of(pk).unlink(missing_ok=True)
    except OSError:
        logger.warning("A sealed file could not be removed now: the nightly sweep does it.")


def lying() -> Iterator[UUID]:
    """The ids of all files that lie in their places."""
    root = _root()
    if root.is_dir():
        for folder in sorted(path for path in root.iterdir() if path.name != _COMING and path.is_dir()):
            for path in folder.iterdir():
                with suppress(ValueError):
                    yield UUID(hex=path.name)


def sweep(named: Collection[UUID], *, left_alone: timedelta = LEFT_ALONE) -> int:
    """Remove what has no row: `named` are the ids of all that have one. Gives how many files went.

    Where not one of many files has a row, the database is another one than the folder's: then nothing is removed.
    """
    before = time.time() - left_alone.total_seconds()
    there = {*lying()}
    nobodys = [pk for pk in there.difference(named) if _is_older(path_of(pk), before)]
    if len(there) > 1 and there.isdisjoint(named):
        if nobodys:
            logger.warning("No sealed file here has a row in this database: none is removed.")
        return 0
    for pk in nobodys:
        remove(pk)
    begun = [path for path in coming().iterdir() if _is_older(path, before)]
    for path in begun:
        path.unlink(missing_ok=True)
    return len(nobodys) + len(begun)


class _Closing(SealedReader):
    """Closes its file too."""

    def __init__(self, key: bytes, place: Context, source: BinaryIO) -> None:
        self._file = source
        super().__init__(key, place, source)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _seal(key: bytes, place: Context, source: BinaryIO, target: BinaryIO) -> Put:
    sealer, digest = Sealer(key, place, target), hashlib.sha256()
    while data := source.read(PIECE_BYTES):
        digest.update(data)
        sealer.write(data)
    sealer.finish()
    return Put(sealer.size, digest.hexdigest())


def _root() -> Path:
    root: Path = settings.SEALED_FILES_ROOT
    return root


def _is_older(path: Path, before: float) -> bool:
    try:
        return path.stat().st_mtime <= before
    except FileNotFoundError:
        return False


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
