"""What is due for one node as one file or several, for sticks or a mail; and what such a file brought.

A file is: `AMANJOLS` · version (1 byte, 1) · length of the head (4 bytes) · head, canonical JSON · signature of the
node that wrote it (64 bytes, purpose `amanjol/stick/1`, over head and envelopes) · envelopes, one after another · of
each run in `files` the manifest and its pieces. The head has `by`, `to`, `written_at`, `sizes` of the envelopes,
`files`, and `had`, the addresses of files of which the other node has sent all. Receipts travel back the same way.

Pieces are not signed: the head names the manifest by its SHA-256, and that each piece by its own. So what is damaged
or cut off takes nothing else with it, and any other stick brings it (`files.brought`).

Also called: sneakernet, offline transfer.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import msgspec
from django.db import connection, transaction

from amanjol.foundation.letters.delivery import files_by_stick, pieces_asked
from amanjol.foundation.letters.delivery.files_by_stick import MOST_RUNS, Came, Run
from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import documents, envelopes
from amanjol.foundation.seals.letters.cards import PartyId
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.letters.pieces import Digest
from amanjol.foundation.seals.records import Moment, present_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amanjol.foundation.letters.delivery.files_by_stick import CameOfFile, Writing
    from amanjol.foundation.letters.delivery.receiving import Receiver
    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

MOST: Final = 2000
"""Envelopes of one file: at most 2 GiB, nearly always some megabytes."""

_FORM: Final = b"AMANJOLS\x01"
_PURPOSE: Final = "amanjol/stick/1"
_LENGTH_BYTES: Final = 4
_LONGEST_HEAD: Final = 256 * 1024
_WAITING: Final = "select sealed from letters_waiting(%s, %s)"


class _Head(DocumentRecord, frozen=True):
    by: PartyId
    to: PartyId
    written_at: Moment
    sizes: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=envelopes.LARGEST)], ...], msgspec.Meta(max_length=MOST)
    ]
    files: Annotated[tuple[Run, ...], msgspec.Meta(max_length=MOST_RUNS)]
    had: Annotated[tuple[Digest, ...], msgspec.Meta(max_length=MOST_RUNS)]


class NotForThisNode(Exception):
    """A true file of a node that is believed, for another one."""


@dataclass(frozen=True, slots=True)
class Load:
    """What goes on a stick: envelopes, runs of files, and the addresses of files that came whole from there."""

    envelopes: Sequence[bytes] = ()
    files: Sequence[Writing] = ()
    had: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Stick:
    """What a believed node wrote for this one. The runs of `files` follow where its source stands."""

    by: NodeCard
    envelopes: list[bytes]
    files: tuple[Run, ...]
    had: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: how many envelopes were taken in, how many were not, and what goes back, receipts and the
    addresses of files that are here whole (`had`).
    """

    by: NodeCard
    taken: int
    refused: int
    receipts: list[bytes]
    files: list[CameOfFile]

    @property
    def had(self) -> list[bytes]:
        return [file.address for file in self.files if file.came in {Came.WHOLE, Came.HERE}]


def waiting_for(node: str) -> list[bytes]:
    """Envelopes that this node has not acknowledged, oldest first, at most `MOST`. They stay due."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_WAITING, [node, MOST])
        return [bytes(row[0]) for row in cursor.fetchall()]


def write(target: BinaryIO, keys: NodeKeys, to: str, load: Load) -> None:
    """ValueError for more than `MOST` envelopes; OSError."""
    if len(load.envelopes) > MOST:
        raise ValueError("These are too many for one file.")
    head = _Head(
        keys.node,
        to,
        present_moment(),
        tuple(map(len, load.envelopes)),
        tuple(writing.run for writing in load.files),
        tuple(load.had),
    ).to_bytes()
    content = b"".join(load.envelopes)
    signature = keys.signing.sign(_PURPOSE, head + content)
    target.write(_FORM + len(head).to_bytes(_LENGTH_BYTES) + head + signature + content)
    for writing in load.files:
        writing.write(target)


def read(source: BinaryIO, believed: Mapping[str, NodeCard], node: str) -> Stick:
    """Who wrote it, and its envelopes. SealBroken for what no believed node wrote so; NotForThisNode; OSError."""
    form = source.read(len(_FORM) + _LENGTH_BYTES)
    size = int.from_bytes(form[len(_FORM) :])
    if not form.startswith(_FORM) or size > _LONGEST_HEAD:
        raise SealBroken
    head, signature = source.read(size), source.read(signatures.SIGNATURE_BYTES)
    try:
        parsed = documents.parsed(head, _Head)
    except NotCanonical:
        raise SealBroken from None
    content = source.read(sum(parsed.sizes))
    card = believed.get(parsed.by)
    if card is None or not signatures.is_signed(card.signing_key, _PURPOSE, head + content, signature):
        raise SealBroken
    if parsed.to != node:
        raise NotForThisNode
    if _left(source) > sum(run.written + run.bytes_of_pieces for run in parsed.files):
        raise SealBroken
    return Stick(card, list(_cut(content, parsed.sizes)), parsed.files, parsed.had)


def take_in(source: BinaryIO, receiver: Receiver) -> Brought:
    """Each envelope by itself: one that is no letter to anybody here keeps no other out. As `read`."""
    stick = read(source, receiver.folder.believed(), receiver.folder.node)
    receipts, refused = [], 0
    for envelope in stick.envelopes:
        try:
            with transaction.atomic():
                receipts.append(receiver.receive(envelope, stick.by))
        except SealBroken:
            refused += 1
    for address in stick.had:
        with transaction.atomic():
            pieces_asked.has_all(stick.by.node, address)
    files = files_by_stick.take_in(source, stick.by.node, stick.files)
    return Brought(stick.by, len(receipts), refused, [receipt for receipt in receipts if receipt], files)


def _left(source: BinaryIO) -> int:
    """Bytes from where it stands to its end."""
    here = source.tell()
    end = source.seek(0, os.SEEK_END)
    source.seek(here)
    return end - here


def _cut(content: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    begin = 0
    for size in sizes:
        yield content[begin : begin + size]
        begin += size
