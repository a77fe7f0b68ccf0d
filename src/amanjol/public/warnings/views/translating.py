"""For translators: whose words wait for a language, and one warning with its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.warnings import actions, queries, wording
from amanjol.public.warnings.forms import TranslationForm
from amanjol.public.warnings.models import PublicWarning

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_safe
@for_members("guide.translate")
def to_translate(request: HttpRequest) -> HttpResponse:
    return render(
        request, "warnings/to_translate.html", {"rows": [_row(row) for row in queries.to_translate()]}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("guide.translate")
def translate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Its words, and a field for each language that they lack. Who comes late is told what became of it."""
    row = queries.to_translate().filter(pk=pk).first()
    if row is None:
        get_object_or_404(PublicWarning, pk=pk)
        messages.error(request, _("Nothing is to be translated there any more."))
        return no_act(redirect("warnings:to_translate"))
    form = TranslationForm(request.POST if request.method == "POST" else None, lacking=queries.lacking(row))
    if not (form.is_bound and form.is_valid()):
        context = _row(row) | {"form": form, "texts": _texts(row)}
        return render(request, "warnings/translate.html", context, status=422 if form.is_bound else 200)
    try:
        actions.translate(pk=pk, texts=form.cleaned_data["texts"], by=member_here(request))
    except (actions.Decided, actions.ChangedSince):
        messages.error(request, _("Somebody did something about it meanwhile: look again."))
    else:
        messages.success(request, _("Saved. A second person looks at it before readers see it."))
    return redirect("warnings:to_translate")


def _row(row: PublicWarning) -> dict[str, Any]:
    """With the moment until which it waits; none where it waits no longer."""
    is_running = row.translators_until and row.translators_until > timezone.now() and not row.at_once_by_id
    return {
        "row": row,
        "title": wording.title_of(row),
        "lacking": ", ".join(map(wording.name_of, queries.lacking(row))),
        "until": row.translators_until if is_running else None,
    }


def _texts(row: PublicWarning) -> list[tuple[str, str, str]]:
    """Code, name and words of each language that there is."""
    return [(code, name, row.texts[code]) for code, name in wording.reader_languages() if code in row.texts]
