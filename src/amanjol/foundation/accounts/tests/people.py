"""Fictional people for tests, with a known passphrase and second factor."""

from __future__ import annotations

from dataclasses import dataclass
from unittest.mock import patch

from django.test import Client

from amanjol.foundation.accounts import credentials
from amanjol.foundation.accounts.models import Account

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


def enrolled(email: str = "ayna@example.org", name: str = "Ayna Chinar", **columns: object) -> Account:
    account = Account(email=email, name=name, **columns)
    credentials.protect(account, PASSPHRASE, SECRET)
    account.save()
    return account


def totp_secret_of(account: Account, passphrase: str) -> str | None:
    opened = credentials.open_account(account, passphrase)
    return None if opened is None else opened.totp_secret
