"""The worker brings what is due, to one node after another, and puts off what did not arrive.

Also called: outbox relay, message dispatcher, back-off.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import urllib3
from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone

from amanjol.foundation.letters.delivery import asking, pieces_asked, receiving, requests
from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, envelopes, messages

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.letters.node_folder import NodeFolder
    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

logger = logging.getLogger(__name__)

PATH: Final = "/nodes/"
AT_ONCE: Final = 50
"""Letters that are taken from the table together."""
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30))
LONGEST_WAIT: Final = timedelta(hours=1)
KEPT_AFTER_RECEIPT: Final = timedelta(days=35)

_UNDER_WAY: Final = timedelta(minutes=5)  # nobody else takes it meanwhile; then it is taken to have failed
_TIMES: Final = urllib3.Timeout(connect=5.0, read=20.0)
_DUE: Final = "select id, to_node, sealed, tries from letters_due(%s, %s)"
_PUT_OFF: Final = "select letters_put_off(%s, %s)"
_FORGET: Final = "select letters_forget(%s)"
_FORGET_FILES: Final = "select letters_files_forget(%s)"


class NotDelivered(Exception):
    """The other node was not reached, or did not take it. The message is a code for the log."""


def carry() -> int:
    """Bring all that is due. Gives how many were received. None of it where the node has no keys."""
    bringing = carrier()
    if bringing is None:
        return 0
    bringing.ask_again()
    received = 0
    while due := _due():
        received += sum(bringing.bring(*row) for row in due)
    return received


def carrier() -> Carrier | None:
    """For one round. None where the node has no keys."""
    here_is = node()
    if here_is is None:
        return None
    folder = here(here_is.pk)
    try:
        return Carrier(folder, folder.keys())
    except NoKeys:
        return None


def forget_received() -> int:
    """Bytes that the other side has had for 35 days go, and files. Gives how many letters that were."""
    before = timezone.now() - KEPT_AFTER_RECEIPT
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FORGET_FILES, [before])
        lying.remove_at_commit([row[0] for row in cursor.fetchall()])
        cursor.execute(_FORGET, [before])
        return int(cursor.fetchone()[0])


@task
def ask_node_again(other: str) -> None:
    """For all that it has sent here and still keeps: something is missing. Where it cannot be asked, people ask."""
    here_is = node()
    if here_is is None:
        return
    folder = here(here_is.pk)
    try:
        Carrier(folder, folder.keys()).ask(other, timezone.now() - KEPT_AFTER_RECEIPT)
    except (NoKeys, NotDelivered) as error:
        logger.warning("Node %s was not asked for what is missing here (%s).", other, error)


class Carrier:
    """For one round: the nodes that are believed now, and connections that are kept."""

    def __init__(self, folder: NodeFolder, keys: NodeKeys) -> None:
        self._folder = folder
        self._keys = keys
        self._nodes = folder.believed()
        self._pool = urllib3.PoolManager(num_pools=8, maxsize=1, retries=False, timeout=_TIMES)
        self._unreached: set[str] = set()

    def bring(self, letter: UUID, to: str, envelope: bytes, tries: int) -> bool:
        """Whether it was received. A node that was not reached is asked for nothing more in this round."""
        try:
            if to == self._folder.node:
                self._bring_home(envelope)
            else:
                self._bring_to(to, envelope)
        except (NotDelivered, SealBroken) as error:
            logger.warning("A letter waits for node %s (%s).", to, error or "seal")
            _put_off(letter, tries)
            return False
        return True

    def ask_again(self) -> None:
        """Where this node was restored: each partner in turn, until all have answered."""
        since, left = self._folder.lacking_since(), self._folder.still_to_ask()
        if since is None:
            return
        for other in left:
            try:
                self.ask(other, since)
            except NotDelivered as error:
                logger.warning("Node %s was not asked for what is missing here (%s).", other, error)
            else:
                self._folder.asked(other)

    def ask(self, other: str, since: datetime) -> None:
        """For all that it has sent since. NotDelivered."""
        self._post(self._reached(other), asking.PATH, asking.write_since(since))

    def ask_for(self, other: str, path: str, question: bytes) -> bytes:
        """What that node answers about a file; past no wire for one of this node. NotDelivered; SealBroken."""
        if other != self._folder.node:
            return self._post(self._reached(other), path, question)
        with transaction.atomic():
            if path == pieces_asked.RECEIVED:
                return str(pieces_asked.received(question, other)).encode("ascii")
            return pieces_asked.answer(question, other)

    def _bring_home(self, envelope: bytes) -> None:
        """Between two organisations of this node, past no wire. SealBroken."""
        try:
            own = self._folder.own_node_card()
        except NoKeys:
            raise NotDelivered("no-card") from None
        with transaction.atomic():
            receipt = receiving.Receiver(self._folder, self._keys).receive(envelope, own)
            self._take_receipt(receipt, own, envelope)

    def _bring_to(self, to: str, envelope: bytes) -> None:
        card = self._reached(to)
        receipt = self._post(card, PATH, envelope)
        with transaction.atomic():
            self._take_receipt(receipt, card, envelope)

    def _reached(self, to: str) -> NodeCard:
        """NotDelivered for one that is not believed, has no address, or was away a moment ago."""
        card = self._nodes.get(to)
        if card is None:
            raise NotDelivered("not-believed")
        if not card.address:
            raise NotDelivered("by-stick-only")
        if to in self._unreached:
            raise NotDelivered("not-reached")
        return card

    def _post(self, card: NodeCard, path: str, body: bytes) -> bytes:
        headers = requests.sign(self._keys, card.node, path, body) | {"Content-Type": requests.MEDIA_TYPE}
        try:
            answer = self._pool.request(
                "POST",
                card.address.rstrip("/") + path,
                body=body,
                headers=headers,
                preload_content=False,
                redirect=False,
            )
            content = answer.read(envelopes.LARGEST + 1)
            answer.drain_conn()
            answer.release_conn()
        except urllib3.exceptions.HTTPError as error:
            self._unreached.add(card.node)
            raise NotDelivered(type(error).__name__) from None
        if answer.status != 200:
            raise NotDelivered(f"answer-{answer.status}")
        return content

    def _take_receipt(self, receipt: bytes, by: NodeCard, envelope: bytes) -> None:
        """SealBroken for what is no receipt of that node; NotDelivered where it is for other bytes than ours."""
        _signer, message = messages.open_message(
            receipt, self._folder.receipt_keys(), self._folder.node, cards.by_key(by)
        )
        if not isinstance(message, messages.Receipt) or not _is_for(message, envelope):
            raise NotDelivered("other-bytes")
        receiving.acknowledge(message)


def _is_for(receipt: messages.Receipt, envelope: bytes) -> bool:
    """Whether it names this letter and these bytes."""
    names = (receipt.letter, receipt.digest)
    return names == (envelopes.read_header(envelope).id, messages.digest_of(envelope))


def _due() -> list[tuple[UUID, str, bytes, int]]:
    """Taken so that no second worker brings it, too."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DUE, [AT_ONCE, timezone.now() + _UNDER_WAY])
        return [(letter, to, bytes(sealed), tries) for letter, to, sealed, tries in cursor.fetchall()]


def wait_after(tries: int) -> timedelta:
    """Until the next one, after so many in vain."""
    return WAITS[tries - 1] if tries <= len(WAITS) else LONGEST_WAIT


def _put_off(letter: UUID, tries: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PUT_OFF, [letter, timezone.now() + wait_after(tries)])
