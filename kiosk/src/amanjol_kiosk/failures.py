"""What can go wrong: one class, one exit code and one sentence each. After every one the old pack is shown."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path


class Failed(Exception):
    """`word` is the outcome that `status` names; `code` the exit code."""

    word: ClassVar[str] = "failed"
    code: ClassVar[int] = 1


class NotReached(Failed):
    """Nobody answers, or too slowly, or not with what was asked for. Worth trying again."""

    word = "not reached"
    code = 3


class Missing(NotReached):
    """The place is there and does not have this file. Trying again at once does not help."""

    word = "missing"

    def __init__(self, sentence: str, status: int = 404) -> None:
        super().__init__(sentence)
        self.status = status


class Refused(Failed):
    """What came is altered, older than what is known, or could do harm."""

    word = "refused"
    code = 4


class OutOfDate(Failed):
    """The signatures have expired, by this device's clock: a frozen mirror, or a wrong clock."""

    word = "expired"
    code = 5


class NoRoom(Failed):
    """The pack does not fit on the disk."""

    word = "no room"
    code = 6


class Busy(Failed):
    """Another sync of the same data folder is running."""

    word = "busy"
    code = 7


class NotSetUp(Failed):
    """The device was not given what it needs."""

    word = "not set up"
    code = 8


class DiskFailed(Failed):
    """The disk does not read or write."""

    word = "disk failed"
    code = 9


class Interrupted(Failed):
    """Something more urgent was asked for; what is half fetched is kept."""

    word = "interrupted"
    code = 10


def of_disk(error: OSError, where: Path) -> Failed:
    """What an error of the operating system means for the data folder."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return NoRoom(f"The disk of {where} is full.")
    return DiskFailed(f"The data folder {where} cannot be used: {error.strerror or error}.")
