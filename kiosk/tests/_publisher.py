"""A small publisher that can do everything right, at any time, and much wrong: for the tests of `sync`.

It makes the layout of `amanjol.public.packs.publishing`; `test_real_publisher` syncs from the real one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import brotli
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
ONLINE = ("targets", "snapshot", "timestamp")
Files = dict[str, bytes]


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sample(number: int, *, pages: int = 4) -> dict[str, Files]:
    """A small pack: texts of two languages, and a picture and an empty file that both share."""
    parts: dict[str, Files] = {
        "shared": {
            "index.html": f"<p>pack {number}</p>".encode() * 20,
            "media/poster.png": bytes(range(256)) * 8,
            "media/empty.bin": b"",
            "media/clip.mp4": hashlib.shake_256(b"clip").digest(40_000),
        }
    }
    for language in ("ru", "uz"):
        parts[language] = {
            f"{language}/page-{page}.html": f"{language} {page} ".encode() * 300 for page in range(pages)
        }
        parts[language][f"{language}/edited.html"] = f"{language}, pack {number}. ".encode() * 100
    return parts


def files_of(parts: Mapping[str, Files]) -> Files:
    return {path: content for files in parts.values() for path, content in files.items()}


@dataclass
class Publisher:
    """`path` is the repository. Everything is signed at `now`."""

    path: Path
    now: datetime = NOW
    versions: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ONLINE, 0))
    targets: dict[str, TargetFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root_keys = [CryptoSigner.generate_ed25519() for _ in range(3)]
        self.keys = {role: CryptoSigner.generate_ed25519() for role in ONLINE}
        self.root = Metadata(
            Root(version=1, expires=self.now + timedelta(days=365), consistent_snapshot=True)
        )
        for key in self.root_keys:
            self.root.signed.add_key(key.public_key, "root")
        self.root.signed.roles["root"].threshold = 2
        for role, key in self.keys.items():
            self.root.signed.add_key(key.public_key, role)
        self._write_root(self.root_keys[:2])
        self.first_root = self.path.parent / f"{self.path.name}.root.json"
        self.first_root.write_bytes(self.root.to_bytes())

    # -- roots ---------------------------------------------------------------------------------------

    def rotate(self, *, online: bool = True) -> None:
        """The next root, signed by the old and the new keys; one root key is replaced too."""
        old = self.root_keys[:2]
        lost, fresh = self.root_keys[2], CryptoSigner.generate_ed25519()
        signed = self.root.signed
        signed.version += 1
        signed.expires = self.now + timedelta(days=365)
        signed.revoke_key(lost.public_key.keyid, "root")
        signed.add_key(fresh.public_key, "root")
        if online:
            for role in ONLINE:
                signed.revoke_key(self.keys[role].public_key.keyid, role)
                self.keys[role] = CryptoSigner.generate_ed25519()
                signed.add_key(self.keys[role].public_key, role)
        self.root_keys = [old[1], fresh, old[0]]
        self._write_root(old)

    def _write_root(self, signers: list[CryptoSigner]) -> None:
        """With no signature to spare: one byte of any of them, and the root is none."""
        self.root.signatures.clear()
        for key in signers:
            self.root.sign(key, append=True)
        self.write(f"metadata/{self.root.signed.version}.root.json", self.root.to_bytes())

    # -- packs ---------------------------------------------------------------------------------------

    def publish(
        self,
        number: int,
        parts: Mapping[str, Files] | None = None,
        *,
        channel: str = "stable",
        documents: Mapping[str, Any] | None = None,
        sounds: Files | None = None,
    ) -> Files:
        """Have a channel show a pack. Gives its files."""
        parts = parts or sample(number)
        entries = {
            part: self.store(
                canonical({"files": {path: self.entry(path, content) for path, content in files.items()}})
            )
            for part, files in parts.items()
        }
        self.show(number, entries, channel=channel, documents=documents, sounds=sounds)
        return files_of(parts)

    def show(
        self,
        number: int,
        entries: Mapping[str, Any],
        *,
        channel: str = "stable",
        documents: Mapping[str, Any] | None = None,
        sounds: Files | None = None,
    ) -> None:
        """Sign a channel that names these manifests."""
        said: dict[str, Any] = {
            "pack": number,
            "published_at": self.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "shared": entries["shared"],
            "languages": {part: entry for part, entry in entries.items() if part != "shared"},
            "of_a_later_program": [1],
        }
        if documents is not None:
            said["documents"] = {
                name: self.store(canonical(document)) for name, document in documents.items()
            }
        if sounds is not None:
            listed = {path: self.entry(path, content) for path, content in sounds.items()}
            said["sounds"] = self.store(canonical({"files": listed}))
        self.sign_channel(canonical(said), channel)

    def sign_channel(self, content: bytes, channel: str = "stable") -> None:
        path = f"channels/{channel}.json"
        self.targets[path] = TargetFile.from_data(path, content, ["sha256"])
        sha256 = self.targets[path].hashes["sha256"]
        self.write(f"targets/channels/{sha256}.{channel}.json", content)
        self.sign()

    def entry(self, path: str, content: bytes) -> dict[str, Any]:
        return self.store(content, is_text=path.endswith((".html", ".json", ".svg")))

    def store(self, content: bytes, *, is_text: bool = True) -> dict[str, Any]:
        """Of a text only the packed form is put there: nobody may ask for the other."""
        facts = facts_of(content)
        if not is_text:
            self.write(blob_name(facts["sha256"]), content)
            return facts
        packed = brotli.compress(content, quality=11 if len(content) < 100_000 else 5)
        facts["br"] = facts_of(packed)
        self.write(blob_name(facts["br"]["sha256"]), packed)
        return facts

    # -- metadata ------------------------------------------------------------------------------------

    def sign(self) -> None:
        targets = Targets(version=self._next("targets"), expires=self.now + timedelta(days=365))
        targets.targets = dict(self.targets)
        content = self._signed("targets", Metadata(targets))
        meta = {"targets.json": MetaFile.from_data(targets.version, content, ["sha256"])}
        snapshot = Snapshot(version=self._next("snapshot"), expires=self.now + timedelta(days=365), meta=meta)
        content = self._signed("snapshot", Metadata(snapshot))
        self.sign_timestamp(MetaFile.from_data(snapshot.version, content, ["sha256"]))

    def sign_timestamp(self, snapshot: MetaFile | None = None) -> None:
        """As every day, when nothing has changed."""
        self._snapshot = snapshot or self._snapshot
        expires = self.now + timedelta(days=90)
        self._signed(
            "timestamp",
            Metadata(
                Timestamp(version=self._next("timestamp"), expires=expires, snapshot_meta=self._snapshot)
            ),
        )

    def _next(self, role: str) -> int:
        self.versions[role] += 1
        return self.versions[role]

    def _signed(self, role: str, metadata: Metadata[Any]) -> bytes:
        metadata.sign(self.keys[role])
        content = metadata.to_bytes()
        number = "" if role == "timestamp" else f"{metadata.signed.version}."
        self.write(f"metadata/{number}{role}.json", content)
        return content

    def write(self, name: str, content: bytes) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def metadata_files(self) -> list[Path]:
        """Those that a first sync reads."""
        names = [f"{self.root.signed.version}.root.json", "timestamp.json"]
        names += [f"{self.versions[role]}.{role}.json" for role in ("snapshot", "targets")]
        return [self.path / "metadata" / name for name in names]


def facts_of(content: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "length": len(content)}


def blob_name(sha256: str) -> str:
    return f"blobs/{sha256[:2]}/{sha256}"
