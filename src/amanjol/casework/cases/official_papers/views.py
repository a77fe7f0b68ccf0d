"""A paper of chosen facts for a court or the police: chosen, looked at, kept, printed. Nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.official_papers import actions
from amanjol.casework.cases.official_papers.actions import CannotBeMade, NotOffered, WhyNot
from amanjol.casework.cases.official_papers.forms import PaperForm
from amanjol.casework.cases.official_papers.grounds import (
    NoDemand,
    consents_to_tell,
    demand_numbered,
    source_of,
)
from amanjol.casework.cases.record_parts.demands import Answer, Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper, today_of
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

WHY_NOT: Final = {
    WhyNot.NOT_DISCLOSED: _(
        "A paper answers a request of which is written that something was given out. Write that first, with the lawyer."
    ),
    WhyNot.OLDER_COPY: _(
        "This is an older copy of the case: a withdrawal may be missing in it. Nothing is given out from it."
    ),
    WhyNot.NO_CONSENT: _("This consent is no longer in force. Ask the person."),
    WhyNot.NOT_IN_CONSENT: _(
        "The consent does not name all of this. Leave out what it does not name, or ask the person again."
    ),
    WhyNot.NOT_TOLD: _(
        "Who consents knows of the request. Write beside the request on which day the person was told."
    ),
}
CHANGED: Final = _(
    "Something of this has changed meanwhile, or may not stand on the paper. Look at it again."
)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def official_paper(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row = case_for(keyring, pk)
    written = Items(row, sealing.open_case(row, keyring), keyring)
    try:
        demand = demand_numbered(written.of(Demand), number)
    except NoDemand:
        raise Http404 from None
    source = source_of(row, keyring, written)
    consents = consents_to_tell(source.person, written.of(GivenConsent), demand)
    form = PaperForm(request.POST if request.method == "POST" else None, source=source, consents=consents)
    context = {
        "case": row,
        "demand": demand,
        "form": form,
        "consents": consents,
        "why_not": WHY_NOT[WhyNot.NOT_DISCLOSED] if demand.answer is not Answer.DISCLOSED else "",
    }
    if "change" in request.POST or not form.is_valid():
        return render(request, "cases/official_paper.html", context)
    return _looked_at_or_made(request, keyring, row, written, number, form, context)


def _looked_at_or_made(
    request: HttpRequest,
    keyring: Keyring,
    row: Case,
    written: Items,
    number: int,
    form: PaperForm,
    context: dict[str, object],
) -> HttpResponse:
    try:
        if form.cleaned_data["is_seen"]:
            paper = actions.make_paper(keyring=keyring, case=row, demand=number, choice=form.choice)
            return redirect("cases:printed_paper", pk=row.pk, number=paper)
        looked_at = actions.compose(keyring, row, written, number, form.choice)
        return render(request, "cases/official_paper_look.html", context | {"paper": looked_at})
    except CannotBeMade as refused:
        form.add_error(None, WHY_NOT[refused.why])
    except NotOffered:
        form.add_error(None, CHANGED)
    return render(request, "cases/official_paper.html", context)


@require_safe
@with_keys
def printed_paper(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    """As it was printed, to be read or printed again; and whether its consent still counts."""
    row = case_for(keyring, pk)
    written = Items(row, sealing.open_case(row, keyring), keyring)
    papers = [paper for paper in written.of(OfficialPaper) if paper.number == number]
    if not papers:
        raise Http404
    person = sealing.open_person(row.person, keyring)
    (entry,) = today_of(papers, written.of(GivenConsent), person.form, timezone.localdate())
    names = names_of({entry.paper.by}, keyring.member.organisation)
    context = {
        "case": row,
        "paper": entry.paper,
        "why_not": entry.why_not,
        "who": names.get(entry.paper.by, ""),
        "is_older": written.are_fewer_than_recorded(actions.RESTS_ON),
    }
    return render(request, "cases/official_paper_printed.html", context)
