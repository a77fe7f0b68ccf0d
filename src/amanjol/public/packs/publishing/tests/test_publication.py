"""Publishing to a folder: what devices then see, what is written again, and what is refused."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import brotli
import pytest
from tuf.api.metadata import Metadata, Timestamp  # type: ignore[attr-defined]  # re-exported, but not by `as`

from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed
from amanjol.public.packs.publishing.publication import Publication, remembered
from amanjol.public.packs.publishing.tests.stage import (
    DAY,
    NOW,
    PAGE,
    Node,
    blob_at,
    device_at,
    node_in,
    put_pack,
    reader_of,
    whole,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def node(tmp_path: Path) -> Node:
    return node_in(tmp_path / "node")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def versions_at(place: Path) -> tuple[int, int]:
    """Of timestamp and snapshot."""
    timestamp = Metadata[Timestamp].from_bytes((place / "metadata/timestamp.json").read_bytes()).signed
    return timestamp.version, timestamp.snapshot_meta.version


def test_a_device_sees_the_whole_pack(node: Node, stick: Path, tmp_path: Path) -> None:
    done = node.publish(stick)
    assert done == Publication(1, True, len([name for name in files_in(stick) if name.startswith("blobs/")]))
    said = device_at(node, tmp_path / "device", stick).look()
    assert whole(reader_of(stick), said) == 1
    assert said["published_at"] == "2026-11-25T10:00:00Z"
    assert sorted(said["languages"]) == ["en", "uz", "uz-cyrl"]


def test_each_file_is_in_the_manifest_of_its_language(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    said = device_at(node, tmp_path / "device", stick).look()
    listed = {
        part: sorted(json.loads(blob_at(reader_of(stick), entry))["files"])
        for part, entry in {**said["languages"], "shared": said["shared"]}.items()
    }
    assert listed == {
        "en": ["en/index.html"],
        "uz": ["kiosk/uz.json", "uz/index.html"],
        "uz-cyrl": ["uz-cyrl/index.html"],
        "shared": ["index.html", "media/clip.mp4"],
    }


def test_equal_bytes_are_stored_once(node: Node, stick: Path) -> None:
    put_pack(node.packs, 2, **{"en/copy.html": PAGE, "uz/copy.html": PAGE})
    node.publish(stick)
    assert sum(content == PAGE for content in files_in(stick).values()) == 1


def test_the_same_again_writes_no_blob_and_signs_nothing(node: Node, stick: Path) -> None:
    node.publish(stick)
    before = files_in(stick)
    assert node.publish(stick) == Publication(1, False, 0)
    assert files_in(stick) == before


def test_an_edited_page_is_all_that_is_written_anew(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    device = device_at(node, tmp_path / "device", stick)
    device.look()
    put_pack(node.packs, 2, **{"en/index.html": b"<p>new</p>"})
    done = node.publish(stick)
    assert done == Publication(2, True, 4)  # the page and its manifest, each with its brotli form
    assert whole(reader_of(stick), device.look()) == 2


def test_channels_are_apart(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    put_pack(node.packs, 2)
    node.publish(stick, "trial")
    node.publish(stick, "tas")
    device = device_at(node, tmp_path / "device", stick)
    assert [device.look(channel)["pack"] for channel in ("stable", "trial", "tas")] == [1, 2, 2]


def test_versions_go_up_wherever_a_device_looks(node: Node, stick: Path, tmp_path: Path) -> None:
    """Today from the web, tomorrow from a stick, in either order."""
    other = tmp_path / "web"
    node.publish(stick)
    node.publish(other)
    device = device_at(node, tmp_path / "device", stick)
    for number in (2, 3, 4):
        put_pack(node.packs, number)
        place = (stick, other)[number % 2]
        node.publish(place)
        assert replace(device, read=reader_of(place)).look()["pack"] == number


def test_signed_again_once_a_day(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    assert versions_at(stick) == (1, 1)
    device = device_at(node, tmp_path / "device", stick)
    for day in range(1, 4):
        node.now = NOW + day * DAY
        assert node.sign_again() == {str(stick): ""}
        assert node.sign_again() == {str(stick): ""}
        assert versions_at(stick) == (1 + day, 1), "once a day, and only the timestamp"
    device.now = node.now + 89 * DAY
    assert device.look()["pack"] == 1


def test_targets_are_signed_again_in_time(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    node.now += 186 * DAY
    node.sign_again()
    assert versions_at(stick) == (2, 2)
    device = device_at(node, tmp_path / "device", stick)
    assert device.look()["pack"] == 1
    expires = json.loads((stick / "metadata/2.targets.json").read_bytes())["signed"]["expires"]
    assert expires == f"{node.now + 365 * DAY:%Y-%m-%dT%H:%M:%SZ}"


def test_places_are_remembered_unless_told_not_to(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    node.publish(tmp_path / "once", remember=False)
    node.publish()
    assert remembered(node.signing) == {str(stick): NOW}
    node.now += DAY
    node.sign_again()
    assert remembered(node.signing) == {str(stick): NOW + DAY}


def test_a_place_that_is_away_does_not_hold_up_others(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    node.publish(tmp_path / "web")
    shutil.rmtree(stick)
    put_pack(node.packs, 2)
    assert node.publish_current() == {str(stick): "it is not there now", str(tmp_path / "web"): ""}
    assert device_at(node, tmp_path / "device", tmp_path / "web").look()["pack"] == 2
    assert not stick.exists(), "a stick that was taken out is no folder to make"


def test_a_node_from_a_backup_passes_what_was_published_since(
    node: Node, stick: Path, tmp_path: Path
) -> None:
    node.publish(stick)
    shutil.copytree(node.signing.root, tmp_path / "backup")
    for number in (2, 3):
        put_pack(node.packs, number)
        node.publish(stick)
    device = device_at(node, tmp_path / "device", stick)
    assert device.look()["pack"] == 3
    shutil.rmtree(node.signing.root)
    shutil.copytree(tmp_path / "backup", node.signing.root)
    put_pack(node.packs, 4)
    node.publish(stick)
    assert device.look()["pack"] == 4
    assert versions_at(stick) == (4, 4)


def test_versions_of_a_forger_are_not_passed(node: Node, stick: Path, tmp_path: Path) -> None:
    """Somebody else's timestamp with a huge version would else use up all numbers."""
    node.publish(stick)
    file = stick / "metadata/timestamp.json"
    facts = json.loads(file.read_bytes())
    facts["signed"]["version"] = 2**31 - 2
    file.write_text(json.dumps(facts), encoding="utf-8")
    node.now += DAY
    node.publish(stick)
    assert versions_at(stick) == (2, 1)


