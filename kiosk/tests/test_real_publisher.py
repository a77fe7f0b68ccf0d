"""What `amanjol pack publish` makes is what this program reads. Only where both are installed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from _device import Device, read_tree
from conftest import FULL

from amanjol_kiosk import manifests, trust
from amanjol_kiosk.folder import read_json

if TYPE_CHECKING:
    from pathlib import Path

publication = pytest.importorskip("amanjol.public.packs.publishing.publication")
ceremony: Any = pytest.importorskip("amanjol.public.packs.publishing.ceremony")
node_keys: Any = pytest.importorskip("amanjol.public.packs.publishing.node_keys")
repository: Any = pytest.importorskip("amanjol.public.packs.publishing.repository")
passphrases: Any = pytest.importorskip("amanjol.foundation.seals.passphrases")
tree: Any = pytest.importorskip("amanjol.public.packs.tree")

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
CHEAP = passphrases.Cost(memory_kib=8, passes=1, lanes=1)


def built(place: Path, number: int, pages: int) -> Path:
    """A pack as `amanjol pack build` leaves it."""
    target = place / f"pack-{number}"
    with tree.TreeWriter(place) as writer:
        for language in ("ru", "uz", "uz-cyrl"):
            for page in range(pages):
                writer.add(f"{language}/page-{page}.html", f"{language} {page} ".encode() * 200)
            writer.add(f"{language}/edited.html", f"{language} {number}".encode())
        writer.add("media/poster.png", bytes(range(256)) * 30)
        writer.add("index.html", b"<p>index</p>")
        writer.finish({"number": number, "languages": ["ru", "uz", "uz-cyrl"]}, target)
    return target


@pytest.fixture
def signing(place: Path) -> Any:
    folder = node_keys.SigningFolder(place / "signing")
    public = folder.make_keys()
    words = {holder: f"words of holder {holder}" for holder in ceremony.HOLDERS}
    root = ceremony.begin(place / "offline", public, words, NOW, cost=CHEAP)
    folder.install([root.read_bytes()], NOW)
    return folder


def test_from_the_node_to_the_device(place: Path, signing: Any) -> None:
    stick = place / "stick"
    first_root = signing.root / "root/1.root.json"
    device = Device(place / "data", first_root, now=NOW)
    documents = {"screens": b'{"notices":[],"version":1}'}
    for number in range(1, 6 if FULL else 3):
        pack = built(place, number, pages=5)
        publication.publish(
            pack=pack, channel="stable", to=str(stick), signing=signing, documents=documents,
            now=NOW + timedelta(hours=number),
        )  # fmt: skip
        assert device.sync(stick).outcome == "new pack"
        expected = read_tree(pack)
        for own in ("manifest.json", "manifest.json.br"):
            expected.pop(own)
        assert device.files_shown() == expected
    assert read_json(device.folder.document("screens")) == {"notices": [], "version": 1}
    assert device.sync(stick).outcome == "nothing new"
    assert device.state.clock_warning == ""


def test_both_sides_agree() -> None:
    assert trust.TIMESTAMP_LASTS == repository.TIMESTAMP_LASTS
    publishing: Any = pytest.importorskip("amanjol.public.packs.publishing.manifests")
    assert publishing._LONGEST_PATH == manifests.LONGEST_PATH
    assert publishing._LONGEST_NAME == manifests.LONGEST_NAME
