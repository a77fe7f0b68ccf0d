"""Partners, and what each lets be shown, country by country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.programme.outreach import places, queries
from amanjol.programme.outreach.actions import partnering
from amanjol.programme.outreach.actions.writing import hold
from amanjol.programme.outreach.forms.partnering import PartnerForm, WordForm
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Partner


@require_safe
@for_managers
def partners(request: HttpRequest, member: Member) -> HttpResponse:
    today = timezone.localdate()
    named = {(partner.partner_id, partner.country) for partner in queries.open_partners(today)}
    rows = [
        (row, [country for country in places.COUNTRIES if (row.pk, country) in named])
        for row in queries.partners_of(member)
    ]
    return render(request, "outreach/partners.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PartnerForm(*sent, initial={})
    if form.is_valid():
        try:
            row = partnering.add_partner(by=member, **form.typed)
        except partnering.NameTaken:
            form.add_error("name", _("There is a partner of this name."))
        else:
            return redirect("outreach:partner", row.pk)
    return render(request, "outreach/partner_form.html", {"form": form, "title": _("New partner")})


@require_safe
@for_managers
def partner(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row, today = get_object_or_404(queries.partners_of(member), pk=pk), timezone.localdate()
    words = queries.words_of(row)
    countries = [
        (country, word, word is not None and word.holds(today))
        for country in places.COUNTRIES
        for word in [words.get(country)]
    ]
    context = {"partner": row, "countries": countries, "has_logo": queries.has_logo(row)}
    return render(request, "outreach/partner.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(request, member, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PartnerForm.of(row, *sent)
    if form.is_valid():
        try:
            ended = partnering.change_partner(partner=row, by=member, **form.typed)
        except partnering.NameTaken:
            form.add_error("name", _("There is a partner of this name."))
        else:
            for country in ended:
                messages.warning(request, f"{places.name_of(country)}: {_('ended, ask again')}")
            return redirect("outreach:partner", pk)
    context = {"form": form, "title": _("Change the partner"), "partner": row}
    return render(request, "outreach/partner_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def word(request: HttpRequest, member: Member, pk: UUID, country: str) -> HttpResponse:
    row = _row(request, member, pk)
    form = WordForm.of(
        queries.word_of(row, _country(country)), request.POST if request.method == "POST" else None
    )
    if form.is_valid():
        partnering.give_word(partner=row, country=country, word=form.typed, by=member)
        return redirect("outreach:partner", pk)
    title = _("What may be shown: %(country)s") % {"country": places.name_of(country)}
    context = {
        "form": form, "title": title, "partner": row,
        "is_of_foreign_representatives": country == places.FOREIGN_REPRESENTATIVES,
    }  # fmt: skip
    return render(request, "outreach/partner_form.html", context)


@require_POST
@for_managers
def withdraw(request: HttpRequest, member: Member, pk: UUID, country: str) -> HttpResponse:
    partnering.withdraw_word(partner=_row(request, member, pk), country=_country(country), by=member)
    messages.success(
        request,
        _("Nothing of this partner is shown there any more. Whoever saved it meanwhile still has it."),
    )
    return redirect("outreach:partner", pk)


def _country(country: str) -> str:
    if country not in places.COUNTRIES:
        raise Http404
    return country


def _row(request: HttpRequest, member: Member, pk: UUID) -> Partner:
    if request.method == "POST":
        hold(member)
    rows = queries.partners_of(member)
    return get_object_or_404(
        rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk
    )
