"""A folder of sealed files, each under the random id of its row, which backups take along.

A file is written beside its place, brought to the disk and renamed into it before there is a row; then comes the row.
So a row that is there has its file, and a file without a row is nobody's: no key of it exists. What a kill left, and
what could not be removed, goes at night (`sweep`).

Beside the files lies the name of the node whose they are, since the database was seen that has rows of them. So the
sweep of another database removes nothing, and that of the right one does, also where all that lies there was erased.

Also called: blob storage, attachments folder, garbage collection.
"""

from __future__ import annotations

import errno
import logging
import os
import time
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, Final, cast
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)
LEFT_ALONE: Final = timedelta(days=1)
"""Nothing takes so long to be written: what is younger may be under way."""
_COMING: Final = "coming"
_OF: Final = "of-node"


class NoFile(Exception):
    """There is a row, and no file of it."""


def is_full(error: OSError) -> bool:
    """Whether a disk has no room left, or none for this account."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}


class SealedFolder:
    """`root` is made when the first file comes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path_of(self, pk: UUID) -> Path:
        return self.root / pk.hex[:2] / pk.hex

    def coming(self) -> Path:
        """The folder of what is not there yet, on the same disk."""
        folder = self.root / _COMING
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def put[T](self, pk: UUID, write: Callable[[BinaryIO], T]) -> T:
        """What `write` writes, on the disk under its name. OSError, and what `write` raises: nothing is left then."""
        part = self.coming() / pk.hex
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(handle, "wb", buffering=0) as file:
                written = write(cast("BinaryIO", file))
                os.fsync(file.fileno())
            self.settle(pk)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return written

    def settle(self, pk: UUID) -> None:
        """What was written beside its place, and is on the disk, goes into it. OSError."""
        target = self.path_of(pk)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        (self.coming() / pk.hex).rename(target)
        for folder in (target.parent, self.root):
            _sync(folder)

    def open(self, pk: UUID) -> BinaryIO:
        """As it lies. NoFile."""
        try:
            return cast("BinaryIO", self.path_of(pk).open("rb", buffering=0))
        except FileNotFoundError:
            raise NoFile from None

    def is_there(self, pk: UUID) -> bool:
        return self.path_of(pk).is_file()

    def remove(self, pk: UUID) -> None:
        """Nothing happens where it is gone. What this process may not remove is left to the sweep."""
        try:
            self.path_of(pk).unlink(missing_ok=True)
        except OSError:
            logger.warning("A sealed file could not be removed now: the nightly sweep does it.")

    def lying(self) -> Iterator[UUID]:
        """The ids of all files that lie in their places."""
        if self.root.is_dir():
            for folder in sorted(
                path for path in self.root.iterdir() if path.name != _COMING and path.is_dir()
            ):
                for path in folder.iterdir():
                    with suppress(ValueError):
                        yield UUID(hex=path.name)

    def claim(self, node: str) -> None:
        """That what lies here is of this node: it has rows in its database, or a restore has just brought both."""
        if not node or not self.root.is_dir() or self._claimed() == node:
            return
        part = self.coming() / _OF
        part.write_text(node, encoding="ascii")
        part.rename(self.root / _OF)
        _sync(self.root)

    def _claimed(self) -> str:
        """Empty where nobody has."""
        with suppress(OSError, UnicodeDecodeError):
            return (self.root / _OF).read_text(encoding="ascii")
        return ""

    def sweep(self, named: Collection[UUID], *, node: str = "", left_alone: timedelta = LEFT_ALONE) -> int:
        """Remove what has no row: `named` are the ids of all that have one in the database of `node`. Gives how many
        files went.

        Where not one of many files has a row, the database may be another one than the folder's: then nothing is
        removed, unless the folder is claimed for this node. What has a row and is not whole yet stays: it goes on
        coming.
        """
        before = time.time() - left_alone.total_seconds()
        there = {*self.lying()}
        nobodys = [pk for pk in there.difference(named) if _is_older(self.path_of(pk), before)]
        if not there.isdisjoint(named):
            self.claim(node)
        elif len(there) > 1 and not (node and self._claimed() == node):
            if nobodys:
                logger.warning("No sealed file here has a row in this database: none is removed.")
            return 0
        for pk in nobodys:
            self.remove(pk)
        going_on = {pk.hex for pk in named}
        begun = [
            path for path in self.coming().iterdir() if path.name not in going_on and _is_older(path, before)
        ]
        for path in begun:
            path.unlink(missing_ok=True)
        return len(nobodys) + len(begun)


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
