"""Afterwards: the page of it, what the person wants, asking them, and how the case was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import earlier, sealing
from amanjol.casework.cases.guards import case_for, case_to_change, reading, with_keys_on
from amanjol.casework.cases.models import Status
from amanjol.casework.desk import rules
from amanjol.casework.support.followups import actions, showing, words
from amanjol.casework.support.followups.forms import AnswerForm, ClosingForm, FollowUpForm, typed_of
from amanjol.casework.support.followups.queries import doubtful, followup_of, is_unwanted_elsewhere
from amanjol.casework.support.followups.records import FollowUpRecord, Wellbeing, Wish
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_on("support:afterwards")
"""As on the pages of a case; where it is full, this page says so."""


@require_safe
@reading
def afterwards(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person, of_case = sealing.open_person(row.person, keyring), followup_of(row, keyring)
    record = of_case.record
    context = {
        "case": row,
        "person": person,
        "follow_up": of_case,
        "discreet": is_discreet(request),
        "may_work": rules.can_work(keyring.member),
        "is_closed": row.status == Status.CLOSED,
        "unwanted_elsewhere": is_unwanted_elsewhere(row, keyring),
    }
    if record is not None:
        context |= {
            "record": record,
            "wish": showing.wish_in_words(record),
            "steps": showing.steps_shown(record, keyring),
            "closings": showing.closings_shown(record, keyring),
            "earlier": showing.earlier_of_followup(record, keyring),
        }
    return render(request, "support/followups/afterwards.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def follow_up(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    form = FollowUpForm.of(followup_of(row, keyring).record, typed_of(request))
    if form.is_valid():
        try:
            is_changed = actions.plan_follow_up(keyring=keyring, case=row, plan=form.plan)
        except actions.NotWanted:
            form.add_error(
                "months", _("In another case this person said: do not contact me. No day is planned.")
            )
        else:
            return _back(request, pk, is_changed=is_changed)
    context = {"case": row, "person": sealing.open_person(row.person, keyring), "form": form}
    return render(request, "support/followups/follow_up.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def ask(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    record = _record(keyring, row)
    step = record.step(number)
    if step is None:
        raise Http404
    person = sealing.open_person(row.person, keyring)
    if earlier.are_fewer_than_recorded(row.person, person) or doubtful([row.person_id], keyring):
        messages.error(request, _("Ask nobody yet: an older copy was put back. Tell the operator first."))
        return no_act(redirect("support:afterwards", pk=pk))
    if not step.is_open or record.wants_none or is_unwanted_elsewhere(row, keyring):
        messages.info(request, _("Nobody is asked here any more: read what is written below."))
        return redirect("support:afterwards", pk=pk)
    form = AnswerForm(
        typed_of(request),
        may_reopen=row.status == Status.CLOSED,
        left_alone=record.wish is Wish.LEAVE_ME,
    )
    if form.is_valid():
        answer = form.answer
        actions.write_answer(keyring=keyring, case=row, number=number, answer=answer, reopens=form.reopening)
        messages.success(request, _("Saved."))
        return redirect(*_next_page(answer.well, is_open=form.reopening or row.status == Status.OPEN), pk=pk)
    context = {
        "case": row,
        "person": person,
        "record": record,
        "wish": showing.wish_in_words(record),
        "title": words.months_in_words(step.months),
        "step": step,
        "form": form,
    }
    return render(request, "support/followups/ask.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def closing(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    record = followup_of(row, keyring).record
    newest = record.closing if record is not None else None
    if newest is None and row.status != Status.CLOSED:
        raise Http404
    form = ClosingForm.of(newest, typed_of(request))
    if form.is_valid():
        is_changed = actions.complete_closing(keyring=keyring, case=row, closing=form.closing)
        return _back(request, pk, is_changed=is_changed)
    return render(request, "support/followups/closing.html", {"case": row, "form": form})


def _record(keyring: Keyring, row: Case) -> FollowUpRecord:
    record = followup_of(row, keyring).record
    if record is None:
        raise Http404
    return record


def _next_page(well: Wellbeing | None, *, is_open: bool) -> tuple[str]:
    """Of who is in danger the danger is written down next."""
    return ("cases:risk",) if well is Wellbeing.IN_DANGER and is_open else ("support:afterwards",)


def _back(request: HttpRequest, pk: UUID, *, is_changed: bool) -> HttpResponse:
    if is_changed:
        messages.success(request, _("Saved."))
    else:
        messages.info(request, _("Nothing was different, so nothing was changed."))
    return redirect("support:afterwards", pk=pk)
