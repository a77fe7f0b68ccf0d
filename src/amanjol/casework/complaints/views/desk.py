"""The desk's pages: one complaint with its steps, and paper that somebody types in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.complaints import queries, rules
from amanjol.casework.complaints.actions import working
from amanjol.casework.complaints.actions.taking_in import ArrivedBefore, NobodyLeft, not_taken, take_in
from amanjol.casework.complaints.forms import (
    ACCUSED,
    SUBJECTS,
    AnswerForm,
    ComplaintForm,
    EndForm,
    PassOnForm,
    PersonForm,
    StepForm,
    in_words,
)
from amanjol.casework.complaints.guards import (
    for_receivers,
    for_those_who_type_in,
)
from amanjol.casework.complaints.models import State
from amanjol.casework.complaints.records import AgeGroup, Origin, Reply, StepKind
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.foundation.letters.nameless import believed_node
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of, organisations

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.complaints.actions.working import Opened
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair


@dataclass(frozen=True, slots=True)
class StepLine:
    at: datetime
    who: str
    did: str
    words: str


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who_type_in
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """From paper. Whoever types it in does not see it again, unless they are one of its readers."""
    said = packaged_complaints().said(_language())
    of_place: dict[str, Any] = {
        "said": said,
        "has_second": queries.second_reading(member.organisation_id) is not None,
        "not_taken": not_taken(member.organisation),
    }
    if request.method != "POST":
        form = ComplaintForm(is_paper=True, **of_place, initial={"press": uuid.uuid4()})
        return _typed(request, form, queries.takes_complaints(member.organisation_id))
    form = ComplaintForm(request.POST, is_paper=True, **of_place)
    if not form.is_valid():
        return _typed(request, form, wrong=said["not_sent"])
    try:
        road = take_in(
            pk=form.cleaned_data["press"],
            organisation=member.organisation,
            statement=form.statement,
            code="",
            today=timezone.localdate(),
            by=member,
        )
    except NobodyLeft:
        return _typed(request, form, wrong=said["nobody_left"])
    except ArrivedBefore:
        messages.info(request, said["arrived_before"])
        return no_act(redirect("complaints:complaints"))
    if road.is_elsewhere:
        messages.success(request, _("Sealed, and sent to the second organisation. Destroy the paper now."))
    else:
        messages.success(request, _("Sealed to those who may read it. Destroy the paper now."))
    return redirect("complaints:complaints")


@require_safe
@for_receivers
def complaint(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    _readable(member, pk)
    return _page(request, working.open_complaint(member=member, keys=keys, pk=pk))


@sensitive_post_parameters()
@require_POST
@for_receivers
def step(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    opened = _opened(request, member, keys, pk)
    return _act(
        request,
        opened,
        StepForm(request.POST),
        lambda typed: working.add_step(opened=opened, words=typed["words"]),
    )


@sensitive_post_parameters()
@require_POST
@for_receivers
def pass_on(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    opened = _opened(request, member, keys, pk)
    form = PassOnForm(request.POST, needs_danger=not opened.record.statement.goes_further)
    return _act(
        request,
        opened,
        form,
        lambda typed: working.pass_on(
            opened=opened, words=typed["words"], in_danger=typed.get("in_danger", False)
        ),
    )


@sensitive_post_parameters()
@require_POST
@for_receivers
def answer(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    opened = _opened(request, member, keys, pk)
    return _act(
        request,
        opened,
        AnswerForm(request.POST),
        lambda typed: working.answer(opened=opened, words=typed["words"]),
    )


@sensitive_post_parameters()
@require_POST
@for_receivers
def end(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    opened = _opened(request, member, keys, pk)
    return _act(
        request, opened, EndForm(request.POST), lambda typed: working.end(opened=opened, words=typed["words"])
    )


@require_POST
@for_receivers
def erase(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    opened = _opened(request, member, keys, pk)
    try:
        working.erase(opened=opened, today=timezone.localdate())
    except working.NotAllowed:
        messages.error(request, _("This is not to be done with this complaint."))
        return no_act(redirect("complaints:complaint", pk=pk))
    messages.success(request, _("It is gone for good, with its answer."))
    return redirect("complaints:complaints")


@require_POST
@for_receivers
def hand_over(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    opened = _opened(request, member, keys, pk)
    form = PersonForm(request.POST, people=working.may_take_over(opened), prefix="over")
    if not form.is_valid():
        return _page(request, opened, over=form)
    working.hand_over(opened=opened, to=uuid.UUID(form.cleaned_data["person"]))
    messages.success(request, _("Handed over. You read it no more."))
    return redirect("complaints:complaints")


@require_POST
@for_receivers
def take_from(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> HttpResponse:
    opened = _opened(request, member, keys, pk)
    form = PersonForm(request.POST, people=working.may_be_shut_out(opened), prefix="from")
    if not form.is_valid():
        return _page(request, opened, taken=form)
    try:
        working.take_from(opened=opened, whom=uuid.UUID(form.cleaned_data["person"]))
    except working.NobodyBeside:
        messages.error(
            request, _("Nobody else would read it then. First a supervisor names another receiver.")
        )
        return no_act(redirect("complaints:complaint", pk=pk))
    except working.NotAllowed:
        messages.error(request, _("This is not to be done with this complaint."))
        return no_act(redirect("complaints:complaint", pk=pk))
    messages.success(
        request, _("New seals were made. Whoever it was taken from opens nothing of it any more.")
    )
    return redirect("complaints:complaint", pk=pk)


def _act(
    request: HttpRequest, opened: Opened, form: forms.Form, act: Callable[[dict[str, Any]], Opened]
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, opened, form)
    try:
        act(form.cleaned_data)
    except working.NotAllowed:
        messages.error(request, _("This is not to be done with this complaint."))
        return no_act(redirect("complaints:complaint", pk=opened.row.pk))
    return redirect("complaints:complaint", pk=opened.row.pk)


def _opened(request: HttpRequest, member: Member, keys: KeyPair, pk: UUID) -> Opened:
    """For a form: Changed where another state was shown with it."""
    _readable(member, pk)
    opened = working.look_into(member=member, keys=keys, pk=pk)
    if request.POST.get("number") != str(opened.record.number):
        raise working.Changed
    return opened


def _readable(member: Member, pk: UUID) -> None:
    """A complaint that is not sealed to this member does not exist for them."""
    if not queries.readable_by(member).filter(pk=pk).exists():
        raise Http404


def _page(
    request: HttpRequest,
    opened: Opened,
    sent: forms.Form | None = None,
    over: PersonForm | None = None,
    taken: PersonForm | None = None,
) -> HttpResponse:
    """With what was sent in its place, where something is wrong with it."""
    record, language = opened.record, _language()
    statement, needs_danger = record.statement, not record.statement.goes_further
    readers = working.readers_of(opened)
    context = {
        "complaint": opened.row,
        "opened": opened,
        "record": record,
        "statement": statement,
        "subject": in_words(SUBJECTS, statement.subject.value, language),
        "accused": in_words(ACCUSED, statement.accused.value, language),
        "is_child": statement.age is AgeGroup.CHILD,
        "is_from_paper": record.origin is Origin.PAPER,
        "is_by_code": statement.reply is Reply.CODE,
        "is_by_person": statement.reply is Reply.PERSON,
        "about": _about(opened),
        "node": _through(opened),
        "is_told": not record.through or believed_node(record.through) is not None,
        "steps": _steps(opened),
        "readers": readers,
        "is_overdue": queries.is_overdue(opened.row, timezone.localdate()),
        "is_to_end": queries.is_to_end(opened.row, timezone.localdate()),
        "end_by": rules.end_by(opened.row.due_on) if opened.row.state == State.ANSWERED else None,
        "is_answered": rules.said_state(record) == State.ANSWERED,
        "may_end": rules.may_be_ended(record),
        "erasable_from": (erasable_from := rules.erasable_from(record)),
        "may_erase": erasable_from is not None and erasable_from <= timezone.localdate(),
        "step_form": sent if isinstance(sent, StepForm) else StepForm(auto_id="step_%s"),
        "pass_on_form": sent
        if isinstance(sent, PassOnForm)
        else PassOnForm(auto_id="on_%s", needs_danger=needs_danger),
        "answer_form": sent if isinstance(sent, AnswerForm) else AnswerForm(auto_id="answer_%s"),
        "end_form": sent if isinstance(sent, EndForm) else EndForm(auto_id="end_%s"),
        "over_form": over or PersonForm(people=working.may_take_over(opened), prefix="over"),
        "from_form": taken or PersonForm(people=working.may_be_shut_out(opened), prefix="from"),
    }
    return render(request, "complaints/complaint.html", context)


def _about(opened: Opened) -> str:
    """Another organisation that it is about; empty where it is the own one."""
    if opened.record.through:
        return opened.record.about_name
    if opened.record.about == str(opened.row.organisation_id):
        return ""
    row = organisations().filter(pk=opened.record.about).first()
    return row.name if row is not None else ""


def _through(opened: Opened) -> str:
    """What the node is called that brought it; empty where it was written at this one."""
    through = opened.record.through
    if not through:
        return ""
    card = believed_node(through)
    return card.name if card is not None else _("a node that is not believed any more")


def _steps(opened: Opened) -> list[StepLine]:
    steps = opened.record.steps
    names = names_of(
        {account for step in steps for account in (step.by, step.whom)}, opened.member.organisation
    )
    did = {
        StepKind.OPENED: _("read it first"),
        StepKind.STEP: _("did something"),
        StepKind.PASSED_ON: _("passed it on"),
        StepKind.ANSWERED: _("wrote an answer"),
        StepKind.HANDED_OVER: _("handed it over"),
        StepKind.TAKEN_FROM: _("took it from somebody who is accused"),
        StepKind.DONE: _("ended it"),
    }
    return [
        StepLine(
            step.at,
            names.get(step.by, ""),
            did[step.kind],
            step.words or names.get(step.whom, ""),
        )
        for step in reversed(steps)
    ]


def _typed(
    request: HttpRequest, form: ComplaintForm, are_named: bool = True, wrong: str = ""
) -> HttpResponse:
    context = {"form": form, "questions": form.questions(), "wrong": wrong, "are_named": are_named}
    return render(request, "complaints/new.html", context)


def _language() -> str:
    language = get_language() or ENGLISH
    return language if language in packaged_complaints().languages else ENGLISH
