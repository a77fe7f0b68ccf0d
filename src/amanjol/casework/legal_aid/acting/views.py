"""The pages of an advocate who acts: the mandates on *My work*, one of them, each act, and their own notes."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases.details import choosing
from amanjol.casework.desk.guards import for_those_who
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.acting import actions, files, notes, queries
from amanjol.casework.legal_aid.acting.forms import NoteForm
from amanjol.casework.legal_aid.mandates import showing, words
from amanjol.casework.legal_aid.mandates.act_pages import Door, act_page
from amanjol.casework.legal_aid.my_work.coordinators import whom_to_call
from amanjol.casework.legal_aid.turns.vouching import NotCompared, NotVouchedFor
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.circles.opening import with_circles
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.acting.notes import OwnNotes
    from amanjol.casework.legal_aid.acting.queries import OwnMandate
    from amanjol.casework.legal_aid.acting.records import Note
    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.models import Member


def acting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Given the circles of an advocate; asks to unlock where it is locked."""
    opened = with_circles(view)

    @for_those_who(rules.can_be_asked)
    @wraps(view)
    def guarded(request: HttpRequest, _member: Member, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return opened(request, *args, **kwargs)
        except (NotCompared, NotVouchedFor):
            return no_act(redirect("legal_aid:my_work"))  # where it stands why, and what to do

    return guarded


@require_safe
@acting
def mandate(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    own, today = _own(circles, pk), timezone.localdate()
    notes.settle(circles, own)
    there = notes.own_notes(circles, pk)
    context = showing.page_of(own.opened, today, circles.member.organisation) | {
        "at": "legal_aid:own_mandate",
        "may_write": own.opened.now.is_running and not own.opened.is_older,
        "part": words.PARTS[own.reader.part],
        "colleague": _name(circles, own),
        "colleague_part": words.PARTS[own.colleague.part] if own.colleague is not None else "",
        "next_on": own.opened.now.next_on(today),
        "asks": own.opened.now.asks(today),
        "is_overdue": own.opened.now.is_overdue(today),
        "upcoming": showing.upcoming(own.opened.now),
        "call": whom_to_call(circles.member),
        "file": files.file_of(circles, own),
        "notes": there.newest_first[:3] if there is not None else [],
        "shared": notes.shared_with(circles, own),
    }
    return render(request, "legal_aid/acting/mandate.html", context)


@require_safe
@acting
def own_file(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    """What the person lets them know; once it is taken back, that it was."""
    own = _own(circles, pk)
    content = files.open_own(circles, own)
    context = {
        "mandate": own.row,
        "file": files.file_of(circles, own),
        "lines": [(item.label, item.in_words) for item in choosing.items_in(content.told)] if content else [],
    }
    return render(request, "legal_aid/acting/file.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@acting
def write(
    request: HttpRequest, circles: Circles, pk: UUID, act: str, item: int | None = None
) -> HttpResponse:
    """As the coordinator's page of the same act."""
    own = _own(circles, pk, to_change=request.method == "POST")

    def write_it(says: Act) -> None:
        actions.write(circles=circles, mandate=pk, act=says)

    return act_page(request, own.opened, act, item, Door("legal_aid:own_mandate", write_it))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@acting
def own_notes(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    """All of one's own, and a new one; of a mandate in which somebody else acts by now they are read and erased."""
    own, there = queries.opened_mandate(circles, pk), notes.own_notes(circles, pk)
    if own is None and there is None:
        raise Http404
    form = NoteForm.new(request.POST or None, may_share=_may_share(own)) if own is not None else None
    if own is not None and form is not None and form.is_valid() and _is_written(circles, own, form):
        messages.success(request, _("Saved."))
        return redirect("legal_aid:own_notes", pk=pk)
    return _notes_page(request, pk, own, there, form)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@acting
def own_note(request: HttpRequest, circles: Circles, pk: UUID, item: int) -> HttpResponse:
    """Another text of one. Its row was locked when it was sent."""
    own, is_sent = _own(circles, pk), request.method == "POST"
    note = _note(notes.own_notes(circles, pk, is_locked=is_sent), item)
    form = NoteForm.of(note, request.POST if is_sent else None, may_share=_may_share(own))
    if form.is_valid() and _is_written(circles, own, form, item):
        messages.success(request, _("Saved."))
        return redirect("legal_aid:own_notes", pk=pk)
    return render(request, "legal_aid/acting/note.html", {"mandate": own.row, "note": note, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def erase_note(request: HttpRequest, circles: Circles, pk: UUID, item: int) -> HttpResponse:
    """Asked first, since nobody brings it back."""
    if request.method != "POST":
        return _ask_to_erase(request, circles, pk, item)
    back = redirect("legal_aid:own_notes", pk=pk)
    own = queries.opened_mandate(circles, pk)
    try:
        notes.erase(circles=circles, mandate=pk, item=item, own=own)
    except notes.NoSuchNote:
        if own is None and notes.own_notes(circles, pk) is None:
            raise Http404 from None
        messages.error(request, _("It is not there any more."))
        return no_act(back)
    except notes.OlderNotes:
        messages.error(request, _older())
        return no_act(back)
    messages.success(request, _("The note is erased."))
    return back


def _ask_to_erase(request: HttpRequest, circles: Circles, pk: UUID, item: int) -> HttpResponse:
    there = notes.own_notes(circles, pk)
    context = {"pk": pk, "code": str(pk)[:6].upper(), "note": _note(there, item)}
    return render(request, "legal_aid/acting/erase_note.html", context)


def _note(there: OwnNotes | None, item: int) -> Note:
    """404 for one that is not there."""
    of_item = [note for note in there.record.notes if note.item == item] if there is not None else []
    if not of_item:
        raise Http404
    return of_item[0]


def _own(circles: Circles, pk: UUID, *, to_change: bool = False) -> OwnMandate:
    """One in which somebody else acts does not exist here."""
    own = queries.opened_mandate(circles, pk, is_locked=to_change)
    if own is None:
        raise Http404
    return own


def _may_share(own: OwnMandate | None) -> bool:
    return own is not None and own.colleague is not None


def _is_written(circles: Circles, own: OwnMandate, form: NoteForm, item: int | None = None) -> bool:
    """Else why not stands on the form."""
    try:
        notes.write(
            circles=circles, own=own, text=form.cleaned_data["text"], is_shared=form.is_for_both, item=item
        )
    except notes.OlderNotes:
        form.add_error(None, _older())
    except TooLarge:
        form.add_error(None, _("These notes hold no more. Erase some of them first."))
    else:
        return True
    return False


def _notes_page(
    request: HttpRequest, pk: UUID, own: OwnMandate | None, there: OwnNotes | None, form: NoteForm | None
) -> HttpResponse:
    context = {
        "pk": pk,
        "code": str(pk)[:6].upper(),
        "own": own,
        "notes": there.newest_first if there is not None else [],
        "is_older": there is not None and there.is_older,
        "form": form,
    }
    return render(request, "legal_aid/acting/notes.html", context)


def _name(circles: Circles, own: OwnMandate) -> str:
    """As their account is called here."""
    if own.colleague is None:
        return ""
    return names_of({own.colleague.account}, circles.member.organisation).get(own.colleague.account, "")


def _older() -> str:
    return _("An older copy of your notes was put back: nothing is written into it. Tell the operator first.")
