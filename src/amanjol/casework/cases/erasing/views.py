"""Whether a case must still be kept: those whose day has come, and the decision of a supervisor about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import queries, rules, sealing
from amanjol.casework.cases.erasing.actions import erasing, keeping
from amanjol.casework.cases.erasing.forms import EraseForm, KeepForm
from amanjol.casework.cases.guards import with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case, Status
from amanjol.casework.cases.queries import CASES_A_PAGE
from amanjol.casework.cases.record_parts.reviews import ErasureNotice, Review
from amanjol.casework.desk import showing
from amanjol.casework.desk.guards import for_workers
from amanjol.casework.desk.partners import partners_of
from amanjol.foundation.organisations.keys.keyring import opened_keyring
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.partners import Told
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@require_safe
@for_workers
def reviews(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.can_supervise(member):
        raise Http404
    keyring = opened_keyring(request)
    due = Paginator(queries.reviews_due(member, timezone.localdate()), CASES_A_PAGE)
    page = due.get_page(request.GET.get("page"))
    rows = [
        (case, sealing.open_person_of(case, keyring).name if keyring is not None else "") for case in page
    ]
    context = {"page": page, "rows": rows, "is_open": keyring is not None}
    response = render(request, "cases/reviews.html", context)
    if keyring is not None:
        showing.note_listed(by=member, where="reviews", people=[case.person_id for case, _name in rows])
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def review(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = case_to_review(keyring, pk), KeepForm(request.POST or None)
    if form.is_valid():
        keeping.keep_case(keyring=keyring, case=row, today=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("It is kept. Somebody looks again on the day that you chose."))
        return redirect("cases:case", pk=pk)
    reviews = Items(row, sealing.open_case(row, keyring), keyring).of(Review)
    names = names_of({review.by for review in reviews}, keyring.member.organisation)
    context = {
        "case": row,
        "form": form,
        "person": sealing.open_person(row.person, keyring),
        "is_due": row.retention_on <= timezone.localdate(),
        "decided": [(review, names.get(review.by, "")) for review in reversed(reviews)],
    }
    return render(request, "cases/review.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_review(keyring, pk)
    form = EraseForm(request.POST or None, row=row) if row.status == Status.CLOSED else None
    if form is not None and form.is_valid():
        notice = ErasureNotice(form.cleaned_data["told"])
        erasing.erase_case(keyring=keyring, case=row, notice=notice, today=timezone.localdate())
        messages.success(request, _("The case is erased."))
        return redirect("cases:reviews")
    others = queries.visible_to(keyring.member).filter(person=row.person_id).exclude(pk=pk)
    context = {
        "case": row,
        "form": form,
        "others": [other.code for other in others.order_by("opened_month", "id")],
        **_told(keyring, row),
    }
    return render(request, "cases/erase.html", context)


def _told(keyring: Keyring, row: Case) -> dict[str, list[Told] | bool]:
    """Partners who were told something, each once: what is erased here cannot be taken back there; and whether all of
    them are here, as far as the journal knows, and open.
    """
    try:
        partners = partners_of(keyring, row)
    except SealBroken:
        return {"told": [], "are_fewer": True}
    holders = dict.fromkeys(entry for entries in partners.told.values() for entry in entries)
    return {"told": list(holders), "are_fewer": partners.are_fewer}


def case_to_review(keyring: Keyring, pk: UUID) -> Case:
    """For who is no supervisor, and for one who is not named, there is nothing to decide."""
    row = queries.reviewable_by(keyring.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    sealing.prove(row, keyring)
    return row
