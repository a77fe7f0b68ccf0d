"""The register of transfers, the same as a file, and late answers by pair of countries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.wording import language
from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.desk.guards import for_those_who, with_keys_at
from amanjol.casework.referrals.forms import offer
from amanjol.casework.referrals.register import actions, late
from amanjol.casework.referrals.register.queries import register_of
from amanjol.casework.referrals.register.words import shown
from amanjol.casework.referrals.register.workbook import SPREADSHEET, workbook_of
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

YEARS: Final = 6
"""So many, this one among them, can be chosen."""


class YearForm(forms.Form):
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, typed: QueryDict | None = None) -> None:
        newest = timezone.localdate().year
        super().__init__(typed, initial={"year": newest})
        offer(self, "year", [(str(year), str(year)) for year in range(newest, newest - YEARS, -1)])

    @property
    def chosen(self) -> int:
        """That of today, where none was chosen that there is."""
        return int(self.cleaned_data["year"]) if self.is_valid() else timezone.localdate().year


@require_safe
@with_keys_at("referrals:transfers", can_supervise, of_record=False)
def transfers(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = YearForm(request.GET or None)
    register = register_of(keyring, form.chosen)
    names = names_of({entry.by for entry in register.entries}, keyring.member.organisation)
    context = {
        "form": form,
        "year": form.chosen,
        "lines": [(line, names.get(line.by, "")) for line in map(shown, register.entries)],
        "is_older": register.is_older,
    }
    return render(request, "referrals/register/transfers.html", context)


@require_safe
@with_keys_at("referrals:transfers", can_supervise, of_record=False)
def transfers_file(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    year = YearForm(request.GET or None).chosen
    register = actions.export(keyring=keyring, year=year)
    disposition = f'attachment; filename="amanjol-transfers-{year}.xlsx"'
    data = workbook_of(map(shown, register.entries))
    return HttpResponse(data, content_type=SPREADSHEET, headers={"Content-Disposition": disposition})


@require_safe
@for_those_who(can_supervise)
def answers(request: HttpRequest, member: Member) -> HttpResponse:
    """Needs no key."""
    lines = [
        (pair, _country(pair.asks), _country(pair.answers)) for pair in late.pairs(member, timezone.now())
    ]
    context = {"lines": lines, "days": late.WINDOW.days}
    return render(request, "referrals/register/answers.html", context)


def _country(code: str) -> str:
    return world_names.country_name(code, language()) if code else "—"
