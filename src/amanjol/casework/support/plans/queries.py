"""The plan of a case, opened and compared with itself; and, without a key, which services wait for a member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F, OuterRef, Q

from amanjol.casework.cases import queries, restricted, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.cases.models import Case, Status
from amanjol.casework.desk import rules
from amanjol.casework.support.models import Goal, Plan, Service
from amanjol.casework.support.plans.records import First, GoalRecord, GoalState, PlanRecord, ServiceRecord
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet, Value

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ACTS: Final = frozenset(
    f"plan.{act}"
    for act in (
        "goal-written",
        "goal-changed",
        "goal-ended",
        "goal-reopened",
        "service-written",
        "service-changed",
        "service-moved",
        "taken-over",
        "gone-through",
    )
)
"""Each changes what is sealed, and the plan counts it: the journal has as many entries."""
_IN_ORDER: Final = {first: place for place, first in enumerate(First)}


@dataclass(frozen=True, slots=True)
class OpenedService:
    """`name` is that of the member who does it, empty where none does."""

    row: Service
    record: ServiceRecord
    name: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class OpenedGoal:
    """`services` by their day, those without one last, and behind them what is over."""

    row: Goal
    record: GoalRecord
    services: list[OpenedService]

    @property
    def is_open(self) -> bool:
        return self.record.state is GoalState.OPEN

    @property
    def to_do(self) -> list[OpenedService]:
        return [service for service in self.services if not service.row.is_over]


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """`goals` stand in the order in which they are shown: what cannot wait, what is open, what came to an end.

    `row` is None and `record` that of no plan where none was begun. `are_fewer`: the journal knows of more that was
    done with it than there is, as of an older copy.
    """

    row: Plan | None
    record: PlanRecord | None
    goals: list[OpenedGoal]
    are_fewer: bool

    @property
    def is_agreed(self) -> bool:
        """Made together, and the person agrees with what stands in it now. An older copy answers nothing."""
        return self.record is not None and not self.are_fewer and self.record.is_agreed

    @property
    def open_goals(self) -> list[OpenedGoal]:
        return [goal for goal in self.goals if goal.is_open]

    def goal(self, pk: UUID) -> OpenedGoal | None:
        return next((goal for goal in self.goals if goal.row.pk == pk), None)

    def service(self, pk: UUID) -> OpenedService | None:
        services = (service for goal in self.goals for service in goal.services)
        return next((service for service in services if service.row.pk == pk), None)


def plan_of(case: Case, keyring: Keyring, today: date) -> OpenedPlan:
    """SealBroken, also where a goal or a service is missing, is one too many, or is an older copy of itself."""
    try:
        plan = _opened(case, keyring, today)
    except SealBroken:
        plan = None
    return plan if plan is not None and not plan.are_fewer else _while_nobody_writes(case, keyring, today)


def _while_nobody_writes(case: Case, keyring: Keyring, today: date) -> OpenedPlan:
    """A colleague may have written between two queries, or named others: who writes in a plan holds its case."""
    with transaction.atomic():
        rows = Case.objects.select_related("person").select_for_update(of=("self",), no_key=True)
        row = rows.filter(pk=case.pk).first()
        if row is None:
            raise SealBroken
        return _opened(row, keyring, today)


def _opened(case: Case, keyring: Keyring, today: date) -> OpenedPlan:
    row = next(iter(rows_in(Plan, case)), None)
    goals = rows_in(Goal, case)
    services = rows_in(Service, case, lambda rows: _by_day(rows).select_related("member__account"))
    recorded = sum(acts.times for acts in queries.acts_in(case) if acts.verb in ACTS)
    if row is None:
        if goals or services:
            raise SealBroken
        return OpenedPlan(None, None, [], are_fewer=recorded > 0)
    key = sealing.key_of_case(case, keyring)
    record = sealing.open_row(PlanRecord, row, key, keyring)
    of_goals = {goal: sealing.open_row(GoalRecord, goal, key, keyring) for goal in goals}
    opened = [_service(service, key, keyring, today) for service in services]
    check(record, of_goals, {service.row: service.record for service in opened})
    opened_goals = [
        OpenedGoal(goal, of_goal, [service for service in opened if service.record.goal == str(goal.pk)])
        for goal, of_goal in of_goals.items()
    ]
    return OpenedPlan(row, record, sorted(opened_goals, key=_place), are_fewer=recorded > record.acts)


def check(plan: PlanRecord, goals: dict[Goal, GoalRecord], services: dict[Service, ServiceRecord]) -> None:
    """SealBroken unless these are the rows that the plan knows of, each in its newest version."""
    if plan.goals != {str(row.pk): record.version for row, record in goals.items()}:
        raise SealBroken
    if plan.services != {str(row.pk): record.version for row, record in services.items()}:
        raise SealBroken
    for row, record in services.items():
        if record.goal not in plan.goals or row.is_over is not record.state.is_over:
            raise SealBroken


def _service(row: Service, key: bytes, keyring: Keyring, today: date) -> OpenedService:
    return OpenedService(
        row,
        sealing.open_row(ServiceRecord, row, key, keyring),
        row.member.account.name if row.member else "",
        not row.is_over and row.due_on is not None and row.due_on < today,
    )


def _place(goal: OpenedGoal) -> tuple[object, ...]:
    record = goal.record
    first = _IN_ORDER[record.first] if record.first is not None else len(_IN_ORDER)
    return not goal.is_open, first, record.at, str(goal.row.pk)


def services_to_do(cases: Iterable[UUID], member: Member) -> list[Service]:
    """What this member, or nobody in particular, still has to see to in these cases; also what somebody left who is
    gone, has another role, or was shut out when the person was restricted. Of what is done outside, whoever works on
    the case asks how far it is.
    """
    return _to_do.rows(list(cases), member.pk)


def _services_left(cases: Value, member: Value) -> QuerySet[Service]:
    services = Service.objects.filter(IsAmong("case_id", cases), is_over=False, due_on__isnull=False)
    gone = Q(member__left_on__isnull=False) | ~Q(member__role__in=rules.working_roles())
    shut_out = Q(case__epoch=None) & ~restricted.named_for_work(OuterRef("member"), OuterRef("case__person"))
    return _by_day(services.filter(Q(member=member) | Q(member=None) | gone | shut_out))


_to_do = FixedQuery(_services_left)


_elsewhere = FixedQuery(
    lambda member, organisation, since: _by_day(
        Service.objects.filter(
            member=member,
            is_over=False,
            due_on__isnull=False,
            case__in=queries.cases_open_to(member, organisation, since),
            case__status=Status.OPEN,
        ).exclude(case__assignments__member=member)
    ).select_related("case__person")
)


def services_elsewhere(member: Member) -> list[Service]:
    """What a member has to do in open cases to which they are not assigned."""
    if not rules.can_read(member):
        return []
    return _elsewhere.rows(member.pk, member.organisation_id, restricted.still_open_since())


_plans_of = FixedQuery(lambda cases: Plan.objects.filter(IsAmong("case_id", cases)))
_services_of = FixedQuery(
    lambda cases: Service.objects.filter(IsAmong("case_id", cases)).values_list("case", "pk")
)


def plans_of(cases: Iterable[UUID]) -> list[Plan]:
    return _plans_of.rows(list(cases))


def services_of(cases: Iterable[UUID]) -> dict[UUID, set[str]]:
    """The ids of the services of each of these cases that has any."""
    services: dict[UUID, set[str]] = {}
    asked = list(cases)
    for case, service in _services_of.rows(asked) if asked else []:
        services.setdefault(case, set()).add(str(service))
    return services


def _by_day(services: QuerySet[Service]) -> QuerySet[Service]:
    return services.order_by("is_over", F("due_on").asc(nulls_last=True), "pk")
