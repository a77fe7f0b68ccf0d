"""Tasks of a case, and what waits for a member. What stands in clear needs no key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, F, Q

from amanjol.casework.cases import queries, restricted, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.cases.models import Status, Task
from amanjol.casework.cases.record_parts.tasks import TaskRecord
from amanjol.casework.desk import rules
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet, Value

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

WRITTEN: Final = "case.task-written"
"""The journal's verb for a new task: as many as there are rows."""
CHANGED: Final = "case.task-changed"
DONE: Final = "case.task-done"
DROPPED: Final = "case.task-dropped"
REOPENED: Final = "case.task-reopened"
_ACTS: Final = frozenset({WRITTEN, CHANGED, DONE, DROPPED, REOPENED})


@dataclass(frozen=True, slots=True)
class OpenedTask:
    """A task with what is sealed in it. `name` is that of who does it, empty where nobody in particular does."""

    row: Task
    record: TaskRecord
    name: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class CaseTasks:
    """`to_do` by their day, those without one last; `done` and `dropped` (nobody did it) the newest first.

    `are_fewer`: the journal knows of more than there are, or of more that was done with them, as of an older copy.
    """

    to_do: list[OpenedTask]
    done: list[OpenedTask]
    dropped: list[OpenedTask]
    are_fewer: bool


def tasks_of(case: Case, keyring: Keyring, today: date) -> CaseTasks:
    """SealBroken."""
    rows = rows_in(Task, case, lambda tasks: _by_day(tasks).select_related("member__account"))
    opened = opened_tasks(rows, sealing.key_of_case(case, keyring), keyring, today) if rows else []
    ended = [task for task in opened if task.row.is_done]
    ended.sort(key=lambda task: str(task.record.done_at), reverse=True)
    recorded = {acts.verb: acts.times for acts in queries.acts_in(case) if acts.verb in _ACTS}
    are_fewer = recorded.get(WRITTEN, 0) > len(rows) or _are_older(opened, sum(recorded.values()))
    return CaseTasks(
        [task for task in opened if not task.row.is_done],
        [task for task in ended if not task.record.is_dropped],
        [task for task in ended if task.record.is_dropped],
        are_fewer,
    )


def _are_older(tasks: Iterable[OpenedTask], recorded: int) -> bool:
    """Not told where one is from before its acts were counted."""
    acts = [task.record.acts for task in tasks]
    return None not in acts and recorded > sum(count or 0 for count in acts)


_counted_in = FixedQuery(
    lambda cases: (
        Task.objects.filter(IsAmong("case_id", cases)).order_by().values_list("case").annotate(Count("pk"))
    )
)


def cases_lacking_tasks(cases: Iterable[Case]) -> set[UUID]:
    """In which the journal knows of more tasks than there are. Needs no key."""
    recorded = queries.acts_in_each(cases)
    there = dict(_counted_in.rows(list(recorded)))
    return {
        pk for pk, of_case in recorded.items()
        if any(acts.verb == WRITTEN and acts.times > there.get(pk, 0) for acts in of_case)
    }  # fmt: skip


def opened_tasks(rows: Iterable[Task], of_case: bytes, keyring: Keyring, today: date) -> list[OpenedTask]:
    """Of one case, with its key. SealBroken."""
    return [
        OpenedTask(
            row,
            sealing.open_row(TaskRecord, row, of_case, keyring),
            row.member.account.name if row.member else "",
            not row.is_done and row.due_on is not None and row.due_on < today,
        )
        for row in rows
    ]


def to_do_in(cases: Iterable[UUID], member: Member) -> list[Task]:
    """What this member, or nobody in particular, still has to do in these cases; also what somebody left undone who is
    gone or has another role: nobody else would see it.
    """
    return _to_do_in.rows(list(cases), member.pk)


def _left_to_do(cases: Value, member: Value) -> QuerySet[Task]:
    tasks = Task.objects.filter(IsAmong("case_id", cases), is_done=False)
    gone = Q(member__left_on__isnull=False) | ~Q(member__role__in=rules.working_roles())
    return _by_day(tasks.filter(Q(member=member) | Q(member=None) | gone))


_to_do_in = FixedQuery(_left_to_do)


CASES_OF_A_DAY: Final = 120
"""Each is opened, person and case, while unlocked. Whoever has more sees the rest in the list of cases."""
_own = FixedQuery(
    lambda member, organisation, since: queries.by_day(
        queries.cases_open_to(member, organisation, since)
    ).filter(assignments__member=member)[: CASES_OF_A_DAY + 1]
)


def own_cases(member: Member) -> list[Case]:
    """As many open cases of a member as stand on one day, and one more where there are more."""
    if not rules.can_read(member):
        return []
    return _own.rows(member.pk, member.organisation_id, restricted.still_open_since())


TASKS_ELSEWHERE: Final = 120
"""So many are opened for one day, those due soonest."""
_elsewhere = FixedQuery(
    lambda member, organisation, since: _by_day(
        Task.objects.filter(
            member=member,
            is_done=False,
            case__in=queries.cases_open_to(member, organisation, since),
            case__status=Status.OPEN,
        ).exclude(case__assignments__member=member)
    ).select_related("case__person")[:TASKS_ELSEWHERE]
)


def to_do_elsewhere(member: Member) -> list[Task]:
    """What a member has to do in open cases to which they are not assigned."""
    if not rules.can_read(member):
        return []
    return _elsewhere.rows(member.pk, member.organisation_id, restricted.still_open_since())


def _by_day(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.order_by(F("due_on").asc(nulls_last=True), "pk")
