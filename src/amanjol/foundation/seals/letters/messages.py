"""What nodes tell each other of letters, in ids: that one has arrived, that one is taken back, and what is answered to
one that nobody signed.

A message is an envelope (`envelopes`) with a document (`documents`) for the purpose `amanjol/message/1`, sealed to the
receipt key of a node: the worker opens it, which holds no key of an organisation. Each says the same however often
it comes.

- A *receipt* is signed by the node that has the letter, and names the bytes that it has: who keeps their own copy
  sees whether they are the same, though the worker on neither side can open them.
- A *recall* is signed by the organisation that wrote the letters, and by nobody else: a node that was seized must
  not delete its partners' evidence. It counts for letters of that organisation only, which the caller compares, and
  for letters that come after it as well.
- A *reply* is signed by the node that has a letter which nobody signed. What it says is sealed to whoever wrote that,
  by a key that was in it: the node that files it, and counts its numbers, reads nothing.

Also called: acknowledgement, delivery receipt, revocation.
"""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Final
from uuid import UUID

import msgspec

from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import documents, envelopes
from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard, PartyId
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.records import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.letters.cards import Card
    from amanjol.foundation.seals.letters.documents import Signers
    from amanjol.foundation.seals.signatures import SigningKey

MOST_LETTERS: Final = 100
LARGEST_REPLY: Final = 256 * 1024  # bytes, sealed

_PURPOSE: Final = "amanjol/message/1"


class _NodeMessage(DocumentRecord, frozen=True, kw_only=True, tag_field="message"):
    """`id` is its own. ValueError for an id of another version than 7."""

    id: UUID

    def __post_init__(self) -> None:
        super().__post_init__()
        if not envelopes.is_id(self.id):
            raise ValueError("The id of a message is a UUID of version 7.")


class Receipt(_NodeMessage, frozen=True, kw_only=True, tag="receipt"):
    """`node` has had these bytes (their SHA-256) of that letter since then, and tells `to`, the node that sent them."""

    node: PartyId
    to: PartyId
    letter: UUID
    digest: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
    received_at: Moment


class Recall(_NodeMessage, frozen=True, kw_only=True, tag="recall"):
    """`letters` of `issuer` to `audience` are taken back. ValueError unless they are sorted, and each is there once."""

    issuer: Organisation
    audience: Organisation
    letters: Annotated[tuple[UUID, ...], msgspec.Meta(min_length=1, max_length=MOST_LETTERS)]
    recalled_at: Moment

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(first >= second for first, second in pairwise(self.letters)):
            raise ValueError("The letters of a recall are sorted, and each is there once.")


class Reply(_NodeMessage, frozen=True, kw_only=True, tag="reply"):
    """What is said now, sealed, to who wrote `letter` at the node `to`; a higher `number` replaces a lower."""

    node: PartyId
    to: PartyId
    letter: UUID
    number: Annotated[int, msgspec.Meta(ge=1, lt=2**31)]
    sealed: Annotated[bytes, msgspec.Meta(min_length=1, max_length=LARGEST_REPLY)]


type NodeMessage = Receipt | Recall | Reply


def digest_of(envelope: bytes) -> bytes:
    """What a receipt names: SHA-256 of all that was delivered."""
    return hashlib.sha256(envelope).digest()


def seal(message: NodeMessage, key: SigningKey, to: NodeCard) -> bytes:
    """The envelope. ValueError for another node than it is for."""
    if _node_told(message) != to.node:
        raise ValueError("A message is sealed to the node that it is for.")
    return envelopes.seal(documents.write(_PURPOSE, key, message), to.receipt_key, message.id)


def open_message(
    envelope: bytes, keys: Mapping[bytes, KeyPair], node: str, believed: Signers[Card]
) -> tuple[Card, NodeMessage]:
    """A message to this node, with the card of who signed it. `keys` are its receipt keys by their ids, `believed` for
    example as `cards.by_key` gives them: nobody is asked for before the envelope is open.

    SealBroken for every failure, among them a recall that a node has signed, and a reply that it did not.
    """
    header, document = envelopes.open_with(keys, envelope)
    card, written = documents.read(_PURPOSE, believed, document)
    try:
        message: NodeMessage = documents.parsed_any(written, Receipt | Recall | Reply)
    except NotCanonical:
        raise SealBroken from None
    if message.id != header.id or _node_told(message) != node or not _is_rightful(message, card):
        raise SealBroken
    return card, message


def _node_told(message: NodeMessage) -> str:
    return message.audience.node if isinstance(message, Recall) else message.to


def _is_rightful(message: NodeMessage, card: Card) -> bool:
    if isinstance(message, Recall):
        return isinstance(card, OrganisationCard) and card.holder == message.issuer
    return isinstance(card, NodeCard) and card.node == message.node
