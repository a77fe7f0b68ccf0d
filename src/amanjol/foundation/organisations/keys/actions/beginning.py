"""Epochs begin here: the first one, and each next.

Also called: key rotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.accounts.queries import key_of, keys_of_accounts
from amanjol.foundation.organisations.keys import queries, rewrapping, rules
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles.actions import vouching
from amanjol.foundation.organisations.models import Epoch, Holding, Intake, Organisation, Regrant
from amanjol.foundation.seals import epochs

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch
    from amanjol.foundation.seals.keypairs import KeyPair


class KeysExist(Exception):
    """The organisation has keys, or got the next ones a moment ago."""


@transaction.atomic
def begin_first(*, member: Member, keys: KeyPair) -> OpenedEpoch:
    """The first keys of an organisation, held by whoever begins. KeysExist; NoNode; PermissionDenied."""
    if not rules.can_hold(member):
        raise PermissionDenied
    organisation = Organisation.objects.select_for_update().get(pk=member.organisation_id)
    if Epoch.objects.filter(organisation=organisation).exists():
        raise KeysExist
    epoch = epochs.begin_first(queries.place_of(organisation.pk))
    row = Epoch.objects.create(
        organisation=organisation,
        number=1,
        public=epoch.public,
    )
    _open_intake(epoch, organisation)
    _keep_own(row, member, keys, epoch)
    Organisation.objects.filter(pk=organisation.pk).update(new_keys_due_since=None)
    record_deed("keys.begun", member, ("epoch", row.pk), number=1)
    return epoch


def _open_intake(epoch: OpenedEpoch, organisation: Organisation) -> None:
    """From now on officers and kiosks seal to this epoch."""
    now = {"number": epoch.number, "public": epoch.public}
    Intake.objects.update_or_create(organisation=organisation, defaults=now)


def _keep_own(row: Epoch, member: Member, keys: KeyPair, epoch: OpenedEpoch) -> None:
    """What whoever begins an epoch stores for themselves: a kept copy and their own voucher."""
    person, key = str(member.account_id), key_of(member.account)
    if key is None or bytes(key.public) != keys.public:
        raise PermissionDenied
    Holding.objects.create(
        organisation_id=member.organisation_id,
        epoch=row,
        member=member,
        key=key,
        kept=epochs.keep(epoch, keys, person),
        voucher=epochs.vouch_for(epoch, person, keys.public),
    )


@transaction.atomic
def begin_next(*, keyring: Keyring) -> OpenedEpoch:
    """New keys for all who stay: after somebody left, or on suspicion. KeysExist if others were faster.

    Given only to keys that the old epoch vouches for: a public key swapped in the database gets nothing.
    """
    member, old = keyring.member, keyring.epoch
    organisation = Organisation.objects.select_for_update().get(pk=member.organisation_id)
    before = Epoch.objects.filter(organisation=organisation).latest("number")
    if before.number != old.number:
        raise KeysExist
    epoch = epochs.begin_next(old)
    papers = queries.vouched_set(organisation.pk, old)
    witness = queries.witness_of(papers, old) if papers else None
    row = Epoch.objects.create(
        organisation=organisation,
        number=epoch.number,
        public=epoch.public,
        link=epochs.link(epoch, old),
        by_recovery_set=epochs.grant_to_recovery_set(epoch, bytes(papers.public)) if papers else None,
        attestation=epochs.attest(witness, epoch) if witness else None,
    )
    if papers is not None:
        papers.voucher = epochs.vouch_for(epoch, str(papers.pk), bytes(papers.public))
        papers.witness = epochs.wrap_witness(witness, epoch, str(papers.pk)) if witness else None
        papers.save(update_fields=["voucher", "witness"])
    _open_intake(epoch, organisation)
    _keep_own(row, member, keyring.keys, epoch)
    given, left_out = _give_to_all(row, before, epoch, keyring)
    vouching.vouch_anew(old=old, epoch=epoch, row=row)
    Holding.objects.filter(epoch=before, kept=None).delete()
    Regrant.objects.filter(organisation=organisation).delete()
    Organisation.objects.filter(pk=organisation.pk).update(new_keys_due_since=None)
    record_deed(
        "keys.renewed", member, ("epoch", row.pk), number=epoch.number, given=given, left_out=left_out
    )
    return epoch


def _give_to_all(row: Epoch, before: Epoch, epoch: OpenedEpoch, keyring: Keyring) -> tuple[int, int]:
    """Grants for who stays and is vouched for. Returns how many were given, and how many left out."""
    others = before.holdings.exclude(member=keyring.member).select_related(
        "member__account", "member__organisation"
    )
    staying = [
        holding for holding in others if rules.can_hold(holding.member) and holding.member.account.is_active
    ]
    keys = keys_of_accounts([holding.member.account_id for holding in staying])
    granted = []
    for holding in staying:
        key = keys.get(holding.member.account_id)
        if key is None or not queries.is_vouched_for(keyring.epoch, holding, key):
            continue
        person = str(key.account_id)
        granted.append(
            Holding(
                organisation_id=row.organisation_id,
                epoch=row,
                member=holding.member,
                key=key,
                granted=epochs.grant(epoch, person, bytes(key.public)),
                voucher=epochs.vouch_for(epoch, person, bytes(key.public)),
            )
        )
    Holding.objects.bulk_create(granted)
    return len(granted), len(staying) - len(granted)


@transaction.atomic
def continue_rewrapping(*, keyring: Keyring, at_most: int) -> int:
    """Move some rows to the current epoch; when none is left, let the earlier epochs go. Returns how many."""
    moved = rewrapping.step(keyring, at_most)
    if moved < at_most:
        _let_earlier_go(keyring)
    return moved


def _let_earlier_go(keyring: Keyring) -> None:
    """Only when no row needs them, some package could say so, and every holder has kept the current epoch."""
    organisation, number = keyring.member.organisation_id, keyring.epoch.number
    if not rewrapping.is_known() or not queries.is_alone_with_epochs(organisation):
        return
    if rewrapping.left(keyring):  # asked only now: nobody can add a row until this ends
        return
    own = Epoch.objects.select_for_update().filter(organisation=organisation)
    newest = max(own, key=lambda row: row.number)
    if newest.number != number or newest.link is None or newest.holdings.filter(kept=None).exists():
        return
    Holding.objects.filter(organisation=organisation, epoch__number__lt=number).delete()
    own.filter(number__lt=number).update(by_recovery_set=None, link=None)
    own.filter(number=number).update(link=None)
    record_deed("keys.earlier-gone", keyring.member, ("epoch", newest.pk), number=number)
