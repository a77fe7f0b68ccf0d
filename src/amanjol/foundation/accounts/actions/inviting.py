from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import credentials
from amanjol.foundation.accounts.actions.entering import SignedIn, let_in, make_key
from amanjol.foundation.accounts.actions.leaving import end_sessions
from amanjol.foundation.accounts.actions.recording import record_by, record_own
from amanjol.foundation.accounts.actions.signing_in import Refused
from amanjol.foundation.accounts.models import Account, Invitation, PersonKey
from amanjol.foundation.accounts.queries import (
    account_by_email,
    hash_token,
    is_address_of_another,
    normal_email,
)
from amanjol.foundation.accounts.unlocks import owner_of
from amanjol.foundation.journal.actions import record
from amanjol.foundation.seals import person_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.seals.keypairs import KeyPair

INVITATION_LASTS: Final = timedelta(hours=72)


class EmailTaken(Exception):
    """There is an account with this address."""


class AddressTaken(Exception):
    """Somebody signs in with the address of this invitation already. Its person is told, not who invited."""


class InvitationUsed(Exception):
    """Somebody used this link a moment ago."""


class WrongRecoveryCode(Exception):
    """A recovery code, but not the one that opens this person's key."""


@transaction.atomic
def invite(*, email: str, name: str, language: str, by: UUID | None) -> tuple[Account, str]:
    """Make an account and a link for its first sign-in; returns what the link must hold.

    EmailTaken, where nobody invites but the operator at the command line: others shall not learn who has an account.
    """
    if by is None and account_by_email(email) is not None:
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
    record_by("account.invited", account, by)
    return token


@transaction.atomic
def enrol(
    *,
    request: HttpRequest,
    invitation: Invitation,
    passphrase: str,
    totp_secret: str,
    code: str,
    recovery_code: str = "",
) -> SignedIn:
    """First sign-in, or the first after a loss: passphrase and second factor are chosen, the person is in.

    Who lost a passphrase keeps the person key by the recovery code. Without the code there is a new pair,
    and what only the old one opened must be given again. Refused; AddressTaken; InvitationUsed;
    WrongRecoveryCode; words.MalformedWords.
    """
    account = invitation.account
    step = credentials.step_of(totp_secret, code)
    if step is None:
        raise Refused
    if is_address_of_another(account):
        raise AddressTaken
    used, _ = Invitation.objects.filter(pk=invitation.pk, token_hash=invitation.token_hash).delete()
    if not used:
        raise InvitationUsed
    keys = _recovered(account, recovery_code) if recovery_code else None
    wrapping_key = credentials.protect(account, passphrase, totp_secret)
    account.totp_last_step = step
    account.save(update_fields=["passphrase_record", "totp_sealed", "totp_last_step"])
    if keys is None:
        _begin_anew(account, wrapping_key)
    else:
        wrapped = person_keys.wrap_for_passphrase(keys, wrapping_key, owner_of(account))
        PersonKey.objects.filter(account=account).update(by_passphrase=wrapped, code_kept_at=None)
        record_own("account.key-recovered", account)
    end_sessions(account=account, by=account.pk)
    signed_in = let_in(request, account, wrapping_key)
    record_own("account.enrolled", account)
    return signed_in


def note_address_taken(*, account: Account) -> None:
    """Somebody with the link was told that its address has an account: that must not go unseen."""
    record_own("account.address-taken", account)


def _recovered(account: Account, recovery_code: str) -> KeyPair | None:
    key = PersonKey.objects.filter(account=account).first()
    if key is None:
        return None
    try:
        return person_keys.open_by_recovery_code(
            bytes(key.by_recovery_code), recovery_code, owner_of(account)
        )
    except SealBroken:
        raise WrongRecoveryCode from None


def _begin_anew(account: Account, wrapping_key: bytes) -> None:
    """The old row goes, and the database deletes what was sealed to it; the next pair has the next version."""
    number, _ = PersonKey.objects.filter(account=account).delete()
    make_key(account, wrapping_key)
    if number:
        record_own("account.key-lost", account)
