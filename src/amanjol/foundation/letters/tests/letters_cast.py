"""Yyldyz, whose supervisor has begun a signing key, and partners that exist as keys only."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import comparing, inboxes, next_key, signing
from amanjol.foundation.letters.models import Card, Reason
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.tests.circle_cast import (
    circles_at,
    take_in,
)
from amanjol.foundation.organisations.tests.key_cast import accept, begun, give, keyring_of
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import OrganisationCard

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.models import Circle
    from amanjol.foundation.organisations.tests.key_cast import KeyCast
    from amanjol.foundation.seals.signatures import SigningKey

FAR = "00000000-0000-4000-8000-000000000001"


@dataclass
class Partner:
    """An organisation of another node, as its cards show it."""

    holder: Organisation
    name: str
    seed: bytes = field(default_factory=lambda: secrets.token_bytes(signatures.SEED_BYTES))

    @property
    def key(self) -> SigningKey:
        return signatures.SigningKey(self.seed)

    def card(
        self, serial: int = 1, *, key: SigningKey | None = None, earlier: SigningKey | None = None
    ) -> bytes:
        """Written today; `key` is another than its own."""
        own = key or self.key
        now = datetime.now(UTC).replace(microsecond=0)
        card = OrganisationCard(
            node=self.holder.node,
            organisation=self.holder.organisation,
            name=self.name,
            serial=serial,
            issued_at=now,
            signing_key=own.public,
            earlier_key=earlier.public if earlier else None,
            inbox_key=keypairs.generate().public,
            inbox_closes_at=now + timedelta(days=210),
        )
        return cards.write(card, own, earlier)

    def heard(self, serial: int = 1, **keys: SigningKey) -> Card:
        """Its card as a row."""
        return plant(self.card(serial, **keys))


@dataclass
class LettersCast:
    """Berk (case worker), Dana (supervisor) and Farida (case worker) hold the keys of Yyldyz."""

    keys: KeyCast
    farida: Client
    partner: Partner
    other: Partner


def create_letters_cast() -> LettersCast:
    people = create_without_signing_key()
    signing.begin(keyring=keyring_of(people.keys.dana))
    return people


def create_without_signing_key() -> LettersCast:
    keys = begun()
    farida = unlocked(keys.farida.account)
    give(keys.berk, keys.farida)
    accept(farida)
    partner = Partner(Organisation(FAR, "00000000-0000-4000-8000-0000000000aa"), "Tau Panasy")
    other = Partner(Organisation(FAR, "00000000-0000-4000-8000-0000000000bb"), "Kol Panasy")
    return LettersCast(keys, farida, partner, other)


def receivers_of(people: LettersCast) -> Circle:
    """A circle of receivers of Berk and Farida, both of whom have accepted."""
    circle = renewing.begin(circles=circles_at(people.keys.berk), purpose="receiver")
    take_in(people.keys.berk, circle, people.keys.farida)
    circles_at(people.farida)
    return circle


def name_inbox(people: LettersCast, circle: Circle) -> OrganisationCard:
    """By Dana, who is a supervisor and not in the circle."""
    keyring = keyring_of(people.keys.dana)
    opened = signing_of(people.keys.dana)
    return inboxes.name(
        keyring=keyring, circles=circles_at(people.keys.dana), opened=opened, circle=circle.pk
    )


def plant(data: bytes, **says: object) -> Card:
    """A card as a row, which says of it what it is, or something else."""
    card = cards.read(data)
    assert isinstance(card, OrganisationCard)
    columns = {"node": card.node, "organisation": card.organisation, "serial": card.serial} | says
    return Card.objects.create(data=data, **columns)


def signing_of(client: Client) -> Signing:
    opened = signing.opened_signing(keyring_of(client))
    assert opened is not None
    return opened


def begin_next(people: LettersCast, reason: str = "change") -> Signing:
    """By Dana, as the page does it."""
    keyring = keyring_of(people.keys.dana)
    number = signing_of(people.keys.dana).number + 1
    return next_key.begin_next(
        keyring=keyring, circles=circles_at(people.keys.dana), reason=Reason(reason), number=number
    )


def compare(client: Client, row: Card) -> bool:
    """As who has heard the right words."""
    keyring = keyring_of(client)
    words = cards.words_of(cards.read(bytes(row.data)))
    return comparing.compare(signing=signing_of(client), member=keyring.member, card=row.pk, typed=words)


def believe(people: LettersCast, row: Card) -> None:
    assert not compare(people.keys.berk, row)
    assert compare(people.keys.dana, row)
