"""The page that asks why before a page is taken down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from amanjol.public.guide import taking_down
from amanjol.public.guide.forms import TakeDownForm
from amanjol.public.guide.models import GuidePage, TranslationState
from amanjol.public.guide.views.access import for_members, member_here

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("guide.take-down")
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    row = Page.objects.filter(pk=pk).first()
    page = row.specific if row else None
    if not isinstance(page, GuidePage) or not page.live:
        raise Http404(str(pk))
    names, others = dict(settings.LANGUAGES), taking_down.other_versions(page)
    is_original = page.translation_state == TranslationState.ORIGINAL
    typed = request.POST if request.method == "POST" else None
    form = TakeDownForm(typed, initial={"everywhere": is_original})
    if not form.is_valid():
        languages = ", ".join(names[code] for code in others.languages)
        context = {"page": page, "form": form, "languages": languages, "lent": names.get(others.lent, "")}
        return render(request, "guide/take_down.html", context, status=422 if form.is_bound else 200)
    pages = taking_down.take_down(
        page=page,
        reason=taking_down.Reason(form.cleaned_data["reason"]),
        words=form.cleaned_data["words"],
        everywhere=form.cleaned_data["everywhere"],
        by=member_here(request),
    )
    message = ngettext(
        "%d page is taken down; the next pack is without it.",
        "%d pages are taken down; the next pack is without them.",
        len(pages),
    )
    messages.success(request, message % len(pages))
    if others.lent and not form.cleaned_data["everywhere"]:
        instead = _(
            "Whoever read this text now gets the page in “%(lent)s”: make sure that it is right there."
        )
        messages.warning(request, instead % {"lent": names[others.lent]})
    return redirect("guide_state")
