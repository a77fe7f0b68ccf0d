"""A holder of the organisation's keys says what they have compared, of a circle or of a colleague who holds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.accounts.queries import key_of, keys_of_accounts
from amanjol.foundation.organisations.keys import queries as organisation_keys
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.giving import KeyChanged, NoKeyYet
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import queries, rules, witnesses
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.models import CircleKey, CircleVoucher, Epoch
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Circle, Member
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch


class NoSheets(Exception):
    """There are no sheets of paper that count."""


@transaction.atomic
def vouch_for_circle(*, keyring: Keyring, circle: Circle, typed: str) -> None:
    """`typed` are the six words that somebody who is in the circle reads: from then on the organisation seals to it.

    PermissionDenied for a circle of others; SealBroken where an older key was put back; OtherWords.
    """
    row = CircleKey.objects.filter(circle=circle).select_for_update().order_by("-number").first()
    if row is None or circle.organisation_id != keyring.member.organisation_id:
        raise PermissionDenied
    if queries.is_older(row):
        raise SealBroken
    if keypairs.fingerprint(bytes(row.public)) != typed:
        raise OtherWords
    row.voucher = witnesses.for_circle(keyring.epoch, row)
    row.save(update_fields=["voucher"])
    record_deed("circle.vouched", keyring.member, ("circle", circle.pk), number=row.number)


@transaction.atomic
def vouch_for_member(*, keyring: Keyring, member: Member, compared: str) -> None:
    """For circles alone: no key of the organisation is given with it. PermissionDenied; NoKeyYet; KeyChanged."""
    if not rules.can_vouch_for(keyring.member, member):
        raise PermissionDenied
    key = key_of(member.account)
    if key is None:
        raise NoKeyYet
    if organisation_keys.words_of(key) != compared:
        raise KeyChanged
    epoch = Epoch.objects.get(organisation=member.organisation_id, number=keyring.epoch.number)
    CircleVoucher.objects.update_or_create(
        epoch=epoch,
        member=member,
        defaults={
            "organisation_id": member.organisation_id,
            "key": key,
            "mark": witnesses.for_member(keyring.epoch, key),
        },
    )
    record_deed("circle.member-vouched", keyring.member, ("member", member.pk))


@transaction.atomic
def know_sheets(*, circles: Circles, circle: UUID, typed: str) -> None:
    """For who holds no epoch, and so cannot see that the sheets of paper are vouched for.

    `typed` are the six words of the sheets, which a holder reads.

    From then on they open the circle when nobody is left. LookupError; SealBroken; NoSheets; OtherWords.
    """
    opened = circles.of(circle)
    papers = organisation_keys.recovery_set(circles.member.organisation_id)
    if papers is None:
        raise NoSheets
    if keypairs.fingerprint(bytes(papers.public)) != typed:
        raise OtherWords
    row = CircleKey.objects.select_for_update().select_related("circle").get(pk=opened.rows.current.pk)
    renewing.put_on_paper(row, opened.key, papers)
    row.save(update_fields=["papers", "papers_voucher", "by_recovery_set"])
    record_deed("circle.sheets", circles.member, ("circle", circle), number=row.number)


def vouch_anew(*, old: OpenedEpoch, epoch: OpenedEpoch, row: Epoch) -> None:
    """What was vouched for under the old epoch of an organisation, said under the next. The rest stays unvouched."""
    organisation = row.organisation_id
    for circle_key in CircleKey.objects.filter(
        organisation=organisation, voucher__isnull=False
    ).select_related("circle"):
        is_true = witnesses.is_circles(old, circle_key)
        circle_key.voucher = witnesses.for_circle(epoch, circle_key) if is_true else None
        circle_key.save(update_fields=["voucher"])
    vouchers = CircleVoucher.objects.filter(organisation=organisation, epoch__isnull=False)
    people = list(vouchers.select_related("member__account"))
    keys = keys_of_accounts([voucher.member.account_id for voucher in people])
    for voucher in people:
        key = keys.get(voucher.member.account_id)
        is_staying = rules.can_be_in_any(voucher.member) and voucher.member.account.is_active
        if key is not None and is_staying and witnesses.is_members(old, voucher, key):
            voucher.epoch, voucher.mark = row, witnesses.for_member(epoch, key)
            voucher.save(update_fields=["epoch", "mark"])
        else:
            voucher.delete()
