"""Signing bytes, so that whoever has the public half knows who wrote them: Ed25519 (RFC 8032).

What is signed is a purpose in ASCII, a zero byte, and the bytes. So a signature made for one purpose is none for
another. A key is named by the 12 bytes of its fingerprint (`keypairs.key_id`), which people read aloud as words.

Also called: digital signature, authentication.
"""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from amanjol.foundation.seals.keypairs import Secret, key_id

SEED_BYTES: Final = 32
PUBLIC_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64


class SigningKey(Secret):
    """Both halves from a seed of 32 bytes, which is the private half. ValueError for another size."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_BYTES:
            raise ValueError("A seed is 32 bytes.")
        self.seed = seed

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @cached_property
    def public(self) -> bytes:
        """32 bytes, to be stored in clear."""
        return self._private.public_key().public_bytes_raw()

    @cached_property
    def key_id(self) -> bytes:
        return key_id(self.public)

    def sign(self, purpose: str, data: bytes) -> bytes:
        """64 bytes, the same each time."""
        return self._private.sign(_bound(purpose, data))


def generate() -> SigningKey:
    return SigningKey(secrets.token_bytes(SEED_BYTES))


def is_signed(public: bytes, purpose: str, data: bytes, signature: bytes) -> bool:
    """Whether who has the private half of this key signed the data for this purpose. False for what is no key, too."""
    if len(public) != PUBLIC_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _bound(purpose, data))
    except InvalidSignature:
        return False
    return True


def _bound(purpose: str, data: bytes) -> bytes:
    return purpose.encode("ascii") + b"\0" + data
