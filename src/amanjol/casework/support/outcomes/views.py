"""Outcomes of a case: the picture over time, asking, and correcting what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for, case_to_change, reading, with_keys_on
from amanjol.casework.cases.models import Status
from amanjol.casework.desk import rules
from amanjol.casework.standards.afterwards.instruments import Occasion, core_outcomes
from amanjol.casework.standards.papers.access import CYRILLIC, in_language
from amanjol.casework.support.outcomes import actions
from amanjol.casework.support.outcomes.forms import AskingForm
from amanjol.casework.support.outcomes.queries import askings_of
from amanjol.casework.support.outcomes.showing import earlier_of_asking, legend, picture_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.outcomes.queries import Askings
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_on("support:outcomes")


@require_safe
@reading
def outcomes(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    askings = askings_of(row, keyring)
    instrument, language = core_outcomes(), get_language() or "en"
    context = {
        "case": row,
        "person": sealing.open_person(row.person, keyring),
        "askings": askings,
        "picture": picture_of(askings.askings) if askings.askings else None,
        "titles": [outcome.title.in_language(language) for outcome in instrument.outcomes],
        "legend": legend(),
        "instrument": instrument,
        "may_work": rules.can_work(keyring.member),
    }
    return render(request, "support/outcomes/outcomes.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def ask(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    askings = askings_of(row, keyring)
    spoken = _spoken(request, askings)
    initial = {"occasion": _occasion(row, askings).value, "language": spoken}
    form = AskingForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        actions.ask(keyring=keyring, case=row, answers=form.answers)
        messages.success(request, _("Saved."))
        return redirect("support:outcomes", pk=pk)
    context = _questions(form, spoken, is_first=not askings.askings)
    return render(request, "support/outcomes/ask.html", context | {"case": row, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def correct(request: HttpRequest, keyring: Keyring, pk: UUID, asking: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    askings = askings_of(row, keyring)
    now = askings.asking(asking)
    if now is None:
        raise Http404
    form = AskingForm.of(now.record, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if actions.correct(keyring=keyring, case=row, pk=asking, answers=form.answers):
            messages.success(request, _("Saved."))
        else:
            messages.info(request, _("Nothing was different, so nothing was changed."))
        return redirect("support:outcomes", pk=pk)
    context = _questions(form, now.record.language, is_first=askings.askings[0].row.pk == asking)
    earlier = earlier_of_asking(now, keyring)
    context |= {"case": row, "form": form, "asking": now, "earlier": earlier}
    return render(request, "support/outcomes/ask.html", context)


def _questions(form: AskingForm, spoken: str, *, is_first: bool) -> dict[str, object]:
    """What is read out, in the language that is spoken."""
    instrument = core_outcomes()
    return {
        "spoken": spoken,
        "tag": "uz-Cyrl" if spoken == CYRILLIC else spoken,
        "languages": instrument.read_in.items(),
        "is_read": instrument.is_read(spoken),
        "opening": in_language(instrument.opening, spoken),
        "compare": in_language(instrument.first if is_first else instrument.again, spoken),
        "outcomes": form.outcomes(spoken),
        "instrument": instrument,
    }


def _spoken(request: HttpRequest, askings: Askings) -> str:
    """What was chosen on the page, else the language of the last time, else that of the page."""
    offered = core_outcomes().read_in
    before = [asking.record.language for asking in askings.askings[-1:]]
    wanted = [
        request.POST.get("language", ""),
        request.GET.get("language", ""),
        *before,
        get_language() or "",
    ]
    return next((language for language in wanted if language in offered), "en")


def _occasion(row: Case, askings: Askings) -> Occasion:
    if row.status == Status.CLOSED:
        return Occasion.FOLLOW_UP
    return Occasion.REVIEW if askings.askings else Occasion.START
