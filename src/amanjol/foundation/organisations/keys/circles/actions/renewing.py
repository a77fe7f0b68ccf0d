"""The keys of a circle begin here, the first and each next, and are made known to the organisation and its sheets.

Also called: key rotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from amanjol.foundation.accounts.queries import key_of, keys_of_accounts
from amanjol.foundation.organisations.keys import queries as organisation_keys
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import queries, rules, witnesses
from amanjol.foundation.organisations.models import (
    Circle,
    CircleHolding,
    CircleKey,
    CircleVoucher,
    RecoverySet,
)
from amanjol.foundation.seals import epochs

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.circles.opening import Circles, OpenedCircle
    from amanjol.foundation.organisations.keys.circles.queries import Rows
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch


class Renewed(Exception):
    """A colleague was faster: the circle has a newer key."""


@transaction.atomic
def begin(*, circles: Circles, purpose: str) -> Circle:
    """A circle of whoever begins it, alone in it until they take somebody in. PermissionDenied; NoNode."""
    member = circles.member
    if not rules.can_be_in(member, purpose):
        raise PermissionDenied
    circle = Circle.objects.create(organisation_id=member.organisation_id, purpose=purpose)
    key = epochs.begin_first(witnesses.place_of_circle(circle))
    row = CircleKey(organisation_id=member.organisation_id, circle=circle, number=1, public=key.public)
    _make_known(circles, row, key)
    row.save(force_insert=True)
    _keep_own(circles, row, key)
    record_deed(queries.BEGUN, member, ("circle", circle.pk), purpose=purpose)
    return circle


def _keep_own(circles: Circles, row: CircleKey, key: Epoch) -> None:
    """PermissionDenied where the stored public half of the member is not that of the key which is open here."""
    member = circles.member
    own = key_of(member.account)
    if own is None or bytes(own.public) != circles.keys.public:
        raise PermissionDenied
    voucher = give(row, key, member, own)
    copy = epochs.keep(key, circles.keys, str(member.account_id))
    CircleHolding.objects.create(organisation_id=row.organisation_id, voucher=voucher, key=own, kept=copy)
    CircleVoucher.objects.filter(pk=voucher.pk).update(accepted_at=timezone.now())


def give(row: CircleKey, key: Epoch, member: Member, own: PersonKey) -> CircleVoucher:
    """The word of who is in the circle that this key is the member's: with it they are in."""
    return CircleVoucher.objects.create(
        organisation_id=row.organisation_id,
        circle_key=row,
        member=member,
        key=own,
        mark=witnesses.in_circle(key, own),
    )


def grant(voucher: CircleVoucher, key: Epoch, own: PersonKey) -> None:
    """What the member opens with their own key. MalformedPublicKey."""
    sealed = epochs.grant(key, str(own.account_id), bytes(own.public))
    CircleHolding.objects.create(
        organisation_id=voucher.organisation_id, voucher=voucher, key=own, granted=sealed
    )


def is_due(rows: Rows) -> bool:
    """Whether somebody who was in the circle is not any more: their key is gone, or their role, or their voucher.

    Or whether the key has served its time.
    """
    if rules.is_old(rows.circle.purpose, rows.current.begun_at, timezone.now()):
        return True
    return rows.lacks_somebody or any(
        voucher.key_id is None or not rules.stays_in(voucher.member, rows.circle.purpose)
        for voucher in rows.vouchers
    )


def carry_on(*, circles: Circles, circle: OpenedCircle) -> bool:
    """What only the request of a member can do. Gives whether the circle has to be opened once more."""
    if is_due(circle.rows):
        try:
            begin_next(circles=circles, circle=circle)
        except Renewed:  # the next request goes on from there
            return False
        return True
    row = circle.rows.current
    if circles.epoch is not None and _make_known(circles, row, circle.key):
        row.save(update_fields=["voucher", "papers", "papers_voucher", "by_recovery_set"])
    return False


def _make_known(circles: Circles, row: CircleKey, key: Epoch) -> bool:
    """For who holds the epoch: vouch for the public half under it, and seal the key to the sheets of today.

    Gives whether anything was missing. Sheets that the epoch does not vouch for get nothing.
    """
    epoch, is_new = circles.epoch, False
    if epoch is None:
        return False
    if not witnesses.is_circles(epoch, row):
        row.voucher, is_new = witnesses.for_circle(epoch, row), True
    papers = organisation_keys.vouched_set(row.organisation_id, epoch)
    if papers is not None and not (row.by_recovery_set and witnesses.is_papers(key, row, papers)):
        put_on_paper(row, key, papers)
        is_new = True
    return is_new


