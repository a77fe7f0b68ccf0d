"""A node with signing keys, packs to publish, and a device that checks what it fetches as python-tuf does."""

from __future__ import annotations

import hashlib
import json
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from unittest import mock

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from amanjol.foundation.seals.passphrases import Cost
from amanjol.public.packs.publishing import ceremony, publication
from amanjol.public.packs.publishing.channels import target_path
from amanjol.public.packs.publishing.node_keys import SigningFolder
from amanjol.public.packs.publishing.repository import blob_name
from amanjol.public.packs.tree import TreeWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from amanjol.public.packs.publishing.publication import Publication

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
QUICK = Cost(8, 1, 1)  # Argon2id as cheap as it goes
WORDS = {
    1: "olma nok uzum anor behi",
    2: "arpa bugdoy tariq sholi makka",
    3: "qaldirgoch chumchuq laylak burgut lochin",
}
PAGE = ("<!doctype html><p>Йўлингиз очиқ бўлсин</p>" * 50).encode()
LANGUAGES = ("en", "uz", "uz-cyrl")


def put_pack(root: Path, number: int, **changes: bytes) -> Path:
    """A pack of few files, and `current` leading to it."""
    files = {f"{code}/index.html": PAGE + code.encode() for code in LANGUAGES}
    files |= {"index.html": PAGE, "media/clip.mp4": bytes(range(256)) * 20, "kiosk/uz.json": b"{}"}
    with TreeWriter(root) as tree:
        for path, content in (files | changes).items():
            tree.add(path, content)
        tree.finish({"number": number, "languages": list(LANGUAGES)}, root / str(number))
    (root / "part").symlink_to(str(number))
    (root / "part").replace(root / "current")
    return root / str(number)


@dataclass(slots=True)
class Node:
    """A node in a folder of its own, after the ceremony. `now` is its clock."""

    root: Path
    now: datetime = NOW
    holders: dict[int, Path] = field(default_factory=dict)

    @property
    def signing(self) -> SigningFolder:
        return SigningFolder(self.root / "signing")

    @property
    def packs(self) -> Path:
        return self.root / "packs"

    @property
    def repository(self) -> Path:
        return self.signing.repository

    def hold_ceremony(self) -> Path:
        """Keys of node and holders, and the first root, taken over. Gives the root's file."""
        public = self.signing.make_keys()
        root = ceremony.begin(self.root / "ceremony", public, WORDS, self.now, QUICK)
        self.holders = {holder: self.root / f"ceremony/root-{holder}.key" for holder in WORDS}
        publication.install_root(signing=self.signing, contents=[root.read_bytes()], now=self.now)
        return root

    def key_of(self, holder: int) -> ceremony.RootKey:
        file = self.holders[holder]
        return ceremony.open_key(file.read_bytes(), WORDS[holder], file.name)

    def publish(self, to: Path | str | None = None, channel: str = "stable", **options: Any) -> Publication:
        return publication.publish(
            pack=self.packs / "current",
            channel=channel,
            to=str(to) if to else None,
            signing=self.signing,
            now=self.now,
            **options,
        )

    def publish_current(
        self, documents: Mapping[str, bytes] | None = None, following: tuple[str, ...] = ("stable",)
    ) -> dict[str, str]:
        return publication.publish_current(
            pack=self.packs / "current",
            following=following,
            documents=lambda: documents or {},
            signing=self.signing,
            now=self.now,
        )

    def sign_again(self, to: Path | str | None = None) -> dict[str, str]:
        return publication.sign_again(signing=self.signing, to=str(to) if to else None, now=self.now)


def node_in(root: Path, now: datetime = NOW) -> Node:
    """A node that has held its ceremony and built pack 1."""
    root.mkdir(parents=True, exist_ok=True)
    node = Node(root, now)
    (root / "signing").mkdir()
    node.packs.mkdir()
    node.hold_ceremony()
    put_pack(node.packs, 1)
    return node


class _Fetcher(FetcherInterface):
    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read

    def _fetch(self, url: str) -> Iterator[bytes]:
        content = self._read(url.removeprefix("http://place/"))
        if content is None:
            raise DownloadHTTPError("not found", 404)
        return iter((content,))


@dataclass(slots=True)
class Device:
    """Follows a channel with python-tuf's own client. `read` gives a file of the place by name, or None."""

    folder: Path
    first_root: bytes
    read: Callable[[str], bytes | None]
    now: datetime = NOW

    def look(self, channel: str = "stable") -> dict[str, Any]:
        """What the channel says, after every check of the client. Raises its `RepositoryError`."""
        folders = self.folder / "metadata", self.folder / "targets"
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        has_root = (folders[0] / "root.json").exists()
        with mock.patch("tuf.ngclient._internal.trusted_metadata_set.datetime") as clock:
            clock.datetime.now.return_value = self.now
            updater = Updater(
                str(folders[0]),
                "http://place/metadata/",
                str(folders[1]),
                "http://place/targets/",
                fetcher=_Fetcher(self.read),
                bootstrap=None if has_root else self.first_root,
            )
            updater.refresh()
            info = updater.get_targetinfo(target_path(channel))
            assert info is not None, f"there is no channel {channel}"
            target: dict[str, Any] = json.loads(_content_of(updater.download_target(info)))
        return target


def _content_of(path: str) -> bytes:
    with open(path, "rb") as opened:  # noqa: PTH123  the client gives a string
        return opened.read()


def reader_of(folder: Path) -> Callable[[str], bytes | None]:
    """A place in a folder, as a device reads it."""

    def read(name: str) -> bytes | None:
        file = folder / name
        return file.read_bytes() if file.is_file() else None

    return read


def device_at(node: Node, folder: Path, place: Path) -> Device:
    """A device that came with the node's first root and reads a folder."""
    first = node.signing.roots()[1]
    return Device(folder, first, reader_of(place), node.now)


def whole(place: Callable[[str], bytes | None], said: Mapping[str, Any]) -> int:
    """The pack that a target shows, once every blob it needs was read at the place and compared with its hash."""
    entries = [*said["languages"].values(), said["shared"], *said.get("documents", {}).values()]
    for entry in (*said["languages"].values(), said["shared"]):
        manifest: dict[str, Any] = json.loads(blob_at(place, entry))
        entries += manifest["files"].values()
    for entry in entries:
        for form in (entry, entry.get("br")):
            if form is not None:
                blob_at(place, form)
    return int(said["pack"])


def blob_at(place: Callable[[str], bytes | None], entry: Mapping[str, Any]) -> bytes:
    """The blob of an entry, which must be there and be what it says."""
    content = place(blob_name(entry["sha256"]))
    assert content is not None, f"{entry['sha256']} is missing"
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (entry["sha256"], entry["length"])
    return content


def post(address: str, body: bytes = b"") -> None:
    asked = urllib.request.Request(address, body, {"Content-Type": "text/plain"}, method="POST")  # noqa: S310  our own
    urllib.request.urlopen(asked, timeout=10).close()  # noqa: S310  as above
