"""Clients of an advocate from a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.legal_aid.conflict import actions, queries
from amanjol.casework.legal_aid.conflict.lines import COLUMNS, read_lines
from amanjol.casework.legal_aid.conflict.views import advocate_for, in_line, on_advocate
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.casework.legal_aid.spreadsheets.forms import SpreadsheetForm
from amanjol.casework.legal_aid.spreadsheets.pages import MOST_SHOWN, FilePage

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.refusals import Refusals
    from amanjol.foundation.organisations.keys.keyring import Keyring

REFUSALS_OF_FILE: Final[Refusals] = {
    previewing.AnotherPlan: _(
        "Meanwhile somebody wrote clients of this advocate, so nothing was written. This is what the file would do"
        " now: look at it, then press again."
    ),
    actions.TooMany: _("An advocate has two thousand clients here at most."),
}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_advocate
def from_file(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """First what the file would do, or all that is wrong with it; a second press writes it."""
    advocate = advocate_for(keyring, pk)

    def planned(plan: actions.ClientsPlan) -> dict[str, Any]:
        return {"new": [in_line(party) for party in plan.new[:MOST_SHOWN]]}

    return FilePage(
        template="legal_aid/conflict/clients_file.html",
        form=SpreadsheetForm,
        columns=COLUMNS,
        read=read_lines,
        plan=lambda parties: actions.plan_clients(queries.assignments(keyring, pk), parties),
        write=lambda parties, digests: actions.write_clients(
            keyring=keyring, advocate=advocate, parties=parties, digests=digests
        ),
        planned=planned,
        refusals=REFUSALS_OF_FILE,
        done=reverse("legal_aid:clients", args=[pk]),
        about={"advocate": advocate},
    ).answer(request)
