"""A language out as a spreadsheet and back in, for a translator without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.foundation.textfiles.workbooks import LARGEST_FILE
from amanjol.public.guide.forms import ImportForm, SheetForm, TranslatedFileForm
from amanjol.public.guide.models import TranslatorFile
from amanjol.public.guide.translation import actions
from amanjol.public.guide.translation.importing import compare
from amanjol.public.guide.translation.reading import FileRow, TranslatedFile, Unreadable, read
from amanjol.public.guide.translation.spreadsheet import workbook_of
from amanjol.public.guide.views.access import for_members, member_here

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@for_members("guide.translate")
def export_language(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001  Django's form
    """The whole language as one file."""
    if language not in dict(settings.LANGUAGES) or language == "en":
        raise Http404(language)
    name = f"amanjol-{language}-{timezone.localdate().isoformat()}.xlsx"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        workbook_of(language), content_type=SPREADSHEET, headers={"Content-Disposition": disposition}
    )


@require_POST
@for_members("guide.translate")
def send_file(request: HttpRequest) -> HttpResponse:
    """Read the file and lead to the preview of what it would change."""
    form = TranslatedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, str(form.errors["file"][0]))
    sent = form.cleaned_data["file"]
    if sent.size > LARGEST_FILE:
        return _refused(request, _("The file is larger than 5 MB: send the one that was exported here."))
    try:
        file = read(sent.read())
    except Unreadable as error:
        return _refused(request, str(error))
    row = actions.keep_file(file=file, by=member_here(request))
    return redirect("guide_import", row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("guide.translate")
def preview_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the file would change and what is wrong with it; saving it makes drafts."""
    member = member_here(request)
    files = TranslatorFile.objects.filter(pk=pk, sent_by=member.account_id, readings__isnull=True)
    stored = files.first()
    if stored is None:
        return lead_away(request, pk)
    file = TranslatedFile(stored.language, stored.sheet, tuple(FileRow(*row) for row in stored.rows))
    preview = compare(file, member)
    form = ImportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        submitted, drafts = actions.save_import(
            preview=preview, language=file.language, state=form.cleaned_data["state"], by=member
        )
        stored.delete()
        messages.success(request, _told(submitted, drafts))
        return redirect(reverse("guide_translations", query={"language": file.language}))
    context = {
        "preview": preview,
        "language": file.language,
        "language_name": dict(settings.LANGUAGES)[file.language],
        "states": SheetForm.base_fields["state"].choices,  # type: ignore[attr-defined]  # a ChoiceField
        "whole": sum(article.is_whole for article in preview.articles),
    }
    return render(request, "guide/import.html", context)


def lead_away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From the preview of a file that is gone, such as by the browser's Back. Http404 for others' files."""
    if TranslatorFile.objects.filter(pk=pk).exists():
        raise Http404(str(pk))
    messages.info(
        request,
        _("This file is not here any more: it was saved, or lay here for a day. Send it again if need be."),
    )
    return no_act(redirect("guide_translations"))


def _told(submitted: int, drafts: int) -> str:
    first = ngettext("%d article went to review", "%d articles went to review", submitted) % submitted
    second = ngettext("%d is a draft", "%d are drafts", drafts) % drafts
    return f"{first}, {second}."


def _refused(request: HttpRequest, problem: str) -> HttpResponse:
    messages.error(request, problem)
    language = request.POST.get("language", "")
    is_language = language in dict(settings.LANGUAGES)
    return redirect(reverse("guide_translations", query={"language": language} if is_language else None))
