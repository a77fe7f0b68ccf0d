"""Deciding about exactly what was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page, WorkflowState

from amanjol.public.guide import rules
from amanjol.public.guide.models import authors_since_published
from amanjol.public.guide.saving import version_of

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


class NotWaiting(Exception):
    """Somebody decided about it, or took it back."""


class ChangedSince(Exception):
    """Another text waits now than the one that was looked at."""


@transaction.atomic
def approve(*, page: Page, revision: str, by: Member) -> None:
    """Publish the version that was looked at. PermissionDenied; NotWaiting; ChangedSince."""
    state = _waiting(page, revision, by)
    task_state = state.current_task_state
    task_state.task.specific.on_action(task_state.specific, by.account, "approve", revision=revision)
    if version_of(Page.objects.get(pk=page.pk).live_revision) != revision:
        raise NotWaiting  # nobody is told "approved" of what readers do not see


@transaction.atomic
def send_back(*, page: Page, revision: str, words: str, by: Member) -> None:
    """`words` say to the author what to change. PermissionDenied; NotWaiting; ChangedSince."""
    state = _waiting(page, revision, by)
    task_state = state.current_task_state
    task_state.task.specific.on_action(
        task_state.specific, by.account, "reject", revision=revision, comment=words
    )


def _waiting(page: Page, revision: str, by: Member) -> WorkflowState:
    """Holds page and workflow: meanwhile nobody saves another text, and nobody takes it back."""
    locked = Page.objects.select_for_update().get(pk=page.pk)
    states = locked.specific.workflow_states.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    state = states.select_for_update(of=("self",)).first()
    if state is None:
        raise NotWaiting
    if not rules.can_approve_article(by, authors_since_published(locked)):
        raise PermissionDenied
    if version_of(locked.latest_revision) != revision:
        raise ChangedSince
    return state
