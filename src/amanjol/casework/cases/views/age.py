"""Whether somebody is a child: one press, from whichever page has to know it before it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.forms import AgeForm
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.standards.people.forms import Form

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring

BACK: Final = {"consents": "cases:consents", "vital_care": "cases:vital_care"}
"""Pages of a case that ask it besides the case itself, as they name themselves."""


@sensitive_post_parameters()
@require_POST
@with_keys
def age(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), AgeForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["form"][0]))
    elif not working.answer_age(keyring=keyring, person=row.person, form=Form(form.cleaned_data["form"])):
        messages.error(request, _("A colleague has said meanwhile how old the person is."))
    return redirect(BACK.get(request.POST.get("back", ""), "cases:case"), pk=pk)
