"""Courses and work of somebody, for the page of a room above: minutes, the three tests, how the work goes, grants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.results import presence_of, results_of
from amanjol.casework.learning.taking_part.records import Kind
from amanjol.casework.learning.words import title_of
from amanjol.casework.learning.work import queries as work
from amanjol.casework.learning.work.showing import placements_shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amanjol.casework.learning.models import Cohort, Learner, Livelihood
    from amanjol.casework.learning.results import Presence, Result
    from amanjol.casework.learning.taking_part.records import Participation
    from amanjol.casework.learning.work.records import BusinessPlan, GrantNow
    from amanjol.casework.learning.work.showing import PlacementShown
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class CourseShown:
    """`learner` is None where they were erased, or are left to others."""

    participation: Participation
    learner: Learner | None = None
    title: str = ""
    name: str = ""
    presence: Presence | None = None
    results: tuple[Result, ...] = ()
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class WorkShown:
    """`livelihood` is None where it was erased, or is left to others."""

    participation: Participation
    livelihood: Livelihood | None = None
    placements: tuple[PlacementShown, ...] = ()
    plan: BusinessPlan | None = None
    grants: tuple[GrantNow, ...] = ()
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class CohortToJoin:
    """One that has not ended; `name` is what the organisation calls it."""

    row: Cohort
    title: str
    name: str


def courses_shown(participations: Sequence[Participation], keyring: Keyring) -> list[CourseShown]:
    """The newest first. Nothing of it is written down: it stands with whoever may read the room above. SealBroken."""
    participations = [entry for entry in participations if entry.kind is Kind.COURSE]
    ids = [participation.row for participation in participations]
    rows = queries.learners_visible_to(keyring.member).select_related("cohort").filter(pk__in=ids)
    learners = {str(row.pk): row for row in rows} if ids else {}
    recorded = queries.acts_of(learners.values())
    lines = []
    for participation in participations:
        row = learners.get(participation.row)
        if row is None:
            lines.append(CourseShown(participation))
            continue
        record, cohort = sealing.open_learner(row, keyring), sealing.open_cohort(row.cohort, keyring)
        lines.append(
            CourseShown(
                participation,
                row,
                title_of(row.cohort.course),
                cohort.now.name,
                presence_of(cohort, record),
                tuple(results_of(record)),
                recorded[row.pk] > record.acts,
            )
        )
    return sorted(lines, key=lambda course: course.participation.at, reverse=True)


def work_shown(participations: Sequence[Participation], keyring: Keyring, today: date) -> list[WorkShown]:
    """As `courses_shown`. SealBroken."""
    of_work = [entry for entry in participations if entry.kind is Kind.WORK]
    ids = [participation.row for participation in of_work]
    rows = work.livelihoods_visible_to(keyring.member).filter(pk__in=ids) if ids else []
    there = {str(row.pk): row for row in rows}
    recorded = work.acts_of_livelihoods(there.values())
    lines = []
    for participation in of_work:
        row = there.get(participation.row)
        if row is None:
            lines.append(WorkShown(participation))
            continue
        record = sealing.open_livelihood(row, keyring)
        lines.append(
            WorkShown(
                participation,
                row,
                tuple(placements_shown(record, today)),
                record.plans[-1] if record.plans else None,
                tuple(record.grants_now),
                recorded[row.pk] > record.acts,
            )
        )
    return lines


def cohorts_to_join(
    keyring: Keyring, today: date, participations: Sequence[Participation]
) -> list[CohortToJoin]:
    """Those that have not ended, the next first, without those in which the person learns already. SealBroken."""
    ids = [entry.row for entry in participations if entry.kind is Kind.COURSE]
    mine: Any = queries.learners_visible_to(keyring.member).filter(pk__in=ids).values("cohort") if ids else []
    rows = queries.cohorts_visible_to(keyring.member).filter(ends_on__gte=today).exclude(pk__in=mine)
    return [
        CohortToJoin(row, title_of(row.course), sealing.open_cohort(row, keyring).now.name)
        for row in rows.order_by("begins_on", "pk")
    ]
