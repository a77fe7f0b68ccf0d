"""Deciding about exactly what was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page, WorkflowState

from amanjol.public.guide import rules
from amanjol.public.guide.models import authors_since_published

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


class NotWaiting(Exception):
    """Somebody decided about it, or took it back."""


class ChangedSince(Exception):
    """Another text waits now than the one that was looked at."""


@transaction.atomic
def approve(*, page: Page, revision: int, by: Member) -> None:
    """Publish the revision that was looked at. PermissionDenied; NotWaiting; ChangedSince."""
    state = _waiting(page, revision, by)
    task_state = state.current_task_state
    task_state.task.specific.on_action(task_state.specific, by.account, "approve", revision=revision)


@transaction.atomic
def send_back(*, page: Page, revision: int, words: str, by: Member) -> None:
    """`words` say to the author what to change. PermissionDenied; NotWaiting; ChangedSince."""
    state = _waiting(page, revision, by)
    task_state = state.current_task_state
    task_state.task.specific.on_action(
        task_state.specific, by.account, "reject", revision=revision, comment=words
    )


def _waiting(page: Page, revision: int, by: Member) -> WorkflowState:
    """Holds the page, so that nobody saves another text between the look and the decision."""
    locked = Page.objects.select_for_update().get(pk=page.pk)
    state = locked.specific.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise NotWaiting
    if not rules.can_approve_article(by, authors_since_published(locked)):
        raise PermissionDenied
    if locked.latest_revision_id != revision:
        raise ChangedSince
    return state
