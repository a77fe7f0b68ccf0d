"""Mailings: written by one, approved by another, seen on their way, stopped and withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.programme.mailings import grounds, queries, rules
from amanjol.programme.mailings.actions import writing
from amanjol.programme.mailings.forms import MailingForm
from amanjol.programme.mailings.mails import as_sent
from amanjol.programme.mailings.models import LANGUAGES, MailingState
from amanjol.programme.mailings.previewing import FRAMING, framed
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.rules import is_alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.models import Mailing


@require_safe
@for_managers
def mailings(request: HttpRequest, member: Member) -> HttpResponse:
    waiting = queries.mailings_of(member).filter(pk__in=queries.waiting_for(member).values("pk"))
    context = {
        "lists": queries.counted_lists(member),
        "mailings": queries.with_progress(queries.mailings_of(member)),
        "stopped": queries.with_progress(queries.stopped_by_themselves(member)),
        "rooms": grounds.rooms,
        "waiting": queries.with_progress(waiting),
        "goes_out": queries.goes_out(),
    }
    return render(request, "mailings/mailings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    lists = queries.lists_of(member)
    if not lists:  # whose page says to begin with one
        return redirect("mailings:mailings")
    form = MailingForm(_sent(request), lists=lists, initial={})
    if form.is_valid():
        row = writing.write_mailing(mailing_list=form.chosen, mails=form.mails, by=member)
        return redirect("mailings:mailing", row.pk)
    return render(request, "mailings/form.html", {"form": form, "title": _("New mailing")})


@require_safe
@for_managers
@csp_override(FRAMING)
def mailing(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(member, pk)
    is_draft = row.state == MailingState.DRAFT
    mails = queries.mails_of(row)
    waits = row.state in (MailingState.DRAFT, MailingState.SENDING, MailingState.STOPPED)
    has_ended = waits and not grounds.hold(row)
    context = {
        "row": row,
        "mails": [(code, name, as_sent(mails[code], code)) for code, name in LANGUAGES if code in mails],
        "out": queries.shown(row, queries.out_of(row)),
        "to": queries.on_list(member, row.list_id),
        "digest": queries.digest_as_it_stands(row),
        "may_approve": is_draft and rules.can_approve(member, row),
        "is_mine": row.written_by_id == member.pk,
        "is_alone": is_draft and row.written_by_id == member.pk and is_alone(member),
        "goes_out": queries.goes_out(),
        "pages": grounds.pages_of(row),
        "has_ended": has_ended,
        "may_go_on": row.state == MailingState.STOPPED and row.halt not in writing.FOR_GOOD and not has_ended,
    }
    return render(request, "mailings/mailing.html", context)


@require_safe
@for_managers
def shown(_request: HttpRequest, member: Member, pk: UUID, language: str) -> HttpResponse:
    """The HTML of one language, for the frame."""
    mails = queries.mails_of(_row(member, pk))
    if language not in mails:
        raise Http404
    return framed(mails[language], language)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(member, pk, for_update=request.method == "POST")
    form = MailingForm.of(row, queries.lists_of(member), _sent(request))
    if form.is_valid():
        try:
            writing.change_mailing(mailing=row, mailing_list=form.chosen, mails=form.mails, by=member)
        except writing.NotNow:
            return _too_late(request, pk)
        return redirect("mailings:mailing", pk)
    if row.state != MailingState.DRAFT or row.rests_on:
        return _too_late(request, pk)
    return render(
        request, "mailings/form.html", {"form": form, "title": _("Change the mailing"), "mailing": row}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def discard(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Asks first: a draft does not come back."""
    row = _row(member, pk)
    if request.method != "POST":
        if row.state != MailingState.DRAFT:
            return _too_late(request, pk)
        context = {"row": row, "out": queries.shown(row, queries.out_of(row))}
        return render(request, "mailings/discard.html", context)
    try:
        writing.discard(mailing=row, by=member)
    except writing.NotNow:
        return _too_late(request, pk)
    messages.success(request, _("The draft is gone."))
    return redirect("mailings:mailings")


@require_POST
@for_managers
def approve(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Of the texts that stood on the page."""
    row = _row(member, pk)
    try:
        writing.approve(mailing=row, digest=request.POST.get("digest", "")[:64], by=member)
    except writing.NotNow:
        return _too_late(request, pk)
    except writing.ReadAnew:
        messages.error(
            request, _("The texts, the sender or a name of the list was changed meanwhile: read it again.")
        )
        return no_act(redirect("mailings:mailing", pk))
    except (writing.GroundGone, writing.SaysOtherwise):
        messages.error(request, _otherwise())
        return no_act(redirect("mailings:mailing", pk))
    messages.success(
        request,
        _("The mailing is on its way.")
        if queries.goes_out()
        else _(
            "Approved. No mail server is named on this node, so nothing goes before whoever runs it names one."
        ),
    )
    return redirect("mailings:mailing", pk)


@require_POST
@for_managers
def stop(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _act(request, member, pk, writing.stop, _("It stands still. What is out is out."))


@require_POST
@for_managers
def go_on(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _act(request, member, pk, writing.go_on, _("It goes on."))


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def withdraw(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Asks first, with what is out already."""
    if request.method == "POST":
        return _act(request, member, pk, writing.withdraw, _("It is withdrawn: nothing more goes out."))
    row = _row(member, pk)
    context = {"row": row, "out": queries.shown(row, queries.out_of(row))}
    return render(request, "mailings/withdraw.html", context)


def _act(request: HttpRequest, member: Member, pk: UUID, act: Callable[..., None], says: str) -> HttpResponse:
    row = _row(member, pk)
    try:
        act(mailing=row, by=member)
    except writing.NotNow:
        return _too_late(request, pk)
    except writing.GroundGone:
        messages.error(request, _otherwise())
        return no_act(redirect("mailings:mailing", pk))
    messages.success(request, says)
    return redirect("mailings:mailing", pk)


def _row(member: Member, pk: UUID, *, for_update: bool = False) -> Mailing:
    rows = queries.mailings_of(member)
    return get_object_or_404(rows.select_for_update(of=("self",)) if for_update else rows, pk=pk)


def _too_late(request: HttpRequest, pk: UUID) -> HttpResponse:
    messages.error(request, _("Somebody was quicker: look how it stands now."))
    return no_act(redirect("mailings:mailing", pk))


def _otherwise() -> str:
    return _(
        "What it tells was called back or changed since it was prepared: it cannot go. Discard it, and prepare it anew."
    )


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
