"""Asking for reminders by e-mail, and ending them, on the page of one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amanjol.casework.referrals.queries import RECEIVES
from amanjol.casework.referrals.reminders.actions import choose_reminders, wants_reminders
from amanjol.foundation.accounts.panels import Panel
from amanjol.foundation.organisations.queries import member_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ReminderForm(forms.Form):
    wanted = forms.BooleanField(required=False)


@require_POST
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    member, form = member_of(request.user), ReminderForm(request.POST)
    if member is None or not member.may(RECEIVES):
        raise PermissionDenied
    form.full_clean()
    is_wanted = form.cleaned_data["wanted"]
    choose_reminders(member=member, is_wanted=is_wanted)
    messages.success(
        request,
        _("You are reminded by e-mail, at most once a day.")
        if is_wanted
        else _("You are reminded by e-mail no more."),
    )
    return redirect("accounts:own_account")


def panel(request: HttpRequest) -> Panel | None:
    """For who may receive letters."""
    member = member_of(request.user)
    if member is None or not member.may(RECEIVES):
        return None
    context = {"wanted": wants_reminders(member), "goes_out": settings.MAIL_GOES_OUT}
    return Panel("referrals/reminders_panel.html", context)