def put_on_paper(row: CircleKey, key: Epoch, papers: RecoverySet) -> None:
    """In the row, to be saved. Whoever calls it has seen that this public half is that of the sheets."""
    row.papers = papers.pk
    row.papers_voucher = witnesses.for_papers(key, papers)
    row.by_recovery_set = epochs.grant_to_recovery_set(key, bytes(papers.public))


@transaction.atomic
def begin_next(*, circles: Circles, circle: OpenedCircle) -> None:
    """A new key for all who stay: somebody has left. Renewed if others were faster.

    Given only to keys that the old one vouches for: a public key swapped in the database gets nothing.
    """
    rows, old = circle.rows, circle.key
    Circle.objects.select_for_update().get(pk=rows.circle.pk)
    if CircleKey.objects.filter(circle=rows.circle, number__gt=old.number).exists():
        raise Renewed
    key = epochs.begin_next(old)
    row = CircleKey(
        organisation_id=rows.circle.organisation_id,
        circle=rows.circle,
        number=key.number,
        public=key.public,
        link=epochs.link(key, old),
    )
    _make_known(circles, row, key)
    _take_papers_along(row, key, rows.current, old)
    row.save(force_insert=True)
    _keep_own(circles, row, key)
    given, left_out = _give_to_all(circles, row, key, circle)
    _take_wraps(circles, row, circle)
    record_deed(
        queries.RENEWED,
        circles.member,
        ("circle", rows.circle.pk),
        number=key.number,
        given=given,
        left_out=left_out,
    )


def _take_papers_along(row: CircleKey, key: Epoch, before: CircleKey, old: Epoch) -> None:
    """For who does not hold the epoch: the sheets for which the old key vouches, if they are there still."""
    if row.papers is not None or before.papers is None:
        return
    papers = RecoverySet.objects.filter(pk=before.papers).first()
    if papers is not None and witnesses.is_papers(old, before, papers):
        put_on_paper(row, key, papers)


def _staying(circles: Circles, circle: OpenedCircle) -> list[CircleVoucher]:
    """The others who are in it and may be."""
    purpose, me = circle.rows.circle.purpose, circles.member.pk
    return [
        voucher
        for voucher in circle.rows.vouchers
        if voucher.member_id != me and voucher.key_id and rules.stays_in(voucher.member, purpose)
    ]


def _give_to_all(circles: Circles, row: CircleKey, key: Epoch, circle: OpenedCircle) -> tuple[int, int]:
    """Grants for who stays and is vouched for. Returns how many were given, and how many left out."""
    others = _staying(circles, circle)
    keys = keys_of_accounts([voucher.member.account_id for voucher in others])
    given = 0
    for voucher in others:
        own = keys.get(voucher.member.account_id)
        if own is not None and witnesses.is_in_circle(circle.key, voucher, own):
            grant(give(row, key, voucher.member, own), key, own)
            given += 1
    return given, len(others) - given


def _take_wraps(circles: Circles, row: CircleKey, circle: OpenedCircle) -> None:
    """Of earlier keys stays only what somebody who stays has kept, until they accept what follows from it.

    With the vouchers the database deletes what hangs on them, which nobody but its owner sees.
    """
    earlier = CircleVoucher.objects.filter(circle_key__circle=row.circle).exclude(circle_key=row)
    staying = [voucher.member_id for voucher in _staying(circles, circle)]
    earlier.exclude(member__in=staying).delete()
    earlier.filter(Q(accepted_at=None) | Q(key=None)).delete()


def end_before(*, circle: OpenedCircle, number: int) -> None:
    """Keys before that number open nothing any more: the links to them go, and what sheets of paper open of them.

    Not before everybody in the circle has kept the newest key: they follow to it by these links.
    """
    rows = circle.rows
    linked = any(row.link is not None for row in rows.keys if row.number <= number)
    if not linked or any(voucher.accepted_at is None for voucher in rows.vouchers):
        return
    keys = CircleKey.objects.filter(circle=rows.circle)
    keys.filter(number__lte=number).update(link=None)
    keys.filter(number__lt=number).update(by_recovery_set=None)
