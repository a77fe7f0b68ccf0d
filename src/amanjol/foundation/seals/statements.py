"""A short statement that is signed, as one line of text: whoever has the public key checks it without a server.

Ed25519 (RFC 8032) over a prefix of our own and the statement's canonical JSON. The line is `AMJ1.`, then base64url
without `=` of the 64 bytes of the signature and the statement. A public key is `AMJP1.` and base64url of its 32 bytes.
So any tool for Ed25519 checks it, too.

Also called: signed token, verifiable credential, JWS.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from amanjol.foundation.seals import canonical

SEED_BYTES: Final = 32
LONGEST: Final = 1_663
"""Letters of a line: a square code that survives a torn corner (level Q) holds no more."""
_PUBLIC_BYTES: Final = 32
_SIGNATURE_BYTES: Final = 64
_PREFIX: Final = b"amanjol/statement/1\0"
_LINE: Final = "AMJ1."
_KEY: Final = "AMJP1."


class NotSigned(ValueError):
    """Not signed with the private half of this key, or altered since; or no such line or key at all."""


class TooLong(ValueError):
    """The line would be longer than `LONGEST`."""


def new_seed() -> bytes:
    """The private half, 32 random bytes."""
    return secrets.token_bytes(SEED_BYTES)


def public_key(seed: bytes) -> str:
    """ValueError unless the seed is 32 bytes."""
    key = Ed25519PrivateKey.from_private_bytes(seed).public_key()
    return _KEY + _encode(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def sign(seed: bytes, data: dict[str, Any]) -> str:
    """canonical.NotCanonical; TooLong."""
    plain = canonical.to_bytes(data)
    line = _LINE + _encode(Ed25519PrivateKey.from_private_bytes(seed).sign(_PREFIX + plain) + plain)
    if len(line) > LONGEST:
        raise TooLong
    return line


def check(key: str, line: str) -> dict[str, Any]:
    """The statement, exactly as it was signed. NotSigned for all else."""
    public, signed = _decode(key, _KEY), _decode(line, _LINE)
    if len(public) != _PUBLIC_BYTES:
        raise NotSigned
    signature, plain = signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _PREFIX + plain)
        data = canonical.from_bytes(plain)
    except (InvalidSignature, canonical.NotCanonical):
        raise NotSigned from None
    if not isinstance(data, dict):
        raise NotSigned
    return data


def _encode(plain: bytes) -> str:
    return base64.urlsafe_b64encode(plain).decode().rstrip("=")


def _decode(text: str, prefix: str) -> bytes:
    """One spelling of each: what decodes to the same bytes in another one is refused."""
    text = "".join(text.split())
    if not text.startswith(prefix) or len(text) > LONGEST:
        raise NotSigned
    body = text.removeprefix(prefix)
    try:
        plain = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise NotSigned from None
    if _encode(plain) != body:
        raise NotSigned
    return plain
