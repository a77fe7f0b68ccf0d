"""What of plans came to an end in a quarter: services by the kind of help, and goals.

A plan says inside which rows it has and in which version. Where those that are there are others, the plan is opened as
its page opens it, which says so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.models import Case
from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.support.models import Goal, Plan, Service
from amanjol.casework.support.plans import words
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.records import GoalRecord, GoalState, PlanRecord, ServiceRecord, State
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amanjol.casework.desk.in_bulk import OpenedRow
    from amanjol.foundation.seals.records import DataRecord

NOT_POSSIBLE: Final = "not-possible"
NO_KIND: Final = "no-kind"


def services(counting: Counting) -> Iterator[Deed]:
    """SealBroken."""
    for case, record in _rows(counting, Service, ServiceRecord, "services"):
        if record.state.is_over and counting.quarter.holds(record.ended_on):
            is_done = record.state is State.DONE
            yield Deed((record.kind or NO_KIND) if is_done else NOT_POSSIBLE, case)


def goals(counting: Counting) -> Iterator[Deed]:
    """SealBroken."""
    for case, record in _rows(counting, Goal, GoalRecord, "goals"):
        if record.state is not GoalState.OPEN and counting.quarter.holds(record.ended_on):
            yield Deed(record.state.value, case)


def service_words(kind: str) -> str:
    if kind == NOT_POSSIBLE:
        return gettext("Was not possible")
    return gettext("Kind of help not written down") if kind == NO_KIND else words.kind_in_words(kind)


def goal_words(kind: str) -> str:
    return str(words.GOAL_STATES[GoalState(kind)])


def _rows[Kind: (GoalRecord, ServiceRecord)](
    counting: Counting, model: type[Goal | Service], kind: type[Kind], name: str
) -> Iterator[tuple[str, Kind]]:
    """The case and the record of each row that its plan knows of."""
    of_plans: dict[str, Mapping[str, int]] = {
        str(row.points["case_id"]): getattr(_read(PlanRecord, row), name)
        for row in counting.rows(Plan.objects.all())
    }
    there: dict[str, dict[str, Kind]] = defaultdict(dict)
    for row in counting.rows(model.objects.all()):
        there[str(row.points["case_id"])][row.pk] = _read(kind, row)
    for case in of_plans.keys() | there.keys():
        if of_plans.get(case, {}) == {pk: record.version for pk, record in there[case].items()}:
            yield from ((case, record) for record in there[case].values())
        else:
            yield from ((case, record) for record in _settled(counting, case, kind))


def _settled[Kind: (GoalRecord, ServiceRecord)](counting: Counting, case: str, kind: type[Kind]) -> list[Any]:
    """As the page of the plan opens it, while nobody writes: a colleague may have written meanwhile. SealBroken."""
    row = Case.objects.select_related("person").get(pk=case)
    plan = plan_of(row, counting.keyring, timezone.localdate())
    if kind is GoalRecord:
        return [goal.record for goal in plan.goals]
    return [service.record for goal in plan.goals for service in goal.services]


def _read[Kind: DataRecord](kind: type[Kind], row: OpenedRow) -> Kind:
    try:
        return kind.from_data(row.data)
    except NotCanonical:
        raise SealBroken from None


SERVICES = Tally(
    "services", 10, _("Services of support plans"),
    _("What was done, by the kind of help, on the day on which it was done."),
    services, service_words,
)  # fmt: skip
GOALS = Tally(
    "goals", 50, _("Goals of support plans"), _("What became of what people wanted."), goals, goal_words
)
