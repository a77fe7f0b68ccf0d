"""Support plans of before, which stood among the details of a case: they become goals and services of its plan.

The details give them up in the same transaction, and say so among their earlier values: nothing is lost.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.details import parts
from amanjol.casework.standards.htcds.documents import DocumentRefused
from amanjol.casework.support.models import Service
from amanjol.casework.support.plans.records import GoalRecord, ServiceRecord, State
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.cases.details.parts import PartEntry
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.support.plans.writing import PlanInWriting
    from amanjol.foundation.organisations.keys.keyring import Keyring


def plans_in_details(case: Case, keyring: Keyring) -> list[PartEntry]:
    """What is left there. None of another version of the standard, which stay as they lie. SealBroken."""
    try:
        return parts.entries(parts.SUPPORT_PLANS, sealing.open_case(case, keyring).details)
    except DocumentRefused:
        return []


def take_over(plan: PlanInWriting) -> None:
    """Nothing happens where nothing is left there. SealBroken; canonical.NotCanonical."""
    entries = plans_in_details(plan.case, plan.keyring)
    if not entries:
        return

    def without_plans(record: CaseRecord) -> CaseRecord:
        left = [detail for detail in record.details if detail["part"] != parts.SUPPORT_PLANS.key]
        return replace(record, details=tuple(left))

    for entry in entries:
        _take(plan, entry.values)
    change_case("case.details-changed", plan.keyring, plan.case, without_plans)
    plan.finish("plan.taken-over", with_words=True)


def _take(plan: PlanInWriting, values: Mapping[str, Any]) -> None:
    """Its objectives are a goal, its actions a service of that."""
    objectives, action = values.get("spl_Objectives", ""), values.get("spl_ActionPlan", "")
    at, by = present_moment(), plan.keyring.person
    goal = plan.new_goal(GoalRecord(at, by, objectives or action))
    ended_on = _day(values.get("spl_ActualEndDate"))
    state = State.DONE if ended_on is not None else State.PLANNED
    service = ServiceRecord(
        at, by, str(goal.pk), action or objectives, values.get("spl_Type", ""), state=state, ended_on=ended_on
    )
    plan.new_service(Service(due_on=_day(values.get("spl_PlannedEndDate"))), service)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
