"""The node's own whole copy of what is published: its metadata, targets and blobs.

This copy is the truth, and every place a mirror of it: a device may then fetch today from the web and
tomorrow from a stick, and the versions always go up. Whatever a place holds is never believed, except that
its versions, if they are signed by this node, are passed: the copy may have come back from a backup.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (  # type: ignore[attr-defined]  # re-exported, but not by `as`
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from amanjol.public.packs.publishing import channels
from amanjol.public.packs.publishing.manifests import entries_in, lengths_in
from amanjol.public.packs.publishing.node_keys import TIMESTAMP
from amanjol.public.packs.publishing.places import Folder
from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.public.packs.publishing.manifests import Blob
    from amanjol.public.packs.publishing.node_keys import SigningFolder
    from amanjol.public.packs.publishing.places import Place

TARGETS_LAST: Final = timedelta(days=365)  # snapshots too
TIMESTAMP_LASTS: Final = timedelta(days=90)  # so that a stick that is carried for weeks still works
SIGNED_AGAIN_AFTER: Final = timedelta(hours=20)  # once a day, at whatever hour
SIGNED_AGAIN_BEFORE: Final = timedelta(days=180)  # the end of targets and snapshot: two timestamps away


@dataclass(frozen=True, slots=True)
class Versions:
    """Of the three kinds of metadata that the node signs; 0 where there is none."""

    targets: int = 0
    snapshot: int = 0
    timestamp: int = 0


def blob_name(sha256: str) -> str:
    return f"blobs/{sha256[:2]}/{sha256}"


def target_name(channel: str, sha256: str) -> str:
    return f"targets/channels/{sha256}.{channel}.json"


class Repository:
    """Made and changed by who holds the lock of its signing folder; what it says then is brought to places without.

    Raises `CannotPublish` where it is damaged.
    """

    def __init__(self, signing: SigningFolder) -> None:
        self._signing = signing
        self.folder = Folder(signing.repository, may_link=True)
        self._manifests: dict[str, dict[str, int]] = {}
        self.timestamp = self.folder.read(TIMESTAMP) or b""  # as it was signed; another may sign a newer one
        self._timestamp = self._load(TIMESTAMP, Timestamp)
        self._snapshot: Metadata[Snapshot] | None = None
        self._targets: Metadata[Targets] | None = None
        if self._timestamp is not None:
            number = self._timestamp.signed.snapshot_meta.version
            self._snapshot = self._load(f"metadata/{number}.snapshot.json", Snapshot)
        if self._snapshot is not None:
            number = self._snapshot.signed.meta["targets.json"].version
            self._targets = self._load(f"metadata/{number}.targets.json", Targets)
        if self._timestamp is not None and self._targets is None:
            raise CannotPublish(f"{signing.repository} lacks a part of its metadata (docs/signing.md).")

    # -- what is shown -------------------------------------------------------------------------------

    def target_files(self) -> dict[str, TargetFile]:
        """The target of each channel."""
        targets = self._targets.signed.targets if self._targets is not None else {}
        return {path.removeprefix("channels/").removesuffix(".json"): file for path, file in targets.items()}

    def target(self, channel: str, sha256: str) -> bytes:
        """The content of a channel's target, compared with its hash."""
        return self._checked(target_name(channel, sha256), sha256)

    def target_of(self, channel: str) -> bytes | None:
        """The content of the target that a channel shows; None where there is none, or it is damaged."""
        file = self.target_files().get(channel)
        try:
            return None if file is None else self.target(channel, file.hashes["sha256"])
        except PlaceFailed:
            return None  # publishing the channel anew mends it

    def blobs_of(self, target: bytes) -> dict[str, int]:
        """Hash and length of every blob that a target needs, its documents and then its manifests last."""
        entries = channels.manifests_of(target)
        needed: dict[str, int] = {}
        for entry in entries:
            needed.update(self._listed(entry["sha256"]))
        documents = channels.documents_of(target).values()
        return needed | dict(lengths_in(documents)) | dict(lengths_in(entries))

    def versions(self) -> Versions:
        return Versions(
            self._snapshot.signed.meta["targets.json"].version if self._snapshot else 0,
            self._snapshot.signed.version if self._snapshot else 0,
            self._timestamp.signed.version if self._timestamp else 0,
        )

    def is_newest(self) -> bool:
        """Whether nothing was signed since."""
        return self.timestamp == (self.folder.read(TIMESTAMP) or b"")

    def roots(self) -> dict[int, bytes]:
        return self._signing.roots()

    def metadata_names(self) -> list[str]:
        """What a place needs beside the roots, the timestamp last."""
        versions = self.versions()
        return [
            f"metadata/{versions.targets}.targets.json",
            f"metadata/{versions.snapshot}.snapshot.json",
            TIMESTAMP,
        ]

    def expiries(self) -> dict[str, datetime]:
        """When each kind of metadata ends; empty where nothing is published."""
        roles = (self._targets, self._snapshot, self._timestamp)
        return {role.signed.type: role.signed.expires for role in roles if role is not None}

    # -- changing it ---------------------------------------------------------------------------------

    def add(self, blobs: Mapping[str, Blob]) -> None:
        """Keep blobs, by hash; of a pack, its manifests come last."""
        there = self.folder.listing("blobs")
        for blob in blobs.values():
            name = blob_name(blob.sha256)
            if name not in there or there[name].length != blob.length:
                self.folder.write(name, blob.source)
        self.folder.settle()

    def show(self, channel: str, content: bytes) -> bool:
        """Have a channel show a target whose blobs are kept: true for readers once `sign` has signed it.

        False if it says the same already.
        """
        target, before = self.target_of(channel), self.target_files().get(channel)
        if target is not None and channels.says_the_same(target, content):
            return False
        path = channels.target_path(channel)
        file = TargetFile.from_data(path, content, ["sha256"])
        if before is not None:  # for `prune`, and for who looks what was shown before
            file.unrecognized_fields["custom"] = {"previous": before.hashes["sha256"]}
        self.folder.write(target_name(channel, file.hashes["sha256"]), content)
        self.folder.settle()
        if self._targets is None:
            self._targets = Metadata(Targets(expires=datetime.now(UTC)))  # `sign` says until when
        self._targets.signed.targets[path] = file
        return True

    def sign(self, now: datetime, *, targets_changed: bool = False, above: Versions | None = None) -> bool:
        """Sign again what has changed, nears its end, or is not signed by the keys of the newest root.

        `above` are versions that must be passed. Gives whether anything was signed.
        """
        root = self._signing.usable_root(now).signed
        if self._targets is None:
            raise CannotPublish("Nothing has been published yet: `amanjol pack publish` does it.")
        self._keep_roots()
        floor = above or Versions()
        versions = self.versions()
        is_due = targets_changed or above is not None or self._is_due(root, self._targets, now)
        if is_due:
            self._targets.signed.version = max(versions.targets, floor.targets) + 1
            self._sign("targets", self._targets, root, now + TARGETS_LAST)
        if is_due or self._snapshot is None or self._is_due(root, self._snapshot, now):
            is_due = True
            number = max(versions.snapshot, floor.snapshot) + 1
            meta = {"targets.json": self._meta_file(self._targets)}
            self._snapshot = Metadata(Snapshot(version=number, expires=now, meta=meta))
            self._sign("snapshot", self._snapshot, root, now + TARGETS_LAST)
        if not (is_due or self._timestamp_is_due(root, now)):
            return False
        number = max(versions.timestamp, floor.timestamp) + 1
        snapshot = self._meta_file(self._snapshot)
        self._timestamp = Metadata(Timestamp(version=number, expires=now, snapshot_meta=snapshot))
        self._sign("timestamp", self._timestamp, root, now + TIMESTAMP_LASTS)
        return True

    def versions_to_pass(self, place: Place) -> Versions | None:
        """What a place shows, if this node signed it and it is not older than what is here."""
        content = place.read(TIMESTAMP)
        if content is None or content == self.timestamp:
            return None
        try:
            timestamp = self._trusted(content, Timestamp)
            number = timestamp.signed.snapshot_meta.version
            snapshot = self._trusted(place.read(f"metadata/{number}.snapshot.json") or b"", Snapshot)
            targets = snapshot.signed.meta["targets.json"].version
        except (RepositoryError, KeyError):
            return None  # damaged or forged: it is written over
        there = Versions(targets, number, timestamp.signed.version)
        here = self.versions()
        is_older = (
            there.timestamp < here.timestamp
            and there.snapshot <= here.snapshot
            and there.targets <= here.targets
        )
        return None if is_older else there

    # -- inside --------------------------------------------------------------------------------------

    def _keep_roots(self) -> None:
        """Every root is beside what its keys sign before they sign it: devices come from one to the next."""
        for number, content in self.roots().items():
            name = f"metadata/{number}.root.json"
            if self.folder.read(name) != content:
                self.folder.write(name, content)
        self.folder.settle()

    def _sign(
        self, role: str, metadata: Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp],
        root: Root, expires: datetime,
    ) -> None:  # fmt: skip
        metadata.signed.expires = expires
        metadata.sign(self._signing.signer(role, root))
        name = TIMESTAMP if role == "timestamp" else f"metadata/{metadata.signed.version}.{role}.json"
        content = metadata.to_bytes()
        if role == "timestamp":
            self.timestamp = content
        self.folder.write(name, content)
        self.folder.settle()

    def _is_due(
        self, root: Root, metadata: Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp], now: datetime
    ) -> bool:  # fmt: skip
        if metadata.signed.expires - now < SIGNED_AGAIN_BEFORE and metadata.signed.type != "timestamp":
            return True
        try:
            root.verify_delegate(metadata.signed.type, metadata.signed_bytes, metadata.signatures)
        except RepositoryError:
            return True
        return False

    def _timestamp_is_due(self, root: Root, now: datetime) -> bool:
        if self._timestamp is None or self._is_due(root, self._timestamp, now):
            return True
        signed_at = self._timestamp.signed.expires - TIMESTAMP_LASTS
        return not signed_at <= now < signed_at + SIGNED_AGAIN_AFTER

    def _meta_file(self, metadata: Metadata[Targets] | Metadata[Snapshot]) -> MetaFile:
        return MetaFile.from_data(metadata.signed.version, metadata.to_bytes(), ["sha256"])

    def _trusted[S: (Timestamp, Snapshot)](self, content: bytes, kind: type[S]) -> Metadata[S]:
        """Raises `RepositoryError` unless this node has signed it."""
        metadata = _parse(content, kind)
        root = self._signing.newest_root().signed
        root.verify_delegate(kind.type, metadata.signed_bytes, metadata.signatures)
        return metadata

    def _load[S: (Timestamp, Snapshot, Targets)](self, name: str, kind: type[S]) -> Metadata[S] | None:
        content = self.folder.read(name)
        if content is None:
            return None
        try:
            return _parse(content, kind)
        except RepositoryError as error:
            raise CannotPublish(f"{self.folder.path(name)} is damaged (docs/signing.md).") from error

    def _listed(self, manifest: str) -> dict[str, int]:
        """Hash and length of what a manifest lists; read once, for channels and their past have most in common."""
        if manifest not in self._manifests:
            content = self._checked(blob_name(manifest), manifest)
            self._manifests[manifest] = dict(lengths_in(entries_in(content)))
        return self._manifests[manifest]

    def _checked(self, name: str, sha256: str) -> bytes:
        """What is damaged is removed, so that the next publication brings it back."""
        content = self.folder.read(name)
        if content is None:
            raise PlaceFailed(f"{self.folder.path(name)} is missing: publish its pack again.")
        if hashlib.sha256(content).hexdigest() != sha256:
            self.folder.remove(name)
            raise PlaceFailed(f"{self.folder.path(name)} was damaged and is removed: publish its pack again.")
        return content


def _parse[S: (Timestamp, Snapshot, Targets)](content: bytes, kind: type[S]) -> Metadata[S]:
    """Raises `RepositoryError`."""
    metadata = Metadata[S].from_bytes(content)
    if metadata.signed.type != kind.type:
        raise RepositoryError(f"this is {metadata.signed.type} metadata")
    return metadata
