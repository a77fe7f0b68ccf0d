"""The list of today's work, which needs no key."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import queries, restricted, rules
from amanjol.casework.cases.actions import binding, working
from amanjol.casework.cases.finding import actions as finding
from amanjol.casework.cases.listing.filters import LOOKED_AT, NAME, Filters
from amanjol.casework.cases.listing.forms import UNASKED, FiltersForm, GiveForm
from amanjol.casework.cases.listing.rows import rows_of
from amanjol.casework.cases.queries import CASES_A_PAGE
from amanjol.casework.cases.restricting.actions import last_resort, newcomers
from amanjol.casework.desk import narrowing, showing
from amanjol.casework.desk.guards import for_readers, for_workers
from amanjol.foundation.organisations.keys.actions.recording import note_broken_seal
from amanjol.foundation.organisations.keys.keyring import opened_keyring, waits_for_keys
from amanjol.foundation.organisations.queries import colleagues_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.listing.rows import WorkRow
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.queries import WorkList
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@require_safe
@for_readers
def work(request: HttpRequest, member: Member) -> HttpResponse:
    everybody = "all" in request.GET
    keyring = opened_keyring(request)
    if keyring is not None:
        binding.catch_up(keyring=keyring)
        last_resort.catch_up(keyring=keyring)
        finding.catch_up(keyring=keyring)
    today, filters = (
        timezone.localdate(),
        narrowing.narrowed(request, NAME, Filters) if everybody else Filters(),
    )
    cases = queries.open_cases(member, everybody=everybody)
    page = _page(request, cases, filters, keyring)
    nobodys = queries.first_nobodys(member) if everybody and filters.is_empty else []
    alone, on_top = {case.pk for case in nobodys}, nobodys if page.number == 1 else []
    listed = [case for case in page if case.pk not in alone]
    rows, discreet = rows_of((*on_top, *listed), keyring), is_discreet(request)
    if discreet:  # who sits beside learns of nobody else who is helped
        rows = {pk: replace(row, name="") for pk, row in rows.items()}
    broken, alike = [row.case for row in rows.values() if row.is_broken], _alike(keyring)
    supervises = everybody and rules.can_supervise(member)
    colleagues, waits = _colleagues(member) if everybody else [], waits_for_keys(request)
    context = {
        "page": page,
        "is_open": keyring is not None,
        "waits_for_keys": waits,
        "everybody": everybody,
        "may_work": rules.can_work(member) and not waits,
        "is_empty": not rows,
        "broken": broken,
        "openings": [] if discreet else restricted.openings_for(member),
        "alike": [] if discreet else alike,
        "elsewhere": alike is None,
        "loads": queries.loads(member, today) if supervises else [],
        "reviews": queries.reviews_due(member, today).count() if supervises else None,
        "groups": [
            ("nobodys", [rows[case.pk] for case in on_top]),
            *_groups(queries.work_list(listed, today), rows, discreet=discreet),
        ],
        "nobodys": queries.nobodys(member).count() if supervises else 0,
        "filters": filters,
        "filters_form": _filters_form(colleagues, filters, is_open=keyring is not None)
        if everybody
        else None,
        "looked_at": LOOKED_AT if keyring is not None and filters.leave_out_some(cases, today) else None,
        "give": GiveForm(members=colleagues, keyless=queries.without_keys(member), auto_id="give_%s")
        if supervises
        else None,
        "discreet": discreet,
    }
    response = render(request, "cases/work.html", context)
    if keyring is not None:
        showing.note_listed(by=member, where="work", people=[row.case.person_id for row in rows.values()])
    if broken or alike is None:
        note_broken_seal(by=member, page="cases:work")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
def narrow(request: HttpRequest, member: Member) -> HttpResponse:
    """Keep what everybody's list is narrowed to; none of it stands in an address."""
    if request.method != "POST":
        return redirect(reverse("cases:work") + "?all")  # from signing in
    is_open = opened_keyring(request) is not None
    form = FiltersForm(request.POST, members=_colleagues(member), is_open=is_open)
    narrowing.narrow(request, NAME, form.filters if form.is_valid() else Filters())
    return redirect(reverse("cases:work") + "?all")


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers
def give(request: HttpRequest, member: Member) -> HttpResponse:
    """Several cases to one colleague. All or none: who is full must agree first."""
    if not rules.can_supervise(member):
        raise PermissionDenied
    if request.method != "POST":
        return redirect(reverse("cases:work") + "?all")  # from signing in
    chosen_from = queries.open_cases(member, everybody=True).filter(pk__in=_ids(request))
    form = GiveForm(request.POST, members=_colleagues(member), cases=[str(case.pk) for case in chosen_from])
    if form.is_valid():
        chosen = next(
            colleague for colleague in _colleagues(member) if str(colleague.pk) == form.cleaned_data["member"]
        )
        _give(request, list(chosen_from), chosen, member, agreed=form.cleaned_data["agreed"])
    else:
        messages.error(request, _("Tick the cases, and choose who takes them."))
    return redirect(reverse("cases:work") + "?all")


