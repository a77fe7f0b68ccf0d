"""One circle, for who is in it or was given it: who else is, taking in, accepting, leaving, the sheets of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.giving import Given, KeyChanged
from amanjol.foundation.organisations.keys.circles import pages, queries, rules
from amanjol.foundation.organisations.keys.circles.actions import accepting, renewing, taking_in, vouching
from amanjol.foundation.organisations.keys.circles.forms import HeardOfSheetsForm
from amanjol.foundation.organisations.keys.circles.opening import (
    CircleState,
    OpenedCircle,
    forget,
    with_circles,
)
from amanjol.foundation.organisations.keys.forms import ComparedForm, HeardForm
from amanjol.foundation.organisations.keys.queries import recovery_set, words_of
from amanjol.foundation.organisations.queries import members_of
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.models import Member


def _opened(circles: Circles, pk: UUID) -> OpenedCircle:
    """Not there for who is not in it. SealBroken where it was swapped: that leads to the page that says so."""
    try:
        return circles.of(pk)
    except LookupError:
        raise Http404 from None


@require_safe
@login_required
@with_circles
def circle(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    opened = _opened(circles, pk)
    rows = opened.rows
    people = pages.people_in(rows, opened)
    papers = recovery_set(circles.member.organisation_id)
    context = {
        "member": circles.member,
        "card": pages.Card(rows.circle, people, CircleState.OPEN, is_vouched_for=bool(rows.current.voucher)),
        "words": keypairs.fingerprint(opened.key.public),
        "candidates": queries.candidates(
            circles.member.organisation, rows.circle, [person.member.pk for person in people]
        ),
        "is_last": taking_in.is_last(circles, pk),
        "papers": papers,
        "is_on_paper": papers is not None and rows.current.papers == papers.pk,
    }
    return render(request, "organisations/circles/circle.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_circles
def take_in(request: HttpRequest, circles: Circles, pk: UUID, member: UUID) -> HttpResponse:
    """The colleague reads the six words of their own key, unless a holder has compared them already."""
    opened = _opened(circles, pk)
    colleague = get_object_or_404(members_of(circles.member.organisation), pk=member)
    key = key_of(colleague.account)
    if key is None or not rules.can_take_in(circles.member, colleague, opened.rows.circle.purpose):
        raise Http404
    is_compared = circles.epoch is not None and queries.is_compared(circles.epoch, key)
    words = words_of(key)
    says = (
        _("I take them in: a holder of the keys has compared their words")
        if is_compared
        else _("They read me these same six words")
    )
    form = ComparedForm(request.POST or None, initial={"compared": words}, says=says)
    if form.is_valid() and _taken_in(request, circles, pk, colleague, form):
        return redirect("organisations:circle", pk=pk)
    context = {
        "colleague": colleague,
        "card": pages.Card(opened.rows.circle, [], None, is_vouched_for=False),
        "words": words,
        "is_compared": is_compared,
        "had_keys": key.version > 1,
        "form": form,
    }
    return render(request, "organisations/circles/take_in.html", context)


def _taken_in(
    request: HttpRequest, circles: Circles, pk: UUID, colleague: Member, form: ComparedForm
) -> bool:
    try:
        taking_in.take_in(
            circles=circles, circle=pk, member=colleague, compared=form.cleaned_data["compared"]
        )
    except KeyChanged:
        form.add_error(None, _("Their key has changed while you looked. Compare the words once more."))
        return False
    except renewing.Renewed:
        form.add_error(None, _("The circle has got a new key while you looked. Send it once more."))
        return False
    except Given:
        messages.success(request, _("A colleague has just taken them in."))
    else:
        messages.success(request, _("Done. They open their page of circles and accept."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_circles
def accept(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    """Who was taken in types the words of the circle, as somebody reads them whose circle opens."""
    if circles.states.get(pk) is not CircleState.TO_COMPARE:
        return no_act(redirect("organisations:circles"))
    (rows,) = [rows for rows in queries.own_rows(circles.member) if rows.circle.pk == pk]
    form = HeardForm(request.POST or None)
    if form.is_valid():
        try:
            accepting.accept_compared(circles=circles, rows=rows, typed=form.cleaned_data["typed"])
        except OtherWords:
            form.add_error(
                None, _("What was given to you has other words. Let them be read once more, slowly.")
            )
        else:
            forget(request)
            messages.success(request, _("You are in the circle now."))
            return redirect("organisations:circle", pk=pk)
    card = pages.Card(rows.circle, pages.people_in(rows, None), None, is_vouched_for=False)
    return render(request, "organisations/circles/accept.html", {"form": form, "card": card})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_circles
def leave(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    """The last one is asked to hand over first."""
    opened = _opened(circles, pk)
    if request.method == "POST":
        try:
            taking_in.leave(circles=circles, circle=pk)
        except taking_in.LastOne:
            messages.error(request, _("Nobody else opens this circle yet. Hand it over first."))
            return no_act(redirect("organisations:leave_circle", pk=pk))
        forget(request)
        messages.success(request, _("You have left the circle. What was in it stays with the others."))
        return redirect("organisations:circles")
    context = {
        "card": pages.Card(
            opened.rows.circle, pages.people_in(opened.rows, opened), None, is_vouched_for=False
        ),
        "is_last": taking_in.is_last(circles, pk),
    }
    return render(request, "organisations/circles/leave.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_circles
def sheets(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    """For who holds no keys of the organisation: whose the sheets are, only a colleague's voice says."""
    opened = _opened(circles, pk)
    if circles.epoch is not None or recovery_set(circles.member.organisation_id) is None:
        return no_act(redirect("organisations:circle", pk=pk))
    form = HeardOfSheetsForm(request.POST or None)
    if form.is_valid():
        try:
            vouching.know_sheets(circles=circles, circle=pk, typed=form.cleaned_data["typed"])
        except (OtherWords, vouching.NoSheets):
            form.add_error(None, _("The sheets have other words. Let them be read once more, slowly."))
        else:
            forget(request)
            messages.success(request, _("Two sheets of paper open this circle when nobody in it is left."))
            return redirect("organisations:circle", pk=pk)
    card = pages.Card(opened.rows.circle, [], None, is_vouched_for=False)
    return render(request, "organisations/circles/sheets.html", {"form": form, "card": card})
