"""The recovery set: three sheets of paper, of which any two open the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys import last_resort, queries, rules
from amanjol.foundation.organisations.keys.actions.giving import KeyChanged, current_row
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.models import Epoch, Holding, Organisation, RecoverySet
from amanjol.foundation.seals import epochs, recovery_sets
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.organisations.keys.last_resort import Heir
    from amanjol.foundation.organisations.keys.queries import Rows
    from amanjol.foundation.organisations.keys.ring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch
    from amanjol.foundation.seals.keypairs import KeyPair

HEIRS: Final = 2
"""So many members are named to have what only the sheets open."""


class NoSet(Exception):
    """There are no sheets that these could be."""


@transaction.atomic
def make_set(*, keyring: Keyring) -> recovery_sets.NewSet:
    """Three texts to print once. They count only when two were typed back (`keep_set`)."""
    made = recovery_sets.make_set(keyring.organisation)
    organisation = keyring.member.organisation_id
    RecoverySet.objects.filter(organisation=organisation, kept_at=None).delete()
    row = RecoverySet.objects.create(organisation_id=organisation, public=made.public)
    record_deed("keys.sheets-made", keyring.member, ("recovery-set", row.pk))
    return made


@transaction.atomic
def keep_set(*, keyring: Keyring, one: str, other: str) -> None:
    """Two sheets were typed back: from now on they open the keys, and older sheets nothing.

    NoSet; words.MalformedWords; recovery_sets.SharesDoNotMatch.
    """
    organisation = keyring.member.organisation_id
    row = queries.unfinished_set(organisation)
    if row is None:
        raise NoSet
    shares = recovery_sets.read_share(one), recovery_sets.read_share(other)
    recovery_sets.combine(*shares, keyring.organisation, bytes(row.public))
    RecoverySet.objects.filter(organisation=organisation).exclude(pk=row.pk).delete()
    voucher = epochs.vouch_for(keyring.epoch, str(row.pk), bytes(row.public))
    RecoverySet.objects.filter(pk=row.pk).update(kept_at=timezone.now(), voucher=voucher)
    Epoch.objects.filter(organisation=organisation).update(by_recovery_set=None)
    sealed = epochs.grant_to_recovery_set(keyring.epoch, bytes(row.public))
    Epoch.objects.filter(pk=current_row(keyring).pk).update(by_recovery_set=sealed)
    record_deed("keys.sheets-kept", keyring.member, ("recovery-set", row.pk), number=keyring.epoch.number)


@transaction.atomic
def use_sheets(
    *, member: Member, keys: KeyPair, rows: Rows, one: str, other: str, heirs: Mapping[str, str]
) -> int:
    """The last resort: two sheets give the epoch to a member whose role includes it.

    What nobody can open any more but the sheets goes to `heirs`: two members by the text of their ids, each with
    the six words that were compared, or nobody. Returns how many were handed over. New keys are due at once, and
    new sheets. NoSet; PermissionDenied; KeyChanged; words.MalformedWords; recovery_sets.SharesDoNotMatch;
    SealBroken, also where they open another epoch than the stored one.
    """
    key, row = key_of(member.account), queries.recovery_set(member.organisation_id)
    if not rules.can_hold(member) or key is None:
        raise PermissionDenied
    if row is None or rows.current.by_recovery_set is None:
        raise NoSet
    shares = recovery_sets.read_share(one), recovery_sets.read_share(other)
    paper = recovery_sets.combine(*shares, rows.place, bytes(row.public))
    sealed, number = bytes(rows.current.by_recovery_set), rows.current.number
    epoch = epochs.open_by_recovery_set(sealed, paper, rows.place, number)
    if rows.publics != {epoch.public}:
        raise SealBroken
    person = str(member.account_id)
    Holding.objects.update_or_create(
        epoch=rows.current,
        member=member,
        defaults={
            "organisation_id": member.organisation_id,
            "key": key,
            "granted": None,
            "kept": epochs.keep(epoch, keys, person),
            "voucher": epochs.vouch_for(epoch, person, keys.public),
        },
    )
    RecoverySet.objects.filter(pk=row.pk).update(used_at=timezone.now())
    Organisation.objects.filter(pk=member.organisation_id).update(new_keys_due_since=timezone.now())
    record_deed("keys.sheets-used", member, ("recovery-set", row.pk), number=number)
    chosen = _chosen(member, heirs, epoch, rows.current)
    return last_resort.hand_over(member, rows.place, paper, chosen) if chosen else 0


def _chosen(by: Member, heirs: Mapping[str, str], epoch: OpenedEpoch, row: Epoch) -> list[Heir]:
    """Two, or none. PermissionDenied; KeyChanged, also where the voucher of a holder is for another key."""
    if not heirs:
        return []
    can_be = {str(heir.member.pk): heir for heir in last_resort.heirs(by)}
    if len(heirs) != HEIRS or not heirs.keys() <= can_be.keys():
        raise PermissionDenied
    chosen = [can_be[member] for member in heirs]
    holdings = {str(holding.member_id): holding for holding in Holding.objects.filter(epoch=row)}
    for heir in chosen:
        holding = holdings.get(str(heir.member.pk))
        is_other = holding is not None and not queries.is_vouched_for(epoch, holding, heir.key)
        if is_other or heir.words != heirs[str(heir.member.pk)]:
            raise KeyChanged
    return chosen
