"""Who this device is: its own key, the node that knows it, and the number of its last message.

`identity.key` is the Ed25519 key, 32 bytes, readable by this program alone; it never leaves the device.
`identity.sequence` is the number of the newest message, on the disk before the message is sent.
`identity.json` names its id at the node, the node's address, its kind: there once somebody typed the code.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amanjol_kiosk.failures import DiskFailed, NotSetUp
from amanjol_kiosk.folder import read_json, replace_file, sync

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder

_BEGINS = b"amanjol-device-1\n"


@dataclass(frozen=True, slots=True)
class Identity:
    """What `identity.json` holds. `node` is an origin such as https://guide.example."""

    device: str
    node: str
    kind: str

    @classmethod
    def read(cls, folder: DataFolder) -> Self | None:
        stored = read_json(folder.identity) or {}
        texts = [stored.get(name) for name in ("device", "node", "kind")]
        if not all(isinstance(text, str) and text for text in texts):
            return None
        return cls(*map(str, texts))

    def write(self, folder: DataFolder) -> None:
        text = json.dumps({"device": self.device, "node": self.node, "kind": self.kind}, indent=1)
        replace_file(folder.identity, f"{text}\n".encode())


class Key:
    """Signs what this device says."""

    def __init__(self, folder: DataFolder, key: Ed25519PrivateKey) -> None:
        self._folder = folder
        self._key = key
        self.public = key.public_key().public_bytes_raw()

    @classmethod
    def read(cls, folder: DataFolder) -> Self:
        """Raises `NotSetUp`."""
        try:
            return cls(folder, Ed25519PrivateKey.from_private_bytes(folder.identity_key.read_bytes()))
        except (OSError, ValueError) as error:
            raise NotSetUp(
                f"The key {folder.identity_key} cannot be read: run `amanjol-kiosk enrol` with --anew."
            ) from error

    @classmethod
    def read_or_make(cls, folder: DataFolder) -> Self:
        """The key of this device, made where there is none. Raises `NotSetUp`; `DiskFailed`."""
        if not folder.identity_key.exists():
            try:
                _write_key(folder.identity_key, Ed25519PrivateKey.generate().private_bytes_raw())
            except OSError as error:
                raise DiskFailed(f"The key cannot be written in {folder.path}: {error.strerror}.") from error
        return cls.read(folder)

    def headers(self, path: str, body: bytes) -> dict[str, str]:
        """Signed with the next number, which is used up whatever becomes of the message. Raises `DiskFailed`."""
        try:
            number = str(_next_number(self._folder))
        except OSError as error:
            raise DiskFailed(
                f"The number of the message cannot be written in {self._folder.path}: {error.strerror}."
            ) from error
        lines = ("POST", path, number, hashlib.sha256(body).hexdigest())
        signature = self._key.sign(_BEGINS + "\n".join(lines).encode())
        return {
            "Amanjol-Device": packed(hashlib.sha256(self.public).digest()),
            "Amanjol-Sequence": number,
            "Amanjol-Signature": packed(signature),
        }


def forget(folder: DataFolder) -> None:
    """Begin anew: the next enrolment makes another key. Raises `OSError`."""
    for file in (folder.identity, folder.enrolment, folder.identity_key, _sequence(folder)):
        file.unlink(missing_ok=True)
    sync(folder.path)


def packed(raw: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def has_sent(folder: DataFolder) -> bool:
    """Whether any message was ever signed with this key."""
    return _sequence(folder).exists()


def _sequence(folder: DataFolder) -> Path:
    return folder.identity_key.with_suffix(".sequence")


def _next_number(folder: DataFolder) -> int:
    """Higher than every one before. Where the disk lost the last, the clock gives one that must be higher."""
    file = _sequence(folder)
    handle = os.open(folder.path / "identity.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        number = _last_number(file) + 1
        replace_file(file, b"%d\n" % number)
    finally:
        os.close(handle)
    return number


def _last_number(file: Path) -> int:
    try:
        content = file.read_bytes()[:30]
    except FileNotFoundError:
        # No message yet, or a disk that lost the file of an enrolled device: microseconds outrun any message.
        return time.time_ns() // 1000 if file.with_suffix(".json").exists() else 0
    text = content.strip()
    return int(text) if text.isdigit() and int(text) < 10**17 else time.time_ns() // 1000


def _write_key(file: Path, content: bytes) -> None:
    """Never readable by others, not even for a moment, and whole or not there."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")  # 0600 by itself
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync(file.parent)
