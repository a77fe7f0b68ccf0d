"""Every content once, named by its SHA-256: fetched, unpacked, compared and synced before it has its name."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import brotli

from amanjol_kiosk.failures import NotReached, Refused, of_disk
from amanjol_kiosk.folder import sync

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from hashlib import _Hash
    from pathlib import Path
    from typing import BinaryIO

    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.manifests import Blob, File
    from amanjol_kiosk.pacing import Patience
    from amanjol_kiosk.sources import Source

_PIECE = 256 * 1024  # bytes
_WORTH_WAITING = 1024  # bytes that a try must bring, to be worth another


class BlobStore:
    """Only for who holds the lock of the data folder.

    `arrived` is told of every byte that comes, and of 0 now and then while this machine works on.
    """

    def __init__(
        self, folder: DataFolder, source: Source, patience: Patience, arrived: Callable[[int], None]
    ) -> None:
        self._folder = folder
        self._source = source
        self._patience = patience
        self._arrived = arrived
        self._touched: set[Path] = set()

    def path(self, sha256: str) -> Path:
        return self._folder.blobs / sha256[:2] / sha256

    def has(self, blob: Blob) -> bool:
        """Whether it is here with its full length; `damaged` reads it too."""
        try:
            facts = self.path(blob.sha256).lstat()
        except OSError:
            return False
        return facts.st_size == blob.length

    def obtain(self, file: File) -> None:
        """Have a file and its brotli form here. Of the two only the brotli form travels.

        Raises `NotReached`, `Refused`, `NoRoom`, `DiskFailed`.
        """
        if file.brotli is None:
            self._fetch_missing(file.plain)
            return
        was_here = self.has(file.brotli)
        self._fetch_missing(file.brotli)
        if self.has(file.plain):
            return
        if self._unpacked(file.brotli, file.plain):
            return
        if was_here:  # it may have been damaged on this disk
            self.forget(file.brotli)
            self._fetch_missing(file.brotli)
            if self._unpacked(file.brotli, file.plain):
                return
        raise Refused(f"The packed form {file.brotli.sha256[:12]}… holds something else than was signed.")

    def read(self, file: File) -> bytes:
        """A small file, obtained and compared."""
        self.obtain(file)
        content = self.path(file.plain.sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != file.plain.sha256:
            self.forget(file.plain)
            self.obtain(file)
            content = self.path(file.plain.sha256).read_bytes()
        return content

    def damaged(self, blobs: Iterable[Blob]) -> list[Blob]:
        """Those that are here and hold something else than their name says, or nothing readable."""
        return [blob for blob in dict.fromkeys(blobs) if self._is_damaged(blob)]

    def forget(self, blob: Blob) -> None:
        self.path(blob.sha256).unlink(missing_ok=True)

    def settle(self) -> None:
        """Return once every name given so far would survive a power cut."""
        try:
            for folder in sorted(self._touched):
                sync(folder)
        except OSError as error:
            raise of_disk(error, self._folder.path) from error
        self._touched.clear()

    # -- inside --------------------------------------------------------------------------------------

    def _is_damaged(self, blob: Blob) -> bool:
        self._arrived(0)
        try:
            with self.path(blob.sha256).open("rb") as opened:
                return hashlib.file_digest(opened, "sha256").hexdigest() != blob.sha256
        except FileNotFoundError:
            return False
        except OSError:
            return True

    def _fetch_missing(self, blob: Blob) -> None:
        if self.has(blob):
            return
        part = self._folder.partial / blob.sha256
        try:
            resumed = self._fill(part, blob)
            if not resumed.is_whole and resumed.began_at:  # what was half here may have been damaged
                part.unlink()
                resumed = self._fill(part, blob)
            if not resumed.is_whole:
                part.unlink()
                raise Refused(f"The file {blob.sha256[:12]}… at {self._source.name} is altered.")
            self._give_name(part, blob)
        except OSError as error:
            _make_room(part)
            raise of_disk(error, self._folder.path) from error

    def _fill(self, part: Path, blob: Blob) -> _Filled:
        with part.open("a+b") as opened:
            digest, position = _hash_of(opened)
            if position > blob.length:
                opened.truncate(0)
                digest, position = hashlib.sha256(), 0
            filled = _Filled(opened, digest, position, blob.length, self._arrived)
            while filled.position < blob.length:
                try:
                    self._continue(filled, blob)
                except NotReached as failure:
                    self._patience.after(failure)
            self._patience.renew()  # also a file of a few bytes is a step forward
            opened.flush()
            os.fsync(opened.fileno())
        filled.is_whole = filled.digest.hexdigest() == blob.sha256
        return filled

    def _continue(self, filled: _Filled, blob: Blob) -> None:
        name = f"blobs/{blob.sha256[:2]}/{blob.sha256}"
        with self._source.open(name, filled.position) as answer:
            if answer.begins_at != filled.position:
                filled.begin_anew()
            for chunk in answer.chunks:
                if not filled.add(chunk):
                    filled.begin_anew()
                    raise Refused(
                        f"The file {blob.sha256[:12]}… at {self._source.name} is longer than was signed."
                    )
                if filled.has_come_further():
                    self._patience.renew()
        if filled.position < blob.length:
            raise NotReached(f"{self._source.name} gave only a part of {blob.sha256[:12]}….")

    def _unpacked(self, packed: Blob, plain: Blob) -> bool:
        """Never writes more than the plain form's signed length."""
        self._arrived(0)
        part = self._folder.partial / f"{plain.sha256}.plain"
        try:
            with self.path(packed.sha256).open("rb") as source, part.open("wb") as target:
                digest = _unpack(source, target, plain.length)
                target.flush()
                os.fsync(target.fileno())
            if digest != plain.sha256:
                part.unlink()
                return False
            self._give_name(part, plain)
        except OSError as error:
            _make_room(part)
            raise of_disk(error, self._folder.path) from error
        return True

    def _give_name(self, part: Path, blob: Blob) -> None:
        target = self.path(blob.sha256)
        if not target.parent.is_dir():
            target.parent.mkdir()
            self._touched.add(self._folder.blobs)
        part.replace(target)
        self._touched.add(target.parent)


