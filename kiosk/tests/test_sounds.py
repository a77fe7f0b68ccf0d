"""Sound of warnings on a device: what is signed, whole, in its languages, gone with its warning; never in the way."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, cast

import pytest
from _device import assert_shows
from _publisher import blob_name, facts_of, sample
from _served import put, serving, switch
from test_warnings import DOCUMENT, answered

from amanjol_kiosk import sounds
from amanjol_kiosk.failures import NotReached
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.serving.page_facts import PageFacts
from amanjol_kiosk.state import SyncState

if TYPE_CHECKING:
    from pathlib import Path

    from _device import Device
    from _publisher import Publisher
    from _servers import Server

FIRST, SECOND = (warning["id"] for warning in DOCUMENT["warnings"])
RUSSIAN, UZBEK, WRONG = (hashlib.shake_256(name).digest(30_000) for name in (b"ru", b"uz", b"wrong"))
SOUNDS = {f"ru/{FIRST}.mp3": RUSSIAN, f"uz/{FIRST}.mp3": UZBEK, f"uz-cyrl/{FIRST}.mp3": UZBEK}
DOCUMENTS = {"warnings": DOCUMENT}


def named(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def offered(folder: DataFolder) -> Any:
    """What the page is told of sound."""
    return answered(PageFacts(folder, cast("Any", None))).get("heard", {})


def kept(folder: DataFolder) -> set[str]:
    return {file.stem for file in folder.sounds.glob("*.mp3")}


def test_it_comes_with_the_documents_once_and_is_offered(
    device: Device, publisher: Publisher, server: Server
) -> None:
    files = publisher.publish(7, documents=DOCUMENTS, sounds=SOUNDS)
    device.sync(server.address)
    assert_shows(device, files)
    uzbek = named(UZBEK)
    assert offered(device.folder) == {FIRST: {"ru": named(RUSSIAN), "uz": uzbek, "uz-cyrl": uzbek}}
    assert kept(device.folder) == {named(RUSSIAN), uzbek}
    asked = [path.rpartition("/")[2] for path in server.asked]
    assert (asked.count(uzbek), asked.count(named(RUSSIAN))) == (1, 1)
    server.forget()
    publisher.publish(
        8, documents=DOCUMENTS, sounds=SOUNDS
    )  # blobs that no pack uses are cleared after a new one
    device.sync(server.address)
    assert kept(device.folder) == {named(RUSSIAN), uzbek}
    assert not {uzbek, named(RUSSIAN)} & {path.rpartition("/")[2] for path in server.asked}


def test_only_what_this_device_can_show_is_fetched(device: Device, publisher: Publisher) -> None:
    device.folder.make()
    device.folder.identity.write_text(json.dumps({"device": "d"}))
    fleet = {"version": 1, "devices": {"d": {"settings": {"languages": ["ru"]}}}, "groups": {}}
    publisher.publish(7, documents={"fleet": fleet, **DOCUMENTS}, sounds=SOUNDS)
    device.sync(publisher.path)
    assert kept(device.folder) == {named(RUSSIAN)}
    assert offered(device.folder) == {FIRST: {"ru": named(RUSSIAN)}}


def test_what_is_signed_no_longer_goes(device: Device, publisher: Publisher) -> None:
    publisher.publish(7, documents=DOCUMENTS, sounds={**SOUNDS, f"ru/{SECOND}.mp3": WRONG})
    device.sync(publisher.path)
    publisher.publish(7, documents=DOCUMENTS, sounds={f"ru/{SECOND}.mp3": WRONG})
    device.sync(publisher.path)
    assert (offered(device.folder), kept(device.folder)) == ({SECOND: {"ru": named(WRONG)}}, {named(WRONG)})
    assert sounds.read(device.folder, named(RUSSIAN)) is None
    publisher.publish(7, documents=DOCUMENTS)
    device.sync(publisher.path)
    assert (offered(device.folder), kept(device.folder)) == ({}, set())


def test_what_a_warning_said_is_not_heard_with_what_it_says_now(device: Device, publisher: Publisher) -> None:
    """The new list cannot be fetched: the document is there already, and nothing of the old one is heard with it."""
    publisher.publish(7, documents=DOCUMENTS, sounds=SOUNDS)
    device.sync(publisher.path)
    changed = {"warnings": {**DOCUMENT, "warnings": [{**DOCUMENT["warnings"][0], "wrong": True}]}}
    publisher.publish(7, documents=changed, sounds={f"ru/{FIRST}.mp3": WRONG})
    signed = json.loads(
        next(iter(publisher.path.glob(f"targets/channels/{stable(publisher)}.*"))).read_bytes()
    )
    (publisher.path / blob_name(signed["sounds"]["br"]["sha256"])).unlink()
    with pytest.raises(NotReached):
        device.sync(publisher.path)
    assert json.loads(device.folder.document("warnings").read_bytes())["warnings"][0]["wrong"]
    assert offered(device.folder) == {}
    assert sounds.read(device.folder, named(RUSSIAN)) is None


def stable(publisher: Publisher) -> str:
    return str(publisher.targets["channels/stable.json"].hashes["sha256"])


@pytest.mark.parametrize("is_there", [True, False], ids=["altered", "lacking"])
def test_one_that_does_not_come_whole_keeps_nothing_waiting(
    device: Device, publisher: Publisher, *, is_there: bool
) -> None:
    files = publisher.publish(7, documents=DOCUMENTS, sounds=SOUNDS)
    if is_there:
        publisher.write(blob_name(named(RUSSIAN)), RUSSIAN[:-1] + b"?")
    else:
        (publisher.path / blob_name(named(RUSSIAN))).unlink()
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, files)
    assert set(offered(device.folder)[FIRST]) == {"uz", "uz-cyrl"}
    publisher.write(blob_name(named(RUSSIAN)), RUSSIAN)
    device.sync(publisher.path)
    assert set(offered(device.folder)[FIRST]) == {"ru", "uz", "uz-cyrl"}


@pytest.mark.parametrize(
    ("room", "expected"), [(2 * len(UZBEK), {UZBEK, WRONG}), (2 * len(UZBEK) - 1, {UZBEK})]
)
def test_room_is_taken_by_what_is_kept_alone_and_once(
    device: Device, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, room: int, expected: set[bytes]
) -> None:
    monkeypatch.setattr(sounds, "MOST", room)
    device.folder.make()
    device.folder.identity.write_text(json.dumps({"device": "d"}))
    fleet = {"version": 1, "devices": {"d": {"settings": {"languages": ["uz", "uz-cyrl"]}}}, "groups": {}}
    heard = {**SOUNDS, f"uz/{SECOND}.mp3": WRONG}
    for pack in (7, 8):  # what is here already takes no more
        publisher.publish(pack, documents={"fleet": fleet, **DOCUMENTS}, sounds=heard)
        device.sync(publisher.path)
        assert kept(device.folder) == {named(content) for content in expected}


def test_a_damaged_file_is_not_played_and_comes_again(device: Device, publisher: Publisher) -> None:
    publisher.publish(7, documents=DOCUMENTS, sounds=SOUNDS)
    device.sync(publisher.path)
    file = sounds.file_of(device.folder, named(RUSSIAN))
    file.write_bytes(RUSSIAN[:-1] + b"?")  # as long as it was
    assert sounds.read(device.folder, named(RUSSIAN)) is None
    assert set(offered(device.folder)[FIRST]) == {"uz", "uz-cyrl"}
    device.sync(publisher.path)
    assert sounds.read(device.folder, named(RUSSIAN)) == RUSSIAN


@pytest.mark.parametrize(
    "path", ["ru/../../state.mp3", "../ru/x.mp3", f"ru/{FIRST}.wav", f"RU/{FIRST}.mp3", f"{FIRST}.mp3"]
)
def test_other_paths_are_no_sound(device: Device, publisher: Publisher, path: str) -> None:
    publisher.publish(7, documents=DOCUMENTS, sounds={path: RUSSIAN})
    device.sync(publisher.path)
    assert (offered(device.folder), kept(device.folder)) == ({}, set())


def test_what_is_larger_than_a_sound_is_not_fetched(device: Device, publisher: Publisher) -> None:
    large = b"\0" * (sounds.LARGEST + 1)
    publisher.publish(7, sample(7), documents=DOCUMENTS, sounds={f"ru/{FIRST}.mp3": large})
    device.sync(publisher.path)
    assert kept(device.folder) == set()


def test_of_a_warning_that_is_over_nothing_is_offered(device: Device, publisher: Publisher) -> None:
    publisher.publish(7, documents=DOCUMENTS, sounds=SOUNDS)
    device.sync(publisher.path)
    SyncState(newest_at="2026-12-13T00:00:00Z").write(device.folder)
    assert offered(device.folder) == {}


def test_the_page_gets_what_was_signed_and_nothing_else(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    switch(folder, put(folder, 1))
    sounds.list_of(folder).write_text(json.dumps({"files": {f"ru/{FIRST}.mp3": facts_of(RUSSIAN)}}))
    sounds.file_of(folder, named(RUSSIAN)).write_bytes(RUSSIAN)
    sounds.file_of(folder, named(UZBEK)).write_bytes(UZBEK)  # not in the list
    with serving(folder) as served:
        answer = served.ask(f"/device/sounds/{named(RUSSIAN)}.mp3")
        assert (answer.status, answer.headers["content-type"], answer.body) == (200, "audio/mpeg", RUSSIAN)
        for name in (named(UZBEK), "", "list.json", "../state.json", "%2e%2e/state.json"):
            assert served.ask(f"/device/sounds/{name}").status == 404
        assert served.ask("/device/nothing/").status == 404
        wish = folder.wishes / "sync"
        assert not wish.exists()  # what nobody signed wakes nothing
        sounds.file_of(folder, named(RUSSIAN)).write_bytes(WRONG)
        assert served.ask(f"/device/sounds/{named(RUSSIAN)}.mp3").status == 404
        assert folder.take_wishes() == ["sync"]
        assert served.ask(f"/device/sounds/{named(RUSSIAN)}.mp3").status == 404
        assert not wish.exists()  # nor does every press
