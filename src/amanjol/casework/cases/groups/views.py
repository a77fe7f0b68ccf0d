"""Many at once: the facts that all share, three minutes with each alone, what is owed to them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import queries, rules, sealing
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.groups import joint_claim
from amanjol.casework.cases.groups.adding import PeopleForm, are_settled, lines_of
from amanjol.casework.cases.groups.forms import GroupForm, ThreeMinutesForm, WagesForm
from amanjol.casework.cases.groups.people import people_of, sums_owed
from amanjol.casework.cases.guards import case_to_change, reading, with_keys, with_keys_on
from amanjol.casework.cases.record_parts.interviews import state_of
from amanjol.casework.desk import printing, showing
from amanjol.casework.standards.interview.triage import packaged_form
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Group
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys_of_group = with_keys_on("cases:group")


@require_safe
@reading
def all_groups(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    rows = queries.groups_visible_to(keyring.member)
    groups = sorted(((sealing.open_group(row, keyring), row) for row in rows), key=lambda pair: pair[0].title)
    context = {"groups": groups, "may_work": rules.can_work(keyring.member)}
    return render(request, "cases/groups.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_of_group
def new_group(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = GroupForm(request.POST or None)
    if form.is_valid():
        row = grouping.create_group(keyring=keyring, group=form.record)
        return redirect("cases:group", pk=row.pk)
    context = {"form": form, "title": _("A new group"), "does": _("Begin"), "back": "cases:groups"}
    return render(request, "cases/group_form.html", context)


@require_safe
@reading
def group(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _page(request, keyring, _group_for(keyring, pk), PeopleForm())


@sensitive_post_parameters()
@require_POST
@with_keys_of_group
def add_to_group(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Before anybody is stored, whoever may be meant is shown line by line, and of many what will be made."""
    row, form = _group_for(keyring, pk), PeopleForm(request.POST)
    if not form.is_valid():
        return _page(request, keyring, row, form)
    matches = search.likely_matches_of_each(keyring, form.records)
    lines = lines_of(form.records, matches, request.POST)
    is_confirmed = "confirmed" in request.POST
    if not are_settled(lines, is_confirmed=is_confirmed):
        context = {"group": row, "lines": lines, "typed": request.POST, "is_unanswered": is_confirmed}
        response = render(request, "cases/group_people.html", context)
        people = {match.person.pk for line in lines for match in line.matches}
        showing.note_listed(by=keyring.member, where="group-people", people=people)
        return response
    number = grouping.add_people(
        keyring=keyring,
        group=row,
        lines=lines,
        next_step=_("Three minutes alone"),
        today=timezone.localdate(),
    )
    words = ngettext("%(number)s person is added.", "%(number)s people are added.", number)
    messages.success(request, words % {"number": number})
    return redirect("cases:group", pk=pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_of_group
def group_facts(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    row = _group_for(keyring, pk, is_locked=typed is not None)
    form = GroupForm.of(sealing.open_group(row, keyring), typed)
    if form.is_valid():
        grouping.change_group(keyring=keyring, group=row, contents=form.record)
        return redirect("cases:group", pk=pk)
    context = {"form": form, "title": _("What all share"), "does": _("Save"), "group": row}
    return render(request, "cases/group_form.html", context)


@require_POST
@with_keys_of_group
@repeatable
def claim(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """For paper: names those who wish it and nobody else. Posted, since it is journalled."""
    row = _group_for(keyring, pk)
    people = [person for person in people_of(keyring, row) if person.wages is not None and person.wages.joins]
    if not people:
        messages.error(request, _("Nobody has asked to be named in a joint claim yet."))
        return redirect("cases:group", pk=pk)
    facts, owed, today = sealing.open_group(row, keyring), sums_owed(people), timezone.localdate()
    response, failed = None, ""
    if printing.is_for_printer(request):
        response, failed = printing.paper_or_reason(joint_claim.document_of(facts, people, owed, today))
    if response is None:
        context = {
            "group": row,
            "facts": facts,
            "people": people,
            "owed": owed,
            "today": today,
            "failed": failed,
        }
        response = render(request, "cases/claim.html", context)
    grouping.note_claim(keyring=keyring, group=row, people=[person.case.person_id for person in people])
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def three_minutes(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    data = sealing.open_case(row, keyring).triage
    state = state_of(data) if data else None
    form = ThreeMinutesForm(request.POST if request.method == "POST" else None, state=state)
    if form.is_valid():
        grouping.sort_out(keyring=keyring, case=row, answers=form.answers)
        return redirect("cases:case", pk=pk)
    return render(request, "cases/three_minutes.html", {"case": row, "form": form, "says": packaged_form()})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def wages(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    typed = request.POST if request.method == "POST" else None
    form = WagesForm.of(sealing.open_case(row, keyring).wages, typed, in_group=row.group_id is not None)
    if form.is_valid():
        grouping.note_wages(keyring=keyring, case=row, wages=form.wages)
        return redirect("cases:case", pk=pk)
    return render(request, "cases/form.html", {"case": row, "form": form, "title": _("Unpaid wages")})


def _group_for(keyring: Keyring, pk: UUID, *, is_locked: bool = False) -> Group:
    """Another organisation's groups do not exist here. `is_locked` for a form that was sent, until it is saved."""
    groups = queries.groups_visible_to(keyring.member)
    row = (groups.select_for_update() if is_locked else groups).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _page(request: HttpRequest, keyring: Keyring, row: Group, form: PeopleForm) -> HttpResponse:
    people = people_of(keyring, row)
    context = {
        "group": row,
        "facts": sealing.open_group(row, keyring),
        "people": people,
        "owed": sums_owed(people),
        "form": form,
        "says": packaged_form(),
        "may_work": rules.can_work(keyring.member),
    }
    response = render(request, "cases/group.html", context)
    ids = [person.case.person_id for person in people]
    showing.note_listed(by=keyring.member, where="group", people=ids)
    return response
