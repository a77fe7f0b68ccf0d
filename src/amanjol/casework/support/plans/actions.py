"""Writing a plan: goals, services, how far they are, and that it was gone through with the person. Old words stay.

Each act raises OlderCopy where the journal knows of more than stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases.tasks.people import check_opens
from amanjol.casework.desk import days
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.models import Goal, Service
from amanjol.casework.support.plans import values
from amanjol.casework.support.plans.records import (
    Cost,
    First,
    GoalRecord,
    GoalState,
    GoneThrough,
    ServiceRecord,
    State,
)
from amanjol.casework.support.plans.taking_over import take_over
from amanjol.casework.support.plans.writing import NoSuchRow, PlanInWriting
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

__all__ = ["NoReason", "NoSuchRow"]


class NoReason(ValueError):
    """What was not possible, or was given up, says why."""


@dataclass(frozen=True, slots=True)
class GoalPlan:
    """What the person wants and why it cannot wait, if it cannot; see `records.GoalRecord`."""

    words: str
    need: str = ""
    first: First | None = None
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class ServicePlan:
    """What is done, by a member, by somebody outside, or by whoever works on the case; see `records.ServiceRecord`."""

    what: str
    kind: str = ""
    member: Member | None = None
    outside: str = ""
    due_on: date | None = None
    cost: Cost | None = None


@transaction.atomic
def write_goal(*, keyring: Keyring, case: Case, goal: GoalPlan) -> Goal:
    """PermissionDenied; Closed; SealBroken; days.NotThen."""
    days.check(goal.told_on)
    plan = _begun(keyring, case)
    at, by = present_moment(), keyring.person
    row = plan.new_goal(GoalRecord(at, by, goal.words, goal.need, goal.first, goal.told_on))
    plan.finish("plan.goal-written", with_words=True)
    return row


@transaction.atomic
def change_goal(*, keyring: Keyring, case: Case, pk: UUID, goal: GoalPlan) -> bool:
    """False where it stands there already. NoSuchRow; PermissionDenied; Closed; SealBroken; days.NotThen."""
    days.check(goal.told_on)
    plan = PlanInWriting(keyring, case)
    opened = plan.goal(pk)
    before = opened.record
    record = replace(before, words=goal.words, need=goal.need, first=goal.first, told_on=goal.told_on)
    if record == before:
        return False
    _put_goal(plan, opened.row, before, record)
    plan.finish("plan.goal-changed", with_words=True)
    return True


@transaction.atomic
def move_goal(
    *, keyring: Keyring, case: Case, pk: UUID, state: GoalState, says: str = "", on: date | None = None
) -> bool:
    """It was reached or given up `on` a day, today if none is said; or is taken up again. False where it is so already.

    NoReason; NoSuchRow; PermissionDenied; Closed; SealBroken; days.NotThen.
    """
    days.check(on)
    if state is GoalState.GIVEN_UP and not says:
        raise NoReason
    plan = PlanInWriting(keyring, case)
    opened = plan.goal(pk)
    if (opened.record.state, opened.record.says) == (state, says):
        return False
    ended_on = None if state is GoalState.OPEN else on or _today()
    _put_goal(
        plan, opened.row, opened.record, replace(opened.record, state=state, says=says, ended_on=ended_on)
    )
    plan.finish("plan.goal-reopened" if state is GoalState.OPEN else "plan.goal-ended")
    return True


@transaction.atomic
def write_service(*, keyring: Keyring, case: Case, goal: UUID, service: ServicePlan) -> Service:
    """NoSuchRow; PermissionDenied, also for a member who could not open the case; Closed; SealBroken."""
    plan = PlanInWriting(keyring, case)
    plan.goal(goal)
    check_opens(service.member, plan.case)
    record = ServiceRecord(
        present_moment(), keyring.person, str(goal), service.what, service.kind, service.outside, service.cost
    )
    row = plan.new_service(Service(member=service.member, due_on=service.due_on), record)
    plan.finish("plan.service-written", with_words=True)
    return row


@transaction.atomic
def change_service(*, keyring: Keyring, case: Case, pk: UUID, service: ServicePlan) -> bool:
    """As `change_goal`; PermissionDenied also for a new member who could not open the case."""
    plan = PlanInWriting(keyring, case)
    opened = plan.service(pk)
    row, before = opened.row, opened.record
    values_before = values.of_service(row, before)
    record = replace(before, what=service.what, kind=service.kind, outside=service.outside, cost=service.cost)
    if (record, row.member, row.due_on) == (before, service.member, service.due_on):
        return False
    if service.member != row.member:
        check_opens(service.member, plan.case)
    row.member, row.due_on = service.member, service.due_on
    _put_service(plan, row, values_before, record)
    plan.finish("plan.service-changed", with_words=True)
    return True


@transaction.atomic
def move_service(
    *, keyring: Keyring, case: Case, pk: UUID, state: State, result: str = "", on: date | None = None
) -> bool:
    """How far it is, with what came of it. As `move_goal`."""
    days.check(on)
    if state is State.NOT_POSSIBLE and not result:
        raise NoReason
    plan = PlanInWriting(keyring, case)
    opened = plan.service(pk)
    row, before = opened.row, opened.record
    if (before.state, before.result) == (state, result):
        return False
    ended_on = (on or _today()) if state.is_over else None
    record = replace(before, state=state, result=result, ended_on=ended_on)
    _put_service(plan, row, values.of_service(row, before), record)
    plan.finish("plan.service-moved")
    return True


@transaction.atomic
def go_through(
    *,
    keyring: Keyring,
    case: Case,
    language: str,
    agrees: bool,
    says: str = "",
    on: date | None = None,
    review_on: date | None = None,
) -> None:
    """The plan was made, or looked at again, together with the person; `review_on` is the next such day.

    NoSuchRow where there is no plan; PermissionDenied; Closed; SealBroken; days.NotThen.
    """
    days.check(on)
    plan = PlanInWriting(keyring, case)
    if plan.is_new:
        raise NoSuchRow
    before = plan.record
    gone = GoneThrough(present_moment(), keyring.person, on or _today(), language, before.words, agrees, says)
    changes = values.with_change(
        before.changes, values.of_plan(plan.row.review_on), values.of_plan(review_on), keyring.person
    )
    plan.row.review_on = review_on
    plan.record = replace(before, together=(*before.together, gone), changes=changes)
    plan.finish("plan.gone-through")


def note_printed(*, keyring: Keyring, case: Case) -> None:
    """That the plan was put on paper for the person."""
    record_act("plan.printed", keyring.member, "case", case.pk)


def _begun(keyring: Keyring, case: Case) -> PlanInWriting:
    """What the details say of a plan comes into a new one first: there is one place for it."""
    plan = PlanInWriting(keyring, case)
    if plan.is_new:
        take_over(plan)
    return plan


def _put_goal(plan: PlanInWriting, row: Goal, before: GoalRecord, after: GoalRecord) -> None:
    changes = values.with_change(
        before.changes, values.of_goal(before), values.of_goal(after), plan.keyring.person
    )
    plan.put_goal(row, replace(after, changes=changes))


def _put_service(
    plan: PlanInWriting, row: Service, values_before: dict[str, object], after: ServiceRecord
) -> None:
    """`values_before` were read before the row was changed."""
    changes = values.with_change(
        after.changes, values_before, values.of_service(row, after), plan.keyring.person
    )
    plan.put_service(row, replace(after, changes=changes))


def _today() -> date:
    return timezone.localdate()
