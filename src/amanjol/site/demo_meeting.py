"""Two demo nodes that begin beside each other come to believe each other, step by step as the people there would.

Each node does its own part, in a process of its own, and waits for the other's: a card is laid down and compared, lists
of organisations are asked for and letters brought from one web server to the other. Pretended is the telephone alone:
the six words of a card, which two people hear, are read from it here.

What was cut off goes on with what is missing. A node that begins at another address writes its next card.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import queries as accounts
from amanjol.foundation.accounts.credentials import DEMO_PASSPHRASE
from amanjol.foundation.letters import (
    beliefs,
    comparing,
    inboxes,
    opening,
    partners,
    signing,
    telling,
    trusting,
)
from amanjol.foundation.letters.delivery import carrying
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.letters.node_folder import NodeFolder, NoKeys
from amanjol.foundation.organisations.keys.circles.actions import renewing, taking_in
from amanjol.foundation.organisations.keys.demo import DemoPerson
from amanjol.foundation.organisations.keys.queries import words_of
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.site.cli.nodes import NEIGHBOURS
from amanjol.site.demo_casts import DEALING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.site.demo_casts import Cast, Partnership

WITHIN: Final = (
    1800.0  # seconds for each step of the other side, which is being made, too; where that fails, both end
)
_LOOK_EVERY: Final = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Where other nodes reach it, and its data folder, in which its card lies."""

    address: str
    data: Path


def neighbours_in(environment: Mapping[str, str]) -> list[Neighbour]:
    """A line for each: its address, a space, and its data folder."""
    lines = environment.get(NEIGHBOURS, "").splitlines()
    return [Neighbour(address, Path(data)) for address, data in (line.split(" ", 1) for line in lines)]


def meet_all(cast: Cast, neighbours: list[Neighbour]) -> None:
    """Until each believes this node, and is believed. ClickException where one does not do its part in time."""
    folder = begin_folder()
    with transaction.atomic():  # whoever asks for the list of this node hears of all of them, or of none yet
        for partnership in cast.partnerships:
            have_inbox(*_receivers(partnership))
    for neighbour in neighbours:
        node = _believe_node(folder, neighbour, cast.partnership)
        partnership = cast.partnership_with(node.country)
        receivers = _receivers(partnership)
        _wait_for(neighbour, "tell its organisations", partial(hears, node, folder, neighbour))
        for person in receivers:
            compare_with(person, node.node, DEALING)
        _agree(partnership, receivers[0], node, neighbour)


def begin_folder() -> NodeFolder:
    """Of this node: its keys and its card, without which no letter is brought, not even within the node.

    What an earlier demo left there, of another database, is none of this node's and goes.
    """
    folder, here = trusting.folder_of_this_node()
    address = settings.ORIGINS["desk"]
    try:
        before = folder.own_node_card().address
    except NoKeys:
        if folder.own_card() is not None:
            shutil.rmtree(folder.root)
        trusting.begin(folder, here, address=address, are_new=False)
    else:
        if before != address:
            trusting.write_own_card(folder, here, address=address)
    return folder


def _receivers(partnership: Partnership) -> tuple[DemoPerson, DemoPerson]:
    first, second = (DemoPerson.unlocked(_member(email)) for email in partnership.receivers)
    return first, second


def _member(email: str) -> Member:
    account = accounts.account_by_email(email)
    member = member_of(account) if account is not None else None
    if member is None:
        raise LookupError(email)
    return member


@transaction.atomic
def have_inbox(first: DemoPerson, second: DemoPerson) -> None:
    """A signing key and a circle of both, named in the organisation's card; once."""
    with first.circles() as circles:
        keyring = _held(circles)
        opened = signing.opened_signing(keyring) or signing.begin(keyring=keyring)
        if inboxes.own_card(opened) is not None:
            return
        circle = renewing.begin(circles=circles, purpose=CirclePurpose.RECEIVER).pk
    key = accounts.key_of(second.member.account)
    with first.circles() as circles:
        compared = words_of(key) if key is not None else ""
        taking_in.take_in(circles=circles, circle=circle, member=second.member, compared=compared)
    with second.circles():
        pass  # their next request accepts
    with first.circles() as circles:
        inboxes.name(keyring=_held(circles), circles=circles, opened=opened, circle=circle)


def open_letters(person: DemoPerson) -> None:
    """What was written within this node is brought and opened, as on the page of letters."""
    carrying.carry()
    with person.circles() as circles:
        keyring = _held(circles)
        opening.open_waiting(circles=circles, keyring=keyring, believed=beliefs.believed(_signing(keyring)))


