"""Why a file is refused, and how its bytes are read: in small parts, exactly as many as were asked for."""

from __future__ import annotations

import io
from enum import Enum
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PART_BYTES: Final = 64 * 1024


class Why(Enum):
    """In one word; the sentences for people are in the form."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NOT_TAKEN = "not-taken"
    HEIC = "heic"
    BROKEN = "broken"
    TOO_MANY_PIXELS = "too-many-pixels"
    MOVING = "moving"
    TWO_IN_ONE = "two-in-one"
    EXPLODES = "explodes"
    MACROS = "macros"
    FETCHES = "fetches"
    NO_COPY = "no-copy"
    BUSY = "busy"


class Refused(Exception):
    """A file is not taken in, or not copied; `why` says it. Nothing of what is in it is repeated."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def exactly(source: BinaryIO, size: int) -> bytes:
    """Refused where fewer are left."""
    data = source.read(size)
    if len(data) != size:
        raise Refused(Why.BROKEN)
    return data


def parts(source: BinaryIO, size: int) -> Iterator[bytes]:
    """The next `size` bytes, a part at a time. Refused where fewer are left."""
    while size:
        data = exactly(source, min(size, PART_BYTES))
        yield data
        size -= len(data)


def skip(source: BinaryIO, size: int) -> None:
    """Refused where fewer are left: a file that is cut off ends earlier than it says."""
    for _data in parts(source, size):
        pass


def tail(source: BinaryIO, size: int) -> bytes:
    """The last bytes, at most so many."""
    end = source.seek(0, io.SEEK_END)
    source.seek(max(0, end - size))
    return source.read(size)
