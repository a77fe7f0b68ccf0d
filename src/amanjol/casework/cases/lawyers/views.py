"""What is for the person's lawyer alone: the worker's page, and the lawyer's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import noted_for_lawyers, rules, sealing
from amanjol.casework.cases.details import lawyer_fields
from amanjol.casework.cases.details.wording import lines
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.lawyers import actions as telling_lawyer
from amanjol.casework.cases.lawyers import notes as lawyer_notes
from amanjol.casework.cases.lawyers.forms import ForLawyerForm
from amanjol.casework.cases.models import Status
from amanjol.casework.desk.country import policy_today
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.standards.htcds.documents import DocumentRefused, PolicyRefused
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.foundation.organisations.keys.circles.intakes import CircleIntake
from amanjol.foundation.organisations.keys.circles.opening import opened_circles
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.lawyers.notes import NoteContents
    from amanjol.casework.cases.models import Case, LawyerNote
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.foundation.organisations.keys.keyring import Keyring

for_lawyers = with_keys_at("cases:written_note", rules.can_be_told)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def for_lawyer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Not there where the country's policy opens nothing."""
    row, policy = case_for(keyring, pk), policy_today()
    asked_fields = lawyer_fields.asked_fields(sealing.open_person(row.person, keyring).form, policy)
    if not asked_fields:
        raise Http404
    readers = lawyer_notes.readers(keyring)
    form = ForLawyerForm(
        request.POST if request.method == "POST" else None, asked_fields=asked_fields, readers=readers
    )
    if form.is_valid() and _written(keyring, row, form, policy):
        circles = {str(reader.pk) for reader in readers if isinstance(reader.to, CircleIntake)}
        to_lawyer = _("Written. Now only this lawyer can open it; you cannot any more.")
        to_circle = _("Written. Now only who is in this circle of lawyers can open it; you cannot any more.")
        messages.success(request, to_circle if form.cleaned_data["lawyer"] in circles else to_lawyer)
        return redirect("cases:for_lawyer", pk=pk)
    context = {
        "case": row,
        "form": form,
        "lawyers": readers,
        "notes": noted_for_lawyers.notes_for_lawyers(row),
        "can_change": row.status == Status.OPEN,
    }
    return render(request, "cases/for_lawyer.html", context)


def _written(keyring: Keyring, row: Case, form: ForLawyerForm, policy: Edition) -> bool:
    typed = form.cleaned_data
    try:
        telling_lawyer.write_for_lawyer(
            keyring=keyring,
            case=row,
            lawyer=typed["lawyer"],
            values=form.values,
            policy=policy,
            risk_told=typed["risk_told"],
        )
    except (DocumentRefused, PolicyRefused):
        form.add_error(None, _("What may be asked has changed meanwhile. Look at it once more."))
    except canonical.TooLarge:
        form.add_error(None, _("That is too long. Write less."))
    else:
        return True
    return False


@require_safe
@with_keys_at("cases:written", rules.can_be_told)
def written(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Everything that was written for this lawyer: the code of the case and the day, and nothing else of it."""
    opened_circles(request)  # first: a circle that waits is accepted where the epoch vouches for it
    return render(request, "cases/written.html", {"notes": noted_for_lawyers.written_for(keyring.member)})


@require_safe
@for_lawyers
def written_note(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    circles = opened_circles(request)
    note = _note_for(keyring, pk)
    contents = telling_lawyer.read(keyring=keyring, note=note, circles=circles)
    names = names_of({contents.by}, keyring.member.organisation)
    context = {"note": note, "by": names.get(contents.by, ""), "lines": _answers(contents)}
    return render(request, "cases/written_note.html", context)


@require_POST
@for_lawyers
def delete_note(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    telling_lawyer.delete(keyring=keyring, note=_note_for(keyring, pk))
    messages.success(request, _("Deleted. Nobody can open it any more."))
    return redirect("cases:written")


def _note_for(keyring: Keyring, pk: UUID) -> LawyerNote:
    note = noted_for_lawyers.written_for(keyring.member).filter(pk=pk).first()
    if note is None:
        raise Http404
    return note


def _answers(contents: NoteContents) -> list[tuple[str, str]]:
    """All answers, each after the words of its field."""
    answers: list[tuple[str, str]] = []
    for document in contents.documents:
        section = packaged_standard().section(document.section)
        answers += lines(document.values, [section.field(name) for name in document.values])
    return answers
