"""A family business: plan, savings goal, grant and its receipts, each on one short page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.learning.work.actions import business as acts
from amanjol.casework.learning.work.business_forms import GrantForm, PlanForm, ReceiptForm, SavingsForm
from amanjol.casework.learning.work.views.earning import on_livelihood, opened
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.learning.work.records import GrantNow, LivelihoodRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def plan(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    stands = record.plans[-1] if record.plans else None
    form = PlanForm.of(stands, request.POST if request.method == "POST" else None)
    if form.is_valid():
        acts.write_plan(keyring=keyring, livelihood=row.pk, plan=form.typed)
        return redirect("learning:livelihood", pk=pk)
    return _page(request, record, pk, form, _("Plan of the business"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def savings(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    stands = record.savings[-1] if record.savings else None
    form = SavingsForm.of(stands, request.POST if request.method == "POST" else None)
    if form.is_valid():
        acts.write_savings(keyring=keyring, livelihood=row.pk, savings=form.typed)
        return redirect("learning:livelihood", pk=pk)
    return _page(request, record, pk, form, _("Savings goal"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def grant(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    form = GrantForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        acts.write_grant(keyring=keyring, livelihood=row.pk, **form.cleaned_data)
        return redirect("learning:livelihood", pk=pk)
    says = _("Two people say yes to it, each from their own session, before a receipt is written down.")
    return _page(request, record, pk, form, _("A grant"), says)


@require_POST
@on_livelihood
def approve(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    _grant(record, number)
    if not acts.approve_grant(keyring=keyring, livelihood=row.pk, number=number):
        messages.info(request, _("You have said yes already. Somebody else has to, too."))
        return no_act(redirect("learning:livelihood", pk=pk))
    return redirect("learning:livelihood", pk=pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def receipt(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    of_grant = _grant(record, number)
    if not of_grant.is_approved:
        messages.error(request, _("Two people have to say yes to the grant first."))
        return no_act(redirect("learning:livelihood", pk=pk))
    form = ReceiptForm(request.POST if request.method == "POST" else None, grant=of_grant)
    if form.is_valid():
        acts.write_receipt(keyring=keyring, livelihood=row.pk, number=number, spending=form.typed)
        return redirect("learning:livelihood", pk=pk)
    says = _("%(left)s %(currency)s of %(amount)s are left.") % {
        "left": of_grant.left,
        "amount": of_grant.grant.amount,
        "currency": of_grant.grant.currency,
    }
    return _page(request, record, pk, form, _("A receipt"), says)


def _grant(record: LivelihoodRecord, number: int) -> GrantNow:
    grant = record.grant(number)
    if grant is None:
        raise Http404
    return grant


def _page(
    request: HttpRequest, record: LivelihoodRecord, pk: UUID, form: object, title: str, says: str = ""
) -> HttpResponse:
    context = {"form": form, "title": title, "livelihood_pk": pk, "name": record.now.name, "says": says}
    return render(request, "learning/work/form.html", context)
