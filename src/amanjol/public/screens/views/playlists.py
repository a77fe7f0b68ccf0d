"""Arranging a playlist: with buttons, so that it goes without a script and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.public.screens import actions, queries, showing, wording
from amanjol.public.screens.forms.playlists import AddItemForm, PlaylistForm, SecondsForm
from amanjol.public.screens.kinds import ItemKind
from amanjol.public.screens.views.access import for_planners
from amanjol.public.screens.views.board import has_changes

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.screens.models import Playlist, PlaylistItem


@require_http_methods(["GET", "HEAD", "POST"])
@for_planners
def new(request: HttpRequest, member: Member) -> HttpResponse:
    form = PlaylistForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            playlist = actions.create_playlist(by=member, **form.cleaned_data)
        except actions.NameTaken:
            form.add_error("name", _("There is a playlist of this name."))
        else:
            return redirect("screens:playlist", playlist.pk)
    return render(request, "screens/new_playlist.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_planners
def playlist(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Its items, what it is called, when it is due."""
    sent = request.POST if request.method == "POST" else None
    playlists = queries.playlists()
    row = get_object_or_404(
        playlists.select_for_update(of=("self",)) if sent is not None else playlists, pk=pk
    )
    form = PlaylistForm(sent, initial={"name": row.name, "languages": row.languages})
    if sent is not None and form.is_valid():
        try:
            actions.change_playlist(playlist=row, by=member, **form.cleaned_data)
        except actions.NameTaken:
            form.add_error("name", _("There is a playlist of this name."))
        else:
            messages.success(request, _("Saved."))
            return redirect("screens:playlist", pk)
    return render(request, "screens/playlist.html", _page(row, form))


@require_POST
@for_planners
def add_item(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    playlist, form = _playlist(pk), AddItemForm(request.POST)
    if not form.is_valid():
        page = _page(playlist, PlaylistForm(initial={"name": playlist.name, "languages": playlist.languages}))
        return render(request, "screens/playlist.html", page | {"add": form}, status=422)
    item = actions.add_item(playlist=playlist, by=member, **form.item)
    return _to_item(item)


@require_POST
@for_planners
def change_item(request: HttpRequest, member: Member, pk: UUID, item: int, what: str) -> HttpResponse:
    """`what` is up, down, remove or seconds."""
    row = get_object_or_404(_playlist(pk).items, pk=item)
    if what == "seconds":
        form = SecondsForm(request.POST)
        if form.is_valid() and row.kind != ItemKind.CLIP:
            actions.set_seconds(item=row, seconds=form.cleaned_data["seconds"], by=member)
        else:
            messages.error(request, _("Between 5 and 120 seconds."))
    elif what == "remove":
        actions.remove_item(item=row, by=member)
        return redirect(f"{reverse('screens:playlist', args=[pk])}#items")
    else:
        actions.move_item(item=row, direction="up" if what == "up" else "down", by=member)
    return _to_item(row)


@require_POST
@for_planners
def show(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Publish it as it stands."""
    try:
        actions.show_playlist(playlist=_playlist(pk), by=member)
    except actions.NothingToShow:
        messages.error(request, _("The playlist is empty: add something first."))
    except actions.TooMuch:
        messages.error(request, too_much())
    else:
        messages.success(request, _("Published. Screens show it when they fetch next, where it is due."))
    return redirect("screens:playlist", pk)


@require_POST
@for_planners
def remove(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    try:
        actions.remove_playlist(playlist=_playlist(pk), by=member)
    except actions.InUse:
        messages.error(request, _("It is planned: remove its times first."))
        return redirect("screens:playlist", pk)
    messages.success(request, _("The playlist is gone."))
    return redirect("screens:board")


def too_much() -> str:
    return _("All that is planned is too long for the devices. Shorten playlists or remove some.")


def _playlist(pk: UUID) -> Playlist:
    return get_object_or_404(queries.playlists(), pk=pk)


def _to_item(item: PlaylistItem) -> HttpResponse:
    return redirect(f"{reverse('screens:playlist', args=[item.playlist_id])}#item-{item.pk}")


def _page(playlist: Playlist, form: PlaylistForm) -> dict[str, Any]:
    pack = showing.current()
    items = list(playlist.items.all())
    rows = [
        {
            "item": item,
            "shows": pack.find(item.kind, item.name),
            "is_first": at == 0,
            "is_last": at == len(items) - 1,
        }
        for at, item in enumerate(items)
    ]
    schedules = [
        {
            "schedule": schedule,
            "where": wording.where_in_words(schedule),
            "when": wording.when_in_words(schedule),
            "overlaps": [
                wording.overlap_in_words(schedule, other) for other in queries.overlapping(schedule)
            ],
        }
        for schedule in playlist.schedules.all()
    ]
    return {
        "playlist": playlist,
        "form": form,
        "add": AddItemForm(),
        "rows": rows,
        "schedules": schedules,
        "is_changed": has_changes(playlist),
    }
