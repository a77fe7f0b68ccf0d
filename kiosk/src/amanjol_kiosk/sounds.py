"""Sound of what readers are warned of, fetched with the documents and before the pack: a warning waits for none of it.

    sounds/list.json     the manifest as signed: `ru/ID OF A WARNING.mp3` with hash and length
    sounds/<hash>.mp3    each content once

What is signed no longer is not offered from then on, and its file goes. A sound that the place lacks, one that
is altered and one that finds no room hold up neither the pack nor the others.
"""

from __future__ import annotations

import hashlib
import logging
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from amanjol_kiosk import manifests
from amanjol_kiosk.failures import Missing, NoRoom, Refused
from amanjol_kiosk.folder import replace_file, sync

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol_kiosk.blobs import BlobStore
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.manifests import Blob, File

logger = logging.getLogger(__name__)
LARGEST: Final = 1024 * 1024  # bytes of one
MOST: Final = 64 * 1024 * 1024  # bytes of all that a device keeps
_PATH = re.compile(r"([a-z]{2,3}(?:-[a-z]{4})?)/([A-Za-z0-9-]{1,80})\.mp3")

type Listed = dict[tuple[str, str], Blob]
"""By the id of a warning and the language."""


class Sounds:
    """What a channel lists, taken over. Only for who holds the lock of the data folder."""

    def __init__(self, folder: DataFolder, manifest: File | None, store: BlobStore) -> None:
        self._folder = folder
        self._manifest = manifest
        self._store = store

    def let_go(self) -> None:
        """Of another list, before the documents change: what a warning said is not heard with what it says now."""
        if self._manifest is None or not self._is_taken_over(self._manifest):
            list_of(self._folder).unlink(missing_ok=True)

    def take_over(self) -> None:
        """Raises as `BlobStore.read` does, and `OSError`."""
        place = list_of(self._folder)
        if self._manifest is not None and not self._is_taken_over(self._manifest):
            content = self._store.read(self._manifest)
            for blob in (self._manifest.plain, self._manifest.brotli):
                if blob:
                    self._store.forget(blob)
            replace_file(place, content)
        names = {file_of(self._folder, blob.sha256).name for blob in listed(self._folder).values()}
        for file in list(self._folder.sounds.iterdir()):
            if file != place and file.name not in names:
                file.unlink()

    def fetch(self, languages: list[str]) -> None:
        """Those of these languages that are not here, of all where none is named. Raises `NotReached`, `DiskFailed`."""
        there = listed(self._folder)
        here = {blob for blob in there.values() if is_here(self._folder, blob)}
        room = MOST - sum(blob.length for blob in here)
        for (_warning, language), blob in there.items():
            if (languages and language not in languages) or blob in here or blob.length > room:
                continue
            if self._came(blob, language):
                here.add(blob)
                room -= blob.length

    def _came(self, blob: Blob, language: str) -> bool:
        try:
            self._store.obtain(manifests.File(blob))
            self._store.path(blob.sha256).replace(file_of(self._folder, blob.sha256))
            sync(self._folder.sounds)
        except (Missing, Refused, NoRoom) as failure:
            logger.warning("a warning has no sound in %s: %s", language, failure)
            return False
        return True

    def _is_taken_over(self, manifest: File) -> bool:
        try:
            content = list_of(self._folder).read_bytes()
        except OSError:
            return False
        return hashlib.sha256(content).hexdigest() == manifest.plain.sha256


def listed(folder: DataFolder) -> Listed:
    """What is signed; nothing where that makes no sense."""
    try:
        files = manifests.read_manifest(list_of(folder).read_bytes())
    except (OSError, Refused):
        return {}
    blobs: Listed = {}
    for path, file in files.items():
        match = _PATH.fullmatch(path)
        if match and file.plain.length <= LARGEST:
            blobs[match[2], match[1]] = file.plain
    return blobs


def heard(folder: DataFolder) -> dict[str, dict[str, str]]:
    """Of each warning by its id: the hash of its sound in each language in which it is here."""
    names: dict[str, dict[str, str]] = {}
    for (warning, language), blob in listed(folder).items():
        if is_here(folder, blob):
            names.setdefault(warning, {})[language] = blob.sha256
    return names


def read(folder: DataFolder, sha256: str) -> bytes | None:
    """What is signed, and nothing else: another content is removed, so that the next sync fetches it again."""
    if not is_listed(folder, sha256):
        return None
    file = file_of(folder, sha256)
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() == sha256:
        return content
    with suppress(OSError):
        file.unlink(missing_ok=True)
    return None


def is_listed(folder: DataFolder, sha256: str) -> bool:
    return any(blob.sha256 == sha256 for blob in listed(folder).values())


def is_here(folder: DataFolder, blob: Blob) -> bool:
    """With its full length; `read` looks at what it holds."""
    try:
        return file_of(folder, blob.sha256).stat().st_size == blob.length
    except OSError:
        return False


def list_of(folder: DataFolder) -> Path:
    return folder.sounds / "list.json"


def file_of(folder: DataFolder, sha256: str) -> Path:
    return folder.sounds / f"{sha256}.mp3"
