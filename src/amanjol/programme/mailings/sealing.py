"""Addresses as the database keeps them: sealed under the server's secret, and found by a keyed hash.

The worker sends while nobody is signed in, so no member's key can be the one. The secret lies in no database and in no
backup: whoever has a dump has no address. Whoever has the server has all of them.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes

from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.fields import Context, OpenFields, SealBroken, derived_key, seal
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from uuid import UUID

_PURPOSE: Final = "amanjol/mailings/address/1"
_COLUMN: Final = "mailings_subscriber.sealed"
_NAME: Final = "amanjol.mailings.address"
_SECRET_BYTES: Final = 18


class Addressee(DataRecord, frozen=True):
    """What is sealed. `secret` is the part of its links that nobody can guess; without `confirmed_on` nothing but the
    question is sent, whatever the row says.
    """

    address: str
    secret: str
    confirmed_on: date | None = None


def new_secret() -> str:
    return secrets.token_urlsafe(_SECRET_BYTES)


def link_of(secret: str) -> str:
    """What the database knows of it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def names_of(mailing_list: UUID, address: str) -> list[str]:
    """Under the secret of now, and under those that it replaced. Whoever has no secret tries no addresses."""
    text = f"{mailing_list} {address.lower()}"
    return [salted_hmac(_NAME, text, secret=secret, algorithm="sha256").hexdigest() for secret in _secrets()]


class AddressBook:
    """Seals and opens the addresses of one list. It holds keys: keep it no longer than a request or a run."""

    __slots__ = ("_fields", "_key", "_place")

    def __init__(self, mailing_list: UUID, organisation: UUID) -> None:
        here = node()
        if here is None:
            raise RuntimeError("This installation has not been set up.")
        self._place = (str(here.pk), str(organisation))
        keys = [
            derived_key(force_bytes(secret), _PURPOSE, self._context(mailing_list)) for secret in _secrets()
        ]
        self._key = keys[0]
        self._fields = [OpenFields(key, self._context("*")) for key in keys]

    def seal(self, subscriber: UUID, addressee: Addressee) -> bytes:
        return seal(self._key, canonical.to_bytes(addressee.as_data()), self._context(subscriber))

    def open(self, subscriber: UUID, sealed: bytes) -> Addressee:
        """SealBroken, also after the server got another secret and lost the one before."""
        for fields in self._fields:
            try:
                return Addressee.from_data(canonical.from_bytes(fields.open(str(subscriber), sealed)))
            except SealBroken:
                continue
        raise SealBroken

    def _context(self, record: object) -> Context:
        return Context(self._place[0], self._place[1], str(record), _COLUMN, 1)


def _secrets() -> list[str | bytes]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
