"""What is saved of an article: nothing is written over a text that others decide about, or rest on.

Wagtail saves while somebody types, every half second, and writes each such text over the one before, under its number.
See docs/decisions/0038.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from amanjol.public.guide.readers.models import NativeReading

if TYPE_CHECKING:
    from wagtail.models import Revision

    from amanjol.foundation.accounts.models import Account


def version_of(revision: Revision | None) -> str:
    """Which text somebody has before them: a draft is written over under its number, and has a later moment then."""
    return f"{revision.pk} {revision.created_at.isoformat()}" if revision else ""


class SavedApart:
    """Of an article: only what concerns nobody else is written over while its author types."""

    saves_itself = False
    """Whether the editor does, in place of a person who pressed something."""

    @transaction.atomic
    def save_revision(
        self: Any, user: Account | None = None, *, overwrite_revision: Revision | None = None, **options: Any
    ) -> Revision:
        """PermissionDenied where it saves itself and another text was saved since this one was read."""
        locked = Page.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
        read_id = overwrite_revision.pk if overwrite_revision else self.latest_revision_id
        if self.saves_itself and read_id != locked.latest_revision_id:
            raise PermissionDenied(
                _("Another text was saved meanwhile. Copy what you typed, then open the article again.")
            )
        if overwrite_revision and _is_rested_on(overwrite_revision, locked):
            overwrite_revision = None
        saved: Revision = super().save_revision(  # type: ignore[misc]  # of Wagtail's page
            user=user, overwrite_revision=overwrite_revision, **options
        )
        return saved


def _is_rested_on(revision: Revision, page: Page) -> bool:
    """Whether readers see it, a second person had it before them, or a native speaker read it."""
    return bool(
        revision.pk == page.live_revision_id
        or revision.task_states.exists()
        or NativeReading.objects.filter(revision=revision).exists()
    )
