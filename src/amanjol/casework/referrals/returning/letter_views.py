"""What of a return is written to the other side: the plan, the danger there and who waits, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents.reading import first_language
from amanjol.casework.cases.details.wording import language
from amanjol.casework.cases.guards import case_for, with_keys_on
from amanjol.casework.desk.country import country_here
from amanjol.casework.referrals import previewing
from amanjol.casework.referrals import showing as referrals_showing
from amanjol.casework.referrals.actions.telling import NoAgreement, check_agreed
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.consent_to_ask import to_ask
from amanjol.casework.referrals.returning import actions, entries, telling
from amanjol.casework.referrals.returning.going import here_in, report_owed
from amanjol.casework.referrals.returning.letter_forms import ReturnHereForm, ReturnReportForm, ReturnTellForm
from amanjol.casework.referrals.returning.queries import return_of
from amanjol.casework.referrals.views.of_case import forbidden_by, lacks, not_agreed, on_its_way
from amanjol.casework.referrals.views.seeing import acted, seen_in_case
from amanjol.casework.standards.referring.codes import Purpose, Role
from amanjol.casework.standards.referring.returning import ReturnHere, ReturnPlanned
from amanjol.casework.standards.referring.voluntary_return import Assessment, Waiting
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.casework.standards.referring.voluntary_return import ReturnPlan
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_on("referrals:return")
with_keys_of_referral = with_keys_on("referrals:referral")


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def tell(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What the partner will read, and what is lacking before it can be sent."""
    row = case_for(keyring, pk)
    of_case = return_of(row, keyring)
    form = ReturnTellForm(request.POST or None)
    contact = Role(form.cleaned_data["contact"]) if form.is_valid() else Role.NAMED_PERSON
    try:
        body = telling.body_of(of_case, contact)
    except telling.NothingToTell:
        messages.info(request, _("First the partner is told who comes, and a day and an hour are set."))
        return no_act(redirect("referrals:return", pk=pk))
    referral = of_case.referral
    if referral is None or referral.record is None:
        raise Http404
    context: dict[str, Any] = {"case": row, "form": form, "partner": referral.record.name, **_shown(body)}
    context |= {"by_code": bool(referral.identities[-1][1].code_word)}
    try:
        allowed = telling.allowed_for(keyring, row, referral, body)
    except (NoAgreement, AnotherState):
        context["refused"] = not_agreed(referral)
    else:
        context |= {
            "lacks": lacks(allowed),
            "forbidden": forbidden_by(allowed),
            "is_allowed": allowed.is_given,
            "to_ask": to_ask(allowed, first_language(sealing.open_person_of(row, keyring)) or language()),
        }
        if form.is_valid() and allowed.is_given:
            digests = request.POST.get(previewing.NAME, "")
            try:
                return acted(
                    request,
                    pk,
                    lambda: telling.tell(keyring=keyring, case=row, contact=contact, digests=digests),
                    on_its_way(referral),
                    to="referrals:return",
                )
            except previewing.AnotherLetter as error:
                form.add_error(None, previewing.CHANGED)
                context |= _shown(error.letter)
    return render(request, "referrals/returning/tell.html", context)


@require_POST
@with_keys
def take_over(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What the partner said of the danger there and of who waits, into the plan. Whether the person has heard it is
    asked anew.
    """
    row = case_for(keyring, pk)
    referral = return_of(row, keyring).referral
    said_there = here_in(referral) if referral is not None else None
    if said_there is None:
        raise Http404
    actions.change(keyring=keyring, case=row, to=lambda plan: with_word_of(plan, said_there))
    messages.success(request, _("It stands in the plan now. The person has to hear who waits."))
    return redirect("referrals:return", pk=pk)


def with_word_of(plan: ReturnPlan, said_there: ReturnHere) -> ReturnPlan:
    waiting = Waiting(said_there.who, said_there.known_by, heard=False)
    before = plan.waiting
    if before is not None and (before.who, before.known_by) == (waiting.who, waiting.known_by):
        waiting = before
    assessed = Assessment(said_there.assessed_on, said_there.state, said_there.level)
    return replace(plan, assessed_there=assessed, waiting=waiting)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_of_referral
def here(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, row = seen_in_case(request, keyring, pk)
    if not opened.is_for_return or not opened.may_write(ReturnHere):
        raise Http404
    form = ReturnHereForm(request.POST or None, state=country_here())
    title = _("The danger here, and who waits")
    if form.is_valid():
        body = form.body(opened.row.referral)
        try:
            check_agreed(keyring, opened, Purpose.RETURN)
        except NoAgreement:
            form.add_error(None, not_agreed(opened))
        else:
            return acted(
                request,
                pk,
                lambda: telling.say_here(keyring=keyring, case=row, referral=pk, body=body),
                on_its_way(opened),
            )
    return _form(request, keyring, opened, row, form, title)


@require_POST
@with_keys_of_referral
def call_off(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, row = seen_in_case(request, keyring, pk)
    return acted(
        request,
        pk,
        lambda: telling.call_off(keyring=keyring, case=row, referral=pk),
        on_its_way(opened),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_of_referral
def report(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The one that is due next; from a closed case, too."""
    opened, row = seen_in_case(request, keyring, pk)
    owed = report_owed(opened)
    if owed is None:
        messages.info(
            request, _("No report is asked for: the person agreed to none, or wishes none any more.")
        )
        return no_act(redirect("referrals:referral", pk=pk))
    form = ReturnReportForm(request.POST or None, months=owed.months)
    if form.is_valid():
        body = form.body(opened.row.referral)
        return acted(
            request,
            pk,
            lambda: telling.report(keyring=keyring, case=row, referral=pk, body=body),
            on_its_way(opened),
        )
    return _form(request, keyring, opened, row, form, _("Report after the return"))


def _form(
    request: HttpRequest, keyring: Keyring, opened: OpenedReferral, row: Case, form: object, title: str
) -> HttpResponse:
    record = opened.record
    if record is None:
        raise Http404
    referral = referrals_showing.shown(opened, record.name, record.country, keyring)
    return render(
        request, "referrals/form.html", {"case": row, "referral": referral, "form": form, "title": title}
    )


def _shown(body: Body) -> dict[str, Any]:
    """What the page shows of the plan as it is sent: all but whom they call, which is chosen beneath."""
    lines = entries.planned(body)[1][:-1] if isinstance(body, ReturnPlanned) else []
    return {"lines": lines, "seen_letter": previewing.seen(body)}
