from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.accounts import actions, panels, queries, turnstiles, unlocks
from amanjol.foundation.accounts.forms import ChangePassphraseForm
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.views.signing_in import why_refused
from amanjol.foundation.seals.passphrases import TooBusy
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest


def account_of(request: HttpRequest) -> Account:
    """Behind `login_required` there is one."""
    if not isinstance(request.user, Account):
        raise Http404
    return request.user


@require_safe
@login_required
def own_account(request: HttpRequest) -> HttpResponse:
    """Where this person is signed in, which of that is unlocked, and how their key can be had again."""
    account = account_of(request)
    context = {
        "sessions": queries.sessions_of(account),
        "this_hash": unlocks.session_of(request).hash_bytes.hex(),
        "key": queries.key_of(account),
        "uses_keys": panels.uses_keys(account),
        "panels": panels.account_panels(request),
    }
    return render(request, "accounts/own_account.html", context)


@require_POST
@login_required
def end_session(request: HttpRequest, session: UUID) -> HttpResponse:
    if not actions.end_session(account=account_of(request), session=session):
        raise Http404
    messages.success(request, _("That browser is signed out."))
    return redirect("accounts:own_account")


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    actions.end_sessions(account=account, by=account.pk, keep=request.session.session_key)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("accounts:own_account")


@repeatable
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@turnstiles.signed_in
def change_passphrase(request: HttpRequest) -> HttpResponse:
    form = ChangePassphraseForm(request.POST or None, account=account_of(request))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            secret = actions.change_passphrase(
                request=request,
                account=account_of(request),
                old=typed["old"],
                code=typed["code"],
                new=typed["new"],
            )
        except (actions.Refused, TooBusy) as refusal:
            form.add_error(None, why_refused(refusal))
        else:
            messages.success(request, _("The new passphrase holds. All other browsers are signed out."))
            response = redirect("accounts:own_account")
            unlocks.set_cookie(response, secret)
            return response
    return render(request, "accounts/change_passphrase.html", {"form": form})
