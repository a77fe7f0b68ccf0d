"""A member takes a key of a circle that waits for them: it follows, or is vouched for, or the words were compared.

What waits lies in rows, and is sealed to a public key that stands in clear: it does not say who sealed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.models import CircleVoucher
from amanjol.foundation.seals import epochs, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.circles.queries import Rows
    from amanjol.foundation.seals.epochs import Epoch


class NotBegunByAMember(Exception):
    """Somebody who is not in the circle wrote it: it does not follow from the key that was kept."""


def open_waiting(*, circles: Circles, rows: Rows) -> Epoch:
    """The key that waits; whose it is, is not said yet. SealBroken, also where it is not the stored one."""
    holding, row = rows.holdings[rows.current.number], rows.current
    sealed, person = bytes(holding.granted or b""), str(circles.member.account_id)
    key = epochs.open_grant(sealed, circles.keys, rows.place, row.number, person)
    if key.public != bytes(row.public):
        raise SealBroken
    return key


@transaction.atomic
def accept_compared(*, circles: Circles, rows: Rows, typed: str) -> None:
    """For who has kept nothing that it could follow from. `typed` are the words that a colleague read out.

    SealBroken; NotBegunByAMember, also for who has kept something; OtherWords.
    """
    if rows.newest_kept is not None:
        raise NotBegunByAMember
    key = open_waiting(circles=circles, rows=rows)
    if keypairs.fingerprint(key.public) != typed:
        raise OtherWords
    _keep(circles, rows, key)


@transaction.atomic
def accept(*, circles: Circles, rows: Rows, waiting: Epoch) -> None:
    """What follows from the key that was kept; where nothing was, the caller has seen that it is vouched for.

    NotBegunByAMember; SealBroken.
    """
    number = rows.newest_kept
    if number is not None:
        kept_copy, person = bytes(rows.holdings[number].kept or b""), str(circles.member.account_id)
        kept_key = epochs.open_kept(kept_copy, circles.keys, rows.place, number, person)
        since = (rows.links.get(between, b"") for between in range(waiting.number, number, -1))
        if not epochs.follows(waiting, since, kept_key):
            raise NotBegunByAMember
    _keep(circles, rows, waiting)


def _keep(circles: Circles, rows: Rows, key: Epoch) -> None:
    """A copy under the person's own seed takes the place of what waited; copies of earlier keys go."""
    holding = rows.holdings[key.number]
    holding.kept, holding.granted = epochs.keep(key, circles.keys, str(circles.member.account_id)), None
    holding.save(update_fields=["kept", "granted"])
    CircleVoucher.objects.filter(pk=holding.voucher_id).update(accepted_at=timezone.now())
    earlier = CircleVoucher.objects.filter(circle_key__circle=rows.circle, member=circles.member)
    earlier.exclude(pk=holding.voucher_id).delete()
    record_deed("circle.accepted", circles.member, ("circle", rows.circle.pk), number=key.number)
