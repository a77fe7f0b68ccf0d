"""Notices: written, looked at, sent, stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.once.answers import no_act
from amanjol.public.screens import actions
from amanjol.public.screens.forms.notices import NoticeForm
from amanjol.public.screens.models import Notice
from amanjol.public.screens.places import places_now
from amanjol.public.screens.views.access import for_planners
from amanjol.public.screens.views.playlists import too_much

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_planners
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """Saved as a draft; the next page shows it as screens would, and sends it."""
    form = NoticeForm(request.POST if request.method == "POST" else None, where=places_now())
    return _edit(request, member, form, Notice())


@require_http_methods(["GET", "HEAD", "POST"])
@for_planners
def notice(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """A draft. What was sent is not changed any more."""
    notices = Notice.objects.select_for_update() if request.method == "POST" else Notice.objects
    row = get_object_or_404(notices, pk=pk)
    if row.sent_at is not None:
        return no_act(redirect("screens:preview_notice", pk))
    form = NoticeForm.of(row, places_now(), request.POST if request.method == "POST" else None)
    return _edit(request, member, form, row)


@require_POST
@for_planners
def send(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    try:
        actions.send_notice(notice=get_object_or_404(Notice, pk=pk), by=member)
    except actions.AlreadySent:
        messages.error(request, _("It was sent already."))
    except actions.Over:
        messages.error(request, _("Its time is over: change when it ends, then send it."))
    except actions.TooMuch:
        messages.error(request, too_much())
    else:
        messages.success(
            request,
            _("Sent. Screens show it when they fetch next: in about a minute, where there is a network."),
        )
    return redirect("screens:preview_notice", pk)


@require_POST
@for_planners
def stop(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    try:
        actions.stop_notice(notice=get_object_or_404(Notice, pk=pk), by=member)
    except actions.Over:
        messages.error(request, _("It is not on any screen: not sent, stopped or over."))
    else:
        messages.success(
            request,
            _("Stopped. Screens drop it when they fetch next; without network they show it until its end."),
        )
    return redirect("screens:preview_notice", pk)


@require_POST
@for_planners
def remove(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    try:
        actions.remove_draft(notice=get_object_or_404(Notice, pk=pk), by=member)
    except actions.AlreadySent:
        messages.error(request, _("It was sent already: it can be stopped."))
        return redirect("screens:preview_notice", pk)
    messages.success(request, _("The draft is gone."))
    return redirect("screens:board")


def _edit(request: HttpRequest, member: Member, form: NoticeForm, notice: Notice) -> HttpResponse:
    if form.is_bound and form.is_valid():
        filled = form.fill(notice)
        actions.save_notice(notice=filled, by=member)
        return redirect("screens:preview_notice", filled.pk)
    is_new = notice._state.adding  # noqa: SLF001  Django's public name
    return render(request, "screens/notice.html", {"form": form, "notice": notice, "is_new": is_new})
