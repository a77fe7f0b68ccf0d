"""Notes of a case: writing one, correcting one beside its old words, and how they stand in the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.forms import CorrectNoteForm, NoteForm
from amanjol.casework.cases.guards import case_for, case_to_change, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.record_parts import notes
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.views.saving import written
from amanjol.casework.desk.days import apart
from amanjol.casework.desk.timeline import Act, EarlierWords
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.record_parts.notes import CorrectedNote
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@sensitive_post_parameters()
@require_POST
@with_keys
def note(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), NoteForm(request.POST)

    def act(typed: dict[str, object]) -> None:
        working.write_note(keyring=keyring, case=row, **typed)  # type: ignore[arg-type]  # as the form says

    return written(request, row, form, _("Note"), act)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def correct_note(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    note_here = _note_for(keyring, row, number)
    if not may_correct(keyring, note_here, is_on_it=working.is_on(row, keyring.member)):
        raise PermissionDenied
    now, written_on = note_here.words, day_of_entry(note_here.original)
    initial = {"text": now.text, "struck": now.struck, "happened_on": now.happened_on or written_on}
    form = CorrectNoteForm(request.POST or None, initial=initial)

    def act(typed: dict[str, object]) -> bool:
        happened_on = apart(typed["happened_on"], written_on)  # type: ignore[arg-type]  # a day
        return working.correct_note(
            keyring=keyring, case=row, number=number, text=str(typed["text"]), happened_on=happened_on,
            struck=bool(typed["struck"]),
        )  # fmt: skip

    return written(request, row, form, _("Correct a note"), act)


def may_correct(keyring: Keyring, corrected: CorrectedNote, *, is_on_it: bool) -> bool:
    """Who wrote it, and whoever works on the case."""
    return is_on_it or corrected.original.by == keyring.person


def day_of_entry(written_note: Note) -> date:
    return timezone.localdate(written_note.at)


def team_of(opened: OpenedCase) -> list[Member]:
    """Who works on it, asked once for the page."""
    return opened.once("team", lambda: queries.assigned_to(opened.case))


def acts_of(opened: OpenedCase) -> list[Act]:
    """Each note once, as it reads now, with its earlier words; in the order of the days on which it happened."""
    corrected = notes.corrected(opened.items.of(Note))
    authors = {version.by for note_there in corrected for version in note_there.versions}
    names = names_of(authors, opened.keyring.member.organisation)
    is_on_it = opened.may_write and opened.keyring.member in team_of(opened)
    return [
        _act(
            note_there,
            names,
            may_correct=opened.may_write and may_correct(opened.keyring, note_there, is_on_it=is_on_it),
        )
        for note_there in corrected
    ]


def _act(corrected: CorrectedNote, names: dict[str, str], *, may_correct: bool) -> Act:
    original, words = corrected.original, corrected.words
    happened_on = apart(words.happened_on, day_of_entry(original))
    earlier = [
        EarlierWords(version.at, names.get(version.by, ""), version.text, is_struck=version.struck)
        for version in reversed(corrected.versions[:-1])
    ]
    return Act(
        original.at,
        names.get(original.by, ""),
        "",
        words.text,
        happened_on=happened_on,
        number=corrected.number if may_correct else None,
        is_struck=words.struck,
        corrected_at=words.at if corrected.is_corrected else None,
        corrected_by=names.get(words.by, "") if corrected.is_corrected else "",
        earlier=tuple(earlier),
    )


def _note_for(keyring: Keyring, row: Case, number: int) -> CorrectedNote:
    """A note that is not there, and a correction, are corrected by nobody."""
    items = Items(row, sealing.open_case(row, keyring), keyring)
    try:
        return notes.numbered(items.of(Note), number)
    except notes.NoSuchNote:
        raise Http404 from None
