"""A device under test, and what must hold of it at any moment."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli
from _publisher import NOW

from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.pacing import Pace, Patience
from amanjol_kiosk.sources import open_source
from amanjol_kiosk.state import Attempt, SyncState
from amanjol_kiosk.syncing import SyncOptions, sync_once

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from amanjol_kiosk.sources import Source


def no_sleep(_seconds: float) -> None:
    """Pauses are asked for, and not waited for."""


@dataclass
class Device:
    """`now` is what its clock says."""

    path: Path
    root: Path
    now: datetime = NOW
    options: SyncOptions = field(default_factory=lambda: SyncOptions(reserve=0))

    @property
    def folder(self) -> DataFolder:
        return DataFolder(self.path)

    @property
    def state(self) -> SyncState:
        return SyncState.read(self.folder)

    def sync(self, source: str | Path | Source, **changes: Any) -> Attempt:
        """Four tries without pauses."""
        if isinstance(source, str | Path):
            source = open_source(str(source), proxy=None, pace=Pace())
        patience = Patience(tries=4, sleep=no_sleep)
        options = replace(self.options, root=self.root, now=lambda: self.now, patience=patience)
        return sync_once(self.folder, source, replace(options, **changes))

    def files_shown(self) -> dict[str, bytes]:
        """Every file of the current tree by its path."""
        return read_tree(self.folder.current)


def read_tree(root: Path) -> dict[str, bytes]:
    contents = {}
    for folder, _folders, names in root.resolve(strict=True).walk():
        for name in names:
            file = folder / name
            assert not file.is_symlink()
            contents[file.relative_to(root.resolve()).as_posix()] = file.read_bytes()
    return contents


def assert_shows(device: Device, files: Mapping[str, bytes]) -> None:
    """Exactly these files, each with its brotli form if it is a text, and no other."""
    assert which(device.files_shown(), {0: files}) == 0


def which(contents: Mapping[str, bytes], packs: Mapping[int, Mapping[str, bytes]]) -> int:
    """The number of the pack that is shown whole; fails if none is."""
    plain = {path: content for path, content in contents.items() if not path.endswith(".br")}
    numbers = [number for number, files in packs.items() if dict(files) == plain]
    assert numbers, f"no pack is whole: {sorted(plain)}"
    texts = {path for path in plain if path.endswith((".html", ".json", ".svg"))}
    assert {f"{path}.br" for path in texts} == set(contents) - set(plain)
    for path in texts:
        assert brotli.decompress(contents[f"{path}.br"]) == plain[path]
    return numbers[0]


def assert_blobs_are_whole(folder: DataFolder) -> None:
    """Whatever has the name of a hash has that hash."""
    for blob in folder.blobs.rglob("*"):
        if blob.is_file():
            assert hashlib.sha256(blob.read_bytes()).hexdigest() == blob.name
