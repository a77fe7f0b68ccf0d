"""Where an issue was posted by hand, and that it was deleted there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.programme.newsletter import queries, stories
from amanjol.programme.newsletter.actions.writing import NotNow
from amanjol.programme.newsletter.kinds import Place, State
from amanjol.programme.newsletter.models import Posting
from amanjol.programme.outreach import permits
from amanjol.programme.outreach.actions.writing import write_down

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue


@dataclass(frozen=True, slots=True)
class Posted:
    """See `models.Posting`."""

    language: str
    place: str
    name: str
    posted_on: date
    deletes: str
    link: str = ""
    count: int = 1


@transaction.atomic
def note_posting(*, issue: Issue, posted: Posted, by: Member) -> Posting:
    """Of an issue that is or was out. NotNow; PermissionDenied."""
    write_down("newsletter.posted", by, "newsletter", issue.pk, of=issue.organisation_id)
    if issue.state not in {State.PUBLISHED, State.WITHDRAWN}:
        raise NotNow
    channels = stories.PRINTED if posted.place == Place.PAPER else stories.POST
    where = f"{Place(posted.place).label}: {posted.name}"
    copied = permits.Copied(where, posted.deletes, posted.count)
    copies = stories.note_copies(queries.story_ids(issue), channels, by.organisation_id, copied)
    return Posting.objects.create(
        issue=issue, organisation_id=issue.organisation_id, copies=copies, **asdict(posted)
    )


@transaction.atomic
def note_deletion(*, posting: Posting, on: date, by: Member) -> None:
    """NotNow: it was written down before; PermissionDenied."""
    write_down("newsletter.posting-deleted", by, "newsletter", posting.issue_id, of=posting.organisation_id)
    row = Posting.objects.select_for_update().get(pk=posting.pk)
    if row.deleted_on is not None:
        raise NotNow
    row.deleted_on = on
    row.save(update_fields=["deleted_on"])
    stories.note_deleted(row.copies, on)
