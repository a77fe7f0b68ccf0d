"""In the editor of warnings: one that a partner told, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.programme.partner_warnings import showing, taking
from amanjol.programme.partner_warnings.bodies import Sure
from amanjol.programme.partner_warnings.forms import PutAsideForm, TakeOverForm
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.warnings.forms import sources
from amanjol.public.warnings.kinds import Sureness
from amanjol.public.warnings.views.board import MAY_WRITE
from amanjol.public.warnings.wording import name_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse


@require_safe
@for_members(*MAY_WRITE)
def arrived(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk)


def _page(
    request: HttpRequest, pk: UUID, *, over: Form | None = None, aside: Form | None = None, status: int = 200
) -> HttpResponse:
    line = showing.line_of(pk)
    if line is None:
        raise Http404
    there = line.arrived
    context: dict[str, Any] = {
        "line": line,
        "sure": _sure(there.told.sure),
        "cards": showing.cards_here(there.told),
        "texts": [(name_of(code), code, text) for code, text in sorted(there.told.texts.items())],
        "may_decide": line.may_be_decided,
        "take_over": over or TakeOverForm(sources=sources()),
        "put_aside": aside or PutAsideForm(),
    } | showing.right_of(there)
    return render(request, "partner_warnings/arrived.html", context, status=status)


@require_POST
@for_members(*MAY_WRITE)
def take_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = TakeOverForm(request.POST, sources=sources())
    if not form.is_valid():
        return _page(request, pk, over=form, status=422)
    sureness, source = Sureness(form.cleaned_data["sureness"]), form.cleaned_data["source"]
    try:
        warning = taking.take_over(pk=pk, sureness=sureness, source=source, by=member_here(request))
    except (taking.Gone, taking.AnsweredAlready) as why:
        return _refused(request, why)
    messages.success(
        request,
        _("It is a draft of yours now: look at it, choose whom to call. A second person here approves it."),
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
    messages.success(request, _("Put aside."))
    return redirect("warnings:board")


def _sure(sure: Sure) -> str:
    """Whom several people told is the partner, and not who reads it here."""
    return _("Several people told the partner") if sure is Sure.SEVERAL else str(Sureness(sure).label)


def _refused(request: HttpRequest, why: Exception) -> HttpResponse:
    says = {
        taking.Gone: _("Its sender says that it holds no longer, or its last day is over."),
        taking.AnsweredAlready: _("Somebody did something about it meanwhile: look again."),
    }[type(why)]
    messages.error(request, says)
    return no_act(redirect("warnings:board"))
