"""Whole trees of a pack, made of links into the blobs, and which of them is shown.

A tree has its name only when every content and every folder of it is on the disk; then one rename of a
link switches to it. Nothing that is shown is ever changed, but for a damaged file that is replaced.

Also called: atomic switch, garbage collection.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from amanjol_kiosk import records
from amanjol_kiosk.failures import Failed, NotSetUp, of_disk
from amanjol_kiosk.folder import replace_link, sync

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from amanjol_kiosk.blobs import BlobStore
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.manifests import File
    from amanjol_kiosk.records import Record

_UNFINISHED, _MENDED = ".unfinished", ".mended"  # beside the trees, never in one


class NothingOlder(Failed):
    """There is no pack to roll back to."""

    word = "nothing older"
    code = 8


def build(folder: DataFolder, record: Record, store: BlobStore) -> Path:
    """The tree, whole and on the disk; every blob must be here. Raises `NoRoom`, `DiskFailed`."""
    tree = folder.packs / _name_of(record)
    try:
        store.settle()
        records.write(tree, record)
        if tree.is_dir():
            mend(tree, record, store)
            return tree
        unfinished = folder.packs / _UNFINISHED
        if unfinished.exists():
            shutil.rmtree(unfinished)
        unfinished.mkdir()
        for path, blob in _links(record.files):
            place = unfinished / path
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(store.path(blob), place, follow_symlinks=False)
        _sync_folders(unfinished)
        unfinished.rename(tree)
        sync(folder.packs)
    except OSError as error:
        raise of_disk(error, folder.path) from error
    return tree


def mend(tree: Path, record: Record, store: BlobStore) -> int:
    """Replace every file of a tree that is not the blob it should be. Gives how many. Raises `OSError`."""
    replaced = 0
    fresh = tree.with_name(_MENDED)
    for path, blob in _links(record.files):
        place = tree / path
        if _is_same(place, store.path(blob)):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        os.link(store.path(blob), fresh, follow_symlinks=False)
        fresh.replace(place)
        replaced += 1
    _sync_folders(tree)
    return replaced


def switch(folder: DataFolder, tree: Path) -> None:
    """Show a tree from now on, and keep the one shown until now. Raises `NoRoom`, `DiskFailed`."""
    current = records.target_of(folder.current)
    if current == tree:
        return
    try:
        if current is not None:
            replace_link(folder.previous, current)
        replace_link(folder.current, tree)
    except OSError as error:
        raise of_disk(error, folder.path) from error


def older(folder: DataFolder) -> tuple[Path, Record]:
    """The tree that could be shown instead of the one that is. Raises `NothingOlder`, `NotSetUp`."""
    current, previous = records.target_of(folder.current), records.target_of(folder.previous)
    if current is None:
        raise NotSetUp("This device shows no pack yet: run `amanjol-kiosk sync` first.")
    record = records.read(previous) if previous else None
    if previous is None or previous == current or record is None:
        raise NothingOlder("There is no older pack on this device to go back to.")
    return previous, record


def go_back(folder: DataFolder, tree: Path) -> None:
    """Show an older tree; the one left is no tree to go back to. Raises `DiskFailed`."""
    try:
        replace_link(folder.current, tree)
        folder.previous.unlink()
        sync(folder.path)
    except OSError as error:
        raise of_disk(error, folder.path) from error


def prune(folder: DataFolder, building: Record | None = None) -> None:
    """Remove trees that are neither shown nor kept, blobs that no tree uses, and half fetched files.

    What a tree that is being built needs stays. Raises `DiskFailed`.
    """
    linked = {tree: records.read(tree) for tree in _linked(folder)}
    try:
        for entry in list(folder.packs.iterdir()):
            tree = entry.with_suffix("") if entry.suffix == ".json" else entry
            if tree in linked:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        if building is None:
            for part in list(folder.partial.iterdir()):
                part.unlink()
        found_records = [*linked.values(), *([building] if building else [])]
        if None not in found_records:  # of a tree whose record is lost it is not known what it uses
            _remove_unused(
                folder, {blob.sha256 for record in found_records if record for blob in record.blobs()}
            )
    except OSError as error:
        raise of_disk(error, folder.path) from error


def has_leftovers(folder: DataFolder) -> bool:
    """Whether an interrupted sync left something that `prune` would remove; blobs without a tree aside."""
    expected = {name for tree in _linked(folder) for name in (tree.name, f"{tree.name}.json")}
    return {entry.name for entry in folder.packs.iterdir()} != expected or any(folder.partial.iterdir())


def drop_previous(folder: DataFolder) -> None:
    folder.previous.unlink(missing_ok=True)


def _linked(folder: DataFolder) -> list[Path]:
    targets = (records.target_of(link) for link in (folder.current, folder.previous))
    return [tree for tree in targets if tree is not None]


def _remove_unused(folder: DataFolder, used: set[str]) -> None:
    for shelf in list(folder.blobs.iterdir()):
        for blob in list(shelf.iterdir()):
            if blob.name not in used:
                blob.unlink()


def _name_of(record: Record) -> str:
    """The number, and a hash over every path and content: another choice of languages is another tree."""
    digest = hashlib.sha256()
    for path, blob in sorted(_links(record.files)):
        digest.update(f"{path}\0{blob}\n".encode())
    return f"{record.pack:06d}-{digest.hexdigest()[:16]}"


def _links(files: Mapping[str, File]) -> Iterator[tuple[str, str]]:
    """Every path of a tree with the hash of its content."""
    for path, file in files.items():
        yield path, file.plain.sha256
        if file.brotli:
            yield f"{path}.br", file.brotli.sha256


def _is_same(place: Path, blob: Path) -> bool:
    try:
        return os.path.samestat(place.lstat(), blob.lstat())
    except FileNotFoundError:
        return False


def _sync_folders(root: Path) -> None:
    for folder, _folders, _files in root.walk(top_down=False):
        sync(folder)
