from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.accounts import actions, credentials, panels, queries
from amanjol.foundation.accounts.forms import ChangePassphraseForm, SignInForm, WelcomeForm
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.session_store import hash_key
from amanjol.foundation.seals.passphrases import TooBusy

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest, QueryDict

    from amanjol.foundation.accounts.models import Invitation

WELCOME_COOKIE = "welcome"
WELCOME_PATH = "/account/welcome/"
WELCOME_COOKIE_AGE = 60 * 60  # seconds


def _account(request: HttpRequest) -> Account:
    """Behind `login_required` there is one."""
    if not isinstance(request.user, Account):
        raise Http404
    return request.user


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    target = _own_address(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.user.is_authenticated:
        return HttpResponseRedirect(target)
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            actions.sign_in(request=request, **form.cleaned_data)
        except (actions.Refused, TooBusy) as refusal:
            form.add_error(None, _why_refused(refusal))
        else:
            return HttpResponseRedirect(target)
    context = {"form": form, "next": target, "panels": panels.sign_in_panels(request)}
    return render(request, "accounts/sign_in.html", context)


def _why_refused(refusal: Exception) -> str:
    if isinstance(refusal, actions.TooManyTries):
        return _("Too many tries. Wait a minute, then try again.")
    if isinstance(refusal, TooBusy):
        return _("Many people are signing in right now. Try again in a minute.")
    return _("These three do not belong together. Check each, wait for a new code, and try again.")


def _own_address(request: HttpRequest, address: str) -> str:
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure()):
        return address
    return resolve_url(settings.LOGIN_REDIRECT_URL)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Tells the browser to forget everything it kept of these pages."""
    actions.sign_out(request=request)
    response = redirect("accounts:sign_in")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_safe
def welcome_link(_request: HttpRequest, token: str) -> HttpResponse:
    """Takes the token out of the address at once, so that no history, referrer or picture of it keeps it.

    The cookie is lax, not strict: a strict one would not come along from a link in a message.
    """
    response = redirect("accounts:welcome")
    response.set_cookie(
        WELCOME_COOKIE,
        token,
        max_age=WELCOME_COOKIE_AGE,
        path=WELCOME_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """First sign-in: choose a passphrase, connect an authenticator app."""
    invitation = queries.invitation_by_token(request.COOKIES.get(WELCOME_COOKIE, ""))
    if invitation is None:
        return render(request, "accounts/welcome_expired.html", status=410)
    form = WelcomeForm(
        _with_a_key(request.POST) if request.method == "POST" else None,
        account=invitation.account,
        initial={"secret": credentials.new_totp_secret()},
    )
    if form.is_valid() and _enrolled(request, invitation, form):
        response = redirect("web:home")
        response.delete_cookie(WELCOME_COOKIE, path=WELCOME_PATH, samesite="Lax")
        return response
    return render(request, "accounts/welcome.html", _welcome_context(invitation.account, form))


def _with_a_key(sent: QueryDict) -> QueryDict:
    """The page sent back a key that it never showed: go on with a new one, whose picture is shown."""
    if credentials.is_totp_secret(sent.get("secret", "")):
        return sent
    mended = sent.copy()
    mended["secret"] = credentials.new_totp_secret()
    return mended


def _enrolled(request: HttpRequest, invitation: Invitation, form: WelcomeForm) -> bool:
    typed = form.cleaned_data
    try:
        actions.enrol(
            request=request,
            invitation=invitation,
            passphrase=typed["new"],
            totp_secret=typed["secret"],
            code=typed["code"],
        )
    except TooBusy as refusal:
        form.add_error(None, _why_refused(refusal))
    except actions.InvitationUsed:
        form.add_error(None, _("This link has just been used. Ask for a new one."))
    except actions.Refused:
        form.add_error(
            "code", _("Not the code of now. Is the time of your telephone right? Type the next one.")
        )
    else:
        return True
    return False


def _welcome_context(account: Account, form: WelcomeForm) -> dict[str, Any]:
    secret = form["secret"].value()
    address = credentials.totp_address(secret, account.email)
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    return {
        "form": form,
        "account": account,
        "qr_code": credentials.qr_code(address),
        "groups": groups,
    }


@require_safe
@login_required
def own_account(request: HttpRequest) -> HttpResponse:
    """Where this person is signed in."""
    account = _account(request)
    context = {
        "sessions": queries.sessions_of(account),
        "this_hash": hash_key(request.session.session_key or ""),
    }
    return render(request, "accounts/own_account.html", context)


@require_POST
@login_required
def end_session(request: HttpRequest, session: UUID) -> HttpResponse:
    if not actions.end_session(account=_account(request), session=session):
        raise Http404
    messages.success(request, _("That browser is signed out."))
    return redirect("accounts:own_account")


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    account = _account(request)
    actions.end_sessions(account=account, by=account.pk, keep=request.session.session_key)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("accounts:own_account")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_passphrase(request: HttpRequest) -> HttpResponse:
    form = ChangePassphraseForm(request.POST or None, account=_account(request))
    if form.is_valid() and _changed(request, form):
        messages.success(request, _("The new passphrase holds. All other browsers are signed out."))
        return redirect("accounts:own_account")
    return render(request, "accounts/change_passphrase.html", {"form": form})


def _changed(request: HttpRequest, form: forms.Form) -> bool:
    typed = form.cleaned_data
    try:
        actions.change_passphrase(
            request=request,
            account=_account(request),
            old=typed["old"],
            code=typed["code"],
            new=typed["new"],
        )
    except (actions.Refused, TooBusy) as refusal:
        form.add_error(None, _why_refused(refusal))
        return False
    return True
