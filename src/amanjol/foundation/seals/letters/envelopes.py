"""The outer form of all that crosses between nodes: to whom, under which id, and nothing else that can be read.

An envelope is: header (43 bytes) · HPKE encapsulation (1,120 bytes) · ciphertext · tag (16 bytes). The header is:
`AMANJOLE` · version (1 byte, 1) · the HPKE code points of KEM, KDF and AEAD (2 bytes each: 0x647A, 1, 2) · id of the
recipient's key (12 bytes, `keypairs.key_id`) · id of the letter or message (16 bytes, a UUID of version 7). All of it
is the `info` of HPKE, so no byte of it can be another. The version names the suite; nothing is negotiated.

The plaintext is a length (4 bytes, big-endian), the content, and zeros up to the next power of two from 4,096 bytes:
nine sizes in all, so that a yes and a no, a receipt and an inquiry look alike. Padmé (Nikitin and others, 2019)
would add less, and tell letters between 4 and 8 KiB apart by 256 bytes, where nearly all of them are; and what is
large travels as a file beside. Who could see more than the size sees the recipient's key and, in the id, the
millisecond of writing.

Also called: HPKE message, padding.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.foundation.seals import fields, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KEY_ID_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.seals.keypairs import KeyPair

FORM: Final = b"AMANJOLE\x01" + b"\x64\x7a" + b"\x00\x01" + b"\x00\x02"
HEADER_BYTES: Final = len(FORM) + KEY_ID_BYTES + 16
SMALLEST_FRAME: Final = 4096
LARGEST_FRAME: Final = 1024 * 1024
LARGEST_CONTENT: Final = LARGEST_FRAME - fields.LENGTH_BYTES
LARGEST: Final = HEADER_BYTES + keypairs.ENCAPSULATION_BYTES + LARGEST_FRAME + 16

_ID_VERSION: Final = 7


@dataclass(frozen=True, slots=True)
class Header:
    """What everybody on the way can read. ValueError for an id of another version or a key id of another size."""

    recipient: bytes
    id: UUID

    def __post_init__(self) -> None:
        if len(self.recipient) != KEY_ID_BYTES or not is_id(self.id):
            raise ValueError("A header has a key's id of 12 bytes and a UUID of version 7.")

    def to_bytes(self) -> bytes:
        return FORM + self.recipient + self.id.bytes


def new_id(now: datetime | None = None) -> UUID:
    """A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, 74 random bits, which nobody guesses.

    Of this millisecond, so that what is written in one second stands in its order: a moment of records has none.
    """
    return id_with(now or datetime.now(UTC), secrets.token_bytes(10))


def id_with(now: datetime, drawn: bytes) -> UUID:
    """As `new_id`, from the first 74 bits of what was drawn."""
    milliseconds = int(now.timestamp() * 1000)
    bits = int.from_bytes(drawn[:10]) >> 6
    high, low = bits >> 62, bits & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | _ID_VERSION << 76 | high << 64 | 0b10 << 62 | low)


def is_id(identifier: UUID) -> bool:
    return identifier.version == _ID_VERSION  # None for another variant


def read_header(envelope: bytes) -> Header:
    """To whom an envelope is and its id, as they stand there: nothing is opened. SealBroken for what cannot be one."""
    end = keypairs.ENCAPSULATION_BYTES + HEADER_BYTES + SMALLEST_FRAME + 16
    if not end <= len(envelope) <= LARGEST or not envelope.startswith(FORM):
        raise SealBroken
    recipient, identifier = (
        envelope[len(FORM) : HEADER_BYTES - 16],
        envelope[HEADER_BYTES - 16 : HEADER_BYTES],
    )
    try:
        return Header(recipient, UUID(bytes=identifier))
    except ValueError:
        raise SealBroken from None


def seal(content: bytes, public: bytes, identifier: UUID) -> bytes:
    """ValueError for an id of another version or over `LARGEST_CONTENT`; keypairs.MalformedPublicKey."""
    if len(content) > LARGEST_CONTENT:
        raise ValueError("This is too long for a letter.")
    header = Header(keypairs.key_id(public), identifier).to_bytes()
    return header + keypairs.encrypt_to(public, fields.padded(content, _frame_bytes), header)


def open_with(keys: Mapping[bytes, KeyPair], envelope: bytes) -> tuple[Header, bytes]:
    """The content with its header. `keys` by their ids. SealBroken for every failure."""
    header = read_header(envelope)
    if header.recipient not in keys:
        raise SealBroken
    sealed = envelope[HEADER_BYTES:]
    frame = keypairs.decrypt_with(keys[header.recipient], sealed, envelope[:HEADER_BYTES])
    return header, fields.unpadded(frame, _frame_bytes)


def _frame_bytes(size: int) -> int:
    return max(SMALLEST_FRAME, 1 << (size - 1).bit_length())
