"""The page of a return: which quarter, what is handed in, and the same on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from amanjol.casework.desk import printing
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.support.quarter.forms import QuarterForm
from amanjol.casework.support.quarter.rules import can_count
from amanjol.casework.support.quarter.words import days_in_words, quarter_in_words
from amanjol.programme.returns import counting, paper, showing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_safe
@with_keys_at("returns:quarter", can_count, of_record=False)
def quarter(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Nothing is counted before a quarter was chosen. What an older copy may have made too low has no paper."""
    form = QuarterForm(request.GET if "of" in request.GET else None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        counted = counting.count(keyring=keyring, quarter=form.quarter)
        if "paper" in request.GET and not counted.older:
            document = paper.document_of(counted, keyring.member.organisation.name)
            response, context["failed"] = printing.paper_or_reason(document)
            if response is not None:
                return response
        context |= {
            "counted": counted,
            "title": quarter_in_words(counted.quarter),
            "days": days_in_words(counted.quarter),
            "tables": showing.tables(counted),
            "agreed": showing.agreed(),
            "runs_on": showing.runs_on(counted),
            "notes": showing.notes(),
        }
    return render(request, "returns/quarter.html", context)
