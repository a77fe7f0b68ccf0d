"""Where a repository can lie: a folder here; object storage is in `buckets`.

Also called: storage backends.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from amanjol.public.packs.publishing.problems import PlaceFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BEGUN = {"blobs", "targets"}  # all that a first publication leaves behind that was cut off
_PART = ".part-"  # begins the name of what is not written to its end


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What a place says of a file: bytes, and when it was last written."""

    length: int
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Headers:
    """What readers are to be sent with a file, where the place can say it. `encoding` is empty or `br`."""

    content_type: str
    cache_control: str
    encoding: str = ""


class Place(Protocol):
    """Names are relative, with `/`. Every method raises `PlaceFailed`."""

    @property
    def name(self) -> str: ...

    @property
    def at_once(self) -> int:
        """How many files are best written at the same time."""

    def listing(self, folder: str) -> Mapping[str, StoredFile]:
        """Every file below a folder, or of all, by its whole name; what is half written is not among them."""

    def read(self, name: str) -> bytes | None:
        """None where there is no such file."""

    def write(self, name: str, source: bytes | Path, headers: Headers | None = None) -> None:
        """The file is there with all its bytes or, after any failure, as it was before."""

    def settle(self) -> None:
        """Return once everything written so far would survive a power cut."""

    def remove(self, name: str) -> None: ...


class Folder:
    """A repository in a folder. `may_link` lets it share files with a pack on the same disk."""

    at_once = 1

    def __init__(self, root: Path, *, may_link: bool = False) -> None:
        self._root = root
        self._may_link = may_link
        self._touched: set[Path] = set()

    @property
    def name(self) -> str:
        return str(self._root)

    def path(self, name: str) -> Path:
        return self._root / name

    def listing(self, folder: str) -> dict[str, StoredFile]:
        files = {}
        with self._told():
            for directory, _folders, names in (self._root / folder).walk(on_error=_unless_missing):
                for name in names:
                    if name.startswith(_PART):
                        continue
                    facts = (directory / name).stat()
                    whole = (directory / name).relative_to(self._root).as_posix()
                    files[whole] = StoredFile(facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))
        return files

    def read(self, name: str) -> bytes | None:
        with self._told():
            try:
                return (self._root / name).read_bytes()
            except FileNotFoundError:
                return None

    def write(self, name: str, source: bytes | Path, headers: Headers | None = None) -> None:  # noqa: ARG002  a folder has none
        target = self._root / name
        part = target.with_name(f"{_PART}{secrets.token_hex(8)}")
        with self._told():
            self._make(target.parent)
            try:
                self._fill(part, source)
                part.replace(target)
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
            self._touched.add(target.parent)

    def settle(self) -> None:
        with self._told():
            for folder in sorted(self._touched):
                _sync(folder)
        self._touched.clear()

    def remove(self, name: str) -> None:
        with self._told():
            (self._root / name).unlink(missing_ok=True)

    def remove_parts(self) -> None:
        """What killed writers have left. Only for who holds the lock of the repository."""
        with self._told():
            for part in list(self._root.rglob(f"{_PART}*")):
                part.unlink(missing_ok=True)

    def _make(self, folder: Path) -> None:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        self._touched.update(path.parent for path in missing)

    def _fill(self, part: Path, source: bytes | Path) -> None:
        if self._may_link and isinstance(source, Path):
            with contextlib.suppress(OSError):  # another disk, or one without links
                os.link(source.resolve(), part)
                _sync(part)
                return
        with part.open("xb") as opened:
            if isinstance(source, bytes):
                opened.write(source)
            else:
                with source.open("rb") as original:
                    shutil.copyfileobj(original, opened, 1024 * 1024)
            opened.flush()
            os.fsync(opened.fileno())

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            raise PlaceFailed(f"{self._root}: {error.strerror or error}{where}.") from error


def open_place(address: str, holds: str = "metadata") -> Place:
    """The place of an address, `s3://bucket/prefix` or a folder, empty or with `holds` in it. Raises `PlaceFailed`."""
    if address.startswith("s3://"):
        from amanjol.public.packs.publishing.buckets import Bucket  # noqa: PLC0415  boto3 is slow to import

        return Bucket.at(address)
    if "://" in address:
        raise PlaceFailed(f"'{address}' is no place to write to: name a folder, or s3://bucket/prefix.")
    folder = Path(address).absolute()
    try:
        _check_folder(folder, holds)
    except OSError as error:
        raise PlaceFailed(f"{folder} cannot be read: {error.strerror}.") from error
    return Folder(folder)


def _check_folder(folder: Path, holds: str) -> None:
    if not folder.parent.is_dir():
        raise PlaceFailed(f"{folder.parent} is not there: make it, or put in the stick.")
    if folder.exists() and not folder.is_dir():
        raise PlaceFailed(f"{folder} is a file: name a folder.")
    others = {entry.name for entry in folder.iterdir()} - _BEGUN if folder.is_dir() else set()
    if others and not (folder / holds).exists():
        raise PlaceFailed(f"{folder} is not empty and holds nothing published: name another folder.")


def is_within_reach(address: str) -> bool:
    """False for a folder that is not there now, such as a stick that was taken out."""
    return address.startswith("s3://") or (Path(address) / "metadata").is_dir()


def _unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
