"""Who sent a message: the three headers of a device, and whether its signature holds.

Also called: authentication, replay protection.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

if TYPE_CHECKING:
    from django.http import HttpRequest

_BEGINS: Final = b"amanjol-device-1\n"
_KEY_HASH = re.compile(r"[A-Za-z0-9_-]{43}")
_SIGNATURE = re.compile(r"[A-Za-z0-9_-]{86}")
_SEQUENCE = re.compile(r"[1-9][0-9]{0,17}")


class NotSigned(Exception):
    """Unknown key, wrong signature, old sequence: deliberately one and the same."""


@dataclass(frozen=True, slots=True)
class SignedHeaders:
    """What the headers say. True only once `check` has passed."""

    key_hash: str
    sequence: int
    signature: bytes
    message: bytes

    def check(self, public_key: bytes) -> None:
        """Raises `NotSigned`."""
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(self.signature, self.message)
        except (InvalidSignature, ValueError) as error:
            raise NotSigned from error


def read(request: HttpRequest, body: bytes) -> SignedHeaders:
    """Raises `NotSigned` where a header is missing or has no such shape."""
    key_hash = request.headers.get("Amanjol-Device", "")
    sequence = request.headers.get("Amanjol-Sequence", "")
    signature = request.headers.get("Amanjol-Signature", "")
    shapes = ((_KEY_HASH, key_hash), (_SEQUENCE, sequence), (_SIGNATURE, signature))
    if not all(shape.fullmatch(text) for shape, text in shapes):
        raise NotSigned
    path = request.get_full_path()
    return SignedHeaders(
        key_hash=key_hash,
        sequence=int(sequence),
        signature=unpacked(signature),
        message=message(request.method or "", path, sequence, body),
    )


def message(method: str, path: str, sequence: str, body: bytes) -> bytes:
    """What is signed. `path` is as it was asked for, with what follows a question mark."""
    lines = (method, path, sequence, hashlib.sha256(body).hexdigest())
    return _BEGINS + "\n".join(lines).encode()


def hash_of(public_key: bytes) -> str:
    """How a key is named in the header."""
    return base64.urlsafe_b64encode(hashlib.sha256(public_key).digest()).rstrip(b"=").decode("ascii")


def unpacked(text: str) -> bytes:
    """base64url without padding, in its one spelling. Raises `NotSigned`."""
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise NotSigned from error
    if base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii") != text:
        raise NotSigned
    return content
