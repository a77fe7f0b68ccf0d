"""Files that the disk has damaged or lost: noticed, fetched again, put back by one rename."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from _device import assert_blobs_are_whole, assert_shows
from _publisher import NOW

from amanjol_kiosk import records
from amanjol_kiosk.failures import NotReached

if TYPE_CHECKING:
    from pathlib import Path

    from _device import Device
    from _publisher import Publisher


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    with file.open("r+b") as opened:
        opened.write(content)


@pytest.mark.parametrize("noticed_by", ["serve", "time"])
@pytest.mark.parametrize("path", ["media/clip.mp4", "uz/edited.html", "uz/edited.html.br"])
def test_a_damaged_file_is_fetched_again(
    device: Device, publisher: Publisher, noticed_by: str, path: str
) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    flip(device.folder.current / path)
    if noticed_by == "serve":
        device.folder.damage.touch()
    else:
        assert device.sync(publisher.path).outcome == "nothing new"
        device.now += timedelta(days=8)
    assert "A damaged file was fetched again." in device.sync(publisher.path).sentence
    assert_shows(device, files)
    assert_blobs_are_whole(device.folder)
    assert not device.folder.damage.exists()


def test_damage_while_the_server_is_away_is_not_forgotten(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    flip(device.folder.current / "media/clip.mp4")
    device.folder.damage.touch()
    with pytest.raises(NotReached):
        device.sync(publisher.path / "nowhere")
    assert device.folder.damage.exists()
    device.sync(publisher.path)
    assert_shows(device, files)


def test_a_pack_before_that_cannot_be_mended_goes(device: Device, publisher: Publisher) -> None:
    for number in (7, 8):
        files = publisher.publish(number)
        device.sync(publisher.path)
    flip(device.folder.previous / "uz/edited.html.br")
    old = records.of_link(device.folder.previous)
    assert old is not None
    packed = old.files["uz/edited.html"].brotli
    assert packed is not None
    (publisher.path / "blobs" / packed.sha256[:2] / packed.sha256).unlink()
    device.folder.damage.touch()
    device.sync(publisher.path)
    assert_shows(device, files)
    assert records.target_of(device.folder.previous) is None
    assert not device.folder.damage.exists()


def test_a_file_that_was_removed_comes_back(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    (device.folder.current / "index.html").unlink()
    device.folder.damage.touch()
    device.sync(publisher.path)
    assert_shows(device, files)


def test_a_lost_record_is_made_anew(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    tree = records.target_of(device.folder.current)
    assert tree is not None
    records.file_beside(tree).write_text("{")
    device.sync(publisher.path)
    assert_shows(device, files)
    assert records.read(tree) is not None


def test_the_state_may_be_lost(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    device.folder.state.write_text("{")
    assert device.sync(publisher.path).outcome == "nothing new"
    assert device.state.newest_at == NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert_shows(device, files)
