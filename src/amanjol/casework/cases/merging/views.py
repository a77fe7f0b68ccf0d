"""Two who may be one person: likely ones, both side by side, made one, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import merged, queries, sealing
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.desk import showing

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_safe
@with_keys
def same(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person = sealing.open_person(row.person, keyring)
    matches = [match for match in search.likely_matches(keyring, person) if match.person.pk != row.person_id]
    cases = search.cases_of(keyring, matches)
    merges = merged.merged_with(keyring, row.person)
    context = {
        "case": row,
        "person": person,
        "matches": [(match, cases[match.person.pk]) for match in matches],
        "merges": merges,
    }
    response = render(request, "cases/same.html", context)
    people = [row.person_id, *(match.person.pk for match in matches), *(merge.row.merged for merge in merges)]
    showing.note_listed(by=keyring.member, where="same", people=people)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def merge(request: HttpRequest, keyring: Keyring, pk: UUID, other: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    second = queries.people_visible_to(keyring.member).exclude(pk=row.person_id).filter(pk=other).first()
    if second is None:
        raise Http404
    if request.method == "POST":
        try:
            merging.merge(keyring=keyring, person=row.person, other=second)
            messages.success(request, _("They are one person now. There is a way back on this page."))
        except merging.NotTwo:
            messages.error(request, _("Somebody has just changed this. Look again."))
        except merging.Restricted:
            messages.error(request, _("Only people who are open to everybody here can be made one."))
        return redirect("cases:same", pk=pk)
    records = merging.compare(keyring=keyring, person=row.person, other=second)
    both = row.person, second
    cases = search.cases_of_people(keyring, [person.pk for person in both])
    context = {
        "case": row,
        "both": [(record, cases[person.pk]) for record, person in zip(records, both, strict=True)],
        "may_merge": not (row.person.is_restricted or second.is_restricted),
    }
    return render(request, "cases/merge.html", context)


@require_POST
@with_keys
def part(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    merges = {str(merge.row.pk): merge for merge in merged.merged_with(keyring, row.person)}
    chosen = merges.get(request.POST.get("merge", ""))
    if chosen is None:
        raise Http404
    try:
        is_as_before = merging.part(keyring=keyring, merge=chosen.row)
    except (merging.NotTwo, merging.NotNewest):
        messages.error(request, _("Somebody has just changed this. Look again."))
    except merging.Restricted:
        messages.error(
            request, _("Open this person to everybody here first: only then can they be made two again.")
        )
    else:
        messages.success(
            request,
            _("They are two people again, each as before.")
            if is_as_before
            else _(
                "They are two people again. What is known of the first was changed meanwhile, so it stays as it is: "
                "take out what is the other's."
            ),
        )
    return redirect("cases:same", pk=pk)
