"""What runs where now, and what was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amanjol.public.screens import queries, showing, wording
from amanjol.public.screens.document import items_of
from amanjol.public.screens.places import name_of, places_now
from amanjol.public.screens.views.access import for_planners

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.screens.models import Notice, Playlist
    from amanjol.public.screens.queries import Running


@require_safe
@for_planners
def board(request: HttpRequest, _member: Member) -> HttpResponse:
    """One look: which screens show what, which notices hold, which playlists there are."""
    context = {
        "running": [_row(running) for running in queries.running_now()],
        "notices": [notice_row(notice) for notice in queries.notices_ahead()],
        "past": [notice_row(notice) for notice in queries.notices_past()],
        "playlists": [_playlist_row(playlist) for playlist in queries.playlists()],
    }
    return render(request, "screens/board.html", context)


@require_safe
@for_planners
def proof_of_play(request: HttpRequest, member: Member) -> HttpResponse:
    """Proof of play, by month and place, of the own organisation's screens."""
    months = queries.months_shown(member.organisation_id)
    month = next(
        (month for month in months if month.name == request.GET.get("month")), months[0] if months else None
    )
    airports = places_now().airports
    place = next((code for code in airports if code == request.GET.get("place")), "")
    counted = queries.shown_in(month, member.organisation_id, place) if month else {}
    most = max(counted.values(), default=0)
    titles = {str(row.pk): wording.title_of(row, get_language() or "en") for row in queries.notices_past()}
    titles |= {str(row.pk): wording.title_of(row, get_language() or "en") for row in queries.notices_ahead()}
    rows = [
        {"title": _title(item, titles), "count": count, "share": round(100 * count / most)}
        for item, count in sorted(counted.items(), key=lambda pair: -pair[1])
    ]
    places = [(code, name_of(code)) for code in airports]
    context = {"months": months, "month": month, "places": places, "place": place, "rows": rows}
    return render(request, "screens/shown.html", context | {"total": sum(counted.values())})


def notice_row(notice: Notice) -> dict[str, Any]:
    return {
        "notice": notice,
        "title": wording.title_of(notice, get_language() or "en"),
        "where": wording.where_in_words(notice),
        "when": wording.time_of_notice(notice),
        "languages": wording.languages_in_words(notice.texts),
    }


def _row(running: Running) -> dict[str, Any]:
    language = get_language() or "en"
    return {
        "place": name_of(running.spot.place),
        "group": running.spot.group,
        "notices": [(notice.pk, wording.title_of(notice, language)) for notice in running.notices],
        "playlists": running.playlists,
    }


def _playlist_row(playlist: Playlist) -> dict[str, Any]:
    return {
        "playlist": playlist,
        "count": len(playlist.items.all()),
        "when": [wording.when_in_words(schedule) for schedule in playlist.schedules.all()],
        "is_changed": has_changes(playlist),
    }


def has_changes(playlist: Playlist) -> bool:
    """Whether it was arranged anew since it was published."""
    return playlist.shown != {"items": items_of(playlist), "languages": playlist.languages}


def _title(item: str, notices: dict[str, str]) -> str:
    """Of a poster, clip, page or notice, as a screen reports it."""
    kind, _colon, pk = item.partition(":")
    if kind == "notice":
        return _("Notice: %(title)s") % {"title": notices.get(pk, pk)}
    pack = showing.current()
    matches = (pack.find(kind, item) for kind in ("page", "poster", "clip"))
    return next((f"{match.kind.label}: {match.title}" for match in matches if match), item)
