"""Who may open a person; opening one alone when a life is in danger; a second person's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import restricted, sealing
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.guards import case_for, person_to_change, with_keys, with_keys_on
from amanjol.casework.cases.models import Opening
from amanjol.casework.cases.restricting.actions import emergencies, newcomers, restricting
from amanjol.casework.cases.restricting.forms import AnswerForm, EmergencyForm, NamesForm
from amanjol.casework.desk.guards import with_keys_at
from amanjol.foundation.once.answers import an_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def restrict(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    if not restricted.decides_who_reads(keyring.member, row.person):
        raise PermissionDenied
    person = person_to_change(request, keyring, row)
    others = [
        colleague.member
        for colleague in restricted.nameable(keyring)
        if colleague.member.pk != keyring.member.pk
    ]
    form = NamesForm(
        request.POST if request.method == "POST" else None,
        me=keyring.member,
        others=others,
        now=restricted.purposes_told(person, sealing.open_case(row, keyring), keyring.member),
    )
    if form.is_valid():
        try:
            freed = restricting.restrict(keyring=keyring, person=row.person, named=form.named)
        except restricting.TooFew:
            form.add_error(None, _("Name at least one other: with one key alone, everything could be lost."))
        else:
            messages.success(request, _("Now only the named can open this person's cases."))
            if freed:
                messages.warning(request, _freed_in_words(freed))
            return redirect("cases:case", pk=pk)
    context = {
        "case": row,
        "form": form,
        "others": others,
        "losing": restricted.others_at_work(keyring.member, row.person),
    }
    return render(request, "cases/restrict.html", context)


def _freed_in_words(freed: int) -> str:
    says = ngettext(
        "%(number)s task was for a colleague who cannot open the case any more. "
        "It is now for whoever works on the case: choose who does it.",
        "%(number)s tasks were for colleagues who cannot open the case any more. "
        "They are now for whoever works on the case: choose who does them.",
        freed,
    )
    return says % {"number": freed}


@require_POST
@with_keys
def lift(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    restricting.lift(keyring=keyring, person=row.person)
    messages.success(request, _("Everybody who holds the keys can open this person's cases again."))
    return redirect("cases:case", pk=pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def emergency(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Looking is opening already: what is found is shown, and so it is recorded, and others are told."""
    form = EmergencyForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        question, reason = form.cleaned_data["question"], form.cleaned_data["reason"]
        matches = search.find_for_emergency(keyring, question)
        openings = [
            emergencies.open_for_life(keyring=keyring, person=match.person, reason=reason)
            for match in matches
        ]
        cases = search.cases_of(keyring, matches)
        context["matches"] = [(match, cases[match.person.pk]) for match in matches]
        if openings:
            context["until"] = openings[0].opened_at + restricted.OPEN_FOR
    page = render(request, "cases/emergency.html", context)
    return an_act(page, _then(context)) if context.get("matches") else page


def _then(context: dict[str, Any]) -> str:
    """Where the same press leads once more: what it opened is open, and is opened no second time."""
    cases = [case for _match, cases in context["matches"] for case in cases]
    return reverse("cases:case", args=[cases[0].pk]) if len(cases) == 1 else reverse("cases:work")


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on("cases:answer_opening")
def answer_opening(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    openings = Opening.objects.filter(organisation=keyring.member.organisation_id, pk=pk)
    opening = restricted.unanswered(openings).select_related("member__account").first()
    if opening is None or not restricted.may_answer(keyring.member, opening):
        raise Http404
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        emergencies.answer(
            keyring=keyring, opening=opening, was_right=form.cleaned_data["was_right"] == "yes"
        )
        return redirect("cases:work")
    context = {
        "opening": opening,
        "form": form,
        "reason": sealing.open_reason(opening, keyring).text,
        "codes": restricted.codes_of([opening.person_id])[opening.person_id],
    }
    return render(request, "cases/opening.html", context)


@require_POST
@with_keys_at("cases:work", of_record=False)
def seen(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:  # noqa: ARG001  as all views
    newcomers.note_seen(keyring=keyring, newcomer=pk)
    return redirect("cases:work")
