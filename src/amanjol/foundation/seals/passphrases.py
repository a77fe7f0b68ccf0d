"""From a passphrase to a verifier and a wrapping key, in one slow run of Argon2id.

One run serves both, so that a sign-in costs a second run to nobody: Argon2id (RFC 9106) gives 32 bytes, and
HKDF-SHA256 (RFC 5869) splits them. The server keeps only the SHA-256 of the verifier; neither it nor a
stolen table leads to the wrapping key. Lengths of passphrases are in characters, after NFKC.

A run holds `memory_kib` of memory and a processor for about a third of a second, so `AT_ONCE` run at once in
each process, and behind everything else that the machine has to do.

Also called: password hashing, key derivation.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
import sys
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHORTEST: Final = 12
LONGEST: Final = 256
LONGEST_TYPED: Final = 1024  # before NFKC, quadratic in Pythons before June 2026 (python/cpython#149079)
LONGEST_WAIT: Final = 30.0  # seconds
AT_ONCE: Final = 2
NICENESS: Final = 10

_SALT_BYTES: Final = 16
_KEY_BYTES: Final = 32
_VERIFIER_INFO: Final = b"amanjol/passphrase/verifier/1"
_WRAPPING_KEY_INFO: Final = b"amanjol/passphrase/wrapping-key/1"
_RECORD: Final = re.compile(
    r"argon2id-hkdf\$v=1"
    r"\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p=([1-9][0-9]?)"
    r"\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})"
)


class TooBusy(Exception):
    """Somebody was not served within `LONGEST_WAIT`: answer "try again in a minute"."""


class MalformedRecord(ValueError):
    """The text is not one that `Record.encode` writes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run takes: memory in KiB, passes over it, lanes. ValueError outside what is sensible.

    The ceilings keep a tampered record from taking the server's memory or its day.
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if not 1 <= self.lanes <= 16:
            raise ValueError("Argon2id takes 1 to 16 lanes.")
        if not 1 <= self.passes <= 64:
            raise ValueError("Argon2id takes 1 to 64 passes.")
        if not 8 * self.lanes <= self.memory_kib <= 1024 * 1024:
            raise ValueError("Argon2id takes 8 KiB a lane to 1 GiB.")


STRONG: Final = Cost(memory_kib=128 * 1024, passes=3, lanes=1)


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored of a passphrase. `verifier_hash` is the SHA-256 of the verifier."""

    cost: Cost
    salt: bytes = field(repr=False)
    verifier_hash: bytes = field(repr=False)

    def encode(self) -> str:
        """One line of ASCII like a PHC string; 101 characters with `STRONG`, 104 at most."""
        cost = f"m={self.cost.memory_kib},t={self.cost.passes},p={self.cost.lanes}"
        return f"argon2id-hkdf$v=1${cost}${_to_text(self.salt)}${_to_text(self.verifier_hash)}"

    @classmethod
    def decode(cls, text: str) -> Record:
        """The record of its text, which must be exactly as `encode` writes it: MalformedRecord otherwise."""
        match = _RECORD.fullmatch(text)
        if not match:
            raise MalformedRecord("This is no record of a passphrase.")
        memory_kib, passes, lanes, salt, verifier_hash = match.groups()
        try:
            cost = Cost(memory_kib=int(memory_kib), passes=int(passes), lanes=int(lanes))
            record = cls(cost=cost, salt=_from_text(salt), verifier_hash=_from_text(verifier_hash))
        except ValueError as problem:
            raise MalformedRecord("This record of a passphrase has impossible values.") from problem
        if record.encode() != text:  # base64 leaves spare bits, so two texts could mean the same
            raise MalformedRecord("This record of a passphrase is not in its only form.")
        return record


class Problem(Enum):
    """Why a new passphrase is refused. The sentence that says so is the form's."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_COMMON = "too_common"
    ABOUT_YOU = "about_you"
    TOO_REPETITIVE = "too_repetitive"


def _step_back() -> None:
    """Whoever is signed in goes first: where processors are short, these threads get a tenth of what a page gets."""
    if sys.platform == "linux":  # elsewhere a thread has no urgency of its own
        with suppress(PermissionError):  # where a container forbids it, passphrases are as urgent as pages
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


_runs = ThreadPoolExecutor(AT_ONCE, "passphrase", initializer=_step_back)
_is_unhurried: ContextVar[bool] = ContextVar("amanjol_unhurried", default=False)


