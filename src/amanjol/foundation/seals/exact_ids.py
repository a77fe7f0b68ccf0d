"""Finding an exact document or telephone number without storing it: a keyed hash of 8 bytes.

The key belongs to one organisation, so that no other can compare, and has versions. It is wrapped under the
epoch and re-wrapped with each new one. A new version means hashing every number anew, with every case opened:
only where the key itself may be known. Who holds the key can try out numbers, since there are few of them;
nothing of the kind is ever made over names.

Two different numbers of a million share a hash with a chance of 3 in 100 million (2**40 / 2**65): a hit is
checked by opening the case.

Also called: blind index, HMAC.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import fields
from amanjol.foundation.seals.fields import KEY_BYTES, Context
from amanjol.foundation.seals.keypairs import Secret

if TYPE_CHECKING:
    from amanjol.foundation.seals.epochs import Epoch, Organisation

TOKEN_BYTES: Final = 8

_PURPOSE: Final = "amanjol/exact-id/1"
_COLUMN: Final = "index_key.by_epoch"


class IndexKey(Secret):
    """An opened index key. ValueError unless it is 32 bytes and `version` is from 1."""

    __slots__ = ("key", "organisation", "version")

    def __init__(self, organisation: Organisation, version: int, key: bytes) -> None:
        if len(key) != KEY_BYTES or version < 1:
            raise ValueError("An index key is 32 bytes and has a version from 1.")
        self.organisation = organisation
        self.version = version
        self.key = key


def new_index_key(organisation: Organisation, version: int = 1) -> IndexKey:
    return IndexKey(organisation, version, secrets.token_bytes(KEY_BYTES))


def wrap_index_key(index: IndexKey, epoch: Epoch) -> bytes:
    """61 bytes. ValueError for the epoch of another organisation."""
    if index.organisation != epoch.organisation:
        raise ValueError("An index key is wrapped under its own organisation's epoch.")
    return fields.wrap_key(epoch.wrap_key, index.key, _place(epoch, index.version))


def open_index_key(wrapped: bytes, epoch: Epoch, version: int) -> IndexKey:
    """SealBroken for every failure."""
    return IndexKey(
        epoch.organisation, version, fields.unwrap_key(epoch.wrap_key, wrapped, _place(epoch, version))
    )


def token(index: IndexKey, kind: str, normal: str) -> bytes:
    """8 bytes of HMAC-SHA-256, the same for the same number; `kind` (`passport`, `telephone`) parts the kinds.

    `normal` is one form of the number, as the caller defines it for the kind (E.164; letters and figures in
    capitals). ValueError if either is empty.
    """
    if not normal:
        raise ValueError("There is no number.")
    organisation = index.organisation
    place = Context(organisation.node, organisation.organisation, kind, _COLUMN, index.version)
    message = fields.bound(_PURPOSE, place) + normal.encode()
    return hmac.digest(index.key, message, "sha256")[:TOKEN_BYTES]


def _place(epoch: Epoch, version: int) -> Context:
    return epoch.organisation.place(f"index-key/{version}", _COLUMN, epoch.number)
