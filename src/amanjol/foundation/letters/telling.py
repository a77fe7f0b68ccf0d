"""The list of our organisations for a node that asks, and the lists of nodes that we believe, once a day.

Asking is the worker's, over HTTP: small answers, no redirects, each whole within its time (`delivery.lines`). A node
that does not answer is asked the next day; what its organisations have told stays.

Also called: federation, synchronisation.
"""

from __future__ import annotations

import base64
import binascii
import logging
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from django.tasks import task

from amanjol.foundation.letters import beliefs, node_folder, partners
from amanjol.foundation.letters.delivery.lines import Line, NoAnswer
from amanjol.foundation.letters.models import Card
from amanjol.foundation.organisations.queries import node as this_node
from amanjol.foundation.organisations.queries import organisations
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import card_lists, cards
from amanjol.foundation.seals.letters.card_lists import OrganisationList, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.letters.node_folder import NodeFolder
    from amanjol.foundation.seals.letters.cards import NodeCard

logger = logging.getLogger(__name__)
PATH: Final = "/nodes/organisations/"
QUESTION: Final = "Amanjol-Question"  # the header that bears who asks
KEYS_AN_ORGANISATION: Final = 3  # signing keys whose newest cards are told: a planted one hides no true one
LARGEST_CARDS: Final = 750_000  # bytes of all cards in a list, which has a third more in base64


class NotAnswered(Exception):
    """The node could not be reached, or gave no list. The sentence says why, for an operator."""


@dataclass(frozen=True, slots=True)
class Told:
    """How many cards a node's list had, and how many were new here."""

    listed: int
    new: int


def answer(question: str, folder: NodeFolder, now: datetime) -> bytes:
    """The list for who asks in this header. SealBroken for a node that is not believed; node_folder.NoKeys."""
    try:
        document = base64.b64decode(question, validate=True)
    except (binascii.Error, ValueError):
        raise SealBroken from None
    keys = folder.keys()
    asking = card_lists.who_asks(document, cards.by_key(*folder.believed().values()), folder.node, now)
    answered = OrganisationList(
        node=folder.node,
        to=asking.node,
        issued_at=now.replace(microsecond=0),
        cards=tuple(_own_cards(folder.node)),
    )
    return card_lists.write(answered, keys.signing)


def ask(node: NodeCard, folder: NodeFolder) -> Told:
    """Have the list of a believed node, and keep what is new. NotAnswered; SealBroken; node_folder.NoKeys."""
    now = datetime.now(UTC)
    question = card_lists.ask(
        Question(node=folder.node, of=node.node, asked_at=now.replace(microsecond=0)), folder.keys().signing
    )
    document = _fetched(node.address, question)
    listed = card_lists.read(document, node, folder.node, datetime.now(UTC))
    return Told(len(listed), partners.hear_all(listed))


@task
def ask_all() -> int:
    """The worker's round of all believed nodes that have an address. Gives how many did not answer."""
    here = this_node()
    if here is None:
        return 0
    folder, failed = node_folder.here(here.pk), 0
    for node in folder.believed().values():
        if not node.address or node.node == folder.node:
            continue
        try:
            ask(node, folder)
        except (NotAnswered, SealBroken, node_folder.NoKeys) as error:
            failed += 1
            logger.warning("node %s: no list of its organisations (%s)", node.node, type(error).__name__)
    return failed


def ask_every_day() -> None:
    """Part of the caller's transaction. Where no node is believed, nothing is asked."""
    here = this_node()
    if here is not None and node_folder.here(here.pk).believed():
        ask_all.enqueue()


def _own_cards(node: str) -> Iterator[bytes]:
    """Of each organisation here the newest card of each key, three keys at most: partners know which is theirs.

    As many as a list has room for. Of a key whose place another took, none that came later: it signs no more cards.
    """
    room = LARGEST_CARDS
    for pk in organisations().values_list("pk", flat=True)[: card_lists.MOST_CARDS // KEYS_AN_ORGANISATION]:
        listed = [
            (card, bytes(row.data))
            for row in Card.objects.filter(node=node, organisation=str(pk)).order_by("-serial", "pk")
            if (card := beliefs.read(row)) is not None
        ]
        replaced = {card.earlier_key: card.serial for card, _data in listed if card.earlier_key is not None}
        newest: dict[bytes, bytes] = {}
        for card, data in listed:
            is_late = card.signing_key in replaced and card.serial >= replaced[card.signing_key]
            if not is_late and len(newest) < KEYS_AN_ORGANISATION:
                newest.setdefault(card.signing_key, data)
        room -= sum(map(len, newest.values()))
        if room < 0:
            return
        yield from newest.values()


def _fetched(address: str, question: bytes) -> bytes:
    """At most as many bytes as a list can have. NotAnswered."""
    headers = {QUESTION: base64.b64encode(question).decode()}
    try:
        with closing(Line(address)) as line:
            status, content = line.ask("GET", PATH, headers=headers, at_most=card_lists.LARGEST)
    except NoAnswer as error:
        raise NotAnswered(f"It gave no answer ({error}).") from error
    if status != 200:
        raise NotAnswered(f"It answered {status}.")
    return content
