"""Pages with fields: a warning that is written or changed, and what is right instead of one that was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.packs.editions import text_in
from amanjol.public.warnings import actions, queries, wording
from amanjol.public.warnings.forms import RightForm, WarningForm
from amanjol.public.warnings.models import PublicWarning, Stage
from amanjol.public.warnings.views.board import MAY_WRITE

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

PAGE = ["GET", "HEAD", "POST"]


@require_safe
@for_members(*MAY_WRITE)
def kinds(request: HttpRequest) -> HttpResponse:
    """What happens: the first choice, with the words that readers will get."""
    language = get_language() or "en"
    rows = [
        (kind.key, text_in(kind.title, language), text_in(kind.says, language))
        for kind in queries.catalogue().kinds.values()
    ]
    return render(request, "warnings/kinds.html", {"rows": sorted(rows, key=lambda row: row[1].casefold())})


@require_http_methods(PAGE)
@for_members(*MAY_WRITE)
def new(request: HttpRequest, key: str) -> HttpResponse:
    chosen = queries.catalogue().kinds.get(key)
    if chosen is None:
        raise Http404(key)
    form = WarningForm.new(chosen, request.POST if request.method == "POST" else None)
    return _write(request, form, PublicWarning())


@require_http_methods(PAGE)
@for_members(*MAY_WRITE)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One that nobody has approved. What stands is ended, and another written."""
    rows = (
        PublicWarning.objects.select_for_update(of=("self",))
        if request.method == "POST"
        else PublicWarning.objects
    )
    row = get_object_or_404(rows, pk=pk)
    if row.approved_at is not None:
        messages.error(request, _("It was approved already: what readers were told is not changed."))
        return no_act(redirect("warnings:warning", pk))
    return _write(request, WarningForm.of(row, request.POST if request.method == "POST" else None), row)


@require_http_methods(PAGE)
@for_members(*MAY_WRITE)
def say_wrong(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person, at once: the page asks what is right, and an empty answer does too."""
    row = get_object_or_404(PublicWarning, pk=pk)
    if row.stage is not Stage.STANDING:
        messages.error(request, _("It does not stand any more."))
        return no_act(redirect("warnings:warning", pk))
    form = RightForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        context = {"form": form, "row": row, "title": wording.title_of(row)}
        return render(request, "warnings/wrong.html", context, status=422 if form.is_bound else 200)
    try:
        actions.say_wrong(pk=pk, right=form.cleaned_data["texts"], by=member_here(request))
    except actions.Decided:
        messages.error(request, _("It does not stand any more."))
    else:
        messages.success(request, _("Readers are told that it was wrong, for as long as it had stood."))
    return redirect("warnings:warning", pk)


def _write(request: HttpRequest, form: WarningForm, warning: PublicWarning) -> HttpResponse:
    is_new = warning._state.adding  # noqa: SLF001  Django's public name
    if form.is_bound and form.is_valid():
        actions.write(warning=form.fill(warning), by=member_here(request))
        messages.success(request, _("Saved. It waits for a second person: look at every language below."))
        return redirect("warnings:warning", warning.pk)
    context = {"form": form, "warning": warning, "is_new": is_new}
    return render(request, "warnings/form.html", context, status=422 if form.is_bound else 200)
