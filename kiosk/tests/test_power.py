"""The power fails at any moment: what is shown is a whole pack, old or new. Counts: docs/reliability.md."""

from __future__ import annotations

import fcntl
import hashlib
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import brotli
import pytest
from _device import Device, assert_blobs_are_whole, which
from _losing_disk import LOST, LosingDisk, losing
from _publisher import sample
from conftest import FULL, some

from amanjol_kiosk.syncing import roll_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from _publisher import Files, Publisher

SEED = 20261125
KILLS = some(200)
CUTS = some(40)


# -- killed ------------------------------------------------------------------------------------------


def run_in_child(work: Callable[[], object]) -> int:
    """The process id of a child that does it and ends."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            work()
        os._exit(0)
    return child


def test_killed_at_any_moment(device: Device, publisher: Publisher) -> None:
    packs: dict[int, Files] = {7: publisher.publish(7, sample(7, pages=12))}
    began = time.monotonic()
    device.sync(publisher.path)
    usual = time.monotonic() - began
    chance = random.Random(SEED)
    killed, before = 0, 7
    for number in range(8, 8 + KILLS):
        packs[number] = publisher.publish(number, changed(number))
        child = run_in_child(lambda: device.sync(publisher.path))
        time.sleep(chance.uniform(0, 1.2 * usual))
        os.kill(child, signal.SIGKILL)
        _child, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        usual *= 1.15 if os.WIFSIGNALED(status) else 0.75  # a busy machine grows quick, or a quick one busy
        pack = which(device.files_shown(), packs)
        assert pack >= before
        before = pack
        assert_blobs_are_whole(device.folder)
    assert killed > KILLS // 4
    device.sync(publisher.path)
    assert which(device.files_shown(), packs) == 7 + KILLS
    assert {part.name for part in device.folder.packs.iterdir() if part.is_dir()} == {
        device.folder.current.readlink().name, device.folder.previous.readlink().name
    }  # fmt: skip
    assert list(device.folder.partial.iterdir()) == []


def changed(number: int) -> dict[str, Files]:
    """Half of the pages are others each time, so that a sync has something to do."""
    parts = sample(number, pages=12)
    for language in ("ru", "uz"):
        for page in range(6):
            parts[language][f"{language}/page-{page}.html"] = f"{number} {page} ".encode() * 300
    return parts


@pytest.mark.parametrize("rounds", [max(2, some(10))])
def test_the_command_killed(device_today: Device, publisher_today: Publisher, rounds: int) -> None:
    """The same for the whole program as it is started on a device."""
    device, publisher = device_today, publisher_today
    packs: dict[int, Files] = {7: publisher.publish(7)}
    device.sync(publisher.path)
    chance = random.Random(SEED)
    command = [sys.executable, "-m", "amanjol_kiosk.cli", "sync", "--from", str(publisher.path)]
    for number in range(8, 8 + rounds):
        packs[number] = publisher.publish(number)
        process = subprocess.Popen(
            [*command, "--data", str(device.path)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.1, 1.0))
        process.kill()
        process.wait()
        which(device.files_shown(), packs)
    done = subprocess.run([*command, "--data", str(device.path)], check=True, capture_output=True, text=True)
    assert f"Shows pack {7 + rounds}" in done.stdout
    assert which(device.files_shown(), packs) == 7 + rounds


# -- a disk that loses what was not synced -----------------------------------------------------------


def hashes(files: Files) -> dict[str, str]:
    """Of every path of a tree: also of the packed forms, as the publisher packs them."""
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    for path, content in files.items():
        if path.endswith(".html"):
            digests[f"{path}.br"] = hashlib.sha256(brotli.compress(content)).hexdigest()
    return digests


class Judge:
    """Looks at every disk that a power cut could leave."""

    def __init__(self, *allowed: Files, is_first: bool = False) -> None:
        self._allowed = [hashes(files) for files in allowed] + ([{}] if is_first else [])
        self._is_first = is_first
        self.wrong: list[str] = []

    def __call__(self, disk: LosingDisk) -> None:
        for label, files in disk.views():
            if files not in self._allowed:
                lost = list(files.values()).count(LOST)
                self.wrong.append(f"moment {disk.moments}, {label}: {len(files)} files, {lost} lost")
        for is_synced in (True, False):
            metadata = disk.tree("tuf", is_synced=is_synced)
            lost = [name for name, content in metadata.items() if content == LOST and name.endswith(".json")]
            if lost or ("timestamp.json" not in metadata and not self._is_first):
                self.wrong.append(f"moment {disk.moments}: {lost} of the signed metadata")


def test_everything_is_synced_before_the_switch(device: Device, publisher: Publisher) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.rotate()
    new = publisher.publish(8, documents={"screens": {"version": 1}})
    judge = Judge(old, new)
    with losing(device.path, judge) as disk:
        assert device.sync(publisher.path).outcome == "new pack"
    assert judge.wrong == []
    assert disk.moments > 100


def test_the_first_sync_shows_nothing_or_all(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.path.mkdir()
    judge = Judge(files, is_first=True)
    with losing(device.path, judge) as disk:
        assert device.sync(publisher.path).outcome == "new pack"
    assert judge.wrong == []
    assert disk.moments > 100


def test_a_roll_back_is_synced(device: Device, publisher: Publisher) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    new = publisher.publish(8)
    device.sync(publisher.path)
    judge = Judge(old, new)
    with losing(device.path, judge) as disk:
        roll_back(device.folder)
        device.sync(publisher.path)
    assert judge.wrong == []
    assert disk.moments > 10


def test_mending_a_damaged_file_is_synced(device: Device, publisher: Publisher) -> None:
    """At any moment the file is the damaged one or the whole one, and all others are there."""
    files = publisher.publish(7)
    device.sync(publisher.path)
    clip = device.folder.current / "media/clip.mp4"
    damaged = b"x" + clip.read_bytes()[1:]
    clip.write_bytes(damaged)
    device.folder.damage.touch()
    judge = Judge(files, files | {"media/clip.mp4": damaged})
    with losing(device.path, judge) as disk:
        device.sync(publisher.path)
    assert judge.wrong == []
    assert disk.moments > 10
    assert clip.read_bytes() == files["media/clip.mp4"]


@pytest.mark.parametrize("forgets", ["file", "folder"])
def test_the_judge_notices_what_is_not_synced(device: Device, publisher: Publisher, forgets: str) -> None:
    """Else the test above would prove nothing."""
    old = publisher.publish(7)
    device.sync(publisher.path)
    new = publisher.publish(8)
    judge = Judge(old, new)
    with losing(device.path, judge, forgets=forgets):
        device.sync(publisher.path)
    assert judge.wrong


# -- a real file system whose power fails ------------------------------------------------------------

_SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
_WITHOUT_FLUSHING = struct.pack("I", 2)


@contextmanager
def mounted(image: Path, place: Path) -> Iterator[None]:
    """With the options under which ext4 loses most."""
    options = "loop,data=writeback,noauto_da_alloc,commit=300"
    done = subprocess.run(["mount", "-o", options, image, place], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system and cut it off")
@pytest.mark.skipif(not shutil.which("mkfs.ext4"), reason="mkfs.ext4 is not installed")
def test_a_file_system_that_is_cut_off(place: Path, publisher: Publisher) -> None:
    """ext4 on a file, shut down without flushing at a random moment of a sync, mounted again and looked at."""
    image, disk = place / "image", place / "disk"
    disk.mkdir()
    with image.open("wb") as opened:
        opened.truncate(48 * 1024**2)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    device = Device(disk / "data", publisher.first_root)
    packs: dict[int, Files] = {7: publisher.publish(7, sample(7, pages=12))}
    with mounted(image, disk):
        began = time.monotonic()
        device.sync(publisher.path)
        usual = time.monotonic() - began
    chance = random.Random(SEED)
    before, seen = 7, set()
    for number in range(8, 8 + CUTS):
        packs[number] = publisher.publish(number, changed(number))
        with mounted(image, disk):
            before = look(device, packs, before)
            seen.add(before == number - 1)
            (disk / "never-synced").write_bytes(b"x" * 5000)
            child = run_in_child(lambda: device.sync(publisher.path))
            time.sleep(chance.uniform(0, 1.2 * usual))
            cut_off(disk)
            os.waitpid(child, 0)
    with mounted(image, disk):
        look(device, packs, before)
        device.sync(publisher.path)
        assert which(device.files_shown(), packs) == 7 + CUTS
        assert_blobs_are_whole(device.folder)
    if FULL:
        assert seen == {True, False}, "the cuts came all before, or all after the switch"


def look(device: Device, packs: dict[int, Files], before: int) -> int:
    """The pack that is whole after the cut; what was written without a sync is gone, so the cut was one."""
    number = which(device.files_shown(), packs)
    assert number >= before
    unsynced = device.path.parent / "never-synced"
    assert not unsynced.exists() or unsynced.read_bytes() != b"x" * 5000
    unsynced.unlink(missing_ok=True)
    return number


def cut_off(disk: Path) -> None:
    handle = os.open(disk, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, _SHUTDOWN, _WITHOUT_FLUSHING)
    finally:
        os.close(handle)
