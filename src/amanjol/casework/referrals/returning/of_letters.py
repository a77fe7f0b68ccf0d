"""What the letters of a return put on a member's day: on the receiving side the clock, on both the reports."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.casework.desk.due import Due
from amanjol.casework.referrals.models import Direction
from amanjol.casework.referrals.returning import going
from amanjol.casework.referrals.returning.showing import moment
from amanjol.casework.standards.referring.states import FINAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.casework.referrals.models import Referral
    from amanjol.casework.referrals.queries import OpenedReferral

AHEAD: Final = timedelta(days=14)
REPORTED_FOR: Final = timedelta(days=400)
"""After an arrival its last report is due within this time, or a little late."""


def danger(opened: Iterable[OpenedReferral]) -> list[Due]:
    """Who should have been here, for whoever works on the case on the receiving side."""
    lines = []
    for referral in opened:
        planned = None if referral.row.is_ours else going.clock_in(referral)
        if planned is not None and referral.record is not None and going.calls_at(planned) < timezone.now():
            says = _("Should have been here at %(at)s: call %(partner)s now") % {
                "at": moment(planned.expected_at),
                "partner": referral.record.name,
            }
            lines += _line(referral, says, timezone.localdate(planned.expected_at))
    return lines


def lines(opened: Iterable[OpenedReferral]) -> Iterator[Due]:
    """Who is on the way here, which report is due, and which has not come."""
    for referral in opened:
        planned = None if referral.row.is_ours else going.clock_in(referral)
        if planned is not None and timezone.now() < going.calls_at(planned) < timezone.now() + AHEAD:
            says = _("On the way here: by %(at)s") % {"at": moment(planned.expected_at)}
            yield from _line(referral, says, timezone.localdate(planned.expected_at))
        yield from reports([referral])


def reports(opened: Iterable[OpenedReferral]) -> Iterator[Due]:
    """Which report is due here, and which has not come."""
    today = timezone.localdate()
    for referral in opened:
        record = referral.record
        if record is None:
            continue
        owed = going.report_owed(referral)
        if owed is None or owed.on > today + (timedelta() if referral.row.is_ours else AHEAD):
            continue
        if referral.row.is_ours:
            says = ngettext(
                "No report after %(months)s month from %(partner)s: call them",
                "No report after %(months)s months from %(partner)s: call them",
                owed.months,
            )
        else:
            says = ngettext(
                "Tell %(partner)s how the person is after %(months)s month",
                "Tell %(partner)s how the person is after %(months)s months",
                owed.months,
            )
        yield from _line(referral, says % {"months": owed.months, "partner": record.name}, owed.on)


def calls_in_clear(row: Referral) -> bool:
    """While locked: whether both sides call each other because of somebody who should be here."""
    is_over = row.state in FINAL or row.arrived_at is not None
    return (
        row.direction == Direction.ARRIVED
        and not is_over
        and row.calls_at is not None
        and row.calls_at <= timezone.now()
    )


def _line(referral: OpenedReferral, text: str, on: object) -> list[Due]:
    if referral.case is None:
        return []
    return [Due(referral.case, text, on, reverse("referrals:referral", args=[referral.row.pk]))]  # type: ignore[arg-type]  # a day
