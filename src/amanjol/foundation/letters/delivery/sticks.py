"""What is due for one node as one file or several, for sticks or a mail; and what such a file brought.

A file is: `AMANJOLS` · version (1 byte, 1) · length of the head (4 bytes) · head, canonical JSON · signature of the
node that wrote it (64 bytes, purpose `amanjol/stick/1`, over head and envelopes) · envelopes, one after another · of
each run in `files` the manifest and its pieces. The head has `by`, `to`, `written_at`, `sizes` of the envelopes,
`files`; `had`, the addresses of the other node's files that lie at the writer's in their places; `again`, since when
the writer lacks what it had, where it was restored; and `heard`, the last such moment that it has read of the other
node. Receipts travel back the same way.

What a node said to have and lost by a restore it has not: what a stick says of the time between counts for nothing, if
it is read afterwards. Of a stick that comes out of the future no restore is noted: else that time had no end.

Pieces are not signed: the head names the manifest by its SHA-256, and that each piece by its own. So what is damaged
or cut off takes nothing else with it, and any other stick brings it (`files.brought`).

Also called: sneakernet, offline transfer.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import msgspec
from django.db import connection, transaction

from amanjol.foundation.letters.delivery import asking, files_by_stick, pieces_asked
from amanjol.foundation.letters.delivery.files_by_stick import MOST_RUNS, Run
from amanjol.foundation.letters.node_folder import Lost
from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import documents, envelopes
from amanjol.foundation.seals.letters.cards import PartyId
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.letters.letter import CLOCK_DIFFERENCE
from amanjol.foundation.seals.letters.pieces import Digest
from amanjol.foundation.seals.records import Moment, present_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from amanjol.foundation.letters.delivery.files_by_stick import CameOfFile, Writing
    from amanjol.foundation.letters.delivery.receiving import Receiver
    from amanjol.foundation.letters.node_folder import NodeFolder
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
    again: Moment | None
    heard: Moment | None


class NotForThisNode(Exception):
    """A true file of a node that is believed, for another one."""


@dataclass(frozen=True, slots=True)
class Load:
    """What goes on a stick: envelopes, runs of files, the addresses of files from there that lie here, and what is said
    about restored nodes.
    """

    envelopes: Sequence[bytes] = ()
    files: Sequence[Writing] = ()
    had: Sequence[bytes] = ()
    again: datetime | None = None
    heard: datetime | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.envelopes or self.files or self.had or self.again or self.heard)


@dataclass(frozen=True, slots=True)
class Stick:
    """What a believed node wrote for this one. The runs of `files` follow where its source stands."""

    by: NodeCard
    written_at: datetime
    envelopes: list[bytes]
    files: tuple[Run, ...]
    had: tuple[bytes, ...]
    again: datetime | None
    heard: datetime | None


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: how many envelopes were taken in, how many were not, the receipts that go back, and how many
    letters go there once more, since that node was restored (None: it was not, or that was heard before).
    `clocks_apart`: it says that it was restored in a time that has not come, and nothing of that was noted.
    """

    by: NodeCard
    taken: int
    refused: int
    receipts: list[bytes]
    files: list[CameOfFile]
    again: int | None = None
    clocks_apart: bool = False


def waiting_for(node: str) -> list[bytes]:
    """Envelopes that this node has not acknowledged, oldest first, at most `MOST`. They stay due."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_WAITING, [node, MOST])
        return [bytes(row[0]) for row in cursor.fetchall()]


def load_for(
    node: str, folder: NodeFolder, envelopes: Sequence[bytes] = (), files: Sequence[Writing] = ()
) -> Load:
    """With what this node has to say besides."""
    lost = folder.lost_by(node)
    return Load(
        envelopes,
        files,
        files_by_stick.here_of(node),
        again=folder.lacking_since() if node in folder.still_to_ask() else None,
        heard=lost[-1].since if lost else None,
    )


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
        _to_the_second(load.again),
        _to_the_second(load.heard),
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
    return Stick(
        card,
        parsed.written_at,
        list(_cut(content, parsed.sizes)),
        parsed.files,
        parsed.had,
        parsed.again,
        parsed.heard,
    )


def take_in(source: BinaryIO, receiver: Receiver) -> Brought:
    """Each envelope by itself: one that is no letter to anybody here keeps no other out. As `read`."""
    stick = read(source, receiver.folder.believed(), receiver.folder.node)
    is_early = stick.again is not None and stick.written_at > present_moment() + CLOCK_DIFFERENCE
    again = _hear_of_restores(stick, receiver.folder) if not is_early else None
    lost = receiver.folder.lost_by(stick.by.node)
    receiver = replace(receiver, lost=lost)
    receipts, refused = [], 0
    for envelope in stick.envelopes:
        try:
            with transaction.atomic():
                receipts.append(receiver.receive(envelope, stick.by))
        except SealBroken:
            refused += 1
    if not any(stick.written_at in restore for restore in lost):
        for address in stick.had:
            with transaction.atomic():
                pieces_asked.has_all(stick.by.node, address)
    files = files_by_stick.take_in(source, stick.by.node, stick.files)
    return Brought(
        stick.by,
        len(receipts),
        refused,
        [receipt for receipt in receipts if receipt],
        files,
        again,
        clocks_apart=is_early,
    )


def _hear_of_restores(stick: Stick, folder: NodeFolder) -> int | None:
    """Of theirs, and that they have heard of ours. Gives how many letters go there once more. The same stick twice, and
    an earlier one of the same restore, change nothing.
    """
    node, since = stick.by.node, folder.lacking_since()
    if since is not None and stick.heard == _to_the_second(since):
        folder.asked(node)
    if stick.again is None:
        return None
    lost = Lost(stick.again, stick.written_at)
    if any(earlier.covers(lost) for earlier in folder.lost_by(node)):
        return None
    with transaction.atomic():
        count = asking.bring_again(node, stick.again)
        pieces_asked.wait_again(node, stick.again)
    folder.note_lost(node, lost)
    return count


def _to_the_second(moment: datetime | None) -> datetime | None:
    """Earlier by less than a second, as documents have moments."""
    return moment.astimezone(UTC).replace(microsecond=0) if moment is not None else None


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
