"""The data folder of a device: where everything lies, how it is written, and who may write now.

    root.json        the first trusted root, given at installation
    settings.json    what the fleet sets for this device: its group's settings, then its own, place and group
    documents/       fleet.json, screens.json and warnings.json, as signed
    sounds/          what there is to hear of warnings, and the list of it as signed (`sounds`)
    state.json       what the last syncs found
    identity.key, identity.json   the device's key; its id and the address of its node
    enrolment.json   the short code, while nobody has typed it yet
    tuf/             signed metadata as last accepted
    channel.json     what the channel showed last
    blobs/ab/abcd…   every content once, named by its SHA-256
    partial/         contents that are half fetched
    packs/NAME       whole trees of links into the blobs, `.br` beside what is packed
    packs/NAME.json  of each tree: its number, and hash and length of every file (`records`)
    current, previous   links to two of the trees
    counts/          counters and proof of play that the node has not acknowledged
    wishes/          empty files: what `serve` asks of `sync`
    damage-seen      there while a damaged file waits for the next sync

`sync` writes all of it but counts, wishes, damage-seen (`serve`), identity and enrolment (`enrol`).

Also called: locking, atomic write.
"""

from __future__ import annotations

import fcntl
import json
import os
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amanjol_kiosk.failures import Busy, DiskFailed, NotSetUp

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_STATE = 1024 * 1024  # bytes of a JSON file that this program wrote itself
DOCUMENTS = ("fleet", "screens", "warnings")
WISHES = ("sync", "roll-back", "report")


@dataclass(frozen=True, slots=True)
class DataFolder:
    path: Path

    @property
    def root_metadata(self) -> Path:
        return self.path / "root.json"

    @property
    def settings(self) -> Path:
        return self.path / "settings.json"

    @property
    def state(self) -> Path:
        return self.path / "state.json"

    @property
    def documents(self) -> Path:
        return self.path / "documents"

    def document(self, name: str) -> Path:
        """One of `DOCUMENTS`."""
        return self.documents / f"{name}.json"

    @property
    def sounds(self) -> Path:
        return self.path / "sounds"

    @property
    def identity_key(self) -> Path:
        return self.path / "identity.key"

    @property
    def identity(self) -> Path:
        return self.path / "identity.json"

    @property
    def enrolment(self) -> Path:
        return self.path / "enrolment.json"

    @property
    def channel(self) -> Path:
        return self.path / "channel.json"

    @property
    def counts(self) -> Path:
        return self.path / "counts"

    @property
    def wishes(self) -> Path:
        return self.path / "wishes"

    def wish(self, name: str) -> None:
        """Ask `sync` for one of `WISHES`; asked twice is asked once."""
        if name not in WISHES:
            raise ValueError(f"{name} is no wish")
        self.wishes.mkdir(exist_ok=True)
        (self.wishes / name).touch()

    def take_wishes(self) -> list[str]:
        """What was asked for, and is from now on no wish any more."""
        taken = []
        for name in WISHES:
            with suppress(FileNotFoundError):
                (self.wishes / name).unlink()
                taken.append(name)
        return taken

    @property
    def damage(self) -> Path:
        """There while a damaged file waits for the next sync."""
        return self.path / "damage-seen"

    @property
    def metadata(self) -> Path:
        return self.path / "tuf"

    @property
    def blobs(self) -> Path:
        return self.path / "blobs"

    @property
    def partial(self) -> Path:
        return self.path / "partial"

    @property
    def packs(self) -> Path:
        return self.path / "packs"

    @property
    def current(self) -> Path:
        return self.path / "current"

    @property
    def previous(self) -> Path:
        return self.path / "previous"

    @property
    def _parts(self) -> tuple[Path, ...]:
        fetched = (self.metadata, self.blobs, self.partial, self.packs, self.documents, self.sounds)
        return (*fetched, self.counts, self.wishes)

    def make(self) -> None:
        """Raises `DiskFailed`."""
        try:
            for part in self._parts:
                part.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DiskFailed(f"The data folder {self.path} cannot be written: {error.strerror}.") from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The system lets go of the lock when its holder dies. Raises `Busy`."""
        self.make()
        handle = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise Busy("Another sync of this device is running; this one leaves it alone.") from error
        try:
            yield
        finally:
            os.close(handle)

    def install_root(self, root: Path | None) -> None:
        """Keep the first root. Another one than the device has is refused. Raises `NotSetUp`."""
        if root is None:
            if not self.root_metadata.is_file():
                raise NotSetUp(f"There is no root.json in {self.path}: give it once with --root FILE.")
            return
        try:
            content = root.read_bytes()
        except OSError as error:
            raise NotSetUp(f"The root file {root} cannot be read: {error.strerror}.") from error
        if not self.root_metadata.exists():
            replace_file(self.root_metadata, content)
        elif self.root_metadata.read_bytes() != content:
            raise NotSetUp(
                f"{self.path} already trusts another root than {root}; to change it, begin with an empty folder."
            )


def replace_file(file: Path, content: bytes) -> None:
    """Written beside its place, on the disk, then renamed: a power cut leaves the old or the new one."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fchmod(opened.fileno(), 0o644)
            os.fsync(opened.fileno())
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync(file.parent)


def replace_link(link: Path, target: Path) -> None:
    """One rename. The target is named relative to the link, so that the folder can move."""
    fresh = link.with_name(f".{link.name}-new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(target, link.parent))
    fresh.replace(link)
    sync(link.parent)


def sync(path: Path) -> None:
    """What is in this file, or which names are in this folder, survives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_json(file: Path, largest: int = LARGEST_STATE) -> dict[str, Any] | None:
    """None where there is no such file or it holds no object."""
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
        value = json.loads(content) if len(content) <= largest else None
    except (OSError, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
