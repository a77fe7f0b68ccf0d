"""The page of a return below its case: what nobody has looked at yet, each part, the clock, one press to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents.reading import country_name
from amanjol.casework.cases.details.wording import language
from amanjol.casework.cases.guards import case_for, case_to_change, reading, with_keys_on
from amanjol.casework.cases.models import Status
from amanjol.casework.desk import rules
from amanjol.casework.referrals import queries as referrals
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.referrals.returning import actions, entries, showing, telling
from amanjol.casework.referrals.returning.forms import FORMS, BeginForm, LegForm
from amanjol.casework.referrals.returning.going import called_off_there, here_in, planned_in
from amanjol.casework.referrals.returning.letter_views import with_word_of
from amanjol.casework.referrals.returning.queries import as_of_now, return_of
from amanjol.casework.referrals.returning.words import PARTS, Part
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.returning import ReturnPlanned
from amanjol.casework.standards.referring.voluntary_return import ReturnPlan
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.returning.part_form import PartForm
    from amanjol.casework.referrals.returning.queries import OpenedReturn
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_on("referrals:return")


@require_safe
@reading
def of_case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person, opened = sealing.open_person(row.person, keyring), return_of(row, keyring)
    context = {
        "case": row,
        "opened": opened,
        "discreet": is_discreet(request),
        "may_write": rules.can_work(keyring.member) and row.status == Status.OPEN,
        "may_end": rules.can_work(keyring.member),
    }
    if opened.record is not None:
        plan = as_of_now(opened.record.plan, person.form)
        gaps = showing.gaps_of(plan, row)
        context |= {
            "plan": plan,
            "destination": country_name(plan.destination, language()),
            "gaps": gaps,
            "groups": showing.groups_of(plan, row, gaps),
            "legs": showing.legs_of(plan, row),
            "state": showing.state_of(opened),
            "is_late": showing.is_late(opened),
            **_partners_word(opened, plan),
            "earlier": showing.earlier_of_return(opened.record.changes, plan, keyring.member.organisation),
        }
    return render(request, "referrals/returning/return.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def begin(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    partners = {str(partner.row.pk): partner for partner in _partners(keyring, row)}
    form = BeginForm(
        request.POST or None,
        partners=[
            (key, partner.record.name) for key, partner in partners.items() if partner.record is not None
        ],
    )
    if form.is_valid():
        partner = partners.get(form.cleaned_data.get("referral", ""))
        record = partner.record if partner is not None else None
        destination = record.country if record is not None else form.cleaned_data["destination"]
        is_child = sealing.open_person(row.person, keyring).form is not Form.ADULT
        try:
            actions.begin(
                keyring=keyring,
                case=row,
                plan=ReturnPlan(destination=destination, is_child=is_child),
                referral=partner.row.pk if partner is not None else None,
            )
        except actions.AlreadyBegun:
            messages.info(request, _("A colleague has begun it meanwhile."))
            return no_act(redirect("referrals:return", pk=pk))
        return redirect("referrals:return", pk=pk)
    return render(request, "referrals/returning/begin.html", {"case": row, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def part(request: HttpRequest, keyring: Keyring, pk: UUID, part: str) -> HttpResponse:
    if part not in FORMS:
        raise Http404
    row = case_to_change(request, keyring, pk)
    form = FORMS[Part(part)].of(_plan(row, keyring), _typed(request))
    return _changed(request, keyring, row, form, Part(part))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def leg(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    """One part of the way, from 1."""
    row = case_to_change(request, keyring, pk)
    plan = _plan(row, keyring)
    if not 1 <= number <= len(plan.legs):
        raise Http404
    return _changed(request, keyring, row, LegForm.of_leg(plan, number, _typed(request)), Part.WAY)


@require_POST
@with_keys
def stop(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    try:
        is_told = telling.stop(keyring=keyring, case=row)
    except actions.NoReturn:
        raise Http404 from None
    messages.success(request, _("Written down: the person does not go. No help ends by it."))
    if is_told:
        messages.success(request, _("A letter tells the partner that nobody has to wait."))
    elif return_of(row, keyring).referral is not None:
        messages.info(request, _("Call the partner, if they expect somebody."))
    return redirect("referrals:return", pk=pk)


@require_POST
@with_keys
def take_up(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _act(request, keyring, pk, actions.take_up, _("It goes on where it stood."))


@require_POST
@with_keys
def arrived(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _act(
        request,
        keyring,
        pk,
        actions.note_arrival,
        _("Written down: the person is there. The clock has stopped."),
    )


def _partners_word(opened: OpenedReturn, plan: ReturnPlan) -> dict[str, object]:
    """What the partner says of the danger there and of who waits, and whether the plan and what they know agree."""
    referral, clock = opened.referral, opened.clock
    if referral is None or opened.record is None:
        return {}
    said_there, told_there = here_in(referral), planned_in(referral)
    is_told = told_there is not None and clock is not None and told_there.expected_at == clock.expected_at
    may_tell = clock is not None and bool(referral.identities) and referral.may_write(ReturnPlanned)
    return {
        "word": entries.here(said_there)[1] if said_there is not None else [],
        "is_news": said_there is not None and with_word_of(plan, said_there) != plan,
        "may_tell": may_tell,
        "is_told": is_told,
        "has_partner": True,
        "called_off_at": called_off_there(referral) if clock is not None else None,
    }


def _act(
    request: HttpRequest, keyring: Keyring, pk: UUID, act: Callable[..., None], says: str
) -> HttpResponse:
    try:
        act(keyring=keyring, case=case_for(keyring, pk))
    except actions.NoReturn:
        raise Http404 from None
    messages.success(request, says)
    return redirect("referrals:return", pk=pk)


def _changed(
    request: HttpRequest, keyring: Keyring, row: Case, form: PartForm, of_part: Part
) -> HttpResponse:
    if form.is_valid():
        if actions.change(keyring=keyring, case=row, to=form.change):
            messages.success(request, _("Saved."))
        else:
            messages.info(request, _("Nothing was different, so nothing was changed."))
        return redirect("referrals:return", pk=row.pk)
    context = {"case": row, "form": form, "title": PARTS[of_part]}
    return render(request, "referrals/returning/part.html", context)


def _plan(row: Case, keyring: Keyring) -> ReturnPlan:
    record = return_of(row, keyring).record
    if record is None:
        raise Http404
    return as_of_now(record.plan, sealing.open_person(row.person, keyring).form)


def _partners(keyring: Keyring, row: Case) -> list[OpenedReferral]:
    """With whom of this case a return can be prepared: asked for it, and not at an end."""
    try:
        of_case_ = referrals.in_case(row, keyring, own_signing(keyring))
    except NotAPartner:
        return []
    return [
        partner
        for partner in of_case_
        if partner.row.is_ours
        and not partner.standing.is_final
        and partner.inquiry is not None
        and Purpose.RETURN in partner.inquiry.purposes
    ]


def _typed(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None
