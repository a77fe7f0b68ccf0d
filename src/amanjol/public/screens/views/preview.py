"""The player of the current pack, in a frame, with exactly what is being arranged: nothing of it is out yet.

The frame's address is a folder of its own, so that the player finds the pack's files, and in place of the device's
answers those made here, by the same relative links as everywhere.
"""

from __future__ import annotations

import mimetypes
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.csp import CSP
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from amanjol.public.screens import queries, showing, wording
from amanjol.public.screens.document import VERSION, items_of, notice_part, playlist_part
from amanjol.public.screens.forms.fields import languages_of_pack
from amanjol.public.screens.models import Notice
from amanjol.public.screens.views.access import for_planners
from amanjol.public.screens.views.board import has_changes, notice_row

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from amanjol.foundation.organisations.models import Member

_SHOWN_FOLDERS = {("assets",), ("kiosk",), ("media",), ("screen",)}  # of the pack: what the player asks for
_FRAMED: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}
_FRAMING = cast("dict[str, list[str]]", settings.SECURE_CSP) | {"frame-src": [CSP.SELF]}


@require_safe
@for_planners
@csp_override(_FRAMING)
def preview_playlist(request: HttpRequest, _member: Member, pk: UUID) -> HttpResponse:
    playlist = get_object_or_404(queries.playlists(), pk=pk)
    pack = showing.current()
    gone = [item.name for item in playlist.items.all() if pack.find(item.kind, item.name) is None]
    context = {"playlist": playlist, "gone": gone, "is_changed": has_changes(playlist)}
    return render(request, "screens/preview_playlist.html", context | _frame("playlist", pk))


@require_safe
@for_planners
@csp_override(_FRAMING)
def preview_notice(request: HttpRequest, _member: Member, pk: UUID) -> HttpResponse:
    notice = get_object_or_404(Notice, pk=pk)
    state = "draft" if notice.sent_at is None else "stopped" if notice.stopped_at else "sent"
    is_over = notice.ends_at <= datetime.now(UTC)
    context = notice_row(notice) | {
        "state": state,
        "is_over": is_over,
        "lacking": wording.lacking_languages(notice),
        "is_with_uzbek": "uz" in notice.texts,
    }
    return render(request, "screens/preview_notice.html", context | _frame("notice", pk))


@require_safe
@for_planners
@csp_override(_FRAMED)
@xframe_options_sameorigin
def player(_request: HttpRequest, _member: Member, kind: str, pk: UUID, path: str) -> HttpResponseBase:
    """A file of the pack, or what a device would answer."""
    if path == "device/screens.json":
        return JsonResponse(_document(kind, pk))
    if path == "device/settings.json":
        return JsonResponse({})
    return _file_of_pack(path)


def _frame(kind: str, pk: UUID) -> dict[str, Any]:
    return {"kind": kind, "pk": pk, "tongues": languages_of_pack(), "language": get_language()}


def _document(kind: str, pk: UUID) -> dict[str, Any]:
    """One playlist, always; or one notice, as if it held."""
    if kind == "notice":
        now = datetime.now(UTC)
        times = {
            "begins_at": (now - timedelta(hours=1)).isoformat(),
            "ends_at": (now + timedelta(days=1)).isoformat(),
        }
        notice = notice_part(get_object_or_404(Notice, pk=pk)) | times | {"places": [], "groups": []}
        return _preview(notices=[notice])
    playlist = get_object_or_404(queries.playlists(), pk=pk)
    part = playlist_part({"items": items_of(playlist), "languages": playlist.languages})
    return _preview(playlists={"preview": part}, schedules=[{"playlist": "preview"}])


def _preview(**parts: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {"playlists": {}, "schedules": [], "notices": []}
    return nothing | parts | {"version": VERSION, "preview": True}


def _file_of_pack(path: str) -> FileResponse:
    root = (Path(settings.PACKS_ROOT) / "current").resolve()
    name = f"{path}index.html" if path.endswith("/") else path
    file = (root / name).resolve()
    is_inside = file.is_relative_to(root) and file.relative_to(root).parts[:1] in _SHOWN_FOLDERS
    if not is_inside or not file.is_file():
        raise Http404(path)
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return FileResponse(
        file.open("rb"), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    )
