from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.accounts import actions, credentials, panels, queries, turnstiles, unlocks
from amanjol.foundation.accounts.forms import SignInForm, WelcomeForm, why_not_the_words
from amanjol.foundation.seals.passphrases import TooBusy
from amanjol.foundation.seals.words import MalformedWords
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from amanjol.foundation.accounts.models import Account, Invitation

WELCOME_COOKIE = "welcome"
WELCOME_PATH = "/account/welcome/"
WELCOME_COOKIE_AGE = 60 * 60  # seconds


@repeatable
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@turnstiles.signed_out
def sign_in(request: HttpRequest) -> HttpResponse:
    target = own_address(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.user.is_authenticated:
        return HttpResponseRedirect(target)
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            signed_in = actions.sign_in(request=request, **form.cleaned_data)
        except (actions.Refused, TooBusy) as refusal:
            form.add_error(None, why_refused(refusal))
        else:
            return _into_the_desk(request, signed_in, target)
    context = {"form": form, "next": target, "panels": panels.sign_in_panels(request)}
    return render(request, "accounts/sign_in.html", context)


def _into_the_desk(request: HttpRequest, signed_in: actions.SignedIn, target: str) -> HttpResponse:
    """First to the recovery code, where one is still to be made by somebody whose work needs their key."""
    account = signed_in.account
    if signed_in.unlock_secret is None and panels.uses_keys(account):
        messages.error(
            request, _("Your key did not open. Tell a colleague who holds the keys, and the operator.")
        )
    is_code_due = signed_in.lacks_code and signed_in.unlock_secret is not None and panels.uses_keys(account)
    response = redirect("accounts:recovery_code") if is_code_due else HttpResponseRedirect(target)
    unlocks.set_cookie(response, signed_in.unlock_secret)
    return response


def why_refused(refusal: Exception) -> str:
    if isinstance(refusal, actions.TooManyTries):
        return _("Too many tries. Wait a minute, then try again.")
    if isinstance(refusal, TooBusy):
        return _("The server is busy right now. Try again in a minute.")
    return _("These three do not belong together. Check each, wait for a new code, and try again.")


def own_address(request: HttpRequest, address: str) -> str:
    """Where somebody wants to go from here: an address of this site only, else the start page."""
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure()):
        return address
    return resolve_url(settings.LOGIN_REDIRECT_URL)


@repeatable
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


@repeatable
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@turnstiles.signed_out
def welcome(request: HttpRequest) -> HttpResponse:
    """First sign-in: choose a passphrase, connect an authenticator app."""
    invitation = queries.invitation_by_token(request.COOKIES.get(WELCOME_COOKIE, ""))
    if invitation is None:
        return render(request, "accounts/welcome_expired.html", status=410)
    form = WelcomeForm(
        _with_a_key(request.POST) if request.method == "POST" else None,
        account=invitation.account,
        had_key=queries.key_of(invitation.account) is not None,
        initial={"secret": credentials.new_totp_secret()},
    )
    if form.is_valid() and (signed_in := _enrolled(request, invitation, form)):
        response = _into_the_desk(request, signed_in, resolve_url("web:home"))
        response.delete_cookie(WELCOME_COOKIE, path=WELCOME_PATH, samesite="Lax")
        return response
    return render(request, "accounts/welcome.html", _welcome_context(invitation.account, form))


def _with_a_key(form: QueryDict) -> QueryDict:
    """The page sent back a key that it never showed: go on with a new one, whose picture is shown."""
    if credentials.is_totp_secret(form.get("secret", "")):
        return form
    mended = form.copy()
    mended["secret"] = credentials.new_totp_secret()
    return mended


def _enrolled(request: HttpRequest, invitation: Invitation, form: WelcomeForm) -> actions.SignedIn | None:
    typed = form.cleaned_data
    try:
        return actions.enrol(
            request=request,
            invitation=invitation,
            passphrase=typed["new"],
            totp_secret=typed["secret"],
            code=typed["code"],
            recovery_code=typed.get("recovery_code", ""),
        )
    except TooBusy as refusal:
        form.add_error(None, why_refused(refusal))
    except actions.AddressTaken:
        actions.note_address_taken(account=invitation.account)
        form.add_error(
            None,
            _(
                "You already have an account with this address: sign in with it, or ask for a link to another address."
            ),
        )
    except actions.InvitationUsed:
        form.add_error(None, _("This link has just been used. Ask for a new one."))
    except (actions.WrongRecoveryCode, MalformedWords) as refusal:
        form.add_error("recovery_code", why_not_the_words(refusal))
    except actions.Refused:
        form.add_error(
            "code", _("Not the code of now. Is the time of your telephone right? Type the next one.")
        )
    return None


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
