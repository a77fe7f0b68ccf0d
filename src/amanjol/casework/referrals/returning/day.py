"""What of returns stands on a member's day: first of all who should have been there, then who is on the way.

While locked nobody is named and the moment in clear alone counts; unlocked it counts for nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.desk.due import Due, DueOfRoom, passing_over
from amanjol.casework.referrals.returning import queries, showing
from amanjol.casework.referrals.returning.going import called_off_there

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.models import CaseReturn
    from amanjol.casework.referrals.returning.queries import OpenedReturn
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

AHEAD: Final = timedelta(days=14)


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """In the member's open cases; who should have been there, in those of `rows_for`. One that does not open hides no
    other.
    """
    own = {case.pk: case for case in cases}
    rows = queries.rows_for(member, own)
    if keyring is None:
        late = [row for row in rows if _calls_in_clear(row)]
        return DueOfRoom([], danger=[_line(row, "") for row in late])
    everybody = own | {row.case_id: row.case for row in rows}
    recorded = {
        pk: queries.acts_of(acts) for pk, acts in case_queries.acts_in_each(everybody.values()).items()
    }
    missing = {pk for pk, acts in recorded.items() if acts} - {row.case_id for row in rows}
    broken: dict[UUID, Case] = {}
    opened = []
    for row in rows:
        with passing_over(row.case, broken):
            opened.append((row, queries.opened(row, row.case, keyring, recorded.get(row.case_id, 0))))
    return DueOfRoom(
        [line for row, of_row in opened if row.case_id in own for line in _lines(row, of_row)],
        missing | {row.case_id for row, of_row in opened if of_row.is_older},
        [_line(row, _late(of_row)) for row, of_row in opened if showing.is_late(of_row)],
        broken,
    )


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """That somebody is on the way when the case is closed. SealBroken."""
    clock = queries.return_of(case, keyring).clock
    return (
        [] if clock is None else [_("The return goes on: nobody has written yet that the person is there.")]
    )


def _lines(row: CaseReturn, opened: OpenedReturn) -> Iterator[Due]:
    """What is no danger yet."""
    if (off_at := _called_off_there(opened)) is not None:
        yield _line(row, off_at)
    clock = opened.clock
    if not showing.is_late(opened) and clock is not None and clock.expected_at <= timezone.now() + AHEAD:
        says = _("On the way: to be there by %(at)s") % {"at": showing.moment(clock.expected_at)}
        yield _line(row, says)


def _called_off_there(opened: OpenedReturn) -> str | None:
    """The partner's word stops their clock. Ours goes on until somebody here knows, so it is asked at once."""
    referral = opened.referral
    if opened.clock is None or referral is None or referral.record is None or not called_off_there(referral):
        return None
    return _("%(partner)s says that the person does not go: ask them") % {"partner": referral.record.name}


def _late(opened: OpenedReturn) -> str:
    clock = opened.clock
    if clock is None:
        return ""
    at = showing.moment(clock.expected_at)
    if clock.there:
        return _("Should have been there at %(at)s: call %(there)s now") % {"at": at, "there": clock.there}
    return _("Should have been there at %(at)s: call the partner now") % {"at": at}


def _calls_in_clear(row: CaseReturn) -> bool:
    has_arrived = row.referral is not None and row.referral.arrived_at is not None
    return row.calls_at is not None and row.calls_at <= timezone.now() and not has_arrived


def _line(row: CaseReturn, text: str) -> Due:
    on = timezone.localdate(row.calls_at) if row.calls_at is not None else timezone.localdate()
    return Due(row.case, text, on, reverse("referrals:return", args=[row.case_id]))
