"""A short statement that is signed, as one line of text: whoever has the public key checks it without a server.

Ed25519 (RFC 8032) over a prefix of our own and the statement's canonical JSON. The line is `AMJ1.`, then base64url
without `=` of the 64 bytes of the signature and the statement. A public key is `AMJP1.` and base64url of its 32 bytes.
So any tool for Ed25519 checks it, too.

Also called: signed token, verifiable credential, JWS.
"""

from __future__ import annotations

import secrets
from typing import Any, Final

from amanjol.foundation.seals import canonical, lines, signatures
from amanjol.foundation.seals.signatures import SEED_BYTES, SIGNATURE_BYTES, SigningKey

LONGEST: Final = 1_663
"""Letters of a line: a square code that survives a torn corner (level Q) holds no more."""
_PURPOSE: Final = "amanjol/statement/1"
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
    return lines.write(_KEY, SigningKey(seed).public)


def sign(seed: bytes, data: dict[str, Any]) -> str:
    """canonical.NotCanonical; TooLong. ValueError unless the seed is 32 bytes."""
    plain = canonical.to_bytes(data)
    line = lines.write(_LINE, SigningKey(seed).sign(_PURPOSE, plain) + plain)
    if len(line) > LONGEST:
        raise TooLong
    return line


def check(key: str, line: str) -> dict[str, Any]:
    """The statement, exactly as it was signed. NotSigned for all else."""
    try:
        public, signed = lines.read(_KEY, key, LONGEST), lines.read(_LINE, line, LONGEST)
        signature, plain = signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]
        data = canonical.from_bytes(plain)
    except (lines.MalformedLine, canonical.NotCanonical):
        raise NotSigned from None
    if not signatures.is_signed(public, _PURPOSE, plain, signature) or not isinstance(data, dict):
        raise NotSigned
    return data
