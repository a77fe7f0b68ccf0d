"""What one node tells another of its organisations: their cards, in a signed and dated list, and who asked for it.

Both are documents (`documents`), signed with the node's key: the question for the purpose `amanjol/ask-cards/1`, the
list for `amanjol/organisations/1`. A node answers only nodes that it believes: that a shelter is here is for nobody
else. A card in a list is no more than one that comes by hand: whose key it is, people say.

Also called: directory, key server, federation metadata.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Final

import msgspec

from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, documents
from amanjol.foundation.seals.letters.cards import OrganisationCard, PartyId
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.records import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.foundation.seals.signatures import SigningKey

MOST_CARDS: Final = 300
LARGEST: Final = canonical.LARGEST + 100  # bytes of a list with its signature
LARGEST_QUESTION: Final = 1024
CLOCK_DIFFERENCE: Final = timedelta(minutes=5)

_ASK: Final = "amanjol/ask-cards/1"
_LIST: Final = "amanjol/organisations/1"

type CardBytes = Annotated[bytes, msgspec.Meta(max_length=cards.LARGEST)]


class Question(DocumentRecord, frozen=True, kw_only=True):
    """`node` asks `of` for its list, now."""

    node: PartyId
    of: PartyId
    asked_at: Moment


class OrganisationList(DocumentRecord, frozen=True, kw_only=True):
    """The newest cards of the organisations of a node, for the node `to`."""

    node: PartyId
    to: PartyId
    issued_at: Moment
    cards: Annotated[tuple[CardBytes, ...], msgspec.Meta(max_length=MOST_CARDS)]


def ask(question: Question, key: SigningKey) -> bytes:
    return documents.write(_ASK, key, question)


def who_asks(document: bytes, believed: Mapping[bytes, NodeCard], node: str, now: datetime) -> NodeCard:
    """The card of the node that asks us, `node`. `believed` as `cards.by_key` gives them. SealBroken."""
    if len(document) > LARGEST_QUESTION:
        raise SealBroken
    card, written = documents.read(_ASK, believed, document)
    question = _parsed(written, Question)
    if (question.node, question.of) != (card.node, node) or not _is_now(question.asked_at, now):
        raise SealBroken
    return card


def write(answer: OrganisationList, key: SigningKey) -> bytes:
    """canonical.TooLarge for more than 1 MiB."""
    return documents.write(_LIST, key, answer)


def read(document: bytes, believed: NodeCard, node: str, now: datetime) -> list[bytes]:
    """The cards that the believed node tells us, `node`, of its own organisations: all of them true, or none.

    SealBroken for every failure, among them a list of another day, for another node, or with a foreign card in it.
    """
    if len(document) > LARGEST:
        raise SealBroken
    _, written = documents.read(_LIST, cards.by_key(believed), document)
    answer = _parsed(written, OrganisationList)
    if (answer.node, answer.to) != (believed.node, node) or not _is_now(answer.issued_at, now):
        raise SealBroken
    for data in answer.cards:
        card = cards.read(data)
        if not isinstance(card, OrganisationCard) or card.node != believed.node:
            raise SealBroken
    return list(answer.cards)


def _parsed[R: DocumentRecord](written: bytes, kind: type[R]) -> R:
    try:
        return documents.parsed(written, kind)
    except NotCanonical:
        raise SealBroken from None


def _is_now(moment: datetime, now: datetime) -> bool:
    return abs(now - moment) <= CLOCK_DIFFERENCE
