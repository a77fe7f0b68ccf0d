"""Asking the worker for something once, for however many changes wait for it. Also called: debounce, coalesce.

Nobody must be told "saved" about a change that nothing will carry to readers, so a task that waits already answers
only where it is certain to begin after the change can be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django_tasks_db.models import DBTaskResult

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.tasks import Task


def waiting(wanted: Task[Any, Any]) -> QuerySet[DBTaskResult[Any, Any]]:
    """What was asked for and has not begun."""
    return DBTaskResult.objects.ready().filter(task_path=wanted.module_path)


def ask_once(wanted: Task[Any, Any]) -> None:
    """Part of the caller's transaction.

    A task that waits is held until the caller commits, so no worker takes it before. One that somebody else holds is
    being taken, or deleted by a build that may have read already: it may not see this change, so another is asked for.
    """
    with transaction.atomic(savepoint=False):
        if waiting(wanted).select_for_update(skip_locked=True).first() is None:
            wanted.enqueue()
