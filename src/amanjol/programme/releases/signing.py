"""The node's signature under a release as it stands: who writes rows past the program has no key for it.

A row is a claim: whoever has the database role can write "approved" or "nothing is told" into one. The key lies in a
file outside the database (`node_folder`). Each act signs what it leaves; none goes on from what is not signed.
"""

from __future__ import annotations

import json
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.letters.own_keys import OwnKeys
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals import signatures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.programme.releases.models import Release, Reporting

_PURPOSE: Final = "amanjol/release/1"
_OF_REPORTING: Final = "amanjol/release-reporting/1"
_KEY: Final = signatures.PUBLIC_BYTES
CHANGED: Final = (
    "state", "verdict", "done", "of_all", "number", "decided_by", "approved_on", "withdrawn_by", "withdrawn_on",
    "withdrawn_why", "signed", "approved_signed",
)  # fmt: skip
_SIGNED: Final = (
    "id", "organisation_id", "title_en", "title_ru", "state", "brought_by_id", "brought_at", "number",
    "decided_by_id", "approved_on", "withdrawn_by_id", "withdrawn_on", "withdrawn_why",
)  # fmt: skip

REPORTED: Final = (
    "reference", "kind", "name", "identifier", "title_en", "title_ru", "description_en", "description_ru", "state",
    "started_on", "first_on", "last_on",
)  # fmt: skip
_SIGNED_OF_REPORTING: Final = ("release_id", "organisation_id", *REPORTED, "written_by_id", "written_at")

_AS_APPROVED: Final = MappingProxyType(
    {"state": "approved", "withdrawn_by_id": None, "withdrawn_on": None, "withdrawn_why": ""}
)


def sign(row: Release) -> bytes:
    """The key and its signature over all that the row says. NoKeys."""
    return _sign(_PURPOSE, _said(row))


def sign_reporting(row: Reporting) -> bytes:
    """As `sign`. NoKeys."""
    return _sign(_OF_REPORTING, _said_of_reporting(row))


def _sign(purpose: str, said: bytes) -> bytes:
    own = node()
    if own is None:
        raise NoKeys
    key = here(own.pk).keys().signing
    return key.public + key.sign(purpose, said)


def sign_approval_and_save(row: Release) -> None:
    """As it is approved: this signature stands, whatever becomes of the row. NoKeys."""
    row.signed = row.approved_signed = sign(row)
    row.save(update_fields=CHANGED)


def sign_and_save(row: Release) -> None:
    """What an act may change of a row that is there. NoKeys."""
    row.signed = sign(row)
    row.save(update_fields=CHANGED)


class Believed:
    """Of several rows, with the keys of the node read once."""

    def __init__(self) -> None:
        self._own = OwnKeys()

    def is_signed(self, row: Release) -> bool:
        """By the digest of its tables, which is the database's: they are read for it nowhere, and held against it
        wherever they are read (`queries.tables_of`).
        """
        return self._is_own(bytes(row.signed), _said(row))

    def is_approval_signed(self, row: Release) -> bool:
        """That it was approved, whatever the row says of a withdrawal."""
        return self._is_own(bytes(row.approved_signed or b""), _said(row, _AS_APPROVED))

    def is_reporting_signed(self, row: Reporting) -> bool:
        return self._is_own(bytes(row.signed), _said_of_reporting(row), _OF_REPORTING)

    def _is_own(self, signed: bytes, said: bytes, purpose: str = _PURPOSE) -> bool:
        public, signature = signed[:_KEY], signed[_KEY:]
        return public in self._own and signatures.is_signed(public, purpose, said, signature)


def digest_of(row: Release) -> str:
    """Of its tables: that of the database, once they lie there."""
    is_new = row._state.adding  # noqa: SLF001  documented by Django, for all to read
    return (sha256(bytes(row.tables)).digest() if is_new else bytes(row.digest)).hex()


def has_its_tables(row: Release) -> bool:
    """Whether they are those of the digest that is signed."""
    return sha256(bytes(row.tables)).digest() == bytes(row.digest)


def _said(row: Release, instead: Mapping[str, object] = MappingProxyType({})) -> bytes:
    """The same however the database orders what it keeps. `instead`: of columns, what is said of them."""
    said = [str(instead.get(name, getattr(row, name))) for name in _SIGNED]
    return json.dumps([*said, digest_of(row), row.verdict], sort_keys=True, separators=(",", ":")).encode()


def _said_of_reporting(row: Reporting) -> bytes:
    said = [str(getattr(row, name)) for name in _SIGNED_OF_REPORTING]
    return json.dumps(said, separators=(",", ":")).encode()
