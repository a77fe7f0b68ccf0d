"""What of plans is due for a member: services by their day, and days on which a plan is looked at together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.desk.due import Due, DueOfRoom, named
from amanjol.casework.support.plans import queries
from amanjol.casework.support.plans.records import PlanRecord, ServiceRecord
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import Plan, Service
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """SealBroken."""
    own = {case.pk: case for case in cases}
    plans = {plan.case_id: plan for plan in queries.plans_of(own)}
    theirs = [_line(row, own[row.case_id], keyring) for row in queries.services_to_do(own, member)]
    elsewhere = queries.services_elsewhere(member)
    theirs += [_line(row, row.case, keyring) for row in elsewhere if row.case_id not in own]
    reviews = [
        Due(own[pk], _("Look at the plan together"), plan.review_on, _page(own[pk]))
        for pk, plan in plans.items()
        if plan.review_on is not None
    ]
    older = _older(own.values(), plans, keyring) if keyring is not None else set()
    return DueOfRoom([*theirs, *reviews], older)


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """What a plan still says to do when its case is closed. SealBroken."""
    plan = queries.plan_of(case, keyring, timezone.localdate())
    names = [service.record.what for goal in plan.open_goals for service in goal.to_do]
    number = len(names)
    if not number:
        return []
    says = ngettext(
        "%(number)s service of the support plan is not done.",
        "%(number)s services of the support plan are not done.",
        number,
    )
    return [named(says % {"number": number}, names)]


def _line(row: Service, case: Case, keyring: Keyring | None) -> Due:
    text = ""
    if keyring is not None:
        record = sealing.open_row(ServiceRecord, row, sealing.key_of_case(case, keyring), keyring)
        text = f"{record.what} · {record.outside}" if record.outside else record.what
    if row.due_on is None:
        raise ValueError("A service without a day is due on none.")
    return Due(case, text, row.due_on, _page(case))


def _page(case: Case) -> str:
    return reverse("support:plan", args=[case.pk])


def _older(cases: Iterable[Case], plans: dict[UUID, Plan], keyring: Keyring) -> set[UUID]:
    """Of which the journal knows more, or whose rows are not those that the plan knows. SealBroken."""
    cases = list(cases)
    rows, older = queries.services_of(plans), set()
    recorded = case_queries.acts_in_each(cases)
    for case in cases:
        times = sum(acts.times for acts in recorded[case.pk] if acts.verb in queries.ACTS)
        if _is_whole(case, plans.get(case.pk), times, rows.get(case.pk, set()), keyring):
            continue
        try:
            if queries.plan_of(case, keyring, timezone.localdate()).are_fewer:
                older.add(case.pk)
        except SealBroken:
            older.add(case.pk)
    return older


def _is_whole(case: Case, plan: Plan | None, recorded: int, services: set[str], keyring: Keyring) -> bool:
    if plan is None:
        return recorded == 0
    record = sealing.open_row(PlanRecord, plan, sealing.key_of_case(case, keyring), keyring)
    return record.acts >= recorded and record.services.keys() == services
