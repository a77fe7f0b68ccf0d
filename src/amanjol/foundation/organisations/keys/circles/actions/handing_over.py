"""Circles in which nobody is left: two sheets of paper open them, for a colleague whose role is in such circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import queries, rules, witnesses
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.models import CircleVoucher
from amanjol.foundation.seals import epochs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.organisations.keys.circles.queries import Rows
    from amanjol.foundation.organisations.keys.last_resort import Heir
    from amanjol.foundation.organisations.models import CircleKey, Member
    from amanjol.foundation.seals.epochs import Epoch
    from amanjol.foundation.seals.keypairs import KeyPair


def is_left(member: Member) -> bool:
    """Whether the sheets would open some circle, for who holds the organisation's keys."""
    return can_hold(member) and bool(_left(member))


def _left(member: Member) -> list[Rows]:
    """Sealed to the sheets of today, and nobody who may be in it is."""
    rows = queries.rows_of(queries.of_organisation(member.organisation_id), member)
    return [
        row
        for row in rows
        if row.current.by_recovery_set is not None
        and not any(
            voucher.key_id is not None and rules.stays_in(voucher.member, row.circle.purpose)
            for voucher in row.vouchers
        )
    ]


@transaction.atomic
def hand_over(by: Member, epoch: Epoch, papers: KeyPair, heirs: Sequence[Heir]) -> int:
    """To those of the heirs whose role is in such circles. Returns how many circles. What does not open is left.

    Anybody can have sealed something to the sheets, so a circle is believed if the epoch, which was kept or attested,
    vouches for it. The heirs accept it as who was taken in does; then a new key begins, since somebody has left.
    """
    handed = 0
    for rows in _left(by):
        to = [heir for heir in heirs if rules.can_be_in(heir.member, rows.circle.purpose)]
        key = _opened(rows, epoch, papers)
        if not to or key is None:
            continue
        row = rows.current
        row.voucher = witnesses.for_circle(epoch, row)
        row.save(update_fields=["voucher"])
        for heir in to:
            CircleVoucher.objects.filter(circle_key=row, member=heir.member).delete()
            renewing.grant(renewing.give(row, key, heir.member, heir.key), key, heir.key)
        named = {f"to_{number}": str(heir.member.pk) for number, heir in enumerate(to, 1)}
        record_deed("circle.handed-over", by, ("circle", rows.circle.pk), **named)
        handed += 1
    return handed


def _opened(rows: Rows, epoch: Epoch, papers: KeyPair) -> Epoch | None:
    """The current key: vouched for under the epoch, or begun by who held an earlier one that is."""
    key = _by_sheets(rows.current, rows, papers)
    if key is None or rows.is_older or witnesses.is_circles(epoch, rows.current):
        return None if rows.is_older else key
    for earlier in rows.keys[1:]:
        known_key = _by_sheets(earlier, rows, papers) if witnesses.is_circles(epoch, earlier) else None
        if known_key is not None:
            since = (rows.links.get(between, b"") for between in range(key.number, earlier.number, -1))
            return key if epochs.follows(key, since, known_key) else None
    return None


def _by_sheets(row: CircleKey, rows: Rows, papers: KeyPair) -> Epoch | None:
    """None where it does not open, or is another than the stored one."""
    try:
        key = epochs.open_by_recovery_set(bytes(row.by_recovery_set or b""), papers, rows.place, row.number)
    except SealBroken:
        return None
    return key if key.public == bytes(row.public) else None
