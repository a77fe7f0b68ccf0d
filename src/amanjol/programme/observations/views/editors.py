"""In the editor of warnings: an observation that arrived, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.programme.observations import showing, signed, taking, wording
from amanjol.programme.observations.forms import PutAsideForm, TakeUpForm
from amanjol.programme.observations.kinds import Known
from amanjol.public.devices.queries.signs import raised_signs
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.warnings.forms import sources
from amanjol.public.warnings.views.board import MAY_WRITE

if TYPE_CHECKING:
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse


@require_safe
@for_members(*MAY_WRITE)
def arrived(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk)


def _page(
    request: HttpRequest, pk: UUID, *, aside: Form | None = None, up: Form | None = None, status: int = 200
) -> HttpResponse:
    there = signed.arrived_one(pk)
    if there is None:
        raise Http404
    row = showing.taking_of(pk)
    context: dict[str, Any] = {
        "line": showing.line_of(there, row),
        "lines": wording.lines_of(there.codes),
        "may_take_up": row is None or row.warning is None,
        "take_up": up or (TakeUpForm(sources=sources()) if there.codes.known is Known.PUBLIC else None),
        "put_aside": aside or PutAsideForm(),
        "signs": raised_signs(),
    }
    return render(request, "observations/arrived.html", context, status=status)


@require_POST
@for_members(*MAY_WRITE)
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    there, source = signed.arrived_one(pk), ""
    if there is not None and there.codes.known is Known.PUBLIC:
        form = TakeUpForm(request.POST, sources=sources())
        if not form.is_valid():
            return _page(request, pk, up=form, status=422)
        source = form.cleaned_data["source"]
    try:
        warning = taking.take_up(pk=pk, source=source, by=member_here(request))
    except (taking.Gone, taking.AnsweredAlready, taking.NotListed) as why:
        return _refused(request, why)
    messages.success(
        request, _("A warning is begun and waits for a second person: look at it, and choose what to do.")
    )
    return redirect("warnings:change", warning.pk)


@require_POST
@for_members(*MAY_WRITE)
def put_aside(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = PutAsideForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, aside=form, status=422)
    try:
        taking.put_aside(pk=pk, reason=form.cleaned_data["reason"], by=member_here(request))
    except (taking.Gone, taking.AnsweredAlready) as why:
        return _refused(request, why)
    messages.success(request, _("Put aside. The organisation reads why."))
    return redirect("warnings:board")


def _refused(request: HttpRequest, why: Exception) -> HttpResponse:
    says = {
        taking.Gone: _("It was taken back by who sent it: no warning rests on it."),
        taking.AnsweredAlready: _("Somebody did something about it meanwhile: look again."),
        taking.NotListed: _("Its kind stands on no list any more."),
    }[type(why)]
    messages.error(request, says)
    return no_act(redirect("warnings:board"))
