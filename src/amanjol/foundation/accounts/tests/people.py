"""Fictional people for tests, with a known passphrase and second factor."""

from __future__ import annotations

import base64
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from django.conf import settings
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts import credentials
from amanjol.foundation.accounts.models import Account, Session
from amanjol.foundation.accounts.session_store import IDLE, hash_key, hash_unlocked
from amanjol.foundation.accounts.unlocks import owner_of
from amanjol.foundation.seals import person_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    type PeopleOf = Callable[[Callable[[], Any]], AbstractContextManager[Any]]

PASSPHRASE = "nine quiet apricot gardens"
NEW_PASSPHRASE = "seven blue felt carpets"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

_secrets: dict[
    str, bytes
] = {}  # of the unlock cookies that `unlocked` was given, by what the row is found by


@dataclass
class Typed:
    """What somebody types on the sign-in page."""

    email: str
    passphrase: str = PASSPHRASE
    code: str = ""

    def __post_init__(self) -> None:
        self.code = self.code or code()

    @property
    def form(self) -> dict[str, str]:
        return {"email": self.email, "passphrase": self.passphrase, "code": self.code}


def code(steps: int = 0) -> str:
    return credentials.code_at(SECRET, credentials.current_step() + steps)


def unlocked(account: Account, passphrase: str = PASSPHRASE, **headers: str) -> Client:
    """A browser that has signed in by the page, and so holds both cookies. Uses this half minute's code up.

    The half minute lasts until it has: on a busy machine the first page takes longer than a code is good for.
    """
    client = Client(headers={"accept-language": "en"} | headers)
    Account.objects.filter(pk=account.pk).update(totp_last_step=0)
    step = credentials.current_step()
    with patch.object(credentials, "current_step", lambda: step):
        response = client.post("/account/sign-in/", Typed(account.email, passphrase).form)
    assert response.status_code == 302, response.text
    if "unlock" in client.cookies:
        secret = base64.urlsafe_b64decode(client.cookies["unlock"].value)
        _secrets[hash_key(client.cookies["session"].value)] = secret
    return client


def signed_in_now() -> None:
    """Whoever has unlocked a browser by `unlocked`, however long ago, did so just now."""
    now = timezone.now()
    expires_at = now + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    for row in Session.objects.filter(key_hash__in=_secrets, by_session__isnull=False):
        if row.account_id is None or row.unlocked_at is None or row.by_session is None:
            continue
        account, secret = Account.objects.get(pk=row.account_id), _secrets[row.key_hash]
        was_at = hash_unlocked(row.key_hash, row.unlocked_at, row.expires_at)
        is_at = hash_unlocked(row.key_hash, now, expires_at)
        with suppress(SealBroken):  # unlocked anew since, or of a key that is gone
            keys = person_keys.open_by_session(bytes(row.by_session), secret, owner_of(account), was_at)
            row.by_session = person_keys.wrap_for_session(keys, secret, owner_of(account), is_at)
            row.unlocked_at, row.expires_at = now, expires_at
            row.save()
    Session.objects.update(created_at=now, last_seen_at=now)
    Session.objects.filter(by_session=None).update(expires_at=expires_at)
    Session.objects.exclude(by_session=None).update(locks_at=now + IDLE)


def enrolled(email: str = "ayna@example.org", name: str = "Ayna Chinar", **columns: object) -> Account:
    account = Account(email=email, name=name, **columns)
    credentials.protect(account, PASSPHRASE, SECRET)
    account.save()
    return account


def totp_secret_of(account: Account, passphrase: str) -> str | None:
    opened = credentials.open_account(account, passphrase)
    return None if opened is None else opened.totp_secret
