"""A member takes an epoch that waits for them: it follows from the one they kept, or the words were compared.

What waits lies in rows, and anybody who writes rows can put something there: a grant and the halves of a re-grant
are sealed to a public key that stands in clear. So neither says who sealed it. Only two things do: that it leads
back to an epoch which this person has kept under their own seed, or that they typed the six words that a
colleague, whose keys open, reads to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.models import Holding
from amanjol.foundation.seals import epochs, keypairs, regrants
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.queries import Rows
    from amanjol.foundation.organisations.models import Member, Regrant
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch
    from amanjol.foundation.seals.keypairs import KeyPair


class NotBegunByAHolder(Exception):
    """Somebody without keys wrote it: it does not follow from the kept epoch, or re-grants what was never lost."""


class OtherWords(Exception):
    """What waits has other six words than a colleague reads."""


def open_waiting(*, member: Member, keys: KeyPair, rows: Rows) -> OpenedEpoch:
    """The epoch that waits for this member; whose it is, is not said yet.

    SealBroken, also where it is not the stored one; NotBegunByAHolder.
    """
    epoch = _granted(member, keys, rows) if rows.is_given else _regranted(member, keys, rows)
    if rows.stored != {(epoch.number, epoch.public)}:
        raise SealBroken
    return epoch


def _granted(member: Member, keys: KeyPair, rows: Rows) -> OpenedEpoch:
    number = rows.current.number
    sealed = bytes(rows.holdings[number].granted or b"")
    return epochs.open_grant(sealed, keys, rows.place, number, str(member.account_id))


def _regranted(member: Member, keys: KeyPair, rows: Rows) -> OpenedEpoch:
    """Both halves together. The version is bound into the seal of the person's key, so no row can raise it."""
    regrant = rows.regrant
    if regrant is None or regrant.second_half is None:
        raise SealBroken
    if member.account.key_version == 1:
        raise NotBegunByAHolder
    person, number = str(member.account_id), rows.current.number
    epoch = regrants.finish(
        regrants.Request(rows.place, number, str(regrant.pk), person, keys.public),
        bytes(regrant.first_half),
        bytes(regrant.second_half),
        keys,
        by=(str(regrant.first_by), str(regrant.second_by)),
        public=bytes(rows.current.public),
    )
    if not epochs.is_vouched_for(epoch, person, keys.public, bytes(regrant.voucher or b"")):
        raise SealBroken
    return epoch


@transaction.atomic
def accept_compared(*, member: Member, keys: KeyPair, rows: Rows, typed: str) -> None:
    """Where nothing was kept that it could follow from. `typed` are the words that a colleague read out.

    SealBroken; NotBegunByAHolder, also for who has kept something; OtherWords.
    """
    if rows.newest_kept is not None:
        raise NotBegunByAHolder
    epoch = open_waiting(member=member, keys=keys, rows=rows)
    if keypairs.fingerprint(epoch.public) != typed:
        raise OtherWords
    _keep(member, keys, rows, epoch)


@transaction.atomic
def accept_next(*, member: Member, keys: KeyPair, rows: Rows) -> None:
    """The next epoch, which proves itself by the links since the one this member has kept.

    NotBegunByAHolder; SealBroken.
    """
    holding, epoch = rows.newest_kept, open_waiting(member=member, keys=keys, rows=rows)
    if holding is None or holding.kept is None:
        raise NotBegunByAHolder
    number, person = holding.epoch.number, str(member.account_id)
    accepted = epochs.open_kept(bytes(holding.kept), keys, rows.place, number, person)
    since = (rows.links.get(between, b"") for between in range(epoch.number, number, -1))
    if not epochs.follows(epoch, since, accepted):
        raise NotBegunByAHolder
    _keep(member, keys, rows, epoch)


def _keep(member: Member, keys: KeyPair, rows: Rows, epoch: OpenedEpoch) -> None:
    """A copy under the person's own seed takes the place of what waited: from now on it is remembered."""
    kept_copy = epochs.keep(epoch, keys, str(member.account_id))
    holding = rows.holdings.get(epoch.number)
    if holding is not None:
        holding.kept, holding.granted = kept_copy, None
        holding.save(update_fields=["kept", "granted"])
        record_deed("keys.accepted", member, number=epoch.number)
    elif rows.regrant is not None:
        _end_regrant(member, rows, rows.regrant, kept_copy)
        record_deed("keys.regranted", member, number=epoch.number)


def _end_regrant(member: Member, rows: Rows, regrant: Regrant, kept_copy: bytes) -> None:
    """It hangs on the key that the person has, whichever the re-grant names: with that it goes."""
    key = key_of(member.account)
    if key is None:
        raise SealBroken
    Holding.objects.create(
        organisation_id=member.organisation_id,
        epoch=rows.current,
        member=member,
        key=key,
        kept=kept_copy,
        voucher=bytes(regrant.voucher or b""),
    )
    regrant.delete()
