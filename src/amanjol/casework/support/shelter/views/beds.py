"""From a case to a bed: the picture of the house, one press. Two people and one bed: the second hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import Closed
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.desk.showing import note_listed
from amanjol.casework.standards.people.forms import CERTAIN_CHILDREN, Form
from amanjol.casework.support.shelter import queries, rules, words
from amanjol.casework.support.shelter.actions import beds
from amanjol.casework.support.shelter.alike import traits_of
from amanjol.casework.support.shelter.forms import BedForm
from amanjol.casework.support.shelter.tonight import tonight
from amanjol.casework.support.shelter.writing import BedTaken
from amanjol.foundation.organisations.keys.actions.recording import note_broken_seal
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.finding.search import PersonMatch
    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.shelter.actions.beds import BedPlan, Warnings
    from amanjol.casework.support.shelter.alike import Alike
    from amanjol.casework.support.shelter.queries import OpenedStay
    from amanjol.foundation.organisations.keys.keyring import Keyring

NEW_CHILD = "child:"
"""Before the id of somebody who may be the child that is written down."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def bed(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A bed for who has none, another one for who has."""
    row = case_for(keyring, pk)
    if request.method == "POST" and row.status == Status.CLOSED:
        raise Closed
    stay, person = queries.stays_of(row, keyring).now, sealing.open_person(row.person, keyring)
    houses = tonight(queries.houses_of(keyring), keyring)
    may_bring = stay is None and not row.person.is_restricted and person.form not in CERTAIN_CHILDREN
    asks_age = stay is None and person.form is Form.AGE_NOT_KNOWN
    typed = request.POST if request.method == "POST" else None
    form = BedForm(typed, houses=houses, may_bring=may_bring, asks_age=asks_age)
    context: dict[str, Any] = {"to_decide": None, "matches": []}
    if form.is_valid():
        plan = form.plan
        matches = _who_may_be_these(keyring, plan)
        unseen = {f"{NEW_CHILD}{match.person.pk}" for match in matches} - plan.seen
        try:
            if unseen:
                context["matches"] = matches
            else:
                return _given(request, keyring, row, stay, plan)
        except beds.ToDecide as error:
            context |= {"to_decide": error.warnings, "matches": matches}
        except BedTaken:
            form.add_error("place", _("Somebody was given this bed a moment ago. Choose another one."))
            houses = tonight(queries.houses_of(keyring), keyring)
        except beds.AgeNotAsked:
            messages.error(request, _("A colleague wrote meanwhile that the age is not known. Say it first."))
            return redirect("support:bed", pk=pk)
        except beds.InHouseAlready:
            messages.error(request, _("A colleague gave a bed a moment ago."))
            return redirect("cases:case", pk=pk)
        context["seen"] = " ".join(sorted(plan.seen | _codes(context["to_decide"], context["matches"])))
    context |= {
        "case": row,
        "person": person,
        "stay": stay,
        "houses": houses,
        "form": form,
        "discreet": is_discreet(request),
        "is_restricted": row.person.is_restricted,
        "warned": _warned(context["to_decide"]),
        "is_but_a_name": any(house.guests for house in houses)
        and traits_of(row, person, keyring).are_but_a_name,
        "broken": [case for house in houses for case in house.broken],
        "may_describe": rules.can_describe_houses(keyring.member),
    }
    response = render(request, "support/shelter/bed.html", context)
    guests = [guest for house in houses for guest in house.guests]
    people = {guest.case.person_id for guest in guests if guest.case is not None}
    people |= {match.person.pk for match in context["matches"]}
    note_listed(by=keyring.member, where="bed", people=people)
    if context["broken"]:
        note_broken_seal(by=keyring.member, page="support:bed")
    return response


def _given(
    request: HttpRequest, keyring: Keyring, row: Case, stay: OpenedStay | None, plan: BedPlan
) -> HttpResponse:
    """As `beds.give_bed`, `beds.move`."""
    if stay is not None:
        beds.move(keyring=keyring, case=row, stay=stay.row.pk, plan=plan)
        return redirect("support:stay", pk=row.pk, stay=stay.row.pk)
    given = beds.give_bed(keyring=keyring, case=row, plan=plan)
    messages.success(request, _("Bed %(bed)s is theirs.") % {"bed": plan.bed})
    return redirect("support:stay", pk=row.pk, stay=given.pk)


def _who_may_be_these(keyring: Keyring, plan: BedPlan) -> list[PersonMatch]:
    """People written down already who may be a child that came along. SealBroken."""
    if not plan.children:
        return []
    records = [
        PersonRecord((child.name,), child.birth_year, form=Form.CHILD_WITH_GUARDIAN)
        for child in plan.children
    ]
    people = {
        match.person.pk: match
        for matches in search.likely_matches_of_each(keyring, records)
        for match in matches
    }
    return list(people.values())


def _codes(warnings: Warnings | None, matches: list[PersonMatch]) -> frozenset[str]:
    of_children = frozenset(f"{NEW_CHILD}{match.person.pk}" for match in matches)
    return of_children | (warnings.codes if warnings is not None else frozenset())


def _warned(warnings: Warnings | None) -> list[tuple[Alike, list[str]]]:
    """Each with what is alike, in words."""
    if warnings is None:
        return []
    return [
        (alike, [str(words.LIKENESSES[likeness]) for likeness in alike.likenesses])
        for alike in warnings.alike
    ]
