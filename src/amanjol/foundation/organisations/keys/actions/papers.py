"""The recovery set: three sheets of paper, of which any two open the keys.

Also called: key recovery, backup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys import last_resort, queries, rules
from amanjol.foundation.organisations.keys.actions.giving import KeyChanged, current_row
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.models import CircleKey, Epoch, Holding, Organisation, RecoverySet
from amanjol.foundation.seals import epochs, recovery_sets
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.keys.last_resort import Heir
    from amanjol.foundation.organisations.keys.queries import Rows
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch
    from amanjol.foundation.seals.keypairs import KeyPair


class NoSet(Exception):
    """There are no sheets that these could be."""


@transaction.atomic
def make_set(*, keyring: Keyring) -> recovery_sets.NewSet:
    """Three texts to print once. They count only when two were typed back (`keep_set`)."""
    new_set = recovery_sets.make_set(keyring.organisation)
    organisation = keyring.member.organisation_id
    RecoverySet.objects.filter(organisation=organisation, kept_at=None).delete()
    row = RecoverySet.objects.create(organisation_id=organisation, public=new_set.public)
    record_deed("keys.sheets-made", keyring.member, ("recovery-set", row.pk))
    return new_set


@transaction.atomic
def keep_set(*, keyring: Keyring, first: str, second: str) -> None:
    """Two sheets were typed back: from now on they open the keys, and older sheets nothing.

    NoSet; words.MalformedWords; recovery_sets.SharesDoNotMatch.
    """
    organisation = keyring.member.organisation_id
    row = queries.unfinished_set(organisation)
    if row is None:
        raise NoSet
    shares = recovery_sets.read_share(first), recovery_sets.read_share(second)
    paper = recovery_sets.combine(*shares, keyring.organisation, bytes(row.public))
    witness = recovery_sets.witness_key(paper, keyring.organisation)
    RecoverySet.objects.filter(organisation=organisation).exclude(pk=row.pk).delete()
    voucher = epochs.vouch_for(keyring.epoch, str(row.pk), bytes(row.public))
    RecoverySet.objects.filter(pk=row.pk).update(
        kept_at=timezone.now(),
        voucher=voucher,
        witness=epochs.wrap_witness(witness, keyring.epoch, str(row.pk)),
    )
    Epoch.objects.filter(organisation=organisation).update(by_recovery_set=None, attestation=None)
    CircleKey.objects.filter(organisation=organisation).update(
        papers=None, papers_voucher=None, by_recovery_set=None
    )
    Epoch.objects.filter(pk=current_row(keyring).pk).update(
        by_recovery_set=epochs.grant_to_recovery_set(keyring.epoch, bytes(row.public)),
        attestation=epochs.attest(witness, keyring.epoch),
    )
    record_deed("keys.sheets-kept", keyring.member, ("recovery-set", row.pk), number=keyring.epoch.number)


@dataclass(frozen=True, slots=True)
class SheetsOutcome:
    """`is_kept`: the sheets knew the epoch; else its six words are compared first. What was given to the heirs:
    `handed`, how many people, and how many circles.
    """

    is_kept: bool
    handed: int
    circles: int = 0


@transaction.atomic
def use_sheets(
    *, member: Member, keys: KeyPair, rows: Rows, first: str, second: str, heirs: Mapping[str, str]
) -> SheetsOutcome:
    """The last resort: two sheets give the epoch to a member whose role includes it.

    Whoever knows the public half of the sheets can have sealed something to them. So the epoch is kept at once only
    if its attestation is one that the sheets know, else it waits like a grant, until the words were compared.
    What nobody can open any more but the sheets goes to `heirs`: members by the text of their ids, each with
    the six words that were compared, or nobody; and only with an epoch that is kept. New keys are due at once, and
    new sheets. NoSet; PermissionDenied; KeyChanged; words.MalformedWords; recovery_sets.SharesDoNotMatch;
    SealBroken, also where they open another epoch than the stored one, or one of somebody else's making.
    """
    key, row = key_of(member.account), queries.recovery_set(member.organisation_id)
    if not rules.can_hold(member) or key is None:
        raise PermissionDenied
    if row is None or rows.current.by_recovery_set is None:
        raise NoSet
    shares = recovery_sets.read_share(first), recovery_sets.read_share(second)
    paper = recovery_sets.combine(*shares, rows.place, bytes(row.public))
    sealed, number = bytes(rows.current.by_recovery_set), rows.current.number
    epoch = epochs.open_by_recovery_set(sealed, paper, rows.place, number)
    if rows.stored != {(epoch.number, epoch.public)}:
        raise SealBroken
    person = str(member.account_id)
    is_kept = _is_kept_already(epoch, member, keys, rows) or _is_attested(epoch, paper, rows)
    Holding.objects.update_or_create(
        epoch=rows.current,
        member=member,
        defaults={
            "organisation_id": member.organisation_id,
            "key": key,
            "granted": None if is_kept else epochs.grant(epoch, person, keys.public),
            "kept": epochs.keep(epoch, keys, person) if is_kept else None,
            "voucher": epochs.vouch_for(epoch, person, keys.public),
        },
    )
    RecoverySet.objects.filter(pk=row.pk).update(used_at=timezone.now())
    Organisation.objects.filter(pk=member.organisation_id).update(new_keys_due_since=timezone.now())
    record_deed("keys.sheets-used", member, ("recovery-set", row.pk), number=number)
    chosen = _chosen(member, keys, heirs, epoch, rows.current) if is_kept else []
    handed = last_resort.hand_over(member, epoch, paper, chosen) if chosen else {}
    return SheetsOutcome(is_kept, handed.get("people", 0), handed.get("circles", 0))


def _is_kept_already(epoch: OpenedEpoch, member: Member, keys: KeyPair, rows: Rows) -> bool:
    """Whether this member holds the epoch. SealBroken where their own copy is of another."""
    if not rows.holds_current:
        return False
    copy = bytes(rows.holdings[epoch.number].kept or b"")
    if epochs.open_kept(copy, keys, rows.place, epoch.number, str(member.account_id)).public != epoch.public:
        raise SealBroken
    return True


def _is_attested(epoch: OpenedEpoch, paper: KeyPair, rows: Rows) -> bool:
    """False where nothing is said, as for older sheets. SealBroken for a false word."""
    attestation = rows.current.attestation
    if attestation is None:
        return False
    if not epochs.is_attested(recovery_sets.witness_key(paper, rows.place), epoch, bytes(attestation)):
        raise SealBroken
    return True


def _chosen(
    by: Member, keys: KeyPair, heirs: Mapping[str, str], epoch: OpenedEpoch, row: Epoch
) -> list[Heir]:
    """One or two as it takes, or none. PermissionDenied; KeyChanged, also where a holder's voucher is for another key.

    A member names themselves with the key that is open here, whatever the row says.
    """
    if not heirs:
        return []
    can_be = {str(heir.member.pk): heir for heir in last_resort.heirs(by)}
    if not last_resort.fewest(by) <= len(heirs) <= last_resort.HEIRS or not heirs.keys() <= can_be.keys():
        raise PermissionDenied
    chosen = [can_be[member] for member in heirs]
    holdings = {str(holding.member_id): holding for holding in Holding.objects.filter(epoch=row)}
    for heir in chosen:
        holding = holdings.get(str(heir.member.pk))
        is_other = holding is not None and not queries.is_vouched_for(epoch, holding, heir.key)
        is_other = is_other or (heir.member.pk == by.pk and bytes(heir.key.public) != keys.public)
        if is_other or heir.words != heirs[str(heir.member.pk)]:
            raise KeyChanged
    return chosen
