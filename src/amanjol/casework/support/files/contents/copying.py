"""Has the copy of a file made by a process of its own (`copier`), a part of it in memory here at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from amanjol.casework.support.files.contents.reading import PART_BYTES, Refused, Why

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

LONGEST: Final = 50
"""Seconds until a copy is given up, before the proxy gives up its answer; of the processor it has fewer
(`copier.MOST_SECONDS`).
"""
PATIENCE: Final = 2
"""Seconds that one waits for a place: a request that waits holds its transaction, and one of few threads."""
_COMMAND: Final = (sys.executable, "-I", "-m", "amanjol.casework.support.files.contents.copier")
_PLACES: Final = threading.BoundedSemaphore(2)
"""So many are made at once by one process of the web server."""


def copied_apart(ending: str, source: BinaryIO, largest: int) -> Generator[bytes]:
    """The copy, a part at a time, of at most `largest` bytes. Refused where none can be made, at the latest at its end:
    nothing may be given out before; as busy where others have all places.
    """
    pipe = subprocess.PIPE
    with (
        _place(),
        subprocess.Popen(
            (*_COMMAND, ending), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env={}
        ) as process,
    ):
        watch = threading.Timer(LONGEST, process.kill)
        watch.start()
        try:
            _feed(process, source)
            yield from _taken(process, largest)
            if process.wait():
                raise Refused(Why.NO_COPY)
        finally:
            watch.cancel()
            process.kill()


@contextmanager
def _place() -> Iterator[None]:
    if not _PLACES.acquire(timeout=PATIENCE):
        raise Refused(Why.BUSY)
    try:
        yield
    finally:
        _PLACES.release()


def _feed(process: subprocess.Popen[bytes], source: BinaryIO) -> None:
    """It reads all of it before it writes; one that ended says so by its code."""
    if process.stdin is None:
        return
    with suppress(BrokenPipeError), process.stdin as target:
        while data := source.read(PART_BYTES):
            target.write(data)


def _taken(process: subprocess.Popen[bytes], largest: int) -> Iterator[bytes]:
    if process.stdout is None:
        return
    size = 0
    while data := process.stdout.read(PART_BYTES):
        size += len(data)
        if size > largest:
            raise Refused(Why.EXPLODES)
        yield data
