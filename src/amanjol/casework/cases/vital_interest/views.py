"""Care that could not wait for a consent: one page to begin it, to record it as the second, and to say how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import Closed
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import ItemKind, Status
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest, has_consented, reasons_for
from amanjol.casework.cases.tasks.people import askable
from amanjol.casework.cases.vital_interest import actions as caring
from amanjol.casework.cases.vital_interest.forms import AnswerForm, AskedForm, BeginForm, EndForm
from amanjol.casework.cases.vital_interest.words import cares_in_words
from amanjol.casework.desk.attachments import resting_on_care
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.people.given import GivenConsent, nobody_can

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import Form as TypedForm
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.people.forms import Form
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def vital_care(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person = sealing.open_person(row.person, keyring)
    if request.method == "POST" and row.status == Status.CLOSED:
        raise Closed
    form = _begin_form(keyring, row, person.form, request.POST if request.method == "POST" else None)
    if form.is_valid():
        caring.begin_care(keyring=keyring, case=row, beginning=form.beginning)
        return redirect("cases:vital_care", pk=pk)
    return _page(request, keyring, row, begin=form)


@sensitive_post_parameters()
@require_POST
@with_keys
def answer_care(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    form = AnswerForm(request.POST)

    def write(row: Case) -> None:
        typed = form.cleaned_data
        agrees = typed["agrees"] == "yes"
        caring.answer_care(keyring=keyring, case=row, number=number, agrees=agrees, says=typed["says"])

    return _written(request, keyring, pk, number, form, "answer", write)


@sensitive_post_parameters()
@require_POST
@with_keys
def representative_asked(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    form = AskedForm(request.POST)

    def write(row: Case) -> None:
        says = form.cleaned_data["says"]
        caring.note_representative_asked(keyring=keyring, case=row, number=number, says=says)

    return _written(request, keyring, pk, number, form, "asked", write)


@sensitive_post_parameters()
@require_POST
@with_keys
def end_care(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    form = EndForm(request.POST)

    def write(row: Case) -> None:
        caring.end_care(keyring=keyring, case=row, number=number, says=form.cleaned_data["says"])

    return _written(request, keyring, pk, number, form, "end", write)


def _written(
    request: HttpRequest, keyring: Keyring, pk: UUID, number: int, form: TypedForm, name: str,
    write: Callable[[Case], None],
) -> HttpResponse:  # fmt: skip
    """What is wrong stands in its form on the page, with all that was typed; so does what came too late."""
    row, refused = case_for(keyring, pk), {"number": number, "name": name, "form": form}
    if not form.is_valid():
        return _page(request, keyring, row, refused=refused)
    try:
        write(row)
    except caring.NoSuchCare:
        refused["too_late"] = _("This care was ended meanwhile.")
    except caring.NotAnother:
        refused["too_late"] = _("Another person records it, too: not who began it, and only one.")
    else:
        return redirect("cases:vital_care", pk=pk)
    return _page(request, keyring, case_for(keyring, pk), refused=refused)


def _begin_form(keyring: Keyring, row: Case, form: Form, typed: Any = None) -> BeginForm:
    colleagues = [member for member in askable(keyring.member, row) if member.pk != keyring.member.pk]
    return BeginForm(typed, reasons=reasons_for(form), colleagues=colleagues)


def _page(request: HttpRequest, keyring: Keyring, row: Case, **context: Any) -> HttpResponse:
    person, record = sealing.open_person(row.person, keyring), sealing.open_case(row, keyring)
    written, today = Items(row, record, keyring), timezone.localdate()
    cares = cares_in_words(written.of(VitalInterest), keyring)
    refused = context.get("refused")
    if refused and all(care.number != refused["number"] for care in cares):
        raise Http404
    context.setdefault("begin", _begin_form(keyring, row, person.form))
    context |= {
        "case": row,
        "person": person,
        "cares": cares,
        "resting": resting_on_care(keyring, row),
        "answer": AnswerForm(auto_id="answer_%s"),
        "asked": AskedForm(auto_id="asked_%s"),
        "end": EndForm(auto_id="end_%s"),
        "nobody": nobody_can(person.form),
        "is_consented": has_consented(person.form, written.of(GivenConsent), today, country_here()),
        "is_older": written.are_fewer_than_recorded([ItemKind.VITAL_INTEREST]),
    }
    return render(request, "cases/vital_care.html", context)
