"""Yyldyz and Gul, two organisations of one node, each with an inbox, who have compared each other's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import comparing, inboxes, signing
from amanjol.foundation.letters.delivery import carrying
from amanjol.foundation.letters.models import Belief, Card
from amanjol.foundation.letters.tests.house import own_folder, own_node_card
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at, take_in
from amanjol.foundation.organisations.tests.key_cast import KEYS, accept, begun, give, keyring_of
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.organisations.tests.key_cast import KeyCast

ARRIVED = "/organisation/letters/arrived/open/"


@dataclass
class TwoHouses:
    """Dana is the supervisor of Yyldyz, Oraz of Gul; Berk and Dana receive there, Selbi and Oraz here.

    Farida works in Yyldyz, holds the keys, and receives nothing.
    """

    keys: KeyCast
    farida: Client
    oraz: Client
    selbi: Client
    belief_in_gul: str
    belief_in_yyldyz: str

    @property
    def dana(self) -> Client:
        return self.keys.dana

    @property
    def berk(self) -> Client:
        return self.keys.berk


def create_two_houses() -> TwoHouses:
    keys = begun()
    farida = unlocked(keys.farida.account)
    give(keys.berk, keys.farida)
    accept(farida)
    gul = keys.cast.gul
    oraz = join("Oraz Terek", gul, RoleKey.SUPERVISOR)
    selbi = join("Selbi Terek", gul, RoleKey.CASE_WORKER)
    oraz_at, selbi_at = unlocked(oraz.account), unlocked(selbi.account)
    oraz_at.post(f"{KEYS}begin/")
    give(oraz_at, selbi)
    accept(selbi_at)
    of_yyldyz = _with_inbox(keys.dana, keys.berk, keys.cast.berk)
    of_gul = _with_inbox(oraz_at, selbi_at, selbi)
    return TwoHouses(
        keys,
        farida,
        oraz_at,
        selbi_at,
        belief_in_gul=_believe(of_gul, keys.dana, keys.berk),
        belief_in_yyldyz=_believe(of_yyldyz, oraz_at, selbi_at),
    )


def _with_inbox(supervisor: Client, colleague: Client, member: Member) -> Card:
    """The supervisor begins the signing key and a circle with the colleague, and names it. Gives the card."""
    opened = signing.begin(keyring=keyring_of(supervisor))
    circle = renewing.begin(circles=circles_at(supervisor), purpose="receiver")
    take_in(supervisor, circle, member)
    circles_at(colleague)
    card = inboxes.name(
        keyring=keyring_of(supervisor), circles=circles_at(supervisor), opened=opened, circle=circle.pk
    )
    return Card.objects.get(node=card.node, organisation=card.organisation, serial=card.serial)


def _believe(card: Card, first: Client, second: Client) -> str:
    words = cards.words_of(cards.read(bytes(card.data)))
    for client in (first, second):
        keyring = keyring_of(client)
        opened = signing.opened_signing(keyring)
        assert opened is not None
        comparing.compare(signing=opened, member=keyring.member, card=card.pk, typed=words)
    keyring_of(first)
    return str(Belief.objects.get(partner=card.organisation).pk)


def with_node_keys() -> None:
    """The node has keys and a card, in the folder that the settings name."""
    folder = own_folder()
    folder.begin()
    folder.keep_own(own_node_card(folder))


def carry() -> int:
    """As the worker."""
    name_session("")
    return carrying.carry()


def open_letters(client: Client, *, even_held: bool = False) -> str:
    """By the page; its text."""
    response = client.post(ARRIVED, {"even_held": "yes"} if even_held else {})
    assert response.status_code == 200, response.text
    return response.text


def as_shown(client: Client, page: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What is sent from a page that has shown it before."""
    looked = {name: value for name, value in typed.items() if name != "send"}
    hidden = re.search(r'name="seen-letter" value="([^"]+)"', client.post(page, looked).text)
    return typed | ({"seen-letter": hidden[1]} if hidden else {})
