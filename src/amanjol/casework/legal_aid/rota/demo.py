"""Two fictional advocates with accounts, and a week of duty with one night that nobody has."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.legal_aid.models import Duty
from amanjol.casework.legal_aid.register import accounts, queries
from amanjol.casework.legal_aid.rota import actions
from amanjol.casework.legal_aid.rota.queries import Hours
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.models import Member

DAYS: Final = 7
_SATURDAY: Final = 5


def begin_demo_rota(*, coordinator: Member, advocates: Sequence[Member], today: date) -> None:
    """The first of them has the days and the second the nights but one, from today on."""
    with demo_keyring(coordinator) as keyring:
        able = [advocate for advocate in queries.opened(keyring, today) if advocate.can_act]
        chosen = [advocate.row.pk for advocate in sorted(able, key=_by_need)]
        for advocate, member in zip(chosen, advocates, strict=False):
            accounts.give_account(keyring=keyring, advocate=advocate, member=member.pk, today=today)
        days = [today + timedelta(days=number) for number in range(DAYS)]
        nights = [day for day in days if day.weekday() != _SATURDAY]
        for advocate, of, first, last in ((chosen[0], days, 9, 18), (chosen[1], nights, 18, 9)):
            hours = [
                Hours(_at(day, first), _at(day if last > first else day + timedelta(days=1), last))
                for day in of
            ]
            actions.plan(by=coordinator, advocate=advocate, hours=hours, kind=Duty.TELEPHONE, district="")


def _by_need(advocate: OpenedAdvocate) -> tuple[bool, int, str]:
    """First whom the demo's need in Uzgen finds first, so that their pages have an offer (`offers/demo.py`)."""
    says = advocate.says
    fits = "uzgen" in says.districts and Proceeding.CIVIL in says.proceedings
    return not fits, -says.places, advocate.row.number


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
