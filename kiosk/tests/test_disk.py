"""A disk with too little room: the old pack stays, and status says why."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from _device import Device, assert_blobs_are_whole, assert_shows
from _publisher import sample

from amanjol_kiosk import disk_space, records, status
from amanjol_kiosk.failures import Busy, NoRoom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _publisher import Files, Publisher
    from _servers import Server

MEBIBYTE = 1024**2


@pytest.fixture
def small(place: Path, publisher: Publisher) -> Iterator[Device]:
    """A device whose disk has 8 MiB, where we may mount one."""
    disk = place / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield Device(disk / "data", publisher.first_root)
    subprocess.run(["umount", disk], check=True)


def with_clip(number: int, size: int) -> dict[str, Files]:
    parts = sample(number, pages=1)
    parts["shared"]["media/clip.mp4"] = os.urandom(size)
    return parts


def test_a_pack_that_does_not_fit_is_not_begun(small: Device, publisher: Publisher, server: Server) -> None:
    old = publisher.publish(7)
    small.sync(server.address)
    publisher.publish(8, with_clip(8, 9 * MEBIBYTE))
    server.forget()
    with pytest.raises(NoRoom, match=r"needs 9\.\d MiB, but only 7\.\d MiB of the disk may be filled"):
        small.sync(server.address)
    assert server.sent < 20_000, "something of the pack was fetched"
    assert_shows(small, old)
    state = status.read(small.folder, small.now)
    assert (state.outcome, state.pack) == ("no room", 7)
    assert any("no room" in line for line in status.lines(state))
    assert state.free_bytes > 7 * MEBIBYTE


def test_the_reserve_stays_free(small: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    small.sync(publisher.path)
    files = publisher.publish(8, with_clip(8, 3 * MEBIBYTE))
    with pytest.raises(NoRoom):
        small.sync(publisher.path, reserve=5 * MEBIBYTE)
    small.sync(publisher.path, reserve=4 * MEBIBYTE)
    assert_shows(small, files)
    assert disk_space.free_and_total(small.path)[0] >= 4 * MEBIBYTE


def test_the_pack_before_makes_room(small: Device, publisher: Publisher) -> None:
    """Three packs do not fit, two do: the switch would remove the oldest anyway."""
    for number in (7, 8, 9, 10):
        files = publisher.publish(number, with_clip(number, 3 * MEBIBYTE))
        small.sync(publisher.path)
        assert_shows(small, files)
    previous = records.of_link(small.folder.previous)
    assert previous is not None
    assert previous.pack == 9


def test_the_pack_before_stays_where_it_would_not_help(small: Device, publisher: Publisher) -> None:
    for number in (7, 8):
        files = publisher.publish(number, with_clip(number, MEBIBYTE))
        small.sync(publisher.path)
    publisher.publish(9, with_clip(9, 8 * MEBIBYTE))
    with pytest.raises(NoRoom):
        small.sync(publisher.path)
    assert_shows(small, files)
    assert records.of_link(small.folder.previous) is not None


@pytest.mark.parametrize("left", [0, 4096, 64 * 1024, 1024 * 1024])
def test_somebody_else_fills_the_disk(
    small: Device, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    """There was room when it was asked for, and then there was none: every write may fail."""
    old = publisher.publish(7)
    small.sync(publisher.path)
    new = publisher.publish(8, with_clip(8, 3 * MEBIBYTE))
    filler = small.path.parent / "filler"
    with filler.open("wb", buffering=0) as opened:
        opened.write(bytes(disk_space.free_and_total(small.path)[0] - left))
    monkeypatch.setattr(disk_space, "free_and_total", lambda _folder: (10**12, 10**12))
    with pytest.raises(NoRoom):
        small.sync(publisher.path)
    assert_shows(small, old)
    assert_blobs_are_whole(small.folder)
    if left >= 64 * 1024:
        assert small.state.last_sync.outcome == "no room"
    filler.unlink()
    small.sync(publisher.path)
    assert_shows(small, new)


def test_half_a_pack_gives_way_to_the_state(small: Device, publisher: Publisher) -> None:
    """The disk is full of what is half fetched: it goes, so that the fleet hears why, and the next sync begins."""
    old = publisher.publish(7)
    small.sync(publisher.path)
    new = publisher.publish(8)
    half = small.folder.partial / ("0" * 64)
    half.write_bytes(bytes(disk_space.free_and_total(small.path)[0]))
    assert disk_space.free_and_total(small.path)[0] == 0
    with pytest.raises(NoRoom, match="is full"):
        small.sync(publisher.path)
    assert small.state.last_sync.outcome == "no room"
    assert not half.exists()
    assert_shows(small, old)
    small.sync(publisher.path)
    assert_shows(small, new)


def test_two_syncs_at_once(device: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    with device.folder.locked(), pytest.raises(Busy):
        device.sync(publisher.path)
    assert device.sync(publisher.path).outcome == "new pack"
