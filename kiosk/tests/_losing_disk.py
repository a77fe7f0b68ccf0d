"""A disk that keeps only what was synced, as a model beside the real one.

Every change of a name that Python makes is heard through an audit hook, and every fsync by standing in its
place. At each of these moments the power may fail. What is then on the disk is not known: a name that was not
synced may be there or not, a content that was not synced is lost. So four disks are looked at each time: the
names as synced or as they are now, and the link `current` likewise; contents always as they were last synced.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Names = dict[str, tuple[str, int | str]]  # name → ("file" or "folder", inode) or ("link", target)
LOST = "lost"
_HEARD = {"os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"}
_listeners: list[LosingDisk] = []


class LosingDisk:
    """Of one folder, all of which is on the disk when this begins."""

    def __init__(self, root: Path, look: Callable[[LosingDisk], None]) -> None:
        self._root = root
        self._look = look
        self._is_looking = False
        self._contents: dict[int, str] = {}
        self._names: dict[int, Names] = {}
        self._held: list[int] = []  # so that no inode is given twice
        self.moments = 0
        for folder, _folders, files in root.walk():
            self._note_names(folder)
            for name in files:
                if not (folder / name).is_symlink():
                    self._note_content(folder / name)

    def close(self) -> None:
        for handle in self._held:
            os.close(handle)

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        paths = [str(part) for part in arguments[:2] if isinstance(part, str | os.PathLike)]
        if self._is_looking or not any(path.startswith(str(self._root)) for path in paths):
            return
        if event in _HEARD:
            self.look()

    def look(self) -> None:
        self._is_looking = True
        try:
            self.moments += 1
            self._look(self)
        finally:
            self._is_looking = False

    def synced(self, handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if not path.is_relative_to(self._root):
            return
        self._is_looking = True
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            self._note_names(path)
        else:
            self._note_content(path)
        self._is_looking = False
        self.look()

    # -- after a power cut ---------------------------------------------------------------------------

    def views(self) -> Iterator[tuple[str, dict[str, str]]]:
        """What each of the four disks shows as `current`: path → SHA-256, or `LOST`."""
        for link in ("synced", "now"):
            target = self._link("current", is_synced=link == "synced")
            for names in ("synced", "now"):
                label = f"link {link}, names {names}"
                yield label, self.tree(target, is_synced=names == "synced") if target else {}

    def tree(self, path: str, *, is_synced: bool) -> dict[str, str]:
        inode = self._root.stat().st_ino
        for part in path.split("/"):
            kind, value = self._listing(inode, is_synced=is_synced).get(part, ("", 0))
            if kind != "folder":
                return {}
            inode = int(value)
        return dict(self._files(inode, "", is_synced=is_synced))

    def _files(self, inode: int, prefix: str, *, is_synced: bool) -> Iterator[tuple[str, str]]:
        for name, (kind, value) in self._listing(inode, is_synced=is_synced).items():
            if kind == "folder":
                yield from self._files(int(value), f"{prefix}{name}/", is_synced=is_synced)
            elif kind == "file":
                yield f"{prefix}{name}", self._contents.get(int(value), LOST)

    def _link(self, name: str, *, is_synced: bool) -> str:
        kind, target = self._listing(self._root.stat().st_ino, is_synced=is_synced).get(name, ("", ""))
        return str(target) if kind == "link" else ""

    def _listing(self, inode: int, *, is_synced: bool) -> Names:
        if is_synced:
            return self._names.get(inode, {})
        for folder, _folders, _files in self._root.walk():
            if folder.stat().st_ino == inode:
                return _names_of(folder)
        return {}

    # -- what is on the disk -------------------------------------------------------------------------

    def _note_names(self, folder: Path) -> None:
        self._hold(folder)
        self._names[folder.stat().st_ino] = _names_of(folder)

    def _note_content(self, file: Path) -> None:
        self._hold(file)
        self._contents[file.stat().st_ino] = hashlib.sha256(file.read_bytes()).hexdigest()

    def _hold(self, path: Path) -> None:
        self._held.append(os.open(path, os.O_PATH))


def _names_of(folder: Path) -> Names:
    names: Names = {}
    for entry in os.scandir(folder):
        if entry.is_symlink():
            names[entry.name] = ("link", str(Path(entry.path).readlink()))
        else:
            names[entry.name] = ("folder" if entry.is_dir() else "file", entry.inode())
    return names


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    for listener in _listeners:
        listener.heard(event, arguments)


_is_hooked: list[bool] = []  # an audit hook cannot be taken away again


@contextmanager
def losing(root: Path, look: Callable[[LosingDisk], None], *, forgets: str = "") -> Iterator[LosingDisk]:
    """`forgets` is "file" or "folder": what fsync does nothing for, to see that this is noticed."""
    if not _is_hooked:
        sys.addaudithook(_hook)
        _is_hooked.append(True)
    disk = LosingDisk(root, look)
    real = os.fsync

    def fsync(handle: int) -> None:
        real(handle)
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        if kind != forgets:
            disk.synced(handle)

    os.fsync = fsync  # type: ignore[assignment]
    _listeners.append(disk)
    try:
        yield disk
        disk.look()
    finally:
        _listeners.remove(disk)
        os.fsync = real
        disk.close()