def _believe_node(folder: NodeFolder, neighbour: Neighbour, partnership: Partnership) -> NodeCard:
    """Its card, as it lies in its folder, compared by two people; a later card needs nobody."""
    file = neighbour.data / settings.LETTERS_ROOT.name / "own.card"

    def is_there() -> bool:
        return file.exists() and trusting.read(file.read_bytes(), folder).address == neighbour.address

    _wait_for(neighbour, "write its card", is_there)
    data = file.read_bytes()
    card = trusting.read(data, folder)
    believed = folder.believed().get(card.node)
    if believed is not None and believed.serial == card.serial:
        return card
    if not trusting.needs_people(card, folder):
        return trusting.renew(data, folder)
    for email in partnership.node:
        member = trusting.prove(email, DEMO_PASSPHRASE)
        if not _has_compared(folder, card, member):
            trusting.compare(data, folder, member=member, typed=cards.words_of(card))
    return card


def _has_compared(folder: NodeFolder, card: NodeCard, member: Member) -> bool:
    """Where a start was cut off between the two."""
    by = folder.compared_by(card.node, "waiting")
    waits = folder.waiting().get(card.node) is not None
    return waits and by is not None and member.account_id in by.accounts


def hears(node: NodeCard, folder: NodeFolder, neighbour: Neighbour) -> bool:
    """Whether its list names an organisation. Nobody is answered whom it does not believe yet: its folder says that."""
    if folder.node not in NodeFolder(neighbour.data / settings.LETTERS_ROOT.name, node.node).believed():
        return False
    try:
        return telling.ask(node, folder).listed > 0
    except (telling.NotAnswered, SealBroken):
        return False


def compare_with(person: DemoPerson, node: str, names: Collection[str] = ()) -> None:
    """Each key that an organisation of that node, of these `names` if there are any, signs with, unless the person, or
    two others, have before.
    """
    with person.circles() as circles:
        opened = _signing(_held(circles))
        for key in partners.listed(opened):
            is_done = key.is_believed or (
                key.belief is not None and key.belief.first_by_id == person.member.pk
            )
            is_meant = key.partner.node == node and (not names or key.name in names)
            if is_meant and key.card is not None and key.row is not None and not is_done:
                words = cards.words_of(key.card)
                comparing.compare(signing=opened, member=person.member, card=key.row, typed=words)


def _agree(partnership: Partnership, supervisor: DemoPerson, node: NodeCard, neighbour: Neighbour) -> None:
    """Offer an agreement, or accept what was offered; until it is in force here and what we wrote has been brought."""
    from amanjol.casework.referrals.agreements.demo import DemoSide  # noqa: PLC0415  only where the plane is on
    from amanjol.casework.referrals.agreements.records import Contact, Named  # noqa: PLC0415  as above

    names = [_member(email).account.name for email in partnership.receivers]
    person, deputy = (Contact(*of) for of in zip(names, partnership.reach, strict=True))
    side, began = DemoSide(Named(person, deputy), partnership.offers), timezone.now()

    def is_agreed() -> bool:
        with supervisor.circles() as circles:
            keyring = _held(circles)
            believed = beliefs.believed(_signing(keyring))
            opening.open_waiting(circles=circles, keyring=keyring, believed=believed)
            of_node = [card.holder for card in believed.values() if card.node == node.node]
            is_done = any(side.step(keyring, partner) for partner in of_node)
        carrying.carry()
        return is_done

    def is_brought() -> bool:
        carrying.carry()
        with supervisor.keyring():
            waiting = Outgoing.objects.filter(to_node=node.node, received_at=None, sent_at__gte=began)
            return not waiting.exists()

    _wait_for(neighbour, "agree", is_agreed)
    _wait_for(neighbour, "take our letter", is_brought)


def _signing(keyring: Keyring) -> Signing:
    opened = signing.opened_signing(keyring)
    if opened is None:
        raise LookupError("The demo's organisation has no key to sign with.")
    return opened


def _held(circles: Circles) -> Keyring:
    if circles.keyring is None:
        raise LookupError("The demo's member holds no keys.")
    return circles.keyring


def _wait_for(neighbour: Neighbour, what: str, is_done: Callable[[], bool]) -> None:
    """ClickException where it takes longer than any step can."""
    deadline = time.monotonic() + WITHIN
    while not is_done():
        if time.monotonic() > deadline:
            raise click.ClickException(
                f"The neighbour {neighbour.address} did not {what} within {WITHIN:g} s. Without it: NEIGHBOUR=no."
            )
        time.sleep(_LOOK_EVERY)
