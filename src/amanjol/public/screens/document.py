"""The document `screens`, which is signed with the packs: what is due now or later, and nothing that is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.foundation.names import uzbek
from amanjol.public.guide.queries import standings
from amanjol.public.packs.editions import CYRILLIC_UZBEK
from amanjol.public.screens import showing
from amanjol.public.screens.kinds import ItemKind
from amanjol.public.screens.models import Notice, Playlist, Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSION = 1
_EMPTY: dict[str, Any] = {"items": [], "languages": []}
_DAY = timedelta(days=1)  # no clock on earth is further behind


def screens_document() -> dict[str, Any]:
    """Playlists that were published and are planned, schedules and notices that are not over.

    Without notices that name an address for which a reader can be punished: it was no such address when they were sent.
    """
    now = timezone.now()
    schedules = Schedule.objects.select_related("playlist").exclude(playlist__shown_at=None)
    schedules = schedules.exclude(ends_on__lt=now.date() - _DAY)  # not the node's day: devices are anywhere
    notices = Notice.objects.filter(sent_at__isnull=False, stopped_at=None, ends_at__gt=now)
    listed = standings()
    clean = (
        notice
        for notice in notices.order_by("begins_at", "id")
        if not any(listed.punished_in(words) for text in notice.texts.values() for words in text.values())
    )
    return document_of(list(schedules), clean)


def document_of(schedules: Iterable[Schedule], notices: Iterable[Notice]) -> dict[str, Any]:
    planned = list(schedules)
    playlists = {schedule.playlist.slug: schedule.playlist for schedule in planned}
    return {
        "version": VERSION,
        "playlists": {slug: playlist_part(playlists[slug].shown or _EMPTY) for slug in sorted(playlists)},
        "schedules": [_schedule(schedule) for schedule in planned],
        "notices": [notice_part(notice) for notice in notices],
    }


def playlist_part(playlist: Mapping[str, Any]) -> dict[str, Any]:
    """With titles and captions as the current pack has them, for devices that hold another."""
    facts = showing.current().facts
    return {"items": [_item(item, facts) for item in playlist["items"]], "languages": playlist["languages"]}


def notice_part(notice: Notice) -> dict[str, Any]:
    return {
        "id": str(notice.pk),
        "places": notice.places,
        "groups": notice.groups,
        "begins_at": _moment(notice.begins_at),
        "ends_at": _moment(notice.ends_at),
        "texts": in_all_scripts(notice.texts),
        "page": notice.page,
    }


def in_all_scripts(texts: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Uzbek in Cyrillic letters is written by us, as everywhere in the guide."""
    if "uz" not in texts:
        return dict(texts)
    derived = {part: uzbek.to_cyrillic(words) for part, words in texts["uz"].items()}
    return {**texts, CYRILLIC_UZBEK: derived}


def items_of(playlist: Playlist) -> list[dict[str, Any]]:
    """As they are being arranged: what the next publishing would show."""
    return [{"kind": item.kind, "name": item.name, "seconds": item.seconds} for item in playlist.items.all()]


def _item(item: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    kind, name = item["kind"], item["name"]
    if kind == ItemKind.PAGE:
        return {"kind": kind, "key": name, "seconds": item["seconds"]}
    if kind == ItemKind.POSTER:
        asset = facts["posters"].get(name, {})
        return {"kind": kind, "file": name, "titles": asset.get("titles", {}), "seconds": item["seconds"]}
    asset = facts["clips"].get(name, {})
    return {
        "kind": kind,
        "file": name,
        "titles": asset.get("titles", {}),
        "captions": asset.get("captions", {}),
        "picture": asset.get("picture", ""),
    }


def _schedule(schedule: Schedule) -> dict[str, Any]:
    hours = None
    if schedule.from_hour is not None and schedule.to_hour is not None:
        hours = {"from": f"{schedule.from_hour:%H:%M}", "to": f"{schedule.to_hour:%H:%M}"}
    return {
        "playlist": schedule.playlist.slug,
        "places": schedule.places,
        "groups": schedule.groups,
        "from": schedule.begins_on.isoformat(),
        "to": schedule.ends_on.isoformat() if schedule.ends_on else None,
        "weekdays": schedule.weekdays,
        "hours": hours,
        "priority": schedule.priority,
    }


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
