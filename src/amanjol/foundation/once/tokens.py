"""The once-token of a form, and what is made of it: the name of its row, and the key of what the row says."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import canonical, fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIELD: Final = "once"
"""The name of the hidden field."""
_BYTES: Final = 16  # 128 bits, which nobody guesses
_NAME_LABEL: Final = b"amanjol/once/name/1"
_SEAL_PURPOSE: Final = "amanjol/once/seal/1"
_NODE: Final = "this"  # as for the keys of a person: their random id says enough


@dataclass(frozen=True, slots=True)
class Place:
    """Whose form it was and at which address: a row believed here is believed nowhere else."""

    account: str
    path: str

    def context(self) -> fields.Context:
        return fields.Context(_NODE, "", f"{self.account} {self.path}", "once_sentform.sealed", 1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`words` is a hash of what was sent; `address` is where it led.

    `shown_once`: the answer was no other page but this one, with what is never shown again.
    """

    words: str
    address: str
    shown_once: bool = False


def new_token() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(_BYTES)).decode().rstrip("=")


def read(typed: str) -> bytes | None:
    """The token's own bytes; None for what `new_token` never writes."""
    try:
        token = base64.b64decode(f"{typed}==", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):  # no base64, or no ASCII
        return None
    return token if len(token) == _BYTES else None


def name_of(token: bytes) -> str:
    """What the row is called, made one way: it tells neither the token nor the key."""
    return hmac.digest(_NAME_LABEL, token, "sha256").hex()


def hash_words(texts: Mapping[str, list[str]], files: Iterable[tuple[str, str, str]] = ()) -> str:
    """Of all fields with their values, and of files the field, their name and the hash of their bytes."""
    plain = [sorted(texts.items()), sorted(files)]
    return hashlib.sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()


def seal(token: bytes, place: Place, outcome: Outcome) -> bytes:
    plain: canonical.Plain = {
        "words": outcome.words,
        "address": outcome.address,
        "shown_once": outcome.shown_once,
    }
    return fields.seal(_key(token, place), canonical.to_bytes(plain), place.context())


def unseal(token: bytes, place: Place, sealed: bytes) -> Outcome:
    """SealBroken for what this token has not sealed in this place."""
    try:
        plain = canonical.from_bytes(fields.unseal(_key(token, place), sealed, place.context()))
        return Outcome(**plain)
    except (canonical.NotCanonical, TypeError):
        raise fields.SealBroken from None


def _key(token: bytes, place: Place) -> bytes:
    return fields.derived_key(token, _SEAL_PURPOSE, place.context())
