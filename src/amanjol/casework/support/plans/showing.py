"""A plan as its page and the page of the case show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.earlier import earlier_details
from amanjol.casework.cases.details.parts import SUPPORT_PLANS
from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.talks.advised import CareShown, care_shown
from amanjol.casework.cases.talks.talk import NoTalk, talk_of
from amanjol.casework.standards.interview import care
from amanjol.casework.support.plans import values, words
from amanjol.casework.support.plans.records import First
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.support.plans.queries import OpenedGoal, OpenedPlan, OpenedService
    from amanjol.casework.support.plans.records import GoneThrough
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ServiceShown:
    """`who` is empty where whoever works on the case does it."""

    opened: OpenedService
    who: str
    state: str
    kind: str
    cost: str


@dataclass(frozen=True, slots=True)
class GoalShown:
    """`first` says why it cannot wait, else it is empty; `state` what became of it."""

    opened: OpenedGoal
    first: str
    state: str
    services: list[ServiceShown]


@dataclass(frozen=True, slots=True)
class TogetherShown:
    gone: GoneThrough
    language: str
    who: str


def goals_shown(goals: list[OpenedGoal]) -> list[GoalShown]:
    return [
        GoalShown(
            goal,
            words.first_in_words(goal.record.first) if goal.record.first is not None else "",
            str(words.GOAL_STATES[goal.record.state]),
            [service_shown(service) for service in goal.services],
        )
        for goal in goals
    ]


def service_shown(service: OpenedService) -> ServiceShown:
    record = service.record
    return ServiceShown(
        service,
        service.name or record.outside,
        str(words.STATES[record.state]),
        words.kind_in_words(record.kind) if record.kind else "",
        values.cost_in_words(record.cost),
    )


def together_shown(plan: OpenedPlan, keyring: Keyring) -> list[TogetherShown]:
    """The newest first."""
    if plan.record is None:
        return []
    gone = sorted(plan.record.together, key=lambda gone: gone.on)[::-1]
    names = names_of({entry.by for entry in gone}, keyring.member.organisation)
    return [
        TogetherShown(
            entry, world_names.language_name(entry.language, words.language()), names.get(entry.by, "")
        )
        for entry in gone
    ]


def not_asked_yet(plan: OpenedPlan) -> list[First]:
    """What cannot wait and no open goal is of: of what stands there nobody is asked again."""
    there = {goal.record.first for goal in plan.open_goals}
    return [first for first in First if first not in there]


def care_of(plan: OpenedPlan, record: CaseRecord) -> CareShown | None:
    """Of the talk and of open goals of care, the latest day that was told: of that most can still be done."""
    of_talk = care_of_talk(record)
    of_goals = [goal.record.told_on for goal in plan.open_goals if goal.record.first is First.CARE]
    if of_talk is None and not of_goals:
        return None
    on = max((day for day in (of_talk.on if of_talk else None, *of_goals) if day is not None), default=None)
    return CareShown(care.packaged_care(), on, care.time_left(on, timezone.localtime()))


def care_of_talk(record: CaseRecord) -> CareShown | None:
    """What the page of the case shows of it already."""
    try:
        return care_shown(talk_of(record.interview))
    except NoTalk:
        return None


def earlier_of_goal(goal: OpenedGoal, keyring: Keyring) -> list[EarlierShown]:
    """SealBroken."""
    return earlier_of(goal.record.changes, words.OF_GOAL, keyring.member.organisation, words.earlier_value)


def earlier_of_service(service: OpenedService, keyring: Keyring) -> list[EarlierShown]:
    """SealBroken."""
    return earlier_of(
        service.record.changes, words.OF_SERVICE, keyring.member.organisation, words.earlier_value
    )


def earlier_of_plan(
    plan: OpenedPlan, case: Case, person: PersonRecord, record: CaseRecord, keyring: Keyring
) -> list[EarlierShown]:
    """Its days, and what the details said of a plan before it had a room. SealBroken."""
    organisation = keyring.member.organisation
    of_days = plan.record.changes if plan.record is not None else ()
    in_details = Items(case, record, keyring).of(Change)
    earlier_values = [
        *earlier_of(of_days, words.OF_PLAN, organisation, words.earlier_value),
        *earlier_details(in_details, organisation, person.form, [SUPPORT_PLANS]),
    ]
    return sorted(earlier_values, key=lambda earlier: earlier.at, reverse=True)


def is_delicate(goal: OpenedGoal) -> bool:
    """Hidden from whoever sits beside the worker: it says what was done to the person."""
    return goal.record.first is First.CARE


def next_day(plan: OpenedPlan) -> date | None:
    """The earliest on which something of it is due."""
    days = [service.row.due_on for goal in plan.open_goals for service in goal.to_do]
    return min((day for day in days if day is not None), default=None)
