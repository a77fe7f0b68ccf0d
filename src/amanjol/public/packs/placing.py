"""The steps on the disk around a build: a folder of its own, everything synced, one rename into place.

Also called: atomic switch, fsync.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

_BUILDING = ".building-"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # from <fcntl.h> and <linux/fs.h>


def make_locked(parent: Path) -> tuple[Path, int]:
    """A folder to build in, and the handle whose lock says that its builder lives."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=parent))
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if folder.exists():  # nobody took it for abandoned before it was locked
            folder.chmod(0o755)
            return folder, handle
        os.close(handle)


def remove_abandoned(parent: Path) -> None:
    """What killed builds have left beside the place of the new one."""
    for folder in parent.glob(f"{_BUILDING}*"):
        try:
            handle = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue  # a build under way
        finally:
            os.close(handle)


def sync_tree(root: Path, files: list[Path]) -> None:
    """Everything on the disk before the switch: a power cut then finds the old pack or the new one."""
    if len(files) > 200:
        os.sync()  # one pass over the disk beats hundreds of single ones
        return
    folders = {root, *(folder for folder in root.rglob("*") if folder.is_dir())}
    for path in [*files, *sorted(folders)]:
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(file: Path, content: bytes) -> None:
    part = file.with_name(file.name + ".part")
    part.write_bytes(content)
    part.replace(file)


def put(tree: Path, target: Path) -> None:
    """Rename into place. An older tree there changes places with it, for its writer to remove."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        tree.rename(target)
    elif not _exchange(tree, target):
        _step_aside(tree, target)
    _sync(target.parent)


def _exchange(tree: Path, target: Path) -> bool:
    """In one step, so that no kill finds the place empty. False where system or disk cannot do that."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (_AT_FDCWD, os.fsencode(tree), _AT_FDCWD, os.fsencode(target))
    return bool(rename(*names, _RENAME_EXCHANGE) == 0)


def _step_aside(tree: Path, target: Path) -> None:
    """Two renames; the older tree comes back if the second fails."""
    aside = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
    target.rename(aside / "tree")
    try:
        tree.rename(target)
    except OSError:
        (aside / "tree").rename(target)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
