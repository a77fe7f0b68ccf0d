"""What a node does with an envelope that another brought: a letter goes into an inbox, a recall is carried out.

It needs the node's own keys and no key of an organisation. Each answer is a receipt with the digest of what came.

Also called: mail delivery agent.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from amanjol.foundation.letters import kinds, recalling
from amanjol.foundation.letters.delivery import limits
from amanjol.foundation.letters.delivery.signers import NodeSigners
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import MalformedPublicKey
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from amanjol.foundation.letters.node_folder import Lost, NodeFolder
    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.foundation.seals.letters.messages import Recall, Receipt
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

logger = logging.getLogger(__name__)

_TAKE_IN: Final = "select letters_take_in(%s, %s, %s, %s, %s, %s)"
_TAKE_IN_EACH: Final = """
select letters_take_in(%s, letter, inbox, digest, envelope, %s) > 0
from unnest(%s::uuid[], %s::bytea[], %s::bytea[], %s::bytea[]) with ordinality
    as brought (letter, inbox, digest, envelope, place)
order by brought.place
"""
_ACKNOWLEDGE_EACH: Final = """
select count(letters_acknowledge(%s, letter, digest, %s))
from unnest(%s::uuid[], %s::bytea[]) as received (letter, digest)
"""
_ACKNOWLEDGE: Final = "select letters_acknowledge(%s, %s, %s, %s)"


@dataclass(frozen=True)
class Receiver:
    """The node itself, for one request, one stick or one round: its keys, and where they lie."""

    folder: NodeFolder
    keys: NodeKeys
    lost: tuple[Lost, ...] = ()
    """What the node that wrote a stick has lost: its receipts of those times are true no more."""

    def receive(self, envelope: bytes, by: NodeCard) -> bytes:
        """The receipt, sealed to who brought it; empty for a receipt, which is answered by nothing. As `take`.

        SealBroken also where nothing can be sealed to their receipt key: a card may name a weak one.
        """
        receipt = self.take(envelope, by)
        if receipt is None:
            return b""
        try:
            return messages.seal(receipt, self.keys.signing, by)
        except MalformedPublicKey:
            logger.warning("To node %s no receipt can be sealed.", by.node)
            raise SealBroken from None

    def take(self, envelope: bytes, by: NodeCard) -> Receipt | None:
        """The receipt; none for a receipt.

        SealBroken for what is no envelope, or to nobody here, or more than goes in a day. In the caller's transaction.
        """
        header = envelopes.read_header(envelope)
        digest = messages.digest_of(envelope)
        if header.recipient in self.own:
            signer, message = messages.open_message(envelope, self.own, self.folder.node, self._signers(by))
            if isinstance(message, messages.Receipt):
                if not any(message.received_at in lost for lost in self.lost):
                    acknowledge(message)
                return None
            if isinstance(message, messages.Reply):
                kinds.file_reply(message)
            else:
                _carry_out(message, signer.signing_key)
        elif not _take_in(by.node, header.id, header.recipient, digest, envelope):
            raise SealBroken
        return self._receipt(header.id, digest, by)

    def is_for_an_inbox(self, envelope: bytes) -> bool:
        """And not for the node itself. SealBroken for what is no envelope."""
        return envelopes.read_header(envelope).recipient not in self.own

    def take_home(self, letters: Sequence[bytes]) -> list[bool]:
        """Of what goes from this node to inboxes of its own, as `is_for_an_inbox` says: whether it was laid in.

        It is acknowledged past no wire, so no receipt is sealed. In the caller's transaction.
        """
        headers = [envelopes.read_header(envelope) for envelope in letters]
        ids, digests = (
            [header.id for header in headers],
            [messages.digest_of(envelope) for envelope in letters],
        )
        inboxes, node = [header.recipient for header in headers], self.folder.node
        with connection.cursor() as cursor:
            cursor.execute(_TAKE_IN_EACH, [node, limits.at_most(), ids, inboxes, digests, list(letters)])
            taken = [is_taken for (is_taken,) in cursor.fetchall()]
            received: list[list[Any]] = [list(compress(ids, taken)), list(compress(digests, taken))]
            cursor.execute(_ACKNOWLEDGE_EACH, [node, present_moment(), *received])
        return taken

    @cached_property
    def own(self) -> Mapping[bytes, KeyPair]:
        """The keys for receipts and recalls, which stay the same as long as this does."""
        return self.folder.receipt_keys()

    def _signers(self, by: NodeCard) -> NodeSigners:
        if by.node not in self._signers_of:
            self._signers_of[by.node] = NodeSigners(by)
        return self._signers_of[by.node]

    @cached_property
    def _signers_of(self) -> dict[str, NodeSigners]:
        """By nodes: one that brings many at once has its cards read once."""
        return {}

    def _receipt(self, letter: UUID, digest: bytes, to: NodeCard) -> Receipt:
        now = present_moment()
        return messages.Receipt(
            id=envelopes.new_id(now),
            node=self.folder.node,
            to=to.node,
            letter=letter,
            digest=digest,
            received_at=now,
        )


def acknowledge(receipt: Receipt) -> bool:
    """Whether it is for bytes that we sent there."""
    with connection.cursor() as cursor:
        cursor.execute(_ACKNOWLEDGE, [receipt.node, receipt.letter, receipt.digest, receipt.received_at])
        return bool(cursor.fetchone()[0])


def _take_in(node: str, letter: UUID, inbox: bytes, digest: bytes, envelope: bytes) -> int:
    """How many inboxes here are that of this key and take more from this node today: none, or one."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_IN, [node, letter, inbox, digest, envelope, limits.at_most()])
        return int(cursor.fetchone()[0])


def _carry_out(recall: Recall, signed_with: bytes) -> None:
    for letter in recall.letters:
        recalling.drop(recall.issuer, signed_with, letter)
