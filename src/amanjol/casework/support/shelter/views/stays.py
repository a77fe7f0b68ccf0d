"""A stay: its bed, leaving in one press, what is held and given back, the receipt, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import sealing
from amanjol.casework.cases.forms import AccessPaperForm
from amanjol.casework.cases.guards import case_for, case_to_change, reading, with_keys
from amanjol.casework.cases.models import Status
from amanjol.casework.desk import rules
from amanjol.casework.desk.printing import paper_or_reason
from amanjol.casework.standards.papers import receipt as papers
from amanjol.casework.support.shelter.actions import incidents, leaving, things
from amanjol.casework.support.shelter.forms import (
    ChildLeavesForm,
    DoneSinceForm,
    IncidentForm,
    LeaveForm,
    ThingForm,
    WhereForm,
)
from amanjol.casework.support.shelter.guards import stay_for
from amanjol.casework.support.shelter.records import LeftToDo
from amanjol.casework.support.shelter.showing import shown_stay
from amanjol.casework.support.shelter.too_late import sent_words
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.shelter.queries import OpenedStay
    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_safe
@reading
def stay(request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    return _page(request, keyring, row, stay_for(keyring, row, stay))


@sensitive_post_parameters()
@require_POST
@with_keys
def leave(request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    opened = stay_for(keyring, row, stay)
    if opened.record.is_over:
        return _left_already(request, keyring, row, opened)
    form: LeaveForm
    standing = shown_stay(keyring, row, opened)
    if standing.is_child_alone:
        form = ChildLeavesForm(request.POST, record=opened.record, is_age_open=standing.is_age_open)
    else:
        form = LeaveForm(request.POST, record=opened.record)
    if not form.is_valid():
        return _page(request, keyring, row, opened, leave_form=form)
    is_grown_up = isinstance(form, ChildLeavesForm) and form.is_grown_up
    child = form.leaving if isinstance(form, ChildLeavesForm) and not is_grown_up else None
    try:
        is_first = leaving.leave(
            keyring=keyring, case=row, stay=stay, back=form.numbers, child=child, is_grown_up=is_grown_up,
            with_children=not form.cleaned_data["children_stay"],
        )  # fmt: skip
    except leaving.NeedsAdult:
        messages.error(
            request, _("Whoever came with the child left meanwhile. Write down with whom the child leaves.")
        )
        return redirect("support:stay", pk=pk, stay=stay)
    if not is_first:
        return _left_already(request, keyring, row, stay_for(keyring, row, stay))
    return redirect("support:stay", pk=pk, stay=stay)


@sensitive_post_parameters()
@require_POST
@with_keys
def where(request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    opened = stay_for(keyring, row, stay)
    form = WhereForm.of(opened.record, request.POST)
    if not form.is_valid():
        return _page(request, keyring, row, opened, where_form=form)
    typed = form.cleaned_data
    leaving.write_where(keyring=keyring, case=row, stay=stay, reach=typed["reach"], takes=typed["takes"])
    return redirect("support:stay", pk=pk, stay=stay)


@sensitive_post_parameters()
@require_POST
@with_keys
def done_since(request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    opened, form = stay_for(keyring, row, stay), DoneSinceForm(request.POST)
    if not form.is_valid():
        return _page(request, keyring, row, opened, done_form=form)
    typed = form.cleaned_data
    leaving.note_done(keyring=keyring, case=row, stay=stay, what=LeftToDo(typed["what"]), says=typed["says"])
    return redirect("support:stay", pk=pk, stay=stay)


@sensitive_post_parameters()
@require_POST
@with_keys
def take_in(request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    opened = stay_for(keyring, row, stay)
    form = ThingForm(request.POST, is_restricted=row.person.is_restricted)
    if opened.record.is_over:
        return _nothing_held(request, keyring, row, opened, form)
    if not form.is_valid():
        return _page(request, keyring, row, opened, thing_form=form)
    try:
        things.take_in(
            keyring=keyring, case=row, stay=stay, kind=form.kind_chosen, what=form.cleaned_data["what"],
            is_asked_for=form.cleaned_data["is_asked_for"],
            is_known=form.cleaned_data.get("is_known", False),
        )  # fmt: skip
    except things.NotKnown:
        messages.error(request, _("Meanwhile only named colleagues may open this case. Look again."))
        form = ThingForm(request.POST, is_restricted=True)
        return _page(request, keyring, case_for(keyring, pk), opened, thing_form=form)
    except things.NotAsked:
        return _nothing_held(request, keyring, row, stay_for(keyring, row, stay), form)
    return redirect("support:stay", pk=pk, stay=stay)


@sensitive_post_parameters()
@require_POST
@with_keys
def give_back(_request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID, number: int) -> HttpResponse:
    row = case_for(keyring, pk)
    stay_for(keyring, row, stay)
    try:
        things.give_back(keyring=keyring, case=row, stay=stay, number=number)
    except things.NoSuchThing:
        raise Http404 from None
    return redirect("support:stay", pk=pk, stay=stay)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
@repeatable
def receipt(request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID) -> HttpResponse:
    """The page to ask, and the paper itself, which no node keeps."""
    row = case_for(keyring, pk)
    opened = stay_for(keyring, row, stay)
    if not opened.record.held:
        raise Http404
    form = AccessPaperForm(request.POST or None, initial={"language": get_language()})
    unread = [name for code, name in papers.printed_in().items() if not papers.is_read(code)]
    context = {"case": row, "stay": opened, "form": form, "unread": unread, "failed": ""}
    if form.is_valid():
        typed = form.cleaned_data
        held = [
            papers.HeldThing(thing.number, thing.kind.value, thing.what, timezone.localtime(thing.at).date())
            for thing in opened.record.held
        ]
        document = papers.document_of(
            held, typed["language"], code=str(stay)[:6].upper(), on=timezone.localdate(),
            of=sealing.open_person(row.person, keyring).name if typed["with_name"] else "",
            is_for_both=typed["is_safe"] == "yes",
        )  # fmt: skip
        response, context["failed"] = paper_or_reason(document)
        if response is not None:
            things.note_receipt(keyring=keyring, case=row)
            return response
    return render(request, "support/shelter/receipt.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def incident(request: HttpRequest, keyring: Keyring, pk: UUID, stay: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), IncidentForm(request.POST or None)
    opened = stay_for(keyring, row, stay)
    if form.is_valid():
        incidents.write_of_stay(keyring=keyring, case=row, stay=stay, incident=form.incident)
        return redirect("support:stay", pk=pk, stay=stay)
    return render(request, "support/shelter/incident.html", {"form": form, "case": row, "stay": opened})


def _left_already(request: HttpRequest, keyring: Keyring, row: Case, opened: OpenedStay) -> HttpResponse:
    """What was typed stands on the page once more: with whom a child is decides who looks for it."""
    sent = ChildLeavesForm(request.POST, record=opened.record, is_age_open=True)
    says = _("Leaving was written down already, as it stands here.")
    return _page(request, keyring, row, opened, too_late=says, typed=list(sent_words(sent)))


def _nothing_held(
    request: HttpRequest, keyring: Keyring, row: Case, opened: OpenedStay, form: ThingForm
) -> HttpResponse:
    says = _("The person left meanwhile: nothing more is held for them.")
    return _page(request, keyring, row, opened, too_late=says, typed=list(sent_words(form)))


def _page(
    request: HttpRequest, keyring: Keyring, row: Case, opened: OpenedStay, **forms: Any
) -> HttpResponse:
    """What is wrong stands in its form on the page, with all that was typed."""
    record, standing = opened.record, shown_stay(keyring, row, opened)
    may_work = rules.can_work(keyring.member)
    leave_form = (
        ChildLeavesForm(record=record, is_age_open=standing.is_age_open, auto_id="leave_%s")
        if standing.is_child_alone
        else LeaveForm(record=record, auto_id="leave_%s")
    )
    context: dict[str, Any] = {
        "case": row,
        "stay": opened,
        "record": record,
        "standing": standing,
        "discreet": is_discreet(request),
        "may_work": may_work,
        "may_write": may_work and row.status == Status.OPEN,
        "leave_form": leave_form,
        "to_do": DoneSinceForm.for_each(record.left.to_do, forms.get("done_form")) if record.left else [],
        "where_form": WhereForm.of(record),
        "thing_form": ThingForm(auto_id="thing_%s", is_restricted=row.person.is_restricted),
        "refused": next(iter(forms), ""),
    }
    return render(request, "support/shelter/stay.html", context | forms)
