"""What was put out, and what was counted there on a day."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from amanjol.programme.outreach import films, permits
from amanjol.programme.outreach.actions.writing import change, columns_of, write_down
from amanjol.programme.outreach.models import Campaign, Publication, Snapshot

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.models import Member


class NotPermitted(Exception):
    """Nothing permits that she speaks there, so: no permit in force that reaches this channel, captions and picture."""


class CountedBefore(Exception):
    """There are figures of that day already."""


@dataclass(frozen=True, slots=True)
class PutOut:
    """See `models.Publication`."""

    kind: str
    title: str
    place: str
    published_on: date
    link: str = ""
    campaign: Campaign | None = None
    captions: list[str] = field(default_factory=list)
    questions: str = ""
    without_survivor: bool = False
    permit: uuid.UUID | None = None
    channel: str = ""
    is_altered: bool = True
    who_deletes: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """See `models.Snapshot`."""

    captured_on: date
    views: int | None = None
    likes: int | None = None
    comments: int | None = None


@transaction.atomic
def put_out(*, what: PutOut, by: Member) -> Publication:
    """NotPermitted; PermissionDenied."""
    row = Publication(pk=uuid.uuid4(), organisation_id=by.organisation_id, **columns_of(what))
    write_down("publication.added", by, "publication", row.pk)
    _note_where(row)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_publication(*, publication: Publication, what: PutOut, by: Member) -> None:
    """Where a survivor speaks, what stood elsewhere before stays among what has to be taken down.

    NotPermitted; PermissionDenied.
    """
    write_down("publication.changed", by, "publication", publication.pk, of=publication.organisation_id)
    before = _noted(publication)
    change(publication, columns_of(what))
    if _noted(publication) != before:
        _note_where(publication)
    elif publication.permit is not None and films.standing(publication) is None:
        raise NotPermitted
    publication.save()


@transaction.atomic
def take_down(*, publication: Publication, by: Member) -> bool:
    """That a film is not there any more; False where that is written already. PermissionDenied."""
    if not films.taken_down(publication):
        return False
    write_down("publication.taken-down", by, "publication", publication.pk, of=publication.organisation_id)
    return True


@transaction.atomic
def count(*, publication: Publication, counted: Counted, by: Member) -> Snapshot:
    """CountedBefore; PermissionDenied."""
    write_down("publication.counted", by, "publication", publication.pk, of=publication.organisation_id)
    row = Snapshot(publication=publication, organisation_id=publication.organisation_id, **asdict(counted))
    _save(row)
    return row


@transaction.atomic
def correct_count(*, snapshot: Snapshot, counted: Counted, by: Member) -> None:
    """In the place of the figures that stood there. CountedBefore; PermissionDenied."""
    write_down(
        "publication.count-corrected", by, "publication", snapshot.publication_id, of=snapshot.organisation_id
    )
    change(snapshot, asdict(counted))
    _save(snapshot)


def _noted(row: Publication) -> tuple[object, ...]:
    return (row.permit, row.place, row.link, row.who_deletes)


def _note_where(row: Publication) -> None:
    row.copy = None
    if row.permit is None:
        return
    if films.standing(row) is None:
        raise NotPermitted
    copied = permits.Copied(f"{row.place} {row.link}".strip(), row.who_deletes)
    row.copy = permits.note_copy(row.permit, row.organisation_id, copied)


def _save(row: Snapshot) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "outreach_snapshot_once" not in str(error):
            raise
        raise CountedBefore from error
