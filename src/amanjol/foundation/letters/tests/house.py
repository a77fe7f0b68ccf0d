"""Yyldyz with an inbox of two receivers, the keys of its node, and a kind of letter that only these tests know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from amanjol.foundation.letters import kinds, signing
from amanjol.foundation.letters.delivery import carrying
from amanjol.foundation.letters.models import Belief, InboxKey
from amanjol.foundation.letters.node_folder import NodeFolder, here
from amanjol.foundation.letters.tests.partner import KIND, WITH_FILES, Partner
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.circle_cast import circles_at, take_in
from amanjol.foundation.organisations.tests.key_cast import KeyCast, begun, keyring_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard
from amanjol.foundation.seals.records import DataRecord, present_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.test import Client

    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Circle, Member


class Note(DataRecord, frozen=True):
    text: str


def carry() -> int:
    """As the worker, which acts for no member."""
    name_session("")
    return carrying.carry()


def to_nobody(envelope: bytes) -> bytes:
    """With the id of a key that nobody here has."""
    return envelope[:15] + bytes(12) + envelope[27:]


@dataclass
class HouseCast:
    """Rows alone, made once for the tests of a module."""

    keys: KeyCast
    inbox: Circle
    inbox_public: bytes


@dataclass
class House:
    cast: HouseCast
    partner: Partner = field(default_factory=Partner)

    @property
    def keys(self) -> KeyCast:
        return self.cast.keys

    @property
    def berk(self) -> Client:
        return self.keys.berk

    @property
    def dana(self) -> Client:
        return self.keys.dana

    @property
    def member(self) -> Member:
        return self.keys.cast.berk

    @property
    def keyring(self) -> Keyring:
        return keyring_of(self.berk)

    @property
    def signing(self) -> Signing:
        opened = signing.opened_signing(self.keyring)
        assert opened is not None
        return opened

    @property
    def circles(self) -> Circles:
        return circles_at(self.berk)

    @property
    def folder(self) -> NodeFolder:
        return own_folder()

    @property
    def believed(self) -> Mapping[bytes, OrganisationCard]:
        return cards.by_key(self.partner.card)

    @property
    def card(self) -> OrganisationCard:
        keyring = self.keyring
        return OrganisationCard(
            node=keyring.organisation.node,
            organisation=keyring.organisation.organisation,
            name="Yyldyz",
            serial=1,
            issued_at=present_moment(),
            signing_key=self.signing.key.public,
            earlier_key=None,
            inbox_key=self.cast.inbox_public,
            inbox_closes_at=present_moment() + timedelta(days=210),
        )


def own_folder() -> NodeFolder:
    here_is = node()
    assert here_is is not None
    return here(here_is.pk)


def own_node_card(folder: NodeFolder, address: str = "") -> bytes:
    keys = folder.keys()
    card = NodeCard(
        node=folder.node,
        name="Somewhere",
        serial=1,
        issued_at=present_moment(),
        signing_key=keys.signing.public,
        earlier_key=None,
        country="TM",
        address=address,
        receipt_key=keys.receipts.public,
    )
    return cards.write(card, keys.signing)


def create_house_cast() -> HouseCast:
    """Berk and Dana are the receivers."""
    keys = begun()
    circle = renewing.begin(circles=circles_at(keys.berk), purpose="receiver")
    take_in(keys.berk, circle, keys.cast.dana)
    circles_at(keys.dana)  # she holds the epoch under which it is vouched for: that accepts
    signing.begin(keyring=keyring_of(keys.dana))
    with acting_for(keys.cast.berk):
        row = circle.keys.latest("number")
        public = bytes(row.public)
        InboxKey.objects.create(
            organisation=keys.cast.yyldyz,
            circle=circle,
            number=row.number,
            key_id=keypairs.key_id(public),
            closes_at=present_moment() + timedelta(days=210),
        )
    return HouseCast(keys, circle, public)


def believe(house: House) -> None:
    """As two members who compared would leave it, for what the worker reads of it."""
    partner = house.partner
    with acting_for(house.member):
        Belief.objects.create(
            organisation=house.keys.cast.yyldyz,
            partner_node=partner.node,
            partner=partner.organisation,
            key=partner.signing.public,
            first_by=house.keys.cast.berk,
            first_mark=b"1" * 32,
            second_by=house.keys.cast.dana,
            second_mark=b"2" * 32,
            second_at=present_moment(),
        )


def register_note(notes: list[Opened]) -> None:
    def opened(letter: Opened) -> kinds.Kept:
        notes.append(letter)
        return kinds.Kept("/somewhere/", b"kept")

    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, opened))
    kinds.register(kinds.Kind(WITH_FILES, gettext_lazy("A note"), Note, opened, takes_files=True))