class _Filled:
    """A half fetched file while it is being filled."""

    def __init__(
        self, opened: BinaryIO, digest: _Hash, position: int, length: int, arrived: Callable[[int], None]
    ) -> None:
        self.began_at = position
        self.position = position
        self.digest = digest
        self.is_whole = False
        self._furthest = position
        self._opened = opened
        self._length = length
        self._arrived = arrived

    def has_come_further(self) -> bool:
        """Since it last had: who always begins anew, or gives a byte at a time, wears patience out."""
        if self.position < self._furthest + _WORTH_WAITING:
            return False
        self._furthest = self.position
        return True

    def add(self, chunk: bytes) -> bool:
        """False where it would be too long."""
        if self.position + len(chunk) > self._length:
            return False
        self._opened.write(chunk)
        self.digest.update(chunk)
        self.position += len(chunk)
        self._arrived(len(chunk))
        return True

    def begin_anew(self) -> None:
        self._opened.truncate(0)
        self.digest = hashlib.sha256()
        self.position = self.began_at = 0


def _hash_of(opened: BinaryIO) -> tuple[_Hash, int]:
    digest = hashlib.sha256()
    opened.seek(0)
    while piece := opened.read(_PIECE):
        digest.update(piece)
    return digest, opened.tell()


def _unpack(source: BinaryIO, target: BinaryIO, longest: int) -> str:
    """The SHA-256 of what was unpacked; empty where it is no brotli, or longer than it may be."""
    unpacker = brotli.Decompressor()
    digest = hashlib.sha256()
    written = 0
    try:
        while not unpacker.is_finished():
            piece = source.read(_PIECE) if unpacker.can_accept_more_data() else b""
            plain = unpacker.process(piece, output_buffer_limit=_PIECE)
            if not piece and not plain:  # it ends too early
                return ""
            written += len(plain)
            if written > longest:
                return ""
            target.write(plain)
            digest.update(plain)
    except brotli.error:
        return ""
    return digest.hexdigest()


def _make_room(part: Path) -> None:
    """A full disk needs the bytes of what is half written for noting what went wrong."""
    with suppress(OSError):
        part.unlink(missing_ok=True)
