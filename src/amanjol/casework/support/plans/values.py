"""What of a goal, a service and a plan is compared when somebody changes it: old words stay beside the new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.record_parts.changes import Change, between

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.support.models import Service
    from amanjol.casework.support.plans.records import Cost, GoalRecord, ServiceRecord


def of_goal(record: GoalRecord) -> dict[str, Any]:
    return _filled_in(
        words=record.words,
        need=record.need,
        first=record.first.value if record.first is not None else "",
        told_on=_day(record.told_on),
        state=record.state.value,
        says=record.says,
    )


def of_service(row: Service, record: ServiceRecord) -> dict[str, Any]:
    """`who` by name: it says who was to do it then, whatever becomes of the member."""
    return _filled_in(
        what=record.what,
        who=row.member.account.name if row.member else record.outside,
        due_on=_day(row.due_on),
        kind=record.kind,
        cost=cost_in_words(record.cost),
        state=record.state.value,
        result=record.result,
    )


def of_plan(review_on: date | None) -> dict[str, Any]:
    return _filled_in(review_on=_day(review_on))


def with_change(
    changes: tuple[Change, ...], before: dict[str, Any], after: dict[str, Any], by: str
) -> tuple[Change, ...]:
    """The changes with this one as the last, if anything differs."""
    change = between(before, after, by)
    return changes if change is None else (*changes, change)


def cost_in_words(cost: Cost | None) -> str:
    return "" if cost is None else f"{cost.amount} {cost.currency}"


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _filled_in(**values: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
