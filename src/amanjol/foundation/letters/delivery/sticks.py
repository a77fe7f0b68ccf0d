"""What is due for one node as one file, for a stick or a mail; and what such a file brought.

A file is: `AMANJOLS` · version (1 byte, 1) · length of the head (4 bytes) · head, canonical JSON · signature of the
node that wrote it (64 bytes, purpose `amanjol/stick/1`, over head and envelopes) · envelopes, one after another. The
head has `by`, `to`, `written_at` and `sizes` of the envelopes. Receipts travel back the same way.

Also called: sneakernet, offline transfer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from django.db import connection, transaction

from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import documents, envelopes
from amanjol.foundation.seals.letters.cards import PartyId
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.records import Moment, present_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amanjol.foundation.letters.delivery.receiving import Receiver
    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

MOST: Final = 2000
"""Envelopes of one file: at most 2 GiB, nearly always some megabytes."""

_FORM: Final = b"AMANJOLS\x01"
_PURPOSE: Final = "amanjol/stick/1"
_LENGTH_BYTES: Final = 4
_LONGEST_HEAD: Final = 64 * 1024
_WAITING: Final = "select sealed from letters_waiting(%s, %s)"


class _Head(DocumentRecord, frozen=True):
    by: PartyId
    to: PartyId
    written_at: Moment
    sizes: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=envelopes.LARGEST)], ...], msgspec.Meta(max_length=MOST)
    ]


class NotForThisNode(Exception):
    """A true file of a node that is believed, for another one."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: how many envelopes were taken in, how many were not, and the receipts to bring back."""

    by: NodeCard
    taken: int
    refused: int
    receipts: list[bytes]


def waiting_for(node: str) -> list[bytes]:
    """Envelopes that this node has not acknowledged, oldest first, at most `MOST`. They stay due."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_WAITING, [node, MOST])
        return [bytes(row[0]) for row in cursor.fetchall()]


def write(keys: NodeKeys, to: str, brought: Sequence[bytes]) -> bytes:
    """ValueError for more than `MOST`."""
    if len(brought) > MOST:
        raise ValueError("These are too many for one file.")
    head = _Head(keys.node, to, present_moment(), tuple(map(len, brought))).to_bytes()
    content = head + b"".join(brought)
    signature = keys.signing.sign(_PURPOSE, content)
    return _FORM + len(head).to_bytes(_LENGTH_BYTES) + head + signature + b"".join(brought)


def read(data: bytes, believed: Mapping[str, NodeCard], node: str) -> tuple[NodeCard, list[bytes]]:
    """Who wrote it, and its envelopes. SealBroken for what no believed node wrote so; NotForThisNode."""
    head_at = len(_FORM) + _LENGTH_BYTES
    size = int.from_bytes(data[len(_FORM) : head_at])
    if not data.startswith(_FORM) or size > _LONGEST_HEAD:
        raise SealBroken
    head, rest = data[head_at : head_at + size], data[head_at + size :]
    signature, content = rest[: signatures.SIGNATURE_BYTES], rest[signatures.SIGNATURE_BYTES :]
    try:
        parsed = documents.parsed(head, _Head)
    except NotCanonical:
        raise SealBroken from None
    card = believed.get(parsed.by)
    if card is None or not signatures.is_signed(card.signing_key, _PURPOSE, head + content, signature):
        raise SealBroken
    if parsed.to != node:
        raise NotForThisNode
    if sum(parsed.sizes) != len(content):
        raise SealBroken
    return card, list(_cut(content, parsed.sizes))


def take_in(data: bytes, receiver: Receiver) -> Brought:
    """Each envelope by itself: one that is no letter to anybody here keeps no other out. As `read`."""
    card, brought = read(data, receiver.folder.believed(), receiver.folder.node)
    receipts, refused = [], 0
    for envelope in brought:
        try:
            with transaction.atomic():
                receipts.append(receiver.receive(envelope, card))
        except SealBroken:
            refused += 1
    return Brought(card, len(receipts), refused, [receipt for receipt in receipts if receipt])


def _cut(content: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    begin = 0
    for size in sizes:
        yield content[begin : begin + size]
        begin += size
