"""Whether a new pack fits on the disk, asked before the first byte is fetched."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from amanjol_kiosk.failures import NoRoom, of_disk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from amanjol_kiosk.blobs import BlobStore
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.manifests import Blob
    from amanjol_kiosk.records import Record

RESERVE = 64 * 1024 * 1024  # bytes that stay free: for counts, for the log, for the next sync
_BLOCK = 4096  # bytes that the smallest file takes
_A_NAME = 512  # bytes for a file's place in its tree and in the record


def free_and_total(folder: Path) -> tuple[int, int]:
    """Bytes of the disk that this user may still fill, and of the whole disk. Raises `DiskFailed`."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError as error:
        raise of_disk(error, folder) from error
    return usage.free, usage.total


def needed_for(record: Record, store: BlobStore) -> int:
    """Bytes that building the tree will take: missing contents in whole blocks, and the names."""
    contents = sum(_on_disk(blob.length) for blob in missing(record.blobs(), store))
    return contents + len(record.files) * _A_NAME + _BLOCK * 16


def freed_by_dropping(dropped: Record, *others: Record) -> int:
    """Bytes that only the dropped tree uses."""
    used = {blob.sha256 for record in others for blob in record.blobs()}
    return sum(_on_disk(blob.length) for blob in set(dropped.blobs()) if blob.sha256 not in used)


def missing(blobs: Iterable[Blob], store: BlobStore) -> list[Blob]:
    return [blob for blob in dict.fromkeys(blobs) if not store.has(blob)]


def refuse_without(needed: int, folder: DataFolder, reserve: int) -> None:
    """Raises `NoRoom`."""
    free, _total = free_and_total(folder.path)
    if needed > free - reserve:
        raise NoRoom(
            f"The new pack needs {_mebibytes(needed)} MiB, but only {_mebibytes(max(0, free - reserve))} MiB"
            f" of the disk may be filled ({_mebibytes(reserve)} MiB stay free); the old pack stays."
        )


def _on_disk(length: int) -> int:
    return -(-length // _BLOCK) * _BLOCK


def _mebibytes(count: int) -> str:
    return f"{count / 1024**2:.1f}"
