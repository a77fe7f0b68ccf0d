"""The register of advocates: list, a file in, erasing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.desk import narrowing
from amanjol.casework.desk.fields import ErasingForm
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.refusals import OLDER
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.erasing import ErasePage, erase_page
from amanjol.casework.legal_aid.register import accounts, actions, queries
from amanjol.casework.legal_aid.register.forms import AdvocateFiltersForm
from amanjol.casework.legal_aid.register.lines import COLUMNS, read_lines
from amanjol.casework.legal_aid.register.words import district_names, shown
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.casework.legal_aid.spreadsheets.forms import SpreadsheetForm
from amanjol.casework.legal_aid.spreadsheets.pages import MOST_SHOWN, FilePage
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.refusals import Refusals
    from amanjol.foundation.organisations.keys.keyring import Keyring

AT_ONCE = 40
FILTERS = "legal-aid.advocates"
REFUSALS_OF_FILE: Final[Refusals] = {
    previewing.AnotherPlan: gettext_lazy(
        "Meanwhile somebody changed the register, so nothing was written. This is what the file would do now: look"
        " at it, then press again."
    ),
    OlderCopy: OLDER,
    actions.Meanwhile: gettext_lazy(
        "Somebody wrote the register at the same moment. Nothing is saved: press again."
    ),
    TooLarge: gettext_lazy("One of these advocates has been changed too often to hold more."),
}
with_keys = with_keys_at("legal_aid:advocates", rules.can_coordinate, of_record=False)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def advocates(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """What is sent here are the filters, which this session keeps."""
    today = timezone.localdate()
    of_all = queries.opened(keyring, today)
    names = district_names(key for advocate in of_all for key in advocate.says.districts)
    languages = {code for advocate in of_all for code in advocate.says.languages}
    form_of = partial(AdvocateFiltersForm, districts=names, languages=languages)
    if request.method == "POST":
        form = form_of(request.POST)
        if form.is_valid():
            narrowing.narrow(request, FILTERS, form.filters)
        return redirect("legal_aid:advocates")
    filters = narrowing.narrowed(request, FILTERS, queries.Filters)
    fitting = [advocate for advocate in of_all if filters.fits(advocate)]
    page = Paginator(fitting, AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "form": form_of(initial=filters.as_data()),
        "is_narrowed": filters != queries.Filters(),
        "amount": len(fitting),
        "of": len(of_all),
        "page": page,
        "lines": [shown(advocate, names, today.year) for advocate in page],
        "year": today.year,
        "misplaced": [member.account.name for member in accounts.misplaced(keyring)],
    }
    return render(request, "legal_aid/register/advocates.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def from_file(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """First what the file would do, or all that is wrong with it; a second press writes it."""
    today = timezone.localdate()
    return FilePage(
        template="legal_aid/register/file.html",
        form=SpreadsheetForm,
        columns=COLUMNS,
        read=read_lines,
        plan=lambda lines: actions.plan(queries.opened(keyring, today), lines),
        write=lambda lines, digests: actions.write_register(
            keyring=keyring, lines=lines, today=today, digests=digests
        ),
        planned=_planned,
        refusals=REFUSALS_OF_FILE,
        done="legal_aid:advocates",
    ).answer(request)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = queries.visible_to(keyring.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    form = ErasingForm(request.POST or None, row=row)
    if form.is_valid():
        actions.erase_advocate(keyring=keyring, advocate=row.pk, today=timezone.localdate())
        messages.success(request, _("The advocate is erased."))
        return redirect("legal_aid:advocates")
    title = _("Erase advocate %(code)s") % {"code": row.code}
    says = _("Number %(number)s of the register.") % {"number": row.number}
    back = reverse("legal_aid:advocates")
    return erase_page(request, form, ErasePage(title, back, _("Advocates"), says))


def _planned(plan: actions.Plan) -> dict[str, Any]:
    return {
        "new": plan.new[:MOST_SHOWN],
        "changed": [line for _advocate, line in plan.changed[:MOST_SHOWN]],
        "missing": [advocate.says for advocate in plan.missing[:MOST_SHOWN]],
    }
