"""Yyldyz with an inbox, receivers of complaints and the node of a partner that it believes: both ends, in turn."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.test import Client

from amanjol.casework.complaints import codes
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.actions.sending_on import KIND
from amanjol.casework.complaints.records import NamelessComplaint, Origin, Subject
from amanjol.casework.complaints.sealing import as_text
from amanjol.casework.complaints.tests.complaint_cast import STATEMENT, TODAY, ComplaintCast, compare
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import comparing, inboxes, signing
from amanjol.foundation.letters.delivery import carrying
from amanjol.foundation.letters.models import Card
from amanjol.foundation.letters.tests.house import own_folder, own_node_card
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at, take_in
from amanjol.foundation.organisations.tests.key_cast import KEYS, accept, begun, give, keyring_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.letters import cards, nameless
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.letters.node_folder import NodeFolder
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.models import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.nameless import Nameless

LOOK = "/organisation/letters/arrived/open/"


@dataclass
class AbroadCast:
    """Rows alone, made once for the tests of a module."""

    people: ComplaintCast
    farida: Client
    card: OrganisationCard


@dataclass
class Abroad:
    """Berk and Dana hold the inbox; Berk and Gunesh, who holds no key of the organisation, read complaints.

    Farida holds the organisation's keys and neither. `partner` is on a node of its own.
    """

    people: ComplaintCast
    farida: Client
    card: OrganisationCard
    partner: Partner = field(default_factory=Partner)

    @property
    def yyldyz(self) -> Organisation:
        return self.people.yyldyz

    @property
    def at(self) -> dict[str, Client]:
        return self.people.at

    @property
    def folder(self) -> NodeFolder:
        return own_folder()

    @property
    def signing(self) -> Signing:
        opened = signing.opened_signing(keyring_of(self.at["dana"]))
        assert opened is not None
        return opened


def create_abroad() -> AbroadCast:
    keys = begun()
    gunesh = join("Gunesh Terek", keys.cast.yyldyz, RoleKey.PSYCHOLOGIST)
    maya = join("Maya Oraz", keys.cast.gul, RoleKey.SUPERVISOR)
    at = {
        "berk": keys.berk,
        "dana": keys.dana,
        "gunesh": unlocked(gunesh.account),
        "maya": unlocked(maya.account),
    }
    at["maya"].post(f"{KEYS}begin/")
    farida = unlocked(keys.farida.account)
    give(keys.berk, keys.farida)
    accept(farida)
    opened = signing.begin(keyring=keyring_of(keys.dana))
    circle = renewing.begin(circles=circles_at(keys.dana), purpose="receiver")
    take_in(keys.dana, circle, keys.cast.berk)
    circles_at(keys.berk)
    card = inboxes.name(
        keyring=keyring_of(keys.dana), circles=circles_at(keys.dana), opened=opened, circle=circle.pk
    )
    compare(keys.berk, gunesh)
    for member in (keys.cast.berk, gunesh):
        naming.name(keyring=keyring_of(keys.dana), member=member)
    people = ComplaintCast(keys, gunesh, maya, at, Client(headers={"accept-language": "en"}))
    return AbroadCast(people, farida, card)


def with_node(abroad: Abroad) -> None:
    """The node has keys, and believes that of the partner."""
    folder = own_folder()
    folder.begin()
    folder.keep_own(own_node_card(folder))
    folder.believe(abroad.partner.node_card_bytes)


def hear(abroad: Abroad, card: OrganisationCard | None = None) -> Card:
    """The partner's card as a row."""
    said = card or abroad.partner.card
    data = cards.write(said, abroad.partner.signing)
    return Card.objects.create(node=said.node, organisation=said.organisation, serial=said.serial, data=data)


def believe(abroad: Abroad, row: Card | None = None) -> None:
    """Dana and Berk have heard the partner's words."""
    row = row or hear(abroad)
    words = cards.words_of(cards.read(bytes(row.data)))
    for name in ("dana", "berk"):
        keyring = keyring_of(abroad.at[name])
        opened = signing.opened_signing(keyring)
        assert opened is not None
        comparing.compare(signing=opened, member=keyring.member, card=row.pk, typed=words)


def choose(abroad: Abroad) -> None:
    naming.choose_partner(
        by=keyring_of(abroad.at["dana"]).member, signing=abroad.signing, partner=abroad.partner.place
    )


def carry() -> int:
    """As the worker."""
    name_session("")
    return carrying.carry()


def opened_there(abroad: Abroad, envelope: bytes) -> Nameless:
    """As the partner opens what this node brought."""
    inbox = letters.Inbox(
        abroad.partner.place, {keypairs.key_id(abroad.partner.inbox.public): abroad.partner.inbox}
    )
    return nameless.open_nameless(envelope, inbox, abroad.folder.node)


def complaint(code: str = "", **changed: Any) -> NamelessComplaint:
    """What somebody wrote at the partner's node about an organisation there."""
    body = NamelessComplaint(
        about=str(uuid.uuid4()),
        about_name="Kol Panasy",
        origin=Origin.PAGE,
        statement=replace(STATEMENT, subject=Subject.STAFF_ABUSE, goes_further=False),
        due_on=TODAY,
        reply_to=as_text(codes.keys_of(code).public) if code else "",
    )
    return replace(body, **changed)


def written_there(
    abroad: Abroad, said: NamelessComplaint, press: uuid.UUID | None = None, day: date = TODAY, **changed: Any
) -> tuple[uuid.UUID, bytes]:
    """Sealed to the inbox of Yyldyz, as the node of the partner would bring it."""
    letter = nameless.Nameless(
        id=nameless.id_of(press or uuid.uuid4(), day),
        through=abroad.partner.node,
        audience=abroad.card.holder,
        kind=KIND,
        body=said.as_data(),
    )
    letter = replace(letter, **changed)
    return letter.id, nameless.seal(letter, abroad.card)


def bring(abroad: Abroad, envelope: bytes, by: Partner | None = None) -> int:
    """The status with which this node answers."""
    return int((by or abroad.partner).bring(Client(), abroad.folder.node, envelope).status_code)


def look(abroad: Abroad, name: str = "dana") -> str:
    """Whoever holds the inbox opens what waits; the page."""
    response = abroad.at[name].post(LOOK, {})
    assert response.status_code == 200, response.text
    return response.text
