"""The account of an advocate: who it is, an invitation, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.refusals import OLDER, sentence_of
from amanjol.casework.legal_aid.register import accounts, actions, queries
from amanjol.casework.legal_aid.register.forms import ChooseAccountForm, InviteAdvocateForm
from amanjol.casework.legal_aid.register.views import with_keys
from amanjol.foundation.accounts.actions import EmailTaken
from amanjol.foundation.once.answers import an_act, no_act
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.rules import can_invite
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

REFUSALS: Final[Refusals] = {
    accounts.NotFree: gettext_lazy("Meanwhile this changed: nothing was saved. Look at it again."),
    OlderCopy: OLDER,
    actions.Meanwhile: gettext_lazy(
        "Somebody wrote the register at the same moment. Nothing is saved: press again."
    ),
    TooLarge: gettext_lazy("This advocate has been changed too often to hold more."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def account(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """How far they have come; or whose account it is, of those that are nobody's yet."""
    of_all, advocate = _sought(keyring, pk)
    free = accounts.candidates(keyring, of_all)
    form = ChooseAccountForm(request.POST if request.method == "POST" else None, members=free)
    if form.is_valid():
        given = _done(
            request,
            lambda: accounts.give_account(
                keyring=keyring, advocate=pk, member=form.cleaned_data["member"], today=timezone.localdate()
            ),
        )
        return redirect("legal_aid:advocate_account", pk=pk) if given else no_act(_again(pk))
    context = {
        "advocate": advocate,
        "standing": accounts.standing(keyring, advocate),
        "form": form if free else None,
        "can_invite": can_invite(keyring.member, RoleKey.ADVOCATE),
    }
    return render(request, "legal_aid/register/account.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def invite(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Shows the link once, in the answer itself: it is stored nowhere."""
    _of_all, advocate = _sought(keyring, pk)
    if advocate.record.account or not can_invite(keyring.member, RoleKey.ADVOCATE):
        raise Http404
    form = InviteAdvocateForm(request.POST if request.method == "POST" else None, name=advocate.says.name)
    if form.is_valid():
        invited: list[tuple[Member, str]] = []

        def act() -> None:
            typed = form.cleaned_data
            invited.append(
                accounts.invite_advocate(keyring=keyring, advocate=pk, today=timezone.localdate(), **typed)
            )

        try:
            is_done = _done(request, act)
        except EmailTaken:
            form.add_error("email", _("Nobody new can be invited with this address."))
        else:
            return _link(request, pk, *invited[0]) if is_done else no_act(_again(pk))
    return render(request, "legal_aid/register/invite.html", {"advocate": advocate, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def end(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """It is theirs no more; who shuts it is an administrator."""
    _of_all, advocate = _sought(keyring, pk)
    if request.method == "POST":
        if not _done(
            request,
            lambda: accounts.end_account(keyring=keyring, advocate=pk, today=timezone.localdate()),
        ):
            return no_act(_again(pk))
        messages.success(request, _("Nothing is sealed to this account any more."))
        return redirect("legal_aid:advocate_account", pk=pk)
    if not advocate.record.account:
        raise Http404
    context = {"advocate": advocate, "standing": accounts.standing(keyring, advocate)}
    return render(request, "legal_aid/register/end_account.html", context)


def _sought(keyring: Keyring, pk: UUID) -> tuple[list[OpenedAdvocate], OpenedAdvocate]:
    """The register and the advocate of this address. Http404."""
    of_all = queries.opened(keyring, timezone.localdate())
    for advocate in of_all:
        if advocate.row.pk == pk:
            return of_all, advocate
    raise Http404


def _done(request: HttpRequest, act: Callable[[], object]) -> bool:
    """Whether it was done; else a message says why nothing was."""
    try:
        act()
    except tuple(REFUSALS) as error:
        messages.error(request, sentence_of(REFUSALS, error))
        return False
    return True


def _again(pk: UUID) -> HttpResponse:
    return redirect("legal_aid:advocate_account", pk=pk)


def _link(request: HttpRequest, pk: UUID, member: Member, token: str) -> HttpResponse:
    then = reverse("legal_aid:advocate_account", args=[pk])
    link = settings.ORIGINS["desk"] + reverse("accounts:welcome_link", args=[token])
    page = render(request, "organisations/link.html", {"colleague": member, "link": link, "then": then})
    return an_act(page, then, shown_once=True)
