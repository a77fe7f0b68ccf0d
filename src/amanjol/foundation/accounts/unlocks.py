"""Whether a request is unlocked, and the person key it then opens: two cookies and the session's row together.

The session cookie names the row, the unlock cookie holds the secret that opens the 61 bytes in it. Neither
opens anything alone. Nothing is kept after the request.

Also called: session, decryption, timeout.
"""

from __future__ import annotations

import base64
import binascii
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.session_store import SessionStore
from amanjol.foundation.seals import person_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.seals.keypairs import KeyPair

FRESH: Final = timedelta(minutes=10)
_NODE: Final = "this"  # as for the second factor: a person's random id says enough


def owner_of(account: Account) -> person_keys.Owner:
    """The place that this person's key pair is bound to."""
    return person_keys.Owner(node=_NODE, person=str(account.pk), version=account.key_version)


def session_of(request: HttpRequest) -> SessionStore:
    """The settings name no other engine."""
    if not isinstance(request.session, SessionStore):
        raise TypeError("Sessions of Amanjol lie in their own table.")
    return request.session


def opened_keys(request: HttpRequest) -> KeyPair | None:
    """The person's key pair, or None: signed out, locked, or another cookie than the row's."""
    if not isinstance(request.user, Account) or not request.user.key_version:
        return None
    session = session_of(request)
    wrapped, secret, at = session.wrapped_key, _secret_in(request), session.unlocked_at
    if wrapped is None or secret is None or at is None:
        return None
    try:
        return person_keys.open_by_session(wrapped, secret, owner_of(request.user), session.bound_to(at))
    except SealBroken:
        return None


def is_unlocked(request: HttpRequest) -> bool:
    return opened_keys(request) is not None


def is_fresh(request: HttpRequest) -> bool:
    """Unlocked, and the passphrase was typed a few minutes ago: whoever sits there knows it.

    The row says when; that it is true the key says, which is bound to that moment and opens with no other.
    Asked before anything is shown that opens keys without this browser, such as a recovery code.
    """
    at = session_of(request).unlocked_at
    return at is not None and timezone.now() - at < FRESH and is_unlocked(request)


def locks_in(request: HttpRequest) -> int | None:
    """Whole seconds until this browser locks by itself, whatever its clock shows; None where nothing is open."""
    at = session_of(request).locks_at
    if at is None or not is_unlocked(request):
        return None
    return max(int((at - timezone.now()).total_seconds()), 0)


def address_to_unlock(back: str) -> str:
    """The page that asks the passphrase and then leads back."""
    return f"{reverse('accounts:unlock')}?{urlencode({'next': back})}"


def _secret_in(request: HttpRequest) -> bytes | None:
    try:
        return base64.b64decode(request.COOKIES.get(settings.UNLOCK_COOKIE_NAME, ""), altchars=b"-_")
    except (binascii.Error, ValueError):  # not ASCII, or no base64: anybody can send a cookie
        return None


def set_cookie(response: HttpResponse, secret: bytes | None) -> None:
    """Until the browser closes. None takes the cookie away."""
    if secret is None:
        delete_cookie(response)
        return
    response.set_cookie(
        settings.UNLOCK_COOKIE_NAME,
        base64.urlsafe_b64encode(secret).decode(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def delete_cookie(response: HttpResponse) -> None:
    response.delete_cookie(settings.UNLOCK_COOKIE_NAME, samesite="Strict")
