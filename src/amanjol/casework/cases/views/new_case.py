"""A new case: who it is, what comes next; people who may be the same are shown before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.forms import NewCaseForm
from amanjol.casework.cases.guards import with_keys
from amanjol.casework.desk import showing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.finding.search import PersonMatch
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import Accompaniment
    from amanjol.foundation.organisations.keys.keyring import Keyring

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a new case comes from: its page, what is known already, by name of field, and what then becomes of it.

    `opened` is called in the transaction that opens the case; whatever it raises undoes the case. Where there is an
    `alarm`, it stands above the form, and the case is left for the page that asks how dangerous it is. Where it
    `accompanies` somebody on a consultation, it is an accompaniment and no case.
    """

    address: str
    title: str
    known: Mapping[str, str]
    opened: Callable[[Case], None]
    alarm: str = ""
    accompanies: Accompaniment | None = None


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    return begin(request, keyring)


def begin(request: HttpRequest, keyring: Keyring, origin: Origin | None = None) -> HttpResponse:
    """The form, and the case once it is filled in. The page of an origin posts to its own address."""
    form = NewCaseForm(request.POST or None, initial=dict(origin.known) if origin else {})
    matches: list[PersonMatch] = []
    if form.is_valid():
        matches = search.likely_matches(keyring, form.record)
        chosen = form.cleaned_data["same_as"]
        same = next((match for match in matches if str(match.person.pk) == chosen), None)
        if same is not None or chosen == NOBODY or not matches:
            with transaction.atomic():
                case = _open(keyring, form, same, origin.accompanies if origin is not None else None)
                if origin is not None:
                    origin.opened(case)
            return redirect("cases:risk" if origin is not None and origin.alarm else "cases:case", pk=case.pk)
    cases = search.cases_of(keyring, matches)
    context = {
        "form": form,
        "matches": [(match, cases[match.person.pk]) for match in matches],
        "nobody": NOBODY,
        "origin": origin,
    }
    response = render(request, "cases/new.html", context)
    showing.note_listed(by=keyring.member, where="new", people=[match.person.pk for match in matches])
    return response


def _open(
    keyring: Keyring, form: NewCaseForm, same: PersonMatch | None, accompanies: Accompaniment | None
) -> Case:
    """For somebody known already, what was typed now is added to what was known."""
    typed = form.cleaned_data
    if same is None:
        person = creating.create_person(keyring=keyring, person=form.record)
    else:
        person = same.person
        working.add_to_person(keyring=keyring, person=person, typed=form.record)
    beginning = creating.Beginning(
        typed["next_step"], typed["next_step_on"], typed["note"], typed["happened_on"], accompanies
    )
    today = timezone.localdate()
    return creating.create_case(keyring=keyring, person=person, beginning=beginning, today=today)
