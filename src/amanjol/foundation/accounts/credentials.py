"""Passphrase and second factor of an account, without the database: `actions` saves what these set.

Also called: password, TOTP, authentication.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import time
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

import pyotp
import segno
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator

from amanjol.foundation.seals import fields, passphrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.accounts.models import Account

STEP_SECONDS: Final = 30
STEPS_AROUND: Final = 1
DEMO_PASSPHRASE: Final = "first sun over the long road"  # noqa: S105  shown to everybody on a demo node
_CHEAP: Final = passphrases.Cost(memory_kib=64, passes=1, lanes=1)


@dataclass(frozen=True, slots=True, eq=False)
class OpenedSecrets:
    """What one run of Argon2id with the right passphrase gives. Lives for the request."""

    totp_secret: str = field(repr=False)
    wrapping_key: bytes = field(repr=False)


def cost() -> passphrases.Cost:
    return _CHEAP if settings.CHEAP_PASSPHRASES else passphrases.STRONG


def problem_with(passphrase: str, about: Iterable[str]) -> passphrases.Problem | None:
    return passphrases.problem_with(
        passphrase, about=about, is_common=lambda text: text in _common_passwords()
    )


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def new_totp_secret() -> str:
    """160 random bits, as authenticator apps want them: 32 characters of base32."""
    return pyotp.random_base32()


def is_totp_secret(text: str) -> bool:
    return re.fullmatch("[A-Z2-7]{32}", text) is not None


def demo_totp_secret(email: str) -> str:
    """Known to everybody who reads this line; for fictional people only."""
    return base64.b32encode(hashlib.sha256(f"amanjol demo {email}".encode()).digest()[:20]).decode()


def protect(account: Account, passphrase: str, totp_secret: str) -> bytes:
    """Give the account this passphrase and seal the second factor under it. Returns the 32-byte wrapping key."""
    record, wrapping_key = passphrases.create(passphrase, cost())
    account.passphrase_record = record.encode()
    account.totp_sealed = fields.seal(wrapping_key, totp_secret.encode(), _totp_place(account))
    return wrapping_key


def open_account(account: Account | None, passphrase: str) -> OpenedSecrets | None:
    """What the right passphrase opens, else None. As slow where there is no account at all. TooBusy."""
    if account is None or not account.is_enrolled or account.totp_sealed is None:
        passphrases.waste(cost())
        return None
    wrapping_key = passphrases.open_with(passphrases.Record.decode(account.passphrase_record), passphrase)
    if wrapping_key is None:
        return None
    secret = fields.unseal(wrapping_key, bytes(account.totp_sealed), _totp_place(account)).decode()
    return OpenedSecrets(totp_secret=secret, wrapping_key=wrapping_key)


def _totp_place(account: Account) -> fields.Context:
    """An account is sealed to itself; the node's name is not bound, since a node may be named anew."""
    return fields.Context(
        node="this", organisation="", record=str(account.pk), column="accounts_account.totp_sealed", version=1
    )


def current_step() -> int:
    return int(time.time()) // STEP_SECONDS


def code_at(totp_secret: str, step: int) -> str:
    return pyotp.TOTP(totp_secret).generate_otp(step)


def step_of(totp_secret: str, code: str) -> int | None:
    """Which time step the code belongs to, one before and after now included; None if to none (RFC 6238, 5.2)."""
    now = current_step()
    typed = code.encode()
    matching = [
        step
        for step in range(now - STEPS_AROUND, now + STEPS_AROUND + 1)
        if hmac.compare_digest(code_at(totp_secret, step).encode(), typed)
    ]
    return matching[0] if matching else None


def totp_address(totp_secret: str, email: str) -> str:
    """What the QR code holds. Latin letters only, or it would be too dense for an old telephone's camera."""
    return pyotp.TOTP(totp_secret).provisioning_uri(name=email, issuer_name="Amanjol")


def qr_code(text: str) -> str:
    """As a `data:` address of an SVG picture."""
    return segno.make(text, error="m").svg_data_uri(scale=5, border=2, dark="#11353d", light="#fff")
