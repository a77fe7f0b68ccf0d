"""Buttons: each does one thing and says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.warnings import actions
from amanjol.public.warnings.forms import AtOnceForm, SeenForm, SendBackForm, UntilForm
from amanjol.public.warnings.models import PublicWarning
from amanjol.public.warnings.views.board import MAY_WRITE, page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_POST
@for_members(*MAY_WRITE)
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    get_object_or_404(PublicWarning, pk=pk)
    if not _done(request, lambda: actions.remove(pk=pk, by=member_here(request)), _("It is thrown away.")):
        return redirect("warnings:warning", pk)
    return redirect("warnings:board")


@require_POST
@for_members("guide.approve")
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else ""
    says = _(
        "Approved. Kiosks get it in about a minute, telephones with the next page, where there is a network."
    )
    return _back(request, pk, lambda: actions.approve(pk=pk, seen=seen, by=member_here(request)), says)


@require_POST
@for_members(*MAY_WRITE)
def go_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = AtOnceForm(request.POST)
    if not form.is_valid():
        return page_of(request, get_object_or_404(PublicWarning, pk=pk), form=form, status=422)
    words = form.cleaned_data["words"]
    says = _("It waits no longer. A second person can approve it now.")
    return _back(request, pk, lambda: actions.go_on(pk=pk, words=words, by=member_here(request)), says)


@require_POST
@for_members("guide.approve")
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return page_of(request, get_object_or_404(PublicWarning, pk=pk), form=form, status=422)
    words = form.cleaned_data["words"]
    says = _("Sent back to who wrote it.")
    return _back(request, pk, lambda: actions.send_back(pk=pk, words=words, by=member_here(request)), says)


@require_POST
@for_members(*MAY_WRITE)
def ask_more_days(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = UntilForm(request.POST)
    if not form.is_valid():
        return page_of(request, get_object_or_404(PublicWarning, pk=pk), form=form, status=422)
    until = form.cleaned_data["until"]
    says = _("Asked. It holds longer once another person has agreed.")
    return _back(
        request, pk, lambda: actions.ask_more_days(pk=pk, until=until, by=member_here(request)), says
    )


@require_POST
@for_members("guide.approve")
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = UntilForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("It is not what you looked at any more: look again."))
        return redirect("warnings:warning", pk)
    until = form.cleaned_data["until"]
    says = _("Agreed: it holds longer.")
    return _back(request, pk, lambda: actions.agree(pk=pk, until=until, by=member_here(request)), says)


@require_POST
@for_members(*MAY_WRITE)
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    says = _("It ends on the day that it had.")
    return _back(request, pk, lambda: actions.drop(pk=pk, by=member_here(request)), says)


@require_POST
@for_members(*MAY_WRITE)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    says = _(
        "Withdrawn. Kiosks and telephones drop it when they fetch next; without network it stays until its last day."
    )
    return _back(request, pk, lambda: actions.withdraw(pk=pk, by=member_here(request)), says)


def _back(request: HttpRequest, pk: UUID, act: Callable[[], None], says: str) -> HttpResponse:
    get_object_or_404(PublicWarning, pk=pk)
    _done(request, act, says)
    return redirect("warnings:warning", pk)


def _done(request: HttpRequest, act: Callable[[], None], says: str) -> bool:
    """Whether the act was done; what was wrong is said on the next page. PermissionDenied."""
    try:
        act()
    except actions.Decided:
        messages.error(request, _("Somebody did something about it meanwhile: look again."))
    except actions.WithTranslators:
        messages.error(request, _("It is with the translators: wait for them, or say why it cannot wait."))
    except actions.WithDesks:
        messages.error(
            request,
            _("Hotlines and desks read it within the hour: wait for that, or say why it cannot wait."),
        )
    except actions.ChangedSince:
        messages.error(request, _("It is not what you looked at any more: look again."))
    except actions.TooMuch:
        messages.error(request, _("Too much stands already for devices: end a warning first."))
    except actions.AlreadyAsked:
        messages.error(request, _("Somebody asked for more days already: agree to that or drop it first."))
    except actions.TooLong:
        messages.error(
            request, _("The new last day lies after the present one and within thirty days from today.")
        )
    else:
        messages.success(request, says)
        return True
    return False
