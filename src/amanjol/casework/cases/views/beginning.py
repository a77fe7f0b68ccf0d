"""A new case: who it is, what comes next; people who may be the same are shown before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import queries
from amanjol.casework.cases.actions import opening
from amanjol.casework.cases.forms import NewCaseForm
from amanjol.casework.cases.views.access import with_keys

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Person
    from amanjol.casework.cases.queries import Found
    from amanjol.foundation.organisations.keys.ring import Keyring

NOBODY = "nobody"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new(request: HttpRequest, ring: Keyring) -> HttpResponse:
    form = NewCaseForm(request.POST or None)
    like: list[Found] = []
    if form.is_valid():
        like = queries.like(ring, form.record)
        chosen = form.cleaned_data["same_as"]
        person = _chosen(like, chosen)
        if person is not None or chosen == NOBODY or not like:
            return _open(ring, form, person)
    cases = queries.cases_of(ring.member, like)
    shown = [(one, cases[one.person.pk]) for one in like]
    return render(request, "cases/new.html", {"form": form, "like": shown, "nobody": NOBODY})


def _chosen(like: list[Found], chosen: str) -> Person | None:
    return next((found.person for found in like if str(found.person.pk) == chosen), None)


def _open(ring: Keyring, form: NewCaseForm, person: Person | None) -> HttpResponse:
    typed = form.cleaned_data
    beginning = opening.Beginning(typed["next_step"], typed["next_step_on"], typed["note"])
    case: UUID = opening.create_case(
        keyring=ring,
        person=person or opening.create_person(keyring=ring, person=form.record),
        beginning=beginning,
        today=timezone.localdate(),
    ).pk
    return redirect("cases:case", pk=case)