def test_damage_at_the_place_is_mended(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    before = files_in(stick)
    for name in list(before):
        if name.startswith("metadata/"):
            (stick / name).write_bytes(b"?")
    blob = next(name for name in before if name.startswith("blobs/"))
    (stick / blob).write_bytes(b"cut")
    node.publish(stick)
    assert files_in(stick) == before


@pytest.mark.parametrize("kind", ["manifest", "page"])
def test_a_damaged_blob_goes_nowhere(node: Node, stick: Path, tmp_path: Path, kind: str) -> None:
    node.publish()
    said = device_at(node, tmp_path / "device", node.repository).look()
    sha256 = said["shared"]["sha256"] if kind == "manifest" else hashlib.sha256(PAGE).hexdigest()
    own = node.repository / f"blobs/{sha256[:2]}/{sha256}"
    content = own.read_bytes()
    own.unlink()  # the page is one file with the pack's
    own.write_bytes(content[::-1])
    with pytest.raises(PlaceFailed, match=f"{sha256} was damaged and is removed: publish its pack again"):
        node.publish(stick)
    assert not (stick / "metadata").exists()
    node.publish(stick)
    assert own.read_bytes() == content
    assert whole(reader_of(stick), device_at(node, tmp_path / "another", stick).look()) == 1


def test_a_damaged_target_is_made_anew(node: Node, stick: Path, tmp_path: Path) -> None:
    node.publish(stick)
    target = next((node.repository / "targets/channels").iterdir())
    target.write_bytes(b"{}")
    put_pack(node.packs, 2)
    node.publish(stick)
    assert device_at(node, tmp_path / "device", stick).look()["pack"] == 2


@pytest.mark.parametrize("name", ["timestamp.json", "1.snapshot.json", "1.targets.json"])
def test_damaged_metadata_of_the_own_copy_signs_nothing(node: Node, stick: Path, name: str) -> None:
    node.publish(stick)
    before = files_in(stick)
    (node.repository / "metadata" / name).write_bytes(b"{}")
    with pytest.raises(CannotPublish, match=f"{name} is damaged"):
        node.publish(stick)
    assert files_in(stick) == before


@pytest.mark.parametrize(
    ("channel", "to", "sentence"),
    [
        ("Stable", "stick", "There is no channel 'Stable'"),
        ("../x", "stick", "There is no channel '../x'"),
        ("tash", "stick", "There is no channel 'tash'"),
        ("stable", "none/stick", "none is not there: make it, or put in the stick"),
        ("stable", "file", "file is a file: name a folder"),
        ("stable", "full", "full is not empty and holds nothing published"),
        ("stable", "https://cdn.example/x", "is no place to write to"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    node: Node, tmp_path: Path, channel: str, to: str, sentence: str
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/photo.jpg").write_bytes(b"x")
    with pytest.raises(CannotPublish, match=sentence):
        node.publish(to if "://" in to else tmp_path / to, channel)
    assert not node.repository.exists()


PACKS = {
    "gone": (shutil.rmtree, "There is no pack at"),
    "a file missing": (lambda pack: (pack / "index.html").unlink(), "is not whole"),
    "a file altered": (lambda pack: (pack / "index.html").write_bytes(PAGE[::-1]), "is not whole"),
    "no number": (lambda pack: rewrite(pack, number="x"), "has no number"),
    "no languages": (lambda pack: rewrite(pack, languages=None), "does not say its languages"),
    "a strange language": (lambda pack: rewrite(pack, languages=["../uz"]), "does not say its languages"),
}


def rewrite(pack: Path, **facts: object) -> None:
    file = pack / "manifest.json"
    content = json.dumps({**json.loads(file.read_bytes()), **facts}).encode()
    file.write_bytes(content)
    (pack / "manifest.json.br").write_bytes(brotli.compress(content))


@pytest.mark.parametrize("kind", PACKS)
def test_a_pack_that_is_not_whole_is_not_published(node: Node, stick: Path, kind: str) -> None:
    node.publish(stick)
    before = files_in(stick)
    spoil, sentence = PACKS[kind]
    spoil(put_pack(node.packs, 2))  # type: ignore[operator]  # each takes a folder
    with pytest.raises(CannotPublish, match=sentence):
        node.publish(stick)
    assert files_in(stick) == before


@pytest.mark.parametrize("path", ["e\u0301.html", "x" * 121, "/".join(["abcd"] * 60)])
def test_names_that_devices_refuse_are_not_published(node: Node, stick: Path, path: str) -> None:
    put_pack(node.packs, 2, **{path: b"x"})
    with pytest.raises(CannotPublish, match="which devices would not take: rename it"):
        node.publish(stick)


def test_without_keys_or_root_it_says_what_to_do(tmp_path: Path) -> None:
    node = Node(tmp_path)
    put_pack(node.packs, 1)
    with pytest.raises(CannotPublish, match="There are no signing keys in"):
        node.publish(tmp_path / "stick")
    node.signing.root.mkdir()
    node.signing.make_keys()
    with pytest.raises(CannotPublish, match="hold the key ceremony first"):
        node.publish(tmp_path / "stick")


def test_a_key_that_others_may_read_signs_nothing(node: Node, stick: Path) -> None:
    key = next((node.signing.root / "keys").glob("targets-*"))
    key.chmod(0o640)
    with pytest.raises(CannotPublish, match=r"Others of this machine may read .*: run `chmod 600"):
        node.publish(stick)


def test_a_clock_before_the_keys_were_made_is_told(node: Node, stick: Path) -> None:
    node.now -= 30 * DAY
    with pytest.raises(CannotPublish, match="clock says 2026-10-26, which is before its keys were made"):
        node.publish(stick)


def test_two_publications_wait_for_each_other(node: Node) -> None:
    with (
        node.signing.locked(),
        pytest.raises(CannotPublish, match="Another publication has been running"),
        node.signing.locked(wait=timedelta(milliseconds=100).total_seconds()),
    ):
        pass
