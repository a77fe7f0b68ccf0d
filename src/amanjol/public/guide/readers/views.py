"""The list for native readers, from the page of translations and back."""

from __future__ import annotations

from dataclasses import asdict, astuple
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

from amanjol.public.guide.forms import TranslatedFileForm
from amanjol.public.guide.models import TranslatorFile
from amanjol.public.guide.readers import actions
from amanjol.public.guide.readers.comparing import compare_returned
from amanjol.public.guide.readers.returned import (
    MOST_PROBLEMS,
    Reading,
    Refused,
    ReturnedFile,
    ReturnedRow,
    read_returned,
)
from amanjol.public.guide.readers.workbook import workbook_for_readers
from amanjol.public.guide.translation.actions import keep_rows
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.guide.views.spreadsheets import SPREADSHEET, lead_away

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest


@require_safe
@for_members("guide.translate")
def export_readers(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001  Django's form
    if language not in dict(settings.LANGUAGES) or language == "en":
        raise Http404(language)
    name = f"amanjol-readers-{language}-{timezone.localdate().isoformat()}.xlsx"
    disposition = f'attachment; filename="{name}"'
    data = workbook_for_readers(language).data
    return HttpResponse(data, content_type=SPREADSHEET, headers={"Content-Disposition": disposition})


@require_POST
@for_members("guide.translate")
def send_readers(request: HttpRequest, language: str) -> HttpResponse:
    """Read the list and lead to the preview of what it would change."""
    form = TranslatedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, language, [str(form.errors["file"][0])])
    sent = form.cleaned_data["file"]
    try:
        file = read_returned(sent.read(), sent.name[:80], language)
    except Refused as error:
        return _refused(request, language, error.problems)
    row = keep_rows(
        language=language,
        sheet=f"{file.name}\n{file.sheet}",
        rows=[list(astuple(row)) for row in file.rows if row.own or row.remark or _is_read(file, row)],
        readings=[asdict(reading) for reading in file.readings],
        by=member_here(request),
    )
    return redirect("guide_readers_preview", row.pk)


def _is_read(file: ReturnedFile, row: ReturnedRow) -> bool:
    return row.cells[0] in {reading.article for reading in file.readings}


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("guide.translate")
def preview_readers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the list would change and what is wrong with it; saving it hands whole articles to review."""
    member = member_here(request)
    files = TranslatorFile.objects.filter(pk=pk, sent_by=member.account_id, readings__isnull=False)
    stored = files.first()
    if stored is None:
        return lead_away(request, pk)
    file = _returned(stored)
    if request.method == "POST":
        try:
            count = actions.save_returned(file=file, by=member)
        except Refused as error:
            return _refused(request, file.language, error.problems)
        stored.delete()
        text = ngettext("%d article went to review.", "%d articles went to review.", count) % count
        messages.success(request, text)
        return redirect(reverse("guide_translations", query={"language": file.language}))
    context = {
        "preview": compare_returned(file),
        "language": file.language,
        "language_name": dict(settings.LANGUAGES)[file.language],
    }
    return render(request, "guide/readers.html", context)


def _returned(stored: TranslatorFile) -> ReturnedFile:
    name, _line, sheet = stored.sheet.partition("\n")
    rows = (ReturnedRow(number, tuple(cells), own, remark) for number, cells, own, remark in stored.rows)
    readings = (Reading(**reading) for reading in stored.readings or ())
    return ReturnedFile(name, stored.language, sheet, tuple(rows), tuple(readings))


def _refused(request: HttpRequest, language: str, problems: list[str]) -> HttpResponse:
    for problem in problems[:MOST_PROBLEMS]:
        messages.error(request, problem)
    messages.error(request, _("Nothing was taken: everything is as it was."))
    is_language = language in dict(settings.LANGUAGES)
    return redirect(reverse("guide_translations", query={"language": language} if is_language else None))
