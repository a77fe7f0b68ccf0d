"""Lists, as staff see them: counts, and never an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.programme.mailings import queries
from amanjol.programme.mailings.actions import listing
from amanjol.programme.mailings.forms import AddressesForm, ListForm
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.models import MailingList


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    form = ListForm(_sent(request), initial={"is_open": True})
    if form.is_valid():
        row = listing.begin_list(what=form.typed, by=member)
        return redirect("mailings:list", row.pk)
    return render(request, "mailings/form.html", {"form": form, "title": _("New list")})


@require_safe
@for_managers
def mailing_list(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    counted = queries.on_list(member, pk)
    if counted is None:
        raise Http404
    addresses = [
        (own, f"{settings.ORIGINS['desk']}{reverse('lists:subscribe', args=[language, pk])}")
        for language, own in LANGUAGES.items()
    ]
    rows = queries.mailings_of(member).filter(list=pk)
    context = {
        "counted": counted,
        "row": counted.list,
        "addresses": addresses,
        "mailings": queries.with_progress(rows),
        "goes_out": queries.goes_out(),
    }
    return render(request, "mailings/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.lists_of(member)
    row = get_object_or_404(rows.select_for_update() if request.method == "POST" else rows, pk=pk)
    form = ListForm.of(row, _sent(request))
    if form.is_valid():
        listing.change_list(mailing_list=row, what=form.typed, by=member)
        return redirect("mailings:list", pk)
    says = _(
        "A mailing that is on its way or stopped goes to nobody any more where you change a name or the sender."
    )
    context = {"form": form, "title": _("Change the list"), "list": row, "says": says}
    return render(request, "mailings/form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def ask(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Addresses from elsewhere: each gets the question, and none is on the list before it says yes."""
    row = get_object_or_404(queries.lists_of(member), pk=pk)
    form = AddressesForm(_sent(request))
    if form.is_valid() and _are_asked(form, row, member):
        messages.success(request, _("Whoever is not on the list and did not leave it is asked by mail."))
        return redirect("mailings:list", pk)
    says = _(
        "Nobody is put on a list by hand. Each address gets a mail with a button; who does not press it within 7 days"
        " is erased. Bring only addresses whose owners expect it."
    )
    context = {
        "form": form,
        "title": _("Ask addresses"),
        "list": row,
        "says": says,
        "press": _("Send the question"),
    }
    return render(request, "mailings/form.html", context)


def _are_asked(form: AddressesForm, row: MailingList, member: Member) -> bool:
    """Otherwise the form says why not."""
    addresses, language = form.cleaned_data["addresses"], form.cleaned_data["language"]
    try:
        listing.bring_addresses(mailing_list=row, addresses=addresses, language=language, by=member)
    except listing.TooManyBrought:
        form.add_error("addresses", _("At most 500 a day are asked for your organisation: go on tomorrow."))
        return False
    return True


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
