"""The table that everything is answered from: every file of one pack with its headers, made once.

An address is only ever looked up in it; no path of the disk is made from what was asked for.

Also called: cache.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from amanjol_kiosk import records
from amanjol_kiosk.serving.headers import STRICT, Headers, of_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol_kiosk.manifests import Blob

IN_MEMORY = 256 * 1024  # bytes; larger files are sent by the server without Python
MEMORY = 10 * 1024 * 1024  # bytes of small files that are kept; the others come from the system's cache
_CHUNK = 256 * 1024
_BASE_LINK = re.compile(r'\b(href|src|action|data-root)="([^"#:]*)"')
_MISSING = re.compile(r"(?:([a-z]{2,3}(?:-[a-z]{4})?)/)?404\.html")


class BrokenPack(ValueError):
    """The tree has no record, or files of it are missing or of another size."""


class DamagedFile(ValueError):
    """A file is not as long as it should be, or cannot be read."""


@dataclass(slots=True)
class ServedFile:
    """One file, ready to send: its headers, `Content-Length` the last."""

    file: str
    size: int
    sha256: str
    etag: str
    headers: Headers
    content: bytes | None = None

    def read(self) -> bytes:
        """Of a small file. Raises `DamagedFile`."""
        if self.content is not None:
            return self.content
        try:
            handle = os.open(self.file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                content = os.read(handle, self.size + 1)
            finally:
                os.close(handle)
        except OSError as error:
            raise DamagedFile(self.file) from error
        if len(content) != self.size:
            raise DamagedFile(self.file)
        return content

    def has_its_size(self) -> bool:
        try:
            status = os.lstat(self.file)
        except OSError:
            return False
        return stat.S_ISREG(status.st_mode) and status.st_size == self.size

    def is_whole(self) -> bool:
        """Every byte is read."""
        digest = hashlib.sha256()
        try:
            with open(self.file, "rb", buffering=0) as opened:  # noqa: PTH123  a name, not a path, 1,400 times
                while chunk := opened.read(_CHUNK):
                    digest.update(chunk)
        except OSError:
            return False
        return digest.hexdigest() == self.sha256


@dataclass(slots=True)
class Table:
    """Every file of one pack by path, plain and brotli, and by language the page for a wrong address."""

    tree: Path | None = None
    pack: int = 0
    published_at: str = ""
    plain: dict[str, ServedFile] = field(default_factory=dict)
    brotli: dict[str, ServedFile] = field(default_factory=dict)
    missing: dict[str, tuple[Headers, bytes]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    damaged: int = 0  # files that were left out
    _left: int = MEMORY
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, served: ServedFile, content: bytes | None = None) -> None:
        """Keep the bytes of a small file while there is room. Raises `DamagedFile`."""
        with self._lock:
            if served.content is None and served.size <= min(self._left, IN_MEMORY):
                served.content = served.read() if content is None else content
                self._left -= served.size

    def drop(self, served: ServedFile) -> None:
        """It is damaged, and is not sent any more."""
        for group in (self.plain, self.brotli):
            for path in [path for path, entry in group.items() if entry is served]:
                del group[path]
                self.damaged += 1

    def files(self) -> Iterator[ServedFile]:
        """What is sent most comes first."""
        yield from list(self.brotli.values())
        yield from list(self.plain.values())


def read_table(tree: Path, *, must_be_whole: bool) -> Table:
    """Of every file only the size is looked at. Those that differ are left out, or all are refused.

    Raises `BrokenPack`.
    """
    record = records.read(tree)
    if record is None:
        raise BrokenPack(f"{tree.name} has no record")
    languages = tuple(name for name in record.languages if name != "shared")
    table = Table(tree, record.pack, record.published_at, languages=languages)
    root = str(tree)
    for path, file in record.files.items():
        table.damaged += not _add(table.plain, root, path, file.plain, is_brotli=False)
        if file.brotli:
            etag = file.plain.sha256
            table.damaged += not _add(table.brotli, root, path, file.brotli, is_brotli=True, named=etag)
    if table.damaged and must_be_whole:
        raise BrokenPack(f"{table.damaged} files of {tree.name} are not as they should be")
    for path in list(table.plain):
        if match := _MISSING.fullmatch(path):
            _add_missing_page(table, path, match[1] or "")
    return table


def _add(
    group: dict[str, ServedFile], root: str, path: str, blob: Blob, *, is_brotli: bool, named: str = ""
) -> bool:
    """Whether the file is there with its size."""
    etag = f'"{named[:32]}-br"' if is_brotli else f'"{blob.sha256[:32]}"'
    served = ServedFile(
        f"{root}/{path}.br" if is_brotli else f"{root}/{path}",
        blob.length,
        blob.sha256,
        etag,
        of_file(path, etag, blob.length, is_brotli=is_brotli),
    )
    if ".." in path.split("/") or not served.has_its_size():
        return False
    group[path] = served
    return True


def _add_missing_page(table: Table, path: str, language: str) -> None:
    """The page as it is sent in place of any other: at whatever depth, so with links that count from `/`."""

    def absolute(match: re.Match[str]) -> str:
        return f'{match[1]}="{urljoin(f"/{path}", match[2])}"'

    try:
        text = table.plain[path].read().decode()
    except (DamagedFile, UnicodeDecodeError):
        return
    body = _BASE_LINK.sub(absolute, text).encode()
    headers = [
        *STRICT,
        ("Vary", "Accept-Language"),
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", "no-cache"),
        ("Content-Length", str(len(body))),
    ]
    table.missing[language] = (headers, body)
