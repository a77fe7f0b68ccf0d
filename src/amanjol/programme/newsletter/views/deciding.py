"""From hand to hand: to a second person, back with a reason, to everybody, and off again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.drawing.asking import DrawingFailed
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.printing.letters import LetterMissing
from amanjol.programme.newsletter import queries, rules
from amanjol.programme.newsletter.actions import deciding
from amanjol.programme.newsletter.actions.writing import NotNow, TooExact, TooNear
from amanjol.programme.newsletter.forms.issues import WhyForm
from amanjol.programme.newsletter.views.issues import not_now, why_not
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


_REFUSALS: Final = (
    NotNow, TooExact, TooNear, deciding.NotWhole, deciding.FigureGone, deciding.NotPublic, deciding.StoryGone,
    deciding.NotSigned, DrawingFailed, LetterMissing,
)  # fmt: skip


@require_POST
@for_managers
def hand_over(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _act(
        request,
        member,
        pk,
        deciding.hand_over,
        _("Handed over. A second person approves it or sends it back."),
    )


@require_POST
@for_managers
def take_back(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _act(
        request,
        member,
        pk,
        deciding.take_back,
        _("It can be written on. Hand it over again when it is ready."),
    )


@require_POST
@for_managers
def approve(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _act(request, member, pk, deciding.approve, _("Approved. It can be published."))


@require_POST
@for_managers
def publish(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _act(request, member, pk, deciding.publish, _("Everybody can read it now."))


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def send_back(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    if not rules.can_decide(member, issue, queries.writers_of(issue)):
        raise PermissionDenied
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            deciding.send_back(issue=issue, why=form.cleaned_data["why"], by=member)
        except NotNow:
            form.add_error(None, not_now())
        else:
            messages.success(request, _("Sent back. Whoever wrote it reads why."))
            return redirect("newsletter:issue", pk)
    context = {"form": form, "issue": issue, "title": _("Send back"), "button": _("Send back")}
    return render(request, "newsletter/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def withdraw(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            deciding.withdraw(issue=issue, why=form.cleaned_data["why"], by=member)
        except NotNow:
            form.add_error(None, not_now())
        else:
            says = _(
                "It is off the open pages. Where it was posted by hand it has to be deleted by hand: see the list."
            )
            messages.success(request, says)
            return redirect("newsletter:posts", pk)
    context = {
        "form": form, "issue": issue, "title": _("Withdraw the issue"), "button": _("Show it to nobody"),
        "lead": _("Nobody can read it here any more. Who saved it, or got it, still has it. The reason stays here."),
    }  # fmt: skip
    return render(request, "newsletter/form.html", context)


def _act(request: HttpRequest, member: Member, pk: UUID, act: Callable[..., None], says: str) -> HttpResponse:
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    back = redirect("newsletter:issue", pk)
    try:
        act(issue=issue, by=member)
    except _REFUSALS as error:
        messages.error(request, why_not(error))
        return no_act(back)
    messages.success(request, says)
    return back
