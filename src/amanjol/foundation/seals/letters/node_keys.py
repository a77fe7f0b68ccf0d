"""The keys of the node itself, from one secret of 32 bytes that lies outside the database.

The secret gives an Ed25519 key, which signs the node's card, its receipts and its deliveries, and an X-Wing key, to
which receipts and recalls are sealed. It opens no letter and takes none back: who has it knows which ids come and
go, can say "received", and can stand in the node's place until it is revoked, and reads nothing.

New keys are a new secret with the next number. The receipt keys of earlier ones open until nothing sealed to them can
come any more.
"""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import Final

from amanjol.foundation.seals import fields
from amanjol.foundation.seals.fields import KEY_BYTES, Context
from amanjol.foundation.seals.keypairs import KeyPair, Secret
from amanjol.foundation.seals.signatures import SigningKey

_SIGNING_PURPOSE: Final = "amanjol/node/signing-key/1"
_RECEIPT_PURPOSE: Final = "amanjol/node/receipt-key/1"
_COLUMN: Final = "node.secret"


class NodeKeys(Secret):
    """Of one node; `number` counts its secrets from 1. ValueError unless the secret is 32 bytes."""

    def __init__(self, node: str, number: int, secret: bytes) -> None:
        if len(secret) != KEY_BYTES or number < 1:
            raise ValueError("The keys of a node have a secret of 32 bytes and a number from 1.")
        self.node = node
        self.number = number
        self.secret = secret

    @cached_property
    def signing(self) -> SigningKey:
        return SigningKey(self._derived(_SIGNING_PURPOSE))

    @cached_property
    def receipts(self) -> KeyPair:
        return KeyPair(self._derived(_RECEIPT_PURPOSE))

    def _derived(self, purpose: str) -> bytes:
        return fields.derived_key(
            self.secret, purpose, Context(self.node, "", self.node, _COLUMN, self.number)
        )


def generate(node: str, number: int = 1) -> NodeKeys:
    return NodeKeys(node, number, secrets.token_bytes(KEY_BYTES))
