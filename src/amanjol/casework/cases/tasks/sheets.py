"""What the page of a case says of its tasks: what is to be done, a line for one more, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.tasks.forms import TaskForm
from amanjol.casework.cases.tasks.people import askable
from amanjol.casework.cases.tasks.queries import tasks_of
from amanjol.casework.desk.attachments import Panel

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def tasks(opened: OpenedCase) -> Panel | None:
    """Nothing for who may only read a case that has none. SealBroken."""
    of_case = tasks_of(opened.case, opened.keyring, timezone.localdate())
    if not (of_case.to_do or of_case.done or of_case.are_fewer or opened.may_write):
        return None
    form = None
    if opened.may_write:
        form = TaskForm(members=askable(opened.keyring.member, opened.case), auto_id="task_%s")
    return Panel("cases/sheets/tasks.html", {"tasks": of_case, "form": form})
