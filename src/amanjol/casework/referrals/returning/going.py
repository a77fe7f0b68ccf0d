"""What letters of a referral come to for a return: the clock that runs there, and the reports that are due.

The same in whatever order they came: each bears its own moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.standards.referring.bodies import Arrival
from amanjol.casework.standards.referring.codes import Arrived
from amanjol.casework.standards.referring.returning import (
    Contact,
    ReturnHere,
    ReturnPlanned,
    ReturnReport,
    ReturnStopped,
)
from amanjol.casework.standards.referring.voluntary_return import REPORT_MONTHS, report_days

if TYPE_CHECKING:
    from datetime import date, datetime

    from amanjol.casework.referrals.queries import OpenedReferral

THERE: Final = frozenset({Arrived.RECOGNISED, Arrived.ELSEWHERE})
"""What stops the clock: the partner knew the person as agreed, or the person has let them know."""


@dataclass(frozen=True, slots=True)
class DueReport:
    """`months` after the arrival."""

    months: int
    on: date


def arrival_in(referral: OpenedReferral) -> datetime | None:
    """When the receiving side saw the person, or heard from them, as they said first."""
    return next(
        (
            entry.body.at
            for entry in referral.entries
            if isinstance(entry.body, Arrival) and entry.body.arrived in THERE
        ),
        None,
    )


def planned_in(referral: OpenedReferral) -> ReturnPlanned | None:
    """What the sender told last of the way; None where nobody told it, or the person does not go."""
    newest: ReturnPlanned | None = None
    for entry in referral.entries:
        if isinstance(entry.body, ReturnPlanned):
            newest = entry.body
        elif isinstance(entry.body, ReturnStopped):
            newest = None
    return newest


def called_off_there(referral: OpenedReferral) -> datetime | None:
    """When the partner wrote that the person does not go, if nobody has told them of the way since. It stops no clock
    but their own: who waits here goes on calling until somebody here knows.
    """
    newest: datetime | None = None
    for entry in referral.entries:
        if isinstance(entry.body, ReturnPlanned):
            newest = None
        elif (
            isinstance(entry.body, ReturnStopped) and entry.crossed is not None and not entry.crossed.is_ours
        ):
            newest = entry.crossed.at
    return newest


def here_in(referral: OpenedReferral) -> ReturnHere | None:
    """What the receiver said last."""
    said = (entry.body for entry in reversed(referral.entries) if isinstance(entry.body, ReturnHere))
    return next(said, None)


def clock_in(referral: OpenedReferral) -> ReturnPlanned | None:
    """The plan whose clock runs; None once the person is there, or nothing goes on between the two."""
    if referral.standing.is_final or arrival_in(referral) is not None:
        return None
    return planned_in(referral)


def calls_at(planned: ReturnPlanned) -> datetime:
    """From when both sides call each other."""
    return planned.expected_at + timedelta(hours=planned.hours)


def next_report(referral: OpenedReferral, *, agreed: bool) -> DueReport | None:
    """The first that was not told yet; None where the person agreed to none, is not there, or wishes none any more."""
    at = arrival_in(referral)
    if at is None or not agreed or referral.is_taken_back:
        return None
    reports = [entry.body for entry in referral.entries if isinstance(entry.body, ReturnReport)]
    if any(report.contact is Contact.NOT_WISHED for report in reports):
        return None
    reported = {report.months for report in reports}
    days = zip(REPORT_MONTHS, report_days(timezone.localdate(at)), strict=True)
    return next((DueReport(months, on) for months, on in days if months not in reported), None)


def report_owed(referral: OpenedReferral) -> DueReport | None:
    """As `next_report`, by what the sender told the receiver of it."""
    planned = planned_in(referral)
    return next_report(referral, agreed=planned is not None and planned.reports)
