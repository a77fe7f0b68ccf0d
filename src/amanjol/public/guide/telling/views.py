"""Turning letters on and off, on the page of one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amanjol.foundation.accounts.panels import Panel
from amanjol.foundation.organisations.queries import member_of
from amanjol.public.guide.rules import ANSWERS
from amanjol.public.guide.telling import actions, queries
from amanjol.public.guide.telling.forms import LettersForm
from amanjol.public.guide.views.access import WORKS_ON_GUIDE, for_members, member_here

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

GETS_LETTERS: Final = (*WORKS_ON_GUIDE, ANSWERS)


@require_POST
@for_members(*GETS_LETTERS)
def choose_letters(request: HttpRequest) -> HttpResponse:
    form = LettersForm(request.POST)
    form.full_clean()
    is_wanted = form.cleaned_data["wanted"]
    actions.choose_letters(account=member_here(request).account, is_wanted=is_wanted)
    messages.success(
        request,
        _("You get letters about what waits for you in the guide.")
        if is_wanted
        else _("You get no letters about the guide any more."),
    )
    return redirect("accounts:own_account")


def letters_panel(request: HttpRequest) -> Panel | None:
    """For who works on the guide, and for who answers people."""
    member = member_of(request.user)
    if member is None or not any(member.may(permission) for permission in GETS_LETTERS):
        return None
    wanted = queries.wants_letters(member.account)
    at_desk = not any(member.may(permission) for permission in WORKS_ON_GUIDE)
    context = {"wanted": wanted, "goes_out": settings.MAIL_GOES_OUT, "at_desk": at_desk}
    return Panel("guide/letters_panel.html", context)
