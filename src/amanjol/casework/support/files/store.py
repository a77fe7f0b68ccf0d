"""Where sealed files of cases lie: each under the random id of its row, in a folder of the node (`seals.folders`)."""

from __future__ import annotations

import hashlib
import io
import tempfile
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from django.conf import settings

from amanjol.foundation.seals.fields import Context
from amanjol.foundation.seals.folders import LEFT_ALONE, NoFile, SealedFolder, is_full
from amanjol.foundation.seals.streams import PIECE_BYTES, SealedReader, Sealer, new_file_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import timedelta
    from pathlib import Path
    from uuid import UUID

__all__ = [
    "LEFT_ALONE",
    "NoFile",
    "Put",
    "coming",
    "is_full",
    "is_there",
    "lying",
    "open_content",
    "path_of",
    "put",
    "put_aside",
    "remove",
    "sweep",
]


_ASIDE = Context(node="this", organisation="", record="copy", column="copy.content", version=1)


@dataclass(frozen=True, slots=True)
class Put:
    """Of what was sealed, in clear: `size` in bytes, `sha256` in hexadecimal."""

    size: int
    sha256: str


def path_of(pk: UUID) -> Path:
    return _folder().path_of(pk)


def coming() -> Path:
    """The folder of what is not there yet, on the same disk."""
    return _folder().coming()


def put(pk: UUID, key: bytes, place: Context, source: BinaryIO) -> Put:
    """All of `source`, sealed, on the disk under its name. OSError: then nothing of it is left."""
    return _folder().put(pk, partial(_seal, key, place, source))


def open_content(pk: UUID, key: bytes, place: Context) -> BinaryIO:
    """The content, to be read anywhere and to be closed. NoFile; SealBroken, at the latest for a piece that is read."""
    source = _folder().open(pk)
    try:
        return cast("BinaryIO", io.BufferedReader(_Closing(key, place, source), PIECE_BYTES))
    except BaseException:
        source.close()
        raise


def put_aside(parts: Iterable[bytes]) -> BinaryIO:
    """All of them, to be read anywhere and to be closed: on the disk without a name, under a key that is nowhere else.

    OSError.
    """
    key, source = new_file_key(), tempfile.TemporaryFile(dir=coming())  # noqa: SIM115  as long as it is read
    try:
        sealer = Sealer(key, _ASIDE, cast("BinaryIO", source))
        for part in parts:
            sealer.write(part)
        sealer.finish()
        source.flush()
        return cast(
            "BinaryIO", io.BufferedReader(_Closing(key, _ASIDE, cast("BinaryIO", source)), PIECE_BYTES)
        )
    except BaseException:
        source.close()
        raise


def is_there(pk: UUID) -> bool:
    return _folder().is_there(pk)


def remove(pk: UUID) -> None:
    """Nothing happens where it is gone. What this process may not remove is left to the sweep."""
    _folder().remove(pk)


def lying() -> Iterator[UUID]:
    """The ids of all files that lie in their places."""
    return _folder().lying()


def sweep(named: Collection[UUID], *, node: str = "", left_alone: timedelta = LEFT_ALONE) -> int:
    """Remove what has no row, as the folder does. Gives how many files went."""
    return _folder().sweep(named, node=node, left_alone=left_alone)


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


def _folder() -> SealedFolder:
    return SealedFolder(settings.SEALED_FILES_ROOT)
