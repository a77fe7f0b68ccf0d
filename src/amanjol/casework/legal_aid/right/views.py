"""The page of a right: the newest answer, those before; and asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases.guards import case_for, case_to_change, reading, with_keys
from amanjol.casework.cases.models import Status
from amanjol.casework.desk.rules import can_work
from amanjol.casework.legal_aid.right import actions, queries
from amanjol.casework.legal_aid.right.forms import RightForm
from amanjol.casework.legal_aid.right.words import shown
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_safe
@reading
def right(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    answers = queries.answers_in(row, keyring)
    names = names_of({record.by for record in answers.records}, keyring.member.organisation)
    of_all = [shown(record, names) for record in answers.records]
    context = {
        "case": row,
        "newest": of_all[0] if of_all else None,
        "earlier": of_all[1:],
        "are_fewer": answers.are_fewer,
        "may_write": can_work(keyring.member) and row.status == Status.OPEN,
    }
    return render(request, "legal_aid/right.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def ask(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    newest = queries.answers_in(row, keyring).newest
    form = RightForm.of(newest, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.ask(
            keyring=keyring,
            case=row,
            asked=form.asked,
            stage=form.stage_of_case,
            against_is_known=form.against_is_known,
        )
        return redirect("legal_aid:right", pk=pk)
    return render(request, "legal_aid/ask_right.html", {"case": row, "form": form})
