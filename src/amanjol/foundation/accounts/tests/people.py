"""Fictional people for tests, with a known passphrase and second factor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from django.conf import settings
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts import credentials
from amanjol.foundation.accounts.models import Account, Session
from amanjol.foundation.accounts.session_store import IDLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    type PeopleOf = Callable[[Callable[[], Any]], AbstractContextManager[Any]]

PASSPHRASE = "nine quiet apricot gardens"
NEW_PASSPHRASE = "seven blue felt carpets"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


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
    return client


def signed_in_now() -> None:
    """Whoever has unlocked a browser, however long ago, did so just now."""
    now = timezone.now()
    Session.objects.update(
        created_at=now, last_seen_at=now, expires_at=now + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    )
    unlocked_sessions = Session.objects.filter(locks_at__isnull=False)
    unlocked_sessions.update(unlocked_at=now, locks_at=now + IDLE)


def enrolled(email: str = "ayna@example.org", name: str = "Ayna Chinar", **columns: object) -> Account:
    account = Account(email=email, name=name, **columns)
    credentials.protect(account, PASSPHRASE, SECRET)
    account.save()
    return account


def totp_secret_of(account: Account, passphrase: str) -> str | None:
    opened = credentials.open_account(account, passphrase)
    return None if opened is None else opened.totp_secret
