"""Fictional people for tests, with a known passphrase and second factor."""

from __future__ import annotations

from dataclasses import dataclass

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


def enrolled(email: str = "ayna@example.org", name: str = "Ayna Chinar", **columns: object) -> Account:
    account = Account(email=email, name=name, **columns)
    credentials.protect(account, PASSPHRASE, SECRET)
    account.save()
    return account
