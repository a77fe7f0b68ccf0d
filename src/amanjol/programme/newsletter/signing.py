"""The node's signature under what everybody reads: who writes rows past the program has no key for it.

A row is a claim: whoever has the database role can write any word into an open copy. The key lies in a file outside the
database (`node_folder`), and a new key of the node ends no issue. Strangers' sessions ask as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.letters.own_keys import OwnKeys
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals import signatures

if TYPE_CHECKING:
    from amanjol.programme.newsletter.models import OpenIssue

_PURPOSE: Final = "amanjol/newsletter/open/4"
_KEY: Final = signatures.PUBLIC_BYTES


def sign(row: OpenIssue) -> bytes:
    """The key and its signature over all that the row says. NoKeys."""
    own = node()
    if own is None:
        raise NoKeys
    key = here(own.pk).keys().signing
    return key.public + key.sign(_PURPOSE, _said(row))


class Believed:
    """Of several copies, with the keys of the node read once."""

    def __init__(self) -> None:
        self._own = OwnKeys()

    def is_signed(self, row: OpenIssue) -> bool:
        public, signature = bytes(row.signed)[:_KEY], bytes(row.signed)[_KEY:]
        return public in self._own and signatures.is_signed(public, _PURPOSE, _said(row), signature)


def _said(row: OpenIssue) -> bytes:
    """The same however the database orders what it keeps."""
    days = (row.first_day.isoformat(), row.published_on.isoformat())
    said = [str(row.issue_id), str(row.organisation_id), *days, row.edition, row.shown]
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
