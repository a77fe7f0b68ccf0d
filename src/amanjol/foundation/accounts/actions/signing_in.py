from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.auth import logout, update_session_auth_hash
from django.db import transaction

from amanjol.foundation.accounts import credentials, throttling
from amanjol.foundation.accounts.actions.entering import SignedIn, let_in, open_or_make, unlock_with
from amanjol.foundation.accounts.actions.leaving import end_sessions
from amanjol.foundation.accounts.actions.recording import record_own
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.panels import organisation_of
from amanjol.foundation.accounts.queries import account_by_email, normal_email
from amanjol.foundation.accounts.unlocks import owner_of
from amanjol.foundation.journal.actions import record
from amanjol.foundation.seals import person_keys
from amanjol.foundation.web import node

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.accounts.credentials import OpenedSecrets


class Refused(Exception):
    """Name, passphrase and code do not belong together, or not any more. Deliberately says no more."""


class TooManyTries(Refused):
    """From this address, for this name, or in this browser, within a minute."""


def sign_in(*, request: HttpRequest, email: str, passphrase: str, code: str) -> SignedIn:
    """Let somebody in who knows all three, and unlock. Refused; TooManyTries; passphrases.TooBusy.

    The same queries and the same time whether or not there is such an account. Not one transaction of its
    own: the counted try must stay when the rest is refused.
    """
    typed = normal_email(email)
    if not throttling.count_sign_in(request, typed):
        raise TooManyTries
    account = account_by_email(email)
    opened = _proven(account, passphrase, code)
    if account is None or opened is None:
        _record_refusal(account)
        raise Refused
    throttling.take_back_sign_in(request, typed)
    signed_in = let_in(request, account, opened.wrapping_key)
    record_own("account.signed-in", account)
    return signed_in


def _proven(account: Account | None, passphrase: str, code: str) -> OpenedSecrets | None:
    """What the passphrase opens, if it and an unused code were given. Count the try first."""
    opened = credentials.open_account(account, passphrase)
    if account is None or opened is None or not _may_sign_in(account):
        return None
    step = credentials.step_of(opened.totp_secret, code)
    if step is None or not _use_step(account, step):
        return None
    return opened


def _may_sign_in(account: Account) -> bool:
    return account.is_active and (not account.is_demo or node.current().is_demo)


def _use_step(account: Account, step: int) -> bool:
    """One statement, so that of two requests with one code only the first gets in."""
    unused = Account.objects.filter(pk=account.pk, totp_last_step__lt=step)
    return unused.update(totp_last_step=step) == 1


def _record_refusal(account: Account | None) -> None:
    """Nobody knows who that was, so there is no actor. An unknown account costs the same queries."""
    subject = account.pk if account else None
    record(
        verb="account.sign-in-refused",
        organisation=organisation_of(subject or uuid.uuid4()),
        actor=None,
        subject=("account", subject or "unknown"),
    )


def sign_out(*, request: HttpRequest) -> None:
    if isinstance(request.user, Account):
        record_own("account.signed-out", request.user)
    logout(request)


def change_passphrase(
    *, request: HttpRequest, account: Account, old: str, code: str, new: str
) -> bytes | None:
    """Seals the second factor anew, wraps the same person key anew, and ends all other sessions.

    Returns what the unlock cookie must hold from now on. Refused; TooManyTries; TooBusy.
    """
    if not throttling.count_in_session(request):
        raise TooManyTries
    opened = _proven(account, old, code)
    if opened is None:
        raise Refused
    throttling.take_back_in_session(request)
    return _replace_passphrase(request, account, new, opened)


@transaction.atomic
def _replace_passphrase(
    request: HttpRequest, account: Account, new: str, opened: OpenedSecrets
) -> bytes | None:
    key, keys = open_or_make(account, opened.wrapping_key)
    wrapping_key = credentials.protect(account, new, opened.totp_secret)
    account.save(update_fields=["passphrase_record", "totp_sealed"])
    if keys is not None:
        key.by_passphrase = person_keys.wrap_for_passphrase(keys, wrapping_key, owner_of(account))
        key.save(update_fields=["by_passphrase"])
    update_session_auth_hash(request, account)
    request.session.save()
    end_sessions(account=account, by=account.pk, keep=request.session.session_key)
    record_own("account.passphrase-changed", account)
    return unlock_with(request, account, key, keys)