def _give(request: HttpRequest, cases: list[Case], chosen: Member, by: Member, *, agreed: bool) -> None:
    try:
        with transaction.atomic():
            for case in cases:
                working.assign(case=case, member=chosen, by=by, agreed=agreed)
    except working.Full:
        refusal = _("%(name)s has as many cases as set for the desk. Ask first, then tick that they agree.")
        messages.error(request, refusal % {"name": chosen.account.name})
    except PermissionDenied:
        refusal = _("%(name)s may not open one of these cases. Nothing was given.")
        messages.error(request, refusal % {"name": chosen.account.name})
    else:
        given = ngettext(
            "%(number)s case given to %(name)s. Whoever was on it stays on it.",
            "%(number)s cases given to %(name)s. Whoever was on them stays on them.",
            len(cases),
        )
        messages.success(request, given % {"number": len(cases), "name": chosen.account.name})
        if chosen.pk in queries.without_keys(by):
            keyless = _(
                "%(name)s does not hold the keys yet and opens nothing: until then somebody else has to be on it."
            )
            messages.warning(request, keyless % {"name": chosen.account.name})


def _ids(request: HttpRequest) -> list[UUID]:
    """What of it is an id at all; at most as many as stand on a page."""
    typed = request.POST.getlist("case")[: 2 * CASES_A_PAGE]
    return [UUID(text) for text in typed if _UUID.fullmatch(text)]


def _colleagues(member: Member) -> list[Member]:
    return [colleague for colleague in colleagues_of(member.organisation) if rules.can_work(colleague)]


def _alike(keyring: Keyring | None) -> list[newcomers.Likeness] | None:
    """None where one does not open."""
    try:
        return newcomers.compare(keyring=keyring) if keyring is not None else []
    except SealBroken:
        return None


def _page(
    request: HttpRequest, cases: QuerySet[Case], filters: Filters, keyring: Keyring | None
) -> Page[Case]:
    in_clear = filters.in_clear(cases, timezone.localdate())
    if keyring is None or not filters.are_sealed:
        return Paginator(in_clear, CASES_A_PAGE).get_page(request.GET.get("page"))
    return Paginator(filters.opened(in_clear, keyring), CASES_A_PAGE).get_page(request.GET.get("page"))


def _filters_form(members: list[Member], filters: Filters, *, is_open: bool) -> FiltersForm:
    initial = filters.as_data() | ({"danger": UNASKED} if filters.is_unasked else {})
    return FiltersForm(members=members, is_open=is_open, initial=initial)


def _groups(
    work_list: WorkList, rows: dict[UUID, WorkRow], *, discreet: bool
) -> list[tuple[str, list[WorkRow]]]:
    """Who is in danger now stands first, whatever the day. What waits for others and is not due stands apart; what is
    due stays, since somebody has to ask.
    """
    by_day = (work_list.overdue, work_list.today, work_list.later, work_list.unplanned)
    in_danger = [
        row for cases in by_day for case in cases if (row := rows[case.pk]).is_in_danger and not discreet
    ]
    first = {row.case.pk for row in in_danger}
    overdue, today, later, unplanned = (
        [rows[case.pk] for case in cases if case.pk not in first] for cases in by_day
    )
    return [
        ("danger", in_danger),
        ("overdue", overdue),
        ("today", today),
        ("later", [row for row in later if not row.waits]),
        ("waiting", [row for row in (*later, *unplanned) if row.waits]),
        ("unplanned", [row for row in unplanned if not row.waits]),
    ]
