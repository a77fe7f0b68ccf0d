"""Asking two words of a printed code back, without keeping the code anywhere.

The page that shows the code also holds a signed token: which two words are asked, and a keyed hash of them.
It goes to the browser that was just shown all of them, fits one code only, and lasts an hour.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from amanjol.foundation.seals import words

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey

LASTS: Final = 60 * 60  # seconds
_SALT: Final = "amanjol.accounts.printed-code"


class TokenOutdated(Exception):
    """Too old, altered, or of a code that is no longer the newest."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which two words are asked, counted from 1."""

    positions: tuple[int, int]
    token: str


def ask(code: str, wrapped: bytes) -> Question:
    """`wrapped` is what the code opens; a later code has another."""
    written = code.split()
    first, second = sorted(secrets.SystemRandom().sample(range(len(written)), 2))
    answer = _digest(written[first], written[second], wrapped)
    return read(signing.dumps([first + 1, second + 1, answer], salt=_SALT))


def read(token: str) -> Question:
    """TokenOutdated."""
    first, second, _answer = _loaded(token)
    return Question((first, second), token)


def is_answered(token: str, first: str, second: str, key: PersonKey) -> bool:
    """Whether these are the two words, in either script.."""
    *_positions, answer = _loaded(token)
    try:
        first_word, second_word = (words.write(words.read(word)) for word in (first, second))
    except words.MalformedWords:
        return False
    return constant_time_compare(_digest(first_word, second_word, bytes(key.by_recovery_code)), answer)


def _loaded(token: str) -> tuple[int, int, str]:
    try:
        first, second, answer = signing.loads(token, salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        raise TokenOutdated from None
    return int(first), int(second), str(answer)


def _digest(first: str, second: str, wrapped: bytes) -> str:
    return salted_hmac(_SALT, f"{first} {second} {wrapped.hex()}", algorithm="sha256").hexdigest()
