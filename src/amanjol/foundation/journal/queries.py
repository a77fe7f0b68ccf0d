from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.journal.models import Entry

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet


def entries_of(organisation: UUID) -> QuerySet[Entry]:
    """The organisation's journal, newest first. Row security shows a session its own organisation's only."""
    return Entry.objects.filter(organisation_id=organisation).order_by("-sequence")


def entries_about(organisation: UUID, kind: str, subject_id: object) -> QuerySet[Entry]:
    """What an organisation did with one thing, newest first."""
    return entries_of(organisation).filter(subject_type=kind, subject_id=str(subject_id))
