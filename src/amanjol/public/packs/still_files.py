"""SHA-256 of files that lie still: read once, and again when they were written to or a day has passed.

Each build looks whether the earlier pack is whole, and what it reads a minute after writing it comes from memory, not
from the disk. Once a day is soon enough for what rots there.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

READ_AGAIN_AFTER: Final = 24 * 60 * 60.0  # seconds
_SETTLED: Final = 2_000_000_000  # nanoseconds: whoever writes again sooner might leave the same time
_MOST: Final = 20_000  # files


@dataclass(frozen=True, slots=True)
class _Read:
    size: int
    written_at: int  # nanoseconds
    sha256: str
    read_at: float  # seconds of the clock that only runs on


@dataclass(slots=True)
class StillFiles:
    """What one process has read. A file that several packs share is one file here, too."""

    _read: dict[tuple[int, int], _Read] = field(default_factory=dict)  # by device and number on it

    def sha256(self, file: Path) -> str:
        """Raises `OSError`."""
        status = os.stat(file)  # noqa: PTH116  thousands of them, and `Path.stat` takes half as long again
        place = status.st_dev, status.st_ino
        earlier = self._read.get(place)
        if earlier and self._holds(earlier, status):
            return earlier.sha256
        digest = sha256_of(file)
        if len(self._read) >= _MOST:
            self._read.clear()
        if time.time_ns() - status.st_mtime_ns > _SETTLED:
            self._read[place] = _Read(status.st_size, status.st_mtime_ns, digest, time.monotonic())
        return digest

    @staticmethod
    def _holds(earlier: _Read, status: os.stat_result) -> bool:
        untouched = (earlier.size, earlier.written_at) == (status.st_size, status.st_mtime_ns)
        return untouched and time.monotonic() - earlier.read_at < READ_AGAIN_AFTER


def sha256_of(file: Path) -> str:
    """Raises `OSError`."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
