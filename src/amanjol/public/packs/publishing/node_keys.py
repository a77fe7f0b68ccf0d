"""The node's signing folder: its online keys, the roots that name them, and a lock.

    keys/ROLE-XXXXXXXX.key   private keys, PEM, for this user only; the name ends in the key's id
    root/N.root.json         every root since the first, made offline (`ceremony`)
    repository/              the node's own whole copy of what is published
    places.json              where it is brought every day, and when that last succeeded

A key that the newest root does not name signs nothing: it waits for a new root, or is an old one.

The library of signatures is imported where one is made or checked: it brings all of object storage with it, and most
processes only look whether there is a root.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import stat
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from securesystemslib.signer import CryptoSigner, Key  # type: ignore[attr-defined]  # re-exported, but not by `as`
    from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined]  # re-exported, but not by `as`

TIMESTAMP: Final = "metadata/timestamp.json"
ONLINE: Final = ("targets", "snapshot", "timestamp")
ROOT_LASTS: Final = timedelta(days=365)
CLOCKS_DIFFER: Final = timedelta(days=1)  # at most, between this machine and the one of the ceremony
LONGEST_WAIT: Final = 600.0  # seconds for another publication
_PUBLIC_KIND: Final = "amanjol-node-keys-1"


class SigningFolder:
    """`amanjol/signing` in the data folder, or the one named by `--keys`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def repository(self) -> Path:
        return self.root / "repository"

    @contextmanager
    def locked(self, wait: float = LONGEST_WAIT) -> Iterator[None]:
        """One publication at a time, of all processes of this machine. `wait` is in seconds."""
        if not self.root.is_dir():
            raise CannotPublish(f"There are no signing keys in {self.root}: make them (docs/signing.md).")
        busy = CannotPublish("Another publication has been running for long: try again later.")
        with held(self.root / "lock", wait, busy):
            yield

    @contextmanager
    def place_locked(self, address: str, wait: float) -> Iterator[None]:
        """One at a time brings something to a place. `wait` is in seconds; PlaceFailed. Never taken within `locked`."""
        mark = hashlib.sha256(address.encode()).hexdigest()[:16]
        busy = PlaceFailed("something is being brought there, and what was signed now goes along.")
        with held(self.root / f"place-{mark}.lock", wait, busy):
            yield

    # -- keys ----------------------------------------------------------------------------------------

    def make_keys(self) -> bytes:
        """New online keys, which sign once a root names them. Gives their public half, for the ceremony."""
        from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined]  # noqa: PLC0415  slow

        (self.root / "keys").mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o710)  # the web server may pass through to what is published, and list nothing
        (self.root / "keys").chmod(0o700)
        public = {}
        for role in ONLINE:
            signer = CryptoSigner.generate_ed25519()
            file = self.root / "keys" / f"{role}-{signer.public_key.keyid[:8]}.key"
            write_private(file, signer.private_bytes)
            public[role] = {"keyid": signer.public_key.keyid, **signer.public_key.to_dict()}
        return json.dumps({"kind": _PUBLIC_KIND, "keys": public}, indent=1, sort_keys=True).encode() + b"\n"

    def signer(self, role: str, root: Root) -> CryptoSigner:
        """Raises `CannotPublish` where no key here is the one that the root names."""
        for keyid in root.roles[role].keyids:
            file = self.root / "keys" / f"{role}-{keyid[:8]}.key"
            if not file.is_file():
                continue
            if stat.S_IMODE(file.stat().st_mode) & 0o077:
                raise CannotPublish(f"Others of this machine may read {file}: run `chmod 600 {file}`.")
            return signer_of_pem(file.read_bytes(), keyid, str(file))
        raise CannotPublish(
            f"The key for {role} that the root names is not in {self.root / 'keys'}: bring it back, or make"
            " new keys and a new root (docs/signing.md)."
        )

    # -- roots ---------------------------------------------------------------------------------------

    def roots(self) -> dict[int, bytes]:
        """Every root by its version."""
        contents = {}
        for file in (self.root / "root").glob("*.root.json"):
            number = file.name.partition(".")[0]
            if number.isdigit():
                contents[int(number)] = file.read_bytes()
        return dict(sorted(contents.items()))

    def has_root(self) -> bool:
        """Whether a ceremony was held: only then can anything be published."""
        return bool(self.roots())

    def has_published(self) -> bool:
        return (self.repository / TIMESTAMP).is_file()

    def newest_root(self) -> Metadata[Root]:
        """Raises `CannotPublish` where there is none yet."""
        roots = self.roots()
        if not roots:
            raise CannotPublish(
                f"There is no root of trust in {self.root}: hold the key ceremony first (docs/signing.md)."
            )
        return read_root(roots[max(roots)], f"{self.root / 'root'}/{max(roots)}.root.json")

    def usable_root(self, now: datetime) -> Metadata[Root]:
        """The newest root, if it is valid now and the clock can be right. Raises `CannotPublish`."""
        root = self.newest_root()
        if now > root.signed.expires:
            raise CannotPublish(
                f"The root of trust expired on {root.signed.expires:%Y-%m-%d}: make a new one with"
                " `amanjol pack keys rotate` (docs/signing.md)."
            )
        if now < root.signed.expires - ROOT_LASTS - CLOCKS_DIFFER:
            raise CannotPublish(
                f"This machine's clock says {now:%Y-%m-%d}, which is before its keys were made: set the clock."
            )
        return root

    def install(self, contents: Sequence[bytes], now: datetime) -> Metadata[Root]:
        """Take over roots from the ceremony, oldest first. Raises `CannotPublish` and keeps what there was.

        Only the last must be one to sign with: a new machine has none of the keys that earlier ones name.
        """
        roots = self.roots()
        fresh: dict[int, bytes] = {}
        for content in contents:
            root = read_root(content, "This file")
            if roots.get(root.signed.version) != content:
                _check_follows(root, {**roots, **fresh})
                fresh[root.signed.version] = content
        if fresh and now > root.signed.expires:
            raise CannotPublish(f"This root expired on {root.signed.expires:%Y-%m-%d}: set both clocks.")
        for role in ONLINE:
            self.signer(role, root.signed)
        (self.root / "root").mkdir(exist_ok=True)
        for number, content in fresh.items():
            write_whole(self.root / "root" / f"{number}.root.json", content)
        return root


