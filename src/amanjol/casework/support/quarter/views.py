"""The page of a quarter: which one, its figures, and the same on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from amanjol.casework.desk import printing
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.support.quarter import actions, paper, rules, showing
from amanjol.casework.support.quarter.forms import QuarterForm
from amanjol.casework.support.quarter.queries import FEW
from amanjol.casework.support.quarter.words import days_in_words, quarter_in_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.support.quarter.queries import Figures
    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_safe
@with_keys_at("support:quarter", rules.can_count, of_record=False)
def quarter(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Nothing is counted before a quarter was chosen."""
    form = QuarterForm(request.GET if "of" in request.GET else None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        figures = actions.count(keyring=keyring, quarter=form.quarter)
        if "paper" in request.GET:
            document = paper.document_of(figures, keyring.member.organisation.name)
            response, context["failed"] = printing.paper_or_reason(document)
            if response is not None:
                return response
        context |= _shown(figures)
    return render(request, "support/quarter/quarter.html", context)


def _shown(figures: Figures) -> dict[str, Any]:
    tables = showing.tables(figures)
    people = (figures.people, figures.new, figures.continuing)
    return {
        "figures": figures,
        "title": quarter_in_words(figures.quarter),
        "days": days_in_words(figures.quarter),
        "tables": tables,
        "house_only": paper.house_only(),
        "agreed": paper.agreed_in_words(figures),
        "refused": paper.refused_in_words(figures) if figures.refused else "",
        "few": FEW,
        "are_few": showing.are_few(tables) or any(showing.few(number) for number in people),
    }
