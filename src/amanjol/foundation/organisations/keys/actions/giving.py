"""One holder gives the current epoch to a new member.

Also called: key distribution, fingerprint comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys import queries, rules
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.models import Epoch, Holding
from amanjol.foundation.seals import epochs

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


class KeyChanged(Exception):
    """The public key is not the one whose words were compared."""


class NotByOne(Exception):
    """The person had a key before: two holders give the epoch again (`regranting`)."""


class NoKeyYet(Exception):
    """The person has not signed in since keys exist."""


class Given(Exception):
    """Somebody gave them the keys a moment ago."""


@transaction.atomic
def give(*, keyring: Keyring, member: Member, compared: str) -> None:
    """Grant the current epoch to a member whose six words were compared.

    PermissionDenied; NoKeyYet; KeyChanged; NotByOne; Given.
    """
    key = key_to_give(keyring, member, compared)
    if key.version > 1:
        raise NotByOne
    row = current_row(keyring)
    if Holding.objects.filter(epoch=row, member=member).exists():
        raise Given
    person = str(member.account_id)
    Holding.objects.create(
        organisation_id=member.organisation_id,
        epoch=row,
        member=member,
        key=key,
        granted=epochs.grant(keyring.epoch, person, bytes(key.public)),
        voucher=epochs.vouch_for(keyring.epoch, person, bytes(key.public)),
    )
    record_deed("keys.given", keyring.member, ("member", member.pk), number=row.number)


def key_to_give(keyring: Keyring, member: Member, compared: str) -> PersonKey:
    """The key whose words both people have just said. PermissionDenied; NoKeyYet; KeyChanged."""
    if not rules.can_give(keyring.member, member):
        raise PermissionDenied
    key = key_of(member.account)
    if key is None:
        raise NoKeyYet
    if queries.words_of(key) != compared:
        raise KeyChanged
    return key


def current_row(keyring: Keyring) -> Epoch:
    return Epoch.objects.get(organisation=keyring.member.organisation_id, number=keyring.epoch.number)
