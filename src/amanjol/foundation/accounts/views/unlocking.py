from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.accounts import actions, turnstiles, unlocks
from amanjol.foundation.accounts.forms import UnlockForm
from amanjol.foundation.accounts.views.own_account import account_of
from amanjol.foundation.accounts.views.signing_in import own_address, why_refused
from amanjol.foundation.seals.passphrases import TooBusy
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from django.http import HttpRequest


@repeatable
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@turnstiles.signed_in
def unlock(request: HttpRequest) -> HttpResponse:
    """Asks the passphrase again, also where all is open, for what needs `unlocks.is_fresh`. The session goes on."""
    target = own_address(request, request.POST.get("next") or request.GET.get("next") or "")
    form = UnlockForm(request.POST or None)
    if form.is_valid():
        try:
            secret = actions.unlock(request=request, account=account_of(request), **form.cleaned_data)
        except (actions.Refused, TooBusy) as refusal:
            form.add_error("passphrase", _why_not(refusal))
        else:
            return _unlocked(request, secret, target)
    context = {"form": form, "next": target, "is_unlocked": unlocks.is_unlocked(request)}
    return render(request, "accounts/unlock.html", context)


def _why_not(refusal: Exception) -> str:
    if type(refusal) is actions.Refused:
        return _("This is not your passphrase.")
    return why_refused(refusal)


def _unlocked(request: HttpRequest, secret: bytes | None, target: str) -> HttpResponse:
    if secret is None:
        messages.error(
            request, _("Your key did not open. Tell a colleague who holds the keys, and the operator.")
        )
    response = HttpResponseRedirect(target)
    unlocks.set_cookie(response, secret)
    return response


@repeatable
@require_POST
@login_required
def lock(request: HttpRequest) -> HttpResponse:
    actions.lock(request=request)
    response = HttpResponseRedirect(own_address(request, request.POST.get("next", "")))
    unlocks.delete_cookie(response)
    return response


@repeatable
@require_POST
@login_required
def still_here(request: HttpRequest) -> HttpResponse:
    """A page with work in progress, such as an interview, says so every few minutes: that counts as activity.

    204 while unlocked; 423 when locked, so that the page can keep what was typed and ask to unlock in
    another tab. To be asked is all it takes: every request of a signed-in person moves the time.
    """
    return HttpResponse(status=HTTPStatus.NO_CONTENT if unlocks.is_unlocked(request) else HTTPStatus.LOCKED)
