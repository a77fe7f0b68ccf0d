"""Documents beside the guide: made by packages above, signed with the channel, brought wherever packs are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import brotli
import pytest

from amanjol.public.packs.publishing import documents, publication
from amanjol.public.packs.publishing.problems import CannotPublish
from amanjol.public.packs.publishing.tests.stage import (
    DAY,
    Node,
    blob_at,
    device_at,
    node_in,
    put_pack,
    reader_of,
)

if TYPE_CHECKING:
    from pathlib import Path

FLEET = {"fleet": b'{"devices":{},"version":1}'}


@pytest.fixture
def node(tmp_path: Path) -> Node:
    return node_in(tmp_path / "node")


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What packages have registered; nothing at first."""
    makers: dict[str, Any] = {}
    monkeypatch.setattr(documents, "_makers", makers)
    return makers


def test_documents_are_canonical_and_in_order(registered: dict[str, Any]) -> None:
    documents.register("screens", lambda: {"version": 1, "a": "Ўзбек"})
    documents.register("fleet", lambda: {"version": 1})
    assert list(documents.all_documents().items()) == [
        ("fleet", b'{"version":1}'),
        ("screens", '{"a":"Ўзбек","version":1}'.encode()),
    ]


def test_what_devices_would_refuse_is_not_published(registered: dict[str, Any]) -> None:
    documents.register("fleet", lambda: {"name": "x" * documents.LONGEST})
    with pytest.raises(CannotPublish, match="The document 'fleet' is 1048587 bytes long"):
        documents.all_documents()


def test_documents_travel_signed_to_every_place(node: Node, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    node.publish(stick, documents=FLEET)
    device = device_at(node, tmp_path / "device", stick)
    said = device.look()["documents"]
    assert list(said) == ["fleet"]
    assert blob_at(reader_of(stick), said["fleet"]) == FLEET["fleet"]
    assert brotli.decompress(blob_at(reader_of(stick), said["fleet"]["br"])) == FLEET["fleet"]

    changed = {"fleet": b'{"version":1}', "screens": b'{"playlists":{}}'}
    assert node.publish_current(changed) == {str(stick): ""}
    channel = device.look()
    assert channel["pack"] == 1
    assert {name: blob_at(reader_of(stick), entry) for name, entry in channel["documents"].items()} == changed


def test_every_channel_says_what_documents_say_now(node: Node, tmp_path: Path) -> None:
    """A notice must reach the devices that try another pack, too."""
    node.publish(channel="trial")
    put_pack(node.packs, 2)
    node.publish_current(FLEET)
    device = device_at(node, tmp_path / "device", node.repository)
    stable, trial = device.look("stable"), device.look("trial")
    assert (stable["pack"], trial["pack"]) == (2, 1)
    assert stable["documents"] == trial["documents"]
    assert json.loads(blob_at(reader_of(node.repository), trial["documents"]["fleet"])) == {
        "devices": {},
        "version": 1,
    }


def test_a_pack_published_by_hand_keeps_the_documents(node: Node, tmp_path: Path) -> None:
    node.publish_current(FLEET)
    put_pack(node.packs, 2)
    node.publish()
    node.publish(channel="tas")
    device = device_at(node, tmp_path / "device", node.repository)
    for channel in ("stable", "tas"):
        said = device.look(channel)
        assert said["pack"] == 2
        assert blob_at(reader_of(node.repository), said["documents"]["fleet"]) == FLEET["fleet"]


def test_documents_that_are_gone_are_no_longer_said(node: Node, tmp_path: Path) -> None:
    node.publish_current(FLEET)
    node.publish_current({})
    device = device_at(node, tmp_path / "device", node.repository)
    assert "documents" not in device.look()


def test_the_same_documents_are_no_news(node: Node) -> None:
    node.publish_current(FLEET)
    before = (node.repository / "metadata/timestamp.json").read_bytes()
    node.publish_current(dict(FLEET))
    assert (node.repository / "metadata/timestamp.json").read_bytes() == before


def test_documents_in_use_are_not_pruned(node: Node, tmp_path: Path) -> None:
    node.publish(tmp_path / "stick", documents=FLEET)
    node.now += 40 * DAY
    publication.prune(signing=node.signing, to=str(tmp_path / "stick"), now=node.now)
    said = device_at(node, tmp_path / "device", tmp_path / "stick").look()
    assert blob_at(reader_of(tmp_path / "stick"), said["documents"]["fleet"]) == FLEET["fleet"]
