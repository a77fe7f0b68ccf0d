"""The worker brings what is due, to one node after another, and puts off what did not arrive.

No node holds up the others: an exchange ends after 45 seconds whatever comes (`lines`), after one without an answer
there is none with that node in this round, and who has used up their share of the round has to wait for the next one.
So one node takes 75 seconds of a round at most, and a round ends, however much is due.

Also called: outbox relay, message dispatcher, back-off, fair queueing.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from django.db import DatabaseError, connection, transaction
from django.tasks import task
from django.utils import timezone

from amanjol.foundation.letters.delivery import asking, groups, pieces_asked, receiving, requests
from amanjol.foundation.letters.delivery.lines import Line, NoAnswer
from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, envelopes, messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
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
ROUND: Final = 240.0
"""Seconds after which a round begins nothing more."""
SHARE: Final = 30.0
"""Seconds of a round after which no exchange with the same node begins."""
NEXT_ROUND: Final = timedelta(seconds=10)
"""Until what waits only for others is due again."""

_UNDER_WAY: Final = timedelta(minutes=5)  # nobody else takes it meanwhile; then it is taken to have failed
_DUE: Final = "select id, to_node, sealed, tries from letters_due(%s, %s)"
_PUT_OFF: Final = "select letters_put_off(%s, %s, %s)"
_FORGET: Final = "select letters_forget(%s)"
_FORGET_FILES: Final = "select letters_files_forget(%s)"


class NotDelivered(Exception):
    """The other node was not reached, or did not take it. The message is a code for the log."""


class NoSuchAddress(NotDelivered):
    """An older program runs there: it takes one letter in a request."""


class OthersTurn(NotDelivered):
    """That node has had its share of this round: nothing failed."""


class Due(NamedTuple):
    """A letter that is to be brought now, for the `tries`th time."""

    letter: UUID
    to: str
    envelope: bytes
    tries: int


def carry() -> int:
    """Bring all that is due. Gives how many were received. None of it where the node has no keys."""
    received = 0
    with carrier() as bringing:
        if bringing is None:
            return 0
        while not bringing.is_over and (due := _due()):
            # What was tried in vain before comes after what is new: it may be so again.
            received += bringing.bring_all(sorted(due, key=attrgetter("tries")))
        bringing.ask_again()
    return received


@contextmanager
def carrier() -> Iterator[Carrier | None]:
    """For one round. None where the node has no keys."""
    here_is = node()
    try:
        folder = here(here_is.pk) if here_is is not None else None
        bringing = Carrier(folder, folder.keys()) if folder is not None else None
    except NoKeys:
        bringing = None
    if bringing is None:
        yield None
        return
    with bringing:
        yield bringing


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
    with carrier() as asking_node:
        if asking_node is None:
            logger.warning("Node %s was not asked for what is missing here (no keys).", other)
            return
        try:
            asking_node.ask(other, timezone.now() - KEPT_AFTER_RECEIPT)
        except NotDelivered as error:
            logger.warning("Node %s was not asked for what is missing here (%s).", other, error)


class Carrier:
    """For one round: the nodes that are believed now, connections that are kept until its end, and how long each node
    has taken of it (seconds).
    """

    def __init__(self, folder: NodeFolder, keys: NodeKeys) -> None:
        self._folder = folder
        self._keys = keys
        self._nodes = folder.believed()
        self._receiver = receiving.Receiver(folder, keys)
        self._own = _own_card(folder)
        self._lines: dict[str, Line] = {}
        self._taken: dict[str, float] = {}
        self._unreached: set[str] = set()
        self._older_nodes: set[str] = set()
        self._until = time.monotonic() + ROUND

    @property
    def is_over(self) -> bool:
        """What is due then waits for the next round, which knows anew whom it believes and who was not reached."""
        return time.monotonic() > self._until

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for line in self._lines.values():
            line.close()

    def bring_all(self, due: Iterable[Due]) -> int:
        """Gives how many were received. What stays within this node is brought in one transaction, and what goes to
        another by `groups`.
        """
        entries = list(due)
        received = self._bring_together([entry for entry in entries if entry.to == self._folder.node])
        abroad = [entry for entry in entries if entry.to != self._folder.node]
        return received + sum(self._bring_group(group) for group in groups.of(abroad))

    def _bring_together(self, entries: Sequence[Due]) -> int:
        """Where all together cannot be brought each is by itself, so that one in the way holds up none."""
        try:
            with transaction.atomic():
                return self._bring_all_home(entries)
        except (DatabaseError, OSError):
            logger.warning("%s letters of this node are brought one by one.", len(entries))
        return sum(self._bring_alone(entry) for entry in entries)

    def _bring_all_home(self, entries: Sequence[Due]) -> int:
        """Letters all at once; what is for the node itself, or is no envelope, one by one."""
        letters = [entry for entry in entries if self._is_letter(entry)]
        taken = self._receiver.take_home([entry.envelope for entry in letters]) if letters else []
        for entry, is_taken in zip(letters, taken, strict=True):
            if not is_taken:
                self._put_off(entry, "seal")
        return sum(taken) + sum(self.bring(entry) for entry in entries if not self._is_letter(entry))

    def _is_letter(self, due: Due) -> bool:
        try:
            return self._own is not None and self._receiver.is_for_an_inbox(due.envelope)
        except SealBroken:
            return False

    def _put_off(self, due: Due, why: str) -> None:
        logger.warning("A letter waits for node %s (%s).", due.to, why)
        _call(_PUT_OFF, due.letter, timezone.now() + wait_after(due.tries), True)

    def _bring_alone(self, due: Due) -> bool:
        try:
            with transaction.atomic():
                return self.bring(due)
        except (DatabaseError, OSError) as error:
            logger.warning("A letter of this node waits (%s).", type(error).__name__)
            return False

    def bring(self, due: Due) -> bool:
        """Whether it was received. A node that was not reached is asked for nothing more in this round."""
        try:
            if due.to == self._folder.node:
                self._bring_home(due.envelope)
            else:
                self._bring_to(due.to, due.envelope)
        except OthersTurn:
            _call(_PUT_OFF, due.letter, timezone.now() + NEXT_ROUND, False)
            return False
        except (NotDelivered, SealBroken) as error:
            self._put_off(due, str(error) or "seal")
            return False
        return True

    def _bring_group(self, group: Sequence[Due]) -> int:
        """Of several to one node, how many were received."""
        to = group[0].to
        if len(group) == 1 or to in self._older_nodes:
            return sum(self.bring(entry) for entry in group)
        try:
            card = self._reached(to)
            answers = groups.read(self._post(card, groups.PATH, groups.write(of.envelope for of in group)))
        except OthersTurn:
            for entry in group:
                _call(_PUT_OFF, entry.letter, timezone.now() + NEXT_ROUND, False)
            return 0
        except NoSuchAddress:
            self._older_nodes.add(to)
            return sum(self.bring(entry) for entry in group)
        except (NotDelivered, SealBroken) as error:
            for entry in group:
                self._put_off(entry, str(error) or "seal")
            return 0
        padded = [*answers, *[b""] * len(group)]
        return sum(self._heard(due, receipt, card) for due, receipt in zip(group, padded, strict=False))

    def _heard(self, due: Due, receipt: bytes, by: NodeCard) -> bool:
        """Whether this is the receipt for it."""
        try:
            with transaction.atomic():
                self._take_receipt(receipt, by, due.envelope)
        except (NotDelivered, SealBroken) as error:
            self._put_off(due, str(error) or "seal")
            return False
        return True

    def ask_again(self) -> None:
        """Where this node was restored: each partner that a line leads to in turn, until all have answered."""
        since, left = self._folder.lacking_since(), self._folder.still_to_ask()
        if since is None:
            return
        for other in left:
            if self.is_by_stick(other):
                continue  # the next stick asks
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

    def is_by_stick(self, other: str) -> bool:
        """Whether that node is believed and says that no line leads to it."""
        card = self._nodes.get(other)
        return card is not None and not card.address

    def _bring_home(self, envelope: bytes) -> None:
        """Between two organisations of this node, past no wire, so no receipt is sealed to ourselves. SealBroken."""
        if self._own is None:
            raise NotDelivered("no-card")
        with transaction.atomic():
            receipt = self._receiver.take(envelope, self._own)
            if receipt is not None:
                receiving.acknowledge(receipt)

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
        """NotDelivered; OthersTurn."""
        if self._taken.get(card.node, 0.0) >= SHARE:
            raise OthersTurn("others-turn")
        headers = requests.sign(self._keys, card.node, path, body) | {"Content-Type": requests.MEDIA_TYPE}
        began = time.monotonic()
        try:
            if card.node not in self._lines:
                self._lines[card.node] = Line(card.address)
            status, content = self._lines[card.node].ask(
                "POST", path, body=body, headers=headers, at_most=envelopes.LARGEST
            )
        except NoAnswer as error:
            self._unreached.add(card.node)
            raise NotDelivered(str(error)) from None
        finally:
            self._taken[card.node] = self._taken.get(card.node, 0.0) + time.monotonic() - began
        if status == 404:
            raise NoSuchAddress("answer-404")
        if status != 200:
            raise NotDelivered(f"answer-{status}")
        return content

    def _take_receipt(self, receipt: bytes, by: NodeCard, envelope: bytes) -> None:
        """SealBroken for what is no receipt of that node; NotDelivered where it is for other bytes than ours."""
        _signer, message = messages.open_message(
            receipt, self._receiver.own, self._folder.node, cards.by_key(by)
        )
        if not isinstance(message, messages.Receipt) or not _is_for(message, envelope):
            raise NotDelivered("other-bytes")
        receiving.acknowledge(message)


def _own_card(folder: NodeFolder) -> NodeCard | None:
    try:
        return folder.own_node_card()
    except NoKeys:
        return None


def _is_for(receipt: messages.Receipt, envelope: bytes) -> bool:
    """Whether it names this letter and these bytes."""
    names = (receipt.letter, receipt.digest)
    return names == (envelopes.read_header(envelope).id, messages.digest_of(envelope))


def _due() -> list[Due]:
    """Taken so that no second worker brings it, too."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DUE, [AT_ONCE, timezone.now() + _UNDER_WAY])
        return [Due(letter, to, bytes(sealed), tries) for letter, to, sealed, tries in cursor.fetchall()]


def wait_after(tries: int) -> timedelta:
    """Until the next one, after so many in vain."""
    return WAITS[tries - 1] if tries <= len(WAITS) else LONGEST_WAIT


def _call(statement: str, *values: UUID | datetime | bool) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
