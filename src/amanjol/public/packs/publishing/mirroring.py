"""Bringing the node's copy to a place, and clearing what nothing uses any more.

Also called: upload, garbage collection.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.public.packs.publishing.node_keys import TIMESTAMP
from amanjol.public.packs.publishing.places import Folder
from amanjol.public.packs.publishing.problems import PlaceFailed
from amanjol.public.packs.publishing.repository import blob_name, target_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from amanjol.public.packs.publishing.places import Place, StoredFile
    from amanjol.public.packs.publishing.repository import Repository

GRACE: Final = timedelta(days=30)  # a device may still be fetching what was shown before
_ROOT: Final = re.compile(r"metadata/[0-9]+\.root\.json")


def push(repository: Repository, place: Place, progress: Callable[[str], None]) -> int:
    """Make a place show what the node's copy shows: bytes before their names, the timestamp last.

    Only blobs that are missing are written. Gives how many. Raises `PlaceFailed`.
    """
    targets = {
        target_name(channel, file.hashes["sha256"]): repository.target(channel, file.hashes["sha256"])
        for channel, file in repository.target_files().items()
    }
    needed: dict[str, int] = {}
    for content in targets.values():
        needed |= repository.blobs_of(content)
    there = place.listing("blobs")
    missing = [
        sha256
        for sha256, length in needed.items()
        if blob_name(sha256) not in there or there[blob_name(sha256)].length != length
    ]
    _write_blobs(repository, place, missing, progress)
    place.settle()
    for name, content in targets.items():
        place.write(name, content)
    place.settle()
    _write_metadata(repository, place)
    return len(missing)


def _write_blobs(
    repository: Repository, place: Place, missing: Iterable[str], progress: Callable[[str], None]
) -> None:
    pool = ThreadPoolExecutor(max_workers=place.at_once)
    try:
        waiting = [pool.submit(_write_blob, repository, place, sha256) for sha256 in missing]
        for future in as_completed(waiting):
            progress(future.result())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _write_blob(repository: Repository, place: Place, sha256: str) -> str:
    """A blob that is damaged here is removed, so that the next publication brings it back."""
    name = blob_name(sha256)
    file = repository.folder.path(name)
    try:
        with file.open("rb") as opened:
            is_whole = hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except OSError as error:
        raise PlaceFailed(f"{file} cannot be read: {error.strerror}.") from error
    if not is_whole:
        repository.folder.remove(name)
        raise PlaceFailed(f"{file} was damaged and is removed: publish its pack again.")
    place.write(name, file)
    return name


def _write_metadata(repository: Repository, place: Place) -> None:
    """A reader between two of these writes sees the old channel, or fails and comes again."""
    *versioned, timestamp = repository.metadata_names()
    for name in versioned:
        place.write(name, repository.folder.read(name) or b"")
    place.settle()
    there = place.listing("metadata")
    for number, content in repository.roots().items():
        name = f"metadata/{number}.root.json"
        if name not in there or there[name].length != len(content):
            place.write(name, content)
    place.settle()
    place.write(timestamp, repository.timestamp)
    place.settle()


def prune(repository: Repository, place: Place, now: datetime) -> int:
    """Remove what was written 30 days ago or earlier, and no target uses that a channel shows or showed since.

    Nor what each channel showed just before. The place must have been pushed to before. Gives how many files.
    Raises `PlaceFailed`.
    """
    needed = _kept(repository, now)
    removed = 0
    for folder in ("blobs", "targets", "metadata"):
        for name, stored in place.listing(folder).items():
            if name not in needed and not _ROOT.fullmatch(name) and _is_old(stored, now):
                place.remove(name)
                removed += 1
    place.settle()
    if isinstance(place, Folder):
        place.remove_parts()
    return removed


def _kept(repository: Repository, now: datetime) -> set[str]:
    needed = {TIMESTAMP, *repository.metadata_names()}
    earlier = {
        name for name, stored in repository.folder.listing("targets").items() if not _is_old(stored, now)
    }
    for channel, file in repository.target_files().items():
        name = target_name(channel, file.hashes["sha256"])
        needed.add(name)
        needed.update(map(blob_name, repository.blobs_of(repository.target(channel, file.hashes["sha256"]))))
        previous = file.unrecognized_fields.get("custom", {}).get("previous")
        if previous:
            earlier.add(target_name(channel, previous))
    for name in earlier - needed:
        content = repository.folder.read(name)
        if content is None:
            continue
        needed.add(name)
        with contextlib.suppress(PlaceFailed):  # no longer whole: nobody can fetch it anyway
            needed.update(map(blob_name, repository.blobs_of(content)))
    return needed


def _is_old(stored: StoredFile, now: datetime) -> bool:
    return now - stored.written_at >= GRACE
