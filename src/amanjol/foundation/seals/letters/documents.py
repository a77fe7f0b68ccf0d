"""What is inside an envelope: a record as canonical JSON, and the signature of who wrote it.

A document is: id of the signing key (12 bytes) · signature (64 bytes, Ed25519 over a purpose, a zero byte and the
JSON) · canonical JSON. So a signature is looked at before anything that a stranger wrote is parsed: whoever knows an
inbox can seal to it.

Records are read in one spelling only: what they would not have written is refused. Moments are in UTC and to the
second (`2026-11-28T06:00:00Z`), bytes in base64 with `=`.

Also called: signed message.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from amanjol.foundation.seals import canonical, signatures
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KEY_ID_BYTES
from amanjol.foundation.seals.records import TimedRecord
from amanjol.foundation.seals.signatures import SIGNATURE_BYTES

if TYPE_CHECKING:
    from amanjol.foundation.seals.signatures import SigningKey

_HEAD_BYTES: Final = KEY_ID_BYTES + SIGNATURE_BYTES


class Signer(Protocol):
    """A card that the reader believes: whose key this is."""

    @property
    def signing_key(self) -> bytes: ...


class Signers[S: Signer](Protocol):
    """By the ids of their keys."""

    def get(self, key: bytes, /) -> S | None: ...


class DocumentRecord(TimedRecord, frozen=True):
    """What is signed as one. ValueError for a moment that is not in UTC or has parts of a second."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in self.__struct_fields__:
            moment = getattr(self, name)
            if isinstance(moment, datetime) and (moment.utcoffset() != timedelta() or moment.microsecond):
                raise ValueError("Moments of a document are in UTC and to the second.")

    def to_bytes(self) -> bytes:
        """canonical.NotCanonical for what JSON cannot hold alike for everybody."""
        return canonical.to_bytes(self.as_data())


def parsed[R: DocumentRecord](written: bytes, kind: type[R]) -> R:
    """The record of this kind that `to_bytes` wrote so; NotCanonical for all else."""
    record: R = _parsed(written, kind)
    return record


def parsed_either[R: DocumentRecord, S: DocumentRecord](
    written: bytes, kind: type[R], other: type[S]
) -> R | S:
    """As `parsed`, of two kinds whose `tag` tells them apart."""
    record: R | S = _parsed(written, kind | other)
    return record


def parsed_any(written: bytes, kinds: Any) -> Any:
    """As `parsed`, of a union of kinds whose `tag` tells them apart."""
    return _parsed(written, kinds)


def write(purpose: str, key: SigningKey, record: DocumentRecord) -> bytes:
    """canonical.NotCanonical."""
    written = record.to_bytes()
    return key.key_id + key.sign(purpose, written) + written


def read[S: Signer](purpose: str, signers: Signers[S], document: bytes) -> tuple[S, bytes]:
    """Whose document it is and its JSON, which is not parsed yet. SealBroken."""
    signer = signers.get(document[:KEY_ID_BYTES])
    signature, written = document[KEY_ID_BYTES:_HEAD_BYTES], document[_HEAD_BYTES:]
    if signer is None or not signatures.is_signed(signer.signing_key, purpose, written, signature):
        raise SealBroken
    return signer, written


def _parsed(written: bytes, kind: Any) -> Any:
    try:
        record = msgspec.convert(canonical.from_own_bytes([written])[0], kind)
        again = record.to_bytes()
    # A parser of JSON may go deeper than msgspec does.
    except (msgspec.ValidationError, RecursionError):
        raise NotCanonical("These are not the data of this document.") from None
    if again != written:
        raise NotCanonical("The document is not in the one form in which documents are written.")
    return record
