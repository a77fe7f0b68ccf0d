"""What is saved of an article: a text that others decide about, or rest on, has a number of its own.

Wagtail saves while somebody types, every half second, and writes each such text over the one before, under its number.
Whoever looked at that one would decide about words that they have not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from amanjol.public.guide.readers.models import NativeReading

if TYPE_CHECKING:
    from wagtail.models import Revision

    from amanjol.foundation.accounts.models import Account


class SavedApart:
    """Of an article: only a draft that concerns nobody else is written over while its author types."""

    @transaction.atomic
    def save_revision(
        self: Any, user: Account | None = None, *, overwrite_revision: Revision | None = None, **options: Any
    ) -> Revision:
        """PermissionDenied where another was saved, or it was submitted, since this article was read."""
        latest = Page.objects.select_for_update(of=("self",)).get(pk=self.pk).latest_revision_id
        is_submitted = self.workflow_states.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists()
        read = overwrite_revision.pk if overwrite_revision else self.latest_revision_id
        if read != latest and (is_submitted or overwrite_revision):
            raise PermissionDenied(_("Another text was saved meanwhile: open the article again."))
        if is_submitted or (overwrite_revision and self._is_rested_on(overwrite_revision)):
            overwrite_revision = None
        saved: Revision = super().save_revision(  # type: ignore[misc]  # of Wagtail's page
            user=user, overwrite_revision=overwrite_revision, **options
        )
        return saved

    def _is_rested_on(self: Any, revision: Revision) -> bool:
        """Whether readers see it, a second person had it before them, or a native speaker read it."""
        return bool(
            revision.pk == self.live_revision_id
            or revision.task_states.exists()
            or NativeReading.objects.filter(revision=revision).exists()
        )
