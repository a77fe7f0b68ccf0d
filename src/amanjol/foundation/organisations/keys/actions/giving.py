"""One holder gives the current epoch to a new member, and the member accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys import queries, rules
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.models import Epoch, Holding
from amanjol.foundation.seals import epochs, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.queries import Rows
    from amanjol.foundation.organisations.keys.ring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch
    from amanjol.foundation.seals.keypairs import KeyPair


class KeyChanged(Exception):
    """The public key is not the one whose words were compared."""


class NotByOne(Exception):
    """The person had a key before: two holders give the epoch again (`regranting`)."""


class NoKeyYet(Exception):
    """The person has not signed in since keys exist."""


class Given(Exception):
    """Somebody gave them the keys a moment ago."""


class NotBegunByAHolder(Exception):
    """The epoch does not follow from the one this member kept: somebody without keys wrote it."""


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


def open_grant(member: Member, keys: KeyPair, rows: Rows) -> OpenedEpoch:
    """The epoch that waits for this member. SealBroken, also where it is not the stored one."""
    holding = rows.holdings.get(rows.current.number)
    if holding is None or holding.granted is None:
        raise SealBroken
    person = str(member.account_id)
    epoch = epochs.open_grant(bytes(holding.granted), keys, rows.place, rows.current.number, person)
    if rows.publics != {epoch.public}:
        raise SealBroken
    return epoch


@transaction.atomic
def accept_compared(*, member: Member, keys: KeyPair, rows: Rows, compared: str) -> None:
    """The first time, after comparing the organisation's six words with a colleague. SealBroken; KeyChanged."""
    epoch = open_grant(member, keys, rows)
    if keypairs.fingerprint(epoch.public) != compared:
        raise KeyChanged
    _keep(member, keys, rows, epoch)
    record_deed("keys.accepted", member, number=epoch.number)


@transaction.atomic
def accept_next(*, member: Member, keys: KeyPair, rows: Rows) -> None:
    """The next epoch, which proves itself by the links since the one this member has kept.

    NotBegunByAHolder; SealBroken.
    """
    kept, epoch = rows.kept, open_grant(member, keys, rows)
    if kept is None or kept.kept is None:
        raise NotBegunByAHolder
    number, person = kept.epoch.number, str(member.account_id)
    accepted = epochs.open_kept(bytes(kept.kept), keys, rows.place, number, person)
    since = [rows.links.get(between, b"") for between in range(epoch.number, number, -1)]
    if not epochs.follows(epoch, since, accepted):
        raise NotBegunByAHolder
    _keep(member, keys, rows, epoch)
    record_deed("keys.accepted", member, number=epoch.number)


def _keep(member: Member, keys: KeyPair, rows: Rows, epoch: OpenedEpoch) -> None:
    """The copy takes the place of the grant."""
    holding = rows.holdings[epoch.number]
    holding.kept = epochs.keep(epoch, keys, str(member.account_id))
    holding.granted = None
    holding.save(update_fields=["kept", "granted"])
