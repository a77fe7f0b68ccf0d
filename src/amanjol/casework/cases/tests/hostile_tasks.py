"""The pages of tasks that take texts: what stands behind each, and what somebody would fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Case, Task
from amanjol.casework.cases.record_parts.tasks import TaskRecord
from amanjol.casework.cases.tasks import actions as tasks
from amanjol.casework.cases.tasks.actions import Plan
from amanjol.casework.cases.tests.pages import BY_NAME
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.cases.tests.hostile import Typed

GOOD: dict[str, dict[str, str]] = {
    "write_task": {"text": "Найти врача", "member": "", "due_on": "2026-12-03"},
    "change_task": {"text": "Найти врача", "member": "", "due_on": "2026-12-03"},
    "task_done": {"task": "", "outcome": "Приём в среду"},
}


def _tasked(people: CaseCast) -> str:
    plan = Plan("Найти жильё", None, None)
    task = tasks.write_task(keyring=keyring_of(people.keys.berk), case=people.case, plan=plan)
    return BY_NAME["change_task"].path(people.case.pk, task=task.pk)


def _with_a_task(people: CaseCast) -> None:
    _tasked(people)


SCENES: dict[str, Callable[[CaseCast], str | None]] = {"change_task": _tasked, "task_done": _with_a_task}


def with_task(typed: Typed) -> Typed:
    """With the id of the task that is there."""
    return typed | {"task": str(Task.objects.get().pk)}


def task_of(case: Case, client: Client) -> TaskRecord:
    keyring = keyring_of(client)
    key = sealing.key_of_case(Case.objects.get(pk=case.pk), keyring)
    return sealing.open_row(TaskRecord, Task.objects.get(case=case), key, keyring)