def _check_follows(root: Metadata[Root], earlier: Mapping[int, bytes]) -> None:
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  slow
    from tuf.api.metadata import Root  # type: ignore[attr-defined]  # noqa: PLC0415  slow

    newest = max(earlier, default=0)
    if root.signed.version != newest + 1:
        raise CannotPublish(
            f"This root has number {root.signed.version}, but here number {newest + 1} must follow:"
            " each root is signed by the one before it."
        )
    try:
        if newest:
            before = read_root(earlier[newest], "The root before it").signed
            before.verify_delegate(Root.type, root.signed_bytes, root.signatures)
        root.signed.verify_delegate(Root.type, root.signed_bytes, root.signatures)
    except RepositoryError as error:
        raise CannotPublish(
            "This root lacks signatures of enough holders of the root keys: nothing was changed."
        ) from error


def read_root(content: bytes, what: str) -> Metadata[Root]:
    """Raises `CannotPublish`."""
    from tuf.api.exceptions import RepositoryError  # noqa: PLC0415  slow
    from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined]  # noqa: PLC0415  slow

    try:
        root = Metadata[Root].from_bytes(content)
    except RepositoryError as error:
        raise CannotPublish(f"{what} is no root of trust, or is damaged.") from error
    if not isinstance(root.signed, Root):
        raise CannotPublish(f"{what} is {root.signed.type} metadata, no root of trust.")
    return root


def read_public(content: bytes) -> dict[str, Key]:
    """The public keys of a node by role, as `make_keys` wrote them. Raises `CannotPublish`."""
    try:
        fields = json.loads(content)
        keys = fields["keys"] if fields["kind"] == _PUBLIC_KIND else {}
        return {role: _public_key(keys[role]) for role in ONLINE}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotPublish(
            "This is no file of a node's public keys, or it is damaged: `amanjol pack keys node` writes one."
        ) from error


def fingerprint(content: bytes) -> str:
    """What two people compare by reading aloud: eight groups of four."""
    digest = hashlib.sha256(content).hexdigest()
    return " ".join(digest[start : start + 4] for start in range(0, 32, 4))


def write_private(file: Path, content: bytes) -> None:
    """A new file for this user only; an older one is never replaced. Raises `FileExistsError`."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def write_whole(file: Path, content: bytes) -> None:
    """All of it or, after a crash, what was there before."""
    part = file.with_name(f".{file.name}.part")
    with part.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    part.replace(file)
    handle = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def signer_of_pem(pem: bytes, keyid: str, what: str) -> CryptoSigner:
    """Raises `CannotPublish` for a damaged key, or another than `keyid`."""
    from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined]  # noqa: PLC0415  slow

    try:
        signer = CryptoSigner(load_pem_private_key(pem, None))
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise CannotPublish(f"{what} is no private key, or is damaged.") from error
    if signer.public_key.keyid != keyid:
        raise CannotPublish(f"{what} holds another key than its name says.")
    return signer


def today() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _public_key(facts: dict[str, Any]) -> Key:
    from securesystemslib.signer import Key  # type: ignore[attr-defined]  # noqa: PLC0415  slow

    facts = dict(facts)
    key = Key.from_dict(facts.pop("keyid"), facts)
    if (key.keytype, key.scheme) != ("ed25519", "ed25519"):
        raise ValueError("another kind of key")
    return key


@contextmanager
def held(file: Path, wait: float, busy: CannotPublish) -> Iterator[None]:
    """The lock of that name; `busy` is raised after so many seconds."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        until = time.monotonic() + wait
        while not _took(handle):
            if time.monotonic() > until:
                raise busy
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _took(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
