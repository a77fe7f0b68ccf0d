"""What an organisation signs and its node over that: believed without any key of a desk, by the node's own folder.

    signed = sign(purposes, plain, key, keys)   # `key` the organisation's, `keys` those of the node
    Reading(purposes).plain(signed)             # None where either signature does not hold
    Reading(purposes).text(PermitText, row)     # nor is what another row says what this one does

A row with such bytes is no claim: the node's key lies outside the database, and it has seen the organisation's key when
it signed. A new key of the node ends nothing, since its folder knows the earlier ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from amanjol.foundation.letters.own_keys import OwnKeys
from amanjol.foundation.seals import canonical, signatures
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.foundation.seals.signatures import SigningKey

_KEY: Final = signatures.PUBLIC_BYTES
_SIGNATURE: Final = signatures.SIGNATURE_BYTES
_HEAD: Final = 2 * (_KEY + _SIGNATURE)


class Purposes(NamedTuple):
    """Of the signature of the organisation, and of the node over it."""

    organisation: str
    node: str


class SignedText(DataRecord, frozen=True):
    """What every such text says: `organisation` is the id of who signed, `id` that of its row."""

    id: str
    organisation: str
    organisation_name: str


class SignedRow(Protocol):
    """`signed` is of `sign`."""

    pk: UUID
    organisation_id: UUID
    signed: bytes | memoryview[int]


def sign(purposes: Purposes, plain: bytes, key: SigningKey, keys: NodeKeys) -> bytes:
    of_organisation = key.public + key.sign(purposes.organisation, plain)
    of_node = keys.signing.public + keys.signing.sign(purposes.node, of_organisation + plain)
    return of_node + of_organisation + plain


class Reading:
    """Several rows with the keys of the node, of whatever number, read once."""

    def __init__(self, purposes: Purposes) -> None:
        self._purposes = purposes
        self._own = OwnKeys()

    def plain(self, signed: bytes) -> bytes | None:
        """What was signed; None where it was not."""
        by_node, node_signature = signed[:_KEY], signed[_KEY : _KEY + _SIGNATURE]
        rest, plain = signed[_KEY + _SIGNATURE :], signed[_HEAD:]
        by, signature = rest[:_KEY], rest[_KEY : _KEY + _SIGNATURE]
        is_signed = (
            by_node in self._own
            and signatures.is_signed(by_node, self._purposes.node, rest, node_signature)
            and signatures.is_signed(by, self._purposes.organisation, plain, signature)
        )
        return plain if is_signed else None

    def text[T: SignedText](self, kind: type[T], row: SignedRow) -> T | None:
        """What a row says; None where it is not signed, or is another's."""
        plain = self.plain(bytes(row.signed))
        try:
            text = kind.from_data(canonical.from_bytes(plain)) if plain is not None else None
        except canonical.NotCanonical:
            return None
        if text is None or (text.id, text.organisation) != (str(row.pk), str(row.organisation_id)):
            return None
        return text
