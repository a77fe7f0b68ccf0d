from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.foundation.accounts import credentials
from amanjol.foundation.accounts.models import Account, Invitation, PersonKey, Session
from amanjol.foundation.accounts.session_store import hash_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """A fictional person and what to type to be them. The code was not used yet, or is empty."""

    account: Account
    passphrase: str
    code: str


def normal_email(typed: str) -> str:
    """The one spelling of a sign-in name that is stored."""
    return typed.strip().lower()


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def account_by_email(email: str) -> Account | None:
    """Who signs in with this address; where nobody does yet, who was invited with it first."""
    accounts = Account.objects.filter(email=normal_email(email))
    return accounts.order_by("-passphrase_record", "created_at").first()


def is_address_of_another(account: Account) -> bool:
    """Whether somebody else signs in with the address of this account, who was only invited with it."""
    others = Account.objects.filter(email=account.email).exclude(pk=account.pk)
    return others.exclude(passphrase_record="").exists()


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation of this link, if it is still good."""
    good = Invitation.objects.filter(token_hash=hash_token(token), expires_at__gt=timezone.now())
    return good.filter(account__is_active=True).select_related("account").first()


def sessions_of(account: Account) -> QuerySet[Session]:
    return account.sessions.filter(expires_at__gt=timezone.now()).order_by("-last_seen_at")


def session_of_cookie(key: str) -> Session | None:
    """The session that this cookie names, if it goes on. Asked so, it counts as no use of it and moves no time."""
    return Session.objects.filter(key_hash=hash_key(key), expires_at__gt=timezone.now()).first()


def key_of(account: Account) -> PersonKey | None:
    return PersonKey.objects.filter(account=account).first()


def keys_of_accounts(accounts: Iterable[UUID]) -> dict[UUID, PersonKey]:
    """The public halves of these people, by account; one query."""
    return {key.account_id: key for key in PersonKey.objects.filter(account__in=list(accounts))}


def demo_sign_ins() -> list[DemoSignIn]:
    """Every fictional person with a code that works now; empty where all of this half minute are used."""
    accounts = Account.objects.filter(is_demo=True, is_active=True).order_by("name")
    return [
        DemoSignIn(account, credentials.DEMO_PASSPHRASE, _unused_demo_code(account)) for account in accounts
    ]


def _unused_demo_code(account: Account) -> str:
    step = max(credentials.current_step(), account.totp_last_step + 1)
    if step > credentials.current_step() + credentials.STEPS_AROUND:
        return ""
    return credentials.code_at(credentials.demo_totp_secret(account.email), step)
