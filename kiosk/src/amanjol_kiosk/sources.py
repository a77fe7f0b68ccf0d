"""Where signed packs are read from: a folder here, such as a stick; the web is in `web`."""

from __future__ import annotations

import os
import stat
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from amanjol_kiosk.failures import Missing, NotReached, NotSetUp, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from amanjol_kiosk.pacing import Pace, Patience


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of a file from `begins_at`, which is 0 where the source cannot begin later."""

    begins_at: int
    chunks: Iterator[bytes]


class Source(Protocol):
    name: str  # for the log: without any password
    received: int  # bytes of contents so far
    told_at: datetime | None  # what the other side says the time is; nobody has signed it
    resumes: bool  # whether it begins in the middle of a file; true until it did not

    def open(self, path: str, offset: int = 0) -> AbstractContextManager[Answer]:
        """A file of the repository from `offset` on. Raises `NotReached`, `Missing`, also from the chunks."""

    def close(self) -> None:
        """Let go of connections; the source may be used again."""


class FolderSource:
    """Reads plain files below one folder, and follows no link out of it or anywhere."""

    def __init__(self, folder: Path, pace: Pace) -> None:
        self.name = str(folder)
        self.received = 0
        self.told_at: datetime | None = None
        self.resumes = True
        self._folder = folder
        self._pace = pace

    @contextmanager
    def open(self, path: str, offset: int = 0) -> Iterator[Answer]:
        with ExitStack() as stack:
            try:
                handle = self._opened(path, stack)
                size = os.fstat(handle).st_size
            except FileNotFoundError:
                raise self._missing(path) from None
            except OSError as error:
                raise NotReached(f"{path} cannot be read from {self.name}: {error.strerror}.") from error
            begins_at = offset if offset <= size else 0
            yield Answer(begins_at, self._chunks(handle, begins_at, path))

    def close(self) -> None:
        """Nothing stays open between two files."""

    def _opened(self, path: str, stack: ExitStack) -> int:
        """Step by step, so that nobody can put a link in the way; a pipe does not hang."""
        handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        stack.callback(os.close, handle)
        *folders, name = path.split("/")
        for part in folders:
            handle = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=handle)
            stack.callback(os.close, handle)
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=handle)
        stack.callback(os.close, handle)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is no file")
        return handle

    def _chunks(self, handle: int, position: int, path: str) -> Iterator[bytes]:
        while True:
            try:
                chunk = os.pread(handle, self._pace.chunk, position)
            except OSError as error:
                raise NotReached(f"{path} cannot be read from {self.name}: {error.strerror}.") from error
            if not chunk:
                return
            position += len(chunk)
            self.received += len(chunk)
            self._pace.spend(len(chunk))
            yield chunk

    def _missing(self, path: str) -> NotReached:
        if not self._folder.is_dir():
            return NotReached(f"{self.name} is not there: put in the stick, or name another folder.")
        if not (self._folder / "metadata").is_dir():
            return NotReached(f"{self.name} holds no packs: there is no folder `metadata` in it.")
        return Missing(f"{self.name} lacks {path}: it was not copied whole.")


def open_source(address: str, *, proxy: str | None, pace: Pace) -> Source:
    """Of `http://…`, `https://…` or a folder. Raises `NotSetUp`."""
    if "://" not in address:
        return FolderSource(Path(address).absolute(), pace)
    if address.partition("://")[0] not in {"http", "https"}:
        raise NotSetUp(f"'{address}' is no source: name a folder, or an address that begins with https://.")
    from amanjol_kiosk.web import WebSource  # noqa: PLC0415  slow, and a stick does without

    return WebSource(address, proxy=proxy, pace=pace)


def read_whole(source: Source, path: str, largest: int, patience: Patience) -> bytes:
    """A small file, tried again as `patience` allows. `largest` is in bytes. Raises `NotReached`, `Refused`."""
    while True:
        try:
            with source.open(path) as answer:
                content = bytearray()
                for chunk in answer.chunks:
                    content += chunk
                    if len(content) > largest:
                        raise Refused(f"{path} at {source.name} is longer than {largest} bytes.")
            patience.renew()
            return bytes(content)
        except NotReached as failure:
            patience.after(failure)
