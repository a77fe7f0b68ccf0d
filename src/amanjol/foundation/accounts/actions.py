from __future__ import annotations

import secrets
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.contrib.auth import login, logout, update_session_auth_hash
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import credentials, throttling
from amanjol.foundation.accounts.devices import describe_device
from amanjol.foundation.accounts.models import Account, Invitation
from amanjol.foundation.accounts.panels import organisation_of
from amanjol.foundation.accounts.queries import account_by_email, hash_token, normal_email
from amanjol.foundation.accounts.session_store import DEVICE, SessionStore, hash_key
from amanjol.foundation.journal.actions import record
from amanjol.foundation.web import node
from amanjol.foundation.web.language import SESSION_KEY as LANGUAGE

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

INVITATION_LASTS: Final = timedelta(hours=72)
_BACKEND: Final = "amanjol.foundation.accounts.backends.RolePermissions"


class Refused(Exception):
    """Name, passphrase and code do not belong together, or not any more. Deliberately says no more."""


class TooManyTries(Refused):
    """For this name or from this address, within a minute."""


class EmailTaken(Exception):
    """There is an account with this address."""


class InvitationUsed(Exception):
    """Somebody used this link a moment ago."""


class NotADemo(Exception):
    """Fictional people, whose secrets are known, live on demo nodes only."""


def sign_in(*, request: HttpRequest, email: str, passphrase: str, code: str) -> Account:
    """Let somebody in who knows all three. Refused; TooManyTries; passphrases.TooBusy.

    The same queries and the same time whether or not there is such an account. Not one transaction of its
    own: the counted try must stay when the rest is refused.
    """
    account = account_by_email(email)
    secret = _proven_secret(request, normal_email(email), account, passphrase, code)
    if account is None or secret is None:
        _record_refusal(account)
        raise Refused
    _let_in(request, account)
    _record("account.signed-in", account)
    return account


def _proven_secret(
    request: HttpRequest, email: str, account: Account | None, passphrase: str, code: str
) -> str | None:
    """The second factor's secret if passphrase and an unused code were given; counts the try."""
    if not throttling.count_try(request, email):
        raise TooManyTries
    secret = credentials.open_totp_secret(account, passphrase)
    if account is None or secret is None or not _may_sign_in(account):
        return None
    step = credentials.step_of(secret, code)
    if step is None or not _use_step(account, step):
        return None
    throttling.take_back(request, email)
    return secret


def _may_sign_in(account: Account) -> bool:
    return account.is_active and (not account.is_demo or node.current().is_demo)


def _use_step(account: Account, step: int) -> bool:
    """One statement, so that of two requests with one code only the first gets in."""
    unused = Account.objects.filter(pk=account.pk, totp_last_step__lt=step)
    return unused.update(totp_last_step=step) == 1


def _let_in(request: HttpRequest, account: Account) -> None:
    login(request, account, backend=_BACKEND)
    request.session[DEVICE] = describe_device(request.headers.get("User-Agent", ""))
    request.session[LANGUAGE] = account.language
    request.session.save()


def _record(verb: str, account: Account) -> None:
    """What somebody did with their own account."""
    _record_by(verb, account, account.pk)


def _record_by(verb: str, account: Account, by: UUID | None) -> None:
    """In the journal of the account's organisation; `by` None is the operator at the command line."""
    record(verb=verb, organisation=organisation_of(account.pk), actor=by, subject=("account", account.pk))


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
        _record("account.signed-out", request.user)
    logout(request)


@transaction.atomic
def invite(*, email: str, name: str, language: str, by: UUID | None) -> tuple[Account, str]:
    """Make an account and a link for its first sign-in; returns what the link must hold. EmailTaken."""
    if account_by_email(email) is not None:
        raise EmailTaken
    account = Account.objects.create(email=normal_email(email), name=name, language=language)
    record(verb="account.created", organisation=None, actor=by, subject=("account", account.pk))
    return account, renew_invitation(account=account, by=by)


@transaction.atomic
def renew_invitation(*, account: Account, by: UUID | None) -> str:
    """A new link, also for who lost passphrase or telephone; the one before stops working."""
    token = secrets.token_urlsafe(32)
    Invitation.objects.update_or_create(
        account=account,
        defaults={"token_hash": hash_token(token), "expires_at": timezone.now() + INVITATION_LASTS},
    )
    _record_by("account.invited", account, by)
    return token


