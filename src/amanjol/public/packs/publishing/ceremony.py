"""The key ceremony: three root keys, two of which must sign, made and used only on an offline machine.

Each holder's private key is a file that only their passphrase opens: Argon2id and AES-256-GCM, as
`foundation.seals` does it. The root names the online keys of the node and lasts a year.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined]  # re-exported, but not by `as`
from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined]  # re-exported, but not by `as`

from amanjol.foundation.seals import fields, passphrases
from amanjol.public.packs.publishing.node_keys import (
    ONLINE,
    ROOT_LASTS,
    read_public,
    read_root,
    signer_of_pem,
    write_private,
)
from amanjol.public.packs.publishing.problems import CannotPublish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from securesystemslib.signer import Key  # type: ignore[attr-defined]  # re-exported, but not by `as`

HOLDERS: Final = (1, 2, 3)
THRESHOLD: Final = 2
_KIND: Final = "amanjol-root-key-1"
_HOLDER: Final = "x-amanjol-holder"  # in a root, beside each of its keys


@dataclass(frozen=True, slots=True)
class RootKey:
    """One holder's key, opened."""

    holder: int
    signer: CryptoSigner


def begin(
    out: Path,
    node: bytes,
    words: Mapping[int, str],
    now: datetime,
    cost: passphrases.Cost = passphrases.STRONG,
) -> Path:
    """The first root and its keys, into an empty folder. `words` are the holders' passphrases.

    Gives the root's file. Raises `CannotPublish`, `OSError`.
    """
    public = read_public(node)
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise CannotPublish(f"{out} is not empty: name a new folder, so that no key is lost or mixed up.")
    keys = [RootKey(holder, CryptoSigner.generate_ed25519()) for holder in HOLDERS]
    root = Metadata(Root(version=1, expires=now + ROOT_LASTS, consistent_snapshot=True))
    for key in keys:
        _name_holder(root.signed, key)
    root.signed.roles[Root.type].threshold = THRESHOLD
    _name_online(root.signed, public)
    for key in keys:
        _seal(out / f"root-{key.holder}.key", key, words[key.holder], cost)
    return _sign(root, keys, out)


def rotate(
    out: Path,
    current: bytes,
    keys: Sequence[RootKey],
    now: datetime,
    *,
    node: bytes | None = None,
    replaced: Mapping[int, str] | None = None,
    cost: passphrases.Cost = passphrases.STRONG,
) -> Path:
    """The next root, valid for a year from `now`, signed by the holders of `keys`.

    `node` names new online keys; `replaced` gives, for each holder whose key is lost or stolen, the passphrase
    of a new one. Gives the root's file. Raises `CannotPublish`, `OSError`.
    """
    before = read_root(current, "The current root").signed
    root = read_root(current, "The current root")
    _check_holders(before, keys)
    public = read_public(node) if node is not None else {}
    out.mkdir(parents=True, exist_ok=True)
    root.signed.version += 1
    root.signed.expires = now + ROOT_LASTS
    if public:
        _name_online(root.signed, public)
    new_keys = [RootKey(holder, CryptoSigner.generate_ed25519()) for holder in replaced or {}]
    for key in new_keys:
        _forget_holder(root.signed, key.holder)
        _name_holder(root.signed, key)
        _seal(out / f"root-{key.holder}.key", key, (replaced or {})[key.holder], cost)
    named = [key for key in keys if key.signer.public_key.keyid in root.signed.roles[Root.type].keyids]
    signers = [*keys, *new_keys]
    if len(named) + len(new_keys) < THRESHOLD:
        raise CannotPublish("Two holders must sign a new root with keys that it still names.")
    return _sign(root, signers, out)


def open_key(content: bytes, words: str, what: str) -> RootKey:
    """Raises `CannotPublish` for a wrong passphrase or a damaged file. `what` is how to call the file."""
    try:
        facts: dict[str, Any] = json.loads(content)
        record = passphrases.Record.decode(facts["passphrase"])
        holder, keyid, sealed = int(facts["holder"]), str(facts["keyid"]), base64.b64decode(facts[_KIND])
        place = _place(holder, keyid)
    except (ValueError, KeyError, TypeError) as error:
        raise CannotPublish(f"{what} is no key of a holder, or is damaged.") from error
    wrapping_key = passphrases.open_with(record, words)
    if wrapping_key is None:
        raise CannotPublish(f"The passphrase of {what} is wrong.")
    try:
        pem = fields.unseal(wrapping_key, sealed, place)
    except fields.SealBroken as error:
        raise CannotPublish(f"{what} is damaged: use its other copy.") from error
    return RootKey(holder, signer_of_pem(pem, keyid, what))


def _check_holders(root: Root, keys: Sequence[RootKey]) -> None:
    keyids = root.roles[Root.type].keyids
    ids = [key.signer.public_key.keyid for key in keys]
    strange = [key.holder for key, keyid in zip(keys, ids, strict=True) if keyid not in keyids]
    if strange:
        raise CannotPublish(f"The key of holder {strange[0]} is none of the current root's: it was replaced.")
    if len(set(ids)) < root.roles[Root.type].threshold:
        raise CannotPublish("Two different holders' keys are needed to make a root.")


def _name_holder(root: Root, key: RootKey) -> None:
    public = key.signer.public_key
    public.unrecognized_fields[_HOLDER] = key.holder  # whose it is, for the next ceremony
    root.add_key(public, Root.type)


def _forget_holder(root: Root, holder: int) -> None:
    for keyid in list(root.roles[Root.type].keyids):
        if root.keys[keyid].unrecognized_fields.get(_HOLDER) == holder:
            root.revoke_key(keyid, Root.type)


def _name_online(root: Root, public: Mapping[str, Key]) -> None:
    for role in ONLINE:
        for keyid in list(root.roles[role].keyids):
            root.revoke_key(keyid, role)
        root.add_key(public[role], role)


def _sign(root: Metadata[Root], keys: Sequence[RootKey], out: Path) -> Path:
    root.signatures.clear()
    for key in keys:
        root.sign(key.signer, append=True)
    file = out / f"{root.signed.version}.root.json"
    with file.open("xb") as opened:
        opened.write(root.to_bytes())
    return file


def _seal(file: Path, key: RootKey, words: str, cost: passphrases.Cost) -> None:
    record, wrapping_key = passphrases.create(words, cost)
    keyid = key.signer.public_key.keyid
    facts = {
        "holder": key.holder,
        "keyid": keyid,
        "passphrase": record.encode(),
        _KIND: base64.b64encode(
            fields.seal(wrapping_key, key.signer.private_bytes, _place(key.holder, keyid))
        ).decode(),
    }
    write_private(file, json.dumps(facts, indent=1).encode() + b"\n")


def _place(holder: int, keyid: str) -> fields.Context:
    return fields.Context(
        node="offline", organisation="", record=f"{holder} {keyid}", column="root.private_key", version=1
    )
