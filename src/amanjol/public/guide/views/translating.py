"""An article side by side: the original on the left, its translation on the right."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Revision

from amanjol.public.guide import documents as d
from amanjol.public.guide.forms import SheetForm
from amanjol.public.guide.models import TranslationState
from amanjol.public.guide.queries import country_names
from amanjol.public.guide.saving import version_of
from amanjol.public.guide.sourcing import sources_of
from amanjol.public.guide.translation import actions
from amanjol.public.guide.translation.labels import field_label, kind_label
from amanjol.public.guide.translation.originals import READ_FROM, translated_from, versions_of
from amanjol.public.guide.translation.sheets import sheet_of
from amanjol.public.guide.translation.texts import KIND_OF
from amanjol.public.guide.views.access import for_members, member_here

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.translation.sheets import Sheet, SheetRow


@dataclass(frozen=True, slots=True)
class TextLine:
    """One text with what is typed for it and what is wrong with that."""

    row: SheetRow
    label: str
    typed: str
    problems: list[str]

    @property
    def lines(self) -> int:
        """Height of the input, in lines."""
        return min(max(len(self.row.place.text) // 45 + self.row.place.text.count("\n") + 1, 1), 14)


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the article with its texts; one that has none (a contact) only names itself."""

    label: str
    note: str = ""
    lines: list[TextLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page is about: an article, a language, and whoever sits here."""

    language: str
    original: GuidePage
    versions: dict[str, GuidePage]
    draft: GuidePage | None
    member: Member

    @property
    def url(self) -> str:
        return reverse("guide_translate", args=[self.language, self.original.translation_key])

    @property
    def country(self) -> str:
        """The name of the country that a topic belongs to, in the language of whoever sits here."""
        if self.original.kind != "topic":
            return ""
        title = str(self.original.get_parent().title)
        return country_names(get_language() or "en").get(self.original.key.partition("/")[0], title)

    @property
    def base(self) -> str:
        """The version of the draft that the page shows."""
        return version_of(self.draft.latest_revision) if self.draft else ""

    @property
    def is_locked(self) -> bool:
        return self.draft is not None and actions.is_locked(self.draft, self.member)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("guide.translate")
def translate(request: HttpRequest, language: str, translation_key: UUID) -> HttpResponse:
    desk = _desk(request, language, translation_key)
    if request.method == "POST":
        return _save(request, desk)
    sheet = sheet_of(desk.original, desk.draft)
    return _show(request, desk, sheet, None)


def _desk(request: HttpRequest, language: str, translation_key: UUID) -> Desk:
    versions = versions_of(translation_key)
    read_from = request.GET.get("from", request.POST.get("from", ""))
    original = translated_from(versions, language, read_from)
    if original is None or language not in dict(settings.LANGUAGES):
        raise Http404(language)
    draft = actions.draft_of(versions.get(language))
    return Desk(language, original, versions, draft, member_here(request))


def _save(request: HttpRequest, desk: Desk) -> HttpResponse:
    revision = _pinned(request, desk)
    sheet = sheet_of(desk.original, desk.draft, revision)
    form = SheetForm(sheet, desk.language, request.POST)
    if request.POST.get("base", "") != desk.base:
        form.add_error(
            None,
            _(
                "Somebody else saved this translation while you wrote. Your text is kept here, theirs in the "
                "history of the page: look at both, then save again."
            ),
        )
    if not form.is_valid():
        return _show(request, desk, sheet, form, status=422)
    try:
        actions.save_translation(
            original=desk.original,
            revision=revision,
            language=desk.language,
            texts=form.texts,
            state=form.cleaned_data["state"],
            finished=form.finished,
            by=desk.member,
        )
    except actions.InReview:
        form.add_error(None, _("This translation waits for the second person: it cannot change until then."))
    except actions.CountryMissing:
        form.add_error(None, _("A topic stands below its country: translate the country's page first."))
    except ValidationError as error:
        form.add_error(None, error.messages)
    if form.errors:
        return _show(request, desk, sheet, form, status=422)
    text = _("Submitted: a second person reads it and publishes it.") if form.finished else _("Draft saved.")
    messages.success(request, text)
    return redirect(f"{desk.url}?from={desk.original.locale.language_code}")


def _pinned(request: HttpRequest, desk: Desk) -> Revision:
    """The revision of the original that the form showed: its places are those of what was typed."""
    wanted = request.POST.get("revision", "")
    pinned = (
        Revision.objects.filter(pk=int(wanted), object_id=str(desk.original.pk))
        if wanted.isdecimal() and len(wanted) < 18
        else Revision.objects.none()
    )
    revision = pinned.first()
    if revision is None:
        raise Http404(wanted)
    return revision


def _show(
    request: HttpRequest, desk: Desk, sheet: Sheet, form: SheetForm | None, status: int = 200
) -> HttpResponse:
    names = dict(settings.LANGUAGES)
    state = desk.draft.translation_state if desk.draft else TranslationState.DRAFTED
    context: dict[str, Any] = {
        "desk": desk,
        "sheet": sheet,
        "sections": _sections(sheet, form),
        "form": form,
        "state": form["state"].value() if form else state,
        "states": SheetForm.base_fields["state"].choices,  # type: ignore[attr-defined]  # a ChoiceField
        "language_name": names[desk.language],
        "original_language": desk.original.locale.language_code,
        "original_name": names[desk.original.locale.language_code],
        "read_from": [
            (code, names[code])
            for code in READ_FROM
            if code != desk.language and code in desk.versions and desk.versions[code].live
        ],
        "base": desk.base,
    }
    return render(request, "guide/translate.html", context, status=status)


def _sections(sheet: Sheet, form: SheetForm | None) -> list[Section]:
    rows = {block: list(of_block) for block, of_block in groupby(sheet.rows, key=lambda row: row.place.block)}
    sections = [Section(_("Title and summary"), lines=_lines(rows.get("", []), form))]
    sections += [
        Section(kind_label("figure"), lines=_lines(rows.get(f"figures.{number}", []), form))
        for number in range(len(sheet.original.figures))
    ]
    for number, block in enumerate(sheet.original.blocks):
        kind = KIND_OF[type(block)]
        note = block.contact if isinstance(block, d.ContactRef) else ", ".join(sources_of(block))
        sections.append(Section(kind_label(kind), note, _lines(rows.get(f"blocks.{number}", []), form)))
    return sections


def _lines(rows: list[SheetRow], form: SheetForm | None) -> list[TextLine]:
    return [_line(row, form) for row in rows if row.place.text or row.translation]


def _line(row: SheetRow, form: SheetForm | None) -> TextLine:
    path = row.place.path
    typed = str(form[path].value() or "") if form else row.translation
    problems = [str(problem) for problem in form.errors.get(path, [])] if form else []
    return TextLine(row, field_label(row.place), typed, problems)