@transaction.atomic
def enrol(
    *, request: HttpRequest, invitation: Invitation, passphrase: str, totp_secret: str, code: str
) -> Account:
    """First sign-in: passphrase and second factor are chosen, and the person is in. Refused; InvitationUsed."""
    step = credentials.step_of(totp_secret, code)
    if step is None:
        raise Refused
    used, _ = Invitation.objects.filter(pk=invitation.pk, token_hash=invitation.token_hash).delete()
    if not used:
        raise InvitationUsed
    account = invitation.account
    credentials.protect(account, passphrase, totp_secret)
    account.totp_last_step = step
    account.save(update_fields=["passphrase_record", "totp_sealed", "totp_last_step"])
    end_sessions(account=account, by=account.pk)
    _let_in(request, account)
    _record("account.enrolled", account)
    return account


def change_passphrase(*, request: HttpRequest, account: Account, old: str, code: str, new: str) -> None:
    """Seals the second factor anew and ends all other sessions. Refused; TooManyTries; TooBusy."""
    secret = _proven_secret(request, account.email, account, old, code)  # outside: the count must stay
    if secret is None:
        raise Refused
    _replace_passphrase(request, account, new, secret)


@transaction.atomic
def _replace_passphrase(request: HttpRequest, account: Account, new: str, secret: str) -> None:
    credentials.protect(account, new, secret)
    account.save(update_fields=["passphrase_record", "totp_sealed"])
    update_session_auth_hash(request, account)
    request.session.save()
    end_sessions(account=account, by=account.pk, keep=request.session.session_key)
    _record("account.passphrase-changed", account)


def end_sessions(*, account: Account, by: UUID | None, keep: str | None = None) -> int:
    """Sign out every browser but the one with the key `keep`; takes effect at their next request."""
    others = account.sessions.all()
    if keep is not None:
        others = others.exclude(key_hash=hash_key(keep))
    ended, _ = others.delete()
    if ended:
        _record_by("account.sessions-ended", account, by)
    return ended


def end_session(*, account: Account, session: UUID) -> bool:
    """Sign out one browser; False if it is none of this account's."""
    ended, _ = account.sessions.filter(pk=session).delete()
    if ended:
        _record("account.session-ended", account)
    return bool(ended)


@transaction.atomic
def deactivate(*, account: Account, by: UUID | None) -> None:
    Account.objects.filter(pk=account.pk).update(is_active=False)
    Invitation.objects.filter(account=account).delete()
    end_sessions(account=account, by=by)
    _record_by("account.deactivated", account, by)


@transaction.atomic
def erase(*, account: Account, by: UUID | None) -> None:
    """Empty the row; its id stays, since the journal names it."""
    deactivate(account=account, by=by)
    account.groups.clear()
    Account.objects.filter(pk=account.pk).update(
        email=f"{account.pk}@erased.invalid",
        name="",
        passphrase_record="",
        totp_sealed=None,
        totp_last_step=0,
    )
    _record_by("account.erased", account, by)


def choose_language(*, account: Account, language: str) -> None:
    Account.objects.filter(pk=account.pk).update(language=language)


@transaction.atomic
def create_demo_account(*, email: str, name: str, language: str) -> Account:
    """A fictional person whose passphrase and codes the sign-in page tells. NotADemo; EmailTaken."""
    if not node.current().is_demo:
        raise NotADemo
    if account_by_email(email) is not None:
        raise EmailTaken
    account = Account(email=normal_email(email), name=name, language=language, is_demo=True)
    secret = credentials.demo_totp_secret(account.email)
    credentials.protect(account, credentials.DEMO_PASSPHRASE, secret)
    account.save(force_insert=True)
    record(verb="account.created", organisation=None, actor=None, subject=("account", account.pk))
    return account


def forget_expired() -> None:
    """Delete what has run out: sessions, invitations, counts of tries. For the daily clearing."""
    SessionStore.clear_expired()
    Invitation.objects.filter(expires_at__lte=timezone.now()).delete()
    throttling.forget()
