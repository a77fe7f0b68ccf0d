"""A sync that goes well: what comes, what is kept, what is said."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from _device import assert_blobs_are_whole, assert_shows
from _publisher import files_of, sample

from amanjol_kiosk import records
from amanjol_kiosk.failures import Missing, NotReached, NotSetUp
from amanjol_kiosk.folder import read_json
from amanjol_kiosk.syncing import roll_back
from amanjol_kiosk.trees import NothingOlder

if TYPE_CHECKING:
    from pathlib import Path

    from _device import Device
    from _publisher import Publisher
    from _servers import Server


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_first_sync_shows_the_pack(device: Device, publisher: Publisher, server: Server) -> None:
    files = publisher.publish(7)
    attempt = device.sync(server.address)
    assert (attempt.outcome, attempt.source) == ("new pack", server.address)
    assert attempt.sentence.startswith("Shows pack 7, published on 2026-11-25.")
    assert_shows(device, files)
    assert_blobs_are_whole(device.folder)
    record = records.of_link(device.folder.current)
    assert record is not None
    assert (record.pack, record.languages) == (7, ("ru", "uz"))
    assert set(record.files) == set(files)
    assert names(device.folder.partial) == set()


def test_only_packed_forms_travel(device: Device, publisher: Publisher, server: Server) -> None:
    publisher.publish(7)
    device.sync(server.address)
    record = records.of_link(device.folder.current)
    assert record is not None
    plain = {file.plain.sha256 for file in record.files.values() if file.brotli}
    assert plain
    assert not plain & {path.rpartition("/")[2] for path in server.asked}


def test_a_text_of_megabytes_is_unpacked_in_pieces(device: Device, publisher: Publisher) -> None:
    parts = sample(7)
    words = hashlib.shake_256(b"words").hexdigest(1_500_000)
    for size in (300_000, 600_000, 3_000_000):
        parts["ru"][f"ru/index-{size}.json"] = words[:size].encode()
    files = publisher.publish(7, parts)
    device.sync(publisher.path)
    assert_shows(device, files)


def test_the_same_content_is_kept_once(device: Device, publisher: Publisher) -> None:
    parts = sample(7)
    parts["shared"]["media/again.png"] = parts["shared"]["media/poster.png"]
    publisher.publish(7, parts)
    device.sync(publisher.path)
    poster, again = (device.folder.current / f"media/{name}.png" for name in ("poster", "again"))
    assert poster.samefile(again)


def test_an_update_fetches_only_what_changed(device: Device, publisher: Publisher, server: Server) -> None:
    publisher.publish(7)
    device.sync(server.address)
    files = publisher.publish(8)
    server.forget()
    assert device.sync(server.address).outcome == "new pack"
    assert_shows(device, files)
    changed = 3  # index.html, ru/edited.html, uz/edited.html
    manifests = 3
    assert sum(path.startswith("blobs/") for path in server.asked) == changed + manifests
    assert server.asked[:4] == [
        "metadata/2.root.json",
        "metadata/timestamp.json",
        "metadata/2.snapshot.json",
        "metadata/2.targets.json",
    ]


def test_the_pack_before_is_kept_and_older_ones_go(device: Device, publisher: Publisher) -> None:
    for number in (7, 8, 9):
        publisher.publish(number)
        device.sync(publisher.path)
    trees = [records.target_of(link) for link in (device.folder.current, device.folder.previous)]
    assert [tree.name[:6] for tree in trees if tree] == ["000009", "000008"]
    assert names(device.folder.packs) == {
        n for tree in trees if tree for n in (tree.name, f"{tree.name}.json")
    }
    records_kept = [records.read(tree) for tree in trees if tree]
    used = {blob.sha256 for record in records_kept if record for blob in record.blobs()}
    assert {blob.name for blob in device.folder.blobs.rglob("*") if blob.is_file()} == used


def test_a_poll_without_news_is_about_a_kilobyte(
    device: Device, publisher: Publisher, server: Server
) -> None:
    publisher.publish(7)
    device.sync(server.address)
    server.forget()
    assert device.sync(server.address).outcome == "nothing new"
    assert server.asked == ["metadata/2.root.json", "metadata/timestamp.json"]
    assert 0 < server.wire <= 1100


def test_a_stick_does_the_same_as_the_web(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, files)
    assert device.sync(publisher.path).outcome == "nothing new"


def test_web_today_and_stick_tomorrow(device: Device, publisher: Publisher, server: Server) -> None:
    publisher.publish(7)
    device.sync(server.address)
    files = publisher.publish(8)
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, files)


def test_a_stick_that_is_not_there(device: Device, publisher: Publisher, tmp_path: Path) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    with pytest.raises(NotReached, match="put in the stick"):
        device.sync(tmp_path / "nowhere")
    (tmp_path / "other").mkdir()
    with pytest.raises(NotReached, match="holds no packs"):
        device.sync(tmp_path / "other")
    assert_shows(device, files)
    assert (device.state.last_sync.outcome, device.state.failures) == ("not reached", 2)


def test_an_unknown_channel(device: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    with pytest.raises(NotSetUp, match="no channel 'trial'"):
        device.sync(publisher.path, channel="trial")
    with pytest.raises(NotSetUp, match="no name of a channel"):
        device.sync(publisher.path, channel="../stable")


def test_channels_differ(device: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    files = publisher.publish(9, channel="trial")
    device.sync(publisher.path, channel="trial")
    assert_shows(device, files)
    assert device.state.channel == "trial"


def test_without_a_root_nothing_is_fetched(device: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    with pytest.raises(NotSetUp, match="give it once with --root"):
        device.sync(publisher.path, root=None)


def test_another_root_than_the_first_is_refused(device: Device, publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish(7)
    device.sync(publisher.path)
    other = tmp_path / "other.json"
    other.write_bytes(publisher.first_root.read_bytes() + b" ")
    with pytest.raises(NotSetUp, match="already trusts another root"):
        device.sync(publisher.path, root=other)


def test_an_incomplete_copy_is_told(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    publisher.publish(8)
    for blob in (publisher.path / "blobs").rglob("*"):
        if blob.is_file():
            blob.unlink()
    with pytest.raises(Missing, match="was not copied whole"):
        device.sync(publisher.path)
    assert_shows(device, files)


# -- roll-back ---------------------------------------------------------------------------------------


def test_a_roll_back_holds_until_a_newer_pack(device: Device, publisher: Publisher) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.publish(8)
    device.sync(publisher.path)
    assert roll_back(device.folder) == "Shows pack 7 again; pack 8 is held back until a newer one comes."
    assert_shows(device, old)
    assert device.sync(publisher.path).outcome == "held back"
    assert_shows(device, old)
    with pytest.raises(NothingOlder):
        roll_back(device.folder)
    newer = publisher.publish(9)
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, newer)
    assert device.state.held_back == 0


def test_nothing_to_roll_back_to(device: Device, publisher: Publisher) -> None:
    with pytest.raises(NotSetUp):
        roll_back(device.folder)
    files = publisher.publish(7)
    device.sync(publisher.path)
    with pytest.raises(NothingOlder):
        roll_back(device.folder)
    assert_shows(device, files)


def test_a_node_may_show_an_older_pack_again(device: Device, publisher: Publisher) -> None:
    """Signed anew, it is newer than what was shown."""
    publisher.publish(8)
    device.sync(publisher.path)
    files = publisher.publish(7)
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, files)


# -- documents, settings, languages ------------------------------------------------------------------

FLEET = {
    "version": 1,
    "groups": {"halls": {"languages": ["uz"], "idle_seconds": 60, "volume": 40}},
    "devices": {"d-1": {"place": "TAS", "group": "halls", "name": "Hall 2", "settings": {"volume": 10}}},
}


def enrol(device: Device) -> None:
    device.folder.make()
    device.folder.identity.write_text('{"device": "d-1", "node": "http://127.0.0.1"}')


def test_documents_and_settings(device: Device, publisher: Publisher) -> None:
    enrol(device)
    screens = {"version": 1, "notices": []}
    parts = sample(7)
    publisher.publish(7, parts, documents={"fleet": FLEET, "screens": screens, "of-later": {}})
    device.sync(publisher.path)
    assert read_json(device.folder.document("screens")) == screens
    assert read_json(device.folder.settings) == {
        "languages": ["uz"], "idle_seconds": 60, "volume": 10, "place": "TAS", "group": "halls", "name": "Hall 2",
    }  # fmt: skip
    assert_shows(device, {**parts["shared"], **parts["uz"]})
    assert device.state.languages_missing == []


def test_a_changed_document_comes_without_a_new_pack(
    device: Device, publisher: Publisher, server: Server
) -> None:
    files = publisher.publish(7, documents={"screens": {"version": 1, "notices": []}})
    device.sync(server.address)
    changed = {"version": 1, "notices": [{"id": "n"}]}
    publisher.publish(7, documents={"screens": changed})
    server.forget()
    attempt = device.sync(server.address)
    assert attempt.outcome == "nothing new"
    assert "Settings or screens have changed." in attempt.sentence
    assert sum(path.startswith("blobs/") for path in server.asked) == 1
    assert read_json(device.folder.document("screens")) == changed
    assert_shows(device, files)
    publisher.publish(7)
    device.sync(server.address)
    assert not device.folder.document("screens").exists()


def test_a_notice_does_not_wait_for_the_pack(device: Device, publisher: Publisher) -> None:
    """Nor for room, nor for a pack that somebody rolled back from."""
    old = publisher.publish(7)
    device.sync(publisher.path)
    notice = {"version": 1, "notices": [{"id": "n"}]}
    publisher.publish(8, documents={"screens": notice})
    record = records.of_link(device.folder.current)
    assert record is not None
    for blob in (publisher.path / "blobs").rglob("*"):
        if blob.is_file() and b"pack 8" in blob.read_bytes():
            blob.unlink()
    (publisher.path / "hidden").mkdir()
    state = device.state
    state.held_back = 8
    state.write(device.folder)
    assert device.sync(publisher.path).outcome == "held back"
    assert read_json(device.folder.document("screens")) == notice
    assert_shows(device, old)


def test_an_unusable_document_keeps_the_one_before(device: Device, publisher: Publisher) -> None:
    usable = {"version": 1, "notices": []}
    publisher.publish(7, documents={"screens": usable})
    device.sync(publisher.path)
    for unusable in ({"version": 2}, [], "x"):
        files = publisher.publish(8, documents={"screens": unusable})
        assert "This program cannot read: screens." in device.sync(publisher.path).sentence
        assert read_json(device.folder.document("screens")) == usable
        assert_shows(device, files)


def test_languages_that_the_channel_lacks(device: Device, publisher: Publisher) -> None:
    enrol(device)
    fleet = {"version": 1, "groups": {}, "devices": {"d-1": {"settings": {"languages": ["tk", "uz"]}}}}
    parts = sample(7)
    publisher.publish(7, parts, documents={"fleet": fleet})
    device.sync(publisher.path)
    assert device.state.languages_missing == ["tk"]
    assert_shows(device, {**parts["shared"], **parts["uz"]})
    fleet["devices"]["d-1"]["settings"]["languages"] = ["tk"]  # type: ignore[index]
    publisher.publish(7, parts, documents={"fleet": fleet})
    device.sync(publisher.path)  # better all languages than none
    assert_shows(device, files_of(parts))