@contextmanager
def unhurried() -> Iterator[None]:
    """Where nobody waits at a page, such as for the people of a demo: however long a busy machine takes."""
    token = _is_unhurried.set(True)
    try:
        yield
    finally:
        _is_unhurried.reset(token)


def create(passphrase: str, cost: Cost = STRONG) -> tuple[Record, bytes]:
    """A new record with a fresh salt, and the 32-byte wrapping key. ValueError if over `LONGEST_TYPED`.

    Ask `problem_with` first. A cost below `STRONG` is for tests only.
    """
    if len(passphrase) > LONGEST_TYPED:
        raise ValueError("This passphrase is too long; problem_with says so.")
    salt = secrets.token_bytes(_SALT_BYTES)
    verifier, wrapping_key = _derive(passphrase, cost, salt)
    return Record(cost=cost, salt=salt, verifier_hash=hashlib.sha256(verifier).digest()), wrapping_key


def open_with(record: Record, passphrase: str) -> bytes | None:
    """The wrapping key, or None for a wrong passphrase. TooBusy after `LONGEST_WAIT`."""
    verifier, wrapping_key = _derive(passphrase, record.cost, record.salt)
    if hmac.compare_digest(hashlib.sha256(verifier).digest(), record.verifier_hash):
        return wrapping_key
    return None


def waste(cost: Cost = STRONG) -> None:
    """The work of `open_with` for an account that does not exist, so that the time tells nobody so."""
    open_with(Record(cost=cost, salt=bytes(_SALT_BYTES), verifier_hash=bytes(_KEY_BYTES)), "")


def problem_with(passphrase: str, about: Iterable[str], is_common: Callable[[str], bool]) -> Problem | None:
    """What is wrong with a new passphrase, or None.

    `about` are texts that name the person (name, e-mail, organisation); `is_common` is asked about a folded
    text (NFKC, casefold). A personal or common word may stand in what is long enough without it.
    """
    if len(passphrase) > LONGEST_TYPED:
        return Problem.TOO_LONG
    length = len(unicodedata.normalize("NFKC", passphrase))
    if not SHORTEST <= length <= LONGEST:
        return Problem.TOO_SHORT if length < SHORTEST else Problem.TOO_LONG
    folded = _folded(passphrase)
    if _is_commonplace(folded, is_common):
        return Problem.TOO_COMMON
    if _is_about(folded, about):
        return Problem.ABOUT_YOU
    if _is_repetitive(folded):
        return Problem.TOO_REPETITIVE
    return None


def _derive(passphrase: str, cost: Cost, salt: bytes) -> tuple[bytes, bytes]:
    # Longer than `LONGEST_TYPED` is nobody's passphrase: wrong in any form, so not worth the time of NFKC.
    normal = passphrase if len(passphrase) > LONGEST_TYPED else unicodedata.normalize("NFKC", passphrase)
    slow = Argon2id(
        salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    # surrogatepass: a lone surrogate is a wrong passphrase, not a broken request.
    run = _runs.submit(slow.derive, normal.encode("utf-8", "surrogatepass"))
    try:
        root = run.result(None if _is_unhurried.get() else LONGEST_WAIT)
    except TimeoutError as problem:
        run.cancel()
        raise TooBusy from problem
    return _split(root, _VERIFIER_INFO), _split(root, _WRAPPING_KEY_INFO)


def _split(root: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=info).derive(root)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _is_commonplace(folded: str, is_common: Callable[[str], bool]) -> bool:
    """Common as a whole, or a common word with a few figures and signs around it."""
    word = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
    around = len(folded) - len(word)
    return is_common(folded) or (bool(word) and around < SHORTEST and is_common(word))


def _is_about(folded: str, about: Iterable[str]) -> bool:
    words = {word for text in about for word in re.findall(r"[^\W_]{3,}", _folded(text))}
    rest = folded
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, "")
    return rest != folded and len(rest) < SHORTEST


def _is_repetitive(folded: str) -> bool:
    """Up to four different characters, runs such as 12345 or aaaaa, or a short block again and again."""
    if len(set(folded)) < 5:
        return True
    outside_runs = sum(abs(ord(after) - ord(before)) > 1 for before, after in pairwise(folded))
    if outside_runs < 5:
        return True
    blocks = range(1, min(SHORTEST, len(folded) // 2 + 1))
    return any(folded[size:] == folded[:-size] for size in blocks)


def _to_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")


def _from_text(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
