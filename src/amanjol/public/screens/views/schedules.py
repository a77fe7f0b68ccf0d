"""When and where a playlist is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.public.screens import actions, queries
from amanjol.public.screens.forms.playlists import ScheduleForm, new_schedule
from amanjol.public.screens.places import places_now
from amanjol.public.screens.views.access import for_planners
from amanjol.public.screens.views.playlists import too_much

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.screens.models import Schedule


@require_http_methods(["GET", "HEAD", "POST"])
@for_planners
def new(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """`pk` is the playlist's."""
    return _edit(request, member, new_schedule(get_object_or_404(queries.playlists(), pk=pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@for_planners
def schedule(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    schedules = queries.schedules()
    if request.method == "POST":
        schedules = schedules.select_for_update(of=("self",))
    return _edit(request, member, get_object_or_404(schedules, pk=pk))


@require_POST
@for_planners
def remove(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    schedule = get_object_or_404(queries.schedules(), pk=pk)
    actions.remove_schedule(schedule=schedule, by=member)
    messages.success(request, _("This time is no longer planned."))
    return redirect("screens:playlist", schedule.playlist_id)


def _edit(request: HttpRequest, member: Member, schedule: Schedule) -> HttpResponse:
    is_new = schedule._state.adding  # noqa: SLF001  Django's public name
    form = ScheduleForm.of(schedule, places_now(), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.save_schedule(schedule=form.fill(schedule), by=member)
        except actions.TooMuch:
            form.add_error(None, too_much())
        else:
            messages.success(request, _("Planned. Screens follow when they fetch next."))
            return redirect("screens:playlist", schedule.playlist_id)
    return render(request, "screens/schedule.html", {"form": form, "schedule": schedule, "is_new": is_new})
