"""Two holders together give the epoch again to who lost passphrase and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.foundation.organisations.keys.actions.giving import Given, current_row, key_to_give
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.models import Holding, Regrant
from amanjol.foundation.seals import epochs, regrants
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


class SamePerson(Exception):
    """The second holder must be another than the first."""


class FirstKey(Exception):
    """Nobody can have lost a key before their first one: it is given, by one (`giving`)."""


@transaction.atomic
def approve(*, keyring: Keyring, member: Member, compared: str) -> None:
    """The first or the second approval, after speaking with the person and comparing their six words.

    A first approval of another key than the person has now counts for nothing and is replaced.
    PermissionDenied; NoKeyYet; KeyChanged; FirstKey; SamePerson; Given.
    """
    key = key_to_give(keyring, member, compared)
    if key.version == 1:
        raise FirstKey
    row = current_row(keyring)
    if Holding.objects.filter(epoch=row, member=member).exists():
        raise Given
    regrant = Regrant.objects.select_for_update().filter(epoch=row, member=member, key=key).first()
    if regrant is None:
        _approve_first(keyring, member, key)
    elif regrant.second_half is not None:
        raise Given
    elif regrant.first_by == keyring.member.account_id:
        raise SamePerson
    else:
        try:
            _approve_second(keyring, member, key, regrant)
        except SealBroken:  # the first spoke of another public key, or of another person
            _approve_first(keyring, member, key)


def _approve_first(keyring: Keyring, member: Member, key: PersonKey) -> None:
    row = current_row(keyring)
    Regrant.objects.filter(epoch=row, member=member).delete()
    regrant = Regrant(
        organisation_id=member.organisation_id,
        epoch=row,
        member=member,
        key=key,
        first_by=keyring.member.account_id,
    )
    first = regrants.approve_first(_request(keyring, regrant, key), keyring.epoch, keyring.person)
    regrant.first_half, regrant.pad = first.half, first.pad
    regrant.save(force_insert=True)
    record_deed("keys.regrant-first", keyring.member, ("member", member.pk), number=row.number)


def _approve_second(keyring: Keyring, member: Member, key: PersonKey, regrant: Regrant) -> None:
    """The pad is deleted, and the second holder vouches for the new key."""
    regrant.second_half = regrants.approve_second(
        _request(keyring, regrant, key),
        keyring.epoch,
        bytes(regrant.pad or b""),
        first_by=str(regrant.first_by),
        by=keyring.person,
    )
    regrant.second_by, regrant.pad = keyring.member.account_id, None
    regrant.voucher = epochs.vouch_for(keyring.epoch, str(member.account_id), bytes(key.public))
    regrant.save(update_fields=["second_half", "second_by", "pad", "voucher"])
    number = keyring.epoch.number
    record_deed("keys.regrant-second", keyring.member, ("member", member.pk), number=number)


def _request(keyring: Keyring, regrant: Regrant, key: PersonKey) -> regrants.Request:
    return regrants.Request(
        organisation=keyring.organisation,
        number=keyring.epoch.number,
        request=str(regrant.pk),
        person=str(key.account_id),
        public=bytes(key.public),
    )
