"""The code that somebody writes down: it names the letterbox and opens what lies in it. Nobody stores it.

Twenty digits, which look alike in every script of the house; the last one finds a slip. The server's secret goes into
both: a thief of the tables alone tries no code.
"""

from __future__ import annotations

import re
import secrets
from typing import Final

from django.utils.crypto import salted_hmac

from amanjol.foundation.seals.keypairs import KeyPair

DIGITS: Final = 20
_GROUP: Final = 4
_NAME: Final = "amanjol.complaints.letterbox"
_SEED: Final = "amanjol.complaints.answer"


def new_code() -> str:
    digits = "".join(secrets.choice("0123456789") for _place in range(DIGITS - 1))
    return digits + _check_digit(digits)


def read(typed: str) -> str | None:
    """The digits of what was typed, whatever stands between them; None if they are no code."""
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    is_code = len(digits) == DIGITS and digits[-1] == _check_digit(digits[:-1])
    return digits if is_code else None


def in_groups(code: str) -> str:
    return " ".join(re.findall(f".{{{_GROUP}}}", code))


def name_of(code: str) -> str:
    return salted_hmac(_NAME, code, algorithm="sha256").hexdigest()


def keys_of(code: str) -> KeyPair:
    return KeyPair(salted_hmac(_SEED, code, algorithm="sha256").digest())


def _check_digit(digits: str) -> str:
    """Luhn's: finds every single wrong digit, and nearly every two that changed places."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
