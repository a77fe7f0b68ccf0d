"""A fictional plan: medicine that cannot wait, a room of her own; for a member, an outsider, nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.models import Case
from amanjol.casework.support.models import Goal, Plan, Service
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.records import Cost, First
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.plans.queries import OpenedPlan

TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=9)
REVIEW = TODAY + timedelta(days=30)
MEDICINE = GoalPlan("Хочу, чтобы таблетки не кончались", "Запас от давления на месяц", First.MEDICINE)
FLAT = GoalPlan("Хочу свою комнату с дверью", "Жильё на полгода")
SEWING = ServicePlan("Показать кухню для обедов", "Livelihood", None, "Кафе «Ирис»", LATER, Cost(250, "TMT"))
SECRETS = (
    "таблетки",
    "давления",
    "комнату",
    "Жильё",
    "рецепт",
    "Найти объявления",
    "кухню",
    "Ирис",
    "дверью",
)
"""Words of the plan, which stand nowhere but inside seals."""


@dataclass
class PlanCast:
    cases: CaseCast
    medicine: Goal
    flat: Goal
    recipe: Service
    search: Service
    sewing: Service

    @property
    def case(self) -> Case:
        return self.cases.case

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana


def create_plan_cast(people: CaseCast) -> PlanCast:
    keyring, case = keyring_of(people.keys.berk), people.case
    dana = people.keys.cast.dana
    flat = actions.write_goal(keyring=keyring, case=case, goal=FLAT)
    medicine = actions.write_goal(keyring=keyring, case=case, goal=MEDICINE)

    def write(goal: Goal, service: ServicePlan) -> Service:
        return actions.write_service(keyring=keyring, case=case, goal=goal.pk, service=service)

    recipe = write(medicine, ServicePlan("Взять рецепт у врача", "Health", dana, due_on=TODAY))
    search = write(flat, ServicePlan("Найти объявления"))
    return PlanCast(people, medicine, flat, recipe, search, write(flat, SEWING))


def opened(client: Client, case: Case) -> OpenedPlan:
    """As the plan lies in the database now."""
    keyring = keyring_of(client)
    return plan_of(Case.objects.select_related("person").get(pk=case.pk), keyring, TODAY)


def stored(client: Client) -> list[list[str]]:
    """Every row of plans that the organisation of this browser has, as it lies there."""
    request_of(client)
    return [
        sorted(
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row]) for row in rows
        )
        for rows in (model.objects.values_list() for model in (Plan, Goal, Service))
    ]
