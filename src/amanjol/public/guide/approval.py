"""What happens when a second person has approved.

Wagtail imports this while its own models are still loading, so everything here is imported when called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from amanjol.foundation.accounts.models import Account


def publish_approved(workflow_state: WorkflowState, user: Account | None = None) -> None:
    """Publish the approved revision (`WAGTAIL_FINISH_WORKFLOW_ACTION`).

    Nobody has the right to publish alone: the approval is the right, and it is written down.
    """
    from wagtail.actions.publish_page_revision import PublishPageRevisionAction  # noqa: PLC0415  see above

    from amanjol.foundation.journal.actions import record  # noqa: PLC0415  see above
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  see above

    revision = workflow_state.content_object.get_latest_revision()
    PublishPageRevisionAction(revision, user=user).execute(skip_permission_checks=True)
    member = member_of(user) if user else None
    record(
        verb="guide.published",
        organisation=member.organisation_id if member else None,
        actor=user.pk if user else None,
        subject=("page", workflow_state.object_id),
        details={"revision": revision.pk},
    )
