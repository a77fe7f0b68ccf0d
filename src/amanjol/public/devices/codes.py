"""The short code that a new device shows and a manager types: KX7M-2P4Q."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils.crypto import salted_hmac

# No 0 O, 1 I L, 5 S, 8 B, U V: 24 signs, so a code is one of 110 thousand million.
ALPHABET: Final = "234679ACDEFGHJKMNPQRTWXY"
LENGTH: Final = 8
LASTS: Final = timedelta(minutes=10)
# What people type for a sign of the alphabet; no code holds these, so they mean nothing else.
_MEANT: Final = str.maketrans({"0": "Q", "O": "Q", "Z": "2", "1": "7"})
_CYRILLIC: Final = str.maketrans("АЕКМНРСТХУОЗ", "AEKMHPCTXYQ3")


def make(key_hash: str, salt: str) -> str:
    """Always the same for the same key and salt, so that it need not be stored to be told again."""
    number = int.from_bytes(
        salted_hmac("amanjol.devices.code", f"{key_hash} {salt}", algorithm="sha256").digest()
    )
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def show(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def read(typed: str) -> str:
    """The code that was meant: small letters, Cyrillic look-alikes, spaces and any dash are all right. Else empty."""
    signs = "".join(sign for sign in typed.upper().translate(_CYRILLIC) if sign.isalnum()).translate(_MEANT)
    return signs if len(signs) == LENGTH and set(signs) <= set(ALPHABET) else ""


def hashed(code: str) -> str:
    """What is stored of it, keyed with the node's secret."""
    return salted_hmac("amanjol.devices.code-hash", code, algorithm="sha256").hexdigest()
