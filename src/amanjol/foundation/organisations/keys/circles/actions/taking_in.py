"""A member takes a colleague into a circle, and leaves it.

Also called: key distribution, fingerprint comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.accounts.queries import key_of, keys_of_accounts
from amanjol.foundation.organisations.keys.actions.giving import Given, KeyChanged, NoKeyYet
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import queries, rules, witnesses
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.keys.queries import words_of
from amanjol.foundation.organisations.models import Circle, CircleVoucher

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.kinds import CirclePurpose
    from amanjol.foundation.organisations.models import Member


class LastOne(Exception):
    """Nobody else who is in the circle opens it: somebody has to be taken in, and to accept, first."""


@transaction.atomic
def take_in(*, circles: Circles, circle: UUID, member: Member, compared: str) -> None:
    """Grant the current key to a colleague. `compared` are the six words of theirs that both have just said; who holds
    the epoch may leave them empty where a holder has compared them before.

    LookupError; SealBroken; PermissionDenied; NoKeyYet; KeyChanged; Given; renewing.Renewed.
    """
    opened = circles.of(circle)
    row = opened.rows.current
    if not rules.can_take_in(circles.member, member, opened.rows.circle.purpose):
        raise PermissionDenied
    key = key_of(member.account)
    if key is None:
        raise NoKeyYet
    is_vouched = circles.epoch is not None and queries.is_compared(circles.epoch, key)
    if words_of(key) != compared and (compared or not is_vouched):
        raise KeyChanged
    Circle.objects.select_for_update().get(pk=circle)
    newest = queries.newest_key(opened.rows.circle)
    if newest is None or newest.pk != row.pk:
        raise renewing.Renewed
    if CircleVoucher.objects.filter(circle_key=row, member=member).exists():
        raise Given
    renewing.grant(renewing.give(row, opened.key, member, key), opened.key, key)
    record_deed(
        queries.TAKEN_IN, circles.member, ("circle", circle), taken_in=str(member.pk), number=row.number
    )


@transaction.atomic
def leave(*, circles: Circles, circle: UUID) -> None:
    """By oneself. The wraps go, and the next request of somebody who stays begins a new key.

    LookupError; SealBroken; LastOne.
    """
    opened = circles.of(circle)
    Circle.objects.select_for_update().get(pk=circle)
    if not _others(circles, circle):
        raise LastOne
    _take_out(CircleVoucher.objects.filter(circle_key__circle=circle, member=circles.member))
    record_deed("circle.left", circles.member, ("circle", circle), number=opened.key.number)


def is_last(circles: Circles, circle: UUID) -> bool:
    """Whether nobody else has accepted the current key. LookupError; SealBroken."""
    return not _others(circles, circle)


def _others(circles: Circles, circle: UUID) -> list[Member]:
    """Who else is in it and has accepted: their vouchers are true, a planted one counts for nobody."""
    opened = circles.of(circle)
    vouchers = CircleVoucher.objects.filter(circle_key=opened.rows.current, accepted_at__isnull=False)
    others = list(vouchers.exclude(member=circles.member).select_related("member__account"))
    keys = keys_of_accounts([voucher.member.account_id for voucher in others])
    return [
        voucher.member
        for voucher in others
        if rules.stays_in(voucher.member, opened.rows.circle.purpose)
        and witnesses.is_in_circle(opened.key, voucher, keys.get(voucher.member.account_id))
    ]


@transaction.atomic
def take_out_of(*, member: Member, purposes: Iterable[CirclePurpose]) -> None:
    """Of all circles that are for these, by who manages members and sees their organisation's rows: no key is needed.

    Where nobody sees them, the role alone shuts the member out, and the next request of the others does this.
    """
    within = CircleVoucher.objects.filter(member=member, circle_key__circle__purpose__in=list(purposes))
    _take_out(within.select_related("circle_key__circle"))


def _take_out(vouchers: Iterable[CircleVoucher]) -> None:
    """What hangs on the voucher goes with it. In its place stays that somebody left, until the next key, and not the
    word that brought them in: with the key in it again it would be true.
    """
    for voucher in list(vouchers):
        CircleVoucher.objects.filter(pk=voucher.pk).delete()
        CircleVoucher.objects.create(
            organisation_id=voucher.organisation_id,
            circle_key_id=voucher.circle_key_id,
            member_id=voucher.member_id,
            mark=b"",
        )
