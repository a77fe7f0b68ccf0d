"""Wagtail's editor without its own letters: `telling` writes one for all that waits, in the worker.

Wagtail's are sent while somebody waits for the page, one for each article; a failed one puts an address into the log.
"""

from __future__ import annotations

from wagtail.admin.apps import WagtailAdminAppConfig


class EditorApp(WagtailAdminAppConfig):
    def ready(self) -> None:
        super().ready()
        from wagtail import signals  # noqa: PLC0415  models are ready now
        from wagtail.models import TaskState, WorkflowState  # noqa: PLC0415  as above

        connected = (
            (signals.task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
            (signals.workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
            (signals.workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
            (signals.workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
        )
        for signal, sender, name in connected:
            if not signal.disconnect(sender=sender, dispatch_uid=name):
                raise RuntimeError(f"Wagtail calls {name} otherwise now.")
