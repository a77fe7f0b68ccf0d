"""Letters that nobody signs leave here, and what is answered to one goes back to the node that brought it.

The letter is a row of the node's own (`Outgoing` without an organisation): nobody of the organisation that it may be
about sees that there is one. The reply is a row of the organisation that has the letter, signed by its node.

Since nobody sees it, nobody would miss it: how many are late is counted for who runs the node, and whoever has the code
is told of theirs. Both read rows, which are claims: that one was brought is never promised by them.

Also called: anonymous message.
"""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import IntegrityError, connection, transaction

from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.letters import envelopes, messages, nameless
from amanjol.foundation.seals.letters.letter import LONGEST_LIFE
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard
    from amanjol.foundation.seals.records import DataRecord


logger = logging.getLogger(__name__)
_LATE: Final = "select waiting, never from letters_nameless_late()"
_WHEREABOUTS: Final = "select letters_nameless_whereabouts(%s)"


class Whereabouts(StrEnum):
    """Of a letter that nobody signed, as its row claims."""

    BROUGHT = "brought"
    WAITS = "waits"
    NEVER = "never"  # its inbox has closed, and it was not brought


class Late(NamedTuple):
    """How many wait for longer than a day, and how many never arrived and never will."""

    waiting: int
    never: int


class SentBefore(Exception):
    """The very same form was sent already."""


class NotReached(Exception):
    """The other node is not believed now, or this one has no keys."""


def believed_nodes() -> dict[str, NodeCard]:
    """By their ids, the cards of the other nodes that this one believes: each is read and checked anew."""
    here_is = node()
    return here(here_is.pk).believed() if here_is is not None else {}


def believed_node(other: str) -> NodeCard | None:
    """The card of another node, while this one believes it."""
    return believed_nodes().get(other)


def send(*, identifier: UUID, kind: str, body: DataRecord, to: OrganisationCard) -> None:
    """It is due at once, until that inbox closes. SentBefore; NotReached; ValueError for a body that is too long."""
    here_is = node()
    if here_is is None:
        raise NotReached
    letter = nameless.Nameless(
        id=identifier, through=str(here_is.pk), audience=to.holder, kind=kind, body=body.as_data()
    )
    sealed = nameless.seal(letter, to)
    row = Outgoing(
        id=letter.id,
        to_node=to.node,
        to_organisation=to.organisation,
        sealed=sealed,
        digest=messages.digest_of(sealed),
        sent_at=present_moment(),
        expires_at=to.inbox_closes_at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise SentBefore from None


def late() -> Late:
    """Of the whole node: counts, and nothing of the letters."""
    with connection.cursor() as cursor:
        cursor.execute(_LATE)
        return Late(*cursor.fetchone())


def say_late() -> None:
    """Once a day, into the worker's log."""
    waiting, never = late()
    if waiting or never:
        logger.warning(
            "Letters that nobody signed: %s wait for more than a day, %s never arrived. See `amanjol doctor`.",
            waiting,
            never,
        )


def whereabouts(letter: UUID) -> Whereabouts | None:
    """None where no row of such a letter is here."""
    with connection.cursor() as cursor:
        cursor.execute(_WHEREABOUTS, [letter])
        (said,) = cursor.fetchone()
    return Whereabouts(said) if said is not None else None


def reply(*, by: Member, to: str, letter: UUID, number: int, sealed: bytes) -> None:
    """What is said now to who wrote that letter at the node `to`. NotReached."""
    here_is, card = node(), believed_node(to)
    if here_is is None or card is None:
        raise NotReached
    try:
        keys = here(here_is.pk).keys()
    except NoKeys:
        raise NotReached from None
    now = present_moment()
    message = messages.Reply(
        id=envelopes.new_id(), node=keys.node, to=to, letter=letter, number=number, sealed=sealed
    )
    envelope = messages.seal(message, keys.signing, card)
    Outgoing.objects.create(
        id=message.id,
        organisation_id=by.organisation_id,
        to_node=to,
        to_organisation="",
        sealed=envelope,
        digest=messages.digest_of(envelope),
        sent_at=now,
        expires_at=now + LONGEST_LIFE,
    )
