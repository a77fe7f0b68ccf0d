"""A new case: who it is, what comes next; people who may be the same are shown before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import finding, records
from amanjol.casework.cases.actions import opening, working
from amanjol.casework.cases.forms import NewCaseForm
from amanjol.casework.cases.views.access import with_keys

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.finding import Found
    from amanjol.foundation.organisations.keys.ring import Keyring

NOBODY = "nobody"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new(request: HttpRequest, ring: Keyring) -> HttpResponse:
    form = NewCaseForm(request.POST or None)
    like: list[Found] = []
    if form.is_valid():
        like = finding.like(ring, form.record)
        chosen = form.cleaned_data["same_as"]
        same = next((found for found in like if str(found.person.pk) == chosen), None)
        if same is not None or chosen == NOBODY or not like:
            return _open(ring, form, same)
    cases = finding.cases_of(ring.member, like)
    shown = [(one, cases[one.person.pk]) for one in like]
    return render(request, "cases/new.html", {"form": form, "like": shown, "nobody": NOBODY})


def _open(ring: Keyring, form: NewCaseForm, same: Found | None) -> HttpResponse:
    """For somebody known already, what was typed now is added to what was known."""
    typed = form.cleaned_data
    if same is None:
        person = opening.create_person(keyring=ring, person=form.record)
    else:
        person, contents = same.person, records.joined(same.record, form.record)
        if contents != same.record:
            working.change_person(keyring=ring, person=person, contents=contents)
    beginning = opening.Beginning(typed["next_step"], typed["next_step_on"], typed["note"])
    today = timezone.localdate()
    case = opening.create_case(keyring=ring, person=person, beginning=beginning, today=today)
    return redirect("cases:case", pk=case.pk)
