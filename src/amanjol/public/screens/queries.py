"""Reads of what is planned and of what was shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils import timezone

from amanjol.public.devices.queries import counts
from amanjol.public.screens import planning
from amanjol.public.screens.document import screens_document
from amanjol.public.screens.models import Notice, Playlist, Schedule
from amanjol.public.screens.places import places_now

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.public.devices.queries.counts import Month
    from amanjol.public.screens.planning import Spot

PAST_NOTICES = 20


@dataclass(frozen=True, slots=True)
class Running:
    """What screens of a place and group show now. Neither notices nor playlists: the guide's own playlist."""

    spot: Spot
    notices: tuple[Notice, ...]
    playlists: tuple[Playlist, ...]


def playlists() -> QuerySet[Playlist]:
    """With items and schedules."""
    return Playlist.objects.prefetch_related(
        "items", Prefetch("schedules", Schedule.objects.select_related("playlist"))
    )


def schedules() -> QuerySet[Schedule]:
    return Schedule.objects.select_related("playlist")


def overlapping(schedule: Schedule) -> list[Schedule]:
    """Other playlists' schedules that can be due on the same screen at the same moment."""
    others = schedules().exclude(pk=schedule.pk).exclude(playlist=schedule.playlist_id)
    return [other for other in others if planning.overlaps(schedule, other)]


def notices_ahead() -> list[Notice]:
    """Drafts, and notices that hold or will hold; the next to begin first."""
    notices = Notice.objects.filter(stopped_at=None, ends_at__gt=timezone.now())
    return list(notices.order_by("begins_at", "id"))


def notices_past() -> list[Notice]:
    """Sent once, and over: the last of them."""
    now = timezone.now()
    sent = Notice.objects.filter(sent_at__isnull=False)
    over = sent.filter(ends_at__lte=now) | sent.filter(stopped_at__isnull=False)
    return list(over.order_by("-ends_at", "id")[:PAST_NOTICES])


def running_now() -> list[Running]:
    """One row for each place and group where devices stand."""
    document, now = screens_document(), timezone.now()
    by_slug = {playlist.slug: playlist for playlist in Playlist.objects.all()}
    by_id = {str(notice.pk): notice for notice in Notice.objects.filter(sent_at__isnull=False)}
    rows = []
    for spot in places_now().spots:
        due = planning.due(document, spot, now)
        rows.append(
            Running(
                spot,
                tuple(by_id[pk] for pk in due.notices),
                tuple(by_slug[slug] for slug in due.playlists),
            )
        )
    return rows


def months_shown(organisation: UUID) -> list[Month]:
    """The newest first."""
    return counts.months(organisation)


def shown_in(month: Month, organisation: UUID, place: str) -> dict[str, int]:
    """How often each item was shown by the organisation's screens; in all places where none is named."""
    return counts.played(month, organisation=organisation, only={"place": place} if place else None)
