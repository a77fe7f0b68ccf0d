"""The page of what to watch: each country's pages, when somebody looked, and what came of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from babel import Locale
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.public.guide import queries as guide
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.guide.watching import actions, queries
from amanjol.public.guide.watching.forms import LookForm
from amanjol.public.guide.watching.models import Finding, WatchedPage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CHANGES = 20


@require_safe
@for_members("guide.write", "guide.approve")
def watching(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/watching.html", _everything())


@require_POST
@for_members("guide.write", "guide.approve")
def save_look(request: HttpRequest, key: str) -> HttpResponse:
    page = get_object_or_404(WatchedPage, key=key)
    form = LookForm(request.POST)
    if not form.is_valid():
        context = _everything() | {"form": form, "form_key": key}
        return render(request, "guide/watching.html", context, status=422)
    finding = Finding(form.cleaned_data["finding"])
    words, press = form.cleaned_data["words"], form.cleaned_data["press"]
    actions.note_look(page=page, finding=finding, words=words, by=member_here(request), press=press)
    messages.success(request, _("Saved: %(name)s was looked at today.") % {"name": page.name})
    return redirect("guide_watching")


def _everything() -> dict[str, Any]:
    language = get_language() or "en"
    titles = {code.upper(): title for code, title in guide.country_names(language).items()}
    pages = queries.watched_pages()
    return {
        "countries": [
            (titles.get(country) or _name(country, language), list(rows))
            for country, rows in groupby(pages, key=lambda watched: watched.page.country)
        ],
        "overdue": sum(watched.is_overdue for watched in pages),
        "press": uuid4(),
        "form": LookForm(),
        "changes": queries.changes_seen(limit=CHANGES),
    }


def _name(country: str, language: str) -> str:
    """Of one that the guide has no page of, such as those people set out from; the code where it has no name."""
    if country == "KG":
        return _("Kyrgyzstan")  # not what Unicode's CLDR calls it in Russian
    name: str = Locale.parse(language, sep="-").territories.get(country, country)
    return name
