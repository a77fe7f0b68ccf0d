from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.accounts import credentials, throttling
from amanjol.foundation.accounts.actions.entering import open_or_make, unlock_with
from amanjol.foundation.accounts.actions.recording import record_own
from amanjol.foundation.accounts.actions.signing_in import Refused, TooManyTries
from amanjol.foundation.accounts.session_store import SessionStore
from amanjol.foundation.accounts.unlocks import session_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.accounts.models import Account


def unlock(*, request: HttpRequest, account: Account, passphrase: str) -> bytes | None:
    """Open a locked session by the passphrase; returns what the unlock cookie must hold.

    None where the person's key does not open. Refused; TooManyTries; passphrases.TooBusy. Not one
    transaction of its own, as `sign_in`.
    """
    if not throttling.count_in_session(request):
        raise TooManyTries
    opened = credentials.open_account(account, passphrase)
    if opened is None:
        record_own("account.unlock-refused", account)
        raise Refused
    throttling.take_back_in_session(request)
    key, keys = open_or_make(account, opened.wrapping_key)
    return unlock_with(request, account, key, keys)


def lock(*, request: HttpRequest) -> None:
    """Lock this browser now; other browsers of this person stay as they are."""
    session_of(request).lock()


def lock_idle() -> None:
    """Lock every browser that has been idle too long, also where it never asks again. For the worker."""
    SessionStore.lock_idle()
